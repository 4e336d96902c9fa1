"""Boxes for numbers, days and lists of names: what they take, and what they ask."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from tinhso.base.fields import DayField, LinesField, NumberField


@pytest.mark.parametrize(
    ("typed", "unit", "number"),
    [
        ("83,6", "%", "83.6"),
        ("1.234,5", "%", "1234.5"),
        ("1.234", "doanh nghiệp", "1234"),
        ("1 234 567", "hồ sơ", "1234567"),
        ("-2,5", "%", "-2.5"),
    ],
)
def test_numbers_are_read_the_vietnamese_way(typed: str, unit: str, number: str) -> None:
    assert NumberField(unit=unit).clean(typed) == Decimal(number)


def test_a_number_that_reads_two_ways_is_asked_about() -> None:
    with pytest.raises(ValidationError, match="1234 hoặc 1,234"):
        NumberField(unit="%").clean("1.234")


@pytest.mark.parametrize(
    ("typed", "unit", "number"),
    [("83.6", "%", "83.6"), ("1,234.5", "%", "1234.5"), ("1,234", "doanh nghiệp", "1234")],
)
def test_on_an_english_page_numbers_are_shown_and_read_the_english_way(
    typed: str, unit: str, number: str
) -> None:
    with translation.override("en"):
        assert NumberField(unit=unit).clean(typed) == Decimal(number)
        assert NumberField(unit=unit).prepare_value(Decimal(number)) == typed


def test_on_an_english_page_a_number_that_reads_two_ways_is_asked_about() -> None:
    with translation.override("en"), pytest.raises(ValidationError, match="1234 or 1.234"):
        NumberField(unit="%").clean("1,234")


@pytest.mark.parametrize("typed", ["abc", "1,2,3", "9" * 5000, "1e9", "0,12345678901"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        NumberField(required=False).clean(typed)


def test_an_empty_box_is_no_number() -> None:
    assert NumberField(required=False).clean(" ") is None


def test_a_number_stands_in_its_box_as_people_write_it() -> None:
    assert NumberField().prepare_value(Decimal("1234.5000000000")) == "1.234,5"


@pytest.mark.parametrize("typed", ["31/12/2024", "2024-12-31"])
def test_days_are_typed_as_people_write_them(typed: str) -> None:
    assert DayField().clean(typed) == date(2024, 12, 31)


@pytest.mark.parametrize("typed", ["31/02/2024", "31/12/2204", "01/01/0001"])
def test_a_day_that_cannot_be_is_named(typed: str) -> None:
    with pytest.raises(ValidationError, match="không đọc được"):
        DayField().clean(typed)


def test_names_stand_one_a_line() -> None:
    assert LinesField().clean(" Sở A \n\nSở  B ") == ("Sở A", "Sở B")
    assert LinesField().prepare_value(["Sở A", "Sở B"]) == "Sở A\nSở B"
    with pytest.raises(ValidationError, match="200 ký tự"):
        LinesField().clean("a" * 201)
