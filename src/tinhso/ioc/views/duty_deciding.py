"""What a form of the tray of duties decides about a place, and what the card of a duty needs to be shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models.functions import Substr
from django.http import Http404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base import asof
from tinhso.base.asof import AsOfRequest
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.documents import duties, duty_acts, duty_forms, duty_rows, locating, passages, queries
from tinhso.documents.duties import Entry, Line, Place
from tinhso.documents.models import DutyCandidate, DutyReview, Text
from tinhso.documents.queue import Change
from tinhso.documents.statement_forms import ReasonForm
from tinhso.documents.values import State
from tinhso.ioc import queue, queue_sheet
from tinhso.ioc.queue import Wish
from tinhso.ioc.views.deciding import ACCEPT, EDIT, KEEP, REJECT, UNDO, Decision, seen

_AROUND = 1200  # code points of the text shown before and after a passage
# Why duties are set aside most often; each is one key away.
REASONS = (
    gettext_lazy("Không phải việc được giao hay mốc: câu nêu nguyên tắc, mô tả"),
    gettext_lazy("Việc của văn bản khác hoặc của trung ương được trích lại"),
    gettext_lazy("Trùng với việc khác của văn bản này"),
    gettext_lazy("Đọc sai: câu không nói điều này"),
    gettext_lazy("Không theo dõi ở cấp tỉnh"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A place with its text (without the whole content) and what stands there."""

    text: Text
    place: Place
    entry: Entry


def shown(request: AsOfRequest, at: tuple[int, int, int, int] | None) -> Shown | None:
    """What stands at a place; None where there is nothing, or nothing that the viewer may see."""
    if at is None:
        return None
    seen_by = queries.documents(viewer=request.user, may="documents.review").order_by().values("pk")
    text = _texts().filter(pk=at[0], document__in=seen_by).first()
    entry = duties.entry(text, at[1:]) if text else None
    return _joined(text, at[1:], entry) if text and entry else None


def decide(request: AsOfRequest, found: Shown, by: User) -> Decision:
    """Do what a form asks for."""
    doer = _DOERS.get(request.POST.get(queue.DOING, ""))
    if doer is None:
        raise Http404
    return doer(request, found, by)


def context(request: AsOfRequest, line: Line, wish: Wish, *, form: Any = None) -> dict[str, Any]:
    """The card of a duty: what stands there, its passage, and the form that is open."""
    found = _listed(line)
    entry = found.entry
    review = entry.review
    machine = entry.candidate or (review.candidate if review else None)
    told = duty_rows.differences(machine, review) if machine and review and entry.is_decided else []
    if form is None and wish.doing == EDIT:
        form = duty_forms.DutyForm(initial=duty_forms.initial(entry.fields))
    return {
        "entry": entry,
        "document": found.text.document,
        "facts": duty_rows.facts(entry.fields),
        "lateness": duty_rows.lateness(line, request.day),
        "is_late": line.is_late,
        "machine": machine,
        "told": told,
        "seen": review.pk if review else 0,
        "may_accept": entry.candidate is not None
        and (entry.state in (State.UNDECIDED, State.REJECTED) or bool(line.change)),
        "reasons": list(enumerate(REASONS, 1)),
        "changes": told if line.change is Change.CHANGED else (),
        "change": queue_sheet.CHANGES.get(line.change, ""),
        "may_keep": line.change in (Change.CHANGED, Change.GONE),
        "doing": wish.doing,
        "may_undo": isinstance(request.user, User) and duty_acts.last_decision(by=request.user) is not None,
        "form": form,
        "details": asof.link(request, "documents:duty", line.document, line.word),
        **_passage(request, line),
    }


def _texts() -> Any:
    return Text.objects.select_related("document").defer("content")


def _listed(line: Line) -> Shown:
    """What stands at a place that the tray lists, by its keys."""
    candidate = review = None
    if line.candidate:
        candidate = DutyCandidate.objects.select_related("reading", "follows").get(pk=line.candidate)
    if line.review:
        review = DutyReview.objects.select_related("recorded_by", "candidate").get(pk=line.review)
    return _joined(_texts().get(pk=line.text), line.place, Entry(candidate, review))


def _joined(text: Text, place: Place, entry: Entry) -> Shown:
    """Rows that know the text at hand, so that its content is not loaded for them."""
    if entry.candidate:
        entry.candidate.reading.text = text
    if entry.review:
        entry.review.text = text
    return Shown(text, place, entry)


def _passage(request: AsOfRequest, line: Line) -> dict[str, object]:
    """The passage in its surroundings, what cuts it off at either side, and where it stands whole."""
    begin, end = line.quoted
    start = max(0, begin - _AROUND)
    length = end - start + _AROUND
    around = Substr("content", start + 1, length)
    content = Text.objects.filter(pk=line.text).annotate(around=around).values_list("around", flat=True).get()
    whole = asof.link(request, "documents:page", line.document, doan=f"{begin}-{end}")
    return {
        "passage": passages.marked(content, [], (begin - start, end - start)),
        "is_cut_before": start > 0,
        "is_cut_after": len(content) == length,
        "whole": f"{whole}#doan",
        "page": _page(request, line),
    }


def _page(request: AsOfRequest, line: Line) -> dict[str, object] | None:
    """The page of the original on which the passage begins, as a picture; None where there is none."""
    original = locating.original(Text(pk=line.text))
    places = original.at(*line.quoted) if original else ()
    if not places or places[0].page is None:
        return None
    at = (line.document, places[0].page)
    word = f"{line.quoted[0]}-{line.quoted[1]}"
    return {
        "number": places[0].page,
        "image": reverse("documents:page_image", args=at),
        "href": f"{asof.link(request, 'documents:original', *at, doan=word)}#o-doan",
    }


def _named(found: Shown) -> str:
    return f"«{found.entry.fields.what[:80]}»"


def _standing(found: Shown) -> DutyCandidate | DutyReview:
    """What a decision is about: the newest reading where there is one."""
    return found.entry.candidate or found.entry.fields


def _accept(request: AsOfRequest, found: Shown, by: User) -> Decision:
    candidate = found.entry.candidate
    if candidate is None:
        raise Refused(_("Máy không đọc ra nội dung này: hãy sửa hoặc loại bỏ thay vì chấp nhận."))
    duty_acts.accept(candidate=candidate, seen=seen(request), by=by)
    return Decision(_("Đã chấp nhận %s.") % _named(found))


def _edit(request: AsOfRequest, found: Shown, by: User) -> Decision:
    form = duty_forms.DutyForm(request.POST)
    if not form.is_valid():
        return Decision(form=form, doing=EDIT)
    start, end, _nth = found.place
    note = form.cleaned_data["note"]
    duty_acts.edit(at=_standing(found), duty=form.duty(start, end), note=note, seen=seen(request), by=by)
    return Decision(_("Đã ghi nội dung sửa về %s.") % f"«{form.cleaned_data['what'][:80]}»")


def _reject(request: AsOfRequest, found: Shown, by: User) -> Decision:
    # It is stored, so it is Vietnamese whatever language the reviewer reads pages in.
    with translation.override(settings.LANGUAGE_CODE):
        known = {str(at): str(words) for at, words in enumerate(REASONS, 1)}
    form = ReasonForm({"note": known.get(request.POST.get("ly_do", "")) or request.POST.get("note", "")})
    if not form.is_valid():
        return Decision(form=form, doing=REJECT)
    duty_acts.reject(at=_standing(found), note=form.cleaned_data["note"], seen=seen(request), by=by)
    return Decision(_("Đã loại bỏ %s.") % _named(found))


def _keep(request: AsOfRequest, found: Shown, by: User) -> Decision:
    entry = found.entry
    if entry.review is None:
        raise Refused(_("Chưa ai quyết định về nội dung này: hãy chấp nhận, sửa hoặc loại bỏ."))
    duty_acts.keep(review=entry.review, candidate=entry.candidate, seen=seen(request), by=by)
    return Decision(_("Đã giữ quyết định cũ về %s.") % _named(found))


def _undo(request: AsOfRequest, found: Shown, by: User) -> Decision:
    review = duty_acts.undo(by=by)
    at = (review.text_id, review.start, review.end, review.nth)
    return Decision(_("Đã rút lại quyết định về «%s».") % review.what[:60], at=at)


_DOERS: dict[str, Callable[[AsOfRequest, Shown, User], Decision]] = {
    ACCEPT: _accept,
    EDIT: _edit,
    REJECT: _reject,
    KEEP: _keep,
    UNDO: _undo,
}
