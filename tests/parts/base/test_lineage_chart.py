"""The drawing of a lineage: order, line styles, what is read out, and names that are marked as Vietnamese."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

from tinhso.base import charts
from tinhso.base.charts import Stop

HERE = Stop("Phường Đồi Mơ", ("Đang xem",), "Tỉnh Rừng Mơ")


def drawn(before: tuple[Stop, ...] = (), after: tuple[Stop, ...] = (), here: Stop = HERE) -> ET.Element:
    """The drawing as a tree of elements."""
    return ET.fromstring(
        charts.lineage(here, before=before, after=after, title="Sơ đồ", description="2 biến động")
    )


def texts(drawing: ET.Element) -> list[str]:
    """The lines of text from top to bottom."""
    return [tspan.text or "" for tspan in drawing.iter("tspan")]


def em(text: str | None) -> float:
    """A length in letters."""
    found = re.fullmatch(r"([\d.]+)em", text or "")
    assert found, text
    return float(found[1])


def test_what_came_first_stands_above_and_what_followed_below() -> None:
    older = Stop("Xã Núi Mơ")
    drawing = drawn((Stop("Xã Suối Mơ", beyond=(older,)),), (Stop("Phường Biển Mơ"),))
    assert texts(drawing) == [
        "Xã Núi Mơ",
        "Xã Suối Mơ",
        "Phường Đồi Mơ",
        "Đang xem",
        "Tỉnh Rừng Mơ",
        "Phường Biển Mơ",
    ]


def test_boxes_do_not_overlap_and_the_drawing_holds_them_all() -> None:
    long = Stop(
        "Thành phố của những rừng thông rất dài trên đồi", ("một phần, không rõ phần, " * 4,), "Tỉnh Mơ"
    )
    drawing = drawn((long, Stop("Xã Suối Mơ")), (long,))
    boxes = [(em(rect.get("y")), em(rect.get("height"))) for rect in drawing.iter("rect")]
    assert all(top + height < below for (top, height), (below, _height) in pairwise(boxes))
    assert boxes[-1][0] + boxes[-1][1] <= em(drawing.get("height"))
    rows = [em(text.get("y")) for text in drawing.iter("text")]
    assert all(below - above >= 1.1 for above, below in pairwise(rows))


def test_every_line_fits_a_phone() -> None:
    long = Stop(
        "Thành phố Phan Rang-Tháp Chàm của cả nước", ("một phần, không rõ phần, " * 4,), "Tỉnh Mơ, " * 9
    )
    assert max(map(len, texts(drawn((Stop("Xã", beyond=(long,)),))))) <= 42


def test_a_part_is_drawn_with_broken_lines_and_the_whole_with_firm_ones() -> None:
    drawing = drawn((Stop("Xã Suối Mơ"), Stop("Xã Núi Mơ", is_whole=False)))
    assert [bool(rect.get("stroke-dasharray")) for rect in drawing.iter("rect")] == [False, True, False]
    assert [bool(line.get("stroke-dasharray")) for line in drawing.iter("line")] == [False, False, True, True]


def test_boxes_lead_to_their_pages_and_the_one_looked_at_nowhere() -> None:
    drawing = drawn((Stop("Xã Suối Mơ", href="/suoi/?a=1&b=2"),))
    assert [link.get("href") for link in drawing.iter("a")] == ["/suoi/?a=1&b=2"]


def test_names_are_marked_as_vietnamese_and_words_are_not() -> None:
    more = Stop("6 đơn vị khác", ("xem bảng",), href="#bang", is_count=True)
    marked = {tspan.text: tspan.get("lang") for tspan in drawn((more,)).iter("tspan")}
    assert marked == {
        "6 đơn vị khác": None,
        "xem bảng": None,
        "Phường Đồi Mơ": "vi",
        "Đang xem": None,
        "Tỉnh Rừng Mơ": "vi",
    }


def test_the_drawing_says_what_it_is_and_escapes_what_it_is_given() -> None:
    drawing = drawn(here=Stop("Xã <b>&"))
    assert (drawing.get("aria-label"), drawing.findtext("desc")) == ("Sơ đồ", "2 biến động")
    assert texts(drawing) == ["Xã <b>&"]
