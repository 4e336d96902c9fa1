"""Template words for addresses that keep the day looked at, and for numbers and dates."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.template import Context

from tinhso.base import asof, numbers

register = template.Library()


@register.simple_tag(takes_context=True)
def here(context: Context, name: str, *args: object, **words: object) -> str:
    """The address of a named page on the day looked at; `words` join its query, empty ones are left out."""
    kept = {key: str(word) for key, word in words.items() if word not in (None, "")}
    return asof.link(context["request"], name, *args, **kept)


@register.filter
def number(value: Decimal | float | None) -> str:
    """A number with all its digits, "1.234,5" or "1,234.5"; nothing where there is none."""
    return "" if value is None else numbers.show_number(_exact(value))


@register.filter
def value(amount: Decimal | float | None, unit: str | None) -> str:
    """A number with its unit, "83,6 %"; nothing where there is none."""
    return "" if amount is None else numbers.show_value(_exact(amount), unit)


@register.filter
def day(moment: date | datetime | None) -> str:
    """A day as dd/mm/yyyy; a moment is taken in Vietnam's time."""
    if isinstance(moment, datetime):
        moment = moment.astimezone(asof.ZONE)
    return f"{moment:%d/%m/%Y}" if moment else ""


@register.filter
def moment(when: datetime | None) -> str:
    """A moment as dd/mm/yyyy hh:mm, Vietnam's time."""
    return f"{when.astimezone(asof.ZONE):%d/%m/%Y %H:%M}" if when else ""


def _exact(value: Decimal | float) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))
