"""Numbers shown the Vietnamese way, dots between thousands and a comma before decimals, or the English one."""

from decimal import Decimal

_LARGE_MONEY = ((Decimal(10) ** 9, "tỷ đồng"), (Decimal(10) ** 6, "triệu đồng"))


def show_number(value: Decimal, *, is_english: bool = False) -> str:
    """The value with all its digits: 1234.5 → "1.234,5" (English "1,234.5"), 80.0 → "80"."""
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if is_english else text.translate(str.maketrans(",.", ".,"))


def show_value(value: Decimal, unit: str | None) -> str:
    """The value with its unit: "83,6 %", "140 tỷ đồng", "68.000 doanh nghiệp"."""
    size, name = scaled(value, unit)
    return f"{show_number(size)} {name}" if name else show_number(size)


def scaled(value: Decimal, unit: str | None) -> tuple[Decimal, str | None]:
    """The value and the unit it is told in: large sums of money in millions or billions."""
    if unit == "đồng":
        for size, name in _LARGE_MONEY:
            if abs(value) >= size:
                return value / size, name
    return value, unit
