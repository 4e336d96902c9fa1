"""Lists as files: what a spreadsheet opens holds no formula, and dates are dates."""

import csv
import io
import json
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tinhso.base.exports import FORMATS, Column, Table, answer

COLUMNS = [Column("name", "Tên"), Column("day", "Ngày"), Column("value", "Giá trị"), Column("at", "Lúc")]
MOMENT = datetime(2025, 1, 2, 20, 30, tzinfo=UTC)


def table(name: str) -> Table:
    return Table(
        "danh-sach", COLUMNS, [[name, date(2024, 12, 31), Decimal("83.6"), MOMENT], [None, None, None, None]]
    )


def rows_of_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def sheet(content: bytes) -> str:
    book = zipfile.ZipFile(io.BytesIO(content))
    return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("name", ["=1+1", "+84", "-5", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_looks_like_a_formula_stays_text(name: str) -> None:
    assert rows_of_csv(answer(table(name), "csv").content)[1][0] == f"'{name}"
    assert "<f>" not in sheet(answer(table(name), "xlsx").content)
    assert json.loads(answer(table(name), "json").content)[0]["name"] == name


def test_a_negative_number_stays_a_number() -> None:
    made = Table("so", [Column("value", "Giá trị")], [[Decimal("-4.5")]])
    assert rows_of_csv(answer(made, "csv").content)[1] == ["-4.5"]
    assert "<v>-4.5</v>" in sheet(answer(made, "xlsx").content)


def test_dates_are_dates_and_moments_are_in_vietnams_time() -> None:
    assert rows_of_csv(answer(table("a"), "csv").content)[1] == [
        "a",
        "2024-12-31",
        "83.6",
        "2025-01-03T03:30:00+07:00",
    ]
    # 31/12/2024 and 03/01/2025 03:30 as days since the start of a sheet.
    made = sheet(answer(table("a"), "xlsx").content)
    assert "<v>45657</v>" in made
    assert "<v>45660.1458" in made


def test_json_rows_carry_the_keys_of_the_columns() -> None:
    first, empty = json.loads(answer(table("a"), "json").content)
    assert first == {"name": "a", "day": "2024-12-31", "value": 83.6, "at": "2025-01-03T03:30:00+07:00"}
    assert set(empty.values()) == {None}


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_is_handed_out_under_its_name(ending: str) -> None:
    assert answer(table("a"), ending)["Content-Disposition"] == f'attachment; filename="danh-sach.{ending}"'


def test_a_link_and_a_cell_beyond_the_limit_do_no_harm() -> None:
    long = Table("dai", [Column("a", "A"), Column("b", "B")], [["https://example.org/", "x" * 40_000]])
    made = sheet(answer(long, "xlsx").content)
    assert "x" * 32_767 in made
    assert "<hyperlink" not in made
