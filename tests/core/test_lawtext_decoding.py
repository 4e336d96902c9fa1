"""Bytes of files: which are read, and which are refused."""

import unicodedata

import pytest

from tinhso.core.lawtext import Undecodable, decode

TEXT = "Đến năm 2025, tỷ lệ hộ gia đình có Internet đạt 80%.\nỦy ban nhân dân tỉnh ước tính đủ điều kiện."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_files_are_read_as_they_are(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_utf_16_with_its_big_end_first_is_told_by_its_mark() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")).text == TEXT


def test_decomposed_letters_stay_as_they_are() -> None:
    loose = unicodedata.normalize("NFD", TEXT)
    assert decode(loose.encode()).text == loose


def in_windows_1258(text: str) -> bytes:
    """Windows-1258 has letters with hats and horns, and tones as marks that follow."""
    marks = "\u0300\u0301\u0303\u0309\u0323"
    out = ""
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        tone = "".join(c for c in parts if c in marks)
        out += unicodedata.normalize("NFC", "".join(c for c in parts if c not in marks)) + tone
    return out.encode("cp1258")


def test_a_windows_1258_file_is_read() -> None:
    decoded = decode(in_windows_1258(TEXT))
    assert decoded.encoding == "windows-1258"
    assert unicodedata.normalize("NFC", decoded.text) == TEXT


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 abc",
        b"PK\x03\x04....",
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        b"\x89PNG\r\n",
        b"abc\x00def",
        b"\x01\x02\x03",
    ],
)
def test_what_is_no_text_is_called_binary(data: bytes) -> None:
    with pytest.raises(Undecodable) as refusal:
        decode(data)
    assert refusal.value.code == "binary"


@pytest.mark.parametrize(
    "data",
    [
        "Tû lÖ hé gia ®×nh cã Internet ®¹t 80%, ñy ban nh©n d©n tØnh".encode("latin-1"),  # TCVN3
        b"Ty\xf9 le\xe4 ho\xe4 gia \xf1\xecnh \xd2\xd2\xd2 \xcc\xcc",  # VNI
    ],
)
def test_a_file_in_an_old_code_of_fonts_is_refused_by_its_encoding(data: bytes) -> None:
    with pytest.raises(Undecodable) as refusal:
        decode(data)
    assert refusal.value.code == "encoding"
