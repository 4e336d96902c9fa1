"""Change one thing in a text, and just that changes in what is read."""

import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal

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


_PLAN = """KẾ HOẠCH
Chuyển đổi số tỉnh Hà Tĩnh năm 2026
I. MỤC TIÊU
- Hồ sơ công việc xử lý trên mạng: cấp tỉnh 100%, cấp xã 85%.
- Tối thiểu 60% hộ kinh doanh dùng hóa đơn điện tử; 320 thôn có điểm wifi công cộng.
- Người cao tuổi có tài khoản định danh: 70%; có chữ ký số: 20%.
"""


def test_the_plan_at_rest_says_six_things() -> None:
    found = _read(_PLAN)
    assert [int(s.value) for s in found] == [100, 85, 60, 320, 70, 20]
    assert {s.by for s in found} == {date(2026, 12, 31)}
    assert {s.territory for s in found} == {"Hà Tĩnh"}


@pytest.mark.parametrize("province", ["Lai Châu", "Cần Thơ", "Bắc Ninh", "Đồng Nai"])
def test_another_province_in_the_title_changes_the_territory_alone(province: str) -> None:
    wanted = [replace(s, territory=province) for s in _read(_PLAN)]
    assert _read(_PLAN.replace("Hà Tĩnh", province)) == wanted


@pytest.mark.parametrize("year", [2024, 2025, 2027, 2030])
def test_another_year_in_the_title_changes_every_deadline_alone(year: int) -> None:
    wanted = [replace(s, by=date(year, 12, 31)) for s in _read(_PLAN)]
    assert _read(_PLAN.replace("2026", str(year))) == wanted


@pytest.mark.parametrize(("written", "value"), [("95", 95), ("7", 7), ("66,5", "66.5"), ("42.1", "42.1")])
def test_another_share_in_an_item_changes_that_value_alone(written: str, value: object) -> None:
    first, second, *rest = _read(_PLAN)
    wanted = [first, replace(second, value=Decimal(str(value))), *rest]
    assert _read(_PLAN.replace("85%", f"{written}%")) == wanted


@pytest.mark.parametrize("noun", ["ấp", "bản", "khu phố", "tổ dân phố"])
def test_another_counted_noun_changes_the_unit_and_the_name(noun: str) -> None:
    before, after = _read(_PLAN), _read(_PLAN.replace("320 thôn", f"320 {noun}"))
    wanted = replace(before[3], unit=noun, indicator=before[3].indicator.replace("thôn", noun))
    assert after == [*before[:3], wanted, *before[4:]]


def test_clauses_in_another_order_say_the_same() -> None:
    one = "Tối thiểu 60% hộ kinh doanh dùng hóa đơn điện tử"
    other = "320 thôn có điểm wifi công cộng"
    found = _read(_PLAN)
    swapped = _read(_PLAN.replace(f"{one}; {other}", f"{other}; {one}"))
    # "tối thiểu" binds its own clause, wherever it stands.
    assert swapped == [*found[:2], found[3], found[2], *found[4:]]


def test_items_in_another_order_say_the_same() -> None:
    *head, first, second, third = _PLAN.strip().split("\n")
    found = _read(_PLAN)
    turned = _read("\n".join([*head, third, first, second]))
    assert turned == [*found[4:], *found[:4]]


@pytest.mark.parametrize("mark", ["+ ", "* ", "• ", "– ", "▪ "])
def test_another_mark_of_the_items_changes_nothing(mark: str) -> None:
    assert _read(_PLAN.replace("\n- ", f"\n{mark}")) == _read(_PLAN)


def test_letters_for_marks_change_nothing() -> None:
    lettered = _PLAN
    for letter in "abc":
        lettered = lettered.replace("\n- ", f"\n{letter}) ", 1)
    assert _read(lettered) == _read(_PLAN)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_decomposed_writing_mixed_change_nothing(form: Literal["NFC", "NFD"]) -> None:
    lines = _PLAN.split("\n")
    mixed = [unicodedata.normalize(form, line) if i % 2 else line for i, line in enumerate(lines)]
    assert _read("\n".join(mixed)) == _read(_PLAN)


def test_windows_line_ends_change_nothing() -> None:
    assert _read(_PLAN.replace("\n", "\r\n")) == _read(_PLAN)


def test_bold_and_escaped_markdown_changes_nothing() -> None:
    marked = _PLAN.replace("I. MỤC TIÊU", "**I. MỤC TIÊU**").replace("\n- ", "\n\\- ")
    assert _read(marked) == _read(_PLAN)


def test_a_letterhead_changes_nothing_but_what_it_names() -> None:
    head = "ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH\n-------\nSố: 14/KH-UBND\nHà Tĩnh, ngày 09 tháng 01 năm 2026\n"
    assert _read(head + _PLAN) == _read(_PLAN)


def test_related_news_after_the_text_change_nothing() -> None:
    news = "\nTin liên quan\n- Nghệ An: 95% hộ có Internet\n- Khai mạc tuần lễ số 2026\n"
    assert _read(_PLAN + news) == _read(_PLAN)


_REPORT = """BÁO CÁO
Kết quả chuyển đổi số 9 tháng năm 2025
Tiếp nhận 21.500 hồ sơ, trong đó trực tuyến 18.700 hồ sơ (87%). Tỷ lệ hài lòng đạt 96%, tăng 2 điểm phần trăm.
"""


@pytest.mark.parametrize(
    "period", [("quý II năm 2025", "2025-Q2"), ("năm 2024", "2024"), ("tháng 5/2025", "2025-05")]
)
def test_another_period_of_a_report_changes_what_it_is_as_of_alone(period: tuple[str, str]) -> None:
    written, as_of = period
    wanted = [replace(s, as_of=as_of) for s in _read(_REPORT)]
    assert {s.as_of for s in _read(_REPORT)} == {"2025-09"}
    assert _read(_REPORT.replace("9 tháng năm 2025", written)) == wanted


def test_a_count_written_the_english_way_changes_nothing() -> None:
    english = _REPORT.replace("21.500", "21,500").replace("18.700", "18,700")
    assert _read(english) == _read(_REPORT)
