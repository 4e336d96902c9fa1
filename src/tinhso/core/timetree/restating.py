"""Figures of the areas of one day on the areas of another: a sparse linear map and the rules that use it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from tinhso.core.timetree import summing
from tinhso.core.timetree.flow import LOST, Bounds, Fractions
from tinhso.core.timetree.series import (
    BROKEN,
    ESTIMATED,
    EXACT,
    MISSING,
    SINGLE,
    Codes,
    Floats,
    Restated,
    Rule,
)
from tinhso.core.timetree.summing import Figures, Gather
from tinhso.core.timetree.values import Node

_NEAR = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Restatement:
    """What share of each source comes to each target, stored by target.

    The entries of target t are `start[t] : start[t + 1]`; `source` (entries,) is the number of the source, `fraction`
    (entries,) the share of it, NaN where nobody knows. `quality` (targets,) is the code of the mark. `weight`
    names what estimated fractions rest on, `unplaced` are sources of which some comes nowhere.
    """

    sources: tuple[Node, ...]
    targets: tuple[Node, ...]
    start: NDArray[np.int32]
    source: NDArray[np.int32]
    fraction: Floats
    quality: Codes
    weight: str = ""
    unplaced: tuple[Node, ...] = ()

    def apply(
        self, values: Floats, *, rule: Rule = Rule.SUM, by: Floats | None = None, coverage: bool = True
    ) -> Restated:
        """The figures of the targets from `values` (sources, columns), with `by` of that shape for paired rules.

        Start from figures as reported: a broken cell that is fed in again counts as not reported.
        Raises ValueError for other shapes, and where a rule does not fit the map.
        """
        columns = values.shape[1]
        if values.shape != (len(self.sources), columns) or (by is not None and by.shape != values.shape):
            raise ValueError(f"figures need the shape ({len(self.sources)}, columns): {values.shape}")
        rows = np.arange(len(self.sources), dtype=np.int32)
        out = summing.room(len(self.targets), columns, coverage=coverage)
        quality = self.write(Figures(values, by), rows, rule=rule, out=out)
        return Restated(
            nodes=self.targets,
            values=out.values,
            coverage=out.coverage,
            quality=quality[:, None],
            map_of=np.zeros(columns, np.int32),
            rule=rule,
            weight=self.weight if (quality == ESTIMATED).any() else "",
            unplaced=self.unplaced,
        )

    def write(self, figures: Figures, rows: NDArray[np.int32], *, rule: Rule, out: summing.Room) -> Codes:
        """Write the figures of the targets into `out`; `rows` (sources,) tells the row of each source, -1: none.

        Returns the quality (targets,) under the rule.
        """
        figures.check(rule)
        if (rule in SINGLE or rule is Rule.MEAN_OF_PREDECESSORS) and not self._keeps_tier():
            raise ValueError(f"{rule.value} passes from area to area of one tier: restate onto the same tier")
        quality = self._quality(rule)
        row = rows[self.source]
        there = row >= 0
        counts = np.concatenate(([0], np.cumsum(there, dtype=np.int32)))
        gather = Gather(
            start=counts[self.start].tolist(),
            expected=np.diff(self.start).tolist(),
            row=row[there],
            fraction=self.fraction[there],
            wanted=(quality < BROKEN).tolist(),
            mixed=(self._parts() > 0).tolist(),
        )
        summing.write(figures, gather, rule=rule, out=out)
        return quality

    def dense(self) -> Floats:
        """The map as a matrix (targets, sources), for small ones."""
        matrix = np.zeros((len(self.targets), len(self.sources)))
        matrix[np.repeat(np.arange(len(self.targets)), np.diff(self.start)), self.source] = self.fraction
        return matrix

    def _keeps_tier(self) -> bool:
        return {node.tier for node in self.sources} <= {node.tier for node in self.targets}

    def _parts(self) -> NDArray[np.intp]:
        """How many sources of each target came only in part."""
        target = np.repeat(np.arange(len(self.targets)), np.diff(self.start))
        return np.bincount(target[self.fraction != 1], minlength=len(self.targets))

    def _quality(self, rule: Rule) -> Codes:
        """The marks of the targets under a rule: what is no sum needs whole areas, or a single one."""
        if rule is not Rule.MEAN_OF_PREDECESSORS and rule not in SINGLE:
            return self.quality
        counts = np.diff(self.start)
        broken = self._parts() > 0
        if rule in SINGLE:
            broken |= counts > 1
        return np.where(broken, BROKEN, np.where(counts > 0, EXACT, MISSING)).astype(np.uint8)


def mapped(
    fractions: dict[str, Fractions], sources: Sequence[Node], *, targets: Sequence[Node], weight: str
) -> Restatement:
    """The map from the fractions of each source; sources and targets keep their order."""
    place = {node.key: i for i, node in enumerate(targets)}
    found: list[list[tuple[int, Bounds]]] = [[] for _ in targets]
    unplaced = []
    for i, source in enumerate(sources):
        for goal, bounds in fractions[source.key].items():
            if goal == LOST:
                unplaced.append(source)
            elif bounds.high > _NEAR:
                found[place[goal]].append((i, bounds))
    entries = list(chain.from_iterable(found))
    sizes = [len(each) for each in found]
    return Restatement(
        sources=tuple(sources),
        targets=tuple(targets),
        start=np.concatenate(([0], np.cumsum(sizes))).astype(np.int32),
        source=np.array([i for i, _ in entries], np.int32),
        fraction=np.array([_fraction(bounds) for _, bounds in entries], np.float64),
        quality=np.array([_mark([bounds for _, bounds in each]) for each in found], np.uint8),
        weight=weight,
        unplaced=tuple(unplaced),
    )


def _fraction(bounds: Bounds) -> float:
    return 1.0 if bounds.known and abs(bounds.guess - 1) <= _NEAR else bounds.guess


def _mark(arriving: list[Bounds]) -> int:
    if not arriving:
        return MISSING
    if all(bounds.known for bounds in arriving):
        return EXACT
    return BROKEN if any(np.isnan(bounds.guess) for bounds in arriving) else ESTIMATED
