"""A made-up country for maps: square provinces, and both archipelagos with as many islets as the real ones."""

import io
import json
from collections.abc import Iterable, Mapping

from django.utils import timezone

from tinhso.base import attachments
from tinhso.territory.models import AreaOutline, Load
from tinhso.territory.values import REDRAWN, LoadSource

HOANG_SA, TRUONG_SA = 46, 140
Square = tuple[float, float, float]  # longitude and latitude of the middle, half a side


def islets(count: int, *, west: float, south: float, columns: int, apart: float) -> list[Square]:
    """Many small squares in rows."""
    return [(west + apart * (at % columns), south + apart * (at // columns), 0.004) for at in range(count)]


HOANG_SA_ISLETS = islets(HOANG_SA, west=111.3, south=15.8, columns=8, apart=0.18)
TRUONG_SA_ISLETS = islets(TRUONG_SA, west=109.8, south=7.3, columns=20, apart=0.4)
PROVINCES: Mapping[str, list[Square]] = {
    "01": [(105.5, 21.0, 1.2)],
    "48": [(108.0, 15.7, 0.7), *HOANG_SA_ISLETS],
    "56": [(108.9, 12.2, 0.4), *TRUONG_SA_ISLETS],
    "79": [(106.7, 10.7, 0.5)],
    "91": [(105.0, 10.0, 0.6)],
}
COMMUNES: Mapping[str, list[Square]] = {
    "20194": [(107.7, 15.7, 0.35)],
    "20197": [(108.4, 15.7, 0.35)],
    "20333": HOANG_SA_ISLETS,
}


def topojson(areas: Mapping[str, Iterable[Square]]) -> bytes:
    """Squares as a TopoJSON, one arc a square, codes in `id` as packs have them."""
    arcs: list[list[list[float]]] = []
    geometries = []
    for code, squares in areas.items():
        first = len(arcs)
        arcs.extend(_ring(*square) for square in squares)
        parts = [[[at]] for at in range(first, len(arcs))]
        geometries.append({"type": "MultiPolygon", "id": code, "arcs": parts, "properties": {}})
    objects = {"areas": {"type": "GeometryCollection", "geometries": geometries}}
    return json.dumps({"type": "Topology", "arcs": arcs, "objects": objects}).encode()


def _ring(longitude: float, latitude: float, half: float) -> list[list[float]]:
    west, east, south, north = longitude - half, longitude + half, latitude - half, latitude + half
    return [[west, south], [west, north], [east, north], [east, south], [west, south]]


def drawn(outlines: Mapping[tuple[str, str], bytes]) -> None:
    """Keep files of outlines, by tier and the province they are within, as a loaded pack does."""
    load = Load.objects.create(
        source=LoadSource.PACK, name="Gói thử", digest="0" * 64, made_at=timezone.now()
    )
    for (tier, within), data in outlines.items():
        AreaOutline.objects.create(
            tier=tier,
            within_code=within,
            valid_from=REDRAWN,
            file=attachments.store(io.BytesIO(data)),
            name=f"{tier}{within}.json",
            size=len(data),
            load=load,
        )
