"""What a file is, told by its bytes; its name decides only between plain text and Markdown."""

import re
import struct
from collections.abc import Iterator
from typing import NoReturn

from tinhso.files.values import FileProblem, Format, Problem

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"II*\0", b"MM\0*", b"BM",
    b"\x7fELF", b"MZ", b"ID3", b"RIFF", b"\xca\xfe\xba\xbe",
)  # fmt: skip
_PDF = re.compile(rb"%PDF-\d")
_PDF_WITHIN = 1024  # what readers of PDF forgive before the first line
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
# A page saved with all that belongs to it in one file (.mht): a letter of many parts.
_MHTML = re.compile(
    r"(?:From|MIME-Version|Subject|Snapshot-Content-Location):.*?\n.*?multipart/related",
    re.IGNORECASE | re.DOTALL,
)
_HTML_WITHIN = 4096
_MARKDOWN_NAMES = (".md", ".markdown")
_MOST_NAMES = 5_000


def sniff(data: bytes, name: str = "") -> Format:
    """The format of a file. Raises FileProblem where it is one that is not read, or nothing at all."""
    if not data.strip(b"\0 \t\r\n\x0c"):
        raise FileProblem(Problem.EMPTY)
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _packed(data)
    found = _PDF.search(data, 0, _PDF_WITHIN + 8)
    if found and (found.start() == 0 or not _is_text(data[: found.start()])):
        return Format.PDF
    _refuse(data)
    head = _head(data)
    if _HTML.match(head) or _MHTML.match(head):
        return Format.HTML
    return Format.MARKDOWN if name.lower().endswith(_MARKDOWN_NAMES) else Format.TEXT


def _refuse(data: bytes) -> None:
    if data.startswith(_OLE):
        _old(data)
    if data.startswith(b"{\\rtf"):
        raise FileProblem(Problem.OLD_OFFICE)
    # Two letters may begin a text ("BM", "MZ"): what follows there tells.
    if any(data.startswith(magic) and (len(magic) > 3 or not _is_text(data[:200])) for magic in _OTHERS):
        raise FileProblem(Problem.BINARY)


def _is_text(head: bytes) -> bool:
    return not re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x80-\xff]", head)


def _head(data: bytes) -> str:
    head = data[:_HTML_WITHIN]
    for mark, encoding in (
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xef\xbb\xbf", "utf-8"),
    ):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.decode("latin-1")


def _old(data: bytes) -> NoReturn:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise FileProblem(Problem.ENCRYPTED)
    if "Workbook".encode("utf-16-le") in data or "Book\0".encode("utf-16-le") in data:
        raise FileProblem(Problem.SPREADSHEET)
    raise FileProblem(Problem.OLD_OFFICE)


def _packed(data: bytes) -> Format:
    """A Word file is an archive too: its table of contents tells."""
    for name in _names(data):
        if name == b"word/document.xml":
            return Format.DOCX
        if name.startswith(b"xl/"):
            raise FileProblem(Problem.SPREADSHEET)
        if name.startswith(b"ppt/"):
            raise FileProblem(Problem.BINARY)
        if name == b"content.xml":  # an OpenDocument file, to be saved as .docx or PDF like the old ones
            raise FileProblem(Problem.OLD_OFFICE)
    return Format.ZIP


def _names(data: bytes) -> Iterator[bytes]:
    """The names in an archive's table of contents, as far as it holds together."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    if end < 0 or end + 22 > len(data):
        return
    size, start = struct.unpack_from("<II", data, end + 12)
    # Bytes before the archive shift all its offsets by as much.
    at = min(start, end - size) if size > end - start else end - size
    for _ in range(_MOST_NAMES):
        if at < 0 or data[at : at + 4] != b"PK\x01\x02" or at + 46 > len(data):
            return
        name, extra, comment = struct.unpack_from("<HHH", data, at + 28)
        yield data[at + 46 : at + 46 + name]
        at += 46 + name + extra + comment
