"""Maps that colour areas by a figure. Both archipelagos are drawn islet by islet in the map itself, framed and named.

The outlines stand in one shared document that a map points into, or in the map where it must stand alone. A drawing
is a sheet with a `viewBox` in a frame without one: words stand at percentages of the frame and keep their size.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhso.base.charts import labels
from tinhso.base.charts.classes import BORDER, INK, PALE, Classes, hatch
from tinhso.base.charts.figure import Drawing, linked
from tinhso.base.charts.ground import Box, Group, Outline, Region, Sheet, Spot
from tinhso.base.charts.svg import Attribute, group, percent, tag

_SEA = (1240, 960)  # units of the sheet of the country
_RIM = "#14324D"
_STEP = 0.011  # of the width, between two lines of the hatch


def choropleth(
    sheet: Sheet, regions: Sequence[Region], classes: Classes, *, name: str, outlines: str = ""
) -> Drawing:
    """The areas in the colours of their classes; `outlines` is the address of the shared document.

    `name` begins the names that elements of the drawing have on a page: "<name>-48" is the area with code 48.
    """
    return Drawing(
        kind=sheet.kind,
        width=sheet.width,
        height=sheet.height,
        content=_Map(sheet, regions, classes, name, outlines).drawn,
    )


@dataclass(frozen=True, slots=True)
class _Map:
    sheet: Sheet
    regions: Sequence[Region]
    classes: Classes
    name: str
    outlines: str

    def drawn(self, letters: Callable[[float], float | None]) -> SafeString:
        """The drawing, to stand in a frame of its proportions; `letters` tells the size of words of a height."""
        known = {outline.code: outline for outline in self.sheet.outlines}
        shown = [(region, known[region.code]) for region in self.regions if region.code in known]
        pattern = hatch(f"{self.name}-hatch", self.sheet.width * _STEP)
        inner = tag(
            "svg",
            tag("defs", pattern),
            *(self._area(*one) for one in shown),
            *map(_frame, self.sheet.insets),
            *map(self._archipelago, self.sheet.groups),
            viewBox=f"0 0 {self.sheet.width} {self.sheet.height}",
            width="100%",
            height="100%",
        )
        return group(inner, *self._names(shown, letters), *self._named_groups(letters), self._sea(letters))

    def _area(self, region: Region, outline: Outline) -> SafeString:
        colours: dict[str, Attribute] = {"fill": self._fill(region), "stroke": BORDER, "stroke_width": 0.8}
        if self.outlines:
            shape = tag("use", href=f"{self.outlines}#d{outline.code}", **colours)
        else:
            shape = tag("path", d=outline.path, vector_effect="non-scaling-stroke", **colours)
        return linked(region, shape, known=f"{self.name}-{region.code}", name=region.name)

    def _archipelago(self, of: Group) -> SafeString:
        """Frame and one mark an islet: a dark rim about the colour of the class, whole pixels on every screen."""
        owner = next((region for region in self.regions if region.code == of.owner), None)
        frame = _frame(of.frame)
        islets = (tag("path", vector_effect="non-scaling-stroke", d=f"M{x} {y}h0") for x, y in of.marks)
        known = f"{self.name}-{of.key}"
        marks = tag("g", *islets, id=f"{known}-islets")
        round_: dict[str, Attribute] = {"stroke_linecap": "round"}
        rim = tag("g", marks, class_="islets", stroke=_RIM, stroke_width=3.6, **round_)
        fill = (self.classes.fill(owner.value) if owner else None) or PALE
        colour = tag("use", href=f"#{known}-islets", stroke=fill, stroke_width=2, **round_)
        name = " ".join(map(str, of.lines))
        return linked(owner, group(frame, rim, colour), known=known, name=name)

    def _fill(self, region: Region) -> str:
        return self.classes.fill(region.value) or f"url(#{self.name}-hatch)"

    def _names(
        self, shown: Sequence[tuple[Region, Outline]], letters: Callable[[float], float | None]
    ) -> list[SafeString]:
        """The names of what leads and of the largest areas; all stand in titles and in the table as well."""
        # Codes begin with the capital.
        first = sorted((one for one in shown if one[0].leads), key=lambda one: one[0].code)
        by_size = sorted((one for one in shown if not one[0].leads), key=lambda one: -_size(one[1].box))
        owners = {of.owner for of in self.sheet.groups if self.sheet.kind != "country"}
        wishes = [
            labels.Wish(region.name, outline.heart, inf if region.leads else outline.box[2] - outline.box[0])
            for region, outline in (*first, *by_size)
            if region.code not in owners
        ]
        width = self.sheet.width
        taken = [box for of in self.sheet.groups for box in (of.frame, _extent(of, width))]
        return [
            self._text(
                label.text,
                label.at,
                kind="map-name roomy" if label.is_roomy else "map-name",
                size=letters(labels.ROOMY),
            )
            for label in labels.placed(wishes, width, taken)
        ]

    def _named_groups(self, letters: Callable[[float], float | None]) -> list[SafeString]:
        size, found = letters(labels.NAMES), []
        for of in self.sheet.groups:
            x, y = _above(of)
            for number, said in enumerate(of.lines):
                lift = f"{(number - len(of.lines) + 0.6) * 1.25:g}em"
                found.append(
                    self._text(str(said), (x, y), kind="map-archipelago", size=size, dy=lift, font_weight=600)
                )
        return found

    def _sea(self, letters: Callable[[float], float | None]) -> SafeString:
        if self.sheet.kind != "country":
            return group()
        return self._text(
            _("Biển Đông"), _SEA, kind="map-sea", size=letters(labels.NAMES), font_style="italic"
        )

    def _text(self, said: str, at: Spot, *, kind: str, size: float | None, **more: Attribute) -> SafeString:
        place: dict[str, Attribute] = {
            "x": percent(100 * at[0] / self.sheet.width),
            "y": percent(100 * at[1] / self.sheet.height),
            "dy": more.pop("dy", ".35em"),
        }
        rim: dict[str, Attribute] = {}
        if kind.startswith("map-name"):  # what stands on the sea needs none, and is printed as plain text
            rim = {"stroke": PALE, "stroke_width": 3, "paint_order": "stroke", "lang": "vi"}
        look: dict[str, Attribute] = {"fill": INK, "text_anchor": "middle", "font_size": size, **rim}
        return tag("text", said, class_=kind, aria_hidden="true", **place, **look, **more)


def _frame(box: Box) -> SafeString:
    left, top, right, bottom = box
    place: dict[str, Attribute] = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    thin: dict[str, Attribute] = {"vector_effect": "non-scaling-stroke", "stroke_dasharray": "5 3"}
    return tag("rect", class_="frame", **place, fill=PALE, fill_opacity=0, stroke=_RIM, **thin)


def _above(of: Group) -> Spot:
    """Where the words about an archipelago end: over the middle of its frame."""
    return round((of.frame[0] + of.frame[2]) / 2), round(of.frame[1])


def _extent(of: Group, width: float) -> Box:
    x, y = _above(of)
    height = labels.NAMES * width
    longest = max(map(str, of.lines), key=len)
    return labels.extent(longest, (x, round(y - 1.4 * height)), height, lines=len(of.lines))


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
