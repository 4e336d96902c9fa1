"""Word files made for the tests: paragraphs, lists, tables, and markup that Word writes and python-docx does not."""

import zipfile
from collections.abc import Iterable
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from tinhso.files.reading import Source
from tinhso.files.values import Extract, Format
from tinhso.files.word import extract

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(*lines: str) -> Word:
    """A document of plain paragraphs."""
    made = Document()
    for line in lines:
        made.add_paragraph(line)
    return made


def saved(made: Word) -> bytes:
    """The bytes of a document."""
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def read(made: Word | bytes) -> Extract:
    """What is read of a document."""
    data = made if isinstance(made, bytes) else saved(made)
    return extract(Source(data, "van-ban.docx", Format.DOCX))


def lines(made: Word | bytes) -> list[str]:
    """The lines of a document that hold something."""
    return [line for line in read(made).text.split("\n") if line.strip()]


def raw(made: Word, inner: str) -> None:
    """A paragraph (or table) put in as markup."""
    made.element.body.insert_element_before(parse_xml(inner.replace(">", f" {W}>", 1)), "w:sectPr")


def with_list(made: Word, levels: Iterable[tuple[str, str]], *, num: int = 71, extra: str = "") -> None:
    """A list of several levels: (form, text) of each; `extra` are overrides of the number."""
    shape = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    root = made.part.numbering_part.element
    shapes = parse_xml(f'<w:abstractNum {W} w:abstractNumId="{num}">{shape}</w:abstractNum>')
    root.insert(0, shapes)
    also_numbered(made, num, of=num, extra=extra)


def also_numbered(made: Word, num: int, *, of: int, extra: str = "") -> None:
    """One more number for a list that is there."""
    number = f'<w:num {W} w:numId="{num}"><w:abstractNumId w:val="{of}"/>{extra}</w:num>'
    made.part.numbering_part.element.append(parse_xml(number))


def item(made: Word, text: str, depth: int = 0, *, num: int = 71) -> Paragraph:
    """A paragraph of a list."""
    paragraph = made.add_paragraph(text)
    numbers = f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(numbers))
    return paragraph


def with_part(data: bytes, path: str, content: bytes) -> bytes:
    """A file with one part put in or put in the place of another."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != path:
                new.writestr(entry.filename, old.read(entry))
        new.writestr(path, content)
    return out.getvalue()


def part_of(data: bytes, path: str) -> bytes:
    """A part of a file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(path)
