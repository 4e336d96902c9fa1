"""A Word file: paragraphs, numbered as Word numbers them, tables as rows of tabs, and its notes at the end."""

import re
from dataclasses import dataclass, field

from tinhso.files.inline import Story, notes_of, spoken
from tinhso.files.layout import is_layout
from tinhso.files.markup import Node, attribute, child, children, name, value
from tinhso.files.numbering import Numbering
from tinhso.files.oldletters import refuse
from tinhso.files.package import Package
from tinhso.files.reading import Source
from tinhso.files.styles import Styles, outlines
from tinhso.files.values import Extract, FileProblem, Part, Place, Problem
from tinhso.files.writing import Writer

_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "Choice", "AlternateContent"}
_DEEPEST = 40
_WIDEST = 500  # columns
_GAP = re.compile(r"[ \xa0]*\t[ \t\xa0]*")


def extract(source: Source) -> Extract:
    """The text with its places. Raises FileProblem."""
    package = Package(source.data, source.limits)
    body = child(package.tree(package.main), "body")
    if body is None:
        raise FileProblem(Problem.BROKEN)
    styles = Styles(_part(package, "styles"))
    story = Story(styles)
    word = _Word(story, Numbering(_part(package, "numbering"), styles.numbers()), Writer(source.limits.text))
    total = len(body)
    for done, one in enumerate(body):
        word.block(one)
        if done % 100 == 0:
            source.progress(done, total)
    _notes(package, word)
    text = word.writer.text()
    refuse(text, tuple(font for font, _ in story.fonts.most_common()))
    return Extract(source.format, text, places=tuple(word.writer.places))


def _part(package: Package, kind: str) -> Node | None:
    path = package.related(package.main, kind)
    return package.tree(path) if path else None


@dataclass(slots=True)
class _Word:
    """The reading of one document, from block to block."""

    story: Story
    numbering: Numbering
    writer: Writer
    paragraphs: int = 0
    tables: int = 0
    carried: str = ""  # text whose end of paragraph was deleted
    depth: int = 0

    def block(self, node: Node) -> None:
        """A paragraph or a table of the body, or what wraps some."""
        kind = name(node)
        if kind == "p":
            self.paragraph(node)
        elif kind == "tbl":
            self.table(node)
        elif kind in _WRAPPERS:
            self.blocks(node)

    def blocks(self, node: Node) -> None:
        """The blocks inside something."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise FileProblem(Problem.UNSAFE)
        for one in node:
            self.block(one)
        self.depth -= 1

    def paragraph(self, node: Node) -> None:
        """A paragraph of the body, and the boxes anchored in it."""
        line, boxes = self.line(node)
        text = _spaced(line)
        if text:
            self.paragraphs += 1
            part = Part.HEADING if self.is_heading(node) else Part.PARAGRAPH
            self.writer.line(text, Place(0, 0, part, paragraph=self.paragraphs))
        for box in boxes:
            self.blocks(box)

    def line(self, node: Node) -> tuple[str, list[Node]]:
        """The text of a paragraph with its number, and its boxes; nothing for a line of the contents."""
        looks = child(node, "pPr")
        style = value(looks, "pStyle") or self.story.styles.usual
        said = spoken(self.story, node)
        if self.story.styles.is_contents(style) or self.story.styles.is_hidden(style):
            return "", said.boxes
        text, self.carried = self.carried + said.text, ""
        mark = child(looks, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self.carried = text
            return "", said.boxes
        label = self.label(looks, style) if text.strip() else ""
        return f"{label} {text.lstrip()}" if label else text, said.boxes

    def label(self, looks: Node | None, style: str | None) -> str:
        """The number of a paragraph: of its own list, or of that of its style."""
        lists = child(looks, "numPr")
        num_id, depth = value(lists, "numId"), value(lists, "ilvl")
        if num_id is None:
            found = self.story.styles.number(style)
            if found is None:
                return ""
            num_id, owner, of_style = found
            own = self.numbering.level_of_style(num_id, style or "") or self.numbering.level_of_style(
                num_id, owner
            )
            depth = depth or of_style or str(own)
        return self.numbering.label(num_id, _count(depth, 0))

    def is_heading(self, node: Node) -> bool:
        """Whether a paragraph is a heading, by itself or by its style."""
        own = value(node, "pPr", "outlineLvl")
        if own is not None:
            return outlines(own)
        return self.story.styles.is_heading(value(node, "pPr", "pStyle"))

    def table(self, node: Node) -> None:
        """A table: rows of tabs, or line by line what only stands in one for its layout."""
        rows = [_Row(self, one) for one in _rows(node)]
        self.tables += 1
        number = self.tables
        if is_layout([["\n".join(row.texts(cell, flat=False)) for cell in row.cells] for row in rows]):
            self.lines(rows, number)
            return
        for at, row in enumerate(rows, 1):
            cells = [
                (
                    " ".join(" ".join(row.texts(cell)).split()),
                    Place(0, 0, Part.CELL, table=number, row=at, column=i),
                )
                for i, cell in enumerate(row.cells, 1)
            ]
            self.writer.row(cells)
        self.writer.close()

    def lines(self, rows: "list[_Row]", number: int) -> None:
        """A table of layout: what its cells hold, one after the other."""
        for at, row in enumerate(rows, 1):
            for column, cell in enumerate(row.cells, 1):
                place = Place(0, 0, Part.CELL, table=number, row=at, column=column)
                for text in row.texts(cell, flat=False):
                    if _spaced(text):
                        self.writer.line(_spaced(text), place)
                for one in children(cell, "tbl"):
                    self.table(one)


@dataclass(slots=True)
class _Row:
    """A row of a table; `cells` by the columns of its grid, None where a merged cell goes on."""

    word: _Word
    node: Node
    cells: list[Node | None] = field(default_factory=list)
    _read: dict[int, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cells = [None] * _count(value(self.node, "trPr", "gridBefore"), 0)
        for cell in _cells(self.node):
            merge = child(cell, "tcPr", "vMerge")
            goes_on = merge is not None and attribute(merge, "val") != "restart"
            self.cells.append(None if goes_on else cell)
            self.cells += [None] * (_count(value(cell, "tcPr", "gridSpan"), 1) - 1)
        for at, cell in enumerate(self.cells):
            self._read[at] = [] if cell is None else _texts(self.word, cell)

    def texts(self, cell: Node | None, *, flat: bool = True) -> list[str]:
        """The paragraphs of a cell, each read once; flat: with those of tables inside."""
        if cell is None:
            return []
        texts = self._read[self.cells.index(cell)]
        return texts + [_flat(self.word, one) for one in cell if name(one) == "tbl"] if flat else texts


def _texts(word: _Word, cell: Node) -> list[str]:
    texts = []
    for one in _inside(cell, "p"):
        line, boxes = word.line(one)
        texts.append(line)
        texts += [word.line(inner)[0] for box in boxes for inner in _inside(box, "p")]
    return texts


def _flat(word: _Word, table: Node, depth: int = 0) -> str:
    """A table inside a cell, as words: cells by commas, rows by semicolons."""
    if depth > _DEEPEST:
        raise FileProblem(Problem.UNSAFE)
    rows = []
    for row in _rows(table):
        cells = []
        for cell in _cells(row):
            inner = [_flat(word, one, depth + 1) for one in cell if name(one) == "tbl"]
            cells.append(" ".join(" ".join([*_texts(word, cell), *inner]).split()))
        rows.append(" ".join(text for text in cells if text))
    return "; ".join(text for text in rows if text)


def _inside(node: Node, wanted: str, depth: int = 0) -> list[Node]:
    found: list[Node] = []
    for one in node if depth < _DEEPEST else ():
        if name(one) == wanted:
            found.append(one)
        elif name(one) in _WRAPPERS:
            found += _inside(one, wanted, depth + 1)
    return found


def _rows(table: Node) -> list[Node]:
    return [row for row in _inside(table, "tr") if child(row, "trPr", "del") is None]


def _cells(row: Node) -> list[Node]:
    return _inside(row, "tc")


def _count(text: str | None, otherwise: int) -> int:
    return min(int(text), _WIDEST) if text and text.isdigit() and len(text) < 6 else otherwise


def _spaced(text: str) -> str:
    """A line with its tabs as spaces, where they only set words apart; two and more make columns."""
    lines = [_GAP.sub("\t", line.strip()) for line in text.split("\n")]
    return "\n".join(line if line.count("\t") > 1 else line.replace("\t", " ") for line in lines if line)


def _notes(package: Package, word: _Word) -> None:
    """The notes after the text, in the order in which it refers to them."""
    found = {
        kind: notes_of(_part(package, f"{kind}s"), kind) for kind in {kind for kind, _ in word.story.notes}
    }
    for at, (kind, key) in enumerate(list(word.story.notes), 1):
        note = found[kind].get(key)
        if note is None:
            continue
        texts = [word.line(one)[0] for one in children(note, "p")]
        text = " ".join(" ".join(texts).split())
        word.writer.line(f"[{at}] {text}", Place(0, 0, Part.FOOTNOTE))
