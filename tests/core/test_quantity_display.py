"""Numbers as Vietnamese readers see them."""

from decimal import Decimal

from tinhso.core.quantity import show_number, show_value


def test_dots_part_thousands_and_a_comma_stands_before_decimals() -> None:
    assert show_number(Decimal("1234.5")) == "1.234,5"
    assert show_number(Decimal("126181")) == "126.181"
    assert show_number(Decimal("80.0")) == "80"


def test_large_sums_of_money_are_shown_in_billions() -> None:
    assert show_value(Decimal(140_000_000_000), "đồng") == "140 tỷ đồng"
    assert show_value(Decimal("83.6"), "%") == "83,6 %"
