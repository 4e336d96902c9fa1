"""Periods that figures speak of: how they are cut, said, written, counted, and how they lie to each other."""

from tinhso.core.period.reading import read
from tinhso.core.period.relations import contained, containing, cumulative, same_period_last_year
from tinhso.core.period.relative import resolve
from tinhso.core.period.scanning import Unreadable
from tinhso.core.period.values import Frequency, Period, Window, at, of
from tinhso.core.period.writing import code, show

__all__ = [
    "Frequency",
    "Period",
    "Unreadable",
    "Window",
    "at",
    "code",
    "contained",
    "containing",
    "cumulative",
    "of",
    "read",
    "resolve",
    "same_period_last_year",
    "show",
]
