"""From the bytes of a file to text: UTF-8, UTF-16 and Windows-1258 are told apart, all else is refused."""

import re
from dataclasses import dataclass
from enum import StrEnum

MOST_BYTES = 50 * 1024 * 1024


class Unreadable(StrEnum):
    """Why bytes are no text that can be read; the caller words it."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    PDF = "pdf"
    OFFICE = "office"  # a .docx, .xlsx, .doc or another packed file
    BINARY = "binary"
    ENCODING = "encoding"  # text in an encoding that is not known (TCVN3, VNI, …)


class DecodingError(ValueError):
    """The bytes cannot be read as text; `code` says why."""

    def __init__(self, code: Unreadable) -> None:
        super().__init__(str(code))
        self.code = code


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text as written, line ends and all, without a byte order mark, and its encoding ("utf-8", …)."""

    text: str
    encoding: str


_MAGIC = (
    (b"%PDF-", Unreadable.PDF),
    (b"PK\x03\x04", Unreadable.OFFICE),
    (b"\xd0\xcf\x11\xe0", Unreadable.OFFICE),
    (b"\x89PNG", Unreadable.BINARY),
    (b"\xff\xd8\xff", Unreadable.BINARY),
    (b"GIF8", Unreadable.BINARY),
    (b"\x1f\x8b", Unreadable.BINARY),
)
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# In Windows-1258 tones are written after their vowel; other 8-bit encodings do not put them there.
_TONED = re.compile("[aăâeêioôơuưy][\u0300\u0301\u0303\u0309\u0323]", re.IGNORECASE)
_OWN = re.compile("[đươăâêô]", re.IGNORECASE)
_FOREIGN = re.compile("[\u0080-\u009f¡-©«-¾×÷þÞðÐ]")
_SAMPLE = 20_000


def decode(data: bytes) -> Decoded:
    """The text of a file.

    Raises `DecodingError` with the reason where the bytes are no text in a known encoding.
    """
    if not data.strip():
        raise DecodingError(Unreadable.EMPTY)
    if len(data) > MOST_BYTES:
        raise DecodingError(Unreadable.TOO_LARGE)
    for magic, code in _MAGIC:
        if data.startswith(magic):
            raise DecodingError(code)
    decoded = _marked(data) or _wide(data) or _plain(data)
    if not decoded.text.strip():
        raise DecodingError(Unreadable.EMPTY)
    return decoded


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(data[len(mark) :], encoding)
    return None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: in Vietnamese text most high bytes of one parity are zero."""
    sample = data[:_SAMPLE]
    half = max(1, len(sample) // 2)
    if len(data) % 2 == 0 and sample[1::2].count(0) > half * 0.4 and sample[0::2].count(0) < half * 0.05:
        return _as(data, "utf-16-le")
    if len(data) % 2 == 0 and sample[0::2].count(0) > half * 0.4 and sample[1::2].count(0) < half * 0.05:
        return _as(data, "utf-16-be")
    return None


def _as(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        raise DecodingError(Unreadable.BINARY) from None


def _plain(data: bytes) -> Decoded:
    if len(_CONTROL.findall(data[:_SAMPLE])) > 0:
        raise DecodingError(Unreadable.BINARY)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _windows_1258(data)


def _windows_1258(data: bytes) -> Decoded:
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        raise DecodingError(Unreadable.ENCODING) from None
    sample = text[:_SAMPLE]
    toned, own, foreign = (len(p.findall(sample)) for p in (_TONED, _OWN, _FOREIGN))
    if toned * 3 + own < 2 or not toned or foreign > toned + own:
        raise DecodingError(Unreadable.ENCODING)
    return Decoded(text, "windows-1258")
