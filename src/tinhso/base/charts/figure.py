"""A map as a figure of a page, with all that a reader needs beside it, and as a file that stands alone."""

import html
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhso.base.charts.classes import INK, PALE, Classes, entries, swatch
from tinhso.base.charts.ground import Caption, Region
from tinhso.base.charts.svg import tag

_WIDE = 1000  # units, of a file
_MARGIN, _LINE, _LETTERS = 30, 26, 18
_LARGEST = 20  # units, of the letters of names
_QUIET = "#4A5560"
_FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing in its proportions; `content` draws it for letters of a size, or of that of the style sheet."""

    kind: str
    width: int
    height: int
    content: Callable[[Callable[[float], float | None]], SafeString]


@dataclass(frozen=True, slots=True)
class Links:
    """Where a figure leads: past the map (the name of an element of the page), and to its file."""

    past: str
    file: str


def linked(region: Region | None, shape: SafeString, *, known: str, name: str) -> SafeString:
    """A part of a drawing as a link with name and figure, known by `known` to links that lead to it."""
    title = tag("title", f"{name}: {region.said}" if region else name)
    if region is None or not region.href:
        return tag("g", title, shape, id=known)
    return tag("a", title, shape, id=known, href=region.href)


def figure(
    drawing: Drawing, caption: Caption, links: Links, *, name: str, legend: tuple[Sequence[Region], Classes]
) -> SafeString:
    """The map with title, finding, a way past it, legend and source."""
    title = f"{name}-title"
    sheet = tag(
        "svg",
        drawing.content(lambda _height: None),
        class_=f"map-sheet map-{drawing.kind}",
        role="group",
        aria_labelledby=title,
        width="100%",
    )
    return tag(
        "figure",
        tag("figcaption", tag("strong", caption.title, class_="map-title", id=title)),
        tag("p", caption.summary, class_="map-summary"),
        tag("p", tag("a", _("Bỏ qua bản đồ"), class_="map-skip", href=f"#{links.past}"), class_="map-past"),
        sheet,
        _legend(*legend),
        tag(
            "p",
            caption.source,
            " ",
            tag("a", _("Tải bản đồ (SVG)"), href=links.file),
            class_="hint map-source",
        ),
        class_=f"map map-of-{drawing.kind}",
        id=name,
    )


def file(drawing: Drawing, caption: Caption, *, legend: tuple[Sequence[Region], Classes]) -> bytes:
    """The map as an SVG that needs nothing else: its words and its legend are part of the drawing."""
    height = round((_WIDE - 2 * _MARGIN) * drawing.height / drawing.width)
    title, summary = _plain(caption.title), _plain(caption.summary)
    said = [(line, 26, INK) for line in textwrap.wrap(title, 62)]
    said += [(line, _LETTERS, INK) for line in textwrap.wrap(summary, 100)]
    top = _MARGIN + len(said) * (_LINE + 8) + 8
    wide = _WIDE - 2 * _MARGIN
    sheet = tag(
        "svg",
        drawing.content(lambda letter: round(min(letter * wide, _LARGEST), 1)),
        x=_MARGIN,
        y=top,
        width=wide,
        height=height,
    )
    keys = [_key(number, entry, top + height + 30) for number, entry in enumerate(entries(*legend))]
    foot = top + height + 40 + _LINE * ((len(keys) + 1) // 2)
    source = [(line, 16, _QUIET) for line in textwrap.wrap(caption.source, 110)]
    whole = foot + _LINE * len(source) + _MARGIN
    drawn = tag(
        "svg",
        tag("title", title),
        tag("desc", summary),
        tag("rect", width=_WIDE, height=whole, fill=PALE),
        *_texts(said, _MARGIN + 10, _LINE + 8),
        sheet,
        *keys,
        *_texts(source, foot, _LINE),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDE} {whole}",
        width=_WIDE,
        height=whole,
        font_family=_FONT,
    )
    return drawn.encode()


def _legend(regions: Sequence[Region], classes: Classes) -> SafeString:
    keys = (
        tag("li", tag("svg", swatch(fill), width=22, height=14, aria_hidden="true"), " ", said)
        for fill, said in entries(regions, classes)
    )
    return tag("ul", *keys, class_="map-legend", aria_label=_("Chú giải"))


def _plain(said: str) -> str:
    """Words without the marks of languages that a page has."""
    return html.unescape(strip_tags(said)) if isinstance(said, SafeString) else said


def _key(number: int, entry: tuple[str | None, str], top: float) -> SafeString:
    fill, said = entry
    row, column = divmod(number, 2)
    x, y = _MARGIN + column * _WIDE / 2, top + row * _LINE
    words = tag("text", said, x=32, y=13, font_size=_LETTERS, fill=INK)
    return tag("g", swatch(fill), words, transform=f"translate({x:g} {y:g})")


def _texts(lines: Sequence[tuple[str, int, str]], top: float, step: float) -> list[SafeString]:
    return [
        tag("text", said, x=_MARGIN, y=top + step * number, font_size=size, fill=colour)
        for number, (said, size, colour) in enumerate(lines)
    ]
