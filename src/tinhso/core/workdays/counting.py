"""Counting working days; the day from which a count starts is never counted itself."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from tinhso.core.workdays.calendar import Calendar, DayKind, NotedDay, OutsideCalendar


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that a deadline passed over: a day noted as off, or the weekend (None)."""

    on: date
    noted: NotedDay | None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of so many working days after `start`, and what leaders ask about it.

    `skipped`: the days between that do not count. `made_up`: days off by the week that count all the same.
    `verified`: the sources of all noted days that moved it were read.
    """

    start: date
    days: int
    due: date
    skipped: tuple[Skipped, ...]
    made_up: tuple[NotedDay, ...]

    @property
    def verified(self) -> bool:
        """Whether no noted day that moved the deadline is still to be confirmed."""
        noted = [skipped.noted for skipped in self.skipped if skipped.noted]
        return all(day.verified for day in (*noted, *self.made_up))


def is_workday(calendar: Calendar, day: date) -> bool:
    """Whether the day is worked; OutsideCalendar where the calendar does not reach."""
    return between(calendar, day - timedelta(days=1), day) == 1


def add(calendar: Calendar, start: date, days: int) -> date:
    """The day so many working days after `start`: the next one for 1, `start` itself for 0.

    ValueError for less than 0; OutsideCalendar where the calendar ends before.
    """
    if days < 0:
        raise ValueError(f"working days to add must not be negative: {days}")
    place = _worked_until(calendar, start) + days - 1
    if days == 0:
        return start
    if place >= len(calendar.working):
        raise OutsideCalendar(calendar.interval.end or date.max, calendar.interval)
    return date.fromordinal(calendar.working[place])


def between(calendar: Calendar, start: date, end: date) -> int:
    """How many working days lie after `start`, up to and with `end`; negative where `end` is earlier.

    OutsideCalendar where the calendar does not reach.
    """
    return _worked_until(calendar, end) - _worked_until(calendar, start)


def deadline(calendar: Calendar, start: date, days: int) -> Deadline:
    """The day that `add` gives, with every day that was passed over and why."""
    due = add(calendar, start, days)
    passed = [start + timedelta(days=n) for n in range(1, (due - start).days + 1)]
    noted = [calendar.noted[day] for day in passed if day in calendar.noted]
    return Deadline(
        start,
        days,
        due,
        skipped=tuple(
            Skipped(day, calendar.noted.get(day)) for day in passed if not is_workday(calendar, day)
        ),
        made_up=tuple(day for day in noted if day.kind is DayKind.WORKING),
    )


def _worked_until(calendar: Calendar, day: date) -> int:
    """How many days of the calendar are worked up to and with a day of it, or the day before it begins."""
    if day not in calendar.interval and day + timedelta(days=1) not in calendar.interval:
        raise OutsideCalendar(day, calendar.interval)
    return bisect_right(calendar.working, day.toordinal())
