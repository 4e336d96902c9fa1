"""Ruled tables: cells from the lines drawn, each with the letters that stand in it."""

from collections.abc import Sequence

from tinhso.files.pdf.lines import lines
from tinhso.files.pdf.values import Cell, Glyph, Sheet, Stroke, Table, around

_NEAR = 3.0  # points: the two edges of one thick line, and ends that hardly touch
_MOST_CELLS = 20_000


def tables(sheet: Sheet) -> tuple[list[Table], list[Glyph]]:
    """The tables of a page from above to below, and the letters outside them."""
    made: list[Table] = []
    left = list(sheet.glyphs)
    for group in _groups(sheet.strokes):
        xs = _positions([s.at for s in group if s.is_upright])
        ys = _positions([s.at for s in group if not s.is_upright])
        # A frame around text, or a line beside it, is no table.
        if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:
            continue
        table, left = _filled(_Grid(xs, ys, group), left, sheet.number)
        if table:
            made.append(table)
    return sorted(made, key=lambda t: t.box[1]), left


def _groups(strokes: Sequence[Stroke]) -> list[list[Stroke]]:
    """Strokes that touch, directly or through others, together."""
    groups: list[list[Stroke]] = []
    spans: list[list[float]] = []
    for stroke in sorted(strokes, key=lambda s: s.start if s.is_upright else s.at):
        box = _box(stroke)
        hit = [i for i, span in enumerate(spans) if _touch(span, box)]
        joined = [stroke]
        for i in reversed(hit):
            joined += groups.pop(i)
            span = spans.pop(i)
            box = [min(box[0], span[0]), min(box[1], span[1]), max(box[2], span[2]), max(box[3], span[3])]
        groups.append(joined)
        spans.append(box)
    return groups


def _box(stroke: Stroke) -> list[float]:
    if stroke.is_upright:
        return [stroke.at, stroke.start, stroke.at, stroke.end]
    return [stroke.start, stroke.at, stroke.end, stroke.at]


def _touch(one: list[float], other: list[float]) -> bool:
    return (
        one[0] <= other[2] + _NEAR
        and other[0] <= one[2] + _NEAR
        and one[1] <= other[3] + _NEAR
        and other[1] <= one[3] + _NEAR
    )


def _positions(values: list[float]) -> list[float]:
    made: list[float] = []
    for value in sorted(values):
        if not made or value - made[-1] > _NEAR:
            made.append(value)
    return made


class _Grid:
    """Columns and rows, and which of their crossings are one cell."""

    def __init__(self, xs: list[float], ys: list[float], strokes: Sequence[Stroke]) -> None:
        self.xs, self.ys = xs, ys
        upright = [s for s in strokes if s.is_upright]
        level = [s for s in strokes if not s.is_upright]
        self.owner: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(len(ys) - 1):
            for column in range(len(xs) - 1):
                self.owner[row, column] = (row, column)
                middle_x = (xs[column] + xs[column + 1]) / 2
                middle_y = (ys[row] + ys[row + 1]) / 2
                if column and not _stands(upright, xs[column], middle_y):
                    self.owner[row, column] = self.owner[row, column - 1]
                elif row and not _stands(level, ys[row], middle_x):
                    self.owner[row, column] = self.owner[row - 1, column]

    def place(self, glyph: Glyph) -> tuple[int, int] | None:
        """The cell a letter stands in."""
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        column = sum(x > at for at in self.xs) - 1
        row = sum(y > at for at in self.ys) - 1
        return self.owner.get((row, column))


def _stands(strokes: Sequence[Stroke], at: float, middle: float) -> bool:
    return any(abs(s.at - at) <= _NEAR and s.start <= middle <= s.end for s in strokes)


def _filled(grid: _Grid, glyphs: list[Glyph], page: int) -> tuple[Table | None, list[Glyph]]:
    inside: dict[tuple[int, int], list[Glyph]] = {}
    outside: list[Glyph] = []
    for glyph in glyphs:
        at = grid.place(glyph)
        inside.setdefault(at, []).append(glyph) if at else outside.append(glyph)
    if len(set(column for _, column in inside)) < 2:
        return None, glyphs
    rows = tuple(
        tuple(_cell(inside.get((row, column), []), page) for column in range(len(grid.xs) - 1))
        for row in range(len(grid.ys) - 1)
    )
    box = (grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
    return Table(tuple(row for row in rows if any(cell.text for cell in row)), box, page), outside


def _cell(glyphs: list[Glyph], page: int) -> Cell:
    found = lines(glyphs, page)
    if not found:
        return Cell()
    return Cell(" ".join(line.text for line in found), ((page, around([line.box for line in found])),))
