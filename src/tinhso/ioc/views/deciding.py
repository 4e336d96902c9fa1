"""What a form of the queue decides about a place, and what the card of a place needs to be shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base import asof
from tinhso.base.asof import AsOfRequest
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.core.lawtext import Statement
from tinhso.documents import actions, regrouping, rows, statement_forms
from tinhso.documents.models import Candidate, Review
from tinhso.documents.queue import Change, Line
from tinhso.documents.values import State, Verdict
from tinhso.ioc import likeness, parts, queue, queue_sheet
from tinhso.ioc.queue import Wish
from tinhso.ioc.views import showing
from tinhso.ioc.views.showing import Shown
from tinhso.progress import proposals
from tinhso.progress import queries as progress
from tinhso.progress.models import Target

ACCEPT, EDIT, REJECT, SPLIT, MERGE, UNDO = "chap-nhan", "sua", "loai", "tach", "gop", "hoan-tac"
KEEP = "giu"
# Why statements are set aside most often; the first nine are one key away.
REASONS = (
    gettext_lazy("Không phải chỉ tiêu hay kết quả: số thứ tự, số hiệu, quy mô"),
    gettext_lazy("Số của văn bản khác hoặc của trung ương được trích lại"),
    gettext_lazy("Trùng với nội dung khác của văn bản này"),
    gettext_lazy("Đọc sai: câu không nói điều này"),
    gettext_lazy("Không theo dõi ở cấp tỉnh"),
)
# Stored with a proposal, so Vietnamese.
_ACCEPTED = "lấy bản đọc mới của máy"
_DIGITS = 19  # of a key, at most


@dataclass(frozen=True, slots=True)
class Decision:
    """What was done in a sentence, or the form that could not be read; `at` is where to look next, if it says so."""

    sentence: str = ""
    form: Any = None
    doing: str = ""
    at: tuple[int, int, int, int] | None = None


def decide(request: AsOfRequest, found: Shown, by: User) -> Decision:
    """Do what a form asks for."""
    doer = _DOERS.get(request.POST.get(queue.DOING, ""))
    if doer is None:
        raise Http404
    return doer(request, found, by)


def context(
    request: AsOfRequest, line: Line, wish: Wish, *, form: Any = None, lines: Sequence[Line] = ()
) -> dict[str, Any]:
    """The card of a place: what stands there, its passage, what is like it, and the form that is open."""
    found = showing.listed(line)
    entry = found.entry
    machine = entry.candidate or (entry.review.candidate if entry.review else None)
    if form is None and wish.doing == EDIT:
        form = statement_forms.StatementForm(initial=statement_forms.initial(entry.fields))
    if form is None and wish.doing == SPLIT:
        form = parts.form(entry.fields, showing.quote(found))
    likes = likeness.near(entry.fields, document=found.text.document_id, viewer=request.user)
    return {
        "entry": entry,
        "document": found.text.document,
        "claim": rows.claim(entry.fields),
        "facts": rows.facts(entry.fields),
        "machine": machine,
        "told": rows.differences(machine, entry.review)
        if machine and entry.is_decided and entry.review
        else (),
        "seen": entry.review.pk if entry.review else 0,
        "may_accept": entry.candidate is not None
        and (entry.state in (State.UNDECIDED, State.REJECTED) or bool(line.change)),
        "reasons": list(enumerate(REASONS, 1)),
        "changes": _changes(found) if line.change is Change.CHANGED else (),
        "change": queue_sheet.CHANGES.get(line.change, ""),
        "may_keep": line.change in (Change.CHANGED, Change.GONE),
        "doing": wish.doing,
        "may_undo": regrouping.last_decision(by=_person(request)) is not None,
        "neighbours": neighbours(lines, line) if wish.doing == MERGE else (),
        "likes": queue_sheet.likes(likes, request),
        "form": form,
        "details": asof.link(request, "documents:entry", found.text.document_id, entry.place),
        **showing.passage(request, found),
    }


def neighbours(lines: Sequence[Line], line: Line) -> list[tuple[int, str, Line]]:
    """What a statement may be merged with, numbered: those like it by name, and the three before and after it."""
    own = [one for one in lines if one.text == line.text and one.state is not State.REJECTED]
    own = sorted({*own, line}, key=lambda one: one.place)
    at = own.index(line)
    near = own[max(0, at - 3) : at] + own[at + 1 : at + 4]
    alike = [one for one in own if one.folded == line.folded and one is not line and one not in near]
    return [(number, queue_sheet.claim(one), one) for number, one in enumerate([*alike[:3], *near], 1)]


def _changes(found: Shown) -> list[tuple[str, str, str]]:
    """Field by field what the newest reading says otherwise than what was decided."""
    entry = found.entry
    assert entry.candidate is not None
    assert entry.review is not None
    return rows.differences(entry.candidate, entry.review)


def _person(request: AsOfRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def seen(request: AsOfRequest) -> int | None:
    """The decision that stood when the form was shown."""
    word = request.POST.get("seen", "")
    return int(word) if word.isdecimal() and len(word) < _DIGITS else None


def standing(found: Shown) -> Candidate | Review:
    """What a decision is about: the newest reading where there is one."""
    return found.entry.candidate or found.entry.fields


def named(found: Shown) -> str:
    """The statement in a few words, for a sentence about it."""
    fields = found.entry.fields
    return f"«{fields.indicator[:60]}: {rows.claim(fields)}»"


def _accept(request: AsOfRequest, found: Shown, by: User) -> Decision:
    candidate = found.entry.candidate
    if candidate is None:
        raise Refused(_("Máy không đọc ra nội dung này: hãy sửa hoặc loại bỏ thay vì chấp nhận."))
    if target := progress.published(found.text.pk, found.place):
        said = candidate.as_statement("")
        reason = request.POST.get("note", "").strip() or _ACCEPTED
        return _propose(target, Verdict.ACCEPTED, said, reason=reason, by=by)
    actions.accept(candidate=candidate, seen=seen(request), by=by)
    return Decision(_("Đã chấp nhận %s.") % named(found))


def _edit(request: AsOfRequest, found: Shown, by: User) -> Decision:
    form = statement_forms.StatementForm(request.POST)
    if not form.is_valid():
        return Decision(form=form, doing=EDIT)
    at = standing(found)
    if target := progress.published(found.text.pk, found.place):
        said, reason = form.statement("", at), form.cleaned_data["note"]
        return _propose(target, Verdict.EDITED, said, reason=reason, by=by)
    review = actions.edit(
        at=at, statement=form.statement("", at), note=form.cleaned_data["note"], seen=seen(request), by=by
    )
    return Decision(_("Đã ghi nội dung sửa: %(claim)s.") % {"claim": rows.claim(review)})


def _reject(request: AsOfRequest, found: Shown, by: User) -> Decision:
    number = request.POST.get("ly_do", "")
    # It is stored, so it is Vietnamese whatever language the reviewer reads pages in.
    with translation.override(settings.LANGUAGE_CODE):
        known = {str(at): str(words) for at, words in enumerate(REASONS, 1)}
    form = statement_forms.ReasonForm({"note": known.get(number) or request.POST.get("note", "")})
    if not form.is_valid():
        return Decision(form=form, doing=REJECT)
    at, note = standing(found), form.cleaned_data["note"]
    if target := progress.published(found.text.pk, found.place):
        return _propose(target, Verdict.REJECTED, at.as_statement(""), reason=note, by=by)
    actions.reject(at=at, note=note, seen=seen(request), by=by)
    return Decision(_("Đã loại bỏ %s.") % named(found))


def _propose(target: Target, verdict: Verdict, said: Statement, *, reason: str, by: User) -> Decision:
    """Of a published target another judgement of its passage waits for a second person."""
    proposals.propose_review(target=target, verdict=verdict, statement=said, reason=reason, by=by)
    return Decision(_("Chỉ tiêu đã công khai: đã ghi đề xuất, chờ người thứ hai xác nhận."))


def _split(request: AsOfRequest, found: Shown, by: User) -> Decision:
    fields = found.entry.fields
    form = parts.form(fields, showing.quote(found), request.POST)
    if not form.is_valid():
        return Decision(form=form, doing=SPLIT)
    whole = fields.as_statement("")
    made = regrouping.split(
        at=standing(found), parts=parts.statements(form, whole), seen=seen(request), by=by
    )
    told = ", ".join(rows.claim(one) for one in made[1:])
    return Decision(_("Đã tách thành %(count)d phần: %(told)s.") % {"count": len(made) - 1, "told": told})


def _merge(request: AsOfRequest, found: Shown, by: User) -> Decision:
    into = request.POST.get("vao", "")
    other = showing.shown(request, queue.place(into or request.POST.get("gop", "")))
    if other is None:
        raise Refused(_("Gộp cần một nội dung khác của cùng văn bản: hãy chọn nội dung cần gộp vào."))
    stays, goes = (other, found) if into else (found, other)
    regrouping.merge(stays=stays.entry.fields, goes=[standing(goes)], seen=None, by=by)
    return Decision(_("Đã gộp vào %s.") % named(stays))


def _keep(request: AsOfRequest, found: Shown, by: User) -> Decision:
    entry = found.entry
    if entry.review is None:
        raise Refused(_("Chưa ai quyết định về nội dung này: hãy chấp nhận, sửa hoặc loại bỏ."))
    regrouping.keep(review=entry.review, candidate=entry.candidate, seen=seen(request), by=by)
    return Decision(_("Đã giữ quyết định cũ về %s.") % named(found))


def _undo(request: AsOfRequest, found: Shown, by: User) -> Decision:
    review = regrouping.undo(by=by)
    at = (review.text_id, review.value_start, review.value_end, review.nth)
    return Decision(_("Đã rút lại quyết định về «%s».") % review.indicator[:60], at=at)


_DOERS: dict[str, Callable[[AsOfRequest, Shown, User], Decision]] = {
    ACCEPT: _accept,
    EDIT: _edit,
    REJECT: _reject,
    SPLIT: _split,
    MERGE: _merge,
    UNDO: _undo,
    KEEP: _keep,
}
