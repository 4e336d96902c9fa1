"""Maps say what they show, colour by fixed classes, hatch what is missing, and name both archipelagos."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest

import islands
from tinhso.base import charts
from tinhso.base.charts import labels
from tinhso.territory import cartography
from tinhso.territory.tiles import tiling

SHARES = charts.Classes((60, 70, 80, 90), "%")
COUNTS = charts.Classes((2, 3, 4, 6), is_whole=True)
NAMES = {"01": "Hà Nội", "48": "Đà Nẵng", "56": "Khánh Hòa", "79": "Hồ Chí Minh", "91": "An Giang"}
FIGURES = {"01": 95.0, "48": 60.0, "56": 59.9, "79": 74.0}
CAPTION = charts.Caption("Tỷ lệ thử theo tỉnh", "4 trên 5 tỉnh có số liệu.", "Sơ đồ tham khảo.")
SVG = "{http://www.w3.org/2000/svg}"


def regions() -> list[charts.Region]:
    return [
        charts.Region(code, name, FIGURES.get(code), f"{FIGURES.get(code, 'chưa có số liệu')}", f"#h-{code}")
        for code, name in NAMES.items()
    ]


def sheet() -> charts.Sheet:
    return cartography.country(cartography.shapes(islands.topojson(islands.PROVINCES)))


def figure(drawing: charts.Drawing) -> str:
    links = charts.Links("bang", "/ban-do.svg")
    return charts.figure(drawing, CAPTION, links, name="m", legend=(regions(), SHARES))


def page_map(outlines: str = "/duong-vien.svg") -> str:
    return figure(charts.choropleth(sheet(), regions(), SHARES, name="m", outlines=outlines))


def test_a_limit_begins_the_next_class() -> None:
    assert [SHARES.number(value) for value in (0, 59.9, 60, 89.99, 90, 100)] == [0, 0, 1, 3, 4, 4]
    assert SHARES.words() == (
        "dưới 60 %",
        "60 đến dưới 70 %",
        "70 đến dưới 80 %",
        "80 đến dưới 90 %",
        "từ 90 % trở lên",
    )
    assert COUNTS.words() == ("dưới 2", "2", "3", "4 đến 5", "từ 6 trở lên")


def test_where_names_crowd_a_city_that_leads_is_named_before_larger_areas() -> None:
    def named(*leading: str) -> list[str]:
        mine = [replace(region, leads=region.code in leading) for region in regions()]
        drawn = figure(charts.choropleth(sheet(), mine, SHARES, name="m"))
        return re.findall(r'class="map-name[^>]*>([^<]+)<', drawn)

    assert named()[0] not in (NAMES["01"], NAMES["79"])
    assert named("01", "79")[:2] == [NAMES["01"], NAMES["79"]]


def test_no_figure_has_no_colour_and_is_hatched_in_the_drawing_itself() -> None:
    assert SHARES.fill(None) is None
    drawn = page_map()
    assert 'id="m-hatch"' in drawn
    assert '<use href="/duong-vien.svg#d91" fill="url(#m-hatch)"' in drawn
    assert "chưa có số liệu (1)" in drawn


def test_areas_point_into_the_shared_document_and_are_links_that_say_name_and_figure() -> None:
    drawn = page_map()
    assert re.findall(r"#d(\d\d)", drawn) == list(NAMES)
    assert '<a id="m-79" href="#h-79"><title>Hồ Chí Minh: 74.0</title>' in drawn
    assert "d=" not in "".join(re.findall(r"<use[^>]*>", drawn))


def test_a_map_has_title_finding_way_past_legend_and_source() -> None:
    drawn = page_map()
    for said in (CAPTION.title, CAPTION.summary, CAPTION.source):
        assert said in drawn
    assert 'href="#bang"' in drawn
    assert 'href="/ban-do.svg"' in drawn
    assert 'aria-labelledby="m-title"' in drawn


@pytest.mark.parametrize("outlines", ["/duong-vien.svg", ""], ids=["shared", "alone"])
def test_each_islet_is_a_mark_of_its_own_in_the_map_itself(outlines: str) -> None:
    marks = ET.fromstring(f'<div xmlns="http://www.w3.org/2000/svg">{page_map(outlines)}</div>')
    counts = [
        len(marks.findall(f".//{SVG}g[@id='m-{key}-islets']/{SVG}path")) for key in ("hoang-sa", "truong-sa")
    ]
    assert counts == [islands.HOANG_SA, islands.TRUONG_SA]


def test_both_archipelagos_are_named_with_their_province_and_its_figure() -> None:
    for drawn in (page_map(), figure(charts.tilemap(tiling(date(2026, 1, 1)), regions(), SHARES, name="m"))):
        assert "<title>Quần đảo Hoàng Sa (thành phố Đà Nẵng): 60.0</title>" in drawn
        assert "<title>Quần đảo Trường Sa (tỉnh Khánh Hòa): 59.9</title>" in drawn
        for said in ("Quần đảo Hoàng Sa", "(thành phố Đà Nẵng)", "Quần đảo Trường Sa", "(tỉnh Khánh Hòa)"):
            assert f">{said}</text>" in drawn


def test_a_file_stands_alone() -> None:
    drawing = charts.choropleth(sheet(), regions(), SHARES, name="m")
    file = charts.file(drawing, CAPTION, legend=(regions(), SHARES))
    root = ET.fromstring(file)
    assert not root.findall(f".//{SVG}use[@href]") or all(
        use.attrib["href"].startswith("#m-") for use in root.findall(f".//{SVG}use")
    )
    said = "".join(root.itertext())
    for words in (
        CAPTION.title,
        CAPTION.summary,
        CAPTION.source,
        "từ 90 % trở lên (1)",
        "Quần đảo Trường Sa",
    ):
        assert words in said
    sizes = [float(text.attrib["font-size"]) for text in root.iter(f"{SVG}text")]
    assert min(sizes) >= 16


def test_a_map_writes_no_style_and_no_foreign_address() -> None:
    for drawn in (page_map(), figure(charts.tilemap(tiling(date(2020, 1, 1)), regions(), SHARES, name="m"))):
        assert not re.search(r"\sstyle=|\son\w+=|https?:", drawn)


def test_names_are_written_as_text() -> None:
    odd = [charts.Region("01", "<b>", 1.0, "x & y", "#h")]
    drawn = figure(charts.choropleth(sheet(), odd, SHARES, name="m"))
    assert "<b>" not in drawn
    assert "&lt;b&gt;: x &amp; y" in drawn


def test_names_on_a_map_touch_neither_each_other_nor_what_is_taken() -> None:
    wishes = [
        labels.Wish(f"Đơn vị số {at}", (100 + 60 * (at % 10), 100 + 30 * (at // 10)), 200) for at in range(80)
    ]
    taken = [(300.0, 100.0, 420.0, 200.0)]
    found = labels.placed(wishes, 1000, taken)
    always = [labels.extent(one.text, one.at, labels.NARROW * 1000) for one in found if not one.is_roomy]
    roomy = [labels.extent(one.text, one.at, labels.ROOMY * 1000) for one in found]
    assert 0 < len(always) < len(roomy)
    for boxes in (always, roomy):
        placed = [*boxes, *taken]
        assert not [
            (one, other)
            for at, one in enumerate(placed)
            for other in placed[:at]
            if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
        ]
