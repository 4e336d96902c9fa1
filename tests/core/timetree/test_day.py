"""The tree of a day and lineage, on small maps."""

from datetime import date

import pytest

from core.timetree import small_maps as maps
from core.timetree.small_maps import EVE, MERGER, area, part, passed, tree
from tinhso.core.timeline import Interval
from tinhso.core.timetree import TransferKind

NEXT = date(2026, 4, 30)


def keys(nodes: object) -> list[str]:
    return [node.key for node in nodes]  # type: ignore[attr-defined]


def test_a_day_shows_the_areas_that_stood_on_it() -> None:
    country = maps.split_country()
    assert keys(country.on(EVE).nodes) == ["01", "001", "00001", "00002", "002", "00003", "00004"]
    assert keys(country.on(MERGER).nodes) == ["01@new", "00001@new", "00003@new", "00004@new"]


def test_the_tree_knows_what_stands_above_and_below() -> None:
    eve = maps.split_country().on(EVE)
    assert keys(eve.children("01")) == ["001", "002"]
    assert keys(eve.descendants("002")) == ["00003", "00004"]
    assert keys(eve.ancestors("00003")) == ["002", "01"]
    assert eve.above("01") is None
    assert keys(eve.of_tier("commune", under="001")) == ["00001", "00002"]
    province = eve.of_tier_from("00003", tier="province")
    assert province
    assert province.key == "01"


def test_the_arrays_say_the_same_as_the_questions() -> None:
    eve = maps.split_country().on(EVE)
    assert eve.parent.tolist() == [-1, 0, 1, 1, 0, 4, 4]
    assert eve.size.tolist() == [7, 3, 1, 1, 3, 1, 1]
    assert eve.depth.tolist() == [0, 1, 2, 2, 1, 2, 2]


def test_each_area_stands_right_before_those_below_it() -> None:
    nodes = [area(f"0{i}{j}", place=f"0{i}00{j}", parent=f"0{i}") for j in (1, 2) for i in (1, 2, 3)]
    day = tree([*nodes, *(area(f"0{i}") for i in (3, 2, 1))]).on(EVE)
    assert keys(day.nodes) == ["01", "011", "012", "02", "021", "022", "03", "031", "032"]
    assert day.parent.tolist() == [-1, 0, 0, -1, 3, 3, -1, 6, 6]


def test_a_code_means_the_area_that_had_it_on_the_day() -> None:
    country = maps.provinces()
    before, after = (country.standing("province:44", on=day) for day in (EVE, MERGER))
    assert before
    assert after
    assert (before.name, after.name) == ("Quảng Bình", "Quảng Trị")


def test_communes_stay_where_they_are_when_the_province_changes_its_kind() -> None:
    country = tree(
        [
            area("75", Interval(MERGER, NEXT), kind="tinh"),
            area("75@city", Interval(NEXT), place="75", kind="thanh_pho"),
            area("26000", Interval(MERGER), parent="75"),
        ],
        passed("75", "75@city", TransferKind.RETYPE, on=NEXT),
    )
    assert keys(country.on(date(2026, 4, 29)).ancestors("26000")) == ["75"]
    assert keys(country.on(NEXT).ancestors("26000")) == ["75@city"]


def test_days_without_a_change_between_them_share_one_tree() -> None:
    country = maps.split_country()
    assert country.on(MERGER) is country.on(NEXT)
    assert country.on(EVE) is not country.on(MERGER)
    assert country.on(EVE).interval == Interval(None, MERGER)


def test_a_day_without_areas_has_an_empty_tree() -> None:
    country = tree([area("01", Interval(MERGER))])
    assert len(country.on(EVE)) == 0


def test_nothing_at_all_is_a_tree() -> None:
    assert len(tree([]).on(EVE)) == 0


def test_binh_duong_belongs_to_ho_chi_minh_city_and_ben_tre_to_vinh_long() -> None:
    country = maps.provinces()
    heirs = {old: country.outcome(f"{old}@old", on=MERGER) for old in ("74", "83")}
    assert [(heir.node.name, heir.whole) for heir in heirs["74"]] == [("TP.HCM", True)]
    assert [(heir.node.name, heir.whole) for heir in heirs["83"]] == [("Vĩnh Long", True)]


def test_quang_tri_comes_from_two_provinces_and_bears_the_code_of_the_neighbour() -> None:
    found = maps.provinces().origins("44@new", on=EVE)
    assert [(heir.node.place, heir.node.name) for heir in found] == [
        ("province:44", "Quảng Bình"),
        ("province:45", "Quảng Trị"),
    ]


def test_what_became_of_a_split_commune_has_no_share_until_somebody_knows_it() -> None:
    country = maps.split_country()
    assert [(heir.node.key, heir.share) for heir in country.outcome("00002", on=MERGER)] == [
        ("00001@new", None),
        ("00003@new", None),
    ]
    assert [(heir.node.key, heir.share) for heir in country.origins("00003@new", on=EVE)] == [
        ("00002", None),
        ("00003", 1.0),
    ]


def test_a_district_ends_in_its_province_but_is_no_origin_of_it() -> None:
    country = maps.split_country()
    assert keys(heir.node for heir in country.outcome("001", on=MERGER)) == ["01@new"]
    assert keys(heir.node for heir in country.origins("01@new", on=EVE)) == ["01"]


def test_an_abolished_district_may_end_in_a_province_that_goes_on() -> None:
    country = tree(
        [area("01", Interval()), area("001", parent="01")], passed("001", "01", TransferKind.ABOLISH)
    )
    assert keys(heir.node for heir in country.outcome("001", on=MERGER)) == ["01"]


def test_the_last_unknown_share_is_what_the_others_leave() -> None:
    country = tree(
        [area("00001"), *(area(f"0000{i}@new", maps.NEW) for i in (1, 2, 3))],
        part("00001", "00001@new", 0.5, of="population"),
        part("00001", "00002@new", 0.25, of="population"),
        part("00001", "00003@new"),
    )
    assert [heir.share for heir in country.outcome("00001", on=MERGER)] == [0.5, 0.25, 0.25]


def test_shares_of_land_and_of_people_are_not_set_against_each_other() -> None:
    country = tree(
        [area("00001"), *(area(f"0000{i}@new", maps.NEW) for i in (1, 2))],
        part("00001", "00001@new", 0.5, of="area"),
        part("00001", "00002@new", 0.75, of="population"),
    )
    assert [heir.share for heir in country.outcome("00001", on=MERGER)] == [None, None]


def test_lineage_goes_step_by_step_both_ways() -> None:
    country = tree(
        [
            area("46", Interval(None, date(2025, 1, 1)), name="Thừa Thiên Huế"),
            area("46@city", Interval(date(2025, 1, 1), MERGER), place="46", name="Huế"),
            area("46@next", Interval(MERGER), place="46", name="Huế"),
        ],
        passed("46", "46@city", TransferKind.RETYPE, on=date(2025, 1, 1)),
        passed("46@city", "46@next", TransferKind.RENAME),
    )
    first, last = country.lineage("46"), country.lineage("46@next")
    assert [(step.target.key, step.depth) for step in first.after] == [("46@city", 1), ("46@next", 2)]
    assert first.before == ()
    assert [(step.source.key, step.depth) for step in last.before] == [("46@city", 1), ("46", 2)]


def test_origins_and_outcome_are_asked_for_in_their_own_direction() -> None:
    country = maps.provinces()
    with pytest.raises(ValueError, match="origins"):
        country.outcome("44@new", on=EVE)
    with pytest.raises(ValueError, match="outcome"):
        country.origins("44@old", on=MERGER)
    assert keys(heir.node for heir in country.origins("44@old", on=EVE)) == ["44@old"]
