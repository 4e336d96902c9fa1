"""Charts: what stands where, what is said in words, and what never gets into a page."""

import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.utils.safestring import SafeString
from django.utils.translation import override

from tinhso.base.charts import MARKS, bullet, icon, legend, strip, trend
from tinhso.base.charts.scale import Scale, day_ticks, round_ticks, side_by_side
from tinhso.base.charts.svg import tag
from tinhso.core.pace import Actual, Direction, Path, Point, Promise, Status, assess

DAY = date(2024, 12, 31)
RISING = Promise(
    Direction.MORE, 80, due=date(2025, 12, 31), baseline=Point(date(2020, 12, 31), 40), path=Path.LINEAR
)
PLAIN = Promise(Direction.MORE, 80, due=date(2025, 12, 31))
WITHIN = Promise(Direction.WITHIN, 20, high=30, due=date(2025, 12, 31))
DONE = Promise(Direction.DONE, None, due=date(2025, 12, 31))
LATEST = [Actual(51.5, date(2022, 12, 31), verified=True), Actual(62.4, date(2024, 11, 30))]


@pytest.fixture(autouse=True)
def _vietnamese() -> object:
    with override("vi"):
        yield


def parsed(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawing)


def of_kind(drawing: str, kind: str) -> list[ElementTree.Element]:
    return [element for element in parsed(drawing).iter() if kind in element.get("class", "").split()]


def texts(drawing: str) -> list[str]:
    return ["".join(element.itertext()) for element in parsed(drawing).iter("text")]


def bar(promise: Promise, *actuals: Actual, on: date = DAY, unit: str | None = "%") -> str:
    return bullet(promise, assess(promise, actuals, on=on), unit=unit)


def number(element: ElementTree.Element, name: str) -> float:
    return float(element.get(name, "").rstrip("%"))


ALL = [
    *(icon(status, alone=True) for status in Status),
    bar(RISING, *LATEST),
    bar(WITHIN),
    strip({Status.LATE: 3, Status.NO_DATA: 1}),
    strip({}),
    trend(RISING, LATEST, on=DAY, name="Điện thoại thông minh", unit="%"),
    trend(DONE, [], on=DAY, name="Cổng dữ liệu"),
]


@pytest.mark.parametrize("drawing", ALL)
def test_a_drawing_is_well_formed_named_and_carries_no_style_and_no_script(drawing: str) -> None:
    root = parsed(drawing)
    assert root.tag == "svg"
    assert root.get("role") == "img"
    assert root[0].tag == "title"
    assert root[0].text
    assert not [element for element in root.iter() if {"style", "id", "onload"} & set(element.attrib)]
    assert not {element.tag for element in root.iter()} & {"style", "script", "use", "image"}


@pytest.mark.parametrize("drawing", ALL)
def test_colours_are_literal_so_that_paper_shows_them(drawing: str) -> None:
    colours = re.findall(r'(?:fill|stroke)="([^"]*)"', drawing)
    assert colours
    assert all(colour == "none" or re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in colours)


def test_text_from_outside_is_escaped_and_a_drawing_is_not_escaped_again() -> None:
    hostile = '<script>alert("1")</script> & "Sở"'
    drawing = trend(PLAIN, LATEST, on=DAY, name=hostile, unit="<b>")
    assert "<script" not in drawing
    assert "<b>" not in drawing
    assert parsed(drawing)[0].text == f"Diễn biến: {hostile}"
    assert isinstance(drawing, SafeString)
    assert tag("rect", class_='"><script>') == '<rect class="&quot;&gt;&lt;script&gt;"></rect>'


# --- marks ---


def test_six_statuses_differ_in_word_in_colour_and_in_shape() -> None:
    assert set(MARKS) == set(Status)
    assert [str(MARKS[status].word) for status in Status] == [
        "Đạt",
        "Đúng tiến độ",
        "Có nguy cơ",
        "Chậm",
        "Thiếu số liệu",
        "Chưa đến kỳ",
    ]
    assert len({mark.fill for mark in MARKS.values()}) == 6
    colourless = {re.sub(r"#[0-9A-F]{6}|status-[a-z-]+", "", icon(status)) for status in Status}
    assert len(colourless) == 6


def test_a_mark_beside_its_word_is_not_read_out_twice() -> None:
    beside, alone = parsed(icon(Status.ON_TRACK)), parsed(icon(Status.ON_TRACK, alone=True))
    assert beside.get("aria-hidden") == "true"
    assert beside.find("title") is None
    assert alone.findtext("title") == "Đúng tiến độ"
    assert "status-on-track" in alone.get("class", "").split()


# --- bullet ---


def test_a_bullet_says_in_words_what_it_shows() -> None:
    title = parsed(bar(RISING, *LATEST)).findtext("title")
    assert title == "Có nguy cơ; hiện 62,4 %; cần từ 80 % trở lên; lộ trình đến nay 72 %"
    assert parsed(bar(PLAIN)).findtext("title") == "Thiếu số liệu; chưa có số liệu; cần từ 80 % trở lên"
    done = bar(DONE, Actual(1, date(2024, 6, 30)), unit=None)
    assert parsed(done).findtext("title") == "Đạt; đã xong; cần hoàn thành"


def test_the_bar_is_to_the_goal_as_the_figure_is_to_the_value() -> None:
    drawing = bar(RISING, *LATEST)
    (shown,), (goal,), (asked,) = (of_kind(drawing, f"bullet-{kind}") for kind in ("bar", "goal", "asked"))
    place = number(goal, "x") + number(goal, "width") / 2
    assert number(shown, "x") == 0
    assert number(shown, "width") / place == pytest.approx(62.4 / 80, abs=0.001)
    assert number(shown, "width") < float(asked.get("d", "")[1:].split()[0]) < place
    assert shown.get("fill") == MARKS[Status.AT_RISK].fill


def test_a_bullet_without_a_figure_has_no_bar_and_keeps_the_goal() -> None:
    drawing = bar(PLAIN)
    assert not of_kind(drawing, "bullet-bar")
    assert len(of_kind(drawing, "bullet-missing")) == len(of_kind(drawing, "bullet-goal")) == 1


def test_a_bullet_between_two_values_shows_a_band() -> None:
    drawing = bar(WITHIN, Actual(28, date(2024, 6, 30)))
    (band,), goals = of_kind(drawing, "bullet-band"), of_kind(drawing, "bullet-goal")
    assert [number(goal, "x") + 1.25 for goal in goals] == pytest.approx(
        [number(band, "x"), number(band, "x") + number(band, "width")], abs=0.02
    )


@pytest.mark.parametrize("value", [500.0, 1e12, -1e12])
def test_a_figure_far_beyond_the_goal_is_cut_with_a_sign_and_leaves_the_goal_in_sight(value: float) -> None:
    drawing = bar(PLAIN, Actual(value, date(2024, 6, 30)))
    assert of_kind(drawing, "bullet-cut")
    (shown,), (goal,) = of_kind(drawing, "bullet-bar"), of_kind(drawing, "bullet-goal")
    assert 0 <= number(shown, "x") <= number(shown, "x") + number(shown, "width") <= 160
    assert 20 < number(goal, "x") < 158
    assert not of_kind(bar(PLAIN, Actual(95, date(2024, 6, 30))), "bullet-cut")


def test_a_negative_figure_goes_to_the_left_of_zero() -> None:
    drawing = bar(Promise(Direction.MORE, 5, due=DAY), Actual(-4, date(2024, 6, 30)))
    (shown,), (goal,) = of_kind(drawing, "bullet-bar"), of_kind(drawing, "bullet-goal")
    zero = number(shown, "x") + number(shown, "width")
    assert number(shown, "x") == 0
    assert 0 < zero < number(goal, "x")


# --- strip ---


def test_the_parts_of_a_strip_are_as_wide_as_their_counts_and_fill_it() -> None:
    drawing = strip({Status.LATE: 6, Status.REACHED: 2, Status.NOT_DUE: 2, Status.AT_RISK: 0})
    parts = of_kind(drawing, "strip-part")
    assert [number(part, "width") for part in parts] == [20, 60, 20]
    assert [number(part, "x") for part in parts] == [0, 20, 80]
    assert parsed(drawing).findtext("title") == "10 chỉ tiêu: Đạt 2, Chậm 6, Chưa đến kỳ 2"


def test_the_legend_of_a_strip_gives_mark_word_and_count() -> None:
    items = list(parsed(legend({Status.LATE: 6, Status.REACHED: 2, Status.AT_RISK: 0})))
    assert ["".join(item.itertext()) for item in items] == [" Đạt 2", " Chậm 6"]
    assert all(
        item[0].get("class") == f"mark status-{name}"
        for item, name in zip(items, ("reached", "late"), strict=True)
    )


def test_a_strip_of_nothing_says_so() -> None:
    assert parsed(strip({})).findtext("title") == "Chưa có chỉ tiêu nào"
    assert not of_kind(strip({}), "strip-part")


# --- trend ---


def test_figures_stand_in_the_order_of_their_days_and_higher_where_they_are_more() -> None:
    drawing = trend(RISING, list(reversed(LATEST)), on=DAY, name="x", unit="%")
    (stroke,) = of_kind(drawing, "actual")
    assert number(stroke, "x1") < number(stroke, "x2")
    assert number(stroke, "y1") > number(stroke, "y2")
    (goal,) = of_kind(drawing, "goal")[:1]
    (dashes, _key) = of_kind(drawing, "path")
    assert (number(dashes, "x1"), number(dashes, "x2")) == (11, 97)
    assert number(dashes, "y2") == number(goal, "y1") < number(stroke, "y2")
    days = [(day - date(2020, 12, 31)).days for day in (date(2022, 12, 31), date(2024, 11, 30))]
    whole = (date(2025, 12, 31) - date(2020, 12, 31)).days
    assert number(stroke, "x1") == pytest.approx(11 + 86 * days[0] / whole, abs=0.01)
    assert number(stroke, "x2") == pytest.approx(11 + 86 * days[1] / whole, abs=0.01)
    depth = (number(stroke, "y1") - number(stroke, "y2")) / (number(dashes, "y1") - number(dashes, "y2"))
    assert depth == pytest.approx((62.4 - 51.5) / (80 - 40), abs=0.001)


def test_verified_points_are_filled_and_self_reported_ones_hollow() -> None:
    drawing = trend(PLAIN, LATEST, on=DAY, name="x")
    verified, reported = of_kind(drawing, "verified"), of_kind(drawing, "self-reported")
    assert {point.get("fill") for point in reported} == {"#FFFFFF"}
    assert "#FFFFFF" not in {point.get("fill") for point in verified}
    assert len(verified) == len(reported) == 2, "one in the drawing and one in the legend"


def test_a_trend_shows_days_and_figures_as_vietnamese_readers_write_them() -> None:
    shown = texts(trend(RISING, LATEST, on=DAY, name="x", unit="%"))
    assert {
        "62,4 %",
        "ngày 31/12/2024",
        "cần từ 80 % trở lên, hạn 31/12/2025",
        "31/12/2022",
        "60",
        "%",
    } <= set(shown)
    money = Promise(Direction.MORE, 140e9, due=date(2030, 12, 31))
    figures = texts(trend(money, [Actual(92.25e9, date(2024, 6, 30))], on=DAY, name="x", unit="đồng"))
    assert {"92,25 tỷ đồng", "tỷ đồng", "120"} <= set(figures)


def test_a_trend_says_in_sentences_what_it_draws() -> None:
    known = [*LATEST, Actual(70, None), Actual(99, date(2025, 6, 30))]
    said = parsed(trend(RISING, known, on=DAY, name="x", unit="%")).findtext("desc")
    assert said == (
        "cần từ 80 % trở lên, hạn 31/12/2025; ban đầu 40 % ngày 31/12/2020; 2 số liệu có ngày, "
        "từ 51,5 % ngày 31/12/2022 đến 62,4 % ngày 30/11/2024; 1 số liệu không rõ ngày; xem ngày 31/12/2024"
    )


def test_a_figure_of_a_later_day_is_not_drawn() -> None:
    later = trend(PLAIN, [*LATEST, Actual(99, date(2025, 1, 1))], on=DAY, name="x")
    assert later == trend(PLAIN, LATEST, on=DAY, name="x")


def test_a_single_figure_is_a_point_without_a_line() -> None:
    drawing = trend(PLAIN, LATEST[:1], on=DAY, name="x")
    assert len(of_kind(drawing, "dot")) == 2, "one in the drawing and one in the legend"
    assert not of_kind(drawing, "actual")


def test_no_figure_still_draws_the_goal_and_the_day() -> None:
    drawing = trend(PLAIN, [], on=DAY, name="x", unit="%")
    assert of_kind(drawing, "goal")
    assert of_kind(drawing, "today")
    assert not of_kind(drawing, "dot")
    assert "chưa có số liệu nào có ngày" in (parsed(drawing).findtext("desc") or "")


def test_a_trend_of_one_day_stands_in_the_middle() -> None:
    drawing = trend(Promise(Direction.MORE, 80), [Actual(70, DAY)], on=DAY, name="x")
    (today, *_) = of_kind(drawing, "today")
    assert number(today, "x1") == 54
    assert texts(drawing).count("31/12/2024") == 1


def test_steps_are_level_until_the_next_one() -> None:
    stepped = Promise(
        Direction.MORE,
        80,
        due=date(2025, 12, 31),
        path=Path.STEPPED,
        steps=(Point(date(2024, 6, 30), 70), Point(date(2022, 12, 31), 55)),
    )
    *dashes, _key = of_kind(trend(stepped, LATEST, on=DAY, name="x"), "path")
    corners = [
        (number(dash, "x1"), number(dash, "y1"), number(dash, "x2"), number(dash, "y2")) for dash in dashes
    ]
    assert len(corners) == 4
    assert all(x1 == x2 or y1 == y2 for x1, y1, x2, y2 in corners)
    assert all(before[2:] == after[:2] for before, after in pairwise(corners))
    held = of_kind(trend(PLAIN, LATEST, on=DAY, name="x", steps=True), "actual")
    assert len(held) == 2


@pytest.mark.parametrize("value", [0.0, 1e-9, -12.5, 68000.0, 1.4e14, 1e30, -1e30])
def test_everything_stays_inside_the_drawing_whatever_the_size(value: float) -> None:
    promise = Promise(Direction.MORE, value, due=date(2025, 12, 31))
    drawing = trend(
        promise, [Actual(value * 1.5, date(2024, 1, 1)), Actual(3, date(2024, 6, 1))], on=DAY, name="x"
    )
    height = number(parsed(drawing), "height")
    for element in parsed(drawing).iter():
        for name in ("x", "x1", "x2"):
            assert 0 <= float(element.get(name, "0%").rstrip("%")) <= 100 or not element.get(
                name, ""
            ).endswith("%")
        for name in ("y1", "y2"):
            assert 0 <= float(element.get(name, 0)) <= height


# --- scales ---


def test_ticks_are_round_equally_far_apart_and_within() -> None:
    assert round_ticks(0, 100) == (0, 25, 50, 75, 100)
    assert round_ticks(0.05, 0.45) == (0.1, 0.2, 0.3, 0.4)
    assert round_ticks(-12.5, 6.75) == (-10, -5, 0, 5)


def test_days_on_an_axis_are_ends_of_periods() -> None:
    assert day_ticks(date(2021, 3, 1), date(2024, 12, 31)) == tuple(
        date(y, 12, 31) for y in range(2021, 2025)
    )
    assert day_ticks(date(2024, 1, 1), date(2024, 12, 31), 4)[:2] == (date(2024, 3, 31), date(2024, 6, 30))
    assert day_ticks(date(2024, 5, 3), date(2024, 5, 20)) == (date(2024, 5, 3), date(2024, 5, 20))
    assert day_ticks(date(2024, 5, 3), date(2024, 5, 3)) == (date(2024, 5, 3),)
    assert len(day_ticks(date(2020, 1, 1), date(2099, 12, 31))) <= 5


def test_labels_that_would_touch_are_left_out() -> None:
    assert side_by_side([0, 10, 22, 30, 60], 21) == (True, False, True, False, True)


def test_a_scale_stops_at_its_ends_and_knows_a_single_value() -> None:
    scale = Scale(0, 10, 100, 200)
    assert (scale(-5), scale(5), scale(50)) == (100, 150, 200)
    assert Scale(7, 7, 0, 50)(7) == 25
