"""The tray of duties in the review queue: one at a time beside its passage; each decision brings up the next."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinhso.base import access, exports
from tinhso.base.asof import AsOfRequest
from tinhso.base.exports import Table
from tinhso.base.values import Refused
from tinhso.documents import duty_rows, duty_tray
from tinhso.documents import queries as documents
from tinhso.documents import queue as statements
from tinhso.documents.duties import Line
from tinhso.documents.values import DutyKind
from tinhso.ioc import duty_queue, queue
from tinhso.ioc.queue import Wish
from tinhso.ioc.views import duty_deciding, gate
from tinhso.ioc.views.queue import KEYS_COOKIE, KEYS_OFF, at_words, is_partial, sentence

_A_PAGE = 30  # duties listed at once


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: AsOfRequest) -> HttpResponse:
    """The tray; a form sent here decides about the place it names, and the answer shows the next."""
    access.enter(request.user, "documents.review")
    wish = duty_queue.wish(request.GET)
    if request.method == "POST":
        return _decided(request, wish)
    if gate.is_present(request):
        return _answer(request, wish)
    messages.info(request, _("Hàng đợi rà soát luôn là của hiện tại."))
    return HttpResponseRedirect(reverse("ioc:duty_queue") + wish.address(**at_words(wish.at)))


@gate.changing("documents.review")
def _decided(request: AsOfRequest, wish: Wish) -> HttpResponse:
    at = queue.place(request.POST.get(queue.AT, ""))
    found = duty_deciding.shown(request, at)
    if found is None:
        raise Refused(_("Nội dung này không còn trong hàng đợi: hãy tải lại trang."))
    decision = duty_deciding.decide(request, found, gate.person(request))
    if decision.form is not None:
        return _answer(request, replace(wish, at=at, doing=decision.doing), form=decision.form)
    then = decision.at or queue.place(request.POST.get("tiep", ""))
    wish = replace(wish, at=then, doing="")
    if not is_partial(request):
        messages.success(request, decision.sentence)
        return HttpResponseRedirect(reverse("ioc:duty_queue") + wish.address(**at_words(then)))
    return _answer(request, wish, said=decision.sentence)


@require_safe
@gate.changing("documents.review")
def export(request: AsOfRequest, ending: str) -> HttpResponse:
    """What the tray shows under the same filters, in the same order, as a file."""
    asked = duty_queue.asked(duty_queue.wish(request.GET), request.day)
    found, _shelves = duty_tray.found(viewer=request.user, asked=asked)
    table = Table("ra-soat-viec", duty_rows.columns(), [duty_rows.cells(line) for line in found])
    return exports.answer(table, ending)


def _answer(request: AsOfRequest, wish: Wish, *, said: str = "", form: Any = None) -> HttpResponse:
    asked = duty_queue.asked(wish, request.day)
    lines, shelves = duty_tray.found(viewer=request.user, asked=asked)
    at = queue.current(lines, wish)
    current = lines[at] if at is not None else None
    waiting = duty_queue.waiting(shelves)
    address = wish.address(**at_words((current.text, *current.place) if current else None))
    context: dict[str, Any] = {
        "tray": "duties",
        "home": reverse("ioc:duty_queue"),
        "wish": wish,
        "address": address,
        "chips": duty_queue.chips(shelves, wish),
        "waiting": waiting,
        "said": sentence(said, waiting),
        "keys_on": request.COOKIES.get(KEYS_COOKIE) != KEYS_OFF,
    }
    if at is not None:
        context |= _listed(lines, at, wish)
        context |= duty_deciding.context(request, lines[at], wish, form=form)
    if is_partial(request):
        answer = render(request, "ioc/_queue.html", {**context, "is_partial": True})
        answer["HX-Push-Url"] = reverse("ioc:duty_queue") + address
        return answer
    context |= _around(request, wish)
    return render(request, "ioc/queue.html", context, status=422 if form is not None else 200)


def _around(request: AsOfRequest, wish: Wish) -> dict[str, Any]:
    """What a whole page shows about the tray: filters, files, how many statements wait in the other."""
    others = statements.found(viewer=request.user, asked=statements.Asked(document=wish.document))
    return {
        "kinds": DutyKind.choices,
        "orders": duty_queue.ORDERS.items(),
        "documents": documents.documents(viewer=request.user, may="documents.review"),
        "other_waiting": queue.waiting(others.shelves),
        "endings": [
            (ending, reverse("ioc:duty_queue_export", args=[ending]) + wish.address())
            for ending in exports.FORMATS
        ],
    }


def _listed(lines: Sequence[Line], at: int, wish: Wish) -> dict[str, Any]:
    """The list beside the duty, and the places before and after it."""
    start = at // _A_PAGE * _A_PAGE
    after = queue.after(lines, at)
    page = range(start, min(start + _A_PAGE, len(lines)))
    return {
        "current": lines[at],
        "rows": duty_queue.rows(lines, page, current=at, wish=wish),
        "earlier": _to(lines, at - 1, wish),
        "later": _to(lines, at + 1, wish),
        "page_before": _to(lines, start - 1, wish),
        "page_after": _to(lines, start + _A_PAGE, wish),
        "then": after.key if after else "",
    }


def _to(lines: Sequence[Line], at: int, wish: Wish) -> str:
    return wish.address(**{queue.AT: lines[at].key}) if 0 <= at < len(lines) else ""
