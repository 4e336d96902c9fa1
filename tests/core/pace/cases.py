"""The cases of cases.yaml as promises, figures and expected answers."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path as File
from typing import Any

import yaml

from tinhso.core.pace import Actual, Assessment, Direction, Path, Point, Promise, Status

_DIRECTIONS = {
    "tăng": Direction.MORE,
    "giảm": Direction.LESS,
    "trong khoảng": Direction.WITHIN,
    "xếp hạng": Direction.RANK,
    "hoàn thành": Direction.DONE,
}
_PATHS = {"đều": Path.LINEAR, "theo mốc": Path.STEPPED, None: Path.NONE}
_STATUSES = {
    "Đạt": Status.REACHED,
    "Đúng tiến độ": Status.ON_TRACK,
    "Có nguy cơ": Status.AT_RISK,
    "Chậm": Status.LATE,
    "Thiếu số liệu": Status.NO_DATA,
    "Chưa đến kỳ": Status.NOT_DUE,
}


@dataclass(frozen=True, slots=True)
class Case:
    """One case, and what must come out of it."""

    title: str
    promise: Promise
    actuals: tuple[Actual, ...]
    on: date
    answer: dict[str, Any]

    def failure(self, found: Assessment) -> str | None:
        """What differs between the answer found and the one written down, None if nothing does."""
        written = {
            "trạng thái": _STATUSES[self.answer["trạng thái"]],
            "đạt": self.answer["đạt"],
            "đúng hạn": self.answer["đúng hạn"],
            "còn thiếu": _rounded(self.answer["còn thiếu"]),
            "lý do": self.answer["lý do"],
            "quá hạn": "due_passed" in self.answer["lý do"],
            "số liệu cũ": "stale" in self.answer["lý do"],
        }
        seen = {
            "trạng thái": found.status,
            "đạt": found.reached,
            "đúng hạn": found.in_time,
            "còn thiếu": _rounded(found.distance),
            "lý do": [reason.code for reason in found.reasons],
            "quá hạn": found.overdue,
            "số liệu cũ": found.stale,
        }
        if "cần có" in self.answer:
            written["cần có"], seen["cần có"] = self.answer["cần có"], _rounded(found.expected)
        wrong = [
            f"{name}: {seen[name]!r}, not {written[name]!r}" for name in seen if seen[name] != written[name]
        ]
        return f"{self.title}: " + "; ".join(wrong) if wrong else None


def cases() -> tuple[Case, ...]:
    """All cases of the file."""
    rows = yaml.safe_load((File(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
    return tuple(
        Case(
            row["ca"],
            _promise(row["chỉ tiêu"]),
            tuple(Actual(value, day, bool(mark)) for value, day, *mark in row["số liệu"]),
            row["ngày"],
            row["kết quả"],
        )
        for row in rows
    )


def _promise(row: dict[str, Any]) -> Promise:
    first = row.get("ban đầu")
    return Promise(
        _DIRECTIONS[row["hướng"]],
        row.get("mức"),
        high=row.get("tới"),
        strict=row.get("vượt hẳn", False),
        due=row.get("hạn"),
        baseline=Point(first[1], first[0]) if first else None,
        path=_PATHS[row.get("lộ trình")],
        steps=tuple(Point(day, value) for value, day in row.get("mốc", ())),
        every_months=row.get("mỗi"),
        period_months=row.get("kỳ số liệu"),
    )


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 6)
