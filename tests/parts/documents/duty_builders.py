"""Duties for the tests: a directive with two orders and a milestone, as a machine would read it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from parts.documents import builders
from tinhso.core import lawtext
from tinhso.core.lawtext import Assignment, Milestone
from tinhso.documents import actions, duties
from tinhso.documents.duties import Asked, Line
from tinhso.documents.models import Document, DutyCandidate

CONTENT = (
    "Về xây dựng chính quyền số\n"
    "Giao Sở Nội vụ chủ trì, phối hợp với Văn phòng tỉnh rà soát vị trí việc làm trước ngày 30/6/2025.\n"
    "Sở Tài chính bố trí kinh phí hằng năm.\n"
    "Trong năm 2026, đưa Trung tâm điều hành đi vào hoạt động.\n"
)
DAY = date(2025, 9, 1)  # after the first deadline, before the second


def passage(quote: str, content: str = CONTENT) -> dict[str, Any]:
    """Where the text says the words."""
    start = content.index(quote)
    return {"quote": quote, "start": start, "end": start + len(quote)}


def posts(**changed: Any) -> Assignment:
    """The first order: with a deadline that has passed, an agency that leads and one that helps."""
    said = Assignment(
        **passage(CONTENT.splitlines()[1]),
        leads=("Sở Nội vụ",),
        partners=("Văn phòng tỉnh",),
        what="rà soát vị trí việc làm",
        by=date(2025, 6, 30),
        rules=("viec.mau",),
    )
    return replace(said, **changed)


def money(**changed: Any) -> Assignment:
    """The second: every year; the machine is not sure of it."""
    said = Assignment(
        **passage(CONTENT.splitlines()[2]),
        leads=("Sở Tài chính",),
        partners=(),
        what="bố trí kinh phí",
        every=lawtext.Every.YEAR,
        sure=False,
    )
    return replace(said, **changed)


def centre(**changed: Any) -> Milestone:
    """The milestone, by the end of next year."""
    said = Milestone(
        **passage("đưa Trung tâm điều hành đi vào hoạt động"),
        what="đưa Trung tâm điều hành đi vào hoạt động",
        by=date(2026, 12, 31),
    )
    return replace(said, **changed)


def read_as(document: Document, found: Sequence[Assignment | Milestone], *, grammar: str = "mau-1") -> None:
    """Have a document read by a grammar of the given name that finds the given duties and no statement."""
    nothing = lawtext.read("", territory=None, dated=None)
    reading = replace(
        nothing,
        assignments=tuple(one for one in found if isinstance(one, Assignment)),
        milestones=tuple(one for one in found if isinstance(one, Milestone)),
    )
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(lawtext, "GRAMMAR", grammar)
        patched.setattr(lawtext, "read", lambda *_args, **_words: reading)
        actions.read(text=document.text, by=builders.steering())


def read(title: str = "Chỉ thị về chính quyền số", content: str = CONTENT, **facts: Any) -> Document:
    """A document with its two orders and its milestone read, nobody having looked at them."""
    document = builders.taken_in(content, title, **facts)
    moved = [replace(one, **passage(one.quote, content)) for one in (posts(), money(), centre())]
    read_as(document, moved)
    return document


def lines(document: Document | None = None, **asked: Any) -> list[Line]:
    """The duties listed, in order."""
    wish = Asked(**{"day": DAY, "document": document.pk if document else None, "order": "van-ban"} | asked)
    return duties.found(viewer=builders.steering(), asked=wish)


def candidate(line: Line) -> DutyCandidate:
    """What the machine read at a line."""
    return DutyCandidate.objects.select_related("reading__text", "follows").get(pk=line.candidate)
