"""Running heads and feet, page numbers and footnotes: what stands on a page beside its text."""

import re
from collections import Counter
from collections.abc import Sequence

from tinhso.files.pdf.values import Line, Sheet

_NUMBER = re.compile(r"(?:trang\s*|page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*/\s*\d{1,4})?\Z", re.IGNORECASE)
_EDGE = 0.12  # of the page's height, above and below
_SHARE = 0.4  # of the pages, on which a running head stands at least
_LOWER = 0.4  # of the page's height, below which footnotes stand
_SMALL = 0.93


def without_running(pages: Sequence[tuple[Sheet, list[Line]]]) -> list[list[Line]]:
    """The lines of each page without running heads and feet and page numbers."""
    seen = Counter(key for sheet, lines in pages for key in {_key(sheet, x) for x in _at_edge(sheet, lines)})
    least = max(3, _SHARE * len(pages)) if len(pages) > 2 else 2
    made = []
    for sheet, lines in pages:
        edge = _at_edge(sheet, lines)
        drop = [
            x for x in edge if _NUMBER.match(x.text) or (len(pages) > 1 and seen[_key(sheet, x)] >= least)
        ]
        made.append([x for x in lines if x not in drop])
    return made


def _at_edge(sheet: Sheet, lines: Sequence[Line]) -> list[Line]:
    low, high = _EDGE * sheet.height, (1 - _EDGE) * sheet.height
    return [line for line in lines if line.box[3] < low or line.box[1] > high]


def _key(sheet: Sheet, line: Line) -> tuple[str, int]:
    """What it says, any numbers left out, and about where it stands."""
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.box[1] / sheet.height * 50)


def footnotes(sheet: Sheet, lines: Sequence[Line], size: float) -> tuple[list[Line], list[list[Line]]]:
    """The lines of the text, and the footnotes, those of each together; `size` is that of the text's letters."""
    begin = [
        line.box[1]
        for line in lines
        if line.note and line.size < _SMALL * size and line.box[1] > _LOWER * sheet.height
    ]
    top = min(begin, default=sheet.height + 1) - 1
    below = sorted((x for x in lines if x.box[1] >= top), key=lambda x: (x.box[1], x.box[0]))
    if any(line.size >= _SMALL * size for line in below):
        return list(lines), []
    notes: list[list[Line]] = []
    for line in below:
        if line.note or not notes:
            notes.append([line])
        else:
            notes[-1].append(line)
    return [x for x in lines if x.box[1] < top], notes


def usual_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 12.0
