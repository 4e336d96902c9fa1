"""What a figure is: a value at its place, its unit and comparator, and how it is tied to the words around it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tinhso.core.lawtext.values import Whole
from tinhso.core.quantity import Comparator


class Shape(StrEnum):
    """How a figure is tied to the words around it."""

    SHARE = "share"  # a percentage
    AMOUNT = "amount"  # money and other measures: the unit is no part of what is measured
    COUNT = "count"  # the counted noun is part of what is measured
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Figure:
    """A value at `start:end` of the key; `left` and `right` close in its comparator, sign and unit.

    `wrapped`: it stands in brackets. `plan`: it is the plan that another figure is compared to.
    """

    start: int
    end: int
    left: int
    right: int
    shape: Shape
    value: Decimal
    high: Decimal | None
    unit: str | None
    comparator: Comparator
    whole: Whole | None = None
    wrapped: bool = False
    plan: bool = False
    rules: tuple[str, ...] = ()
