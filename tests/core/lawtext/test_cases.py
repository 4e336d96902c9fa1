"""Texts with what a careful reader finds in them, in YAML files that a planning officer can read."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from tinhso.core import lawtext
from tinhso.core.lawtext import Statement

_KINDS = {"target": "chỉ tiêu", "result": "kết quả"}
_COMPARATORS = {
    "ge": "ít nhất", "gt": "trên", "eq": "đúng", "le": "không quá", "lt": "dưới",
    "approx": "khoảng", "top": "nhóm đầu", "up": "tăng", "down": "giảm",
}  # fmt: skip
_LEVELS = {"central": "trung ương", "province": "tỉnh", "district": "huyện", "commune": "xã"}
_EVERY = {"year": "hằng năm", "quarter": "hằng quý", "month": "hằng tháng"}


def _cases() -> list[Any]:
    made = []
    for path in sorted(Path(__file__).parent.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            made.append(pytest.param(case, id=f"{path.stem}: {case['tên']}"))
    return made


def _shown(statement: Statement) -> dict[str, Any]:
    """A statement in the words of the cases."""
    of = statement.of
    return {
        "loại": _KINDS[statement.kind],
        "đo": statement.indicator,
        "so sánh": _COMPARATORS[statement.comparator],
        "giá trị": statement.value,
        "đến": statement.value_high,
        "đơn vị": statement.unit,
        "cấp": [_LEVELS[level] for level in statement.levels],
        "hạn": statement.by,
        "lặp lại": _EVERY[statement.every] if statement.every else None,
        "kỳ": statement.as_of,
        "trừ": statement.exclusion,
        "của": statement.territory,
        "trên tổng": of.value if of else None,
    }


def _read_value(name: str, value: Any) -> Any:
    if name in ("giá trị", "đến", "trên tổng"):
        return Decimal(str(value))
    if name == "kỳ" and value is not None:
        return value.isoformat() if isinstance(value, date) else str(value)
    return value


@pytest.mark.parametrize("case", _cases())
def test_a_careful_reader_finds_just_this(case: dict[str, Any]) -> None:
    found = [_shown(s) for s in lawtext.read(case["văn bản"]).statements]
    wanted = case["đọc được"] or []
    assert [row["đo"] for row in found] == [row["đo"] for row in wanted]
    for row, expected in zip(found, wanted, strict=True):
        asked = {name: _read_value(name, value) for name, value in expected.items()}
        assert {name: row[name] for name in asked} == asked


def test_there_are_enough_cases_to_trust() -> None:
    assert len(_cases()) >= 60
