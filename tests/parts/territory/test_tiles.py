"""The maps of tiles hold every province of their days once, and both archipelagos beside their provinces."""

import csv
from datetime import date
from pathlib import Path

import pytest

import tinhso.territory
from tinhso.territory.tiles import tiling

SHIPPED = Path(tinhso.territory.__file__).parent / "national" / "areas.csv"


def standing(on: str) -> set[str]:
    """The codes of the provinces of a day, from the list that comes with the program."""
    with SHIPPED.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["tier"] == "province"]
    return {
        row["code"]
        for row in rows
        if row["valid_from"] <= on and (not row["valid_to"] or on < row["valid_to"])
    }


@pytest.mark.parametrize(
    ("day", "count"), [(date(2025, 6, 30), 63), (date(2025, 7, 1), 34), (date(2026, 4, 30), 34)]
)
def test_every_province_of_a_day_has_one_tile(day: date, count: int) -> None:
    tiles = tiling(day).tiles
    assert len(tiles) == len(set(tiles.values())) == count
    assert set(tiles) == standing(day.isoformat())


@pytest.mark.parametrize("day", [date(2025, 6, 30), date(2025, 7, 1)])
def test_both_archipelagos_have_a_tile_east_of_their_province(day: date) -> None:
    layout = tiling(day)
    names = []
    for group in layout.groups:
        column, row = layout.tiles[group.owner]
        assert group.at[0] > column
        assert group.at[1] == row
        assert group.at not in layout.tiles.values()
        names.append(" ".join(map(str, group.lines)))
    assert names == ["Quần đảo Hoàng Sa (thành phố Đà Nẵng)", "Quần đảo Trường Sa (tỉnh Khánh Hòa)"]


@pytest.mark.parametrize(
    ("day", "north", "south"),
    [(date(2025, 7, 1), "04", "96"), (date(2025, 6, 30), "02", "96"), (date(2025, 7, 1), "01", "79")],
)
def test_north_is_up(day: date, north: str, south: str) -> None:
    tiles = tiling(day).tiles
    assert tiles[north][1] < tiles[south][1]
