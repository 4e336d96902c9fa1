"""Lines, labels and shapes at places: a percentage across, pixels down."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from tinhso.base.charts.svg import Attribute, group, percent, tag


@dataclass(frozen=True, slots=True)
class Place:
    """`across` in percent of the width, `down` in pixels."""

    across: float
    down: float


def line(kind: str, start: Place, end: Place, **stroke: Attribute) -> SafeString:
    """A straight line; `kind` is the class a style sheet knows it by."""
    ends: dict[str, Attribute] = {
        "x1": percent(start.across),
        "y1": start.down,
        "x2": percent(end.across),
        "y2": end.down,
    }
    return tag("line", class_=kind, **ends, **stroke)


def joined(kind: str, start: Place, end: Place, *, level: bool, **stroke: Attribute) -> SafeString:
    """A line between two points; `level`: the first value holds until the second place, then jumps."""
    if not level:
        return line(kind, start, end, **stroke)
    corner = Place(end.across, start.down)
    return group(line(kind, start, corner, **stroke), line(kind, corner, end, **stroke))


def placed(shape: SafeString, place: Place) -> SafeString:
    """A shape drawn in pixels about a place: a percentage cannot be told to a path."""
    return tag("svg", shape, x=percent(place.across), y=place.down, overflow="visible")


def label(text: str, place: Place, *, kind: str, **attributes: Attribute) -> SafeString:
    """A text with a white rim, so that it can be read on the lines it crosses."""
    rim: dict[str, Attribute] = {
        "stroke": "#FFFFFF",
        "stroke_width": 3,
        "paint_order": "stroke",
        "stroke_linejoin": "round",
    }
    return tag("text", text, class_=kind, x=percent(place.across), y=place.down, **rim, **attributes)
