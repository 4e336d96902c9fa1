"""Numbers as people type them into a form: what they can mean, and whether somebody must be asked."""

import re
from decimal import Decimal

from tinhso.core.quantity.unit import UnitClass, unit_class

_LONGEST = 24  # digits; more is a code or a slip, not an amount
_SPACES = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_PLAIN = re.compile(r"-?\d+")
_ONE_SIGN = re.compile(r"(-?)(\d+)([.,])(\d+)")
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:(\.|,)\d{3})(?:\1\d{3})+")
_BOTH_SIGNS = re.compile(r"-?(?:0|[1-9]\d{0,2}(?:(\.|,)\d{3})+)(?!\1)[.,]\d+")


def typed_readings(text: str, *, unit: str | None = None) -> tuple[Decimal, ...]:
    """What a typed number can mean, the Vietnamese way first: none, one, or two that must be asked about.

    "83,6" and "83.6" are one number; "1.234" is 1234 of things that are counted, but of a percentage or
    another measure it may be 1,234 typed the English way; "1,234" of things that are counted whole may be 1234.
    """
    plain = _SPACES.sub("", text.strip().removesuffix("%").rstrip())
    if not plain.isascii() or sum(char.isdigit() for char in plain) > _LONGEST:
        return ()
    if _PLAIN.fullmatch(plain):
        return (Decimal(plain),)
    if found := _ONE_SIGN.fullmatch(plain):
        return _one_sign(found, countable=unit_class(unit) in (UnitClass.COUNT, UnitClass.MONEY))
    if _GROUPED.fullmatch(plain):
        return (Decimal(plain.replace(".", "").replace(",", "")),)
    if _BOTH_SIGNS.fullmatch(plain):
        whole, fraction = re.split(r"[.,](?=\d+$)", plain)
        return (Decimal(f"{whole.replace('.', '').replace(',', '')}.{fraction}"),)
    return ()


def _one_sign(found: re.Match[str], *, countable: bool) -> tuple[Decimal, ...]:
    minus, head, sign, tail = found.groups()
    as_fraction = Decimal(f"{minus}{head}.{tail}")
    if len(tail) != 3 or len(head) > 3 or head.startswith("0"):
        return (as_fraction,)
    as_thousands = Decimal(f"{minus}{head}{tail}")
    if sign == ".":
        return (as_thousands,) if countable else (as_thousands, as_fraction)
    return (as_fraction, as_thousands) if countable else (as_fraction,)
