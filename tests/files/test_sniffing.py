"""What a file is, told by its bytes."""

import io
import zipfile

import pytest

from tinhso.files.sniffing import sniff
from tinhso.files.values import FileProblem, Format, Problem


def packed(*names: str, before: bytes = b"") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return before + made.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (b"%PDF-1.4 ...", "a.txt", Format.PDF),
        (b"\x00\xffjunk\n%PDF-1.4 ...", "a.bin", Format.PDF),
        ("Kế hoạch".encode(), "a.pdf", Format.TEXT),
        ("Một tệp bắt đầu bằng %PDF-1.4 là PDF".encode("ascii", "ignore"), "a.txt", Format.TEXT),
        ("Kế hoạch".encode(), "KE-HOACH.MD", Format.MARKDOWN),
        (b"<!DOCTYPE html><p>x", "a", Format.HTML),
        (b"\xef\xbb\xbf<!-- saved from url=(0020)https://example.vn/ -->\n<HTML>", "a", Format.HTML),
        ("\ufeff<html>".encode("utf-16-le"), "a", Format.HTML),
        (packed("[Content_Types].xml", "word/document.xml"), "a.zip", Format.DOCX),
        (packed("a.txt", "b.pdf"), "a.docx", Format.ZIP),
        (packed(), "a.zip", Format.ZIP),
        (b"BM la ten goi tat cua mot huyen", "a.txt", Format.TEXT),
    ],
)
def test_bytes_tell_what_a_file_is(data: bytes, name: str, form: Format) -> None:
    assert sniff(data, name) is form


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Problem.EMPTY),
        (b" \r\n\0", Problem.EMPTY),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, Problem.OLD_OFFICE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), Problem.SPREADSHEET),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Problem.ENCRYPTED),
        (b"{\\rtf1 }", Problem.OLD_OFFICE),
        (packed("xl/workbook.xml"), Problem.SPREADSHEET),
        (packed("mimetype", "content.xml"), Problem.OLD_OFFICE),
        (b"\x89PNG\r\n", Problem.BINARY),
        (b"MZ\x90\0\3", Problem.BINARY),
    ],
)
def test_what_is_not_read_is_named(data: bytes, code: Problem) -> None:
    with pytest.raises(FileProblem) as caught:
        sniff(data, "a")
    assert caught.value.code is code
