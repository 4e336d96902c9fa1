"""Numbers as Vietnamese documents write them."""

from decimal import Decimal

import pytest

from tinhso.core.quantity import read_number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("80", "80"), ("05", "5"), ("83,6", "83.6"), ("1.234", "1234"), ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("126.181", "126181"), ("1.000.000", "1000000"), ("1,000,000", "1000000"), ("68,000", "68000"),
        ("0,7071", "0.7071"), ("0.7071", "0.7071"), ("33.3", "33.3"), ("1,234", "1.234"), ("0.123", "0.123"),
    ],
)  # fmt: skip
def test_dots_part_thousands_and_a_comma_stands_before_decimals(written: str, value: str) -> None:
    assert read_number(written) == Decimal(value)


def test_what_is_counted_whole_has_no_fraction() -> None:
    assert read_number("12,345", countable=True) == Decimal(12345)
    assert read_number("12,5", countable=True) == Decimal("12.5")


@pytest.mark.parametrize("written", ["", "1.2.3", "1,2,3", "1.234.5", "a", "1a", "9" * 5000, "1.", ",5"])
def test_what_is_no_number_has_no_value(written: str) -> None:
    assert read_number(written) is None
