"""Figures, days and promises in the words that charts are read out with."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tinhso.base.numbers import show_number, show_unit, show_value
from tinhso.core.pace import Direction, Promise

_SHORT = ((1e9, gettext_noop("tỷ")), (1e6, gettext_noop("triệu")))


def figure(value: float, unit: str | None) -> str:
    """A figure as it was stated, with its unit."""
    return show_value(Decimal(str(value)), unit)


def about(value: float, unit: str | None) -> str:
    """A computed figure, rounded to what a reader can use."""
    digits = 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 4
    return figure(round(value, digits) + 0.0, unit)


def day(value: date) -> str:
    """dd/mm/yyyy."""
    return f"{value:%d/%m/%Y}"


def axis(ticks: Sequence[float], unit: str | None) -> tuple[tuple[str, ...], str]:
    """Labels of an axis, large numbers in millions or billions, and the unit they are in."""
    largest = max(map(abs, ticks), default=0)
    size, name = next(((size, _(name)) for size, name in _SHORT if largest >= size), (1.0, ""))
    labels = tuple(show_number(Decimal(f"{tick / size:.12g}")) for tick in ticks)
    return labels, " ".join(part for part in (name, show_unit(unit or "")) if part)


def short(unit: str | None) -> str | None:
    """The unit where it is a sign ("%", "đồng"); a counted noun would not fit beside a figure in a drawing."""
    return unit if unit and len(unit) <= 4 else None


def asked(promise: Promise, unit: str | None) -> str:
    """What a promise asks for: "từ 80 % trở lên", "dưới 5 %"."""
    if promise.value is None:
        return _("hoàn thành")
    low = figure(promise.value, unit)
    if promise.direction is Direction.WITHIN and promise.high is not None:
        return _("từ %(low)s đến %(high)s") % {"low": low, "high": figure(promise.high, unit)}
    return _ASKED[promise.direction, promise.strict]() % {"value": low}


_ASKED = {
    (Direction.MORE, False): lambda: _("từ %(value)s trở lên"),
    (Direction.MORE, True): lambda: _("trên %(value)s"),
    (Direction.LESS, False): lambda: _("không quá %(value)s"),
    (Direction.LESS, True): lambda: _("dưới %(value)s"),
    (Direction.RANK, False): lambda: _("thứ %(value)s trở lên"),
    (Direction.RANK, True): lambda: _("trên thứ %(value)s"),
    (Direction.DONE, False): lambda: _("từ %(value)s trở lên"),
    (Direction.DONE, True): lambda: _("trên %(value)s"),
}
