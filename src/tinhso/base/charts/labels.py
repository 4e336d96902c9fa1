"""Names on a map, where they fit: none touches another, neither on a telephone nor on a wide screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinhso.base.charts.ground import Box, Spot

# The height of letters as a part of the width of the drawing: at 328 px 11 px; from 620 px on 12 px and more.
NARROW, ROOMY, NAMES = 0.034, 0.019, 0.034
_LETTER = 0.56  # width of a letter of average, in heights
_LINE = 1.3


@dataclass(frozen=True, slots=True)
class Wish:
    """A name, where its middle should stand, and the width of what it names."""

    text: str
    at: Spot
    room: float


@dataclass(frozen=True, slots=True)
class Label:
    """A name in its place; `is_roomy`: shown only where the drawing is wide."""

    text: str
    at: Spot
    is_roomy: bool


def placed(wishes: Sequence[Wish], width: float, taken: Sequence[Box]) -> list[Label]:
    """The names that fit, those first in the list first; `taken` stays free on every screen."""
    narrow = _fitting(wishes, NARROW * width, taken)
    rest = [wish for wish in wishes if wish not in narrow]
    already = [*taken, *(extent(wish.text, wish.at, ROOMY * width) for wish in narrow)]
    roomy = _fitting(rest, ROOMY * width, already)
    return [Label(w.text, w.at, False) for w in narrow] + [Label(w.text, w.at, True) for w in roomy]


def extent(text: str, at: Spot, height: float, *, lines: int = 1) -> Box:
    """The room that words take about their middle."""
    half = (len(text) * _LETTER * height / 2, _LINE * height * lines / 2)
    return at[0] - half[0], at[1] - half[1], at[0] + half[0], at[1] + half[1]


def _fitting(wishes: Sequence[Wish], height: float, taken: Sequence[Box]) -> list[Wish]:
    kept: list[Wish] = []
    boxes = list(taken)
    for wish in wishes:
        box = extent(wish.text, wish.at, height)
        if box[2] - box[0] <= 1.5 * wish.room and not any(_touch(box, other) for other in boxes):
            kept.append(wish)
            boxes.append(box)
    return kept


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
