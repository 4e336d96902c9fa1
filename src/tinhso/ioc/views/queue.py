"""The queue of a reviewer: one statement at a time beside its passage; each decision brings up the next."""

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
from tinhso.documents import queries as documents
from tinhso.documents import queue as lines
from tinhso.documents.queue import Line
from tinhso.ioc import queue, queue_sheet
from tinhso.ioc.queue import Wish
from tinhso.ioc.views import deciding, gate
from tinhso.ioc.views.showing import shown

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
    access.require(request.user, "documents.review")
    wish = queue.wish(request.GET)
    if request.method == "POST":
        return _decided(request, wish)
    if gate.is_present(request):
        return _answer(request, wish, _Said())
    messages.info(request, _("Hàng đợi rà soát luôn là của hiện tại."))
    return HttpResponseRedirect(reverse("ioc:queue") + wish.address(**_at(wish.at)))


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
    if not _is_partial(request):
        messages.success(request, decision.sentence)
        return HttpResponseRedirect(reverse("ioc:queue") + wish.address(**_at(then)))
    return _answer(request, wish, _Said(decision.sentence))


@require_safe
@gate.changing("documents.review")
def export(request: AsOfRequest, ending: str) -> HttpResponse:
    """What the queue shows under the same filters, in the same order, as a file."""
    wish = queue.wish(request.GET)
    found = lines.lines(viewer=request.user, asked=wish.asked, whole=True)
    return exports.answer(queue_sheet.table(found), ending)


@require_POST
@gate.changing("documents.review")
def keys(request: AsOfRequest) -> HttpResponse:
    """Switch the single keys off or on again, remembered by a cookie."""
    wish = queue.wish(request.GET)
    here = reverse("ioc:queue") + wish.address(**_at(wish.at))
    answer = HttpResponseRedirect(here)
    if request.POST.get("phim") == KEYS_OFF:
        answer.set_cookie(KEYS_COOKIE, KEYS_OFF, max_age=_YEAR, httponly=True, samesite="Lax")
    else:
        answer.delete_cookie(KEYS_COOKIE, samesite="Lax")
    return answer


def _answer(request: AsOfRequest, wish: Wish, said: _Said) -> HttpResponse:
    found = lines.lines(viewer=request.user, asked=wish.asked, at=wish.at)
    shelves = lines.shelves(viewer=request.user, asked=wish.asked)
    current = _current(found, wish)
    waiting = queue.waiting(shelves)
    address = wish.address(**_at((current.text, *current.place) if current else None))
    context: dict[str, Any] = {
        "wish": wish,
        "address": address,
        "chips": queue.state_chips(shelves, wish),
        "kinds": queue.kinds(shelves),
        "orders": queue.ORDERS.items(),
        "waiting": waiting,
        "said": _sentence(said.sentence, waiting),
        "keys_on": request.COOKIES.get(KEYS_COOKIE) != KEYS_OFF,
        **_listed(found, current, wish),
    }
    if current:
        context |= deciding.context(request, current, wish, form=said.form)
    if _is_partial(request):
        answer = render(request, "ioc/_queue.html", {**context, "is_partial": True})
        answer["HX-Push-Url"] = reverse("ioc:queue") + address
        return answer
    context["documents"] = documents.documents(viewer=request.user)
    context["endings"] = [
        (ending, reverse("ioc:queue_export", args=[ending]) + wish.address()) for ending in exports.FORMATS
    ]
    return render(request, "ioc/queue.html", context, status=422 if said.form is not None else 200)


def _current(found: list[Line], wish: Wish) -> Line | None:
    """The place asked for, where it is among those shown; else the first."""
    wanted = next((line for line in found if (line.text, *line.place) == wish.at), None)
    return wanted or next((line for line in found if line.number == 1), None)


def _listed(found: list[Line], current: Line | None, wish: Wish) -> dict[str, Any]:
    """The list beside the statement, and the places before and after it."""
    if current is None:
        return {"current": None}
    start = (current.number - 1) // lines.PAGE * lines.PAGE
    page = [line for line in found if start < line.number <= start + lines.PAGE]
    by_number = {line.number: line for line in found}
    after = queue.after(found, current)
    return {
        "current": current,
        "rows": queue_sheet.rows(page, current, wish),
        "first_number": start + 1,
        "earlier": _to(by_number.get(current.number - 1), wish),
        "later": _to(by_number.get(current.number + 1), wish),
        "page_before": _to(by_number.get(start), wish),
        "page_after": _to(by_number.get(start + lines.PAGE + 1), wish),
        "then": after.key if after else "",
    }


def _to(line: Line | None, wish: Wish) -> str:
    return wish.address(**{queue.AT: line.key}) if line else ""


def _at(at: tuple[int, ...] | None) -> dict[str, str]:
    return {queue.AT: "-".join(map(str, at))} if at else {}


def _sentence(done: str, waiting: int) -> str:
    if not done:
        return ""
    rest = ngettext("Còn %(count)d nội dung chờ.", "Còn %(count)d nội dung chờ.", waiting)
    return " ".join((done, rest % {"count": waiting}))


def _is_partial(request: AsOfRequest) -> bool:
    htmx = request.htmx  # type: ignore[attr-defined]  # set by its middleware
    return bool(htmx) and not htmx.history_restore_request
