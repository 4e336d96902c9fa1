"""The whole of a PDF: its pages read one by one, made one text with places."""

import importlib
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from tinhso.files.oldletters import refuse
from tinhso.files.pdf import margins, recognition
from tinhso.files.pdf.grids import tables
from tinhso.files.pdf.lines import lines
from tinhso.files.pdf.opened import opened, sheet
from tinhso.files.pdf.order import ordered
from tinhso.files.pdf.text import Writer
from tinhso.files.pdf.values import Cell, Line, Sheet, Table
from tinhso.files.reading import Source
from tinhso.files.values import Extract, Page, Signature

_Page = tuple[Sheet, list[Line], list[Table]]


def extract(source: Source) -> Extract:
    """The text of a PDF. Raises FileProblem."""
    pages = _pages(source)
    kept = margins.without_running([(page, found) for page, found, _ in pages])
    usual = margins.usual_size(kept)
    writer = Writer([page for page, _, _ in pages], usual)
    notes: list[list[Line]] = []
    for (page, _, ruled), found in zip(pages, kept, strict=True):
        body, below = margins.footnotes(page, found, usual)
        notes += below
        _write(writer, body, ruled)
    writer.close()
    writer.notes(notes)
    refuse(writer.text)
    return Extract(
        source.format,
        writer.text,
        places=tuple(writer.places),
        pages=tuple(Page(page.width, page.height, page.is_recognised) for page, _, _ in pages),
        signatures=_signatures(source),
    )


def _pages(source: Source) -> list[_Page]:
    made: list[_Page] = []
    pictures: list[int] = []
    with opened(source) as document:
        count = len(document)
        for number in range(1, count + 1):
            page = sheet(document, number)
            if page.is_picture:
                pictures.append(number)
                made.append((replace(page, glyphs=(), strokes=()), [], []))
            else:
                ruled, rest = tables(page)
                made.append((replace(page, glyphs=(), strokes=()), lines(rest, number), ruled))
            source.progress(number, count)
        for number, found in recognition.recognised(document, pictures, source):
            page = replace(made[number - 1][0], is_recognised=True)
            made[number - 1] = (page, found, [])
    return made


def _write(writer: Writer, body: Sequence[Line], ruled: Sequence[Table]) -> None:
    """The lines above each table, the table, the lines below the last."""
    rest = list(body)
    for table in ruled:
        middle = (table.box[1] + table.box[3]) / 2
        above = [line for line in rest if line.box[3] < middle]
        rest = [line for line in rest if line.box[3] >= middle]
        writer.flow(ordered(above))
        writer.table(_composed(table))
    writer.flow(ordered(rest))


def _composed(table: Table) -> Table:
    rows = tuple(
        tuple(Cell(unicodedata.normalize("NFC", cell.text), cell.boxes) for cell in row) for row in table.rows
    )
    return replace(table, rows=rows)


def _signatures(source: Source) -> tuple[Signature, ...]:
    """What is signed; the library for it takes a second to load, so files without signatures do not wait for it."""
    if b"/ByteRange" not in source.data:
        return ()
    signing = importlib.import_module("tinhso.files.signing")
    return cast("tuple[Signature, ...]", signing.signatures(source.data, roots=source.roots))
