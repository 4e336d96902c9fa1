"""Maps of tiles: every area is a square of the same size about where it lies, where no outlines are at hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from tinhso.base.charts.classes import BORDER, INK, PALE, Classes, hatch
from tinhso.base.charts.figure import Drawing, linked
from tinhso.base.charts.ground import Region, TileGroup, Tiling
from tinhso.base.charts.svg import Attribute, group, percent, tag

_WIDE, _HIGH = 41, 36  # pixels of a tile on a telephone
_LINE = 7  # letters
_LETTERS, _NAMES = 0.029, 0.031  # the height of letters as a part of the width
# Islets about the middle of the tile of an archipelago, in pixels.
_DOTS = ((-9, 4), (-5, -5), (-1, 1), (2, -8), (4, 6), (8, -2), (11, 5))


def tilemap(tiling: Tiling, regions: Sequence[Region], classes: Classes, *, name: str) -> Drawing:
    """The tiles in the colours of their classes; names of elements begin with `name` as in `maps.choropleth`."""
    return Drawing(
        kind=tiling.kind,
        width=tiling.columns * _WIDE,
        height=tiling.rows * _HIGH,
        content=_Tiles(tiling, regions, classes, name).drawn,
    )


@dataclass(frozen=True, slots=True)
class _Tiles:
    tiling: Tiling
    regions: Sequence[Region]
    classes: Classes
    name: str

    def drawn(self, letters: Callable[[float], float | None]) -> SafeString:
        """The drawing, to stand in a frame of its proportions."""
        known = [region for region in self.regions if region.code in self.tiling.tiles]
        return group(
            tag("defs", hatch(f"{self.name}-hatch", 7)),
            *(self._tile(region, letters(_LETTERS)) for region in known),
            *(self._archipelago(of, letters(_NAMES)) for of in self.tiling.groups),
        )

    def _tile(self, region: Region, size: float | None) -> SafeString:
        at = self.tiling.tiles[region.code]
        lines = _lines(region.name)
        words = (
            self._text(
                line, (at[0] + 0.5, at[1] + 0.5), size, dy=f"{_down(number, len(lines)):g}em", region=region
            )
            for number, line in enumerate(lines)
        )
        shape = group(self._square(at, region), *words)
        return linked(region, shape, known=f"{self.name}-{region.code}", name=region.name)

    def _archipelago(self, of: TileGroup, size: float | None) -> SafeString:
        owner = next((region for region in self.regions if region.code == of.owner), None)
        middle = (of.at[0] + 0.5, of.at[1] + 0.5)
        place = {"x": self._across(middle[0]), "y": self._down(middle[1])}
        dots = (tag("circle", cx=x, cy=y, r=1.8, fill=PALE, stroke=INK, stroke_width=1.2) for x, y in _DOTS)
        islets = tag("svg", *dots, **place, overflow="visible")
        square = self._square(of.at, owner, stroke_dasharray="4 3")
        words = (
            self._text(
                str(line), (middle[0], of.at[1] + 1), size, dy=f"{number * 1.2 + 0.95:g}em", font_weight=600
            )
            for number, line in enumerate(of.lines)
        )
        name = " ".join(map(str, of.lines))
        return linked(owner, group(square, islets, *words), known=f"{self.name}-{of.key}", name=name)

    def _square(self, at: tuple[int, int], region: Region | None, **more: Attribute) -> SafeString:
        fill = (self.classes.fill(region.value) if region else None) or f"url(#{self.name}-hatch)"
        place: dict[str, Attribute] = {"x": self._across(at[0] + 0.03), "y": self._down(at[1] + 0.03)}
        size: dict[str, Attribute] = {
            "width": percent(94 / self.tiling.columns),
            "height": percent(94 / self.tiling.rows),
        }
        return tag("rect", class_="tile", **place, **size, rx=2, fill=fill, stroke=BORDER, **more)

    def _text(
        self,
        said: str,
        at: tuple[float, float],
        size: float | None,
        *,
        region: Region | None = None,
        **more: Attribute,
    ) -> SafeString:
        ink = self.classes.ink(region.value) if region else INK
        rim: dict[str, Attribute] = {}
        if region is not None and region.value is None:
            rim = {"stroke": PALE, "stroke_width": 3, "paint_order": "stroke"}
        place: dict[str, Attribute] = {"x": self._across(at[0]), "y": self._down(at[1])}
        kind = "tile-name" if region else "tile-archipelago"
        look: dict[str, Attribute] = {"fill": ink, "text_anchor": "middle", "font_size": size, **rim}
        look["lang"] = "vi" if region else None
        return tag("text", said, class_=kind, aria_hidden="true", **place, **look, **more)

    def _across(self, column: float) -> str:
        return percent(100 * column / self.tiling.columns)

    def _down(self, row: float) -> str:
        return percent(100 * row / self.tiling.rows)


def _lines(name: str) -> list[str]:
    """A name in lines of about seven letters, broken between words."""
    lines: list[str] = []
    for word in name.replace(" - ", " ").split():
        if lines and len(lines[-1]) + len(word) < _LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _down(number: int, count: int) -> float:
    return (number - (count - 1) / 2) * 1.08 + 0.35
