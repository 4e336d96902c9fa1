"""Change one thing in a text, and just that changes in what is read."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tinhso.core import lawtext
from tinhso.core.lawtext import Statement

_TEXT = (
    "Tỉnh Bắc Ninh phấn đấu đến năm 2027, tối thiểu 75% trường học sử dụng học bạ số; "
    "tỷ lệ hộ có cáp quang đạt trên 90%; tổng vốn đầu tư là 35 tỷ đồng."
)


def _read(text: str) -> list[Statement]:
    """The statements without their places in the text, which any change moves."""
    nowhere = {"quote": "", "start": 0, "end": 0, "value_start": 0, "value_end": 0}
    return [replace(s, **nowhere) for s in lawtext.read(text).statements]


def test_the_sentence_at_rest_says_three_things() -> None:
    found = _read(_TEXT)
    assert [s.value for s in found] == [Decimal(75), Decimal(90), Decimal(35 * 10**9)]
    assert {s.by for s in found} == {date(2027, 12, 31)}


@pytest.mark.parametrize("province", ["Cà Mau", "Quảng Ninh", "Đắk Lắk", "Lạng Sơn", "Vĩnh Long", "Đà Nẵng"])
def test_another_province_changes_the_territory_alone(province: str) -> None:
    wanted = [replace(s, territory=province) for s in _read(_TEXT)]
    assert _read(_TEXT.replace("Bắc Ninh", province)) == wanted


@pytest.mark.parametrize("year", [2026, 2028, 2030, 2035, 2045])
def test_another_year_changes_the_deadline_alone(year: int) -> None:
    wanted = [replace(s, by=date(year, 12, 31)) for s in _read(_TEXT)]
    assert _read(_TEXT.replace("2027", str(year))) == wanted


@pytest.mark.parametrize(
    ("written", "value"),
    [("5", "5"), ("07", "7"), ("12,5", "12.5"), ("99,99", "99.99"), ("100", "100"), ("33.3", "33.3")],
)
def test_another_number_changes_the_value_alone(written: str, value: str) -> None:
    first, *rest = _read(_TEXT)
    assert _read(_TEXT.replace("75", written)) == [replace(first, value=Decimal(value)), *rest]


@pytest.mark.parametrize(
    ("written", "unit"), [("35 tỷ USD", "USD"), ("35 tỷ đồng", "đồng"), ("35 tỉ đồng", "đồng")]
)
def test_another_unit_changes_the_unit_alone(written: str, unit: str) -> None:
    *rest, last = _read(_TEXT)
    assert _read(_TEXT.replace("35 tỷ đồng", written)) == [*rest, replace(last, unit=unit)]


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("ít nhất", "ge"), ("không dưới", "ge"), ("hơn", "gt"), ("khoảng", "approx"), ("dưới", "lt"),
        ("không quá", "le"), ("xấp xỉ", "approx"),
    ],
)  # fmt: skip
def test_other_bounding_words_change_the_comparator(words: str, comparator: str) -> None:
    first, *rest = _read(_TEXT.replace("tối thiểu", words))
    assert first.comparator == comparator
    assert (first.value, first.indicator) == (Decimal(75), "trường học sử dụng học bạ số")
    assert [s.indicator for s in rest] == [s.indicator for s in _read(_TEXT)[1:]]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "  ", "\u2009"])
def test_odd_spaces_change_nothing(space: str) -> None:
    assert _read(_TEXT.replace(" ", space)) == _read(_TEXT)


def test_soft_hyphens_change_nothing() -> None:
    assert _read(_TEXT.replace("trường", "trư\u00adờng")) == _read(_TEXT)


def test_a_line_broken_by_the_page_changes_nothing() -> None:
    assert _read(_TEXT.replace("trường học sử", "trường học\nsử")) == _read(_TEXT)


def test_the_caller_may_say_whose_text_it_is_and_of_which_day() -> None:
    text = "Toàn tỉnh có 1.200 doanh nghiệp công nghệ số."
    (statement,) = lawtext.read(text, territory="Gia Lai", dated=date(2025, 6, 30)).statements
    assert (statement.territory, statement.as_of) == ("Gia Lai", "2025-06-30")
