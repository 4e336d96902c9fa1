"""Second pass: tables that a saved page left with each cell on a line of its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tinhso.core.lawtext.blocks import Block, Role, Span
from tinhso.core.lawtext.normalise import Clean

_FIRST = re.compile(r"(?:s?tt|số tt|stt|số thứ tự)\.?\Z")
_HEAD = re.compile(
    r"(?:tên )?(?:các )?(?:chỉ tiêu|nội dung|mục tiêu|nhiệm vụ|tiêu chí|chỉ số|danh mục|tên|đơn vị"
    r"|địa phương|xã|sở)(?!\w)"
)
_NUMBER = re.compile(r"(?P<n>\d{1,3})(?P<sub>(?:\.\d{1,2})*)\.?\Z")
_PART = re.compile(r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v|x)|[a-h])\.?\Z")
_YEAR = re.compile(r"(?:năm |đến năm |kh |th )*20\d\d\Z")
_REMARKS = re.compile(r"ghi chú|cơ quan|đơn vị (?:chủ|phối|thực)|nguồn|căn cứ")
_WIDEST, _NARROWEST = 12, 3  # columns
_LONGEST = 90  # characters of a cell in a header
_PROSE = 400  # characters of a line that is no cell


@dataclass(frozen=True, slots=True)
class _Head:
    """The header of a table: the lines it takes and its cells, row by row."""

    lines: int
    rows: tuple[tuple[Span, ...], ...]

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.rows[0])


def stacked(clean: Clean, lines: Sequence[Span]) -> tuple[list[Block], list[Span]]:
    """The tables whose cells stand each on a line, and the lines that belong to none."""
    tables: list[Block] = []
    rest: list[Span] = []
    at = 0
    while at < len(lines):
        head = _head(clean, lines, at) if _FIRST.match(clean.key, *lines[at]) else None
        rows, end = _rows(clean, lines, (at + head.lines, head.width)) if head else ([], at)
        if head and _holds(rows, head, clean):
            spread = tuple(_padded(row, head.width) for row in rows)
            tables.append(Block(Role.TABLE, lines[at][0], lines[end - 1][1], rows=(*head.rows, *spread)))
            at = end
        else:
            rest.append(lines[at])
            at += 1
    return tables, rest


def _head(clean: Clean, lines: Sequence[Span], at: int) -> _Head | None:
    """The header that begins at a line: the cells up to the number of the first row."""
    cells: list[Span] = []
    for line in lines[at : at + _WIDEST + 2]:
        key = clean.key[slice(*line)]
        if cells and (_NUMBER.match(key) and key.strip(".") in ("1", "01") or _PART.match(key)):
            break
        if len(key) > _LONGEST or "\t" in key or "|" in key:
            return None
        cells.append(line)
    named = len(cells) >= _NARROWEST and len(cells) <= _WIDEST and _HEAD.match(clean.key, *cells[1])
    return _Head(len(cells), _over_years(clean, cells)) if named else None


def _over_years(clean: Clean, cells: list[Span]) -> tuple[tuple[Span, ...], ...]:
    """The cells of a header in one row, or in two where one of them stands over years."""
    over = next((i for i, c in enumerate(cells[:-1]) if i > 1 and _stands_over(clean, cells, i)), None)
    if over is None:
        return (tuple(cells),)
    years = [c for c in cells[over + 1 :] if _YEAR.match(clean.key, *c)]
    behind = cells[over + 1 + len(years) :]
    empty = [(c[0], c[0]) for c in cells]
    above = [*cells[: over + 1], *empty[over + 1 : over + len(years)], *behind]
    below = [*empty[:over], *years, *[(c[0], c[0]) for c in behind]]
    return tuple(above), tuple(below)


def _stands_over(clean: Clean, cells: list[Span], at: int) -> bool:
    plain = not re.search(r"\d", clean.key[slice(*cells[at])])
    years = [bool(_YEAR.match(clean.key, *cell)) for cell in cells[at + 1 :]]
    return plain and years[0] and sum(years) > 1 and not _HEADS_ALONE.match(clean.key, *cells[at])


_HEADS_ALONE = re.compile(r"đơn vị|đvt|chỉ tiêu|nội dung|nhiệm vụ|tiêu chí")


def _rows(clean: Clean, lines: Sequence[Span], at: tuple[int, int]) -> tuple[list[list[Span]], int]:
    """The rows from a line on, and where they end; `at`: that line, and the width of the table."""
    start, width = at
    rows: list[list[Span]] = []
    last = 0
    while start < len(lines) and (number := _next(clean, lines[start], last)) is not None:
        ahead = range(start + 1, min(start + width + 1, len(lines)))
        begins = [i for i in ahead if i > start + 1 and _next(clean, lines[i], number) is not None]
        full = start + width
        end = full if full in begins or not begins else begins[-1]
        cells = list(lines[start : min(end, len(lines))])
        if any(stop - begin > _PROSE for begin, stop in cells):
            break
        rows.append(cells)
        start, last = start + len(cells), number
    return rows, start


def _next(clean: Clean, line: Span, last: int) -> int | None:
    """The number of the row that a line begins, where it may follow the last; None where it begins none."""
    key = clean.key[slice(*line)]
    if _PART.match(key):
        return last
    found = _NUMBER.match(key)
    if found is None:
        return None
    number = int(found["n"])
    follows = number == last + 1 or number == 1 or (found["sub"] and number in (last, last + 1))
    return number if follows else None


def _holds(rows: list[list[Span]], head: _Head, clean: Clean) -> bool:
    """Whether the rows are as wide as the header says, but for sections and remarks left out."""
    noted = bool(_REMARKS.match(clean.key, *head.rows[0][-1]))
    wide = [row for row in rows if len(row) > 2]
    full = [row for row in wide if head.width - noted <= len(row) <= head.width]
    return len(full) > 1 and len(full) * 4 >= len(wide) * 3


def _padded(row: list[Span], width: int) -> tuple[Span, ...]:
    end = row[-1][1]
    return tuple([*row, *[(end, end)] * (width - len(row))])
