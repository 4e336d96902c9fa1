"""Figures by area and column, what they are after a change of map, and how sure each cell is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from tinhso.core.timetree.values import Node

Floats = NDArray[np.float64]
Shares = NDArray[np.float32]
Codes = NDArray[np.uint8]


class Rule(StrEnum):
    """How figures of several areas become the figure of one."""

    SUM = "sum"  # amounts, and stocks at the end of a period
    RATIO = "ratio"  # numerator and denominator are added up, then divided
    WEIGHTED_MEAN = "weighted_mean"  # by weights that are added up themselves
    MEAN_OF_PREDECESSORS = (
        "mean_of_predecessors"  # plain mean, as the ministry publishes DTI of merged provinces
    )
    LAST = "last"  # a state of one area: goes on only where one area became one
    RANK = "rank"  # likewise
    NONE = "none"  # likewise


PAIRED = frozenset({Rule.RATIO, Rule.WEIGHTED_MEAN})
SINGLE = frozenset({Rule.LAST, Rule.RANK, Rule.NONE})


class Mark(StrEnum):
    """How sure a cell is; its code in arrays is its number in `MARKS`."""

    EXACT = "exact"
    ESTIMATED = "estimated"  # unknown shares were estimated by a named weight
    BROKEN = "broken"  # part of an area came here, nobody said how much
    MISSING = "missing"  # nothing was reported
    NOT_APPLICABLE = "not_applicable"  # reported, and the denominator is zero


MARKS = tuple(Mark)
EXACT, ESTIMATED, BROKEN, MISSING, NOT_APPLICABLE = range(len(MARKS))


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """Figures of areas of one tier, each column on the map of its own day.

    `values` (keys, days): a row for each area, a column for each figure, NaN where nothing was reported; `days` gives
    the last day of the period of each column and may name a day many times (one column an indicator).
    Fastest where columns of one map stand side by side. `by` (keys, days) are the denominators or weights of a rule.
    """

    tier: str
    keys: tuple[str, ...]
    days: tuple[date, ...]
    values: Floats
    by: Floats | None = None

    def __post_init__(self) -> None:
        shape = (len(self.keys), len(self.days))
        for name, figures in (("values", self.values), ("by", self.by)):
            if figures is not None and figures.shape != shape:
                raise ValueError(f"{name} have the shape {figures.shape}, areas and days say {shape}")
        if len(set(self.keys)) < len(self.keys):
            raise ValueError("an area has two rows")


@dataclass(frozen=True, slots=True, eq=False)
class Restated:
    """Figures on another map, and how sure they are.

    `values` (nodes, columns), NaN where there is none; `coverage` (nodes, columns) the share of the areas behind a
    cell that reported, None where it was not asked for; `quality` (nodes, maps) the code of exact, estimated, broken or
    missing (no area behind it at all) for each map that the columns come from, `map_of` (columns,) which one that is.
    `weight` names what estimates rest on. `unplaced` ended without a successor here, so their figures are in no
    cell; `stray` are keys with figures on a day on which they did not stand, which are left out too.
    """

    nodes: tuple[Node, ...]
    values: Floats
    coverage: Shares | None
    quality: Codes
    map_of: NDArray[np.int32]
    rule: Rule
    weight: str = ""
    unplaced: tuple[Node, ...] = ()
    stray: tuple[str, ...] = ()

    def marks(self) -> Codes:
        """The code of the mark of each cell (nodes, columns); raises ValueError without coverage."""
        if self.coverage is None:
            raise ValueError("marks need coverage: restate with coverage=True")
        marks = self.quality[:, self.map_of]
        marks[np.isnan(self.values) & (marks != BROKEN)] = NOT_APPLICABLE
        marks[self.coverage == 0] = MISSING
        return marks

    def mark(self, row: int, column: int) -> Mark:
        """The mark of one cell."""
        quality = MARKS[self.quality[row, self.map_of[column]]]
        if self.coverage is None:
            raise ValueError("marks need coverage: restate with coverage=True")
        if self.coverage[row, column] == 0:
            return Mark.MISSING
        return (
            Mark.NOT_APPLICABLE if np.isnan(self.values[row, column]) and quality != Mark.BROKEN else quality
        )
