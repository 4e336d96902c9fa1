"""What holds for every promise, whatever the figures."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.pace.cases import cases
from tinhso.core.pace import (
    FIGURES,
    Actual,
    Direction,
    Path,
    Point,
    Promise,
    Rules,
    Status,
    Why,
    assess,
    assessing,
    judge,
    measure,
)

_Table = TypeVar("_Table", measure.Promises, measure.Figures)
_FIRST = date(2020, 1, 1)
_BEST_FIRST = [Status.REACHED, Status.ON_TRACK, Status.AT_RISK, Status.LATE]
_ONE_WAY = [Direction.MORE, Direction.LESS, Direction.RANK]

days = st.integers(0, 2500).map(lambda number: _FIRST + timedelta(days=number))
values = st.integers(-4000, 4000).map(lambda number: number / 4)
actuals = st.lists(st.builds(Actual, values, st.none() | days, st.booleans()), max_size=6)
points = st.builds(Point, days, values)


@st.composite
def promises(draw: st.DrawFn, directions: list[Direction]) -> Promise:
    value = draw(values)
    return Promise(
        draw(st.sampled_from(directions)),
        value,
        high=value + draw(st.integers(0, 50)),
        strict=draw(st.booleans()),
        due=draw(st.none() | days),
        baseline=draw(st.none() | points),
        path=draw(st.sampled_from(list(Path))),
        steps=tuple(draw(st.lists(points, max_size=3))),
        every_months=draw(st.sampled_from([None, None, 1, 3, 12])),
    )


any_promise = promises(list(Direction))
calm = settings(deadline=None)  # a busy machine is no reason to fail


@calm
@given(any_promise, actuals, days, st.randoms(use_true_random=False))
def test_the_order_of_the_figures_does_not_matter(
    promise: Promise, given_actuals: list[Actual], on: date, chance: Random
) -> None:
    shuffled = list(given_actuals)
    chance.shuffle(shuffled)
    assert assess(promise, shuffled, on=on) == assess(promise, given_actuals, on=on)


@given(promises(_ONE_WAY), st.lists(st.builds(Actual, values, days), min_size=1, max_size=5), days, st.data())
@settings(max_examples=300, deadline=None)
def test_more_of_a_good_thing_never_worsens(
    promise: Promise, given_actuals: list[Actual], on: date, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(given_actuals) - 1))
    gain = data.draw(st.integers(1, 400)) / 4 * (1 if promise.direction is Direction.MORE else -1)
    better = list(given_actuals)
    better[place] = replace(better[place], value=better[place].value + gain)
    before, after = (assess(promise, figures, on=on) for figures in (given_actuals, better))
    if before.status in _BEST_FIRST:
        assert after.status in _BEST_FIRST[: _BEST_FIRST.index(before.status) + 1]
    assert after.distance is None or after.distance <= before.distance
    assert after.in_time or not before.in_time


@calm
@given(any_promise, actuals, days, st.integers(-64, 64), st.sampled_from([0.25, 1, 2, 64]))
def test_another_zero_and_another_unit_change_nothing_but_the_figures(
    promise: Promise, given_actuals: list[Actual], on: date, zero: int, unit: float
) -> None:
    def moved(value: float) -> float:
        return value * unit + zero

    def point(old: Point) -> Point:
        return Point(old.on, moved(old.value))

    other = replace(
        promise,
        value=moved(promise.value),
        high=moved(promise.high),
        baseline=point(promise.baseline) if promise.baseline else None,
        steps=tuple(map(point, promise.steps)),
    )
    before = assess(promise, given_actuals, on=on)
    after = assess(other, [replace(actual, value=moved(actual.value)) for actual in given_actuals], on=on)
    assert (after.status, after.reached, after.in_time) == (before.status, before.reached, before.in_time)
    assert [reason.code for reason in after.reasons] == [reason.code for reason in before.reasons]
    assert after.distance == (None if before.distance is None else pytest.approx(before.distance * unit))


@calm
@given(any_promise, actuals, days)
def test_less_is_more_seen_from_the_other_side(
    promise: Promise, given_actuals: list[Actual], on: date
) -> None:
    def turned(old: Point) -> Point:
        return Point(old.on, -old.value)

    more = replace(promise, direction=Direction.MORE)
    less = replace(
        more,
        direction=Direction.LESS,
        value=-more.value,
        baseline=turned(more.baseline) if more.baseline else None,
        steps=tuple(map(turned, more.steps)),
    )
    upright = assess(more, given_actuals, on=on)
    mirrored = assess(less, [replace(actual, value=-actual.value) for actual in given_actuals], on=on)
    assert mirrored.status == upright.status
    assert mirrored.distance == upright.distance


@calm
@given(any_promise, actuals, days)
def test_an_assessment_never_contradicts_itself(
    promise: Promise, given_actuals: list[Actual], on: date
) -> None:
    found = assess(promise, given_actuals, on=on)
    codes = [reason.code for reason in found.reasons]
    assert codes, "a status without a reason"
    assert (found.status is Status.REACHED) == (found.reached is True)
    assert found.latest is None or found.latest.as_of is None or found.latest.as_of <= on
    assert not (found.overdue and found.reached)
    doubtful = found.stale or (found.latest is not None and found.latest.as_of is None)
    assert not (doubtful and found.status in (Status.ON_TRACK, Status.AT_RISK))
    for reason in found.reasons:
        assert tuple(name for name, _ in reason.figures) == FIGURES[Why(reason.code)]


def test_a_whole_table_is_judged_as_its_rows_are() -> None:
    singles = [case for case in cases() if len(case.promise.steps) < 2 and len(case.actuals) == 2]
    assert len(singles) > 10
    rules = Rules()
    rows = [(assessing._promises(case.promise, rules), assessing._figures(case.actuals)) for case in singles]
    table = judge.judge(
        _stacked(measure.Promises, [promise for promise, _ in rows]),
        _stacked(measure.Figures, [figures for _, figures in rows]),
        np.array([case.on.toordinal() for case in singles], dtype=float),
        rules=rules,
    )
    alone = [assess(case.promise, case.actuals, on=case.on, rules=rules).status for case in singles]
    assert [tuple(Status)[place] for place in table.status] == alone


def _stacked(kind: type[_Table], rows: list[_Table]) -> _Table:
    return kind(**{name: np.concatenate([getattr(row, name) for row in rows]) for name in kind.__slots__})


def test_an_office_may_set_its_own_bands() -> None:
    promise = Promise(
        Direction.MORE, 80, due=date(2023, 1, 1), baseline=Point(date(2021, 1, 1), 40), path=Path.LINEAR
    )
    half_way, day = [Actual(56, date(2022, 1, 1))], date(2022, 1, 1)
    assert assess(promise, half_way, on=day).status is Status.AT_RISK
    assert assess(promise, half_way, on=day, rules=Rules(on_track=0.8)).status is Status.ON_TRACK
    assert assess(promise, half_way, on=day, rules=Rules(at_risk=0.9)).status is Status.LATE


def test_a_reason_carries_the_figures_it_speaks_of() -> None:
    promise = Promise(
        Direction.MORE, 80, due=date(2023, 1, 1), baseline=Point(date(2021, 1, 1), 40), path=Path.LINEAR
    )
    seen = [Actual(85, date(2021, 6, 30)), Actual(54, date(2022, 1, 1), verified=True)]
    behind, lost, differ = assess(promise, seen, on=date(2022, 1, 1)).reasons
    assert dict(behind.figures) == {"latest": 54, "expected": 60, "ratio": pytest.approx(0.7)}
    assert dict(lost.figures) == {"lost": 85, "lost_on": date(2021, 6, 30)}
    assert dict(differ.figures)["reported"] == 85
    late = assess(promise, seen, on=date(2023, 1, 11)).reasons[0]
    assert dict(late.figures) == {"due": date(2023, 1, 1), "days_over": 10}


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        (Promise(Direction.MORE, None), "needs a value"),
        (Promise(Direction.WITHIN, 30, high=20), "lower one first"),
        (Promise(Direction.WITHIN, 30), "lower one first"),
        (Promise(Direction.MORE, float("nan")), "finite"),
        (Promise(Direction.MORE, 80, baseline=Point(_FIRST, float("inf"))), "finite"),
    ],
)
def test_a_promise_that_cannot_be_judged_is_refused(promise: Promise, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        assess(promise, [], on=_FIRST)
