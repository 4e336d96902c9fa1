"""Units as documents write them, and the few classes in which numbers may be compared."""

from enum import StrEnum

from tinhso.core.vi import nfc


class UnitClass(StrEnum):
    """Numbers of different classes are never compared."""

    PERCENT = "%"
    MONEY = "đồng"
    DOLLAR = "usd"
    RANK = "hạng"
    TIMES = "lần"
    COUNT = "count"


_CLASSES = {
    "phần trăm": UnitClass.PERCENT,
    "đồng": UnitClass.MONEY,
    "vnd": UnitClass.MONEY,
    "usd": UnitClass.DOLLAR,
    "hạng": UnitClass.RANK,
    "lần": UnitClass.TIMES,
}


def unit_class(unit: str | None) -> UnitClass:
    """The class of a unit as written; a counted noun ("doanh nghiệp") and no unit at all are counts."""
    text = nfc(unit or "").strip().lower()
    return UnitClass.PERCENT if text.startswith("%") else _CLASSES.get(text, UnitClass.COUNT)
