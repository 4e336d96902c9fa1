"""The example province: taken in, read, accepted and judged through the same actions that people use."""

import os
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import tinhso
from tinhso.base.models import User
from tinhso.core.lawtext import Kind
from tinhso.documents import actions as documents
from tinhso.documents.actions import Facts
from tinhso.documents.models import Document, Review
from tinhso.documents.values import DocumentKind, Secrecy
from tinhso.indicators import queries as indicators
from tinhso.ioc import board, joining, wording
from tinhso.ioc.joining import Choice
from tinhso.progress import queries as progress
from tinhso.progress.actions import Terms
from tinhso.territory import loading
from tinhso.territory import queries as areas
from tinhso.territory.values import Tier

_NAME_WIDTH = 62


@dataclass(frozen=True, slots=True)
class Cast:
    """Who does what in the example: who enters areas, and who takes in, accepts and joins."""

    data_admin: User
    reviewer: User


def folder() -> Path:
    """Where the example lies: TINHSO_EXAMPLE, else beside the program's sources."""
    beside = Path(tinhso.__file__).resolve().parents[2] / "examples" / "binh-duong"
    return Path(os.environ.get("TINHSO_EXAMPLE") or beside)


def load(source: Path, *, cast: Cast) -> list[Document]:
    """Take in the example from its folder; call it in a transaction: it is there whole or not at all."""
    plan = tomllib.loads((source / "example.toml").read_text("utf-8"))
    loading.load(loading.rows((source / "areas.csv").read_text("utf-8")), by=cast.data_admin)
    return [_take_in(source, one, plan, by=cast.reviewer) for one in plan["document"]]


def scoreboard(document: Document, *, viewer: User, day: date) -> str:
    """The scoreboard of a document as lines for a terminal."""
    found = progress.standings(viewer=viewer, day=day, document=document)
    rows = board.chosen(board.rows(found, readable=()), board.Wish())
    counts = board.counts(rows, board.Wish())
    head = f"{document.reference or document.title}, {wording.day(day)}: {wording.tally(counts)}"
    return "\n".join([head, *map(_line, rows)])


def _line(row: board.Row) -> str:
    latest = row.standing.latest
    now = wording.amount(latest.value, row.standing.version.indicator.unit) if latest else "–"
    name = row.name if len(row.name) <= _NAME_WIDTH else row.name[: _NAME_WIDTH - 1] + "…"
    status, asked = wording.status_word(row.status), wording.asked(row.standing.version)
    return f"  {status:<14} {name:<{_NAME_WIDTH}} {now:>12}  / {asked}"


def _take_in(source: Path, said: dict[str, Any], plan: dict[str, Any], *, by: User) -> Document:
    """One document: stored, read, its sure statements accepted, joined by their wording."""
    issued_on: date | None = said.get("issued_on")
    on = issued_on or plan["day"]
    facts = Facts(
        kind=DocumentKind(said["kind"]),
        title=said["title"],
        reference=said.get("reference", ""),
        issuer=said.get("issuer", ""),
        issued_on=issued_on,
        area=areas.areas(on=on).get(code=plan["area"], tier=Tier.PROVINCE),
        is_example=True,
    )
    data = (source / said["file"]).read_bytes()
    document = documents.take_in(facts=facts, name=said["file"], data=data, secrecy=Secrecy.ORDINARY, by=by)
    documents.read(text=document.text, by=by)
    documents.accept_sure(text=document.text, by=by)
    joining.settle(_choices(joining.open_reviews(document), on), by=by, is_example=True)
    return document


def _choices(reviews: Sequence[Review], on: date) -> list[Choice]:
    """Every statement of a known area, under the indicator preselected for it."""
    found = []
    known = [review for review in reviews if joining.area_of(review, on=on)]
    for placed in joining.placed(known, indicators.indicators()):
        area = joining.area_of(placed.review, on=on)
        assert area is not None
        basis = joining.legal_basis(placed.review.text.document)
        terms = Terms(legal_basis=basis) if placed.review.kind == Kind.TARGET else Terms()
        found.append(Choice(placed.review, placed.chosen, area, terms))
    return found
