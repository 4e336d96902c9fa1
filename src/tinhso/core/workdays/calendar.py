"""A calendar of working days: the weekend, and every day that differs from it with what decided so."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tinhso.core.timeline import Interval

SATURDAY_AND_SUNDAY = frozenset({5, 6})


class DayKind(StrEnum):
    """Why a day differs from the week."""

    HOLIDAY = "holiday"  # nghỉ lễ, tết
    IN_LIEU = "in_lieu"  # nghỉ bù: a holiday fell on the weekend
    SWAPPED_OFF = "swapped_off"  # nghỉ hoán đổi: worked on another day
    CLOSED = "closed"  # nghỉ by decision of an agency
    WORKING = "working"  # làm bù, or an agency at work on a day off


@dataclass(frozen=True, slots=True)
class NotedDay:
    """A day that differs from the week, by its name; `swapped_with` is the other day of an exchange.

    `source`: what decided it, or where it was found. `verified`: the source was read and says so.
    """

    on: date
    kind: DayKind
    name: str
    source: str
    swapped_with: date | None = None
    verified: bool = False


class OutsideCalendar(ValueError):
    """A count that needs a `day` for which no calendar is entered: `interval` is what is."""

    def __init__(self, day: date, interval: Interval) -> None:
        self.day, self.interval = day, interval
        super().__init__(f"{day} is not in the calendar of working days: {interval.start} .. {interval.end}")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days of an interval; outside it nothing is known, and counting there is refused.

    `weekend`: days of the week without work, Monday is 0. ValueError for an open interval, a day outside it,
    a day noted twice.
    """

    interval: Interval
    days: tuple[NotedDay, ...] = ()
    weekend: frozenset[int] = SATURDAY_AND_SUNDAY
    noted: dict[date, NotedDay] = field(init=False, repr=False, compare=False)
    working: tuple[int, ...] = field(init=False, repr=False, compare=False)  # ordinals of days, for bisection

    def __post_init__(self) -> None:
        if not (self.interval.start and self.interval.end):
            raise ValueError("a calendar of working days has a first and a last day")
        noted = {day.on: day for day in self.days}
        if len(noted) < len(self.days) or not all(day in self.interval for day in noted):
            raise ValueError(f"days are noted once, inside {self.interval.start} .. {self.interval.end}")
        object.__setattr__(self, "noted", noted)
        ordinals = range(self.interval.start.toordinal(), self.interval.end.toordinal())
        object.__setattr__(self, "working", tuple(n for n in ordinals if self._works(date.fromordinal(n))))

    def _works(self, day: date) -> bool:
        if noted := self.noted.get(day):
            return noted.kind is DayKind.WORKING
        return day.weekday() not in self.weekend


def merge(
    calendar: Calendar, corrections: Iterable[NotedDay], *, weekend: frozenset[int] | None = None
) -> Calendar:
    """The calendar with days noted anew by an agency or a later notice; the last word on a day stands.

    Corrections outside the interval of the calendar are left out. `weekend`: the agency's own, where it has one.
    """
    days = calendar.noted | {day.on: day for day in corrections if day.on in calendar.interval}
    return Calendar(
        calendar.interval,
        tuple(days[on] for on in sorted(days)),
        calendar.weekend if weekend is None else weekend,
    )
