"""Writing the text: a paragraph a line, a row of a table a line of tabs, each stretch with its place."""

from collections.abc import Sequence

from tinhso.files.pdf.paragraphs import glue, is_heading, paragraphs
from tinhso.files.pdf.values import Cell, Line, Sheet, Table, around
from tinhso.files.values import Box, Part, Place

_Row = tuple[Cell, ...]


class Writer:
    """The text so far with its places; a table may go on on the next page, and a sentence too."""

    def __init__(self, sheets: Sequence[Sheet], usual: float) -> None:
        self._sheets, self._usual = sheets, usual
        self._parts: list[str] = []
        self._length = 0
        self._waiting: list[list[Line]] = []
        self._rows: list[_Row] = []
        self._paragraphs = self._tables = 0
        self.places: list[Place] = []

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts).rstrip("\n")

    def flow(self, columns: Sequence[list[Line]]) -> None:
        """Lines in the order of reading; what they end with may go on in the next flow."""
        shown = [column for column in columns if column]
        if shown:
            self._end_table()
            self._waiting += shown

    def table(self, table: Table) -> None:
        """The rows of a table, those of one going on from the page before with it."""
        self._end_flow()
        rows = list(table.rows)
        if self._rows and rows and len(self._rows[0]) == len(rows[0]):
            if _words(rows[0]) == _words(self._rows[0]):  # its head, repeated
                rows.pop(0)
            elif _is_rest(rows[0]):
                self._rows[-1] = _joined(self._rows[-1], rows.pop(0))
        else:
            self._end_table()
        self._rows += rows

    def close(self) -> None:
        """Write what waits."""
        self._end_flow()
        self._end_table()

    def notes(self, notes: Sequence[Sequence[Line]]) -> None:
        """Footnotes, one a line, after all the rest: in the text they would part a sentence."""
        for note in notes:
            self._paragraph(note, Part.FOOTNOTE)

    def _end_flow(self) -> None:
        for paragraph in paragraphs(self._waiting, [sheet.width for sheet in self._sheets]):
            said = " ".join(line.text for line in paragraph)
            heads = is_heading(said, paragraph[0].size, self._usual)
            self._paragraphs += 1
            self._paragraph(paragraph, Part.HEADING if heads else Part.PARAGRAPH)
        self._waiting = []

    def _paragraph(self, found: Sequence[Line], part: Part) -> None:
        counted = None if part is Part.FOOTNOTE else self._paragraphs
        for i, line in enumerate(found):
            said, sign = line.text, "\n"
            if i + 1 < len(found):
                sign = glue(said, found[i + 1].text)
                said, sign = (said[:-1], "") if sign == "\b" else (said, sign)
            self.places.append(
                Place(
                    self._length,
                    self._length + len(said),
                    part,
                    page=line.page,
                    box=self._box(line.page, line.box),
                    paragraph=counted,
                    confidence=line.confidence,
                )
            )
            self._put(said + sign)

    def _end_table(self) -> None:
        if self._rows:
            self._tables += 1
        for row, cells in enumerate(self._rows, start=1):
            for column, cell in enumerate(cells, start=1):
                for page in sorted({page for page, _ in cell.boxes}):
                    box = around([box for number, box in cell.boxes if number == page])
                    self.places.append(
                        Place(
                            self._length,
                            self._length + len(cell.text),
                            Part.CELL,
                            page=page,
                            box=self._box(page, box),
                            table=self._tables,
                            row=row,
                            column=column,
                        )
                    )
                self._put(cell.text + ("\n" if column == len(cells) else "\t"))
        self._rows = []

    def _put(self, said: str) -> None:
        self._parts.append(said)
        self._length += len(said)

    def _box(self, page: int, box: Box) -> Box:
        sheet = self._sheets[page - 1]
        left, top, right, bottom = box
        return (
            _part(left / sheet.width), _part(top / sheet.height),
            _part(right / sheet.width), _part(bottom / sheet.height),
        )  # fmt: skip


def _part(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 5)


def _words(row: _Row) -> list[str]:
    return [cell.text for cell in row]


def _is_rest(row: _Row) -> bool:
    """Whether a page's first row ends one that the page before began: no first cell, the others in mid-sentence."""
    shown = [cell.text for cell in row if cell.text]
    return not row[0].text and bool(shown) and all(text[0].islower() for text in shown)


def _joined(row: _Row, rest: _Row) -> _Row:
    return tuple(
        Cell(f"{a.text} {b.text}".strip(), (*a.boxes, *b.boxes)) for a, b in zip(row, rest, strict=True)
    )
