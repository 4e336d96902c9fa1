"""Telling encodings apart."""

import codecs
import unicodedata

import pytest

from tinhso.core.lawtext.decoding import DecodingError, Unreadable, decode

_TEXT = "Đến năm 2026, tỷ lệ hồ sơ trực tuyến đạt trên 80%.\r\nTỉnh Thừa Thiên Huế đẩy mạnh chuyển đổi số.\n"


def _windows_1258(text: str) -> bytes:
    """As a typewriter of that time wrote it: tones after their vowel."""
    made = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tones = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
        made += unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones)) + tones
    return made.encode("cp1258")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (_TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + _TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + _TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + _TEXT.encode("utf-16-be"), "utf-16-be"),
        (_TEXT.encode("utf-16-le"), "utf-16-le"),
        (_TEXT.encode("utf-16-be"), "utf-16-be"),
        (_windows_1258(_TEXT), "windows-1258"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 le", "utf-16 be", "bare le", "bare be", "windows-1258"],
)
def test_the_text_comes_back_as_written(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert decoded.encoding == encoding
    assert unicodedata.normalize("NFC", decoded.text) == _TEXT


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Unreadable.EMPTY),
        (b" \n\t ", Unreadable.EMPTY),
        (codecs.BOM_UTF8, Unreadable.EMPTY),
        (b"%PDF-1.7 ...", Unreadable.PDF),
        (b"PK\x03\x04....", Unreadable.OFFICE),
        (b"\xd0\xcf\x11\xe0....", Unreadable.OFFICE),
        (b"\x89PNG\r\n", Unreadable.BINARY),
        (bytes(range(256)), Unreadable.BINARY),
        (codecs.BOM_UTF16_LE + b"a", Unreadable.BINARY),
        ("Résumé: élève à l'école française où ça".encode("latin-1"), Unreadable.ENCODING),
        ("Сохранить документ".encode("cp1251"), Unreadable.ENCODING),
    ],
)
def test_what_is_no_known_text_is_refused_with_the_reason(data: bytes, code: Unreadable) -> None:
    with pytest.raises(DecodingError) as refused:
        decode(data)
    assert refused.value.code is code


def test_a_file_past_the_limit_is_refused() -> None:
    with pytest.raises(DecodingError) as refused:
        decode(b"a" * (50 * 1024 * 1024 + 1))
    assert refused.value.code is Unreadable.TOO_LARGE
