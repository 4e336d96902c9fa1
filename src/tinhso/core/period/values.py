"""A period as a frequency and an ordinal: arithmetic on periods is arithmetic on whole numbers."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering
from typing import NamedTuple

from tinhso.core.timeline import Interval


class Frequency(StrEnum):
    """What kind of stretch of days a period is, in the order in which equal stretches are sorted."""

    DAY = "day"
    WEEK = "week"  # Monday to Sunday; belongs to the month, quarter, year of its Thursday (ISO 8601)
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"  # 6 tháng đầu năm, 6 tháng cuối năm
    NINE_MONTHS = "nine_months"  # 9 tháng đầu năm: one a year, the last quarter is in none
    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    TERM = "term"  # nhiệm kỳ 2025-2030
    YEAR_TO_MONTH = "year_to_month"  # lũy kế từ đầu năm đến hết một tháng
    YEAR_TO_DAY = "year_to_day"
    TERM_TO_MONTH = "term_to_month"  # lũy kế từ đầu nhiệm kỳ đến hết một tháng
    TERM_TO_DAY = "term_to_day"


class Window(StrEnum):
    """How the days of a month, and of what is made of months, are cut."""

    CALENDAR = "calendar"  # statistics: 1st to end
    ADMINISTRATIVE = "administrative"  # reports of the administration: 15th of the month before to 14th


class _Months(NamedTuple):
    """Period `index` takes `length` months from month `index * step + offset` on (months since year 0)."""

    step: int
    offset: int
    length: int


# A school year runs from 1 September to 31 August, so that every day lies in one. A term holds the five years
# planned by the congress that opens it: that of 2025-2030 runs from 1 January 2026 to 31 December 2030.
MONTHS = {
    Frequency.MONTH: _Months(1, 0, 1),
    Frequency.QUARTER: _Months(3, 0, 3),
    Frequency.HALF: _Months(6, 0, 6),
    Frequency.NINE_MONTHS: _Months(12, 0, 9),
    Frequency.YEAR: _Months(12, 0, 12),
    Frequency.SCHOOL_YEAR: _Months(12, 8, 12),
    Frequency.TERM: _Months(60, 12, 60),
}
# Cumulative frequencies: whose first day they count from.
SINCE = {
    Frequency.YEAR_TO_MONTH: Frequency.YEAR,
    Frequency.YEAR_TO_DAY: Frequency.YEAR,
    Frequency.TERM_TO_MONTH: Frequency.TERM,
    Frequency.TERM_TO_DAY: Frequency.TERM,
}
TO_MONTH = frozenset({Frequency.YEAR_TO_MONTH, Frequency.TERM_TO_MONTH})
DAILY = frozenset({Frequency.DAY, Frequency.YEAR_TO_DAY, Frequency.TERM_TO_DAY})
# What the decree on reports (09/2019/NĐ-CP) cuts at the 15th.
WINDOWED = frozenset(
    {
        Frequency.MONTH,
        Frequency.QUARTER,
        Frequency.HALF,
        Frequency.NINE_MONTHS,
        Frequency.YEAR,
        Frequency.YEAR_TO_MONTH,
        Frequency.YEAR_TO_DAY,
    }
)
_RANK = {frequency: rank for rank, frequency in enumerate(Frequency)}
_TERM_YEARS = 5
_CUT = 15


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """The `index`-th period of its frequency; `index + 1` is the next one, in every frequency.

    Sorted by first day, then by end, then from day to term. An administrative window is refused (ValueError)
    for what no decree cuts at the 15th: days, weeks, school years, terms.
    """

    frequency: Frequency
    index: int
    window: Window = Window.CALENDAR

    def __post_init__(self) -> None:
        if self.window is not Window.CALENDAR and self.frequency not in WINDOWED:
            raise ValueError(f"{self.frequency} has no {self.window} window")

    @property
    def start(self) -> date:
        """The first day."""
        if since := SINCE.get(self.frequency):
            return Period(since, index_at(self.last, since, self.window), self.window).start
        if self.frequency in MONTHS:
            return _first_day(self._first_month(), self.window)
        return date.fromordinal(self.index if self.frequency is Frequency.DAY else self.index * 7 + 1)

    @property
    def end(self) -> date:
        """The first day after."""
        if self.frequency in MONTHS:
            return _first_day(self._first_month() + MONTHS[self.frequency].length, self.window)
        if self.frequency in TO_MONTH:
            return _first_day(self.index + 1, self.window)
        return date.fromordinal(self.index * 7 + 8 if self.frequency is Frequency.WEEK else self.index + 1)

    @property
    def last(self) -> date:
        """The last day, included."""
        return self.end - timedelta(days=1)

    @property
    def interval(self) -> Interval:
        """The days, end left out."""
        return Interval(self.start, self.end)

    @property
    def named(self) -> tuple[int, int]:
        """Year and number by which people call it; the inverse of `of`. A term is called by its first year."""
        if self.frequency in DAILY:
            day = date.fromordinal(self.index)
            return day.year, day.timetuple().tm_yday
        if self.frequency is Frequency.WEEK:
            return self.start.isocalendar()[:2]
        if self.frequency is Frequency.TERM:
            return self.index * _TERM_YEARS, 1
        year, number = divmod(self.index, _in_a_year(self.frequency))
        return year, number + 1

    @property
    def next(self) -> "Period":
        """The one after."""
        return self.shift(1)

    @property
    def previous(self) -> "Period":
        """The one before."""
        return self.shift(-1)

    def shift(self, by: int) -> "Period":
        """The one so many periods later, or earlier where `by` is negative."""
        return Period(self.frequency, self.index + by, self.window)

    def __lt__(self, other: "Period") -> bool:
        if self.frequency is other.frequency and self.window is other.window:
            return self.index < other.index
        return self._place() < other._place()

    def _place(self) -> tuple[date, date, int, str]:
        return self.start, self.end, _RANK[self.frequency], self.window

    def _first_month(self) -> int:
        months = MONTHS[self.frequency]
        return self.index * months.step + months.offset


def at(day: date, frequency: Frequency, window: Window = Window.CALENDAR) -> Period:
    """The period in which a day lies; cumulative ones reach up to that day or its month.

    ValueError for nine months and a day of the last quarter, which lies in none.
    """
    found = Period(frequency, index_at(day, frequency, window), window)
    if day >= found.end:
        raise ValueError(f"{day} lies in no period of {frequency}")
    return found


def of(frequency: Frequency, year: int, number: int = 1, *, window: Window = Window.CALENDAR) -> Period:
    """The period that people call by year and number: quarter 3 of 2025, week 53 of 2026, day 60 of 2024.

    A school year and a term are called by their first year. ValueError where there is none so called.
    """
    if frequency in DAILY:
        index = date(year, 1, 1).toordinal() + number - 1
    elif frequency is Frequency.WEEK:
        index = index_at(date.fromisocalendar(year, number, 1), frequency)
    elif frequency is Frequency.TERM:
        index = year // _TERM_YEARS
    else:
        index = year * _in_a_year(frequency) + number - 1
    found = Period(frequency, index, window)
    if found.named != (year, number):
        raise ValueError(f"there is no {frequency} {number} of {year}")
    return found


def index_at(day: date, frequency: Frequency, window: Window = Window.CALENDAR) -> int:
    """The ordinal of the period in which a day lies, of the one before it where it lies between two."""
    if frequency in DAILY:
        return day.toordinal()
    if frequency is Frequency.WEEK:
        return (day.toordinal() - 1) // 7
    late = window is Window.ADMINISTRATIVE and day.day >= _CUT
    month = day.year * 12 + day.month - 1 + late
    if frequency in TO_MONTH:
        return month
    return (month - MONTHS[frequency].offset) // MONTHS[frequency].step


def fitting(window: Window, frequency: Frequency) -> Window:
    """The window where the frequency has it, else the calendar's."""
    return window if frequency in WINDOWED else Window.CALENDAR


def _first_day(month: int, window: Window) -> date:
    if window is Window.CALENDAR:
        return date(month // 12, month % 12 + 1, 1)
    return date((month - 1) // 12, (month - 1) % 12 + 1, _CUT)


def _in_a_year(frequency: Frequency) -> int:
    return 12 if frequency in TO_MONTH else 12 // MONTHS[frequency].step
