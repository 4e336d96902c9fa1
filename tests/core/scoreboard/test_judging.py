"""From comparators, periods and days to a judgement on the board."""

from datetime import date
from decimal import Decimal

import pytest

from core.scoreboard.builders import END_2024, board, only, report, resolution, result, target
from tinhso.core.lawtext import Every, Statement, Whole
from tinhso.core.pace import Status
from tinhso.core.quantity import Comparator
from tinhso.core.scoreboard import Omission
from tinhso.core.scoreboard.reading import last_day

NAME = "hồ sơ được nộp trực tuyến"


def _reached(promised: Statement, value: float) -> bool | None:
    found = result(NAME, value, unit=promised.unit)
    return only(board(resolution(promised), report(found)).rows).assessment.reached


@pytest.mark.parametrize(
    ("comparator", "short", "enough"),
    [
        (Comparator.GE, 79.9, 80),
        (Comparator.EQ, 79.9, 80),
        (Comparator.APPROX, 79.9, 80),
        (Comparator.GT, 80, 80.1),
        (Comparator.LE, 80.1, 80),
        (Comparator.LT, 80, 79.9),
    ],
)
def test_a_comparator_says_from_where_a_target_is_reached(
    comparator: Comparator, short: float, enough: float
) -> None:
    promised = target(NAME, 80, comparator=comparator)
    assert (_reached(promised, short), _reached(promised, enough)) == (False, True)


def test_a_place_in_a_ranking_is_reached_by_that_place_or_a_better_one() -> None:
    promised = target(NAME, 10, comparator=Comparator.TOP, unit="hạng")
    assert [_reached(promised, place) for place in (11, 10, 3)] == [False, True, True]


def test_a_range_is_reached_from_its_lower_end() -> None:
    promised = target(NAME, 15, value_high=20, comparator=Comparator.EQ)
    assert [_reached(promised, value) for value in (14, 15, 23)] == [False, True, True]


def test_a_target_of_none_is_reached_by_none_alone() -> None:
    promised = target(NAME, 0, comparator=Comparator.EQ, unit="hồ sơ")
    assert [_reached(promised, value) for value in (0, 1)] == [True, False]


def test_an_undated_figure_short_of_the_value_is_late_only_after_the_deadline() -> None:
    text, said = resolution(target(NAME, 80)), report(result(NAME, 61))
    before = only(board(text, said).rows).assessment
    after = only(board(text, said, on=date(2026, 1, 1)).rows).assessment
    assert (before.status, before.distance) == (Status.NOT_DUE, 19)
    assert (after.status, after.overdue) == (Status.LATE, True)


def test_a_yearly_target_is_judged_for_its_own_year() -> None:
    promised = target(NAME, 80, by=None, every=Every.YEAR)
    row = only(board(resolution(promised), report(result(NAME, 85, as_of="2021"))).rows)
    assert row.assessment.status is Status.NO_DATA
    assert [joined.value for joined in row.joined] == [85]


def test_a_figure_of_a_later_day_is_not_known_yet_and_noted() -> None:
    made = board(resolution(target(NAME, 80)), report(result(NAME, 90, as_of="2025")))
    assert only(made.rows).joined == ()
    assert [one.why for one in made.omitted] == [Omission.LATER]


def test_a_number_beyond_measure_is_left_out_and_noted() -> None:
    of = Whole(Decimal(10) ** 5000, "hồ sơ")
    made = board(
        resolution(target(NAME, 80)), report(result(NAME, 10.0**300), result(NAME, 3, unit="hồ sơ", of=of))
    )
    assert [one.why for one in made.omitted] == [Omission.TOO_LARGE] * 2


@pytest.mark.parametrize(
    ("period", "last"),
    [
        ("2022", date(2022, 12, 31)),
        ("2022-H1", date(2022, 6, 30)),
        ("2022-Q4", date(2022, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2023-03-31", date(2023, 3, 31)),
        ("2023-02-30", None),
        ("2023-13", None),
        (None, None),
    ],
)
def test_a_figure_speaks_of_the_last_day_of_its_period(period: str | None, last: date | None) -> None:
    assert last_day(period, None) == last


def test_a_text_dated_within_the_period_speaks_of_its_own_day() -> None:
    assert last_day("2024", date(2024, 6, 15)) == date(2024, 6, 15)
    assert last_day("2023", date(2024, 6, 15)) == date(2023, 12, 31)
    assert last_day(None, date(2024, 6, 15)) == date(2024, 6, 15)


def test_those_in_need_of_attention_stand_first() -> None:
    made = board(
        resolution(
            target("trường học có Internet", 90),
            target("người cao tuổi có thẻ số", 70),
            target("thôn có loa thông minh", 40, by=date(2023, 12, 31)),
            target("chợ thanh toán không dùng tiền mặt", 30),
        ),
        report(
            result("trường học có Internet", 97),
            result("thôn có loa thông minh", 22),
            result("chợ thanh toán không dùng tiền mặt", 12),
        ),
        on=END_2024,
    )
    assert [row.assessment.status for row in made.rows] == [
        Status.LATE,
        Status.NO_DATA,
        Status.NOT_DUE,
        Status.REACHED,
    ]
