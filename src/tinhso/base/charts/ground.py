"""What a map is drawn on: the outlines of its areas on one sheet, the archipelagos on it, tiles in their places."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise as Lazy

Spot = tuple[int, int]  # across, down
Box = tuple[float, float, float, float]  # least across, least down, most across, most down


@dataclass(frozen=True, slots=True)
class Outline:
    """An area as drawn: its SVG path, its box, where a name can stand, and the middle of each of its polygons."""

    code: str
    path: str
    box: Box
    heart: Spot
    middles: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """An archipelago on a sheet: the frame about it, a mark for each polygon, and the area of the sheet that it is of.

    `lines` name it and say to which province it belongs.
    """

    key: str
    owner: str
    lines: tuple[Lazy | str, ...]
    frame: Box
    marks: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one drawing shows; `kind` names its proportions to the style sheet: "country", "province" and so on.

    `insets` frame what is drawn out of its place, in a size of its own.
    """

    kind: str
    width: int
    height: int
    outlines: tuple[Outline, ...]
    groups: tuple[Group, ...]
    insets: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class TileGroup:
    """An archipelago on a map of tiles: its own tile, beside that of the province it belongs to."""

    key: str
    owner: str
    lines: tuple[Lazy | str, ...]
    at: Spot


@dataclass(frozen=True, slots=True)
class Tiling:
    """Where the tile of each area stands, in columns and rows."""

    kind: str
    columns: int
    rows: int
    tiles: Mapping[str, Spot]
    groups: tuple[TileGroup, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """An area with its figure: `said` is the figure in words, `href` where a reader of the page goes on.

    Where names crowd, that of an area that `leads` stands before those of larger ones.
    """

    code: str
    name: str
    value: float | None
    said: str
    href: str
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Caption:
    """What a map says about itself: what is shown, the finding in a sentence, where the drawing comes from.

    Title and summary may be markup that says which words are of which language.
    """

    title: str
    summary: str
    source: str
