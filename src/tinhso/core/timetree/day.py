"""The tree of a day: areas in preorder, with arrays for whoever computes over it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tinhso.core.timeline import Interval
from tinhso.core.timetree.values import Node

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class DayTree:
    """The areas that stand on each day of `interval`, every area right before those below it.

    `parent` (areas,) holds the position of the area above, -1 at the top; `size` (areas,) counts an area and all
    below it, so that those are `nodes[i : i + size[i]]`; `depth` (areas,) is 0 at the top. Siblings stand in
    the order of their places. The arrays may not be written to.
    """

    interval: Interval
    nodes: tuple[Node, ...]
    parent: Ints
    size: Ints
    depth: Ints
    positions: dict[str, int] = field(repr=False)

    def __len__(self) -> int:
        return len(self.nodes)

    def __contains__(self, key: str) -> bool:
        return key in self.positions

    def above(self, key: str) -> Node | None:
        """The area right above; None at the top."""
        upper = self.parent[self.positions[key]]
        return self.nodes[upper] if upper >= 0 else None

    def children(self, key: str) -> tuple[Node, ...]:
        """The areas right below, in the order of their places."""
        here = self.positions[key]
        below = slice(here + 1, here + int(self.size[here]))
        found = np.flatnonzero(self.parent[below] == here) + here + 1
        return tuple(self.nodes[i] for i in found)

    def ancestors(self, key: str) -> tuple[Node, ...]:
        """The areas above, the nearest first."""
        found = []
        here = int(self.parent[self.positions[key]])
        while here >= 0:
            found.append(self.nodes[here])
            here = int(self.parent[here])
        return tuple(found)

    def descendants(self, key: str) -> tuple[Node, ...]:
        """All areas below, in preorder."""
        here = self.positions[key]
        return self.nodes[here + 1 : here + int(self.size[here])]

    def of_tier(self, tier: str, *, under: str = "") -> tuple[Node, ...]:
        """The areas of one tier in preorder; of those below the area `under` (a key) if given."""
        among = self.descendants(under) if under else self.nodes
        return tuple(node for node in among if node.tier == tier)

    def of_tier_from(self, key: str, *, tier: str) -> Node | None:
        """The area itself or the one above it that is of a tier; None when there is none."""
        here = self.nodes[self.positions[key]]
        return next((node for node in (here, *self.ancestors(key)) if node.tier == tier), None)


def planted(nodes: Sequence[Node], up: Ints, *, interval: Interval) -> DayTree:
    """The tree of areas given in the order of their places, `up` (areas,) being the number of the area above."""
    depth = _depths(up)
    size = np.ones(len(nodes), np.int32)
    levels = [
        np.flatnonzero(depth == level).astype(np.int32) for level in range(int(depth.max(initial=-1)) + 1)
    ]
    for level in reversed(levels[1:]):
        np.add.at(size, up[level], size[level])
    place = np.zeros(len(nodes), np.int32)
    for level in levels:
        _seat(level, up=up, size=size, place=place)
    order = np.argsort(place)
    upper = np.where(up[order] >= 0, place[up[order]], -1).astype(np.int32)
    standing = tuple(nodes[i] for i in order.tolist())
    arrays = (upper, size[order], depth[order])
    for array in arrays:
        array.setflags(write=False)
    return DayTree(interval, standing, *arrays, {node.key: i for i, node in enumerate(standing)})


def _depths(up: Ints) -> Ints:
    depth = np.zeros(len(up), np.int32)
    here = up.copy()
    while (climbing := here >= 0).any():
        depth += climbing
        here = np.where(climbing, up[here], -1)
    return depth


def _seat(level: Ints, *, up: Ints, size: Ints, place: Ints) -> None:
    """Give each area of a level its place: behind the area above and the siblings before it, with all below."""
    level = level[np.argsort(up[level], kind="stable")]
    above = up[level]
    behind = np.cumsum(size[level]) - size[level]
    first = np.flatnonzero(np.diff(above, prepend=-2))
    counts = np.diff(first, append=len(level))
    place[level] = behind - np.repeat(behind[first], counts)
    below = above >= 0
    place[level[below]] += place[above[below]] + 1
