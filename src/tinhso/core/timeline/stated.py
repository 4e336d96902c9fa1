"""Periods as text ("2022", "2022-06", "2022-Q4", "2023-03-31") and their last day."""

import re
from calendar import monthrange
from datetime import date

_STATED = re.compile(r"(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?")


def last_day(period: str) -> date | None:
    """The last day of a period as text; None when the text is no period."""
    found = _STATED.fullmatch(period)
    if not found:
        return None
    year, quarter, month, day = (int(part) if part else 0 for part in found.groups())
    month = month or quarter * 3 or 12
    try:
        return date(year, month, day or monthrange(year, month)[1])
    except (ValueError, IndexError):
        return None
