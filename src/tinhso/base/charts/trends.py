"""The trend of a target: its figures over time against the path to the goal and the deadline.

Places across are percentages of the width and places down are pixels, so that text keeps its size and the
drawing fills a phone of 320 px and a page of 900 px alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhso.base.charts import words
from tinhso.base.charts.drawing import Place, joined, label, line, placed
from tinhso.base.charts.scale import Scale, day_ticks, round_ticks, side_by_side
from tinhso.base.charts.svg import Attribute, group, tag
from tinhso.core.pace import Actual, Direction, Path, Point, Promise

_TOP, _BOTTOM = 44.0, 222.0
_LEFT, _RIGHT = 11.0, 97.0  # a date under the first day still fits, the last one leans inwards
_ROOM = 0.16  # of the height, above and below
_DATE = 21.5  # percent of the width that a date takes on the smallest screen: 68 of 320 px
_DAY_LOOKED_AT = 30.0  # the same of a date with a word before it
_INK, _QUIET, _GRID, _BLUE, _GOAL = "#1B2229", "#4A5560", "#DDE2E7", "#125E97", "#7A2E8E"
_DASHES: dict[str, Attribute] = {"stroke": _QUIET, "stroke_width": 1.6, "stroke_dasharray": "5 4"}
_FIRM: dict[str, Attribute] = {"stroke": _BLUE, "stroke_width": 2.4, "stroke_linecap": "round"}


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where values and days stand, and the unit they are written in."""

    x: Scale
    y: Scale
    first: date
    last: date
    unit: str | None

    def at(self, point: Point) -> Place:
        return Place(self.across(point.on), self.y(point.value))

    def across(self, day: date) -> float:
        return self.x(day.toordinal())

    def anchored(self, day: date, size: float = _DATE) -> tuple[float, str]:
        """Where a text of that size about a day is written, and by which end: it stays inside the drawing."""
        place = self.across(day)
        if place < size / 2:
            return 0, "start"
        return (100, "end") if place > 100 - size / 2 else (place, "middle")


def trend(
    promise: Promise,
    actuals: Sequence[Actual],
    *,
    on: date,
    name: str,
    unit: str | None = None,
    steps: bool = False,
) -> SafeString:
    """The figures known on the day (verified filled, self-reported hollow), the path dashed, goal and day.

    `name`: what is measured. `steps`: the figures hold until the next one (counts of policies) instead of
    being joined by lines. Undated figures cannot be drawn; the description counts them.
    """
    known = _known(actuals, on)
    frame = _frame(promise, known, on, unit=unit)
    legend = _legend(promise, known)
    undated = sum(actual.as_of is None for actual in actuals)
    return tag(
        "svg",
        tag("title", _("Diễn biến: %(name)s") % {"name": name}),
        tag("desc", _description(promise, known, on, undated=undated, unit=unit)),
        _grid(promise, frame),
        _days(frame),
        _goal(promise, frame),
        _today(on, frame),
        _path(promise, frame),
        _figures(known, frame, steps=steps),
        _labels(promise, known, frame),
        *(_key(number, key) for number, key in enumerate(legend)),
        class_="trend",
        role="img",
        width="100%",
        height=_BOTTOM + 26 + 19 * ((len(legend) + 1) // 2),
        font_size=13,
    )


def _known(actuals: Sequence[Actual], on: date) -> list[tuple[Point, bool]]:
    """The dated figures up to the day in their order, with whether each is verified; verified after the rest."""
    dated = [(Point(a.as_of, a.value), a.verified) for a in actuals if a.as_of and a.as_of <= on]
    return sorted(dated, key=lambda known: (known[0].on, known[1]))


def _frame(promise: Promise, known: list[tuple[Point, bool]], on: date, *, unit: str | None) -> _Frame:
    points = [*_turns(promise), *(point for point, _verified in known)]
    low, high = _with_room(promise, [point.value for point in points])
    days = [on, *(point.on for point in points)]
    first, last = min(days), max(days)
    return _Frame(
        x=Scale(first.toordinal(), last.toordinal(), _LEFT, _RIGHT),
        y=Scale(low, high, _BOTTOM, _TOP),
        first=first,
        last=last,
        unit=unit,
    )


def _with_room(promise: Promise, values: list[float]) -> tuple[float, float]:
    """From the lowest to the highest of what is shown, with room for words, but none below a lowest of zero."""
    bounds = _bounds(promise) or [0.0, 1.0]
    low, high = min([*values, *bounds]), max([*values, *bounds])
    room = (high - low or abs(high) or 1.0) * _ROOM
    return (low - room if low < 0 else max(low - room, 0.0)), high + room


def _bounds(promise: Promise) -> list[float]:
    """The values asked for, the lower first; none for a thing done."""
    stated = [promise.value, promise.high] if promise.direction is Direction.WITHIN else [promise.value]
    return [value for value in stated if value is not None]


def _from_above(promise: Promise) -> bool:
    """Whether the figures come down to the goal, so that its words stand below the line."""
    if promise.direction is Direction.WITHIN:
        return promise.baseline is not None and promise.baseline.value > _edge(promise)
    return promise.direction in (Direction.LESS, Direction.RANK)


def _turns(promise: Promise) -> list[Point]:
    """The baseline, the steps in their order and the goal, as far as they are stated."""
    last = [Point(promise.due, _edge(promise))] if promise.due else []
    between = sorted(promise.steps, key=lambda point: point.on) if promise.path is Path.STEPPED else []
    return [*([promise.baseline] if promise.baseline else []), *between, *last]


def _edge(promise: Promise) -> float:
    """The bound that a path leads to: of two, the one nearer to the baseline; 1 is a thing done."""
    low = 1.0 if promise.value is None else promise.value
    if promise.direction is not Direction.WITHIN or promise.high is None or promise.baseline is None:
        return low
    return min(max(promise.baseline.value, low), promise.high)


def _grid(promise: Promise, frame: _Frame) -> SafeString:
    """Level lines right across, each with its value standing on it: no margin is lost on a small screen."""
    ticks = [tick for tick in round_ticks(frame.y.low, frame.y.high) if frame.y(tick) > _TOP + 5]
    labels, unit = words.axis(ticks, frame.unit)
    if promise.value is None:
        ticks, labels, unit = [0.0, 1.0], (_("chưa xong"), _("đã xong")), ""
    lines = [line("grid", Place(0, y), Place(100, y), stroke=_GRID) for y in map(frame.y, ticks)]
    said = [_quiet(text, Place(0, frame.y(tick) - 4)) for tick, text in zip(ticks, labels, strict=True)]
    foot = line("axis", Place(0, _BOTTOM), Place(100, _BOTTOM), stroke=_QUIET)
    return group(*lines, foot, *said, _quiet(unit, Place(0, 31)))


def _quiet(text: str, place: Place, *, anchor: str = "start") -> SafeString:
    return label(text, place, kind="axis", fill=_QUIET, font_size=12, text_anchor=anchor)


def _days(frame: _Frame) -> SafeString:
    """Days along the foot, dd/mm/yyyy, as many as a small screen can hold."""
    for count in (4, 3, 2):
        days = day_ticks(frame.first, frame.last, count)
        middles = [min(frame.across(day), 100 - _DATE / 2) for day in days]
        fits = side_by_side(middles, _DATE)
        if all(fits):
            break
    return group(*(_day(frame, day) for day, fit in zip(days, fits, strict=True) if fit))


def _day(frame: _Frame, day: date) -> SafeString:
    place, anchor = frame.anchored(day)
    foot, end = Place(frame.across(day), _BOTTOM), Place(frame.across(day), _BOTTOM + 5)
    below = Place(place, _BOTTOM + 19)
    return group(line("axis", foot, end, stroke=_QUIET), _quiet(words.day(day), below, anchor=anchor))


def _goal(promise: Promise, frame: _Frame) -> SafeString:
    """The value asked for as a level line, two values as a band."""
    levels = [frame.y(value) for value in _bounds(promise)]
    if not levels:
        return group()
    size: dict[str, Attribute] = {
        "x": "0%",
        "width": "100%",
        "y": levels[-1],
        "height": levels[0] - levels[-1],
    }
    band = tag("rect", class_="goal-band", **size, fill=_GOAL, fill_opacity=0.1)
    lines = [line("goal", Place(0, y), Place(100, y), stroke=_GOAL, stroke_width=1.5) for y in levels]
    return group(*([band] if len(levels) > 1 else []), *lines)


def _labels(promise: Promise, known: list[tuple[Point, bool]], frame: _Frame) -> SafeString:
    """The words on the goal and on the last figure, above all lines; a thing done has no figures."""
    levels = [frame.y(value) for value in _bounds(promise)]
    if not levels:
        return group()
    latest = known[-1][0] if known else None
    beyond = len(levels) == 1 and latest is not None and (frame.y(latest.value) < levels[0])
    under = levels[0] + 17
    below = _from_above(promise) or beyond
    place = Place(100, under if below and under < _BOTTOM else levels[-1] - 9)
    goal = _goal_words(promise, words.short(frame.unit))
    said = label(goal, place, kind="goal", fill=_GOAL, text_anchor="end")
    return group(*([_latest(latest, frame, levels)] if latest else []), said)


def _goal_words(promise: Promise, unit: str | None) -> str:
    figures = {"goal": words.asked(promise, unit), "day": promise.due and words.day(promise.due)}
    return (_("cần %(goal)s, hạn %(day)s") if promise.due else _("cần %(goal)s")) % figures


def _has_path(promise: Promise) -> bool:
    linear = promise.path is Path.LINEAR and promise.baseline is not None and promise.due is not None
    return linear or promise.path is Path.STEPPED


def _path(promise: Promise, frame: _Frame) -> SafeString:
    """Dashes from the baseline to the goal; along steps, level until the next step falls due."""
    turns, stepped = _turns(promise), promise.path is Path.STEPPED
    pairs = pairwise(map(frame.at, turns)) if _has_path(promise) else ()
    marks = [placed(_square(), frame.at(promise.baseline))] if promise.baseline else []
    if promise.due:
        marks.append(placed(_diamond(), frame.at(turns[-1])))
    return group(*(joined("path", one, next_, level=stepped, **_DASHES) for one, next_ in pairs), *marks)


def _today(on: date, frame: _Frame) -> SafeString:
    place, anchor = frame.anchored(on, _DAY_LOOKED_AT)
    top, foot = Place(frame.across(on), 20), Place(frame.across(on), _BOTTOM)
    said = _("ngày %(day)s") % {"day": words.day(on)}
    text = label(said, Place(place, 14), kind="today", fill=_INK, font_size=12, text_anchor=anchor)
    return group(line("today", top, foot, stroke=_INK), text)


def _figures(known: list[tuple[Point, bool]], frame: _Frame, *, steps: bool) -> SafeString:
    """The line through what counts on each day (verified before self-reported), every figure as a point."""
    counting = list({point.on: point for point, _verified in known}.values())
    pairs = pairwise(map(frame.at, counting))
    lines = [joined("actual", one, next_, level=steps, **_FIRM) for one, next_ in pairs]
    dots = [placed(_dot(verified), frame.at(point)) for point, verified in known]
    return group(*lines, *dots)


def _latest(point: Point, frame: _Frame, levels: Sequence[float]) -> SafeString:
    """The last figure in words, above its point, or below where the line of a goal would cross the words."""
    place = frame.at(point)
    _across, anchor = frame.anchored(point.on)
    crossed = any(place.down - 26 < level < place.down for level in levels)
    beside = Place(place.across, place.down + (22 if crossed else -11))
    said = words.figure(point.value, words.short(frame.unit))
    return label(said, beside, kind="latest", fill=_BLUE, font_weight=700, text_anchor=anchor)


def _dot(verified: bool) -> SafeString:
    kind, fill = ("verified", _BLUE) if verified else ("self-reported", "#FFFFFF")
    return tag("circle", class_=f"dot {kind}", r=4.5, fill=fill, stroke=_BLUE, stroke_width=2)


def _square() -> SafeString:
    size = {"x": -4, "y": -4, "width": 8, "height": 8}
    return tag("rect", class_="baseline", **size, fill="#FFFFFF", stroke=_QUIET, stroke_width=1.6)


def _diamond() -> SafeString:
    return tag("path", class_="goal-point", d="M0-6.5 6.5 0 0 6.5-6.5 0z", fill=_GOAL, stroke="#FFFFFF")


def _legend(promise: Promise, known: list[tuple[Point, bool]]) -> list[SafeString]:
    """What the shapes mean, of those that are drawn."""
    kinds = {verified for _point, verified in known}
    shown = (
        (True in kinds, _dot(True), _("đã xác minh")),
        (False in kinds, _dot(False), _("tự báo cáo")),
        (promise.baseline is not None, _square(), _("mức ban đầu")),
        (promise.due is not None, _diamond(), _("mức phải đạt")),
        (_has_path(promise), tag("path", class_="path", d="M-8 0H8", **_DASHES), _("lộ trình")),
    )
    return [group(shape, _meaning(text)) for drawn, shape, text in shown if drawn]


def _meaning(text: str) -> SafeString:
    return tag("text", text, class_="legend", x=14, y=4, fill=_QUIET, font_size=12)


def _key(number: int, key: SafeString) -> SafeString:
    """One entry of the legend: two columns fit the smallest screen."""
    row, column = divmod(number, 2)
    return placed(tag("g", key, transform="translate(9 0)"), Place(50.0 * column, _BOTTOM + 37 + 19 * row))


def _description(
    promise: Promise, known: list[tuple[Point, bool]], on: date, *, undated: int, unit: str | None
) -> str:
    """What is drawn, in sentences: the goal, the baseline, the first and the last figure."""
    parts = [_goal_words(promise, unit)]
    if promise.baseline:
        parts.append(_("ban đầu %(point)s") % {"point": _said(promise.baseline, unit)})
    if known:
        figures = {"count": len(known), "first": _said(known[0][0], unit), "last": _said(known[-1][0], unit)}
        parts.append(_("%(count)s số liệu có ngày, từ %(first)s đến %(last)s") % figures)
    else:
        parts.append(_("chưa có số liệu nào có ngày"))
    if undated:
        parts.append(_("%(count)s số liệu không rõ ngày") % {"count": undated})
    parts.append(_("xem ngày %(day)s") % {"day": words.day(on)})
    return "; ".join(parts)


def _said(point: Point, unit: str | None) -> str:
    return _("%(value)s ngày %(day)s") % {
        "value": words.figure(point.value, unit),
        "day": words.day(point.on),
    }
