"""The scoreboard of a resolution, on a page and as a list to hand out."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tinhso.base import exports
from tinhso.base import wording as words
from tinhso.base.asof import AsOfRequest
from tinhso.documents import queries as documents
from tinhso.documents.models import Document
from tinhso.ioc import board as boards
from tinhso.ioc import markup, sheet, wording
from tinhso.ioc.board import Row
from tinhso.ioc.views import gate
from tinhso.progress import queries as progress

_ORDERS = (
    ("", _("Cần chú ý trước")),
    ("van-ban", _("Thứ tự trong văn bản")),
    ("han", _("Hạn gần trước")),
    ("ten", _("Tên chỉ tiêu")),
)


@login_not_required
@require_safe
@gate.shown
def board(request: AsOfRequest, pk: UUID) -> HttpResponse:
    """How every target of a document stands; filters stand in the address."""
    document, rows = _rows(request, pk)
    wish = boards.wish(request.GET)
    counts, chosen = boards.counts(rows, wish), boards.chosen(rows, wish)
    return render(
        request,
        "ioc/board.html",
        {
            "document": document,
            "title": wording.tally(boards.counts(rows, boards.Wish())) if rows else "",
            "latest": boards.latest_day(rows),
            "strip": markup.strip(counts, wish, request),
            "rows": markup.board_rows(chosen, request),
            "shown": len(chosen),
            "whole": len(rows),
            "wish": wish,
            "words": wish.words,
            "kept": markup.asof_query(request),
            "levels": list(words.LEVELS.items()),
            "leads": boards.leads(rows),
            "orders": _ORDERS,
            "endings": exports.FORMATS,
            "query": request.GET.urlencode(),
            "may_promise": gate.may(request, "progress.promise", document),
            "is_inside": request.user.has_perm("documents.view", document),
        },
    )


@login_not_required
@require_safe
@gate.shown
def export(request: AsOfRequest, pk: UUID, ending: str) -> HttpResponse:
    """The same rows as a file, under the same filters and order."""
    document, rows = _rows(request, pk)
    return exports.answer(sheet.table(document, boards.chosen(rows, boards.wish(request.GET))), ending)


def _rows(request: AsOfRequest, pk: UUID) -> tuple[Document, list[Row]]:
    document = documents.documents(viewer=request.user, known=request.known).get(pk=pk)
    found = progress.standings(viewer=request.user, day=request.day, known=request.known, document=document)
    return document, boards.rows(found, readable=gate.readable(request))
