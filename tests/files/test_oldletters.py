"""Letters of before Unicode are recognised, and nothing else is taken for them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.files.oldletters import recognise
from tinhso.files.plain import extract
from tinhso.files.reading import Source
from tinhso.files.values import FileProblem, Format, Problem

TCVN3 = "Céng hoµ x· héi chñ nghÜa ViÖt Nam. §Õn n¨m 2025, 80% hå s¬ c«ng viÖc ®­îc xö lý trªn m¹ng."
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Ñeán naêm 2025, 80% hoà sô coâng vieäc ñöôïc xöû lyù treân maïng."
PROPER_TEXT = (
    "Đến năm 2025, tối thiểu 80% hồ sơ công việc cấp tỉnh được xử lý trên môi trường mạng; hoà, thuỷ, khoẻ, quý, "
    "uý, loè, tuỳ; Đắk Lắk, Bạc Liêu, nghiêng, khuya, quýt, giếng, yêu, ươm, oẻ, ngoằn ngoèo, khuỷu, nguyễn"
)
OTHER_TEXT = (
    "© 2025 ® ± × ÷ 20°C §5 ¶ «trích» café résumé naïve Zürich São Paulo señor façade Ørsted Malmö Köln être "
    "thé déjà vu für größer Åland 25µm m² µg £5 ¥ online the growth of digital economy"
)
PROPER, OTHERS = PROPER_TEXT.split(), OTHER_TEXT.split()


def test_the_two_kinds_of_old_letters_are_told_apart() -> None:
    assert recognise(TCVN3) is Problem.TCVN3
    assert recognise(VNI) is Problem.VNI


def test_a_few_words_are_enough_where_the_font_says_so() -> None:
    assert recognise("ViÖt", (".VnTime",)) is Problem.TCVN3
    assert recognise("ViÖt", ("Times New Roman",)) is None


def test_a_font_alone_says_nothing_of_letters_that_are_proper() -> None:
    assert recognise("Tỷ lệ hồ sơ đạt 80%", (".VnTime", "VNI-Times")) is None


def test_a_text_partly_in_old_letters_is_found() -> None:
    assert recognise("Tỷ lệ hồ sơ được xử lý đạt 80%. " * 3 + TCVN3) is Problem.TCVN3


@pytest.mark.parametrize("text", [PROPER_TEXT, OTHER_TEXT, "Thiết bị đo 25 µm ± 5 % (© UBND)", "100%", ""])
def test_proper_texts_are_left_alone(text: str) -> None:
    assert recognise(text) is None


@given(st.lists(st.sampled_from(PROPER + OTHERS), max_size=60))
def test_no_mixture_of_proper_words_and_signs_raises_an_alarm(words: list[str]) -> None:
    assert recognise(" ".join(words)) is None


@pytest.mark.parametrize(("text", "problem"), [(TCVN3, Problem.TCVN3), (VNI, Problem.VNI)])
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_a_text_file_in_old_letters_is_refused_by_name(text: str, problem: Problem, encoding: str) -> None:
    with pytest.raises(FileProblem) as found:
        extract(Source(text.encode(encoding), "a.txt", Format.TEXT))
    assert found.value.code is problem


def test_windows_1258_is_no_old_letters() -> None:
    text = "".join(_split(sign) for sign in PROPER_TEXT)
    assert extract(Source(text.encode("cp1258"), "a.txt", Format.TEXT)).encoding == "windows-1258"


def _split(sign: str) -> str:
    """A vowel with hat or horn, then its tone, as Windows-1258 writes them."""
    loose = unicodedata.normalize("NFD", sign)
    tones = [mark for mark in loose if mark in "\u0300\u0301\u0303\u0309\u0323"]
    return unicodedata.normalize("NFC", "".join(c for c in loose if c not in tones)) + "".join(tones)
