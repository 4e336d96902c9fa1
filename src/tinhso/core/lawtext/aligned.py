"""Tables that only spaces draw: which runs of spaces part their columns."""

import re
from collections.abc import Mapping
from functools import partial

_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^ \n](?:[^ \n]| (?! ))*")
_DRAWN = re.compile(r"[^ \n] {2,}[^ \n][^\n]* {2}")  # a line with two gaps
_VALUE = re.compile(r"(?:[≥≤><~=]|trên|dưới|khoảng)?\s?\d[\d.,]*(?:\s?[-–/]\s?\d[\d.,]*)?\s?%?\Z")
_COLUMNS, _ROWS, _HEADS = 3, 2, 2
_TOGETHER = 3  # line ends, or lines of one cell, that part two tables
_LONGEST = 70  # characters of a line of one cell within a table

Cells = list[tuple[int, int]]


def column_gaps(text: str) -> Mapping[int, str]:
    """Where a run of spaces parts columns, and the tabs that stand for it: one for each column passed."""
    if not _DRAWN.search(text):
        return {}
    gaps: dict[int, str] = {}
    group: list[Cells] = []
    last = alone = 0
    for line in _LINE.finditer(text):
        cells = [c.span() for c in _CELL.finditer(text, *line.span())] if "  " in line.group() else []
        apart = text.count("\n", last, line.start()) >= _TOGETHER
        alone = 0 if len(cells) > 1 else alone + 1  # a label that goes on below its row, a section
        if group and (apart or alone >= _TOGETHER or alone and len(line.group().strip()) > _LONGEST):
            gaps |= _gaps_of(text, group)
            group = []
        if len(cells) > 1 and (group or len(cells) >= _COLUMNS):
            group.append(cells)
        last = line.end()
    return gaps | _gaps_of(text, group)


def _gaps_of(text: str, group: list[Cells]) -> dict[int, str]:
    """The gaps of neighbouring lines, if they are a header and the rows of one table."""
    holds = [any(_VALUE.match(text[slice(*c)].lower()) for c in cells[1:]) for cells in group]
    width = max((len(cells) for cells, value in zip(group, holds, strict=True) if value), default=0)
    first = holds.index(True) if True in holds else 0
    group, holds = group[max(0, first - _HEADS) :], holds[max(0, first - _HEADS) :]
    if width < _COLUMNS or sum(holds) < _ROWS or all(holds):
        return {}
    lines = [_in_line(text, cells) for cells in group]
    full = [line for line in lines if len(line) == width]
    edges = [(min(line[i][0] for line in full), max(line[i][1] for line in full)) for i in range(width)]
    gaps: dict[int, str] = {}
    for cells, line in zip(group, lines, strict=True):
        at = -1
        for number, cell in enumerate(line):
            near = range(at + 1, width - (len(cells) - number) + 1)
            best = max(near, key=partial(_overlap, edges, cell), default=at + 1)
            if number:
                gaps[cells[number - 1][1]] = "\t" * max(1, best - at)
            at = best
    return gaps


def _in_line(text: str, cells: Cells) -> Cells:
    start = text.rfind("\n", 0, cells[0][0]) + 1
    return [(left - start, right - start) for left, right in cells]


def _overlap(edges: Cells, cell: tuple[int, int], at: int) -> int:
    """How much of a cell lies in a column; less than nothing where it lies beside it."""
    return min(edges[at][1], cell[1]) - max(edges[at][0], cell[0])
