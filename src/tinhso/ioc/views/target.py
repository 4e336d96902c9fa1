"""The page of one target: the answer, its trend, reasons, passages, every figure with who, when and source."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinhso.base import charts, exports
from tinhso.base.asof import AsOfRequest
from tinhso.ioc import board, markup, sheet, wording
from tinhso.ioc.alike import alike
from tinhso.ioc.versions import Change, changes
from tinhso.ioc.views import gate
from tinhso.observations import queries as observations
from tinhso.observations.models import Observation
from tinhso.observations.values import Act
from tinhso.progress import queries as progress
from tinhso.progress.values import Standing


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the ledger with every row of its chain; the last one speaks, unless the fact was taken back."""

    rows: Sequence["Line"]
    speaks: bool
    may_verify: bool
    may_correct: bool

    @property
    def last(self) -> "Line":
        """The row that speaks for the fact."""
        return self.rows[-1]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the ledger in words; `source` is a passage that may be opened, a note, or empty."""

    row: Observation
    shown: str
    day: str
    source: str | SafeString


@login_not_required
@require_safe
@gate.shown
def target(request: AsOfRequest, pk: UUID) -> HttpResponse:
    """How one target stands, and everything that the judgement rests on."""
    standing = progress.standing(pk, viewer=request.user, day=request.day, known=request.known)
    version, unit = standing.version, standing.version.indicator.unit
    row = board.rows([standing], readable=gate.readable(request))[0]
    facts = _facts(request, standing)
    latest = standing.latest
    return render(
        request,
        "ioc/target.html",
        {
            **_said(standing),
            "standing": standing,
            "asks": version,
            "document": standing.target.document,
            "name": row.name,
            "status": markup.status(row.status),
            "differs": wording.differences(row.match),
            "rivals": markup.rivals(standing, request),
            "trend": _trend(standing),
            "points": [(wording.day(p.as_of), wording.amount(p.value, unit), p) for p in standing.series],
            "passage": markup.passage(standing.target.review, version.quote, request),
            "figure_passage": markup.passage(latest.review, latest.quote, request)
            if latest and latest.review and latest.quote and row.source_open
            else "",
            "corrected": _corrected(latest),
            "facts": facts,
            "endings": exports.FORMATS,
            "undated": sum(point.as_of is None for point in standing.series),
            "alike": _alike(request, standing),
            "changes": _history(request, standing),
            "is_inside": request.user.has_perm("observations.view", standing.target),
            "may_record": gate.may(request, "observations.record", version.area),
            "may_revise": gate.may(request, "progress.promise", standing.target),
            "proposals": progress.pending(viewer=request.user, target=standing.target),
        },
    )


@login_not_required
@require_safe
@gate.shown
def export(request: AsOfRequest, pk: UUID, ending: str) -> HttpResponse:
    """Every row of the ledger behind the target as a file."""
    standing = progress.standing(pk, viewer=request.user, day=request.day, known=request.known)
    chains = [[line.row for line in fact.rows] for fact in _facts(request, standing)]
    inside = request.user.has_perm("observations.view", standing.target)
    readable = gate.readable(request)
    return exports.answer(sheet.figures(standing, chains, readable=readable, is_inside=inside), ending)


def _said(standing: Standing) -> dict[str, object]:
    """What the page says of the target in words."""
    version = standing.version
    return {
        "title": markup.firm(wording.headline(standing)),
        "tags": markup.tags(standing),
        "reasons": wording.reasons(standing),
        "asked": wording.asked(version),
        "due": wording.due(version),
        "levels": wording.levels(version.levels),
        "distance": wording.distance(standing),
        "path": path_words(standing),
    }


def _corrected(latest: Observation | None) -> str:
    """The figure in use, where a correction made it another than its passage says."""
    if latest is None or latest.review is None or latest.value == latest.review.value:
        return ""
    return markup.figure(latest, latest.indicator.unit)


def path_words(standing: Standing) -> str:
    """The path that a target is judged by before its deadline, or why there is none."""
    version = standing.version
    if version.every:
        return _("Định kỳ: mỗi kỳ được xét riêng, không có lộ trình.")
    if version.due is None:
        return _("Không có lộ trình: văn bản không nêu hạn.")
    if version.baseline_value is None:
        return _("Không có lộ trình: chưa biết mức xuất phát, nên trước hạn chỉ biết còn cách bao xa.")
    base = _("Mức xuất phát %(value)s ngày %(day)s") % {
        "value": wording.amount(version.baseline_value, version.indicator.unit),
        "day": wording.day(version.baseline_on),
    }
    if version.path == "linear":
        ending = _("lộ trình đều theo thời gian đến hạn.")
    else:
        ending = _("không đặt lộ trình: chỉ xét vào hạn.")
    if standing.assessment.expected is None:
        return f"{base}; {ending}"
    expected = wording.amount(round(standing.assessment.expected, 2), version.indicator.unit)
    return f"{base}; {ending} " + _("Đến ngày xem cần %s.") % expected


def _trend(standing: Standing) -> SafeString:
    actuals = [actual for actual in (row.as_actual() for row in standing.series) if actual]
    return charts.trend(
        standing.version.as_promise(),
        actuals,
        on=standing.judged_on,
        name=standing.target.review.indicator,
        unit=standing.version.indicator.unit or None,
    )


def _facts(request: AsOfRequest, standing: Standing) -> list[Fact]:
    version = standing.version
    chains = observations.chains(
        indicator=version.indicator_id, area=version.area_id, viewer=request.user, known=request.known
    )
    readable = gate.readable(request)
    found = []
    for chain in chains:
        day = chain[-1].as_of
        if progress.answers(chain[-1], version) and (day is None or day <= standing.judged_on):
            found.append(_fact(request, chain, readable))
    return sorted(
        found, key=lambda fact: (fact.last.row.as_of is not None, fact.last.row.as_of), reverse=True
    )


def _fact(request: AsOfRequest, chain: Sequence[Observation], readable: set[UUID]) -> Fact:
    last = chain[-1]
    speaks = last.act != Act.WITHDRAW
    own = last.recorded_by == request.user
    return Fact(
        rows=[_line(request, row, readable) for row in chain],
        speaks=speaks,
        may_verify=speaks
        and not last.is_verified
        and not own
        and gate.may(request, "observations.verify", last),
        may_correct=gate.may(request, "observations.record", last),
    )


def _line(request: AsOfRequest, row: Observation, readable: set[UUID]) -> Line:
    shown = markup.figure(row, row.indicator.unit)
    if row.review is None:
        source: str | SafeString = row.source_note
    elif row.review.text.document_id in readable:
        source = markup.source_link(row.review, request)
    else:
        source = _("văn bản chưa công khai")
    return Line(row, shown, markup.spoken_of(row.as_of), source)


def _alike(request: AsOfRequest, standing: Standing) -> list[tuple[str, str, str, str]]:
    """Name, figure, day and differences of figures that only resemble; for those who may join them alone."""
    if not request.user.has_perm("observations.view", standing.target):
        return []
    return [
        (
            f"{one.indicator.code} {one.indicator.name}",
            markup.figure(one.row, one.indicator.unit),
            markup.spoken_of(one.row.as_of),
            wording.differences(one.match),
        )
        for one in alike(standing, viewer=request.user, known=request.known)
    ]


def _history(request: AsOfRequest, standing: Standing) -> list[Change]:
    return changes(progress.history(standing.target, known=request.known))
