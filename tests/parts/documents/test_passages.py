"""Marking statements in a text: nothing lost, nothing unescaped, overlaps told apart."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from tinhso.documents import finding
from tinhso.documents.passages import Span, marked

TEXT = "Đạt <80%> & hơn\n60 hộ"


def span(start: int, end: int, value: tuple[int, int], kind: str = "target") -> Span:
    return Span(start, end, *value, kind, "undecided", "Chỉ tiêu", "#s-1")


def plain(marked_text: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", marked_text))


def test_the_text_is_escaped_and_whole() -> None:
    made = marked(TEXT, [span(0, 15, (5, 7))])
    assert plain(made) == TEXT
    assert "&lt;" in made
    assert '<mark class="target">Đạt &lt;</mark>' in made
    assert '<a id="p-5" class="number target undecided" href="#s-1" title="Chỉ tiêu">80</a>' in made


def test_overlapping_passages_carry_both_kinds() -> None:
    made = marked(TEXT, [span(0, 10, (5, 7)), span(4, 20, (16, 18), "result")])
    assert plain(made) == TEXT
    assert '<mark class="result target">' in made
    assert '<mark class="result">' in made


def test_two_statements_on_one_number_make_one_anchor() -> None:
    made = marked(TEXT, [span(0, 10, (5, 7)), span(2, 10, (5, 7), "result")])
    assert made.count('id="p-5"') == 1


def test_a_focused_passage_is_anchored_once() -> None:
    made = marked(TEXT, [span(0, 10, (5, 7))], focus=(2, 12))
    assert made.count('id="doan"') == 1
    assert plain(made) == TEXT


def test_a_title_cannot_break_out_of_its_attribute() -> None:
    hostile = Span(0, 3, 0, 1, "target", "undecided", '"><script>', '"#')
    assert "<script>" not in marked(TEXT, [hostile])


@given(st.text(max_size=60), st.lists(st.tuples(*[st.integers(0, 60)] * 4), max_size=6), st.integers(0, 60))
def test_any_spans_leave_the_text_as_it_is(text: str, ends: list[tuple[int, ...]], focus: int) -> None:
    spans = []
    for one in ends:
        start, value, value_end, end = sorted(min(at, len(text)) for at in one)
        spans.append(span(start, end, (value, value_end)))
    made = marked(text, spans, focus=(focus, focus + 5))
    assert html.unescape(re.sub(r"<(?:/?(?:mark|a|span)\b[^>]*)>", "", made)) == text


def test_five_hundred_statements_make_a_page_of_bounded_size() -> None:
    text = "Tối thiểu 80% hộ dân nông thôn có cáp quang.\n" * 7000
    spans = [span(at * 600, at * 600 + 300, (at * 600 + 10, at * 600 + 12)) for at in range(500)]
    made = marked(text, spans)
    assert made.count("<a ") == 500
    assert len(made) < 2 * len(text)


def test_a_quote_is_found_whatever_its_white_space_and_letters() -> None:
    text = "Mở đầu.\nTỷ lệ  hộ\ndân đạt 83,6%. Hết."
    (found,) = finding.places(text, "Ty\u0309 lệ hộ dân đạt 83,6%".replace("Ty\u0309", "Tỷ"), "83,6")
    assert text[found.value_start : found.value_end] == "83,6"
    assert text[found.start : found.end] == "Tỷ lệ  hộ\ndân đạt 83,6%"


def test_a_number_is_not_found_inside_a_longer_one() -> None:
    assert finding.places("đạt 1.250 hộ và 7,5%", "đạt 1.250 hộ và 7,5%", "5") == ()
    assert finding.places("đạt 1.250 hộ, 5.", "đạt 1.250 hộ, 5.", "5")


def test_every_place_of_a_repeated_quote_is_offered_up_to_twenty() -> None:
    assert len(finding.places("đạt 5%. " * 3, "đạt 5%", "5")) == 3
    assert len(finding.places("đạt 5%. " * 90, "đạt 5%", "5")) == 20


def test_nothing_quoted_is_found_nowhere() -> None:
    assert finding.places("đạt 5%", "  ", "5") == ()
    assert not finding.quoted("đạt 5%", "không có")
