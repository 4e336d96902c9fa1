"""What a form of the queue decides about a place, and what the card of a place needs to be shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.forms import Form
from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base import asof
from tinhso.base.asof import AsOfRequest
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.documents import actions, rows, statement_forms
from tinhso.documents.models import Candidate, Review
from tinhso.documents.queue import Line
from tinhso.documents.values import State
from tinhso.ioc import queue
from tinhso.ioc.queue import Wish
from tinhso.ioc.views import showing
from tinhso.ioc.views.showing import Shown

ACCEPT, EDIT, REJECT = "chap-nhan", "sua", "loai"
# Why statements are set aside most often; the first nine are one key away.
REASONS = (
    gettext_lazy("Không phải chỉ tiêu hay kết quả: số thứ tự, số hiệu, quy mô"),
    gettext_lazy("Số của văn bản khác hoặc của trung ương được trích lại"),
    gettext_lazy("Trùng với nội dung khác của văn bản này"),
    gettext_lazy("Đọc sai: câu không nói điều này"),
    gettext_lazy("Không theo dõi ở cấp tỉnh"),
)
_DIGITS = 19  # of a key, at most


@dataclass(frozen=True, slots=True)
class Decision:
    """What was done in a sentence, or the form that could not be read; `at` is where to look next, if it says so."""

    sentence: str = ""
    form: Form | None = None
    doing: str = ""
    at: tuple[int, int, int, int] | None = None


def decide(request: AsOfRequest, found: Shown, by: User) -> Decision:
    """Do what a form asks for."""
    doer = _DOERS.get(request.POST.get(queue.DOING, ""))
    if doer is None:
        raise Http404
    return doer(request, found, by)


def context(request: AsOfRequest, line: Line, wish: Wish, *, form: Form | None) -> dict[str, Any]:
    """The card of a place: what stands there, its passage, and the form that is open."""
    found = showing.listed(line)
    entry = found.entry
    machine = entry.candidate or (entry.review.candidate if entry.review else None)
    if form is None and wish.doing == EDIT:
        form = statement_forms.StatementForm(initial=statement_forms.initial(entry.fields))
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
        "doing": wish.doing,
        "form": form,
        "details": asof.link(request, "documents:entry", found.text.document_id, entry.place),
        **showing.passage(request, found),
    }


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
    actions.accept(candidate=candidate, seen=seen(request), by=by)
    return Decision(_("Đã chấp nhận %s.") % named(found))


def _edit(request: AsOfRequest, found: Shown, by: User) -> Decision:
    form = statement_forms.StatementForm(request.POST)
    if not form.is_valid():
        return Decision(form=form, doing=EDIT)
    at = standing(found)
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
    actions.reject(at=standing(found), note=form.cleaned_data["note"], seen=seen(request), by=by)
    return Decision(_("Đã loại bỏ %s.") % named(found))


_DOERS: dict[str, Callable[[AsOfRequest, Shown, User], Decision]] = {
    ACCEPT: _accept,
    EDIT: _edit,
    REJECT: _reject,
}
