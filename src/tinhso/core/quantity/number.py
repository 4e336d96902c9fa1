"""Numbers as Vietnamese documents write them: 1.234,5 — and 1,234.5 where nothing else can be meant."""

import re
from decimal import Decimal

_SHAPE = re.compile(r"\d+(?:[.,]\d+)*\Z")
_LONGEST = 24  # digits; longer runs are codes, not amounts


def read_number(text: str, *, countable: bool = False) -> Decimal | None:
    """The value of digits with dots and commas; None where they make no number.

    A dot before three digits parts thousands, a comma stands before decimals. The English way is taken where
    the Vietnamese one is impossible: two signs in that order, several commas, three zeros after a comma,
    or (`countable`) a fraction of a thing that is only counted whole.
    """
    if len(text) > 2 * _LONGEST or not _SHAPE.match(text) or sum(c.isdigit() for c in text) > _LONGEST:
        return None
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        return _both(text)
    if dots:
        return _one_sign(text, ".", is_grouped=_grouped(text, "."))
    return _one_sign(text, ",", is_grouped=_english(text, commas, countable)) if commas else Decimal(text)


def _both(text: str) -> Decimal | None:
    decimal = max(".,", key=text.rfind)
    group = "," if decimal == "." else "."
    whole, _, fraction = text.rpartition(decimal)
    if decimal in whole or not _grouped(whole, group):
        return None
    return Decimal(f"{whole.replace(group, '')}.{fraction}")


def _one_sign(text: str, sign: str, *, is_grouped: bool) -> Decimal | None:
    if is_grouped:
        return Decimal(text.replace(sign, ""))
    return Decimal(text.replace(sign, ".")) if text.count(sign) == 1 else None


def _english(text: str, commas: int, countable: bool) -> bool:
    return _grouped(text, ",") and (commas > 1 or countable or text.endswith("000"))


def _grouped(text: str, sign: str) -> bool:
    head, *groups = text.split(sign)
    return head.lstrip("0") != "" and len(head) <= 3 and all(len(group) == 3 for group in groups)
