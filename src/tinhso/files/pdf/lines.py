"""Letters to lines: by the line they stand on and the gaps between them, whatever order they were drawn in."""

import unicodedata
from collections.abc import Iterable, Sequence

from tinhso.files.pdf.values import Glyph, Line

_SPACE = 0.4  # of the size of letters: a gap as wide parts two words, whether a space was drawn or not
_APART = 1.1  # a gap as wide parts two lines side by side
_RAISED = 0.18
_SMALL = 0.82
_SYMBOLS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF076: "❖", 0xF0A8: "◦", 0xF02D: "-"}
_POWERS = {"2": "²", "3": "³"}
_BLANK = " \t\r\n\u00a0\u2002\u2003\u2009\u202f\u200b\u3000"


def lines(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The lines that letters of one page make, from above to below; side by side where a gap parts them."""
    made: list[Line] = []
    for row in _rows(glyphs):
        part: list[Glyph] = []
        for glyph in row:
            if part and glyph.left - part[-1].right > _APART * max(glyph.size, part[-1].size):
                made += _line(part, page)
                part = []
            part.append(glyph)
        made += _line(part, page)
    return made


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Letters on one baseline together, from left to right; raised ones with those they were raised from."""
    shown = sorted((g for g in glyphs if g.char not in _BLANK), key=lambda g: g.baseline)
    rows: list[list[Glyph]] = []
    for glyph in shown:
        if rows and glyph.baseline - rows[-1][-1].baseline < 0.25 * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda g: g.left) for row in _with_raised(rows)]


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """A few small letters just above a line of larger ones belong to it."""
    made: list[list[Glyph]] = []
    for row in rows:
        if made:
            above, size = made[-1], max(g.size for g in row)
            raised = [g for g in above if _hangs_on(g, row, size)]
            if raised and len(raised) <= 12:
                row = [*row, *raised]
                rest = [g for g in above if g not in raised]
                made[-1:] = [rest] if rest else []
        made.append(row)
    return made


def _hangs_on(glyph: Glyph, row: Sequence[Glyph], size: float) -> bool:
    if glyph.size > _SMALL * size or row[0].baseline - glyph.baseline > 0.6 * size:
        return False
    return any(-1 < glyph.left - g.right < 0.5 * size or -1 < g.left - glyph.right < 0.5 * size for g in row)


def _line(row: Sequence[Glyph], page: int) -> list[Line]:
    if not row:
        return []
    size = sorted(g.size for g in row)[len(row) // 2]
    ground = max(g.baseline for g in row if g.size >= _SMALL * size)
    text, last = "", None
    note = False
    for glyph in row:
        if glyph.char.isdigit() and _is_raised(glyph, ground, size):
            note = note or not text
            if text.endswith("m") and glyph.char in _POWERS:
                text += _POWERS[glyph.char]
            last = glyph
            continue
        if last is not None and _is_again(last, glyph, size):
            continue
        if last is not None and _is_apart(last, glyph, size):
            text += " "
        text += _letter(glyph.char)
        last = glyph
    text = unicodedata.normalize("NFC", text).strip()
    box = (
        min(g.left for g in row), min(g.top for g in row),
        max(g.right for g in row), max(g.bottom for g in row),
    )  # fmt: skip
    return [Line(text, box, size, page, note)] if text else []


def _is_again(last: Glyph, glyph: Glyph, size: float) -> bool:
    """Whether a letter is drawn once more where it stands: how some programs make it bold.

    The letters of a ligature stand in one place too, and only "ff" has the same one twice.
    """
    return glyph.char == last.char != "f" and glyph.left - last.left < 0.12 * size


def _is_apart(last: Glyph, glyph: Glyph, size: float) -> bool:
    gap = glyph.left - last.right
    return gap > _SPACE * size or (glyph.spaced and gap > 0.02 * size)


def _is_raised(glyph: Glyph, ground: float, size: float) -> bool:
    """Whether a digit hangs above the line: a small one set higher, or one that the font itself draws so."""
    small = glyph.size <= _SMALL * size and ground - glyph.baseline > _RAISED * size
    return small or ground - glyph.bottom > 0.25 * size


def _letter(char: str) -> str:
    code = ord(char)
    if code == 2:  # how PDFium gives a hyphen at the end of a line
        return "-"
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get(code) or (chr(code - 0xF000) if 0xF020 <= code < 0xF07F else "•")
    if 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKC", char)
    return "" if unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn") else char
