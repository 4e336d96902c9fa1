"""What a document says of itself, what is to stand by a day, who is told to do what: cases in `viec`."""

import unicodedata
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml

from tinhso.core import lawtext
from tinhso.core.lawtext import Assignment, Milestone, Particulars

_LEVELS = {"central": "trung ương", "province": "tỉnh", "district": "huyện", "commune": "xã"}
_EVERY = {"year": "hằng năm", "quarter": "hằng quý", "month": "hằng tháng"}


def _cases(name: str) -> list[Any]:
    cases = yaml.safe_load((Path(__file__).parent / "viec" / f"{name}.yaml").read_text("utf-8"))
    return [pytest.param(case, id=f"{i}: {case['văn bản'][:50]}") for i, case in enumerate(cases)]


def _due(one: Milestone | Assignment) -> dict[str, Any]:
    return {
        "hạn": one.by,
        "lặp lại": _EVERY[one.every] if one.every else None,
        "thường xuyên": one.ongoing,
        "cấp": [_LEVELS[level] for level in one.levels],
    }


def _particulars(said: Particulars) -> dict[str, Any]:
    return {
        "loại": said.paper,
        "số, ký hiệu": said.reference,
        "cơ quan": said.issuer,
        "nơi": said.place,
        "ngày": said.issued_on,
        "trích yếu": said.title,
        "người ký": said.signer.name if said.signer else None,
        "chức vụ": said.signer.position if said.signer else None,
        "hiệu lực": said.in_force_from,
        "liên quan": [[one.relation, one.name] for one in said.citations],
    }


def _agree(found: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> None:
    asked = [{name: row[name] for name in case} for row, case in zip(found, wanted, strict=False)]
    assert asked == wanted
    assert len(found) == len(wanted), found


@pytest.mark.parametrize("case", _cases("giao_viec"))
def test_a_careful_reader_finds_just_these_assignments(case: dict[str, Any]) -> None:
    found = lawtext.read(case["văn bản"]).assignments
    rows = [{"chủ trì": list(a.leads), "phối hợp": list(a.partners), "việc": a.what} | _due(a) for a in found]
    _agree(rows, case["đọc được"])


@pytest.mark.parametrize("case", _cases("moc"))
def test_a_careful_reader_finds_just_these_milestones(case: dict[str, Any]) -> None:
    _agree([{"mốc": m.what} | _due(m) for m in lawtext.read(case["văn bản"]).milestones], case["đọc được"])


@pytest.mark.parametrize("case", _cases("the_thuc"))
def test_a_document_says_just_this_of_itself(case: dict[str, Any]) -> None:
    _agree([_particulars(lawtext.read(case["văn bản"]).particulars)], [case["đọc được"]])


def test_there_are_enough_cases_of_each() -> None:
    assert len(_cases("giao_viec")) >= 45
    assert len(_cases("moc")) >= 40
    assert len(_cases("the_thuc")) >= 40


_DUTY = "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính lập kho bệnh án, hoàn thành trước 30/6/2026."


def _duty(text: str) -> Assignment:
    (one,) = lawtext.read(text).assignments
    return replace(one, quote="", start=0, end=0)


@pytest.mark.parametrize("agency", ["Sở Tư pháp", "Công an tỉnh", "Văn phòng Tỉnh ủy", "Tỉnh đoàn"])
def test_another_agency_changes_the_lead_alone(agency: str) -> None:
    assert _duty(_DUTY.replace("Sở Y tế", agency)) == replace(_duty(_DUTY), leads=(agency,))


@pytest.mark.parametrize(
    ("written", "by"), [("15/7/2026", date(2026, 7, 14)), ("01/01/2028", date(2027, 12, 31))]
)
def test_another_day_changes_the_deadline_alone(written: str, by: date) -> None:
    assert _duty(_DUTY.replace("30/6/2026", written)) == replace(_duty(_DUTY), by=by)


_LEAD_INS = ["Trước ngày 30/6/2026, ", "Chậm nhất ngày 29/6/2026, "]


@pytest.mark.parametrize("lead_in", _LEAD_INS)
def test_a_day_before_the_agency_is_the_same_as_one_behind_the_matter(lead_in: str) -> None:
    before = _duty(f"{lead_in}Sở Y tế lập kho bệnh án.")
    behind = _duty("Sở Y tế lập kho bệnh án trước ngày 30/6/2026.")
    assert (before.leads, before.what, before.by) == (behind.leads, behind.what, behind.by)


@pytest.mark.parametrize("mark", ["1.", "a)", "-", "+", "•"])
def test_the_mark_of_an_item_changes_nothing(mark: str) -> None:
    assert _duty(f"{mark} {_DUTY}") == _duty(_DUTY)


def test_lines_of_a_task_may_stand_in_any_order() -> None:
    lines = [
        "Chủ trì: Sở Nội vụ.",
        "Phối hợp: Công an tỉnh.",
        "Thời gian: Quý II/2026.",
        "Sản phẩm: Báo cáo.",
    ]
    said = {
        (one.leads, one.partners, one.what, one.by)
        for order in permutations(lines)
        for one in lawtext.read("\n".join(["Lập khung năng lực số cho công chức.", *order])).assignments
    }
    assert said == {
        (("Sở Nội vụ",), ("Công an tỉnh",), "Lập khung năng lực số cho công chức", date(2026, 6, 30))
    }


def test_another_number_changes_the_reference_alone() -> None:
    text = "ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\nSố: 12/KH-UBND\nKẾ HOẠCH\nSố hóa tài liệu\nI. MỤC TIÊU"
    first, other = (lawtext.read(t).particulars for t in (text, text.replace("12/", "95/")))
    assert replace(first, reference=None, found=()) == replace(other, reference=None, found=())
    assert (first.reference, other.reference) == ("12/KH-UBND", "95/KH-UBND")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ["giao_viec", "moc", "the_thuc"])
def test_every_quote_stands_at_its_place(name: str, form: str) -> None:
    for case in _cases(name):
        text = unicodedata.normalize(form, case.values[0]["văn bản"])
        said = lawtext.read(text)
        placed = [*said.milestones, *said.assignments, *said.particulars.found, *said.particulars.citations]
        assert all(text[one.start : one.end] == one.quote and one.quote for one in placed)


@pytest.mark.parametrize(
    "piece",
    [
        "giao sở y tế, ",
        "; Sở Y tế chủ trì ",
        "chủ trì: ",
        "(do sở y tế ",
        "đưa a vào ",
        "căn cứ luật x\n",
        "KT. CHỦ TỊCH\n",
    ],
)
def test_hostile_duties_are_read_to_their_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    said = lawtext.read(text)
    assert all(text[one.start : one.end] == one.quote for one in (*said.milestones, *said.assignments))
