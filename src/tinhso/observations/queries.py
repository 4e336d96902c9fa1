"""Questions to the ledger: what is known, up to any moment, and how it came to be."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce, Substr

from tinhso.base import access
from tinhso.base.access import Viewer
from tinhso.documents import queries as documents
from tinhso.documents.models import Review
from tinhso.observations.models import Observation
from tinhso.observations.values import Act


def current(
    *,
    viewer: Viewer,
    known: datetime | None = None,
    indicators: Collection[UUID] | None = None,
    areas: Collection[UUID] | None = None,
) -> list[Observation]:
    """The facts that speak: the last row of every chain recorded up to `known`, without the withdrawn ones.

    Confidential values are left out for whoever may not view the ledger. Order: as_of (undated first), position.
    """
    rows = _rows(known)
    if indicators is not None:
        rows = rows.filter(indicator__in=indicators)
    if areas is not None:
        rows = rows.filter(area__in=areas)
    last = rows.order_by("head", "-position").distinct("head")  # type: ignore[misc]  # an annotation
    speaking = [row for row in _seen(last, viewer) if row.act != Act.WITHDRAW]
    return sorted(
        speaking, key=lambda row: (row.as_of is not None, row.as_of or row.recorded_at.date(), row.position)
    )


def chains(
    *, indicator: UUID, area: UUID, viewer: Viewer, known: datetime | None = None
) -> list[list[Observation]]:
    """Every fact of a series with all its rows, withdrawn ones too: facts by when they began, rows oldest first."""
    rows = _rows(known).filter(indicator=indicator, area=area).order_by("position")
    found: dict[int, list[Observation]] = {}
    for row in _seen(rows, viewer):
        found.setdefault(row.root_id or row.pk, []).append(row)
    return list(found.values())


def from_passages() -> list[Observation]:
    """The facts that speak, of those read in documents; confidential ones left out."""
    last = _rows(None).order_by("head", "-position").distinct("head")  # type: ignore[misc]  # an annotation
    return [row for row in last if row.review_id and row.act != Act.WITHDRAW and not row.is_confidential]


def recorded(reviews: Iterable[Review]) -> dict[int, int]:
    """The ledger row that each passage was recorded by, among those given; keys are reviews."""
    rows = Observation.objects.filter(review__in=list(reviews), act=Act.SUBMIT)
    return {row.review_id: row.pk for row in rows if row.review_id}


def _rows(known: datetime | None) -> QuerySet[Observation]:
    """Ledger rows with the first row of their fact (`head`) and their passage (`quote`), without the whole text."""
    rows = Observation.objects.annotate(  # type: ignore[no-redef]  # the model names what is set here
        head=Coalesce("root_id", "id"),
        quote=Substr("review__text__content", F("review__start") + 1, F("review__end") - F("review__start")),
        verdict=documents.last_verdict("review", known=known),
    )
    if known:
        rows = rows.filter(recorded_at__lte=known)
    return rows.select_related("indicator", "area", "recorded_by", "review__text__document").defer(
        "review__text__content"
    )


def _seen(rows: Iterable[Observation], viewer: Viewer) -> list[Observation]:
    scope = access.scope(viewer, "observations.view")
    return [row for row in rows if not row.is_confidential or scope.holds(row)]
