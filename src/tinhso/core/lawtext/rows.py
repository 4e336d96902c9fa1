"""Second pass: the rows of tables, and the lines among them, as one block."""

import re
from dataclasses import replace

from tinhso.core.lawtext.blocks import Block, Role, Span
from tinhso.core.lawtext.normalise import Clean

_RULE_ROW = re.compile(r"[\s|:+=-]+\Z")
BARS = 2  # bars that part the cells of a row without one in front


def cells_in(clean: Clean, line: Span) -> tuple[Span, ...]:
    """The cells of a line that tabs or bars part."""
    text = clean.text
    sign = "\t" if "\t" in text[line[0] : line[1]] else "|"
    start, end = line
    if sign == "|" and text[start] == "|":
        start += 1
        end -= end > start and text[end - 1] == "|"
    cells = []
    for part in text[start:end].split(sign):
        stop = start + len(part)
        left = start + len(part) - len(part.lstrip(" *"))
        cells.append((min(left, stop), max(min(left, stop), start + len(part.rstrip(" *")))))
        start = stop + 1
    return tuple(cells)


def rows_joined(clean: Clean, blocks: list[Block]) -> list[Block]:
    """Neighbouring rows made one table; a single row of tabs is a line of text."""
    made: list[Block] = []
    rows: list[Block] = []
    blocks = [b for b in blocks if b.role is not Role.TABLE or not _RULE_ROW.match(clean.key, b.start, b.end)]
    for i, block in enumerate(blocks):
        if rows and _parts_rows(clean, rows, blocks[i : i + 2]):
            block = replace(block, role=Role.TABLE, rows=(cells_in(clean, _whole(clean, block)),))
            rows.append(block)
            continue
        if rows and not (block.role is Role.TABLE and _near(clean, rows, block)):
            made.append(_table(rows))
            rows = []
        if block.role is Role.TABLE:
            rows.append(block)
        else:
            made.append(block)
    return [*made, _table(rows)] if rows else made


def _table(rows: list[Block]) -> Block:
    if len(rows) == 1:
        return replace(rows[0], role=Role.TEXT, rows=())
    return replace(rows[0], end=rows[-1].end, rows=tuple(cells for row in rows for cells in row.rows))


_SECTION = 120  # characters of a line that parts the rows of a table


def _parts_rows(clean: Clean, rows: list[Block], here: list[Block]) -> bool:
    """Whether a line among the rows of a table names those below it ("II | Kinh tế số", "B. Kinh tế số")."""
    block, below = here[0], here[-1]
    goes_on = clean.text[block.start].islower()  # a cell that a page broke
    if block.role is not Role.TEXT or block.end - block.start > _SECTION:
        return False
    if clean.text[block.end - 1] in ".;:" or len(here) < BARS or below.role is not Role.TABLE:
        return False
    close = clean.text[rows[-1].end : below.end].count("\n") <= BARS * (1 + goes_on)
    width = max(len(row.rows[0]) for row in rows)
    close = close and (goes_on or width > BARS)
    return close and len(below.rows[0]) == width and _heads_rows(clean, rows[0]) > _heads_rows(clean, below)


def _heads_rows(clean: Clean, row: Block) -> bool:
    """Whether a row is the header of a table."""
    return any(_HEAD_CELL.match(clean.key[slice(*cell)]) for cell in row.rows[0][:2])


_HEAD_CELL = re.compile(
    r"\s*(?:s?tt|số tt|stt|(?:tên |các )*(?:chỉ tiêu|nội dung|chỉ số|nhiệm vụ|tiêu chí|mục tiêu|danh mục))(?!\w)"
)


def _whole(clean: Clean, block: Block) -> Span:
    """A line with the marker before it."""
    return clean.text.rfind("\n", 0, block.start) + 1, block.end


def _near(clean: Clean, rows: list[Block], block: Block) -> bool:
    between = clean.text[rows[-1].end : block.start]
    if between.strip(" \n|:+=-"):
        return False
    last = max(rows, key=lambda row: len(row.rows[0]))
    wide, tabbed = len(last.rows[0]), "\t" in clean.text[last.start : last.end]
    same = tabbed == ("\t" in clean.text[block.start : block.end])
    if clean.text[last.start] != "|" and not tabbed:
        alike = wide == len(block.rows[0]) or _heads_rows(clean, rows[0])
        return same and alike and between.count("\n") < BARS
    return same and (between.count("\n") < BARS or wide == len(block.rows[0]))
