"""Lines to paragraphs: where one ends is told by markers, gaps, indents, and by room left for the next word."""

import re
from collections.abc import Sequence

from tinhso.files.pdf.values import Line

_MARKER = re.compile(
    r"(?:phần|chương|mục|điều|phụ lục)\s+(?:(?:thứ\s+)?(?:nhất|hai|ba|tư|năm)|[IVX]{1,5}|\d{1,3}[a-zđ]?)"
    r"\s*(?:[.:–-]|\Z)|[IVX]{1,5}\s?[.)/-]\s"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)/]\s|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\s+(?!%)|\(\d{1,2}\)\s"
    r"|[a-zđ]\s?[.)]\s|[-–—+*•●▪◦‣·✓✔○■□►➢➤❖♦◆]\s?(?=\D)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[-–—+*•●▪◦‣·✓✔○■□►➢➤❖♦◆]")
_ENDING = (".", ";", ":", "!", "?", "…")
_GAP = 1.45
_INDENT = 0.8
_OTHER_SIZE = 0.12
_HYPHENATED = re.compile(r"[A-Za-z]{2}-\Z")


def paragraphs(columns: Sequence[Sequence[Line]], widths: Sequence[float]) -> list[list[Line]]:
    """Lines of each paragraph together, the columns and pages being in the order of reading.

    `widths` are those of the pages, in points.
    """
    made: list[list[Line]] = []
    right = 0.0
    for column in columns:
        before, right = right, _margin(column, widths[column[0].page - 1])
        leading, left = _leading(column), min(line.box[0] for line in column)
        for i, line in enumerate(column):
            if i == 0:
                goes_on = bool(made) and _crosses(made[-1][-1], line, before)
            else:
                goes_on = _goes_on(made[-1], line, (left, right, leading))
            if goes_on:
                made[-1].append(line)
            else:
                made.append([line])
    return made


def _margin(column: Sequence[Line], width: float) -> float:
    """How far lines may go to the right: as many do, or to a margin as wide as that on the left."""
    right = max(line.box[2] for line in column)
    full = sum(line.box[2] >= right - 1.5 * line.size for line in column)
    if full >= max(2, 0.3 * len(column)) and len(column) > 2:
        return right
    return max(right, width - min(line.box[0] for line in column))


def _leading(column: Sequence[Line]) -> float:
    steps = sorted(
        b.box[3] - a.box[3] for a, b in zip(column, column[1:], strict=False) if b.box[3] - a.box[3] > 2
    )
    return steps[len(steps) // 3] if steps else 0.0


def is_marked(text: str) -> bool:
    """Whether a bullet, number or word of division opens the line."""
    return bool(_MARKER.match(text))


def _crosses(last: Line, line: Line, right: float) -> bool:
    """Whether a sentence goes on in the next column or on the next page."""
    if is_marked(line.text) or abs(last.size - line.size) > _OTHER_SIZE * last.size:
        return False
    if last.text.endswith(_ENDING) or _is_capitals(last.text):
        return False
    return line.text[0].islower() or line.text[0].isdigit() or last.box[2] > right - 0.5 * last.size


def _is_capitals(text: str) -> bool:
    return text.upper() == text and any(char.isalpha() for char in text)


def _goes_on(before: Sequence[Line], line: Line, measure: tuple[float, float, float]) -> bool:
    last, (left, right, leading) = before[-1], measure
    step = line.box[3] - last.box[3]
    size = max(last.size, line.size)
    if abs(step) < 0.3 * size and line.box[0] >= last.box[2]:
        return True  # the same line, with a gap in it
    if is_marked(line.text) or abs(last.size - line.size) > _OTHER_SIZE * size:
        return False
    if step > _GAP * max(leading, 1.1 * size) or _is_capitals(last.text) != _is_capitals(line.text):
        return False
    if _is_indented(before, line, left):
        return False
    word = line.text.split(" ", 1)[0]
    width = (line.box[2] - line.box[0]) * (len(word) + 1) / max(1, len(line.text))
    return right - last.box[2] < width + 0.3 * size


def _is_indented(before: Sequence[Line], line: Line, left: float) -> bool:
    """Whether a line stands further in than those of its paragraph, or as far as a first line of one line."""
    last, room = before[-1], _INDENT * line.size
    is_marked_first = len(before) == 1 and is_marked(last.text)
    if line.box[0] - last.box[0] > room:
        return not is_marked_first
    if len(before) > 1 or line.box[0] < left + room or line.box[0] < last.box[0] - 0.3 * line.size:
        return False
    # Under a marker, words that go on may stand anywhere.
    return last.text.endswith(_ENDING) or not is_marked_first


def glue(text: str, following: str) -> str:
    """What stands between two lines of a paragraph: a space, nothing after a hyphen, "\\b" where that goes too."""
    if text.endswith("\u00ad"):
        return "\b"
    if _HYPHENATED.search(text) and following[:1].islower() and following[:1].isascii():
        return "\b"
    return "" if re.search(r"\w-\Z|/\Z", text) else " "


def is_heading(text: str, size: float, usual: float) -> bool:
    """Whether a paragraph is a heading: a word of division, capitals, or larger letters."""
    if len(text) > 250 or text.endswith((".", ";")):
        return False
    division = is_marked(text) and not _BULLET.match(text) and not text.endswith(_ENDING)
    return (_is_capitals(text) and len(text) > 3) or size > usual * 1.12 or (division and len(text) < 120)
