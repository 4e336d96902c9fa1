"""Periods, by cases that a statistics officer can read and correct."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tinhso.core import period
from tinhso.core.period import Unreadable, Window

HERE = Path(__file__).parent
ON = date(2026, 11, 26)


def cases(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text("utf-8"))
    return loaded


@pytest.mark.parametrize("case", cases("ky.yaml"), ids=lambda case: case["ghi"])
def test_a_period_is_cut_written_and_counted_as_listed(case: dict[str, Any]) -> None:
    found = period.read(case["ghi"])
    earlier = period.same_period_last_year(found)
    assert {
        "ghi": period.show(found),
        "mã": period.code(found),
        "từ": found.start,
        "đến": found.last,
        "sau": period.show(found.next),
        "cùng kỳ": earlier and period.show(earlier),
    } == {name: str(value) if name == "mã" else value for name, value in case.items() if name != "gõ"}


@pytest.mark.parametrize("case", cases("ky.yaml"), ids=lambda case: case["ghi"])
def test_a_period_is_read_however_it_is_typed(case: dict[str, Any]) -> None:
    expected = period.read(case["ghi"])
    assert period.read(str(case["mã"])) == expected
    assert [text for text in case["gõ"] if period.read(str(text)) != expected] == []


@pytest.mark.parametrize(
    "case", cases("tuong_doi.yaml"), ids=lambda case: f"{case['gõ']} {case.get('ngày', '')}"
)
def test_what_people_say_means_these_periods(case: dict[str, Any]) -> None:
    window = Window.ADMINISTRATIVE if case.get("cắt") == "hành chính" else Window.CALENDAR
    found = period.resolve(case["gõ"], on=case.get("ngày", ON), window=window)
    assert [period.show(one) for one in found] == case["ra"]


@pytest.mark.parametrize("case", cases("khong_doc_duoc.yaml"), ids=lambda case: case["gõ"] or "(trống)")
def test_what_is_no_period_is_refused_at_its_place(case: dict[str, Any]) -> None:
    with pytest.raises(Unreadable) as refused:
        period.read(case["gõ"])
    assert (refused.value.position, refused.value.found) == (case["vị trí"], case["gặp"])
    assert case["cần"] in refused.value.expected


def test_the_same_period_last_year_goes_with_what_stands_beside() -> None:
    beside = (period.read("quý II/2026"), period.read("tháng 7/2026"))
    found = period.resolve("cùng kỳ năm trước", on=ON, beside=beside)
    assert [period.show(one) for one in found] == ["quý II/2025", "tháng 7/2025"]


def test_the_message_says_where_and_what_could_stand_there() -> None:
    with pytest.raises(Unreadable, match="vị trí 5: cần «nay» hoặc «qua», gặp «kia»"):
        period.resolve("hôm kia", on=ON)
