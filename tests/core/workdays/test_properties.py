"""What holds for every calendar of working days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.workdays.cases import noted
from tinhso.core import workdays
from tinhso.core.timeline import Interval
from tinhso.core.workdays import Calendar, DayKind

SPAN = Interval(date(2025, 1, 1), date(2027, 1, 1))
notes = st.builds(noted, st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.sampled_from(list(DayKind)))
calendars = st.builds(
    lambda days, weekend: workdays.merge(Calendar(SPAN, weekend=weekend), days),
    st.lists(notes, max_size=40),
    st.sampled_from([frozenset({5, 6}), frozenset({6}), frozenset[int]()]),
)
starts = st.dates(date(2024, 12, 31), date(2026, 6, 30))
counts = st.integers(0, 60)


def works(calendar: Calendar, day: date) -> bool:
    """The rule in the shortest words."""
    kind = {noted.on: noted.kind for noted in calendar.days}.get(day)
    return kind is DayKind.WORKING if kind else day.weekday() not in calendar.weekend


@given(calendars, starts, counts)
def test_adding_days_is_walking_from_day_to_day(calendar: Calendar, start: date, count: int) -> None:
    day, left = start, count
    while left:
        day += timedelta(days=1)
        left -= works(calendar, day)
    assert workdays.add(calendar, start, count) == day


@given(calendars, starts, counts)
def test_days_added_are_the_days_between(calendar: Calendar, start: date, count: int) -> None:
    due = workdays.add(calendar, start, count)
    assert workdays.between(calendar, start, due) == count
    assert workdays.between(calendar, due, start) == -count


@given(calendars, starts, counts, counts)
def test_days_added_in_two_steps_lead_to_the_same_day(
    calendar: Calendar, start: date, first: int, second: int
) -> None:
    half_way = workdays.add(calendar, start, first)
    assert workdays.add(calendar, half_way, second) == workdays.add(calendar, start, first + second)


@given(calendars, starts, counts)
def test_a_deadline_accounts_for_every_day(calendar: Calendar, start: date, count: int) -> None:
    found = workdays.deadline(calendar, start, count)
    assert len(found.skipped) + count == (found.due - start).days
    assert not any(works(calendar, skipped.on) for skipped in found.skipped)
    assert all(works(calendar, day.on) for day in found.made_up)
    assert count == 0 or works(calendar, found.due)


@given(calendars, st.lists(notes, max_size=10))
def test_corrections_made_twice_change_nothing_more(
    calendar: Calendar, rows: list[workdays.NotedDay]
) -> None:
    once = workdays.merge(calendar, rows)
    assert workdays.merge(once, rows) == once
    last = {row.on: row.kind for row in rows}
    assert {on: once.noted[on].kind for on in last} == last
