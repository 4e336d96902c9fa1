"""The overview: every resolution with how its targets stand, and what to do next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from tinhso.base import access, charts, exports
from tinhso.base.asof import AsOfRequest
from tinhso.core.pace import Status
from tinhso.documents import queries as documents
from tinhso.documents.models import Document
from tinhso.documents.values import DocumentKind, Tally
from tinhso.ioc import board, sheet, wording
from tinhso.ioc.board import Row
from tinhso.ioc.views import gate
from tinhso.progress import queries as progress


@dataclass(frozen=True, slots=True)
class Card:
    """One resolution on the overview."""

    document: Document
    counts: Mapping[Status, int]
    sentence: str
    strip: SafeString
    latest: date | None
    urgent: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document with passages that nobody decided about, or accepted ones not yet made into anything."""

    document: Document
    tally: Tally


_URGENT = (Status.LATE, Status.AT_RISK)


@login_not_required
@require_safe
def overview(request: AsOfRequest) -> HttpResponse:
    """The first page; open to everybody, showing each viewer what that one may see."""
    seen, rows = _seen(request)
    cards = _cards(seen, rows)
    waiting = _waiting(request, seen)
    return render(
        request,
        "ioc/overview.html",
        {
            "cards": cards,
            "latest": board.latest_day(rows),
            "endings": exports.FORMATS,
            "waiting": [one for one in waiting if one.tally.undecided],
            "undecided": sum(one.tally.undecided for one in waiting),
            "unpromised": _unpromised(waiting, rows),
            "documents": len(seen),
            "may_take_in": gate.may(request, "documents.take_in"),
            "may_promise": gate.may(request, "progress.promise"),
            "may_publish": gate.may(request, "documents.publish"),
        },
    )


@login_not_required
@require_safe
def export(request: AsOfRequest, ending: str) -> HttpResponse:
    """The same resolutions as a file."""
    cards = _cards(*_seen(request))
    return exports.answer(sheet.resolutions((c.document, c.counts, c.latest) for c in cards), ending)


def _seen(request: AsOfRequest) -> tuple[list[Document], list[Row]]:
    found = progress.standings(viewer=request.user, day=request.day, known=request.known)
    seen = list(documents.documents(viewer=request.user, known=request.known))
    return seen, board.rows(found, readable={document.pk for document in seen})


def _cards(seen: Sequence[Document], rows: Sequence[Row]) -> list[Card]:
    """Those that promise come before reports, which only repeat or add a promise."""
    in_order = sorted(seen, key=lambda document: document.kind == DocumentKind.REPORT)
    of_document = [
        (one, [row for row in rows if row.standing.target.document_id == one.pk]) for one in in_order
    ]
    return [_card(document, own) for document, own in of_document if own]


def _card(document: Document, rows: Sequence[Row]) -> Card:
    counts = board.counts(rows, board.Wish())
    urgent = [row for row in board.chosen(rows, board.Wish()) if row.status in _URGENT]
    return Card(
        document,
        counts,
        wording.tally(counts),
        charts.strip(counts) + charts.legend(counts),
        board.latest_day(rows),
        urgent[:3],
    )


def _waiting(request: AsOfRequest, seen: Sequence[Document]) -> list[Waiting]:
    scope = access.scope(request.user, "documents.review")
    mine = [document for document in seen if scope.holds(document)]
    tallies = documents.tallies(mine, known=request.known) if mine else {}
    return [Waiting(document, tallies[document.pk]) for document in mine]


def _unpromised(waiting: Sequence[Waiting], rows: Sequence[Row]) -> list[Waiting]:
    """Documents whose accepted statements have become nothing yet."""
    used = {row.standing.target.document_id for row in rows} | {
        figure.review.text.document_id for row in rows for figure in row.standing.series if figure.review
    }
    return [one for one in waiting if one.tally.standing and one.document.pk not in used]
