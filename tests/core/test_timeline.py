"""Intervals of days."""

from datetime import date

import pytest

from tinhso.core.timeline import Interval


def test_a_district_abolished_on_a_day_no_longer_stands_on_that_day() -> None:
    district = Interval(date(1997, 1, 1), date(2025, 7, 1))
    assert date(2025, 6, 30) in district
    assert date(2025, 7, 1) not in district


def test_intervals_that_touch_do_not_overlap() -> None:
    before, after = Interval(None, date(2025, 7, 1)), Interval(date(2025, 7, 1), None)
    assert not before.overlaps(after)
    assert before.overlaps(Interval(date(2025, 6, 30), None))


def test_an_interval_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="must end after"):
        Interval(date(2025, 7, 1), date(2025, 7, 1))
