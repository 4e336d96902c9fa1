"""Series over many days: each figure stands on the map of its own day and is asked for on the map of one."""

from datetime import date

import numpy as np
import pytest

from core.timetree import small_maps as maps
from core.timetree.small_maps import EVE, MERGER
from tinhso.core.timetree import Mark, Rule, Series, Weights

NAN = np.nan
MAY, JULY, AUGUST = date(2025, 5, 31), date(2025, 7, 31), date(2025, 8, 31)


def listed(values: np.ndarray) -> list[list[float | None]]:
    return [[None if np.isnan(value) else float(value) for value in row] for row in values]


def quang_tri(days: tuple[date, ...], *rows: list[float], by: np.ndarray | None = None) -> Series:
    return Series("province", ("44@old", "45@old", "44@new"), days, np.array(rows, float), by)


def row(restated: object, key: str) -> int:
    return [node.key for node in restated.nodes].index(key)  # type: ignore[attr-defined]


def test_months_before_the_merger_are_added_up_and_months_after_it_stay() -> None:
    series = quang_tri((MAY, EVE, JULY, AUGUST), [1, 2, NAN, NAN], [3, NAN, NAN, NAN], [NAN, NAN, 9, NAN])
    restated = maps.provinces().restate(series, to=AUGUST)
    here = row(restated, "44@new")
    assert listed(restated.values)[here] == [4, 2, 9, None]
    assert restated.coverage is not None
    assert restated.coverage[here].tolist() == [1, 0.5, 1, 0]
    assert [restated.mark(here, i) for i in range(4)] == [Mark.EXACT] * 3 + [Mark.MISSING]
    assert restated.stray == ()


def test_a_series_shown_on_the_old_map_breaks_at_the_merger() -> None:
    series = quang_tri((EVE, JULY), [2, NAN], [3, NAN], [NAN, 9])
    restated = maps.provinces().restate(series, to=EVE)
    here = row(restated, "44@old")
    assert listed(restated.values)[here] == [2, None]
    assert [restated.mark(here, i) for i in range(2)] == [Mark.EXACT, Mark.BROKEN]


def test_columns_may_come_in_any_order() -> None:
    series = quang_tri((JULY, EVE, AUGUST, MAY), [NAN, 2, NAN, 1], [NAN, 4, NAN, 3], [9, NAN, 8, NAN])
    restated = maps.provinces().restate(series, to=AUGUST)
    here = row(restated, "44@new")
    assert listed(restated.values)[here] == [9, 6, 8, 4]
    plain = maps.provinces().restate(series, to=AUGUST, coverage=False)
    assert plain.coverage is None
    assert listed(plain.values) == listed(restated.values)


def test_a_ratio_is_recomputed_along_the_whole_series() -> None:
    by = np.array([[10, NAN], [5, NAN], [NAN, 20]])
    series = quang_tri((EVE, JULY), [1, NAN], [3, NAN], [NAN, 5], by=by)
    restated = maps.provinces().restate(series, to=AUGUST, rule=Rule.RATIO)
    assert listed(restated.values)[row(restated, "44@new")] == [pytest.approx(4 / 15), 0.25]


def test_a_figure_on_a_day_on_which_its_area_did_not_stand_is_named_and_not_counted() -> None:
    series = quang_tri((EVE, JULY), [1, 7], [3, NAN], [NAN, 9])
    restated = maps.provinces().restate(series, to=AUGUST)
    assert listed(restated.values)[row(restated, "44@new")] == [4, 9]
    assert restated.stray == ("44@old",)


def test_an_area_without_a_row_has_not_reported() -> None:
    series = Series("province", ("44@old",), (EVE,), np.array([[5.0]]))
    restated = maps.provinces().restate(series, to=MERGER)
    here = row(restated, "44@new")
    assert restated.coverage is not None
    assert (restated.values[here, 0], restated.coverage[here, 0]) == (5, 0.5)


def test_estimates_are_marked_in_the_months_that_needed_them() -> None:
    people = Weights("dân số", {("00002", "00001@new"): 1, ("00002", "00003@new"): 3})
    keys = ("00001", "00002", "00003", "00004", "00001@new")
    values = np.array([[1, NAN], [4, NAN], [2, NAN], [5, NAN], [NAN, 7]])
    series = Series("commune", keys, (EVE, JULY), values)
    restated = maps.split_country().restate(series, to=AUGUST, weights=people)
    here = row(restated, "00001@new")
    assert listed(restated.values)[here] == [2, 7]
    assert [restated.mark(here, i) for i in range(2)] == [Mark.ESTIMATED, Mark.EXACT]
    assert restated.weight == "dân số"


def test_a_series_that_contradicts_itself_is_refused() -> None:
    country = maps.provinces()
    with pytest.raises(ValueError, match="shape"):
        Series("province", ("44@old",), (EVE,), np.zeros((2, 1)))
    with pytest.raises(ValueError, match="two rows"):
        Series("province", ("44@old", "44@old"), (EVE,), np.zeros((2, 1)))
    with pytest.raises(KeyError):
        country.restate(Series("province", ("99@old",), (EVE,), np.zeros((1, 1))), to=MERGER)
    with pytest.raises(ValueError, match="column"):
        country.restate(Series("province", ("44@old",), (), np.zeros((1, 0))), to=MERGER)
