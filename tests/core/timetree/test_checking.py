"""Areas and transfers that make no tree are refused with everything that is wrong."""

from datetime import date
from math import nan

import pytest

from core.timetree.small_maps import EVE, NEW, OLD, area, part, passed
from tinhso.core.timeline import Interval
from tinhso.core.timetree import Fault, Node, Refused, TimeTree, Transfer, TransferKind, check

PAIR = [area("00001"), area("00002", NEW), area("00003", NEW)]


def faults(nodes: list[Node], *transfers: Transfer) -> list[tuple[str, ...]]:
    return [(problem.fault.value, *problem.keys) for problem in check(nodes, transfers)]


def test_all_problems_are_reported_at_once() -> None:
    nodes = [area("01", place="x"), area("02", place="x"), area("00001", parent="nowhere")]
    with pytest.raises(Refused) as refused:
        TimeTree(nodes, [passed("00001", "00009")])
    found = [problem.fault for problem in refused.value.problems]
    assert found == [Fault.OVERLAP, Fault.ORPHAN, Fault.UNKNOWN_TARGET]


def test_one_place_has_one_area_a_day() -> None:
    later = area("01@b", Interval(EVE), place="01")
    assert faults([area("01"), later]) == [("overlap", "01", "01@b")]
    assert faults([area("01"), area("01@b", NEW, place="01")]) == []


def test_a_key_is_given_once() -> None:
    assert ("same_key", "01") in faults([area("01"), area("01", NEW)])


def test_an_area_has_a_parent_on_each_of_its_days() -> None:
    gap = [
        area("01", Interval(None, EVE)),
        area("01@b", NEW, place="01"),
        area("001", Interval(), parent="01"),
    ]
    problem = check(gap, [])[0]
    assert (problem.fault, problem.keys, problem.on, problem.found) == (Fault.ORPHAN, ("001",), EVE, "01")
    whole = [area("01"), area("01@b", NEW, place="01"), area("001", Interval(), parent="01")]
    assert faults(whole) == []


def test_no_area_stands_above_itself() -> None:
    ring = [area("a", parent="b"), area("b", parent="c"), area("c", parent="a"), area("d", parent="a")]
    assert faults(ring) == [("cycle", "a", "b", "c")]
    assert faults([area("a", parent="a")]) == [("cycle", "a")]


def test_areas_may_change_places_between_days() -> None:
    swap = [
        area("a", place="a", parent="b"),
        area("b", place="b"),
        area("a@b", NEW, place="a"),
        area("b@b", NEW, place="b", parent="a"),
    ]
    assert faults(swap) == []


def test_a_transfer_joins_an_area_that_ends_with_one_that_begins() -> None:
    assert faults(PAIR, passed("00001", "00002")) == []
    wrong = date(2025, 8, 1)
    assert faults(PAIR, passed("00001", "00002", on=wrong)) == [
        ("source_stays", "00001", "00002"),
        ("target_stood", "00001", "00002"),
    ]
    assert faults([area("00001", OLD)], passed("00001", "00001")) == [
        ("into_itself", "00001", "00001"),
        ("target_stood", "00001", "00001"),
    ]


def test_areas_of_transfers_are_known_and_transfers_are_given_once() -> None:
    assert faults(PAIR, passed("00008", "00002")) == [("unknown_source", "00008", "00002")]
    twice = [part("00001", "00002"), part("00001", "00002")]
    assert faults(PAIR, *twice) == [("same_transfer", "00001", "00002")]


@pytest.mark.parametrize("share", [0.0, -0.5, 1.5, nan])
def test_a_share_is_a_fraction_of_the_source(share: float) -> None:
    assert faults(PAIR, part("00001", "00002", share)) == [("bad_share", "00001", "00002")]


def test_a_whole_is_no_part() -> None:
    assert faults(PAIR, passed("00001", "00002", share=0.5)) == [("bad_share", "00001", "00002")]
    assert faults(PAIR, passed("00001", "00002"), part("00001", "00003")) == [("shares_over", "00001")]


def test_the_shares_of_a_source_are_never_more_than_the_whole() -> None:
    assert faults(PAIR, part("00001", "00002", 0.6), part("00001", "00003", 0.5)) == [
        ("shares_over", "00001")
    ]
    assert faults(PAIR, part("00001", "00002", 1.0), part("00001", "00003")) == [("shares_over", "00001")]
    assert faults(PAIR, part("00001", "00002", 0.6), part("00001", "00003", 0.4)) == []


def test_shares_of_land_and_of_people_are_added_apart() -> None:
    assert (
        faults(
            PAIR,
            part("00001", "00002", 0.6, of="area"),
            passed("00001", "00003", TransferKind.POPULATION, share=0.9, of="population"),
        )
        == []
    )


def test_shares_that_leave_something_over_are_refused_unless_one_is_left_open() -> None:
    assert faults(PAIR, part("00001", "00002", 0.6), part("00001", "00003", 0.3)) == [
        ("shares_short", "00001")
    ]
    assert faults(PAIR, part("00001", "00002", 0.6), part("00001", "00003")) == []
