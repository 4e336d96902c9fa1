"""The step from an accepted statement to a target or a ledger row, one at a time or a whole document at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinhso.base.asof import AsOfRequest
from tinhso.base.values import Refused
from tinhso.core.lawtext import Kind
from tinhso.documents import queries as documents
from tinhso.documents.models import Document, Review
from tinhso.indicators import queries as indicators
from tinhso.ioc import forms, joining, markup, wording
from tinhso.ioc.joining import Choice, Placed
from tinhso.ioc.views import gate
from tinhso.observations import actions as ledger
from tinhso.progress.actions import Terms
from tinhso.progress.models import Target
from tinhso.territory import queries as territory
from tinhso.territory.models import Area

_form_page = require_http_methods(["GET", "HEAD", "POST"])
_MOST_LEAD = 200  # letters, as the column


@_form_page
@gate.changing("progress.promise")
def promise(request: AsOfRequest, pk: int) -> HttpResponse:
    """Make a target of an accepted statement."""
    review = _review(request, pk)
    placed, areas = _placed(review), _reached(request, _areas(review, request.day))
    which = _indicator_form(request, placed, areas)
    terms = forms.TermsForm(request.POST or None, unit=review.unit, initial=forms.first_terms(review))
    if _valid(which, terms):
        made = joining.settle([_choice(review, which, terms=terms.terms())], by=gate.person(request))
        messages.success(request, _("Đã lập chỉ tiêu."))
        return gate.to("target", made[0].pk)
    return _page(request, review, which=which, details=terms)


@_form_page
@gate.changing("observations.record")
def record(request: AsOfRequest, pk: int) -> HttpResponse:
    """Record the figure of an accepted result."""
    review = _review(request, pk)
    fact = ledger.fact_of(review)
    placed, areas = _placed(review), _reached(request, _areas(review, request.day))
    which = _indicator_form(request, placed, areas)
    figure = forms.FigureForm(request.POST or None, unit=review.unit, initial=forms.first_figure(fact))
    figure.fields["as_of"].help_text = forms.said_day(review)
    if _valid(which, figure):
        kept = fact.period if figure.cleaned_data["as_of"] == fact.as_of else ""
        told = figure.fact(level=fact.level, period=kept, whole=(fact.of_value, fact.of_unit))
        joining.settle([_choice(review, which, fact=told)], by=gate.person(request))
        messages.success(request, _("Đã ghi số liệu vào sổ."))
        return gate.to("bulk", review.text.document_id)
    return _page(request, review, which=which, details=figure)


@dataclass(frozen=True, slots=True)
class BulkRow:
    """A statement in the table of the whole document, with what is preselected."""

    placed: Placed
    quote: SafeString
    claim: str
    day: str
    options: Sequence[tuple[str, str]]
    area: Area | None


@_form_page
@gate.changing("observations.record")
def bulk(request: AsOfRequest, pk: UUID) -> HttpResponse:
    """Every accepted statement of a document that is neither target nor figure yet: chosen and made in one go."""
    document = documents.document(pk, viewer=request.user, may="observations.record")
    reviews = _permitted(request, joining.open_reviews(document), document)
    areas = _reached(request, territory.offered(on=document.issued_on or request.day, around=document.area))
    if request.method == "POST":
        made = joining.settle(_choices(request, reviews, areas), by=gate.person(request))
        messages.success(request, _done_words(made))
        return gate.to("board" if any(isinstance(one, Target) for one in made) else "bulk", document.pk)
    placed = joining.placed(reviews, indicators.indicators())
    rows = [_bulk_row(one, document, request.day) for one in placed]
    context = {
        "document": document,
        "rows": rows,
        "without_area": any(row.area is None for row in rows),
        "areas": areas,
        "legal_basis": joining.legal_basis(document),
    }
    return render(request, "ioc/bulk.html", context)


def _review(request: AsOfRequest, pk: int) -> Review:
    review = Review.objects.select_related("text__document__area").get(pk=pk)
    documents.document(review.text.document_id, viewer=request.user, may="observations.record")
    return review


def _placed(review: Review) -> Placed:
    return joining.placed([review], indicators.indicators())[0]


def _areas(review: Review, day: date) -> list[Area]:
    document = review.text.document
    return territory.offered(on=document.issued_on or day, around=document.area)


def _indicator_form(request: AsOfRequest, placed: Placed, areas: Sequence[Area]) -> forms.IndicatorForm:
    review = placed.review
    area = joining.area_of(review, on=review.text.document.issued_on or request.day)
    first = {"key": placed.chosen, "name": review.indicator, "unit": review.unit or "", "area": area}
    return forms.IndicatorForm(request.POST or None, placed=placed, areas=areas, initial=first)


def _valid(*together: Any) -> bool:
    # All are asked, so that every mistake is shown at once.
    return all([form.is_valid() for form in together])


def _choice(review: Review, which: forms.IndicatorForm, **columns: Any) -> Choice:
    said = which.cleaned_data
    return Choice(
        review=review,
        key=which.chosen(),
        area=said["area"],
        name=said["name"].strip(),
        unit=said["unit"].strip(),
        **columns,
    )


def _page(request: AsOfRequest, review: Review, *, which: forms.IndicatorForm, details: Any) -> HttpResponse:
    content = review.text.content
    is_target = review.kind == Kind.TARGET
    context = {
        "review": review,
        "document": review.text.document,
        "is_target": is_target,
        "quote": markup.highlighted(review, content[review.start : review.end]),
        "address": markup.passage_address(review, request),
        "claim": wording.claim(review),
        "which": which,
        "details": details,
        "errors": [*which.errors, *details.errors],
        "fields": [which["area"], *details],
    }
    return render(request, "ioc/join.html", context, status=422 if context["errors"] else 200)


def _reached(request: AsOfRequest, areas: Sequence[Area]) -> list[Area]:
    """The areas of which the viewer may record something."""
    return [area for area in areas if request.user.has_perm("observations.record", area)]


def _permitted(request: AsOfRequest, reviews: Sequence[Review], document: Document) -> list[Review]:
    """A department records figures but makes no targets."""
    if request.user.has_perm("progress.promise", document):
        return list(reviews)
    return [review for review in reviews if review.kind != Kind.TARGET]


def _choices(request: AsOfRequest, reviews: Sequence[Review], areas: Sequence[Area]) -> list[Choice]:
    posted, by_key = request.POST, {str(area.pk): area for area in areas}
    ticked = set(posted.getlist("chon"))
    found = []
    for review in reviews:
        if str(review.pk) not in ticked:
            continue
        area = by_key.get(posted.get(f"dia-ban-{review.pk}", ""))
        if area is None:
            raise Refused(_("Dòng «%s» chưa chọn địa bàn: hãy chọn rồi gửi lại.") % review.indicator[:80])
        lead = " ".join(posted.get(f"chu-tri-{review.pk}", "").split())[:_MOST_LEAD]
        terms = Terms(lead=lead, legal_basis=joining.legal_basis(review.text.document))
        found.append(Choice(review, posted.get(f"chi-so-{review.pk}", ""), area, terms))
    if not found:
        raise Refused(_("Chưa chọn dòng nào: hãy đánh dấu ít nhất một dòng rồi gửi lại."))
    return found


def _done_words(made: Sequence[object]) -> str:
    targets = sum(isinstance(one, Target) for one in made)
    return _("Đã lập %(targets)s chỉ tiêu và ghi %(figures)s số liệu.") % {
        "targets": targets,
        "figures": len(made) - targets,
    }


def _bulk_row(placed: Placed, document: Document, day: date) -> BulkRow:
    review = placed.review
    quote = document.text.content[review.start : review.end]
    return BulkRow(
        placed=placed,
        quote=markup.highlighted(review, quote),
        claim=wording.claim(review),
        day=wording.stated_day(review),
        options=[
            *((offer.key, forms.offer_words(offer)) for offer in placed.offers),
            (placed.own, _("Chỉ số mới")),
        ],
        area=joining.area_of(review, on=document.issued_on or day),
    )
