"""The queue of a reviewer: one statement at a time beside its passage; each decision brings up the next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.base import access, exports
from tinhso.base.asof import AsOfRequest
from tinhso.base.values import Refused
from tinhso.documents import duties, duty_tray
from tinhso.documents import queries as documents
from tinhso.documents import queue as lines
from tinhso.documents.queue import Found, Line
from tinhso.ioc import duty_queue, queue, queue_sheet
from tinhso.ioc.queue import Wish
from tinhso.ioc.views import deciding, gate
from tinhso.ioc.views.showing import shown
from tinhso.progress import queries as progress

_A_PAGE = 30  # places listed at once
_YEAR = 365 * 24 * 3600  # seconds
KEYS_COOKIE, KEYS_OFF = "phim_tat", "tat"


@dataclass(frozen=True, slots=True)
class _Said:
    """What is told after a decision: a sentence, and the form to show again where something in it was wrong."""

    sentence: str = ""
    form: Any = None


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: AsOfRequest) -> HttpResponse:
    """The queue; a form sent here decides about the place it names, and the answer shows the next."""
    access.enter(request.user, "documents.review")
    wish = queue.wish(request.GET)
    if request.method == "POST":
        return _decided(request, wish)
    if gate.is_present(request):
        return _answer(request, wish, _Said())
    messages.info(request, _("Hàng đợi rà soát luôn là của hiện tại."))
    return HttpResponseRedirect(reverse("ioc:queue") + wish.address(**at_words(wish.at)))


@gate.changing("documents.review")
def _decided(request: AsOfRequest, wish: Wish) -> HttpResponse:
    at = queue.place(request.POST.get(queue.AT, ""))
    found = shown(request, at)
    if found is None:
        raise Refused(_("Nội dung này không còn trong hàng đợi: hãy tải lại trang."))
    decision = deciding.decide(request, found, gate.person(request))
    if decision.form is not None:
        wish = replace(wish, at=at, doing=decision.doing)
        return _answer(request, wish, _Said(form=decision.form))
    then = decision.at or queue.place(request.POST.get("tiep", ""))
    wish = replace(wish, at=then, doing="")
    if not is_partial(request):
        messages.success(request, decision.sentence)
        return HttpResponseRedirect(reverse("ioc:queue") + wish.address(**at_words(then)))
    return _answer(request, wish, _Said(decision.sentence))


@require_safe
@gate.changing("documents.review")
def export(request: AsOfRequest, ending: str) -> HttpResponse:
    """What the queue shows under the same filters, in the same order, as a file."""
    wish = queue.wish(request.GET)
    found = lines.found(viewer=request.user, asked=wish.asked)
    return exports.answer(queue_sheet.table(found), ending)


@require_POST
@gate.changing("documents.review")
def keys(request: AsOfRequest) -> HttpResponse:
    """Switch the single keys off or on again, remembered by a cookie."""
    wish = queue.wish(request.GET)
    tray = "ioc:duty_queue" if request.POST.get("khay") == "duties" else "ioc:queue"
    here = reverse(tray) + wish.address(**at_words(wish.at))
    answer = HttpResponseRedirect(here)
    if request.POST.get("phim") == KEYS_OFF:
        answer.set_cookie(KEYS_COOKIE, KEYS_OFF, max_age=_YEAR, httponly=True, samesite="Lax")
    else:
        answer.delete_cookie(KEYS_COOKIE, samesite="Lax")
    return answer


def _answer(request: AsOfRequest, wish: Wish, said: _Said) -> HttpResponse:
    found = lines.found(viewer=request.user, asked=wish.asked)
    at = queue.current(found.lines, wish)
    current = found.lines[at] if at is not None else None
    waiting = queue.waiting(found.shelves)
    address = wish.address(**at_words((current.text, *current.place) if current else None))
    context: dict[str, Any] = {
        "tray": "statements",
        "home": reverse("ioc:queue"),
        "wish": wish,
        "address": address,
        "chips": queue.state_chips(found.shelves, wish),
        "kinds": queue.kinds(found.shelves),
        "orders": queue.ORDERS.items(),
        "waiting": waiting,
        "said": sentence(said.sentence, waiting),
        "keys_on": request.COOKIES.get(KEYS_COOKIE) != KEYS_OFF,
    }
    if at is not None:
        context |= _listed(found, at, wish)
        context |= deciding.context(request, found.lines[at], wish, form=said.form, lines=found.lines)
    if is_partial(request):
        answer = render(request, "ioc/_queue.html", {**context, "is_partial": True})
        answer["HX-Push-Url"] = reverse("ioc:queue") + address
        return answer
    context["other_waiting"] = _duties_waiting(request, wish)
    context["proposals"] = len(progress.pending(viewer=request.user))
    context["documents"] = documents.documents(viewer=request.user, may="documents.review")
    context["endings"] = [
        (ending, reverse("ioc:queue_export", args=[ending]) + wish.address()) for ending in exports.FORMATS
    ]
    return render(request, "ioc/queue.html", context, status=422 if said.form is not None else 200)


def _duties_waiting(request: AsOfRequest, wish: Wish) -> int:
    """How many duties wait in the other tray."""
    asked = duties.Asked(day=request.day, document=wish.document)
    return duty_queue.waiting(duty_tray.found(viewer=request.user, asked=asked)[1])


def _listed(found: Found, at: int, wish: Wish) -> dict[str, Any]:
    """The list beside the statement, and the places before and after it."""
    start = at // _A_PAGE * _A_PAGE
    lines = found.lines
    after = queue.after(lines, at)
    return {
        "current": lines[at],
        "rows": queue_sheet.rows(
            found, range(start, min(start + _A_PAGE, len(lines))), current=at, wish=wish
        ),
        "earlier": _to(lines, at - 1, wish),
        "later": _to(lines, at + 1, wish),
        "page_before": _to(lines, start - 1, wish),
        "page_after": _to(lines, start + _A_PAGE, wish),
        "then": after.key if after else "",
    }


def _to(lines: Sequence[Line], at: int, wish: Wish) -> str:
    return wish.address(**{queue.AT: lines[at].key}) if 0 <= at < len(lines) else ""


def at_words(at: tuple[int, ...] | None) -> dict[str, str]:
    """The word of an address that names a place."""
    return {queue.AT: "-".join(map(str, at))} if at else {}


def sentence(done: str, waiting: int) -> str:
    """What was done, and how many still wait; nothing where nothing was done."""
    if not done:
        return ""
    rest = ngettext("Còn %(count)d nội dung chờ.", "Còn %(count)d nội dung chờ.", waiting)
    return " ".join((done, rest % {"count": waiting}))


def is_partial(request: AsOfRequest) -> bool:
    """Whether the page is open and asks for its panes alone."""
    htmx = request.htmx  # type: ignore[attr-defined]  # set by its middleware
    return bool(htmx) and not htmx.history_restore_request
