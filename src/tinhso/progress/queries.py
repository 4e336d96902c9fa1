"""Questions about targets: what is promised, and how each promise stands."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from tinhso.base.access import Viewer
from tinhso.core import pace
from tinhso.documents import queries as documents
from tinhso.documents.models import Document
from tinhso.observations import queries as observations
from tinhso.observations.models import Observation
from tinhso.progress.models import Target, TargetVersion
from tinhso.progress.values import Standing


def versions(
    *, known: datetime | None = None, document: Document | None = None, target: UUID | None = None
) -> list[TargetVersion]:
    """The version of every target in force by what was recorded up to `known`; withdrawn ones left out."""
    rows = TargetVersion.objects.all()
    if document is not None:
        rows = rows.filter(target__document=document)
    if target is not None:
        rows = rows.filter(target=target)
    if known:
        rows = rows.filter(recorded_at__lte=known)
    last = (
        rows.order_by("target", "-number")
        .distinct("target")
        .select_related("target__document", "target__review__text", "indicator", "area", "recorded_by")
    )
    return sorted(
        (row for row in last if not row.is_withdrawn),
        key=lambda row: (row.target.review.start, row.target.review.nth),
    )


def standings(
    document: Document, *, viewer: Viewer, day: date, known: datetime | None = None
) -> list[Standing]:
    """How every target of a document stands on a day, in order of the text; two queries for any number of targets."""
    return _judged(versions(known=known, document=document), viewer=viewer, day=day, known=known)


def standing(target: UUID | str, *, viewer: Viewer, day: date, known: datetime | None = None) -> Standing:
    """How one target stands; `Target.DoesNotExist` when there is none or the viewer may not see its document."""
    found = versions(known=known, target=target)
    if not found or not documents.documents(viewer=viewer).filter(pk=found[0].target.document_id).exists():
        raise Target.DoesNotExist
    return _judged(found, viewer=viewer, day=day, known=known)[0]


def _judged(
    found: Sequence[TargetVersion], *, viewer: Viewer, day: date, known: datetime | None
) -> list[Standing]:
    ledger = observations.current(
        viewer=viewer,
        known=known,
        indicators={version.indicator_id for version in found},
        areas={version.area_id for version in found},
    )
    return [_standing(version, ledger, day) for version in found]


def _standing(version: TargetVersion, ledger: Iterable[Observation], day: date) -> Standing:
    series = tuple(
        row for row in ledger if _answers(row, version) and (row.as_of is None or row.as_of <= day)
    )
    actuals = {row.as_actual(): row for row in series if row.value is not None}
    assessment = pace.assess(version.as_promise(), [a for a in actuals if a], on=day)
    return Standing(version.target, version, series, actuals.get(assessment.latest), assessment)


def _answers(row: Observation, version: TargetVersion) -> bool:
    same = row.indicator_id == version.indicator_id and row.area_id == version.area_id
    return same and (not row.level or not version.levels or row.level in version.levels)
