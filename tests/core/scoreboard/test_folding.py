"""Targets stated in several places: one row where they agree, a row of their own where they do not."""

from datetime import date

from core.scoreboard.builders import board, only, report, resolution, target
from tinhso.core.lawtext import Every, Level
from tinhso.core.matching import Closeness
from tinhso.core.quantity import Comparator
from tinhso.core.scoreboard import Departure

BROADBAND = "băng rộng cáp quang phủ hộ gia đình"


def test_a_target_that_a_report_restates_is_on_the_resolutions_row() -> None:
    made = board(
        resolution(target(BROADBAND, 90)), report(target("tỷ lệ hộ dân được phủ băng rộng cáp quang", 90))
    )
    assert [one.cited.source for one in only(made.rows).restated] == ["báo-cáo.txt"]
    assert made.reported == ()


def test_a_target_restated_more_briefly_is_folded_with_the_difference_kept() -> None:
    made = board(resolution(target("kinh tế số trong GRDP", 20)), report(target("tỷ trọng kinh tế số", 20)))
    assert [one.match.closeness for one in only(made.rows).restated] == [Closeness.BRIEFER]


def test_a_target_restated_with_another_value_has_its_own_row_that_says_so() -> None:
    made = board(resolution(target(BROADBAND, 90)), report(target(BROADBAND, 95)))
    departs = only(made.reported).departs
    assert departs is not None
    assert departs.in_respects == (Departure.VALUE,)
    assert departs.cited.statement.value == 90
    assert only(made.rows).restated == ()


def test_a_target_restated_with_another_deadline_has_its_own_row() -> None:
    made = board(resolution(target(BROADBAND, 90)), report(target(BROADBAND, 90, by=date(2030, 12, 31))))
    departs = only(made.reported).departs
    assert departs is not None
    assert departs.in_respects == (Departure.DEADLINE,)


def test_a_target_restated_without_its_deadline_is_folded() -> None:
    made = board(resolution(target(BROADBAND, 90)), report(target(BROADBAND, 90, by=None)))
    assert made.reported == ()


def test_a_yearly_target_is_not_the_same_as_one_by_a_day() -> None:
    made = board(resolution(target(BROADBAND, 90)), report(target(BROADBAND, 90, by=None, every=Every.YEAR)))
    departs = only(made.reported).departs
    assert departs is not None
    assert departs.in_respects == (Departure.DEADLINE,)


def test_a_target_of_another_level_is_another_target() -> None:
    made = board(
        resolution(target("hồ sơ công việc xử lý trên mạng", 80, levels=(Level.DISTRICT,))),
        report(target("hồ sơ công việc xử lý trên mạng", 80, levels=(Level.COMMUNE,))),
    )
    assert only(made.reported).departs is None


def test_more_than_a_value_is_not_the_value_itself() -> None:
    made = board(resolution(target(BROADBAND, 90, comparator=Comparator.GT)), report(target(BROADBAND, 90)))
    departs = only(made.reported).departs
    assert departs is not None
    assert departs.in_respects == (Departure.COMPARATOR,)


def test_at_least_and_a_bare_value_are_one_bound() -> None:
    made = board(resolution(target(BROADBAND, 90)), report(target(BROADBAND, 90, comparator=Comparator.EQ)))
    assert made.reported == ()


def test_a_target_that_the_resolution_prints_twice_is_one_row() -> None:
    made = board(resolution(target(BROADBAND, 90), target(BROADBAND, 90, start=500)), report())
    assert [one.cited.source for one in only(made.rows).restated] == ["nghị-quyết.txt"]


def test_targets_of_two_deadlines_are_two_rows() -> None:
    made = board(resolution(target(BROADBAND, 90), target(BROADBAND, 99, by=date(2030, 12, 31))), report())
    assert [row.target.statement.value for row in made.rows] == [90, 99]


def test_a_target_that_two_reports_share_is_one_row_of_the_second_section() -> None:
    made = board(
        resolution(), report(target(BROADBAND, 90)), report(target(BROADBAND, 90), source="quý-ba.txt")
    )
    assert [one.cited.source for one in only(made.reported).restated] == ["quý-ba.txt"]
