"""Asking that personal data be forgotten, seeing where it stands, confirming or declining what somebody asked."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.base import access, forgetting, listing, purging, trail, trail_words
from tinhso.base.models import Purge, User
from tinhso.base.values import PurgeState, Refused

_A_PAGE = 50


class _Asking(forms.Form):
    """Words to be forgotten, and why."""

    words = forms.CharField(
        label=gettext_lazy("Họ và tên hoặc số giấy tờ cần xóa"),
        help_text=gettext_lazy(
            "Ghi đầy đủ như trong văn bản; chữ hoa, chữ thường, xuống dòng và cách đặt dấu (hoà, hòa) không phân biệt."
        ),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        help_text=gettext_lazy("Yêu cầu của ai, theo quy định nào; không nhắc lại dữ liệu cần xóa ở đây."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Every request with how far it is, and the form for another one."""
    by = _keeper(request)
    form = _Asking(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = purging.ask(words=form.cleaned_data["words"], reason=form.cleaned_data["reason"], by=by)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect("purge", made.pk)
    asked = Purge.objects.select_related("asked_by", "answered_by")
    page = Paginator(asked, _A_PAGE).get_page(request.GET.get(listing.PAGE_WORD))
    context = {"form": form, "page": page, **listing.turning(request, page)}
    return render(request, "base/purges.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One request: where the words stand, which files would go; when it is done, how often they stood where."""
    by = _keeper(request)
    purge = get_object_or_404(Purge, pk=pk)
    if purge.words:
        trail.looked(by=by, subject=purge)
    found = list(forgetting.find(purge.words)) if purge.words else []
    stretches = [one for one in forgetting.stretches(found) if one.model is not Purge]
    context = {
        "purge": purge,
        "stretches": stretches,
        "files": len({forgetting.file_of(one.row) for one in found} - {""}),
        "counts": [(trail_words.kind(kind), count) for kind, count in purge.counts.items()],
        "may_answer": purge.state == PurgeState.ASKED and purge.asked_by_id != by.pk,
        "is_own": purge.state == PurgeState.ASKED and purge.asked_by_id == by.pk,
        "is_waiting": purge.state == PurgeState.CONFIRMED,
    }
    return render(request, "base/purge.html", context)


@require_POST
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Confirm or decline."""
    by = _keeper(request)
    is_confirmed = request.POST.get("dong_y") == "1"
    purging.answer(purge=get_object_or_404(Purge, pk=pk), is_confirmed=is_confirmed, by=by)
    said = (
        _("Đã xác nhận: chạy «tinhso purge --yes» trên máy chủ để xóa.")
        if is_confirmed
        else _("Đã ghi: không đồng ý.")
    )
    messages.success(request, said)
    return redirect("purge", pk)


def _keeper(request: HttpRequest) -> User:
    access.require(request.user, "base.purge")
    assert isinstance(request.user, User)
    return request.user
