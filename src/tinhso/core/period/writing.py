"""Periods as Vietnamese documents write them, and as ISO 8601 and SDMX do."""

from datetime import date

from tinhso.core.period.values import DAILY, MONTHS, SINCE, Frequency, Period, Window

_ROMAN = ("I", "II", "III", "IV")
_HALVES = ("đầu", "cuối")
_SDMX = {
    Frequency.MONTH: "{}-{:02}",
    Frequency.QUARTER: "{}-Q{}",
    Frequency.HALF: "{}-S{}",
    Frequency.YEAR: "{}-A{}",
    Frequency.WEEK: "{}-W{:02}",
}
_WORDS = {
    Frequency.WEEK: "tuần {number}/{year}",
    Frequency.MONTH: "tháng {number}/{year}",
    Frequency.QUARTER: "quý {numeral}/{year}",
    Frequency.HALF: "6 tháng {numeral} năm {year}",
    Frequency.NINE_MONTHS: "9 tháng đầu năm {year}",
    Frequency.YEAR: "năm {year}",
    Frequency.SCHOOL_YEAR: "năm học {year}-{last}",
    Frequency.TERM: "nhiệm kỳ {year}-{last}",
}


def show(period: Period) -> str:
    """The period in words: "quý III/2025", "6 tháng đầu năm 2025", "lũy kế đến tháng 11/2025".

    An administrative period names its days: "tháng 3/2026 (15/02/2026 - 14/03/2026)".
    """
    words = _words(period)
    if period.window is Window.CALENDAR:
        return words
    return f"{words} ({show_day(period.start)} - {show_day(period.last)})"


def code(period: Period) -> str:
    """The period as stored and exchanged: an SDMX code, or else an interval of ISO 8601.

    "2025-09-30", "2026-W53", "2025-09", "2025-Q3", "2025-S1", "2025-A1"; nine months, school years, terms and
    administrative periods as first day and length ("2026-02-15/P1M"); cumulative ones as beginning and end,
    the beginning as a year ("2025/2025-11"), or as first day for terms and administrative years.
    """
    if period.frequency is Frequency.DAY:
        return period.start.isoformat()
    if period.frequency in SINCE:
        return f"{_beginning(period)}/{_ending(period)}"
    if period.window is Window.CALENDAR and period.frequency in _SDMX:
        return _SDMX[period.frequency].format(*period.named)
    months = MONTHS[period.frequency].length
    return f"{period.start}/P{months // 12}Y" if months % 12 == 0 else f"{period.start}/P{months}M"


def _words(period: Period) -> str:
    year, number = period.named
    if period.frequency in SINCE:
        term = " từ đầu nhiệm kỳ" if SINCE[period.frequency] is Frequency.TERM else ""
        to = f"ngày {show_day(period.last)}" if period.frequency in DAILY else f"tháng {number}/{year}"
        return f"lũy kế{term} đến {to}"
    if period.frequency is Frequency.DAY:
        return f"ngày {show_day(period.start)}"
    numeral = (_HALVES if period.frequency is Frequency.HALF else _ROMAN)[(number - 1) % 4]
    last = year + (5 if period.frequency is Frequency.TERM else 1)
    return _WORDS[period.frequency].format(year=year, number=number, numeral=numeral, last=last)


def _beginning(period: Period) -> str:
    in_calendar_year = SINCE[period.frequency] is Frequency.YEAR and period.window is Window.CALENDAR
    return str(period.start.year) if in_calendar_year else period.start.isoformat()


def _ending(period: Period) -> str:
    if period.frequency in DAILY:
        return period.last.isoformat()
    return _SDMX[Frequency.MONTH].format(*period.named)


def show_day(day: date) -> str:
    """A day as written in figures: 05/09/2025."""
    return f"{day:%d/%m/%Y}"
