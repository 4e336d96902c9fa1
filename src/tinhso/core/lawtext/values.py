"""What reading a text yields: statements, each with the passage that says it and the rules that found it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tinhso.core.quantity import Comparator


class Kind(StrEnum):
    """What a statement does with its value."""

    TARGET = "target"  # something to be reached
    RESULT = "result"  # reported as reached, or as the present state


class Level(StrEnum):
    """The tier of government a value is set or measured for."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class Every(StrEnum):
    """How often a recurring target falls due."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole or the plan that a figure is compared to ("41.162/43.117 doanh nghiệp")."""

    value: Decimal
    unit: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One quantified commitment or reported figure.

    `start` and `end` count code points of the text as read, and `text[start:end] == quote`; `value_start`
    and `value_end` frame the number itself, the part that a better reader will find at the same place.
    `by` is the last day allowed (targets); `as_of` the period as text: "2022", "2022-Q4", "2023-03-31".
    """

    kind: Kind
    quote: str
    start: int
    end: int
    value_start: int
    value_end: int
    indicator: str
    comparator: Comparator
    value: Decimal
    value_high: Decimal | None = None
    unit: str | None = None
    levels: tuple[Level, ...] = ()
    by: date | None = None
    every: Every | None = None
    as_of: str | None = None
    exclusion: str | None = None
    territory: str | None = None
    of: Whole | None = None
    sure: bool = True
    rules: tuple[str, ...] = ()
