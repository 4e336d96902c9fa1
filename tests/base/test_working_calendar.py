"""The national calendar of working days that is shipped with the program."""

from datetime import date
from typing import Any

import pytest

from core.workdays.cases import deadlines
from tinhso.base import working_calendar
from tinhso.core import workdays
from tinhso.core.workdays import DayKind

NATIONAL = working_calendar.national(2015, 2027)
SWAPS = [day for day in NATIONAL.days if day.swapped_with]


@pytest.mark.parametrize("case", deadlines(), ids=lambda case: case["ca"])
def test_a_deadline_falls_as_written_by_hand(case: dict[str, Any]) -> None:
    assert workdays.add(NATIONAL, case["từ"], case["ngày"]) == case["hạn"]


@pytest.mark.parametrize(
    ("off", "worked"),
    [
        (date(2026, 1, 2), date(2026, 1, 10)),
        (date(2026, 8, 31), date(2026, 8, 22)),
        (date(2025, 5, 2), date(2025, 4, 26)),
        (date(2024, 4, 29), date(2024, 5, 4)),
    ],
)
def test_days_exchanged_for_a_saturday_are_known_with_both_ends(off: date, worked: date) -> None:
    assert NATIONAL.noted[off].kind is DayKind.SWAPPED_OFF
    assert NATIONAL.noted[worked].kind is DayKind.WORKING
    assert not workdays.is_workday(NATIONAL, off)
    assert workdays.is_workday(NATIONAL, worked)


def test_a_day_exchanged_across_the_turn_of_the_year_is_known_in_both_years() -> None:
    assert not workdays.is_workday(working_calendar.national(2018, 2018), date(2018, 12, 31))
    assert workdays.is_workday(working_calendar.national(2019, 2019), date(2019, 1, 5))


def test_every_exchange_names_its_other_day() -> None:
    inside = [day for day in SWAPS if day.swapped_with in NATIONAL.interval]
    assert len(inside) >= 12
    assert [day for day in inside if NATIONAL.noted[day.swapped_with].swapped_with != day.on] == []


def test_the_names_are_vietnamese_on_any_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en_US")
    names = {day.name for day in working_calendar.national(2026, 2026).days}
    assert {"Tết Nguyên Đán", "Quốc khánh", "Ngày Giỗ Tổ Hùng Vương", "Ngày Chiến thắng"} <= names


def test_a_holiday_on_a_sunday_is_made_good_on_monday() -> None:
    assert NATIONAL.noted[date(2026, 4, 27)].kind is DayKind.IN_LIEU


def test_what_nobody_could_read_yet_stays_marked() -> None:
    found = workdays.deadline(NATIONAL, date(2026, 11, 20), 3)
    assert [(skipped.on, skipped.noted.verified) for skipped in found.skipped if skipped.noted] == [
        (date(2026, 11, 24), False)
    ]
    assert not found.verified


def test_days_off_by_law_and_exchanges_that_were_read_leave_no_doubt() -> None:
    assert workdays.deadline(NATIONAL, date(2025, 12, 31), 6).verified
    assert workdays.deadline(NATIONAL, date(2026, 2, 14), 2).verified
    assert not workdays.deadline(NATIONAL, date(2026, 8, 14), 15).verified


def test_every_row_shipped_names_its_source() -> None:
    rows = working_calendar.corrections()
    assert rows
    assert [row.on for row in rows if not (row.name and row.source)] == []
    assert [row.on for row in rows] == sorted({row.on for row in rows})
