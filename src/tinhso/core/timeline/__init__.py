"""Intervals of days, half open: a thing that ends on a day no longer holds on that day."""

from dataclasses import dataclass
from datetime import date

from tinhso.core.timeline.stated import last_day

__all__ = ["Interval", "last_day"]


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` (included) to `end` (left out); either may be open (None)."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end <= self.start:
            raise ValueError(f"an interval must end after it starts: {self.start} .. {self.end}")

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def overlaps(self, other: "Interval") -> bool:
        """Whether some day lies in both."""
        starts_before = self.start is None or other.end is None or self.start < other.end
        return starts_before and (other.start is None or self.end is None or other.start < self.end)
