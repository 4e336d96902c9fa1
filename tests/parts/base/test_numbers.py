"""Numbers, units and periods on pages: the Vietnamese way, and the English one for whoever chose it."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import translation

import tinhso
from tinhso.base import numbers
from tinhso.core.timeline.shown import read_stated

CASES = [
    ("83.6", "%", "83,6 %", "83.6 %"),
    ("1234.5", None, "1.234,5", "1,234.5"),
    ("41162", "doanh nghiệp", "41.162 doanh nghiệp", "41,162 enterprises"),
    ("1", "doanh nghiệp", "1 doanh nghiệp", "1 enterprise"),
    ("140000000000", "đồng", "140 tỷ đồng", "140 billion VND"),
    ("5", "ga tàu", "5 ga tàu", "5 ga tàu"),
]


@pytest.mark.parametrize(("value", "unit", "vietnamese", "english"), CASES)
def test_a_value_is_written_in_the_language_of_the_page(
    value: str, unit: str | None, vietnamese: str, english: str
) -> None:
    with translation.override("vi"):
        assert numbers.show_value(Decimal(value), unit) == vietnamese
    with translation.override("en"):
        assert numbers.show_value(Decimal(value), unit) == english


@pytest.mark.parametrize(
    ("stated", "vietnamese", "english"),
    [
        ("2022-Q4", "quý 4/2022", "Q4/2022"),
        ("2021-06", "tháng 6/2021", "6/2021"),
        ("2023-03-31", "31/03/2023", "31/03/2023"),
        ("đầu nhiệm kỳ", "đầu nhiệm kỳ", "đầu nhiệm kỳ"),
    ],
)
def test_a_period_is_written_in_the_language_of_the_page(stated: str, vietnamese: str, english: str) -> None:
    with translation.override("vi"):
        assert numbers.show_period(stated) == vietnamese
    with translation.override("en"):
        assert numbers.show_period(stated) == english


@pytest.mark.parametrize("typed", ["Q4/2022", "6/2021"])
def test_a_period_written_the_english_way_is_understood_when_typed(typed: str) -> None:
    stated = read_stated(typed)
    assert stated is not None
    with translation.override("en"):
        assert numbers.show_period(stated) == typed


def test_pages_write_numbers_by_way_of_the_language_alone() -> None:
    root = Path(tinhso.__file__).parent
    pages = [path for part in ("base", "documents", "ioc") for path in (root / part).rglob("*.py")]
    direct = re.compile(r"from tinhso\.core\.\S+ import .*\bshow_(?:number|value|stated)\b")
    assert [path.name for path in pages if direct.search(path.read_text("utf-8"))] == []


def test_where_no_language_is_chosen_numbers_are_vietnamese() -> None:
    with translation.override(None):
        assert numbers.show_number(Decimal("1234.5")) == "1.234,5"
