"""Joining the targets of a resolution with the results of reports, and judging each."""

from tinhso.core.scoreboard.board import NEED, draw_up
from tinhso.core.scoreboard.reading import MONTHS, bound, last_day
from tinhso.core.scoreboard.values import (
    Cited,
    Departs,
    Departure,
    Joined,
    Offered,
    Omission,
    Omitted,
    Restated,
    Result,
    Row,
    Scoreboard,
    Text,
)

__all__ = [
    "MONTHS",
    "NEED",
    "Cited",
    "Departs",
    "Departure",
    "Joined",
    "Offered",
    "Omission",
    "Omitted",
    "Restated",
    "Result",
    "Row",
    "Scoreboard",
    "Text",
    "bound",
    "draw_up",
    "last_day",
]
