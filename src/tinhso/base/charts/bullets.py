"""The bullet graph of a scoreboard row: what is, against what must be, in the space of a line of text."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhso.base.charts import words
from tinhso.base.charts.marks import MARKS, css_class
from tinhso.base.charts.scale import Scale
from tinhso.base.charts.svg import Attribute, group, tag
from tinhso.core.pace import Assessment, Direction, Promise

_WIDTH, _HEIGHT = 160, 20
# What lies beyond twice the largest thing asked for is cut, with a sign: else the goal could not be seen.
_CUT = 2.0


def bullet(promise: Promise, assessment: Assessment, *, unit: str | None = None) -> SafeString:
    """Bar: the latest figure. Heavy tick, or band: the goal. Light tick: what the path asks for on the day.

    160 × 20 px; the bar starts at zero. The title says the same in words.
    """
    scale = _scale(promise, assessment)
    return tag(
        "svg",
        tag("title", _title(promise, assessment, unit)),
        tag("rect", class_="bullet-ground", x=0, y=5, width=_WIDTH, height=10, rx=1.5, fill="#E6EAEE"),
        _band(promise, scale),
        _bar(assessment, scale),
        _asked(assessment, scale),
        _goal(promise, scale),
        class_=f"bullet {css_class(assessment.status)}",
        role="img",
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        width=_WIDTH,
        height=_HEIGHT,
    )


def _scale(promise: Promise, assessment: Assessment) -> Scale:
    goals = [1.0 if promise.value is None else promise.value, promise.high, assessment.expected]
    stated = [0.0, *(value for value in goals if value is not None)]
    low, high = min(stated), max(stated)
    room = (high - low) or 1.0
    latest = assessment.latest.value if assessment.latest else 0.0
    low = max(min(low, latest), low - _CUT * room / 2)
    high = max(min(max(high, latest), low + _CUT * room), high + room / 12)
    return Scale(low, high, 0, _WIDTH)


def _bar(assessment: Assessment, scale: Scale) -> SafeString:
    if assessment.latest is None:
        return _missing()
    value, mark = assessment.latest.value, MARKS[assessment.status]
    zero, end = scale(0), scale(value)
    left, width = min(zero, end), max(abs(end - zero), 1.5)
    place: dict[str, Attribute] = {"x": min(left, _WIDTH - width), "y": 7, "width": width, "height": 6}
    bar = tag("rect", class_="bullet-bar", **place, fill=mark.fill, stroke=mark.edge)
    return group(bar, *(_cut(end) for _ in range(not scale.low <= value <= scale.high)))


def _cut(end: float) -> SafeString:
    """Two strokes through the end of a bar that goes on outside."""
    x = min(max(end - 8, 4), _WIDTH - 8)
    return tag(
        "path",
        class_="bullet-cut",
        d=f"M{x - 1:.0f} 15l3-10M{x + 3:.0f} 15l3-10",
        stroke="#FFFFFF",
        stroke_width=1.6,
    )


def _missing() -> SafeString:
    return tag(
        "path",
        class_="bullet-missing",
        d=f"M2 10H{_WIDTH - 2}",
        stroke="#8A8D91",
        stroke_width=2,
        stroke_dasharray="3 4",
    )


def _band(promise: Promise, scale: Scale) -> SafeString:
    if promise.direction is not Direction.WITHIN or promise.value is None or promise.high is None:
        return group()
    left, right = scale(promise.value), scale(promise.high)
    return tag("rect", class_="bullet-band", x=left, y=2, width=right - left, height=16, fill="#C3CCD5")


def _asked(assessment: Assessment, scale: Scale) -> SafeString:
    """A light tick with a small head, so that it is not taken for the goal without colour either."""
    if assessment.expected is None:
        return group()
    x = _inside(scale(assessment.expected))
    line = tag("path", class_="bullet-asked", d=f"M{x} 5V15", stroke="#4A5560", stroke_width=1.4)
    return group(line, tag("path", class_="bullet-asked-head", d=f"M{x} 5l-3-4.5h6z", fill="#4A5560"))


def _goal(promise: Promise, scale: Scale) -> SafeString:
    goals = (promise.value, promise.high) if promise.direction is Direction.WITHIN else (promise.value,)
    places = [_inside(scale(1.0 if value is None else value)) for value in goals]
    return group(
        *(
            tag("rect", class_="bullet-goal", x=place - 1.25, y=1, width=2.5, height=18, fill="#1B2229")
            for place in places
        )
    )


def _inside(place: float) -> float:
    return round(min(max(place, 3), _WIDTH - 3), 2)


def _title(promise: Promise, assessment: Assessment, unit: str | None) -> str:
    latest, done = assessment.latest, promise.value is None
    if latest is None:
        now = _("chưa có số liệu")
    elif done:
        now = _("đã xong") if assessment.reached else _("chưa xong")
    else:
        now = _("hiện %(value)s") % {"value": words.figure(latest.value, unit)}
    parts = [
        str(MARKS[assessment.status].word),
        now,
        _("cần %(goal)s") % {"goal": words.asked(promise, unit)},
    ]
    if assessment.expected is not None and not done:
        parts.append(_("lộ trình đến nay %(value)s") % {"value": words.about(assessment.expected, unit)})
    return "; ".join(parts)
