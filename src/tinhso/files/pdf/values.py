"""Letters, lines and rows of a PDF; lengths in points, the origin at the upper left corner of the upright page."""

from dataclasses import dataclass

from tinhso.files.values import Box


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter as drawn; `baseline` is the line it stands on, `spaced` whether a space was drawn or left before it."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A horizontal or vertical line drawn on the page: where it stands (`at`), from where to where it goes."""

    is_upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of letters on one page. `note`: it begins with a raised number, as footnotes do."""

    text: str
    box: Box
    size: float
    page: int
    note: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text in one line, and its boxes with their pages."""

    text: str = ""
    boxes: tuple[tuple[int, Box], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a ruled table on one page."""

    rows: tuple[tuple[Cell, ...], ...]
    box: Box
    page: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was drawn on a page. `is_picture`: letters that can be read are missing, an image stands there."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    strokes: tuple[Stroke, ...]
    is_picture: bool = False
    is_recognised: bool = False


def around(boxes: list[Box]) -> Box:
    """The box around boxes."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
