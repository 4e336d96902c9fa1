"""Series over many days on the map of one: columns are grouped by the map in force, each group has its own map."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tinhso.core.timetree import summing
from tinhso.core.timetree.restating import Restatement
from tinhso.core.timetree.series import ESTIMATED, Restated, Rule, Series
from tinhso.core.timetree.summing import Figures

Columns = NDArray[np.intp] | slice


def renew(
    series: Series, maps: Sequence[Restatement], *, map_of: NDArray[np.int32], rule: Rule, coverage: bool
) -> Restated:
    """The series on the targets of its maps, which all have the same; `map_of` (columns,) is the map of each column."""
    targets = maps[0].targets
    out = summing.room(len(targets), len(series.days), coverage=coverage)
    row_of = {key: i for i, key in enumerate(series.keys)}
    qualities = []
    stray: set[int] = set()
    for number, restatement in enumerate(maps):
        columns = _columns(map_of, number)
        rows = np.array([row_of.get(node.key, -1) for node in restatement.sources], np.int32)
        figures = _cut(series, columns)
        into = _into(out, columns)
        qualities.append(restatement.write(figures, rows, rule=rule, out=into))
        if not isinstance(columns, slice):
            _put(out, into, columns)
        stray |= _stray(figures, set(range(len(series.keys))) - set(rows.tolist()))
    quality = np.stack(qualities, axis=1)
    return Restated(
        nodes=targets,
        values=out.values,
        coverage=out.coverage,
        quality=quality,
        map_of=map_of,
        rule=rule,
        weight=maps[0].weight if (quality == ESTIMATED).any() else "",
        unplaced=tuple({node.key: node for each in maps for node in each.unplaced}.values()),
        stray=tuple(series.keys[row] for row in sorted(stray)),
    )


def grouped(days: Sequence[date], epoch: Callable[[date], int]) -> tuple[tuple[date, ...], NDArray[np.int32]]:
    """One day for each map in force on the days, and which of them each day falls to."""
    number: dict[int, int] = {}
    first: list[date] = []
    known: dict[date, int] = defaultdict(int)
    for day in dict.fromkeys(days):
        known[day] = number.setdefault(epoch(day), len(number))
        if len(number) > len(first):
            first.append(day)
    return tuple(first), np.array([known[day] for day in days], np.int32)


def _columns(map_of: NDArray[np.int32], number: int) -> Columns:
    """The columns of a map, as a slice where they stand side by side: those are read and written in place."""
    found = np.flatnonzero(map_of == number)
    begin, end = int(found[0]), int(found[-1]) + 1
    return slice(begin, end) if end - begin == len(found) else found


def _cut(series: Series, columns: Columns) -> Figures:
    return Figures(series.values[:, columns], None if series.by is None else series.by[:, columns])


def _into(out: summing.Room, columns: Columns) -> summing.Room:
    if isinstance(columns, slice):
        return out.cut(columns)
    return summing.room(len(out.values), len(columns), coverage=out.coverage is not None)


def _put(out: summing.Room, done: summing.Room, columns: NDArray[np.intp]) -> None:
    out.values[:, columns] = done.values
    if out.coverage is not None and done.coverage is not None:
        out.coverage[:, columns] = done.coverage


def _stray(figures: Figures, rows: set[int]) -> set[int]:
    """The rows with a figure among those that stand for no area of the map."""
    return {row for row in rows if not np.isnan(figures.values[row]).all()}
