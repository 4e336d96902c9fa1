"""Changes made on the page of a target: a figure by hand, a correction, a check, a new version, a withdrawal."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tinhso.base.asof import AsOfRequest
from tinhso.ioc import forms, markup, wording
from tinhso.ioc.views import gate
from tinhso.observations import actions as ledger
from tinhso.observations.models import Observation
from tinhso.progress import actions as targets
from tinhso.progress import queries as progress
from tinhso.progress.models import Proposal
from tinhso.progress.values import Standing

_PROPOSED = gettext_lazy("Chỉ tiêu đã công khai: đã ghi đề xuất, chờ người thứ hai xác nhận.")
_form_page = require_http_methods(["GET", "HEAD", "POST"])


@_form_page
@gate.changing("observations.record")
def record(request: AsOfRequest, pk: UUID) -> HttpResponse:
    """Record a figure that stands in no document taken in."""
    standing = _standing(request, pk)
    version = standing.version
    form = forms.FigureForm(request.POST or None, unit=version.indicator.unit or None)
    form.fields["source_note"].required = True
    if form.is_valid():
        level = version.levels[0] if len(version.levels) == 1 else ""
        row = ledger.record(
            indicator=version.indicator,
            area=version.area,
            fact=form.fact(level=level),
            by=gate.person(request),
        )
        return _done(request, pk, _("Đã ghi số liệu: %s.") % markup.figure(row, version.indicator.unit))
    return _page(request, standing, form, title=_("Ghi số liệu"), button=_("Ghi số liệu"))


@_form_page
@gate.changing("observations.record")
def correct(request: AsOfRequest, pk: UUID, row: int) -> HttpResponse:
    """Put another figure in the place of one that was wrong; the earlier row stays."""
    standing = _standing(request, pk)
    observation = _observation(standing, row)
    unit = standing.version.indicator.unit
    form = forms.CorrectionForm(request.POST or None, unit=unit or None, initial=forms.of_row(observation))
    if form.is_valid():
        fact = form.fact(
            level=observation.level,
            period=observation.period if form.cleaned_data["as_of"] == observation.as_of else "",
            whole=(observation.of_value, observation.of_unit),
        )
        done = ledger.correct(
            observation=observation, fact=fact, note=form.cleaned_data["note"], by=gate.person(request)
        )
        return _done(request, pk, _("Đã đính chính thành %s.") % markup.figure(done, unit))
    return _page(
        request, standing, form, title=_("Đính chính số liệu"), button=_("Đính chính"), row=observation
    )


@_form_page
@gate.changing("observations.verify")
def verify(request: AsOfRequest, pk: UUID, row: int) -> HttpResponse:
    """State that the figure was checked."""
    standing = _standing(request, pk)
    observation = _observation(standing, row)
    form = forms.NoteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        ledger.verify(observation=observation, note=form.cleaned_data["note"], by=gate.person(request))
        return _done(request, pk, _("Đã xác minh số liệu."))
    return _page(request, standing, form, title=_("Xác minh số liệu"), button=_("Xác minh"), row=observation)


@_form_page
@gate.changing("observations.record")
def take_back(request: AsOfRequest, pk: UUID, row: int) -> HttpResponse:
    """Take a figure back, with the reason."""
    standing = _standing(request, pk)
    observation = _observation(standing, row)
    form = forms.ReasonForm(request.POST or None)
    if form.is_valid():
        ledger.withdraw(observation=observation, note=form.cleaned_data["note"], by=gate.person(request))
        return _done(request, pk, _("Đã rút số liệu; các dòng cũ vẫn được giữ trong lịch sử."))
    return _page(request, standing, form, title=_("Rút số liệu"), button=_("Rút số liệu"), row=observation)


@_form_page
@gate.changing("progress.promise")
def revise(request: AsOfRequest, pk: UUID) -> HttpResponse:
    """Change what the target asks; the earlier version stays."""
    standing = _standing(request, pk)
    version = standing.version
    form = forms.RevisionForm(
        request.POST or None, unit=version.indicator.unit or None, initial=forms.of_version(version)
    )
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        done = targets.revise(
            target=standing.target, changes=form.changes(), reason=reason, by=gate.person(request)
        )
        if isinstance(done, Proposal):
            return _done(request, pk, _PROPOSED)
        return _done(request, pk, _("Đã ghi phiên bản mới của chỉ tiêu."))
    return _page(request, standing, form, title=_("Sửa chỉ tiêu"), button=_("Ghi phiên bản mới"))


@_form_page
@gate.changing("progress.promise")
def withdraw(request: AsOfRequest, pk: UUID) -> HttpResponse:
    """Take the target back, with the reason; its document's scoreboard shows it no more."""
    standing = _standing(request, pk)
    form = forms.ReasonForm(request.POST or None)
    if form.is_valid():
        done = targets.withdraw(
            target=standing.target, reason=form.cleaned_data["note"], by=gate.person(request)
        )
        if isinstance(done, Proposal):
            return _done(request, pk, _PROPOSED)
        messages.success(request, _("Đã rút chỉ tiêu «%s».") % standing.target.review.indicator)
        return gate.to("board", standing.target.document_id)
    return _page(request, standing, form, title=_("Rút chỉ tiêu"), button=_("Rút chỉ tiêu"))


def _standing(request: AsOfRequest, pk: UUID) -> Standing:
    return progress.standing(pk, viewer=request.user, day=request.day)


def _observation(standing: Standing, row: int) -> Observation:
    """The ledger row, of the series that the target is judged by."""
    version = standing.version
    rows = Observation.objects.filter(indicator=version.indicator_id, area=version.area_id)
    return rows.select_related("indicator", "area", "root", "recorded_by").get(pk=row)


def _done(request: AsOfRequest, pk: UUID, sentence: str | Promise) -> HttpResponse:
    messages.success(request, str(sentence))
    return gate.to("target", pk)


def _page(request: AsOfRequest, standing: Standing, form: Form, **words: Any) -> HttpResponse:
    row: Observation | None = words.get("row")
    context = {
        **words,
        "form": form,
        "standing": standing,
        "document": standing.target.document,
        "name": standing.target.review.indicator,
        "asked": wording.asked(standing.version),
        "due": wording.due(standing.version),
        "figure": markup.figure(row, standing.version.indicator.unit) if row else "",
        "figure_day": markup.spoken_of(row.as_of) if row else "",
    }
    return render(request, "ioc/act.html", context, status=422 if form.errors else 200)
