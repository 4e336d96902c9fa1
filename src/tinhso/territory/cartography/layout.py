"""Shapes laid out on a sheet in whole numbers, with both archipelagos always among what is drawn.

The projection is equirectangular, true to scale along 16° N, the middle of the country: at its northern end widths
are 4 % too large, which a map to colour by may be and a map to measure by may not.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tinhso.base.charts.ground import Box, Group, Outline, Sheet, Spot
from tinhso.territory.archipelagos import ARCHIPELAGOS, of_place
from tinhso.territory.cartography.topojson import Point, Ring, Shape

_NARROWING = math.cos(math.radians(16))
_COUNTRY = (101.8, 6.6, 118.2, 23.6)  # degrees: all of the land and of both archipelagos
_COUNTRY_SCALE = 100  # units a degree
_SIDE = 1000  # units, of a province
_MARGIN = 24
_APART = 16  # units between an archipelago and its frame
_STRIP = 400  # units, below a province with what lies far off its coast
_OFF_SHORE = 0.5  # degrees of open sea, about 55 km


@dataclass(frozen=True, slots=True)
class _Window:
    """How degrees become places of the sheet."""

    west: float
    north: float
    scale: float
    left: float = 0.0
    top: float = 0.0

    def __call__(self, point: Point) -> Spot:
        longitude, latitude = point
        across = self.left + (longitude - self.west) * _NARROWING * self.scale
        return round(across), round(self.top + (self.north - latitude) * self.scale)


def country(shapes: Sequence[Shape]) -> Sheet:
    """The sheet of the whole country: nothing of it is cut off."""
    west, south, east, north = _COUNTRY
    window = _Window(west, north, _COUNTRY_SCALE)
    width, height = window((east, south))
    outlines = tuple(_outline(shape, window) for shape in shapes)
    return Sheet("country", width, height, outlines, _groups((shape, window) for shape in shapes))


def province(shapes: Sequence[Shape]) -> Sheet:
    """The sheet of the areas within one province; what lies far off its coast is framed below, in a size of its own.

    Drawn in its place an island 100 km away leaves the mainland a fraction of the sheet.
    """
    near, far = _parted(shapes)
    wide = _SIDE - 2 * _MARGIN
    windows = dict.fromkeys((one.code for one in near), _fitted(near, (_MARGIN, _MARGIN, wide, wide)))
    each = (wide - _MARGIN * (len(far) - 1)) / max(len(far), 1)
    for at, shape in enumerate(far):
        left = _MARGIN + at * (each + _MARGIN) + _APART
        room = (left, _SIDE + 110.0, each - 2 * _APART, _STRIP - 110.0 - 2 * _MARGIN)
        windows[shape.code] = _fitted([shape], room)
    placed = [(shape, windows[shape.code]) for shape in shapes]
    outlines = tuple(_outline(*one) for one in placed)
    islands = {shape.code for shape in far if not _is_of_archipelago(shape)}
    insets = tuple(_framed(one.box) for one in outlines if one.code in islands)
    kind, height = ("province-inset", _SIDE + _STRIP) if far else ("province", _SIDE)
    return Sheet(kind, _SIDE, height, outlines, _groups(placed), insets)


def _parted(shapes: Sequence[Shape]) -> tuple[list[Shape], list[Shape]]:
    """The areas that lie together, the most of them, and those of an archipelago or across much open sea."""
    boxes = {one.code: _box([at for polygon in one.polygons for at in polygon[0]]) for one in shapes}
    clusters: list[set[str]] = []
    for code in (shape.code for shape in shapes if not _is_of_archipelago(shape)):
        joined = [
            one for one in clusters if any(_gap(boxes[code], boxes[other]) < _OFF_SHORE for other in one)
        ]
        clusters = [one for one in clusters if one not in joined]
        clusters.append({code}.union(*joined))
    main = max(clusters, key=len, default=set(boxes))
    return [one for one in shapes if one.code in main], [one for one in shapes if one.code not in main]


def _gap(ours: Box, theirs: Box) -> float:
    """Degrees between two boxes, along the axis where they are farther apart."""
    return max(ours[0] - theirs[2], theirs[0] - ours[2], ours[1] - theirs[3], theirs[1] - ours[3])


def _is_of_archipelago(shape: Shape) -> bool:
    return all(of_place(*_middle(polygon[0])) for polygon in shape.polygons)


def _fitted(shapes: Sequence[Shape], room: Box) -> _Window:
    """The largest window onto the shapes that fits a room (left, top, width, height), in its middle."""
    points = [point for shape in shapes for polygon in shape.polygons for point in polygon[0]]
    west, south, east, north = _box(points)
    left, top, width, height = room
    across, down = max((east - west) * _NARROWING, 1e-6), max(north - south, 1e-6)
    scale = min(width / across, height / down)
    return _Window(west, north, scale, left + (width - across * scale) / 2, top + (height - down * scale) / 2)


def _groups(placed: Iterable[tuple[Shape, _Window]]) -> tuple[Group, ...]:
    marks: dict[str, list[Spot]] = {}
    shores: dict[str, list[Spot]] = {}
    owners: dict[str, str] = {}
    for shape, window in placed:
        for polygon in shape.polygons:
            middle = _middle(polygon[0])
            if found := of_place(*middle):
                marks.setdefault(found.key, []).append(window(middle))
                shores.setdefault(found.key, []).extend(map(window, polygon[0]))
                owners[found.key] = shape.code
    return tuple(
        Group(
            one.key,
            owners[one.key],
            (one.name, one.belongs),
            _framed(_box(shores[one.key])),
            tuple(marks[one.key]),
        )
        for one in ARCHIPELAGOS
        if one.key in marks
    )


def _framed(box: Box) -> Box:
    left, top, right, bottom = box
    return left - _APART, top - _APART, right + _APART, bottom + _APART


def _outline(shape: Shape, window: _Window) -> Outline:
    polygons = [
        [_thinned([window(point) for point in ring]) for ring in polygon] for polygon in shape.polygons
    ]
    largest = max(polygons, key=lambda rings: abs(_doubled_area(rings[0])))[0]
    return Outline(
        code=shape.code,
        path="".join(_path(ring) for rings in polygons for ring in rings),
        box=_box([spot for rings in polygons for spot in rings[0]]),
        heart=_heart(largest),
        middles=tuple(window(_middle(polygon[0])) for polygon in shape.polygons),
    )


def _thinned(ring: Sequence[Spot]) -> list[Spot]:
    """A closed ring, its last spot left out, without spots that change nothing of the line."""
    kept: list[Spot] = []
    for spot in ring:
        if kept and spot == kept[-1]:
            continue
        if len(kept) > 1 and _is_between(kept[-2], kept[-1], spot):
            kept[-1] = spot
        else:
            kept.append(spot)
    if len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return kept


def _is_between(before: Spot, spot: Spot, after: Spot) -> bool:
    (ax, ay), (bx, by), (cx, cy) = before, spot, after
    straight = (bx - ax) * (cy - by) == (by - ay) * (cx - bx)
    return straight and (bx - ax) * (cx - bx) + (by - ay) * (cy - by) > 0


def _path(ring: Sequence[Spot]) -> str:
    """Relative whole numbers; a ring smaller than the grid stays as a speck of one unit."""
    (x, y), *rest = ring
    if len(rest) < 2:
        return f"M{x} {y}h1v1h-1z"
    steps = []
    for across, down in rest:
        steps.append(f"{across - x}{'' if down < y else ' '}{down - y}")
        x, y = across, down
    joined = steps[0] + "".join(step if step.startswith("-") else f" {step}" for step in steps[1:])
    start = f"M{ring[0][0]} {ring[0][1]}l"
    return f"{start}{joined}z"


def _heart(ring: Sequence[Spot]) -> Spot:
    """The centre of gravity of a ring, or its middle where it has no area."""
    doubled = _doubled_area(ring)
    if not doubled:
        x, y = _middle(ring)
        return round(x), round(y)
    across = down = 0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        part = ax * by - bx * ay
        across, down = across + (ax + bx) * part, down + (ay + by) * part
    return round(across / (3 * doubled)), round(down / (3 * doubled))


def _doubled_area(ring: Sequence[Spot]) -> int:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)


def _middle(ring: Ring | Sequence[Spot]) -> Point:
    left, top, right, bottom = _box(ring)
    return (left + right) / 2, (top + bottom) / 2


def _box(points: Sequence[Point] | Sequence[Spot]) -> Box:
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)
