"""The six statuses as people see them: word, shape and colour, so that none of the three stands alone."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise as Lazy
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from tinhso.base.charts.svg import tag
from tinhso.core.pace import Status

_DARK_AMBER = "#7A4B00"


@dataclass(frozen=True, slots=True)
class Mark:
    """How one status is shown. `fill` keeps its distance from the other five for colour-blind readers.

    `edge`: the outline of a fill too light to stand out from white by itself.
    """

    word: Lazy
    fill: str
    shapes: Callable[[str], tuple[SafeString, ...]]
    edge: str | None = None


def _tick(fill: str) -> tuple[SafeString, ...]:
    tick = tag(
        "path",
        class_="mark-cut",
        d="M4.6 8.3 7 10.7 11.5 5.7",
        fill="none",
        stroke="#FFFFFF",
        stroke_width=1.8,
        stroke_linecap="round",
        stroke_linejoin="round",
    )
    return tag("circle", class_="mark-fill", cx=8, cy=8, r=7.2, fill=fill), tick


def _ring(fill: str) -> tuple[SafeString, ...]:
    return (_circle(fill, r=5.5, stroke_width=3.2),)


def _warning(fill: str) -> tuple[SafeString, ...]:
    triangle = tag(
        "path",
        class_="mark-fill mark-line",
        d="M8 1.8 15 14H1z",
        fill=fill,
        stroke=_DARK_AMBER,
        stroke_width=1.4,
        stroke_linejoin="round",
    )
    sign = tag(
        "path",
        class_="mark-sign",
        d="M8 6.2V9.6M8 11.9v.1",
        stroke="#3D2600",
        stroke_width=1.7,
        stroke_linecap="round",
    )
    return triangle, sign


def _octagon(fill: str) -> tuple[SafeString, ...]:
    shape = tag("path", class_="mark-fill", d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z", fill=fill)
    cross = tag(
        "path",
        class_="mark-cut",
        d="M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4",
        stroke="#FFFFFF",
        stroke_width=1.9,
        stroke_linecap="round",
    )
    return shape, cross


def _dashed(fill: str) -> tuple[SafeString, ...]:
    # 8 dashes and 8 gaps go round the circle exactly: 2π · 6.2 / 16 = 2.43.
    return (_circle(fill, r=6.2, stroke_width=2, stroke_dasharray="2.43 2.43"),)


def _thin(fill: str) -> tuple[SafeString, ...]:
    return (_circle(fill, r=6.4, stroke_width=1.2),)


def _circle(stroke: str, **attributes: str | float) -> SafeString:
    return tag("circle", class_="mark-line", cx=8, cy=8, fill="none", stroke=stroke, **attributes)


MARKS: dict[Status, Mark] = {
    Status.REACHED: Mark(_("Đạt"), "#0A3F6B", _tick),
    Status.ON_TRACK: Mark(_("Đúng tiến độ"), "#2385CE", _ring),
    Status.AT_RISK: Mark(_("Có nguy cơ"), "#F2AB03", _warning, _DARK_AMBER),
    Status.LATE: Mark(_("Chậm"), "#A50F09", _octagon),
    Status.NO_DATA: Mark(_("Thiếu số liệu"), "#8A8D91", _dashed),
    Status.NOT_DUE: Mark(_("Chưa đến kỳ"), "#4A5560", _thin),
}


def css_class(status: Status) -> str:
    """The class by which a style sheet recolours a status: "status-on-track"."""
    return f"status-{status.value.replace('_', '-')}"


def icon(status: Status, *, alone: bool = False) -> SafeString:
    """The 16 px mark of a status; `alone`: no word stands beside it, so it carries its own."""
    mark = MARKS[status]
    name = {"role": "img"} if alone else {"aria_hidden": "true"}
    title = [tag("title", str(mark.word))] if alone else []
    return tag(
        "svg",
        *title,
        *mark.shapes(mark.fill),
        class_=f"mark {css_class(status)}",
        viewBox="0 0 16 16",
        width=16,
        height=16,
        focusable="false",
        **name,
    )
