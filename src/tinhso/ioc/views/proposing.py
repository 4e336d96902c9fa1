"""Changes to published targets that wait for a second person: listed, confirmed or declined."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinhso.base import access
from tinhso.base.asof import AsOfRequest
from tinhso.ioc import versions
from tinhso.ioc.views import gate
from tinhso.progress import proposals as proposing
from tinhso.progress import queries as progress
from tinhso.progress.models import Proposal


@require_safe
def proposals(request: AsOfRequest) -> HttpResponse:
    """Every proposal that nobody answered yet: what it changes, why, by whom."""
    access.enter(request.user, "documents.review")
    found = progress.pending(viewer=request.user)
    context = {"lines": [_line(request, one) for one in found]}
    return render(request, "ioc/proposals.html", context)


@require_POST
@gate.changing("progress.promise")
def answer(request: AsOfRequest, pk: int) -> HttpResponse:
    """Confirm or decline a proposal."""
    seen = {one.pk: one for one in progress.pending(viewer=request.user)}
    if pk not in seen:
        raise Proposal.DoesNotExist
    is_confirmed = request.POST.get("dong_y") == "1"
    note = request.POST.get("y_kien", "").strip()[:1000]
    proposing.answer(proposal=seen[pk], is_confirmed=is_confirmed, note=note, by=gate.person(request))
    word = _("Đã xác nhận: thay đổi có hiệu lực.") if is_confirmed else _("Đã ghi ý kiến không đồng ý.")
    messages.success(request, word)
    return HttpResponseRedirect(reverse("ioc:proposals"))


def _line(request: AsOfRequest, proposal: Proposal) -> dict[str, object]:
    last = progress.last_version(proposal.target)
    made = proposing.proposed(proposal, last)
    verdict = proposing.verdict(proposal)
    is_own = proposal.recorded_by_id == request.user.pk
    return {
        "proposal": proposal,
        "differences": versions.differences(last, made),
        "verdict": verdict.label if verdict else "",
        "is_own": is_own,
        "may_answer": not is_own and gate.may(request, "progress.promise", proposal.target),
    }
