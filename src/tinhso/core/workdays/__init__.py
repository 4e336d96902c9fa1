"""Working days: calendars as dated data, days counted by them, and why a deadline falls where it does."""

from tinhso.core.workdays.calendar import Calendar, DayKind, NotedDay, OutsideCalendar, merge
from tinhso.core.workdays.counting import Deadline, Skipped, add, between, deadline, is_workday

__all__ = [
    "Calendar",
    "DayKind",
    "Deadline",
    "NotedDay",
    "OutsideCalendar",
    "Skipped",
    "add",
    "between",
    "deadline",
    "is_workday",
    "merge",
]
