"""Working days, by cases that an office can read and correct."""

from datetime import date
from typing import Any

import pytest

from core.workdays.cases import calendar, deadlines, noted, told
from tinhso.core import workdays
from tinhso.core.timeline import Interval
from tinhso.core.workdays import Calendar, DayKind, OutsideCalendar

CALENDAR = calendar()


@pytest.mark.parametrize("case", deadlines(), ids=lambda case: case["ca"])
def test_a_deadline_falls_as_written_and_says_why(case: dict[str, Any]) -> None:
    found = workdays.deadline(CALENDAR, case["từ"], case["ngày"])
    assert told(found) == {name: case[name] for name in ("hạn", "bỏ qua", "làm bù", "chắc")}
    assert workdays.add(CALENDAR, case["từ"], case["ngày"]) == case["hạn"]


def test_a_saturday_worked_in_exchange_is_a_working_day() -> None:
    assert workdays.is_workday(CALENDAR, date(2026, 1, 10))
    assert not workdays.is_workday(CALENDAR, date(2026, 1, 17))
    assert not workdays.is_workday(CALENDAR, date(2026, 1, 2))


def test_days_left_are_counted_without_today_and_days_over_are_negative() -> None:
    assert workdays.between(CALENDAR, date(2026, 11, 20), date(2026, 11, 26)) == 3
    assert workdays.between(CALENDAR, date(2026, 11, 26), date(2026, 11, 20)) == -3
    assert workdays.between(CALENDAR, date(2026, 11, 26), date(2026, 11, 26)) == 0


def test_the_last_word_of_an_agency_stands_on_its_days_alone() -> None:
    own = workdays.merge(
        CALENDAR,
        [
            noted(date(2026, 6, 15), DayKind.CLOSED, "Chuyển trụ sở"),
            noted(date(2026, 11, 24), DayKind.WORKING, "Trực cả ngày"),
        ],
    )
    assert workdays.add(own, date(2026, 6, 12), 1) == date(2026, 6, 16)
    assert workdays.add(own, date(2026, 11, 20), 3) == date(2026, 11, 25)
    assert workdays.add(own, date(2025, 12, 31), 6) == date(2026, 1, 10)
    assert workdays.add(CALENDAR, date(2026, 6, 12), 1) == date(2026, 6, 15)


def test_an_office_open_on_saturdays_counts_them() -> None:
    own = workdays.merge(CALENDAR, [], weekend=frozenset({6}))
    assert workdays.add(own, date(2026, 6, 12), 1) == date(2026, 6, 13)


def test_a_day_noted_for_another_year_is_left_out() -> None:
    assert workdays.merge(CALENDAR, [noted(date(2031, 1, 2), DayKind.CLOSED)]) == CALENDAR


def test_counting_starts_on_the_day_before_the_calendar_and_ends_with_it() -> None:
    assert workdays.add(CALENDAR, date(2025, 11, 30), 1) == date(2025, 12, 1)
    assert workdays.add(CALENDAR, date(2026, 12, 30), 1) == date(2026, 12, 31)
    too_far = {date(2025, 11, 29): date(2025, 11, 29), date(2026, 12, 31): date(2027, 1, 1)}
    for start, day in too_far.items():
        with pytest.raises(OutsideCalendar) as refused:
            workdays.add(CALENDAR, start, 1)
        assert (refused.value.day, refused.value.interval) == (day, CALENDAR.interval)
    with pytest.raises(OutsideCalendar):
        workdays.is_workday(CALENDAR, date(2027, 1, 1))


def test_less_than_no_day_is_refused() -> None:
    with pytest.raises(ValueError, match="must not be negative: -1"):
        workdays.add(CALENDAR, date(2026, 6, 12), -1)


def test_a_calendar_has_two_ends_and_notes_a_day_once_inside_them() -> None:
    year = Interval(date(2026, 1, 1), date(2027, 1, 1))
    closed = noted(date(2026, 6, 15), DayKind.CLOSED)
    with pytest.raises(ValueError, match="a first and a last day"):
        Calendar(Interval(date(2026, 1, 1), None))
    for days in ((closed, closed), (noted(date(2027, 1, 1), DayKind.CLOSED),)):
        with pytest.raises(ValueError, match="noted once, inside"):
            Calendar(year, days)
