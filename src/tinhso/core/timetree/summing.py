"""Figures added up by target, in one pass over memory.

Rows are areas and columns are figures, so that an area is one stretch of memory: the rows behind a target are
gathered, cleaned of NaN, counted and added while they are in the cache. With areas along the columns each figure
would be gathered alone (bench/territory.py measures both).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tinhso.core.timetree.series import PAIRED, Floats, Rule, Shares

_CELLS = 1 << 16  # cells gathered at once: half a megabyte, about what a core has for itself
Flags = NDArray[np.bool_]
Counts = NDArray[np.uint8] | NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """Figures (rows, columns) and, for paired rules, the denominators or weights of the same shape."""

    values: Floats
    by: Floats | None = None

    def check(self, rule: Rule) -> None:
        """Raise ValueError when the rule needs a pair and there is none, or the other way round."""
        if (self.by is not None) != (rule in PAIRED):
            raise ValueError(
                f"{rule.value}: `by` is given for {', '.join(sorted(PAIRED))} and for no other rule"
            )

    def cut(self, columns: slice) -> "Figures":
        """The same rows of some columns, without a copy."""
        return Figures(self.values[:, columns], None if self.by is None else self.by[:, columns])


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """Where the figures of targets and their coverage go, both (targets, columns)."""

    values: Floats
    coverage: Shares | None

    def cut(self, columns: slice) -> "Room":
        """The same room for some columns, without a copy."""
        return Room(self.values[:, columns], None if self.coverage is None else self.coverage[:, columns])


@dataclass(frozen=True, slots=True, eq=False)
class Gather:
    """Which rows each target takes: `row` and `fraction` (entries,), those of target t from `start[t]` on.

    `expected` (targets,) counts the areas that should report, `wanted` (targets,) tells whether there is a figure,
    `mixed` (targets,) whether some area came only in part.
    """

    start: list[int]
    expected: list[int]
    row: NDArray[np.int32]
    fraction: Floats
    wanted: list[bool]
    mixed: list[bool]


def room(targets: int, columns: int, *, coverage: bool) -> Room:
    """Empty room for the figures of targets."""
    return Room(np.empty((targets, columns)), np.empty((targets, columns), np.float32) if coverage else None)


def write(figures: Figures, gather: Gather, *, rule: Rule, out: Room) -> None:
    """Fill `out` target by target, wide targets in stretches of columns."""
    columns = out.values.shape[1]
    for target, wanted in enumerate(gather.wanted):
        begin, end = gather.start[target], gather.start[target + 1]
        if not wanted or begin == end:
            out.values[target] = np.nan
        if begin == end and out.coverage is not None:
            out.coverage[target] = 0
        if begin == end or not (wanted or out.coverage is not None):
            continue
        share = gather.fraction[begin:end, None] if gather.mixed[target] else None
        width = max(_CELLS // (end - begin), 64)
        for left in range(0, columns, width):
            cells = slice(left, left + width)
            block = Block(figures.cut(cells), gather.row[begin:end], share)
            count = block.join(rule, into=out.values[target, cells] if wanted else None)
            if out.coverage is not None:
                expected = np.float32(gather.expected[target])
                np.divide(count, expected, out=out.coverage[target, cells], dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """The rows behind one target, with the share of each (rows, 1) unless all are whole."""

    figures: Figures
    rows: NDArray[np.int32]
    share: Floats | None

    def join(self, rule: Rule, *, into: Floats | None) -> Counts:
        """Write the figure of the target, NaN where nothing is there; returns how many areas reported."""
        values = self._gathered(self.figures.values)
        by = None if self.figures.by is None else self._gathered(self.figures.by)
        gone = np.isnan(values)
        if by is not None:
            gone |= np.isnan(by)
            if rule is Rule.WEIGHTED_MEAN:
                values *= by
        kind = np.uint8 if len(gone) < 256 else np.int32
        count: Counts = np.add.reduce(~gone, 0, dtype=kind)
        if into is None:
            return count
        total = self._total(values, gone)
        if by is None:
            np.copyto(into, total)
            if rule is Rule.MEAN_OF_PREDECESSORS:
                np.divide(into, count, out=into, where=count > 0)
        else:
            below = self._total(by, gone)
            with np.errstate(all="ignore"):
                np.divide(total, below, out=into)
            np.copyto(into, np.nan, where=below == 0)
        np.copyto(into, np.nan, where=count == 0)
        return count

    def _gathered(self, figures: Floats) -> Floats:
        return figures[self.rows].astype(np.float64, copy=False)

    def _total(self, values: Floats, gone: Flags) -> Floats:
        """The sum by column of what is there."""
        np.copyto(values, 0, where=gone)
        if self.share is not None:
            values *= self.share
        total: Floats = np.add.reduce(values, 0)
        return total
