"""Outlines of a pack become shapes, shapes a sheet, and nothing of the country is lost on the way."""

import json
import re

import pytest

import islands
from tinhso.base.charts import Sheet
from tinhso.territory import cartography

# Two areas with a common border, which is an arc of its own and runs backwards in the second; whole numbers.
NEIGHBOURS = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.25], "translate": [105, 10]},
    "arcs": [[[2, 0], [0, 4]], [[2, 4], [-2, 0], [0, -4], [2, 0]], [[2, 4], [2, 0], [0, -4], [-2, 0]]],
    "objects": {
        "areas": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "id": "00001", "arcs": [[0, 1]]},
                {"type": "Polygon", "id": "00002", "arcs": [[2, 0]], "properties": {"name": "thử"}},
            ],
        }
    },
}
STEPS = re.compile(r"[Mlhvz]|-?\d+")


def country() -> Sheet:
    return cartography.country(cartography.shapes(islands.topojson(islands.PROVINCES)))


def inside(spots: list[tuple[int, int]], box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    return all(left < x < right and top < y < bottom for x, y in spots)


def test_arcs_are_counted_on_from_the_transform_and_run_both_ways() -> None:
    west, east = cartography.shapes(json.dumps(NEIGHBOURS).encode())
    assert west.code == "00001"
    assert west.polygons == ((((106.0, 10.0), (106.0, 11.0), (105.0, 11.0), (105.0, 10.0), (106.0, 10.0)),),)
    assert east.polygons == ((((106.0, 11.0), (107.0, 11.0), (107.0, 10.0), (106.0, 10.0), (106.0, 11.0)),),)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b'{"type": "Topology"}', b'{"type":"Topology","arcs":[],"objects":{}}']
    + [
        json.dumps(NEIGHBOURS | {"arcs": [[[0, 0]]]}).encode(),
        json.dumps(NEIGHBOURS | {"type": "x"}).encode(),
    ],
)
def test_a_file_that_draws_no_areas_is_called_unreadable(data: bytes) -> None:
    with pytest.raises(cartography.UnreadableError, match="TopoJSON"):
        cartography.shapes(data)


def test_paths_are_relative_whole_numbers_and_neighbours_share_their_border() -> None:
    west, east = cartography.province(cartography.shapes(json.dumps(NEIGHBOURS).encode())).outlines
    assert set(STEPS.sub("", west.path)) <= {" "}
    assert west.path.startswith("M")
    assert west.box[2] == east.box[0]
    assert (west.box[1], west.box[3]) == (east.box[1], east.box[3])


def test_spots_on_a_straight_line_are_left_out() -> None:
    bent = json.loads(json.dumps(NEIGHBOURS))
    bent["arcs"][1] = [[2, 4], [-1, 0], [-1, 0], [0, -2], [0, -2], [2, 0]]
    plain = cartography.province(cartography.shapes(json.dumps(NEIGHBOURS).encode()))
    assert cartography.province(cartography.shapes(json.dumps(bent).encode())) == plain


def test_every_islet_of_both_archipelagos_is_marked_within_its_frame() -> None:
    hoang_sa, truong_sa = country().groups
    assert (hoang_sa.key, hoang_sa.owner, len(hoang_sa.marks)) == ("hoang-sa", "48", islands.HOANG_SA)
    assert (truong_sa.key, truong_sa.owner, len(truong_sa.marks)) == ("truong-sa", "56", islands.TRUONG_SA)
    for group in (hoang_sa, truong_sa):
        assert inside(list(group.marks), group.frame)
        assert len(set(group.marks)) == len(group.marks)
    assert " ".join(map(str, hoang_sa.lines)) == "Quần đảo Hoàng Sa (thành phố Đà Nẵng)"
    assert " ".join(map(str, truong_sa.lines)) == "Quần đảo Trường Sa (tỉnh Khánh Hòa)"


def test_the_sheet_of_the_country_cuts_nothing_off() -> None:
    sheet = country()
    whole = (0, 0, sheet.width, sheet.height)
    corners = [(x, y) for one in sheet.outlines for x, y in (one.box[:2], one.box[2:])]
    frames = [(x, y) for one in sheet.groups for x, y in (one.frame[:2], one.frame[2:])]
    assert inside(corners + frames, whole)
    assert [one.path.count("M") for one in sheet.outlines] == [1, 47, 141, 1, 1]


def test_an_archipelago_far_from_its_province_stands_below_it_with_a_mark_an_islet() -> None:
    sheet = cartography.province(cartography.shapes(islands.topojson(islands.COMMUNES)))
    (group,) = sheet.groups
    near = [one for one in sheet.outlines if one.code != "20333"]
    assert (sheet.kind, group.owner, len(group.marks)) == ("province-inset", "20333", islands.HOANG_SA)
    assert group.frame[1] > max(one.box[3] for one in near)
    assert inside(list(group.marks), (0, 0, sheet.width, sheet.height))


def test_an_island_far_off_the_coast_is_framed_below_and_leaves_the_mainland_its_room() -> None:
    mainland = {"00004": [(105.8, 20.0, 0.1)], "00007": [(106.0, 20.0, 0.1)], "00010": [(106.2, 20.2, 0.1)]}
    sheet = cartography.province(
        cartography.shapes(islands.topojson(mainland | {"00099": [(106.4, 18.6, 0.1)]}))
    )
    alone = cartography.province(cartography.shapes(islands.topojson(mainland)))
    *near, island = sheet.outlines
    assert tuple(near) == alone.outlines
    assert (alone.kind, alone.insets) == ("province", ())
    (frame,) = sheet.insets
    assert (sheet.kind, sheet.groups) == ("province-inset", ())
    assert inside([island.box[:2], island.box[2:]], frame)
    assert inside([frame[:2], frame[2:]], (0, 1000, 1000, 1400))


def test_an_island_near_the_coast_is_drawn_where_it_lies() -> None:
    shapes = islands.topojson({"00004": [(105.8, 20.0, 0.1)], "00007": [(106.4, 20.0, 0.1)]})
    sheet = cartography.province(cartography.shapes(shapes))
    assert (sheet.kind, sheet.insets) == ("province", ())


def test_a_province_fills_its_sheet() -> None:
    sheet = cartography.province(cartography.shapes(islands.topojson({"00004": [(105.8, 21.0, 0.1)]})))
    left, top, right, bottom = sheet.outlines[0].box
    assert (sheet.kind, sheet.groups) == ("province", ())
    assert max(right - left, bottom - top) > 0.9 * sheet.width


def test_the_shared_document_holds_each_area_once_without_a_colour() -> None:
    drawn = cartography.document(country()).decode()
    assert re.findall(r'<path id="(\w+)"', drawn) == ["d01", "d48", "d56", "d79", "d91"]
    assert "fill" not in drawn
