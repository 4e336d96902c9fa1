"""The page of a document: its text with the statements in place, and their list beside it."""

import re
from collections import Counter
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinhso.base import exports, listing, wording
from tinhso.base.asof import AsOfRequest
from tinhso.base.exports import Column, Table
from tinhso.base.numbers import show_period
from tinhso.core.lawtext import Kind
from tinhso.documents import about, duties, filters, locating, passages, queries, rows
from tinhso.documents.duties import Asked
from tinhso.documents.locating import Original
from tinhso.documents.models import Document
from tinhso.documents.passages import Span
from tinhso.documents.queries import Entry
from tinhso.documents.rows import Sheet
from tinhso.documents.values import ReadingState, State
from tinhso.documents.views import scope

_A_PAGE = 100
PASSAGE = "doan"  # the word of an address that names a passage to show
_FOCUS = re.compile(r"(\d{1,9})-(\d{1,9})")


@login_not_required
@require_safe
def page(request: AsOfRequest, pk: UUID) -> HttpResponse:
    """The text and what was read in it; the public reads what was published and accepted."""
    document = scope.found(request, pk)
    # How far the machine is comes first: else a reading that ends meanwhile is told done and its list is empty.
    rights = _rights(request, document)
    entries = visible(request, document)
    wish = filters.wish(request.GET)
    shown = filters.chosen(entries, wish)
    pages = Paginator(shown, _A_PAGE).get_page(request.GET.get("trang"))
    states = Counter(entry.state for entry in entries)
    sheet = sheet_of(request, document)
    context = {
        "document": document,
        "kinds": filters.kind_chips(entries, wish, request.GET),
        "states": filters.state_chips(entries, wish, request.GET),
        "page": pages,
        "rows": [rows.row(entry, sheet) for entry in pages],
        "text": _text(request, document, shown=shown, page=pages.number),
        "total": len(entries),
        "undecided": states[State.UNDECIDED],
        "sure": sum(entry.is_sure for entry in entries),
        "is_filtered": wish.is_set,
        "endings": listing.endings(request, "documents:export_entries", document.pk),
        "about": about.of(document, sheet.original),
        "duty_count": _duty_count(request, document),
        **listing.turning(request, pages),
        **rights,
    }
    return render(request, "documents/page.html", context)


@login_not_required
@require_safe
def export(request: AsOfRequest, pk: UUID, ending: str) -> HttpResponse:
    """The statements of a document with the same filters as a file."""
    document = scope.found(request, pk)
    shown = filters.chosen(visible(request, document), filters.wish(request.GET))
    content, original = document.text.content, locating.original(document.text)
    lines = [[*_line(entry, content), *_place(entry, original)] for entry in shown]
    table = Table("noi-dung", _columns(), lines)
    return exports.answer(table, ending)


def visible(request: AsOfRequest, document: Document) -> list[Entry]:
    """The statements the viewer may see: the public sees those that a person let stand."""
    entries = queries.entries(document.text, known=request.known)
    if request.user.has_perm("documents.view", document):
        return entries
    return [entry for entry in entries if entry.is_standing]


def sheet_of(request: AsOfRequest, document: Document) -> Sheet:
    """What the rows of a page share."""
    is_inside = request.user.has_perm("documents.view", document)
    may_review = request.user.has_perm("documents.review", document) and request.known is None
    return Sheet(
        content=document.text.content,
        base=reverse("documents:page", args=[document.pk]),
        query=scope.kept(request),
        # Asking for the token sets a cookie, which the public never needs.
        token=get_token(request) if may_review else "",
        may_review=may_review,
        is_inside=is_inside,
        original=locating.original(document.text),
    )


def span(entry: Entry, href: str) -> Span:
    """A statement as it is marked in the text."""
    fields = entry.fields
    kind = wording.KINDS[Kind(fields.kind)]
    return Span(
        start=fields.start,
        end=fields.end,
        value_start=fields.value_start,
        value_end=fields.value_end,
        kind=fields.kind,
        state=entry.state.value,
        title=f"{kind}: {rows.claim(fields)} ({entry.state.label})",
        href=href,
    )


def _duty_count(request: AsOfRequest, document: Document) -> int | None:
    """How many duties the other tab lists; None for the public, to whom they are closed."""
    if not request.user.has_perm("documents.view", document):
        return None
    asked = Asked(day=request.day, known=request.known, document=document.pk)
    return sum(shelf.count for shelf in duties.shelves(viewer=request.user, asked=asked))


def _rights(request: AsOfRequest, document: Document) -> dict[str, object]:
    """What the viewer may do with the document now, and how far the machine is."""
    is_inside = request.user.has_perm("documents.view", document)
    is_now = request.known is None
    may_review = is_now and request.user.has_perm("documents.review", document)
    reading = ReadingState.DONE
    if is_inside and is_now:
        reading = queries.reading_state(document.text, now=timezone.now())
    return {
        "is_inside": is_inside,
        "is_open": is_inside and queries.is_open(document),
        "reading": reading,
        "is_waiting": reading in (ReadingState.WAITING, ReadingState.RUNNING),
        "may_review": may_review,
        "may_retry": may_review,
        "may_correct": is_now and (may_review or request.user.has_perm("documents.take_in", document)),
        "may_publish": is_now and request.user.has_perm("documents.publish", document),
        "has_newer_grammar": may_review and queries.is_outdated(document.text),
    }


def _text(request: AsOfRequest, document: Document, *, shown: list[Entry], page: int) -> SafeString:
    """The text with each listed statement marked; its number leads to its row, on this page or another."""
    content = document.text.content
    kept = [
        (word, value)
        for word, value in request.GET.items()
        if word in scope.KEPT and word != filters.PAGE_WORD
    ]
    spans = []
    for at, entry in enumerate(shown):
        number = at // _A_PAGE + 1
        there = "" if number == page else f"?{urlencode([*kept, (filters.PAGE_WORD, number)])}"
        spans.append(span(entry, f"{there}#s-{entry.place}"))
    return passages.marked(content, spans, focus(request.GET.get(PASSAGE, ""), len(content)))


def focus(word: str, length: int) -> tuple[int, int] | None:
    """The passage that a word of an address names."""
    found = _FOCUS.fullmatch(word)
    if not found:
        return None
    start, end = int(found[1]), min(int(found[2]), length)
    return (start, end) if start < end else None


def _columns() -> list[Column]:
    return [
        Column("place", _("Vị trí"), 18),
        Column("kind", _("Loại"), 10),
        Column("indicator", _("Đại lượng đo"), 50),
        Column("comparator", _("So sánh"), 12),
        Column("value", _("Giá trị"), 14),
        Column("value_high", _("Cận trên"), 14),
        Column("unit", _("Đơn vị tính")),
        Column("levels", _("Cấp"), 20),
        Column("by", _("Hạn"), 12),
        Column("every", _("Định kỳ"), 12),
        Column("as_of", _("Thời điểm số liệu")),
        Column("exclusion", _("Phần không tính"), 30),
        Column("territory", _("Địa bàn"), 20),
        Column("state", _("Trạng thái"), 22),
        Column("quote", _("Câu trong văn bản"), 60),
        Column("page", _("Trang của bản gốc"), 10),
        Column("original_place", _("Chỗ trong bản gốc"), 24),
    ]


def _place(entry: Entry, original: Original | None) -> list[exports.Cell]:
    found = original.place(entry.fields) if original else None
    return [found.page if found else None, locating.told(found) or None]


def _line(entry: Entry, content: str) -> list[exports.Cell]:
    fields = entry.fields
    statement = entry.statement(content)
    return [
        entry.place,
        str(wording.KINDS[statement.kind]),
        fields.indicator,
        str(wording.COMPARATORS[statement.comparator]),
        fields.value,
        fields.value_high,
        fields.unit,
        ", ".join(str(wording.LEVELS[level]) for level in statement.levels),
        fields.by,
        str(wording.EVERY[statement.every]) if statement.every else None,
        show_period(fields.as_of) or None,
        fields.exclusion or None,
        fields.territory or None,
        str(entry.state.label),
        statement.quote,
    ]
