"""Third pass: what the values of one clause share: the years dealt out to them, the deadline behind the last."""

import re
from dataclasses import replace
from datetime import date

from tinhso.core.lawtext.clauses import Clause, Member
from tinhso.core.lawtext.context import Flow
from tinhso.core.lawtext.shapes import Shape
from tinhso.core.lawtext.statements import Draft
from tinhso.core.lawtext.values import Kind, Statement

_YEARS = re.compile(r"(?P<each>các )?năm 20\d\d(?:(?:,| và|, và)(?: năm)? 20\d\d)+")


def over_years(key: str, clause: Clause, made: list[Draft]) -> list[Draft]:
    """As many values as years in one list are of those years ("các năm 2025, 2026 là 80%, 90%")."""
    found = _YEARS.search(key, clause.start, clause.end) if len(made) > 1 else None
    years = [int(year) for year in re.findall(r"20\d\d", found.group())] if found else []
    if found is None or not (found["each"] or IN_TURN.search(key, clause.start, clause.end)):
        return made
    if len(years) != len(made) or any(_apart(found, d.member) for d in made):
        return made
    return [replace(d, statement=_in_year(d.statement, year)) for d, year in zip(made, years, strict=True)]


def _apart(found: re.Match[str], member: Member) -> bool:
    """Whether the list of years stands among the values, and so is that of one of them."""
    return not (found.end() <= member.figure.start or found.start() >= member.figure.end)


def _in_year(statement: Statement, year: int) -> Statement:
    if statement.kind is Kind.TARGET:
        return replace(statement, by=date(year, 12, 31), every=None)
    return replace(statement, as_of=str(year))


def over_tiers(key: str, made: list[Draft], flow: Flow) -> list[Draft]:
    """The values of a clause, with one deadline where they are a list over tiers or it closes them all."""
    tiers = [d.statement.levels for d in made]
    listed = len(tiers) > 1 and len({*tiers}) == len(tiers) and all(len(tier) == 1 for tier in tiers)
    if listed:
        flow.dealt = tuple(tier[0] for tier in tiers)
    closed = len(made) > 1 and _closed_by(key, made[-1])
    return _due_together(made) if listed or closed or _side_by_side(key, made) else made


def _side_by_side(key: str, made: list[Draft]) -> bool:
    """Whether counts stand with nothing but their nouns between them ("mua 4 máy scan, 2 máy tính trước …")."""
    counted = all(d.member.figure.shape is Shape.COUNT for d in made)
    bare = all(key[slice(*d.member.left)].strip(" ,") in ("", "và") for d in made[1:])
    return len(made) > 1 and counted and bare and all(d.right.key.count(" ") <= 2 for d in made[:-1])


# "… cấp huyện 87%, cấp xã 61%; … lần lượt là 96% và 79%": of the same tiers.
IN_TURN = re.compile(r"(?<!\w)(?:lần lượt|tương ứng)(?!\w)")


# "mở 5 lớp cho 800 người, kết thúc trong tháng 10": all of it.
_CLOSES = re.compile(
    r"[^;.:]{0,160}?,\s(?:hoàn thành|kết thúc|xong|thực hiện xong|(?:trình|báo cáo|tham mưu|đề xuất)[^,;.:()]{0,60})\s"
    r"(?:trong|trước|vào|chậm nhất)(?!\w)"
)


def _closed_by(key: str, last: Draft) -> bool:
    return bool(_CLOSES.match(key, last.member.figure.right, last.member.right[1]))


def _due_together(made: list[Draft]) -> list[Draft]:
    """A list over tiers with the deadline that stands behind its last value."""
    last = made[-1].statement
    if "time.own" not in last.rules or last.kind is not Kind.TARGET:
        return made
    return [
        replace(d, statement=replace(d.statement, by=last.by, every=last.every))
        if "time.own" not in d.statement.rules and d.statement.kind is Kind.TARGET
        else d
        for d in made
    ]
