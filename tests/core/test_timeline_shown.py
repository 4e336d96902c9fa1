"""Periods as people write and read them."""

import pytest

from tinhso.core.timeline.shown import read_stated, show_stated

PAIRS = [
    ("2022", "2022"),
    ("2022-Q4", "quý 4/2022"),
    ("2021-06", "tháng 6/2021"),
    ("2023-03-31", "31/03/2023"),
]
TYPED = [
    ("năm 2024", "2024"),
    ("6/2024", "2024-06"),
    ("Tháng 06/2024", "2024-06"),
    ("Quý IV/2024", "2024-Q4"),
    ("q2/2024", "2024-Q2"),
    ("1/7/2025", "2025-07-01"),
    ("2024-q3", "2024-Q3"),
]


@pytest.mark.parametrize(("stored", "shown"), PAIRS)
def test_a_period_is_shown_and_read_back(stored: str, shown: str) -> None:
    assert show_stated(stored) == shown
    assert read_stated(shown) == stored
    assert read_stated(stored) == stored


@pytest.mark.parametrize(("typed", "stored"), TYPED)
def test_a_period_is_read_as_people_type_it(typed: str, stored: str) -> None:
    assert read_stated(typed) == stored


@pytest.mark.parametrize("typed", ["", "hôm qua", "13/2024", "31/02/2024", "quý 5/2024", "24", "2024-13"])
def test_what_is_no_period_is_none(typed: str) -> None:
    assert read_stated(typed) is None


def test_text_that_is_no_period_is_shown_as_it_is() -> None:
    assert show_stated("gần đây") == "gần đây"
