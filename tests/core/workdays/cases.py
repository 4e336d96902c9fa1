"""The calendar of lich.yaml and the deadlines of thoi_han.yaml."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tinhso.core.timeline import Interval
from tinhso.core.workdays import Calendar, DayKind, Deadline, NotedDay

HERE = Path(__file__).parent
_KINDS = {
    "lễ": DayKind.HOLIDAY,
    "nghỉ bù": DayKind.IN_LIEU,
    "nghỉ hoán đổi": DayKind.SWAPPED_OFF,
    "đóng cửa": DayKind.CLOSED,
    "làm bù": DayKind.WORKING,
}


def calendar() -> Calendar:
    """The calendar written down by hand."""
    written = yaml.safe_load((HERE / "lich.yaml").read_text("utf-8"))
    days = tuple(
        NotedDay(
            row["ngày"],
            _KINDS[row["loại"]],
            row["tên"],
            "",
            swapped_with=row.get("đổi"),
            verified=row.get("đã đối chiếu", False),
        )
        for row in written["ngày"]
    )
    return Calendar(Interval(written["từ"], written["đến"]), days)


def deadlines() -> list[dict[str, Any]]:
    """The deadlines written down by hand."""
    loaded: list[dict[str, Any]] = yaml.safe_load((HERE / "thoi_han.yaml").read_text("utf-8"))
    return loaded


def told(found: Deadline) -> dict[str, object]:
    """A deadline in the words of the file."""
    return {
        "hạn": found.due,
        "bỏ qua": [
            f"{skipped.noted.name if skipped.noted else 'cuối tuần'} {skipped.on:%d/%m}"
            for skipped in found.skipped
        ],
        "làm bù": [day.on for day in found.made_up],
        "chắc": found.verified,
    }


def noted(on: date, kind: DayKind, name: str = "") -> NotedDay:
    """A day noted by an agency."""
    return NotedDay(on, kind, name, "Thông báo của cơ quan", verified=True)
