"""Finding areas by what people type, as of a day."""

from datetime import date

import pytest

from parts.territory import small_packs as small
from tinhso.territory import queries

pytestmark = pytest.mark.django_db
BEFORE, AFTER, LATER = date(2025, 6, 30), date(2025, 7, 1), date(2026, 4, 30)


@pytest.fixture(autouse=True)
def country() -> None:
    """The small country, with the history of one of its districts."""
    small.loaded(small.country())
    small.loaded(
        small.lists(
            (
                "902,Bến Mơ,district,huyen,74,,2024-05-01",
                "902,Bến Mơ,district,thi_xa,74,2024-05-01,2025-07-01",
            )
        )
    )


def names(text: str, on: date = LATER) -> list[str]:
    return [found.area.full_name for found in queries.find(text, on=on)]


@pytest.mark.parametrize("typed", ["bến mơ", "ben mo", "BEN MO", " Bến  Mơ "])
def test_marks_capitals_and_spaces_do_not_matter(typed: str) -> None:
    assert names(typed)[0] == "Phường Bến Mơ"


def test_what_stands_comes_before_what_ceased() -> None:
    found = queries.find("ben mo", on=LATER)
    assert found[0].area.full_name == "Phường Bến Mơ"
    assert [one.is_standing for one in found] == [True, False, False, False]


def test_a_kind_before_the_name_prefers_areas_of_it() -> None:
    assert names("thi xa ben mo")[0] == "Thị xã Bến Mơ"
    assert names("tx. bến mơ")[0] == "Thị xã Bến Mơ"
    assert names("phuong rung mo")[0] == "Phường Rừng Mơ"


def test_a_place_of_the_tone_does_not_matter() -> None:
    assert names("hoà mơ")[0] == names("hòa mơ")[0] == "Phường Hoà Mơ"


def test_the_whole_name_comes_before_its_beginning_and_its_middle() -> None:
    found = queries.find("binh", on=BEFORE)
    assert [one.area.name for one in found if one.match == queries.Match.PREFIX][:2] == [
        "Bình Dương",
        "Bình Định",
    ]
    assert [one.match for one in found] == sorted(one.match for one in found)
    assert names("ninh binh", BEFORE)[0] == "Tỉnh Ninh Bình"


def test_what_began_later_is_not_found_and_what_stood_then_stands() -> None:
    assert "Đặc khu Đảo Mơ" not in names("dao mo", BEFORE)
    assert names("dao mo", AFTER)[0] == "Đặc khu Đảo Mơ"
    assert all(one.is_standing for one in queries.find("dao mo", on=BEFORE))


def test_an_old_province_is_found_by_its_old_name_and_city_by_its_short_one() -> None:
    assert names("binh duong") == ["Tỉnh Bình Dương"]
    assert names("tp hcm")[0] == names("TP. Hồ Chí Minh")[0] == "Thành phố Hồ Chí Minh"
    assert names("ba ria vung tau") == ["Tỉnh Bà Rịa - Vũng Tàu"]


def test_parts_after_a_comma_name_areas_above() -> None:
    assert names("rừng mơ, đồng nai") != []
    assert names("rừng mơ, tỉnh cao bằng") == []


@pytest.mark.parametrize("typed", ["", "  ", ",", "%", "không có đâu", "(", "\\"])
def test_nothing_typed_and_nothing_found_are_no_errors(typed: str) -> None:
    assert names(typed) == []


def test_areas_that_contradict_each_other_do_not_stop_the_tree() -> None:
    queries.areas(on=LATER).filter(code="04").update(parent_code="99")
    tree = queries.tree()
    assert all(node.name != "Cao Bằng" for node in tree.nodes)
    assert any(node.name == "Bến Mơ" for node in tree.nodes)


def test_the_tree_is_built_anew_only_after_a_change() -> None:
    first = queries.tree()
    assert queries.tree() is first
    small.loaded(small.lists(("953,Mới Mơ,district,huyen,04,,2025-07-01",)))
    assert queries.tree() is not first
