"""Numbers as people type them: one meaning, two to ask about, or none."""

from decimal import Decimal

import pytest

from tinhso.core.quantity.typed import typed_readings

ONE = [
    ("83,6", "%", "83.6"),
    ("83.6", "%", "83.6"),
    ("83,6 %", "%", "83.6"),
    (" 90 ", "%", "90"),
    ("1.234,5", "%", "1234.5"),
    ("1,234.5", "%", "1234.5"),
    ("1.234", "doanh nghiệp", "1234"),
    ("1.234", "đồng", "1234"),
    ("1,234", "%", "1.234"),
    ("0.875", "%", "0.875"),
    ("0,875", "doanh nghiệp", "0.875"),
    ("3 500", "doanh nghiệp", "3500"),
    ("1.234.567", "%", "1234567"),
    ("1,234,567", None, "1234567"),
    ("41.162", None, "41162"),
    ("1234.567", "%", "1234.567"),
    ("-4,5", "%", "-4.5"),
]
NONE = [
    "",
    "abc",
    "1.2.3",
    "1,2,3",
    "1.234.56",
    "12.34,5",
    "8" * 25,
    "9" * 5000,
    "١٢",
    "1e5",
    "--1",
    "1,",
    ".",
]


@pytest.mark.parametrize(("text", "unit", "value"), ONE)
def test_a_number_that_reads_one_way_is_that_number(text: str, unit: str | None, value: str) -> None:
    assert typed_readings(text, unit=unit) == (Decimal(value),)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_number_has_no_reading(text: str) -> None:
    assert typed_readings(text, unit="%") == ()


def test_a_dot_before_three_figures_of_a_percentage_is_asked_about() -> None:
    assert typed_readings("1.234", unit="%") == (Decimal(1234), Decimal("1.234"))
    assert typed_readings("1.234", unit="lần") == (Decimal(1234), Decimal("1.234"))


def test_a_comma_before_three_figures_of_counted_things_is_asked_about() -> None:
    assert typed_readings("1,234", unit="doanh nghiệp") == (Decimal("1.234"), Decimal(1234))
