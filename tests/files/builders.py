"""PDF files made for the tests, of made-up sentences."""

import io
from pathlib import Path

import pypdfium2
import typst

from tinhso import files
from tinhso.files.values import Extract

_USUAL = '#set text(lang: "vi", size: 13pt)\n#set par(justify: true)\n'


def pdf(body: str) -> bytes:
    """A PDF of Typst markup, A4, letters of Typst's own."""
    return bytes(typst.compile((_USUAL + body).encode("utf-8")))


def read(data: bytes) -> Extract:
    """What a PDF holds, read as users' files are."""
    return files.extract(data, "a.pdf")


def lines(body: str) -> list[str]:
    """The lines of the text of a PDF of this markup."""
    return read(pdf(body)).text.split("\n")


def scanned(data: bytes) -> bytes:
    """The same pages as pictures."""
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.render(scale=300 / 72).to_pil().convert("L") for page in document]
    made = io.BytesIO()
    pages[0].save(made, "PDF", resolution=300, save_all=True, append_images=pages[1:])
    return made.getvalue()


def rotated(data: bytes, angle: int) -> bytes:
    """The same pages to be turned by the reader."""
    made = io.BytesIO()
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            page.set_rotation(angle)
        document.save(made)
    return made.getvalue()


def drawn(stream: bytes, *, box: str = "0 0 595 842", pages: int = 1, fonts: bytes = b"") -> bytes:
    """A PDF of one content stream, written by hand: for what no decent program writes."""
    kids = b" ".join(b"%d 0 R" % (5 + i) for i in range(pages))
    things = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        fonts or b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    things += [page % box.encode("ascii")] * pages
    made, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(things, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(things) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return made + tail % (size, table, size, len(made))


def saved(folder: Path, name: str, data: bytes) -> str:
    """The path of a file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return str(path)
