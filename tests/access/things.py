"""Two provinces with the same things in each: what a role that holds in one of them must see, and must not."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

import people
import promises
from parts.documents import builders, duty_builders, handed
from promises import Says
from tinhso.base import access, purging
from tinhso.base.models import User
from tinhso.base.values import Role
from tinhso.documents import actions as documents
from tinhso.documents.models import Document
from tinhso.files.values import Extract, Format, Page, Place
from tinhso.progress import actions as progress
from tinhso.progress.models import Proposal, Target
from tinhso.territory.models import Area

MINE, OTHER = ("Thử Một", "98"), ("Thử Hai", "99")


@dataclass(frozen=True)
class Things:
    """The words of an address for each thing of one province."""

    document: dict[str, Any]
    sheet: dict[str, Any]
    statement: dict[str, Any]
    duty: dict[str, Any]
    file: dict[str, Any]
    target: dict[str, Any]
    figure: dict[str, Any]
    proposal: dict[str, Any]
    wish: dict[str, Any]
    result: dict[str, Any]
    purge: dict[str, Any]


def area(of: tuple[str, str]) -> Area:
    """One of the two provinces."""
    return promises.province(of[0], code=of[1])


def account(role: Role, *, only: Area | None = None) -> User:
    """Who holds a role everywhere, or in one province alone."""
    if only is None:
        return people.in_role(role)
    login = f"demo-{role.value}-{only.code}"
    return User.objects.filter(login=login).first() or User.objects.create_user(login, is_demo=True)


def roles_of(user: User) -> list[tuple[Role, frozenset[Any]]]:
    """The source of roles that hold in one province alone: the login name says which."""
    _demo, role, *code = user.login.split("-")
    found = Area.objects.filter(code__in=code)
    return [(Role(role), frozenset(one.pk for one in found))] if found else []


def placed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the rules of access ask the source above, and no other."""
    monkeypatch.setattr(access, "_sources", [roles_of])


def fill(of: tuple[str, str], monkeypatch: pytest.MonkeyPatch, *, publish: bool = True) -> Things:
    """One thing of every kind in a province; nothing is published but, if asked, the target that a proposal changes."""
    here, name = area(of), of[0]
    content = builders.CONTENT + f"{name}.\n"
    paper = _paper(content, here, monkeypatch)
    builders.machine_reads(paper.text, builders.three())
    duties = duty_builders.read(f"Chỉ thị {name}", f"{duty_builders.CONTENT}{name}.\n", area=here)
    target = _target(here, name)
    figure = promises.figure("70", of=target, as_of=date(2024, 6, 30))
    wish, result = _accepted(paper)
    failed = handed.handed_in(f"(broken) {name}".encode(), area=here)
    return Things(
        document={"pk": paper.pk},
        sheet={"pk": paper.pk, "number": 1},
        statement={"pk": paper.pk, "place": builders.entries(paper)[1].place},
        duty={"pk": duties.pk, "place": duty_builders.lines(duties)[0].word},
        file={"pk": failed.pk},
        target={"pk": target.pk},
        figure={"pk": target.pk, "row": figure.pk},
        proposal={"pk": _proposal(here, name) if publish else 0},
        wish={"pk": wish},
        result={"pk": result},
        purge={"pk": _purge(name)},
    )


def _paper(content: str, here: Area, monkeypatch: pytest.MonkeyPatch) -> Document:
    whole = Place(0, len(content), page=1, box=(0.1, 0.2, 0.9, 0.3))
    handed.answers(monkeypatch, Extract(Format.PDF, content, places=(whole,), pages=(Page(595, 842),)))
    found = handed.worked(handed.handed_in(content.encode(), area=here)).document
    assert found is not None
    return found


def _accepted(paper: Document) -> tuple[int, int]:
    """Two judgements of the paper: of a target, and of a result."""
    found = []
    for at in (0, 2):
        candidate = builders.entries(paper)[at].candidate
        assert candidate
        found.append(documents.accept(candidate=candidate, by=builders.steering()).pk)
    return found[0], found[1]


def _target(here: Area, name: str) -> Target:
    says = Says(f"Tỷ lệ hộ có cáp quang {name}", "95", more={"by": date(2025, 12, 31)})
    made = promises.target(says, area=here, reference=f"{here.code}-NQ/TU", title=f"Nghị quyết {name}")
    made.document.area = here
    made.document.save()
    return made


def _purge(name: str) -> UUID:
    """A wish to forget somebody that waits for a second person."""
    return purging.ask(words=f"Ai Đó {name}", reason="thử", by=builders.steering()).pk


def _proposal(here: Area, name: str) -> int:
    """A change of a published target that waits for a second person."""
    target = _target(here, f"{name} đã công khai")
    documents.publish(document=target.document, is_open=True, by=builders.steering())
    made = progress.revise(
        target=target, changes={"value": Decimal(96)}, reason="thử", by=builders.steering()
    )
    assert isinstance(made, Proposal)
    return made.pk
