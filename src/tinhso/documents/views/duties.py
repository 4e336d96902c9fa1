"""What texts want done: of one document and of all, with deadlines as they lie on the day of the page."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.base import access, asof, exports, listing
from tinhso.base.asof import AsOfRequest
from tinhso.base.exports import Table
from tinhso.documents import duties, duty_acts, duty_forms, duty_rows, finding, jobs, locating, passages
from tinhso.documents.duties import Asked, Entry, Place, Shelf
from tinhso.documents.duty_rows import Sheet
from tinhso.documents.filters import PAGE_WORD, Chip
from tinhso.documents.models import Document, DutyReview
from tinhso.documents.values import Due
from tinhso.documents.views import scope

_A_PAGE = 50
_AROUND = 300  # code points of the text shown about a passage
_PLACE_WORD = "cho"
# The order of a list when none is asked for: of all documents by deadline, of one as its text goes.
_OF_ALL, _OF_ONE = "han", "van-ban"


class _Lines(Sequence[Any]):
    """The lines of a list, of which a paginator asks for one page; how many there are is known beforehand."""

    def __init__(self, request: AsOfRequest, asked: Asked, count: int) -> None:
        self._request, self._asked, self._count = request, asked, count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, page: Any) -> Any:
        wanted = replace(self._asked, start=page.start, size=max(1, page.stop - page.start))
        return duties.found(viewer=self._request.user, asked=wanted)


@require_safe
def index(request: AsOfRequest) -> HttpResponse:
    """The duties of all documents, the nearest deadline first."""
    access.enter(request.user, "documents.view")
    context = _listed(request, None)
    is_now = request.known is None and request.user.has_perm("documents.review")
    context["unread"] = duties.unread(viewer=request.user).count() if is_now else 0
    context["endings"] = listing.endings(request, "documents:export_duties")
    return render(request, "documents/duties.html", context)


@require_safe
def export(request: AsOfRequest, ending: str) -> HttpResponse:
    """The same list with the same filters as a file."""
    access.enter(request.user, "documents.view")
    asked = _asked(request, duty_forms.DutyFilter(request.GET), None)
    lines = duties.found(viewer=request.user, asked=asked)
    table = Table("viec-phai-lam", duty_rows.columns(), [duty_rows.cells(line) for line in lines])
    return exports.answer(table, ending)


@require_safe
def of_document(request: AsOfRequest, pk: UUID) -> HttpResponse:
    """The duties of one document, beside its statements as another tab."""
    access.enter(request.user, "documents.view")
    document = scope.found(request, pk, may="documents.view")
    context = _listed(request, document)
    context |= {
        "document": document,
        "duty_count": None if context["is_filtered"] else context["total"],
        "was_read": document.text.readings.filter(has_duties=True).exists(),
        "endings": listing.endings(request, "documents:export_document_duties", pk),
    }
    return render(request, "documents/document_duties.html", context)


@require_safe
def export_of_document(request: AsOfRequest, pk: UUID, ending: str) -> HttpResponse:
    """The same list as a file, each with its words and its place in the original."""
    access.enter(request.user, "documents.view")
    document = scope.found(request, pk, may="documents.view")
    asked = _asked(request, duty_forms.DutyFilter(request.GET), document)
    content, original = document.text.content, locating.original(document.text)
    rows = [
        [*duty_rows.cells(line), *duty_rows.placed_cells(line, content, original)]
        for line in duties.found(viewer=request.user, asked=asked)
    ]
    columns = [*duty_rows.columns(), *duty_rows.placed_columns()]
    return exports.answer(Table("viec-phai-lam", columns, rows), ending)


@require_safe
def entry(request: AsOfRequest, pk: UUID, place: Place) -> HttpResponse:
    """One duty: in its passage, as the machine read it, as people judged it, with every decision."""
    access.enter(request.user, "documents.view")
    document = scope.found(request, pk, may="documents.view")
    found = duties.entry(document.text, place, known=request.known)
    if found is None:
        raise Http404
    machine = found.candidate or (found.review and found.review.candidate)
    shown = found.candidate or found.fields
    start, end = shown.start, shown.end
    base = asof.link(request, "documents:page", pk).partition("?")[0]
    original = locating.original(document.text)
    context = {
        "document": document,
        "entry": found,
        "facts": duty_rows.facts(found.fields),
        "machine": machine,
        "differences": duty_rows.differences(machine, found.review) if machine and found.review else (),
        "decisions": _decisions(request, found.review) if found.review else (),
        "passage": _passage(document.text.content, start, end),
        "place": mark_safe(duty_rows.place((start, end), original, base=base, query=request.asof.query)),
        "whole": f"{asof.link(request, 'documents:page', pk, doan=f'{start}-{end}')}#doan",
        "back": asof.link(request, "documents:document_duties", pk),
        "may_review": _may_review(request),
        "key": f"{document.text.pk}-{found.place}",
    }
    return render(request, "documents/duty.html", context)


@require_http_methods(["GET", "POST"])
def add(request: AsOfRequest, pk: UUID) -> HttpResponse:
    """The form of a duty that the machine did not read; its place is found by its words."""
    by = scope.changer(request, "documents.review")
    document = scope.found(request, pk, may="documents.review")
    form = duty_forms.AddDutyForm(request.POST or None)
    choices: tuple[tuple[int, int], ...] = ()
    if request.method == "POST" and form.is_valid():
        place, choices = _chosen_place(form, document.text.content, request.POST.get(_PLACE_WORD, ""))
        if place:
            review = duty_acts.add(
                text=document.text, duty=form.duty(*place), note=form.cleaned_data["note"], by=by
            )
            messages.success(request, _("Đã thêm việc: %(what)s.") % {"what": review.what[:120]})
            return redirect(asof.link(request, "documents:document_duties", pk) + f"#v-{_key(review)}")
    content = document.text.content
    context = {
        "document": document,
        "form": form,
        "back": asof.link(request, "documents:document_duties", pk),
        "choices": [(f"{start}-{end}", *_around(content, start, end)) for start, end in choices],
    }
    return render(request, "documents/add_duty.html", context, status=422 if form.errors else 200)


@require_POST
def read_all(request: AsOfRequest) -> HttpResponseRedirect:
    """Have every text read anew that was read before duties were; no judgement is lost by it."""
    scope.changer(request, "documents.review")
    with transaction.atomic():
        keys = list(duties.unread(viewer=request.user).values_list("pk", flat=True))
        for key in keys:
            jobs.read_text.defer(text_id=key)
    words = ngettext(
        "Đã yêu cầu máy đọc lại %(count)d văn bản.", "Đã yêu cầu máy đọc lại %(count)d văn bản.", len(keys)
    )
    messages.success(request, words % {"count": len(keys)})
    return redirect(asof.link(request, "documents:duties"))


def _asked(request: AsOfRequest, wish: duty_forms.DutyFilter, document: Document | None) -> Asked:
    return wish.asked(
        day=request.day,
        known=request.known,
        document=document.pk if document else None,
        order=_OF_ONE if document else _OF_ALL,
    )


def _listed(request: AsOfRequest, document: Document | None) -> dict[str, Any]:
    """A page of the list with its filters, and how many lie before and behind their deadlines."""
    wish = duty_forms.DutyFilter(request.GET)
    asked = _asked(request, wish, document)
    shelves = duties.shelves(viewer=request.user, asked=asked)
    lines = _Lines(request, asked, duties.count(shelves, asked))
    page = Paginator(lines, _A_PAGE).get_page(request.GET.get(PAGE_WORD))
    sheet = Sheet(
        day=request.day,
        query=request.asof.query,
        may_review=_may_review(request),
        content=document.text.content if document else None,
        original=locating.original(document.text) if document else None,
    )
    return {
        "filter": wish,
        "due": wish.due,
        "chips": _chips(shelves, asked, request.GET),
        "page": page,
        "rows": [duty_rows.row(line, sheet) for line in page],
        "may_review": sheet.may_review,
        "total": sum(shelf.count for shelf in shelves),
        "undecided": sum(shelf.count for shelf in shelves if shelf.asks),
        "leads": duties.leads(viewer=request.user, asked=asked),
        "is_filtered": wish.is_set,
        "asof_words": scope.asof_words(request),
        **listing.turning(request, page),
    }


def _chips(shelves: Sequence[Shelf], asked: Asked, query: QueryDict) -> list[Chip]:
    """Where deadlines lie, each with how many it would show beside the other filters."""
    words: dict[str, tuple[str, str]] = {"": (_("Mọi thời hạn"), "")}
    words |= {word: (str(Due(due).label), due.value) for word, due in duty_forms.DUES.items()}
    chips = []
    for word, (label, due) in words.items():
        kept = query.copy()
        for gone in (duty_forms.DUE_WORD, PAGE_WORD):
            kept.pop(gone, None)
        if word:
            kept[duty_forms.DUE_WORD] = word
        count = duties.count(shelves, replace(asked, due=due))
        chips.append(Chip(label, count, f"?{kept.urlencode()}", asked.due == due))
    # The first two say where one stands; of the others those that there are.
    return chips[:2] + [chip for chip in chips[2:] if chip.count or chip.current]


def _may_review(request: AsOfRequest) -> bool:
    """Whether the page leads to the queue, which always is of the present."""
    return not request.asof.query and request.user.has_perm("documents.review")


def _decisions(request: AsOfRequest, review: DutyReview) -> list[DutyReview]:
    decided = duties.history(review).select_related("recorded_by")
    return [one for one in decided if request.known is None or one.recorded_at <= request.known]


def _passage(content: str, start: int, end: int) -> SafeString:
    low, high = max(0, start - _AROUND), min(len(content), end + _AROUND)
    return passages.marked(content[low:high], [], (start - low, end - low))


def _around(content: str, start: int, end: int) -> tuple[str, str, str]:
    return (
        content[max(0, start - 60) : start],
        content[start : min(end, start + 120)],
        content[end : end + 60],
    )


def _chosen_place(
    form: duty_forms.AddDutyForm, content: str, word: str
) -> tuple[tuple[int, int] | None, tuple[tuple[int, int], ...]]:
    """Where the words stand; when they stand in several places, which the person chose, or what to choose from."""
    found = finding.passages(content, form.cleaned_data["quote"])
    if len(found) == 1:
        return found[0], ()
    if not found:
        form.add_error("quote", _("Không thấy câu này trong văn bản: hãy sao chép nguyên văn từ bản văn."))
        return None, ()
    chosen = next((place for place in found if word == f"{place[0]}-{place[1]}"), None)
    if chosen is None:
        form.add_error("quote", _("Văn bản có nhiều chỗ như vậy: hãy chọn đúng chỗ ở dưới."))
    return chosen, found


def _key(review: DutyReview) -> str:
    return f"{review.text_id}-{Entry(None, review).place}"
