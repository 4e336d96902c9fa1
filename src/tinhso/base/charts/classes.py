"""Figures in up to five classes with fixed limits, so that a colour means the same in every period."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhso.base.charts import words
from tinhso.base.charts.ground import Region
from tinhso.base.charts.svg import Attribute, group, tag

# Light to dark; neighbours keep their distance for colour-blind readers and in grey.
RAMP = ("#EFF3F8", "#C6D7EA", "#8DB3D8", "#4A86BF", "#0A4F8F")
# Ink is dark enough to be read on the fourth step too.
BORDER, INK, PALE = "#5B6B7A", "#0B0F14", "#FFFFFF"
_OF_RAMP = {1: (2,), 2: (1, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}
_HATCH, _HATCH_GROUND = "#6B7075", "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Classes:
    """The limits between classes, rising, four at most; `is_whole`: the figures are counts."""

    limits: tuple[float, ...]
    unit: str | None = None
    is_whole: bool = False

    def fill(self, value: float | None) -> str | None:
        """The colour of a figure; None for no figure, which is hatched."""
        if value is None:
            return None
        return RAMP[_OF_RAMP[len(self.limits) + 1][self.number(value)]]

    def number(self, value: float) -> int:
        """The class of a figure, the lowest one 0."""
        return bisect_right(self.limits, value)

    def ink(self, value: float | None) -> str:
        """The colour in which words can be read on the fill of a figure."""
        fill = self.fill(value)
        return PALE if fill and RAMP.index(fill) >= 4 else INK

    def words(self) -> tuple[str, ...]:
        """What each class holds, the lowest one first."""
        if not self.limits:
            return (_("mọi giá trị"),)
        between = zip(self.limits, self.limits[1:], strict=False)
        low = _("dưới %(limit)s") % {"limit": self._figure(self.limits[0])}
        high = _("từ %(limit)s trở lên") % {"limit": self._figure(self.limits[-1])}
        return (low, *(self._between(*pair) for pair in between), high)

    def _between(self, low: float, high: float) -> str:
        if self.is_whole and high - low == 1:
            return self._figure(low)
        said = {"low": words.figure(low, None), "high": self._figure(high - 1 if self.is_whole else high)}
        return (_("%(low)s đến %(high)s") if self.is_whole else _("%(low)s đến dưới %(high)s")) % said

    def _figure(self, value: float) -> str:
        return words.figure(value, self.unit)


def entries(regions: Sequence[Region], classes: Classes) -> list[tuple[str | None, str]]:
    """Fill and words of each entry of a legend with the number of areas; None is the hatch."""
    numbers = [classes.number(region.value) for region in regions if region.value is not None]
    fills = [RAMP[place] for place in _OF_RAMP[len(classes.limits) + 1]]
    counted = [
        (fill, _counted(said, numbers.count(at)))
        for at, (fill, said) in enumerate(zip(fills, classes.words(), strict=True))
    ]
    none = len(regions) - len(numbers)
    return [*counted, (None, _counted(_("chưa có số liệu"), none))] if none else list(counted)


def swatch(fill: str | None) -> SafeString:
    """The sign of an entry of a legend, 22 × 14 px."""
    size: dict[str, Attribute] = {"x": 0.5, "y": 0.5, "width": 21, "height": 13}
    ground = tag("rect", **size, fill=fill or _HATCH_GROUND, stroke=BORDER)
    lines = tag(
        "path", d="M1 7 7 1M1 13 13 1M7 13 19 1M13 13 21 5M19 13l2-2", stroke=_HATCH, stroke_width=1.5
    )
    return group(ground, *([] if fill else [lines]))


def hatch(name: str, step: float) -> SafeString:
    """The pattern of areas without a figure, to stand in the drawing that uses it; `step` in its own units."""
    ground = tag("rect", width=step, height=step, fill=_HATCH_GROUND)
    line = tag("path", d=f"M0 0V{step:g}", stroke=_HATCH, stroke_width=step * 0.6)
    size: dict[str, Attribute] = {
        "width": step,
        "height": step,
        "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
    }
    return tag("pattern", ground, line, id=name, **size)


def _counted(said: str, count: int) -> str:
    return f"{said} ({count})"
