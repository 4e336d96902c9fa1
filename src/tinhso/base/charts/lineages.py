"""The lineage of a thing as a drawing: what it came from above it, what became of it below, oldest at the top.

Places across are percentages of the width and places down are in letters (em), so that the drawing fills a phone of
320 px and a page of 900 px alike, and grows with the letters a reader chose.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from django.utils.safestring import SafeString

from tinhso.base.charts.svg import Attribute, group, percent, tag

_STEP = 6.5  # percent of the width, from one generation to the next
_RAIL = 2.5  # percent, where the line to the next generation runs
_NAME, _SAID, _PAD, _GAP = 1.4, 1.15, 0.55, 0.75  # em: lines of a name and below it, inside and between boxes
_NAME_LETTERS, _SAID_LETTERS = 30, 42  # as many stand on a line of a phone
_SMALL = 0.85
_DOWN, _ASIDE = "M0 0-4.5-9H4.5z", "M0 0-9-4.5V4.5z"
_INK, _QUIET, _LINE, _PAPER, _WASH = "#16202A", "#4A5560", "#56636F", "#FFFFFF", "#E9F1F9"


@dataclass(frozen=True, slots=True)
class Stop:
    """One box: a name, lines below it, where it leads; `beyond` are those further away from the one looked at.

    `under`: the names of what it belongs to. Names are Vietnamese on every page, but for that of a box that
    stands for many (`is_count`). `is_whole`: all of it passes; else its lines are broken.
    """

    name: str
    said: tuple[str, ...] = ()
    under: str = ""
    href: str = ""
    is_whole: bool = True
    is_count: bool = False
    beyond: tuple["Stop", ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    is_head: bool
    language: str | None

    @property
    def height(self) -> float:
        return _NAME if self.is_head else _SAID


@dataclass(frozen=True, slots=True)
class _Box:
    stop: Stop
    level: int
    top: float
    rows: tuple["_Row", ...]

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows) + 2 * _PAD

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    @property
    def left(self) -> float:
        return self.level * _STEP


def lineage(
    here: Stop, *, before: Sequence[Stop], after: Sequence[Stop], title: str, description: str
) -> SafeString:
    """The thing looked at between what came to it and what it came to; the title and the description are read out."""
    earlier, later = list(_upward(before, 1)), list(_downward(after, 1))
    boxes = _stacked([*earlier, (here, 0), *later])
    now = len(earlier)
    foot = boxes[-1].top + boxes[-1].height + 0.2
    return tag(
        "svg",
        tag("desc", description),
        *_rails(boxes[: now + 1], is_before=True),
        *_rails(boxes[now:], is_before=False),
        *(_drawn(box, is_here=number == now) for number, box in enumerate(boxes)),
        class_="lineage",
        role="group",
        aria_label=title,
        width="100%",
        height=_em(foot),
    )


def _upward(stops: Sequence[Stop], level: int) -> Iterator[tuple[Stop, int]]:
    """What came, each after what came to it."""
    for stop in stops:
        yield from _upward(stop.beyond, level + 1)
        yield stop, level


def _downward(stops: Sequence[Stop], level: int) -> Iterator[tuple[Stop, int]]:
    for stop in stops:
        yield stop, level
        yield from _downward(stop.beyond, level + 1)


def _stacked(stops: Sequence[tuple[Stop, int]]) -> list[_Box]:
    rows = [_rows(stop, level) for stop, level in stops]
    heights = [_Box(stop, 0, 0, row).height + _GAP for (stop, _level), row in zip(stops, rows, strict=True)]
    tops = accumulate(heights, initial=0.2)
    return [_Box(stop, level, top, row) for (stop, level), top, row in zip(stops, tops, rows, strict=False)]


def _rows(stop: Stop, level: int) -> tuple[_Row, ...]:
    """The lines of a box, those of the name first, broken where a phone would cut them."""
    less = 3 * level
    name = textwrap.wrap(stop.name, _NAME_LETTERS - less) or [""]
    said = [line for one in stop.said for line in textwrap.wrap(one, _SAID_LETTERS - less)]
    under = textwrap.wrap(stop.under, _SAID_LETTERS - less)
    language = None if stop.is_count else "vi"
    return (
        *(_Row(line, is_head=True, language=language) for line in name),
        *(_Row(line, is_head=False, language=None) for line in said),
        *(_Row(line, is_head=False, language="vi") for line in under),
    )


def _rails(boxes: Sequence[_Box], *, is_before: bool) -> Iterator[SafeString]:
    """From each box a line to the one nearer to the middle of the drawing, which stands at the last or first place."""
    for at, box in enumerate(boxes):
        if box.level == 0:
            continue
        others = boxes[at + 1 :] if is_before else boxes[:at][::-1]
        nearer = next(one for one in others if one.level == box.level - 1)
        x = percent(nearer.left + _RAIL)
        end = nearer.top if is_before else nearer.top + nearer.height
        look = _stroke(box.stop)
        yield tag("line", x1=x, x2=x, y1=_em(box.middle), y2=_em(end), **look)
        yield tag("line", x1=x, x2=percent(box.left), y1=_em(box.middle), y2=_em(box.middle), **look)
        yield _arrow(nearer.left + _RAIL, end, _DOWN) if is_before else _arrow(box.left, box.middle, _ASIDE)


def _arrow(across: float, down: float, path: str) -> SafeString:
    shape = tag("path", class_="lineage-arrow", d=path, fill=_LINE)
    return tag("svg", shape, x=percent(across), y=_em(down), overflow="visible")


def _stroke(stop: Stop) -> dict[str, Attribute]:
    return {
        "class_": "lineage-line",
        "stroke": _LINE,
        "stroke_width": 1.8,
        "stroke_dasharray": None if stop.is_whole else "5 4",
    }


def _drawn(box: _Box, *, is_here: bool) -> SafeString:
    frame: dict[str, Attribute] = {"fill": _WASH if is_here else _PAPER, "stroke": _LINE}
    frame |= {"stroke_width": 2.6 if is_here else 1.4, "rx": 4}
    frame["stroke_dasharray"] = None if box.stop.is_whole else "5 4"
    place: dict[str, Attribute] = {"x": percent(box.left), "y": _em(box.top), "height": _em(box.height)}
    rect = tag(
        "rect",
        class_="lineage-here" if is_here else "lineage-box",
        width=percent(100 - box.left),
        **place,
        **frame,
    )
    drawn = group(rect, *_words(box))
    return tag("a", drawn, href=box.stop.href) if box.stop.href else tag("g", drawn)


def _words(box: _Box) -> Iterator[SafeString]:
    down = box.top + _PAD
    for row in box.rows:
        down += row.height
        look: dict[str, Attribute] = {"fill": _INK, "font_weight": 600} if row.is_head else {"fill": _QUIET}
        size = None if row.is_head else _em(_SMALL)
        said = tag("tspan", row.text, dx=10, font_size=size, lang=row.language, **look)
        kind = "lineage-name" if row.is_head else "lineage-said"
        yield tag("text", said, class_=kind, x=percent(box.left), y=_em(down - 0.35))


def _em(letters: float) -> str:
    return f"{round(letters, 2):g}em"
