"""Outlines of areas: TopoJSON of a pack read into shapes, shapes laid out on a sheet, sheets as SVG paths."""

from tinhso.territory.cartography.layout import country, province
from tinhso.territory.cartography.shared import EDITION, document
from tinhso.territory.cartography.topojson import Shape, UnreadableError, shapes

__all__ = [
    "EDITION",
    "Shape",
    "UnreadableError",
    "country",
    "document",
    "province",
    "shapes",
]
