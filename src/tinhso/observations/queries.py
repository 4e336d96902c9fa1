"""Questions to the ledger: what is known, up to any moment, and how it came to be."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from tinhso.base.access import Viewer
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
    rows = Observation.objects.annotate(head=Coalesce("root_id", "id"))
    if known:
        rows = rows.filter(recorded_at__lte=known)
    if indicators is not None:
        rows = rows.filter(indicator__in=indicators)
    if areas is not None:
        rows = rows.filter(area__in=areas)
    last = (
        rows.order_by("head", "-position")
        .distinct("head")
        .select_related("indicator", "area", "recorded_by", "review__text__document")
    )
    may_see_all = viewer.has_perm("observations.view")
    speaking = [row for row in last if row.act != Act.WITHDRAW and (may_see_all or not row.is_confidential)]
    return sorted(
        speaking, key=lambda row: (row.as_of is not None, row.as_of or row.recorded_at.date(), row.position)
    )


def chain(observation: Observation, *, known: datetime | None = None) -> QuerySet[Observation]:
    """Every row of the fact that an observation belongs to, oldest first."""
    head = observation.root_id or observation.pk
    rows = Observation.objects.filter(pk=head) | Observation.objects.filter(root=head)
    if known:
        rows = rows.filter(recorded_at__lte=known)
    return rows.select_related("recorded_by", "review__text__document").order_by("position")
