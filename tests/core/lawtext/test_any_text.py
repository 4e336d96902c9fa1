"""Reading is harmless on any text, and each statement quotes what stands at its place."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinhso.core import lawtext

_PIECES = st.sampled_from(
    [
        "80%", "trên ", "đến năm 2025", ", ", "; ", ": ", "(", ")", "\n", "\t", "|", "- ", "1. ",
        "a) ", "hồ sơ ",
        "cấp tỉnh, cấp xã", "12.345 ", "1,5 tỷ đồng", " và ", "tăng ", "x/y", "9/63", "top 10",
        "từ 5% đến 10%",
        "mỗi năm ", "I. MỤC TIÊU\n", "kinh tế số chiếm ", "GRDP ", "xếp thứ ", "\u0301", "\u00ad",
        "\r\n", "…",
        "trở lên", "so với chỉ tiêu ", "31/02/2025", "quý V/2025", "tháng 13/2025", "0", "%", "³", "¾", "٣",
    ]
)  # fmt: skip


def _check(text: str) -> None:
    for statement in lawtext.read(text).statements:
        assert text[statement.start : statement.end] == statement.quote
        assert statement.start <= statement.value_start < statement.value_end <= statement.end
        assert statement.value.is_finite()
        assert statement.rules


@given(st.text(max_size=400))
def test_any_characters_can_be_read(text: str) -> None:
    _check(text)


@settings(max_examples=300)
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_mixture_of_drafting_can_be_read(text: str) -> None:
    _check(text)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_each_form_of_unicode_says_the_same(form: str) -> None:
    text = "Đến năm 2026, tỷ lệ hồ sơ được số hoá đạt trên 80%; thuỷ sản có 45 cơ sở ứng dụng số."
    given_form = unicodedata.normalize(form, text)
    _check(given_form)
    found = lawtext.read(given_form).statements
    assert [(s.indicator, s.value) for s in found] == [
        (s.indicator, s.value) for s in lawtext.read(text).statements
    ]
    assert [given_form[s.value_start : s.value_end] for s in found] == ["80", "45"]


def test_both_forms_of_unicode_may_stand_in_one_text() -> None:
    first = "Năm 2026, 80% hộ có mạng. "
    second = unicodedata.normalize("NFD", "Tỷ lệ hài lòng đạt 95%.")
    _check(first + second)
    assert len(lawtext.read(first + second).statements) == 2


@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "Không có con số nào ở đây.", "\ufeff", "\x00\x01"])
def test_a_text_without_figures_says_nothing(text: str) -> None:
    assert lawtext.read(text).statements == ()


def test_a_number_of_five_thousand_digits_is_no_figure() -> None:
    _check("Đến năm 2025 đạt " + "9" * 5000 + "% hồ sơ và 80% hộ.")
    assert [str(s.value) for s in lawtext.read("Đạt " + "7" * 5000 + "% và 80% hộ có mạng.").statements] == [
        "80"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000, "1," * 50_000, "(" * 100_000, "." * 100_000, "đến " * 30_000, "cấp tỉnh, " * 12_000,
        "a\u0301" + "\u0301" * 100_000, "năm " + " " * 100_000 + "2025", "\n" * 100_000, "a: " * 40_000,
        "từ 1 đến " * 12_000, "1/" * 50_000, "\"" * 100_000, "tỷ lệ " * 20_000 + "80%",
    ],
    ids=range(14),
)  # fmt: skip
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    # That the time grows with the length alone is measured in bench/reading.py.
    _check(text)
