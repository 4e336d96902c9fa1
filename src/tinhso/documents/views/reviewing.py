"""Decisions about statements: accept, correct, set aside, add; each works as a plain form."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.base import asof
from tinhso.base.asof import AsOfRequest
from tinhso.base.values import Refused
from tinhso.documents import actions, finding, passages, queries, rows, statement_forms
from tinhso.documents.finding import Found
from tinhso.documents.models import Document, Review
from tinhso.documents.queries import Entry, Place
from tinhso.documents.values import State, Verdict
from tinhso.documents.views import page, scope

_DIGITS = 19  # of a key, at most
_AROUND = 300  # code points of the text shown about a statement


@require_safe
def entry(request: AsOfRequest, pk: UUID, place: Place) -> HttpResponse:
    """One statement: in its passage, as the machine read it, as people judged it, with every decision."""
    document = scope.found(request, pk)
    if not request.user.has_perm("documents.view", document):
        return redirect(scope.back(request, document))
    found = scope.found_entry(request, document, place)
    machine = found.candidate or (found.review and found.review.candidate)
    context = {
        **_about(request, document, found),
        "row": rows.row(found, page.sheet_of(request, document)),
        "machine": machine,
        "differences": rows.differences(machine, found.review) if machine and found.review else (),
        "decisions": _decisions(request, found.review) if found.review else (),
    }
    return render(request, "documents/entry.html", context)


@require_POST
def accept(request: AsOfRequest, pk: UUID, place: Place) -> HttpResponse:
    """Let the machine's reading stand; with htmx the row alone is answered."""
    by = scope.changer(request, "documents.review")
    document = scope.found(request, pk, may="documents.review")
    found = scope.found_entry(request, document, place)
    if found.candidate is None:
        raise Refused(_("Máy không đọc ra nội dung này: hãy sửa hoặc loại bỏ thay vì chấp nhận."))
    review = actions.accept(candidate=found.candidate, seen=_seen(request), by=by)
    if not request.htmx:  # type: ignore[attr-defined]  # set by its middleware
        return redirect(scope.back(request, document, found.place))
    return _swapped(request, document, Entry(found.candidate, review))


@require_http_methods(["GET", "POST"])
def edit(request: AsOfRequest, pk: UUID, place: Place) -> HttpResponse:
    """The form of a corrected reading."""
    by = scope.changer(request, "documents.review")
    document = scope.found(request, pk, may="documents.review")
    found = scope.found_entry(request, document, place)
    fields = found.fields
    form = statement_forms.StatementForm(request.POST or None, initial=statement_forms.initial(fields))
    if request.method == "POST" and form.is_valid():
        statement = form.statement(document.text.content, fields)
        review = actions.edit(
            at=fields, statement=statement, note=form.cleaned_data["note"], seen=_seen(request), by=by
        )
        messages.success(request, _("Đã ghi nội dung sửa: %(claim)s.") % {"claim": rows.claim(review)})
        return redirect(scope.back(request, document, found.place))
    context = _about(request, document, found) | {"form": form}
    return render(request, "documents/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def reject(request: AsOfRequest, pk: UUID, place: Place) -> HttpResponse:
    """The form of a reason why there is no statement here."""
    by = scope.changer(request, "documents.review")
    document = scope.found(request, pk, may="documents.review")
    found = scope.found_entry(request, document, place)
    form = statement_forms.ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.reject(at=found.fields, note=form.cleaned_data["note"], seen=_seen(request), by=by)
        messages.success(request, _("Đã loại bỏ nội dung này; quyết định và lý do được giữ trong lịch sử."))
        return redirect(scope.back(request, document, found.place))
    context = _about(request, document, found) | {"form": form, "claim": rows.claim(found.fields)}
    return render(request, "documents/reject.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def add(request: AsOfRequest, pk: UUID) -> HttpResponse:
    """The form of a statement that the machine did not read; its place is found by its words."""
    by = scope.changer(request, "documents.review")
    document = scope.found(request, pk, may="documents.review")
    form = statement_forms.AddForm(request.POST or None)
    choices: tuple[Found, ...] = ()
    if request.method == "POST" and form.is_valid():
        place, choices = _chosen_place(form, document, request.POST.get("cho", ""))
        if place and not form.errors:
            review = actions.add(
                text=document.text,
                statement=form.statement(document.text.content, place),
                note=form.cleaned_data["note"],
                by=by,
            )
            messages.success(request, _("Đã thêm: %(claim)s.") % {"claim": rows.claim(review)})
            return redirect(scope.back(request, document, Entry(None, review).place))
    content = document.text.content
    context = {
        "document": document,
        "form": form,
        "back": scope.back(request, document),
        "choices": [(choice.word, *finding.around(content, choice)) for choice in choices],
    }
    return render(request, "documents/add.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def accept_sure(request: AsOfRequest, pk: UUID) -> HttpResponse:
    """Accept, after a look at how many there are, every reading that the machine is sure of."""
    by = scope.changer(request, "documents.review")
    document = scope.found(request, pk, may="documents.review")
    if request.method == "POST":
        count = actions.accept_sure(text=document.text, by=by)
        words = ngettext("Đã chấp nhận %(count)d nội dung.", "Đã chấp nhận %(count)d nội dung.", count)
        messages.success(request, words % {"count": count})
        if held := sum(e.is_sure for e in queries.entries(document.text)):
            left = ngettext(
                "Còn %(count)d nội dung của chỉ tiêu đã công khai cần hai người: hãy quyết định ở Hàng đợi rà soát.",
                "Còn %(count)d nội dung của chỉ tiêu đã công khai cần hai người: hãy quyết định ở Hàng đợi rà soát.",
                held,
            )
            messages.warning(request, left % {"count": held})
        return redirect(scope.back(request, document))
    waiting = [e for e in queries.entries(document.text) if e.state is State.UNDECIDED]
    sure = sum(e.is_sure for e in waiting)
    context = {
        "document": document,
        "sure": sure,
        "unsure": len(waiting) - sure,
        "back": scope.back(request, document),
    }
    return render(request, "documents/accept_sure.html", context)


def _about(request: AsOfRequest, document: Document, found: Entry) -> dict[str, object]:
    return {
        "document": document,
        "entry": found,
        "passage": _passage(request, document, found),
        "back": scope.back(request, document, found.place),
        "seen": request.POST.get("seen") or (found.review.pk if found.review else 0),
    }


def _seen(request: AsOfRequest) -> int | None:
    """The decision that stood when the form was shown."""
    word = request.POST.get("seen", "")
    return int(word) if word.isdecimal() and len(word) < _DIGITS else None


def _passage(request: AsOfRequest, document: Document, found: Entry) -> SafeString:
    """The text about a statement, the statement alone marked."""
    fields, content = found.fields, document.text.content
    start, end = max(0, fields.start - _AROUND), min(len(content), fields.end + _AROUND)
    here = page.span(found, scope.back(request, document) + f"#p-{fields.value_start}")
    moved = passages.Span(
        start=here.start - start,
        end=here.end - start,
        value_start=here.value_start - start,
        value_end=here.value_end - start,
        kind=here.kind,
        state=here.state,
        title=here.title,
        href=here.href,
    )
    return passages.marked(content[start:end], [moved])


def _decisions(request: AsOfRequest, review: Review) -> list[tuple[Review, str, list[tuple[str, str, str]]]]:
    """Every decision about a place with what it claims, as known then, and what it was split into or merged with."""
    decided = queries.history(review).select_related("recorded_by", "head").prefetch_related("others")
    return [
        (one, rows.claim(one), _together(request, one))
        for one in decided
        if request.known is None or one.recorded_at <= request.known
    ]


def _together(request: AsOfRequest, review: Review) -> list[tuple[str, str, str]]:
    """The other rows of the same split or merger: what they are to this one, what they claim, where they stand."""
    if review.head:
        is_part = review.verdict == Verdict.ADDED
        found = [(_("Tách từ") if is_part else _("Gộp vào"), review.head)]
    else:
        is_split = review.verdict == Verdict.REJECTED
        found = [(_("Tách ra") if is_split else _("Gộp từ"), other) for other in review.others.all()]
    document = review.text.document_id
    return [
        (word, rows.claim(one), asof.link(request, "documents:entry", document, Entry(None, one).place))
        for word, one in found
    ]


def _swapped(request: AsOfRequest, document: Document, found: Entry) -> HttpResponse:
    """The row anew, and with it the number in the text and the count of what waits."""
    waiting = sum(e.state is State.UNDECIDED for e in queries.entries(document.text))
    sheet = page.sheet_of(request, document)
    number = passages.number(page.span(found, f"#s-{found.place}"), document.text.content)
    count = render_to_string("documents/_undecided.html", {"undecided": waiting, "is_swapped": True})
    return HttpResponse(rows.row(found, sheet) + number + count)


def _chosen_place(
    form: statement_forms.AddForm, document: Document, word: str
) -> tuple[Found | None, tuple[Found, ...]]:
    """Where the words stand; when they stand in several places, which the person chose, or what to choose from."""
    content, said = document.text.content, form.cleaned_data
    found = finding.places(content, said["quote"], said["number"])
    if len(found) == 1:
        return found[0], ()
    if found:
        chosen = next((place for place in found if place.word == word), None)
        if chosen is None:
            form.add_error("quote", _("Văn bản có nhiều chỗ như vậy: hãy chọn đúng chỗ ở dưới."))
        return chosen, found
    if finding.quoted(content, said["quote"]):
        form.add_error("number", _("Câu này không có con số đó: hãy ghi đúng như trong câu."))
    else:
        form.add_error("quote", _("Không thấy câu này trong văn bản: hãy sao chép nguyên văn từ bản văn."))
    return None, ()
