"""One promise on one day: values turned into arrays of one, and the judgement back into values."""

import math
from collections.abc import Sequence
from datetime import date

import numpy as np

from tinhso.core.pace import judge, measure
from tinhso.core.pace.reasons import FIGURES, Why
from tinhso.core.pace.rules import STANDARD, Rules
from tinhso.core.pace.values import Actual, Assessment, Direction, Path, Promise, Reason, Status

_SENSE = {
    Direction.MORE: 1,
    Direction.DONE: 1,
    Direction.LESS: -1,
    Direction.RANK: -1,
    Direction.WITHIN: 0,
}
_DONE = 1.0

_Figure = float | date | int | None


def assess(promise: Promise, actuals: Sequence[Actual], *, on: date, rules: Rules = STANDARD) -> Assessment:
    """How a promise stands on a day, by the figures known; those that speak of a later day are left out.

    The order of the figures does not matter. Raises ValueError for a promise that cannot be judged: no
    value where its direction needs one, bounds the wrong way round, a number that is not finite.
    """
    _check(promise, actuals)
    judged = judge.judge(_promises(promise, rules), _figures(actuals), _column(on.toordinal()), rules=rules)
    return Assessment(
        status=tuple(Status)[judged.status[0]],
        reasons=_reasons(judged, _said(promise, actuals, judged, on=on, rules=rules)),
        latest=_actual(actuals, judged.latest),
        distance=_number(judged.distance),
        reached=_truth(judged.reached),
        in_time=_truth(judged.in_time),
        overdue=bool(judged.overdue[0]),
        stale=bool(judged.stale[0]),
        expected=_number(judged.expected),
    )


def _check(promise: Promise, actuals: Sequence[Actual]) -> None:
    low, high = promise.value, promise.high
    if low is None and promise.direction is not Direction.DONE:
        raise ValueError(f"a promise of direction {promise.direction} needs a value")
    if promise.direction is Direction.WITHIN and (high is None or low is None or high < low):
        raise ValueError(f"a promise between two values needs the lower one first: {low} .. {high}")
    points = [point.value for point in (*promise.steps, promise.baseline) if point]
    stated = [number for number in (low, high) if number is not None]
    if not all(map(math.isfinite, (*points, *stated, *(actual.value for actual in actuals)))):
        raise ValueError("a promise and its figures must be finite numbers")


def _promises(promise: Promise, rules: Rules) -> measure.Promises:
    steps = promise.steps if promise.path is Path.STEPPED else ()
    baseline = promise.baseline
    return measure.Promises(
        sense=_column(_SENSE[promise.direction]),
        value=_column(_DONE if promise.value is None else promise.value),
        high=_column(promise.high),
        strict=np.array([promise.strict]),
        due=_column(_ordinal(promise.due)),
        base_on=_column(_ordinal(baseline.on) if baseline else None),
        base=_column(baseline.value if baseline else None),
        linear=np.array([promise.path is Path.LINEAR]),
        step_on=_row([_ordinal(step.on) for step in steps]),
        step=_row([step.value for step in steps]),
        every=_column(promise.every_months),
        stale_after=_column(_stale_after(promise, rules)),
    )


def _figures(actuals: Sequence[Actual]) -> measure.Figures:
    return measure.Figures(
        value=_row([actual.value for actual in actuals]),
        as_of=_row([_ordinal(actual.as_of) for actual in actuals]),
        verified=np.array([[actual.verified for actual in actuals] or [False]]),
    )


def _reasons(judged: judge.Judged, said: dict[str, _Figure]) -> tuple[Reason, ...]:
    return tuple(
        Reason(code, tuple((name, said[name]) for name in FIGURES[code]))
        for code in Why
        if judged.why[code][0]
    )


def _said(
    promise: Promise, actuals: Sequence[Actual], judged: judge.Judged, *, on: date, rules: Rules
) -> dict[str, _Figure]:
    """Every figure a reason may carry, by name."""
    due, start = _day(judged.due), _day(judged.start)
    said: dict[str, _Figure] = {
        "target": promise.value,
        "high": promise.high,
        "baseline": promise.baseline.value if promise.baseline else None,
        "stale_after": _stale_after(promise, rules),
        "due": due,
        "period_end": due,
        "days_left": (due - on).days if due else None,
        "days_over": (on - due).days if due else None,
        "start": start,
        "distance": _number(judged.distance),
        "expected": _number(judged.expected),
        "ratio": _number(judged.ratio),
    }
    for name in ("latest", "other", "lost", "verified", "reported"):
        actual = _actual(actuals, getattr(judged, name))
        said[name], said[f"{name}_on"] = (actual.value, actual.as_of) if actual else (None, None)
    return said


def _stale_after(promise: Promise, rules: Rules) -> int:
    return rules.stale_after(promise.period_months or promise.every_months)


def _actual(actuals: Sequence[Actual], place: judge.Places) -> Actual | None:
    return None if place[0] == -1 else actuals[place[0]]


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _day(column: measure.Floats) -> date | None:
    return None if np.isnan(column[0]) else date.fromordinal(int(column[0]))


def _number(column: measure.Floats) -> float | None:
    return None if np.isnan(column[0]) else float(column[0])


def _truth(column: measure.Floats) -> bool | None:
    return None if np.isnan(column[0]) else bool(column[0])


def _column(value: float | None) -> measure.Floats:
    return np.array([np.nan if value is None else value], dtype=np.float64)


def _row(values: Sequence[float | None]) -> measure.Floats:
    """A table of one row, with one empty place where there is nothing."""
    return np.array([[np.nan if value is None else value for value in values] or [np.nan]])
