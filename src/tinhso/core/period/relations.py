"""How periods lie to each other: which holds which, what adds up to it, what it is compared with."""

from datetime import date, timedelta

from tinhso.core.period.values import (
    DAILY,
    SINCE,
    Frequency,
    Period,
    Window,
    fitting,
    index_at,
    of,
)

_UNITS = frozenset({Frequency.DAY, Frequency.WEEK})
_UP_TO = {
    (Frequency.YEAR, False): Frequency.YEAR_TO_MONTH,
    (Frequency.YEAR, True): Frequency.YEAR_TO_DAY,
    (Frequency.TERM, False): Frequency.TERM_TO_MONTH,
    (Frequency.TERM, True): Frequency.TERM_TO_DAY,
}


def containing(period: Period, frequency: Frequency, window: Window | None = None) -> Period | None:
    """The period of a frequency that holds all of `period`; None where none does.

    A week goes where its Thursday goes. `window`: that of the period unless another is given.
    """
    window = fitting(window or period.window, frequency)
    anchor = period.last if frequency in SINCE else _anchor(period)
    found = Period(frequency, index_at(anchor, frequency, window), window)
    return found if _lies_in(period, found) else None


def contained(period: Period, frequency: Frequency, window: Window | None = None) -> tuple[Period, ...]:
    """All periods of a frequency that lie in `period`, in order of time: 52 or 53 weeks of a year."""
    window = fitting(window or period.window, frequency)
    first, last = (index_at(day, frequency, window) for day in (period.start, period.last))
    candidates = (Period(frequency, index, window) for index in range(first, last + 1))
    return tuple(candidate for candidate in candidates if _lies_in(candidate, period))


def cumulative(period: Period, since: Frequency = Frequency.YEAR) -> Period | None:
    """From the first day of the year or the term (`since`) to the end of the period; None if it began earlier.

    Days and weeks count up to a day, everything else up to a month: the third quarter up to September.
    """
    by_day = period.frequency in DAILY or period.frequency is Frequency.WEEK
    return containing(period, _UP_TO[since, by_day])


def same_period_last_year(period: Period) -> Period | None:
    """The period that people compare with ("cùng kỳ năm trước"); None where the year before has none.

    29 February goes with the 28th. None: a term, a week 53 after a year of 52, a count since the beginning of a
    term in its first year.
    """
    earlier = _year_before(period)
    if earlier and SINCE.get(period.frequency) is Frequency.TERM and earlier.start != period.start:
        return None
    return earlier


def _year_before(period: Period) -> Period | None:
    year, number = period.named
    if period.frequency is Frequency.TERM:
        return None
    if period.frequency in DAILY:
        day = date.fromordinal(period.index)
        earlier = date(year - 1, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=year - 1)
        return Period(period.frequency, earlier.toordinal(), period.window)
    try:
        return of(period.frequency, year - 1, number, window=period.window)
    except ValueError:
        return None


def _anchor(period: Period) -> date:
    return period.start + timedelta(days=3) if period.frequency is Frequency.WEEK else period.start


def _lies_in(inner: Period, outer: Period) -> bool:
    if inner.frequency is Frequency.WEEK and outer.frequency not in _UNITS:
        return outer.start <= _anchor(inner) < outer.end
    return outer.start <= inner.start and inner.end <= outer.end
