"""Charts drawn on the server as SVG strings: they print, need no script, and say in words what they show."""

from tinhso.base.charts.bullets import bullet
from tinhso.base.charts.classes import Classes
from tinhso.base.charts.figure import Drawing, Links, figure, file
from tinhso.base.charts.ground import Caption, Group, Outline, Region, Sheet, TileGroup, Tiling
from tinhso.base.charts.lineages import Stop, lineage
from tinhso.base.charts.maps import choropleth
from tinhso.base.charts.marks import MARKS, css_class, icon
from tinhso.base.charts.strips import legend, strip
from tinhso.base.charts.tiles import tilemap
from tinhso.base.charts.trends import trend

__all__ = [
    "MARKS",
    "Caption",
    "Classes",
    "Drawing",
    "Group",
    "Links",
    "Outline",
    "Region",
    "Sheet",
    "Stop",
    "TileGroup",
    "Tiling",
    "bullet",
    "choropleth",
    "css_class",
    "figure",
    "file",
    "icon",
    "legend",
    "lineage",
    "strip",
    "tilemap",
    "trend",
]
