"""Measures of many promises at once: how far a value is from the goal, what a path asks for, which period.

Arrays of n promises, or n × m where each promise has m figures. Days are `date.toordinal()` as floats. NaN
is what is not stated or not known, and comes out as NaN, or as False from a comparison.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_DIGITS = 9
_EPOCH = 719163  # date(1970, 1, 1).toordinal(), where NumPy's calendar begins


@dataclass(frozen=True, slots=True)
class Promises:
    """n promises; `step_on` and `step` are n × k, padded with NaN.

    `sense`: 1 more is better, -1 less is better, 0 between `value` and `high`. `every`: months of a
    recurring promise, NaN for one that falls due once. `stale_after`: days.
    """

    sense: Floats
    value: Floats
    high: Floats
    strict: Flags
    due: Floats
    base_on: Floats
    base: Floats
    linear: Flags
    step_on: Floats
    step: Floats
    every: Floats
    stale_after: Floats


@dataclass(frozen=True, slots=True)
class Figures:
    """n × m figures, padded with NaN values; an undated one has NaN for `as_of`."""

    value: Floats
    as_of: Floats
    verified: Flags


def side(a: Floats, b: Floats | float) -> Floats:
    """1 where a is above b, -1 below, 0 where they are the same but for the noise of floating point."""
    scale = np.fmax(1.0, np.fmax(np.abs(a), np.abs(b)))
    return np.asarray(np.sign(np.round((a - b) / scale, _DIGITS)))


def gap(p: Promises, values: Floats) -> Floats:
    """What is missing to the goal, in the unit of the values (n × m); less is better, negative beyond."""
    sense, low, high = (column[:, None] for column in (p.sense, p.value, p.high))
    return np.where(sense == 0, np.fmax(low - values, values - high), sense * (low - values))


def margin(p: Promises, values: Floats) -> Floats:
    """Values n × m against the goal: 1 beyond it, 0 exactly on its bound, -1 short of it."""
    sense, low, high = (column[:, None] for column in (p.sense, p.value, p.high))
    above = side(values, low)
    return np.where(sense == 0, np.fmin(above, side(high, values)), sense * above)


def satisfied(p: Promises, values: Floats) -> Flags:
    """Which values n × m fulfil their promise; a strict bound is not fulfilled by itself."""
    found = margin(p, values)
    return np.where(p.strict[:, None], found > 0, found >= 0)


def gap_of(p: Promises, values: Floats) -> Floats:
    """`gap` for one value of each promise (n)."""
    return gap(p, values[:, None])[:, 0]


def goal(p: Promises) -> Floats:
    """The bound that a path leads to: of two, the one the baseline is nearer to."""
    return np.where(p.sense == 0, np.fmin(np.fmax(p.base, p.value), p.high), p.value)


def path_start(p: Promises) -> Floats:
    """The first day on which the path asks for something, NaN without a path."""
    dated = p.linear & np.isfinite(p.due)
    return np.where(dated, p.base_on, np.fmin.reduce(p.step_on, axis=1))


def expected(p: Promises, on: Floats) -> Floats:
    """What the path asks for on the day: NaN without a path and before it starts, the goal from the deadline.

    Linear: on the line from the baseline to the goal; where the baseline fulfils the promise, the goal, for
    a path never asks to fall back. Stepped: the last step due on or before the day.
    """
    bound = goal(p)
    way = np.sign(p.base - bound) * np.fmax(gap_of(p, p.base), 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        remaining = way * (1 - (np.fmin(on, p.due) - p.base_on) / (p.due - p.base_on))
    asked = np.where(p.linear, bound + remaining, _last_step(p, bound, on))
    return np.where(on < path_start(p), np.nan, asked)


def _last_step(p: Promises, bound: Floats, on: Floats) -> Floats:
    """The value of the last step due; the goal is the last step of a path, on the deadline."""
    stepped = np.where(np.isfinite(path_start(p)), p.due, np.nan)
    days = np.column_stack([p.step_on, stepped])
    values = np.column_stack([p.step, bound])
    due = days <= on[:, None]
    last = np.argmax(np.where(due, days, -np.inf), axis=1)
    return np.where(due.any(axis=1), np.take_along_axis(values, last[:, None], axis=1)[:, 0], np.nan)


def period_of(days: Floats, every: Floats) -> Floats:
    """The number of the calendar period of `every` months in which each day lies; NaN without either."""
    known = np.isfinite(days)
    stamps = (np.where(known, days, _EPOCH).astype(np.int64) - _EPOCH).astype("datetime64[D]")
    months = stamps.astype("datetime64[M]").astype(np.float64)
    return np.where(known, np.floor(months / every), np.nan)


def last_day(period: Floats, every: Floats) -> Floats:
    """The last day of a period numbered by `period_of`."""
    months = (period + 1) * every
    known = np.isfinite(months)
    stamps = np.where(known, months, 0).astype(np.int64).astype("datetime64[M]").astype("datetime64[D]")
    return np.where(known, stamps.astype(np.float64) + _EPOCH - 1, np.nan)
