"""From a statement to what matching compares, what judging takes, and the day a figure speaks of."""

import calendar
import re
from datetime import date
from decimal import Decimal

from tinhso.core.lawtext import Every, Statement
from tinhso.core.matching import Change, Wording
from tinhso.core.pace import Direction, Promise
from tinhso.core.quantity import Comparator

_CHANGES = {Comparator.UP: Change.UP, Comparator.DOWN: Change.DOWN}
MONTHS = {Every.YEAR: 12, Every.QUARTER: 3, Every.MONTH: 1}
_PERIOD = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})(?:-(\d{2}))?))?")
_LARGEST = Decimal(10) ** 18


def wording(statement: Statement) -> Wording:
    """The measured thing that the statement speaks of."""
    return Wording(
        indicator=statement.indicator,
        unit=statement.unit,
        levels=statement.levels,
        territory=statement.territory,
        exclusion=statement.exclusion,
        change=_CHANGES.get(statement.comparator),
    )


def promise(statement: Statement) -> Promise:
    """What a target asks for.

    "tối thiểu", "đạt", "khoảng" and a range ("15 – 20 %") are reached from their (lower) value up; "trên" and
    "dưới" not by the value itself; "giảm 30 %" asks for a reduction of at least as much. A bare 0 asks for
    none, so at most 0. No baseline and no path are known from a text.
    """
    direction, value = bound(statement.comparator, statement.value, statement.value_high)
    return Promise(
        direction=direction,
        value=float(value),
        strict=statement.comparator in (Comparator.GT, Comparator.LT),
        due=statement.by,
        every_months=MONTHS[statement.every] if statement.every else None,
    )


def bound(comparator: Comparator, value: Decimal, high: Decimal | None) -> tuple[Direction, Decimal]:
    """Which way is better, and the value from which a target is reached; `high` is the upper end of a range."""
    direction = _direction(comparator, value)
    return direction, high if high is not None and direction is not Direction.MORE else value


def _direction(comparator: Comparator, value: Decimal) -> Direction:
    if comparator is Comparator.TOP:
        return Direction.RANK
    none_wanted = comparator is Comparator.EQ and value == 0
    at_most = comparator in (Comparator.LE, Comparator.LT)
    return Direction.LESS if at_most or none_wanted else Direction.MORE


def measurable(statement: Statement) -> bool:
    """Whether its numbers are such that something can be measured in them."""
    whole = statement.of.value if statement.of else None
    stated = (statement.value, statement.value_high, whole)
    return all(abs(number) < _LARGEST for number in stated if number is not None)


def last_day(period: str | None, dated: date | None) -> date | None:
    """The last day that a result speaks of.

    `period` as statements have it: "2022", "2022-H1", "2022-Q4", "2023-03", "2023-03-31". A text dated
    within the period cannot know its end, so it speaks of its own day; without a period that the calendar
    has, likewise.
    """
    found = _PERIOD.fullmatch(period or "")
    try:
        first, last = _bounds(found) if found else (None, None)
    except ValueError:
        first = last = None
    if first is None or last is None:
        return dated
    return dated if dated and first <= dated <= last else last


def _bounds(found: re.Match[str]) -> tuple[date, date]:
    year, quarter, half, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if day and month:
        return date(year, month, day), date(year, month, day)
    length = 1 if month else 3 if quarter else 6 if half else 12
    end = month or (quarter or half or 1) * length
    return date(year, end - length + 1, 1), date(year, end, calendar.monthrange(year, end)[1])
