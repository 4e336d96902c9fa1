"""Figures on the map of another day: what adds up, what is recomputed, what breaks and what is estimated."""

from datetime import date

import numpy as np
import pytest

from core.timetree import small_maps as maps
from core.timetree.small_maps import EVE, MERGER, NEW, area, part, passed, tree
from tinhso.core.timeline import Interval
from tinhso.core.timetree import Mark, Restated, Restatement, Rule, TimeTree, Weights

Figures = dict[str, float | None]


def onto_today(
    country: TimeTree, of: str = "commune", onto: str = "", weights: Weights | None = None
) -> Restatement:
    return country.restatement(since=EVE, to=MERGER, of=of, onto=onto, weights=weights)


def applied(
    restatement: Restatement, figures: Figures, rule: Rule = Rule.SUM, by: Figures | None = None
) -> Restated:
    """One column of figures by key, None for what was not reported."""
    return restatement.apply(
        column(restatement, figures), rule=rule, by=column(restatement, by) if by else None
    )


def column(restatement: Restatement, figures: Figures) -> np.ndarray:
    given = [figures.get(node.key) for node in restatement.sources]
    return np.array([[np.nan if figure is None else figure] for figure in given])


def cell(restated: Restated, key: str) -> tuple[float, float, Mark]:
    """Value, coverage and mark of an area; a value that is none is -1."""
    row = [node.key for node in restated.nodes].index(key)
    assert restated.coverage is not None
    value = float(restated.values[row, 0])
    mark = restated.mark(row, 0)
    assert mark == list(Mark)[restated.marks()[row, 0]]
    return -1.0 if np.isnan(value) else value, round(float(restated.coverage[row, 0]), 3), mark


def test_a_merger_adds_up_what_was_measured_before_it() -> None:
    restated = applied(
        onto_today(maps.provinces(), "province"),
        {
            "74@old": 3,
            "77@old": 2,
            "79@old": 10,
            "44@old": 1,
            "45@old": 4,
            "83@old": 1,
            "84@old": 2,
            "86@old": 3,
        },
    )
    assert cell(restated, "79@new") == (15, 1, Mark.EXACT)
    assert cell(restated, "44@new") == (5, 1, Mark.EXACT)
    assert cell(restated, "86@new") == (6, 1, Mark.EXACT)


def test_a_ratio_is_recomputed_from_its_sums_and_never_kept() -> None:
    """1 of 10 and 3 of 5 (60 %) are 4 of 15 (26.7 %)."""
    to_quang_tri = onto_today(maps.provinces(), "province")
    restated = applied(to_quang_tri, {"44@old": 1, "45@old": 3}, Rule.RATIO, by={"44@old": 10, "45@old": 5})
    assert cell(restated, "44@new") == (pytest.approx(4 / 15), 1, Mark.EXACT)


def test_half_a_ratio_is_not_counted() -> None:
    to_quang_tri = onto_today(maps.provinces(), "province")
    restated = applied(
        to_quang_tri, {"44@old": 1, "45@old": 3}, Rule.RATIO, by={"44@old": 10, "45@old": None}
    )
    assert cell(restated, "44@new") == (0.1, 0.5, Mark.EXACT)


def test_a_ratio_of_nothing_is_not_applicable_and_not_missing() -> None:
    to_quang_tri = onto_today(maps.provinces(), "province")
    for above in (0, 3):
        restated = applied(
            to_quang_tri, {"44@old": above, "45@old": 0}, Rule.RATIO, by={"44@old": 0, "45@old": 0}
        )
        assert cell(restated, "44@new") == (-1, 1, Mark.NOT_APPLICABLE)
    assert cell(restated, "79@new") == (-1, 0, Mark.MISSING)


def test_a_mean_follows_weights_that_are_added_up_themselves() -> None:
    to_quang_tri = onto_today(maps.provinces(), "province")
    restated = applied(
        to_quang_tri, {"44@old": 10, "45@old": 20}, Rule.WEIGHTED_MEAN, by={"44@old": 3, "45@old": 1}
    )
    assert cell(restated, "44@new") == (12.5, 1, Mark.EXACT)


def test_the_index_of_merged_provinces_is_the_plain_mean_that_the_ministry_publishes() -> None:
    restated = applied(
        onto_today(maps.provinces(), "province"),
        {"74@old": 0.5, "77@old": 0.75, "79@old": 0.25, "44@old": 0.6},
        Rule.MEAN_OF_PREDECESSORS,
    )
    assert cell(restated, "79@new") == (0.5, 1, Mark.EXACT)
    assert cell(restated, "44@new") == (0.6, 0.5, Mark.EXACT)
    assert restated.rule is Rule.MEAN_OF_PREDECESSORS


def test_the_mean_of_predecessors_breaks_where_one_came_only_in_part() -> None:
    restated = applied(onto_today(maps.split_country()), {"00001": 1, "00004": 2}, Rule.MEAN_OF_PREDECESSORS)
    assert cell(restated, "00001@new")[2] is Mark.BROKEN
    assert cell(restated, "00004@new") == (2, 1, Mark.EXACT)


@pytest.mark.parametrize("rule", [Rule.LAST, Rule.RANK, Rule.NONE])
def test_a_rank_goes_on_only_where_one_area_became_one(rule: Rule) -> None:
    restated = applied(onto_today(maps.split_country()), {"00001": 5, "00003": 6, "00004": 7}, rule)
    assert cell(restated, "00003@new") == (-1, 0.5, Mark.BROKEN)
    assert cell(restated, "00004@new") == (7, 1, Mark.EXACT)


def test_a_merger_has_no_rank_of_its_own() -> None:
    restated = applied(onto_today(maps.provinces(), "province"), {"44@old": 40, "45@old": 50}, Rule.RANK)
    assert cell(restated, "44@new") == (-1, 1, Mark.BROKEN)


def test_wide_tables_are_added_up_to_their_last_column() -> None:
    to_today = onto_today(maps.provinces(), "province")
    columns = np.arange(50_000.0)
    restated = to_today.apply(np.tile(columns, (8, 1)))
    counts = np.diff(to_today.start)
    assert np.array_equal(restated.values, counts[:, None] * columns)
    assert restated.coverage is not None
    assert (restated.coverage == 1).all()


def test_what_is_no_sum_does_not_climb_to_another_tier() -> None:
    up = onto_today(maps.split_country(), onto="province")
    for rule in (Rule.MEAN_OF_PREDECESSORS, Rule.RANK):
        with pytest.raises(ValueError, match="same tier"):
            applied(up, {"00001": 1}, rule)


def test_a_missing_report_lowers_the_coverage_and_is_no_zero() -> None:
    restated = applied(onto_today(maps.provinces(), "province"), {"74@old": 3, "79@old": None, "77@old": 2})
    assert cell(restated, "79@new") == (5, 0.667, Mark.EXACT)
    assert cell(restated, "86@new") == (-1, 0, Mark.MISSING)


FIGURES: Figures = {"00001": 10, "00002": 8, "00003": 20, "00004": 5}


def test_a_split_without_shares_breaks_the_line_of_its_communes() -> None:
    restated = applied(onto_today(maps.split_country()), FIGURES)
    assert cell(restated, "00001@new") == (-1, 1, Mark.BROKEN)
    assert cell(restated, "00003@new") == (-1, 1, Mark.BROKEN)
    assert cell(restated, "00004@new") == (5, 1, Mark.EXACT)


def test_a_broken_line_without_a_report_is_missing() -> None:
    restated = applied(onto_today(maps.split_country()), {"00003": 20})
    assert cell(restated, "00001@new") == (-1, 0, Mark.MISSING)
    assert cell(restated, "00003@new") == (-1, 0.5, Mark.BROKEN)


def test_a_split_without_shares_is_exact_for_its_province() -> None:
    restated = applied(onto_today(maps.split_country(), onto="province"), FIGURES)
    assert cell(restated, "01@new") == (43, 1, Mark.EXACT)
    assert restated.weight == ""


def test_a_split_without_shares_is_estimated_by_a_weight_that_is_named() -> None:
    people = Weights("dân số 2024", {("00002", "00001@new"): 3000, ("00002", "00003@new"): 1000})
    restated = applied(onto_today(maps.split_country(), weights=people), FIGURES)
    assert cell(restated, "00001@new") == (16, 1, Mark.ESTIMATED)
    assert cell(restated, "00003@new") == (22, 1, Mark.ESTIMATED)
    assert cell(restated, "00004@new") == (5, 1, Mark.EXACT)
    assert restated.weight == "dân số 2024"


def test_what_is_known_is_not_estimated_though_a_weight_is_given() -> None:
    people = Weights("dân số", {("00002", "00001@new"): 3000, ("00002", "00003@new"): 1000})
    restated = applied(onto_today(maps.split_country(), onto="province", weights=people), FIGURES)
    assert cell(restated, "01@new") == (43, 1, Mark.EXACT)
    assert restated.weight == ""


def test_a_weight_for_some_of_the_parts_estimates_nothing() -> None:
    for amounts in ({("00002", "00001@new"): 3000.0}, {("00002", "00001@new"): 0, ("00002", "00003@new"): 0}):
        restated = applied(onto_today(maps.split_country(), weights=Weights("dân số", amounts)), FIGURES)
        assert cell(restated, "00001@new")[2] is Mark.BROKEN


def test_weights_have_a_name_and_are_not_negative() -> None:
    for name, amount in (("", 1.0), ("dân số", -1.0), ("dân số", np.nan)):
        with pytest.raises(ValueError, match="weights"):
            Weights(name, {("a", "b"): amount})


def test_known_shares_divide_amounts() -> None:
    country = tree(
        [area("00001"), *(area(f"0000{i}@new", NEW) for i in (1, 2))],
        part("00001", "00001@new", 0.25),
        part("00001", "00002@new"),
    )
    restated = applied(onto_today(country), {"00001": 100})
    assert cell(restated, "00001@new") == (25, 1, Mark.EXACT)
    assert cell(restated, "00002@new") == (75, 1, Mark.EXACT)


def test_parts_that_meet_again_are_whole() -> None:
    later = date(2026, 1, 1)
    middle = Interval(MERGER, later)
    country = tree(
        [area("00001"), area("a", middle), area("b", middle), area("c", Interval(later))],
        part("00001", "a"),
        part("00001", "b"),
        passed("a", "c", on=later),
        passed("b", "c", on=later),
    )
    assert country.restatement(since=EVE, to=later, of="commune").dense().tolist() == [[1]]
    assert [(heir.node.key, heir.share) for heir in country.outcome("00001", on=later)] == [("c", 1.0)]


def test_figures_of_today_go_back_where_an_area_came_from_one() -> None:
    country = maps.split_country()
    back = country.restatement(since=MERGER, to=EVE, of="commune")
    restated = applied(back, {"00001@new": 10, "00003@new": 20, "00004@new": 5})
    assert cell(restated, "00004") == (5, 1, Mark.EXACT)
    assert cell(restated, "00001") == (-1, 1, Mark.BROKEN)
    assert cell(restated, "00002") == (-1, 1, Mark.BROKEN)


def test_figures_of_today_go_back_to_districts_that_hold_all_the_origins() -> None:
    back = maps.split_country().restatement(since=MERGER, to=EVE, of="commune", onto="district")
    restated = applied(back, {"00001@new": 10, "00003@new": 20, "00004@new": 5})
    assert cell(restated, "001")[2] is Mark.BROKEN  # 00003 came from both districts
    assert back.dense()[0, 0] == 1  # 00001 from the first alone


def test_figures_of_today_go_back_by_a_weight() -> None:
    people = Weights(
        "dân số",
        {
            ("00001", "00001@new"): 6000,
            ("00002", "00001@new"): 2000,
            ("00002", "00003@new"): 1000,
            ("00003", "00003@new"): 4000,
        },
    )
    back = maps.split_country().restatement(since=MERGER, to=EVE, of="commune", weights=people)
    restated = applied(back, {"00001@new": 8, "00003@new": 5, "00004@new": 1})
    assert [cell(restated, key)[0] for key in ("00001", "00002", "00003", "00004")] == [6, 3, 4, 1]
    assert cell(restated, "00002")[2] is Mark.ESTIMATED


def test_districts_go_on_in_the_province_and_in_no_commune() -> None:
    country = maps.split_country()
    restated = applied(onto_today(country, "district", "province"), {"001": 7, "002": 8})
    assert cell(restated, "01@new") == (15, 1, Mark.EXACT)
    down = applied(onto_today(country, "district", "commune"), {"001": 7, "002": 8})
    assert [node.key for node in down.unplaced] == ["001", "002"]
    assert cell(down, "00001@new") == (-1, 0, Mark.MISSING)


def test_a_commune_without_a_successor_still_counts_in_its_province() -> None:
    country = tree([area("01", Interval()), area("00001", parent="01"), area("00002@new", NEW, parent="01")])
    assert cell(applied(onto_today(country, onto="province"), {"00001": 4}), "01") == (4, 1, Mark.EXACT)
    lost = applied(onto_today(country), {"00001": 4})
    assert [node.key for node in lost.unplaced] == ["00001"]
    assert country.outcome("00001", on=MERGER) == ()


def test_figures_of_another_shape_are_refused() -> None:
    to_today = onto_today(maps.split_country())
    with pytest.raises(ValueError, match="shape"):
        to_today.apply(np.zeros((3, 1)))
    with pytest.raises(ValueError, match="by"):
        to_today.apply(np.zeros((4, 1)), rule=Rule.RATIO)
    with pytest.raises(ValueError, match="by"):
        to_today.apply(np.zeros((4, 1)), by=np.ones((4, 1)))


def test_the_figures_given_are_left_as_they_were() -> None:
    to_today = onto_today(maps.provinces(), "province")
    values, by = np.full((8, 2), np.nan), np.full((8, 2), 2.0)
    to_today.apply(values, rule=Rule.WEIGHTED_MEAN, by=by)
    assert np.isnan(values).all()
    assert (by == 2).all()


def test_whole_numbers_are_added_like_any_others() -> None:
    restated = onto_today(maps.provinces(), "province").apply(np.ones((8, 1), np.int64), coverage=False)
    assert sorted(restated.values[:, 0].tolist()) == [2, 3, 3]
    with pytest.raises(ValueError, match="coverage"):
        restated.marks()
