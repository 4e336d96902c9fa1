"""From the bytes of a file to its text: UTF-8, UTF-16 and Windows-1258 are known, the rest is refused by name."""

import re
import unicodedata
from dataclasses import dataclass

# How files begin that are no plain text: PDF, zip (docx, xlsx), old Office, pictures, RTF.
_HEADS = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x7f-\x9f]")
# Signs that stand inside words only where a text is in TCVN3, VNI or another old font's code.
_SIGN_IN_WORD = re.compile(r"[^\W\d_][\u00a1-\u00bf\u00d7\u00f7]+(?=\w)|\w[\u00a8\u00ae\u00b5-\u00b9]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, exactly as the bytes say it, and the encoding they are in."""

    text: str
    encoding: str


class Undecodable(Exception):
    """Bytes that are no text of a known encoding; `code` is "binary" or "encoding"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def decode(data: bytes) -> Decoded:
    """The text of a file. Raises Undecodable; a mark at the start that tells the encoding is left out."""
    if data.startswith(_HEADS):
        raise Undecodable("binary")
    for encoding in _marked(data) or _guessed(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROLS.search(text):
            raise Undecodable("binary")
        return Decoded(text, encoding.removesuffix("-sig"))
    return Decoded(_vietnamese_1258(data), "windows-1258")


def _marked(data: bytes) -> tuple[str, ...]:
    if data.startswith(b"\xef\xbb\xbf"):
        return ("utf-8-sig",)
    return ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ()


def _guessed(data: bytes) -> tuple[str, ...]:
    """UTF-8; or UTF-16, where the spaces and figures of a text leave zeros in every other byte."""
    sample = data[:4000]
    low, high = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 == 0 and max(low, high) * 8 > len(sample) and min(low, high) == 0:
        return ("utf-16-le",) if high else ("utf-16-be",)
    if 0 in data:
        raise Undecodable("binary")
    return ("utf-8",)


def _vietnamese_1258(data: bytes) -> str:
    """The text, where it reads as Vietnamese in this encoding: every tone on a letter, no sign inside a word."""
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        raise Undecodable("encoding") from None
    if _CONTROLS.search(text):
        raise Undecodable("binary")
    composed = unicodedata.normalize("NFC", text)
    if _SIGN_IN_WORD.search(composed) or any(unicodedata.combining(char) for char in composed):
        raise Undecodable("encoding")
    return text
