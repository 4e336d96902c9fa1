"""Numbers shown the Vietnamese way: dots between thousands, a comma before decimals."""

from decimal import Decimal

_LARGE_MONEY = ((Decimal(10) ** 9, "tỷ đồng"), (Decimal(10) ** 6, "triệu đồng"))


def show_number(value: Decimal) -> str:
    """The value with all its digits: 1234.5 → "1.234,5", 80.0 → "80"."""
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def show_value(value: Decimal, unit: str | None) -> str:
    """The value with its unit: "83,6 %", "140 tỷ đồng", "68.000 doanh nghiệp"."""
    if unit == "đồng":
        for size, name in _LARGE_MONEY:
            if abs(value) >= size:
                return f"{show_number(value / size)} {name}"
    return f"{show_number(value)} {unit}" if unit else show_number(value)
