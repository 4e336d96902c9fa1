"""How well and how fast texts are read: scores on annotated documents, time beside a plain operation.

    python bench/reading.py [DOCS GOLD]

DOCS holds NAME.txt, GOLD holds NAME.jsonl with one annotated statement a line. Without folders only the speed
is measured, on a text made here.
"""

import json
import re
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

from tinhso.core import lawtext
from tinhso.core.lawtext import Kind, Statement
from tinhso.core.quantity import unit_class

_CLASS = {"ge": "least", "gt": "least", "le": "most", "lt": "most", "eq": "exact", "approx": "exact"}
_TEXT = """KẾ HOẠCH CHUYỂN ĐỔI SỐ TỈNH BẮC NINH NĂM 2026
1. Chính quyền số
- Tối thiểu 85% hồ sơ thủ tục hành chính nộp trực tuyến; 100% kết quả được số hóa trước tháng 6/2026.
- Hồ sơ công việc xử lý trên môi trường mạng: cấp tỉnh 100%, cấp xã trên 90%.
Đến nay, toàn tỉnh có 1.254 doanh nghiệp công nghệ số, tăng 12,5% so với năm 2024; đứng thứ 7/34 cả nước.
"""

# Texts that tempt a grammar to look at every part again and again: twice the length must take twice the time.
_HOSTILE = {
    "digits": "1",
    "levels": "cấp tỉnh, ",
    "ranges": "từ 1 đến ",
    "fractions": "1/",
    "shares": "5% hộ ",
    "agencies": "và Sở Y tế ",
    "duties": "; Sở Y tế chủ trì phối hợp ",
    "papers": "căn cứ luật x\n",
    "signatures": "KT. CHỦ TỊCH\n",
}
_HOSTILE_LENGTH = 40_000

Atom = tuple[str, float, str, str | None]
Row = dict[str, object]


def main(args: list[str]) -> None:
    """Print the scores of the folders named, if any, and the speed."""
    if len(args) == 2:
        _print_scores(Path(args[0]), Path(args[1]))
    _print_speed()


def _print_scores(docs: Path, gold: Path) -> None:
    totals = {"figure": 0, "dated": 0, "full": 0}
    asked = given = 0
    for answers in sorted(gold.glob("*.jsonl")):
        text = (docs / f"{answers.stem}.txt").read_bytes().decode("utf-8")
        wanted = [
            row
            for line in answers.read_text("utf-8").splitlines()
            if line
            for row in _split(json.loads(line))
        ]
        found = [row for s in lawtext.read(text).statements for row in _split(_row(s))]
        pairs, unsure = _matched(wanted, found)
        asked += sum(bool(row.get("sure", True)) for row in wanted)
        given += len(found) - unsure
        for one, other in pairs:
            dated = _when(one) == _when(other)
            totals["figure"] += 1
            totals["dated"] += dated
            totals["full"] += dated and _same_measure(one, other)
    for name, hits in totals.items():
        precision, recall = hits / max(given, 1), hits / max(asked, 1)
        f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
        print(f"{name:7} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


def _row(statement: Statement) -> Row:
    return {
        "kind": statement.kind.value,
        "value": float(statement.value),
        "unit": statement.unit,
        "levels": [level.value for level in statement.levels],
        "by": statement.by.isoformat() if statement.by else None,
        "every": statement.every.value if statement.every else None,
        "as_of": statement.as_of,
        "comparator": statement.comparator.value,
        "indicator": statement.indicator,
    }


def _split(row: Row) -> list[Row]:
    """One row for each level that a statement names."""
    levels = row["levels"]
    assert isinstance(levels, list)
    return [row | {"level": level} for level in levels or [None]]


def _atom(row: Row) -> Atom:
    unit = row["unit"]
    kind, value, level = str(row["kind"]), float(str(row["value"])), row["level"]
    return kind, round(value, 4), str(unit_class(str(unit) if unit else None)), str(level) if level else None


def _matched(wanted: list[Row], found: list[Row]) -> tuple[list[tuple[Row, Row]], int]:
    """The best pairs, each row used once; and how many rows found are no matter of certainty."""
    options = sorted(
        (
            (-(_when(w) == _when(f)) - _overlap(w, f), i, j)
            for i, w in enumerate(wanted)
            for j, f in enumerate(found)
            if _atom(w) == _atom(f)
        ),
    )
    taken: dict[int, int] = {}
    for _, i, j in options:
        if i not in taken and j not in taken.values():
            taken[i] = j
    pairs = [(wanted[i], found[j]) for i, j in taken.items() if wanted[i].get("sure", True)]
    return pairs, len(taken) - len(pairs)


def _when(row: Row) -> object:
    if row["kind"] == Kind.TARGET:
        return row["by"] or row["every"]
    return str(row["as_of"] or "")[:4]


def _overlap(one: Row, other: Row) -> float:
    a, b = (
        set(re.findall(r"\w+", unicodedata.normalize("NFC", str(r["indicator"])).lower()))
        for r in (one, other)
    )
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _same_measure(one: Row, other: Row) -> bool:
    same = [_CLASS.get(str(row["comparator"]), str(row["comparator"])) for row in (one, other)]
    return same[0] == same[1] and _overlap(one, other) >= 0.6


def _print_speed() -> None:
    text = _TEXT * (1_000_000 // len(_TEXT.encode()) + 1)
    words = len(_TEXT.split())
    seconds = _best(lambda: lawtext.read(text), 2)
    plain = _best(lambda: [w.lower() for w in re.findall(r"\w+", text)], 3)
    small = _best(lambda: lawtext.read(_TEXT), 5)
    print(
        f"1 MB ({len(text)} characters): {seconds:.2f} s, "
        f"{seconds / plain:.0f} times finding and lowering its words"
    )
    print(f"{words} words: {small * 1000:.1f} ms")
    for name, piece in _HOSTILE.items():
        once = piece * (_HOSTILE_LENGTH // len(piece))
        print(f"{name}: twice the text, {_doubling(once):.1f} times the time")


def _doubling(text: str) -> float:
    once = _best(lambda: lawtext.read(text), 3)
    return _best(lambda: lawtext.read(text * 2), 3) / once


def _best(work: Callable[[], object], times: int) -> float:
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begun)
    return min(spent)


if __name__ == "__main__":
    main(sys.argv[1:])
