"""The text of a part of a web page, line by line: headings, items with their numbers, tables as rows of tabs."""

import re
import unicodedata
from dataclasses import replace

from tinhso.files.layout import is_layout
from tinhso.files.markup import Node, name
from tinhso.files.values import Part, Place
from tinhso.files.writing import Writer

_BLOCKS = {
    "p", "div", "section", "article", "main", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "figure",
    "figcaption", "center", "form", "fieldset", "address", "body", "html", "header", "footer", "tr", "td", "th",
    "tbody", "thead", "tfoot", "caption", "details", "summary", "hr",
}  # fmt: skip
_HEADINGS = {f"h{depth}" for depth in range(1, 7)}
_SIGNS = ("-", "+", "*")
_WIDEST = 300
_LONG = 3000  # letters of a cell that is no cell of a table
_MARKED = re.compile(r"(?:[-+*•–]|\(?\w{1,4}[.)])\s*")


class Page:
    """Reads elements into a writer."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._line: list[str] = []
        self._sign = ""
        self._depth = 0
        self._paragraphs = 0
        self._tables = 0
        self._items: dict[Node, int] = {}  # of each list, how many were numbered

    def read(self, body: Node) -> None:
        """All text of an element."""
        self._walk(body)
        self._end(Part.PARAGRAPH)

    def _walk(self, node: Node) -> None:
        kind = name(node)
        if kind == "br":
            self._end(Part.PARAGRAPH)
        elif kind == "table":
            self._end(Part.PARAGRAPH)
            self._table(node)
        elif kind in _BLOCKS or kind in _HEADINGS:
            self._end(Part.PARAGRAPH)
            self._inside(node, kind)
            self._end(Part.HEADING if kind in _HEADINGS else Part.PARAGRAPH)
        else:
            self._words(node)

    def _words(self, node: Node) -> None:
        if isinstance(node.tag, str):
            self._line.append(node.text or "")
        for one in node:
            self._walk(one)
            self._line.append(one.tail or "")

    def _inside(self, node: Node, kind: str) -> None:
        if kind == "li":
            self._sign = self._marker(node)
        is_list = kind in ("ul", "ol")
        self._depth += is_list
        self._words(node)
        self._depth -= is_list
        if kind == "li":
            self._end(Part.PARAGRAPH)
            self._sign = ""

    def _marker(self, item: Node) -> str:
        above = item.getparent()
        if above is None or name(above) != "ol":
            return _SIGNS[min(max(self._depth - 1, 0), 2)]
        at = self._items.get(above, 0)
        self._items[above] = at + 1
        number = _number(item.get("value"), at + _number(above.get("start"), 1))
        if (above.get("type") or "") == "a" and 0 < number <= 26:
            return f"{chr(96 + number)})"
        return f"{number}."

    def _end(self, part: Part) -> None:
        """The end of a line."""
        text = _tidy("".join(self._line))
        self._line.clear()
        if not text:
            return
        if self._sign and not _MARKED.match(text):
            text = f"{self._sign} {text}"
        self._sign = ""
        self._paragraphs += 1
        self._writer.line(text, Place(0, 0, part, paragraph=self._paragraphs))

    def _table(self, table: Node) -> None:
        rows = _grid(table)
        texts: list[list[str]] = [[_text(cell) for cell in row] for row in rows]
        nested = next(table.iterdescendants("table"), None) is not None
        if nested or is_layout(texts) or any(len(text) > _LONG for row in texts for text in row):
            for row in rows:
                for cell in row:
                    if cell is not None:
                        self._words(cell)
                        self._end(Part.PARAGRAPH)
            return
        self._tables += 1
        for at, line in enumerate(texts, 1):
            place = Place(0, 0, Part.CELL, table=self._tables, row=at)
            self._writer.row([(text, replace(place, column=i)) for i, text in enumerate(line, 1)])
        self._writer.close()


def _grid(table: Node) -> list[list[Node | None]]:
    """The cells by rows and columns; None where one that spans several goes on."""
    rows: list[list[Node | None]] = []
    open_: dict[int, int] = {}
    for tr in table.iter("tr"):
        if next(tr.iterancestors("table"), None) is not table:
            continue
        row: list[Node | None] = []
        cells = [one for one in tr if name(one) in ("td", "th")]
        while cells or open_.get(len(row), 0) > 0:
            if open_.get(len(row), 0) > 0:
                open_[len(row)] -= 1
                row.append(None)
                continue
            _put(cells.pop(0), row, open_)
        rows.append(row)
    return rows


def _put(cell: Node, row: list[Node | None], open_: dict[int, int]) -> None:
    for at in range(min(_span(cell, "colspan"), max(1, _WIDEST - len(row)))):
        open_[len(row)] = _span(cell, "rowspan") - 1
        row.append(None if at else cell)


def _span(cell: Node, key: str) -> int:
    return min(max(_number(cell.get(key), 1), 1), _WIDEST)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else otherwise


def _text(cell: Node | None) -> str:
    parts: list[str] = []
    if cell is not None:
        _gather(cell, parts)
    return _tidy("".join(parts))


def _gather(node: Node, parts: list[str]) -> None:
    parts.append(node.text or "" if name(node) else "")
    for one in node:
        apart = " " if name(one) in _BLOCKS or name(one) in ("br", "table") else ""
        parts.append(apart)
        _gather(one, parts)
        parts.append(apart + (one.tail or ""))


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))
