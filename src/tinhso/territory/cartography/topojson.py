"""TopoJSON (the form in which packs keep boundaries) read into shapes: polygons of rings of points in degrees."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Any

Point = tuple[float, float]  # longitude, latitude
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]  # the outer ring, then its holes


class UnreadableError(ValueError):
    """The file is no TopoJSON of areas; says what was expected."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An area by its code, with every polygon that the file has of it."""

    code: str
    polygons: tuple[Polygon, ...]


def shapes(data: bytes) -> tuple[Shape, ...]:
    """The areas of a file in its order; `UnreadableError` where it is damaged or holds other things."""
    try:
        topology = json.loads(data)
        arcs = tuple(_arcs(topology))
        found = tuple(_shape(geometry, arcs) for geometry in _geometries(topology))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as problem:
        raise UnreadableError(f"no TopoJSON of areas: {problem!r}") from problem
    if not found:
        raise UnreadableError("no areas in this TopoJSON")
    return found


def _geometries(topology: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if topology["type"] != "Topology":
        raise ValueError(topology["type"])
    for thing in topology["objects"].values():
        yield from thing["geometries"]


def _arcs(topology: dict[str, Any]) -> Iterator[Ring]:
    """Each arc in degrees: with a transform, whole numbers each counted from the one before."""
    transform = topology.get("transform")
    for arc in topology["arcs"]:
        if transform is None:
            yield tuple((float(x), float(y)) for x, y, *_rest in arc)
            continue
        (wide, high), (west, south) = transform["scale"], transform["translate"]
        across, up = map(accumulate, zip(*arc, strict=True))
        yield tuple((west + x * wide, south + y * high) for x, y in zip(across, up, strict=True))


def _shape(geometry: dict[str, Any], arcs: Sequence[Ring]) -> Shape:
    kind, parts = geometry["type"], geometry["arcs"]
    polygons = {"Polygon": [parts], "MultiPolygon": parts}[kind]
    properties = geometry.get("properties") or {}
    code = str(geometry.get("id") or properties.get("code") or properties["p"])
    return Shape(
        code, tuple(tuple(_ring(indexes, arcs) for indexes in polygon) for polygon in polygons if polygon)
    )


def _ring(indexes: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Arcs one after the other; each begins where the last one ends, one below zero runs backwards."""
    lines = [arcs[~index][::-1] if index < 0 else arcs[index] for index in indexes]
    return tuple(chain(lines[0], *(line[1:] for line in lines[1:])))
