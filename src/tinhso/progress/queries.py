"""Questions about targets: what is promised, and how each promise stands."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Substr

from tinhso.base.access import Viewer
from tinhso.core import pace
from tinhso.core.lawtext import Level
from tinhso.documents import queries as documents
from tinhso.documents.models import Document, Review
from tinhso.documents.values import Verdict
from tinhso.observations import queries as observations
from tinhso.observations.models import Observation
from tinhso.progress.models import Proposal, Target, TargetVersion
from tinhso.progress.values import Standing, issued

# What "at every level" must name at least; districts ended on 30 June 2025.
_MEASURED = (
    *("kind", "indicator", "comparator", "value", "value_high", "unit", "levels", "by", "every", "exclusion"),
)
_ALL_LEVELS = {Level.PROVINCE, Level.COMMUNE}


def standings(
    *, viewer: Viewer, day: date, known: datetime | None = None, document: Document | None = None
) -> list[Standing]:
    """How every target stands on a day, in order of the texts; a fixed number of queries for any number of targets.

    Only targets of documents that the viewer may see and that were issued by the day; of one document if asked.
    """
    seen = _seen(viewer, day, known)
    found = _last_versions(known).filter(target__document__in=seen)
    if document is not None:
        found = found.filter(target__document=document)
    versions = _in_order(found)
    rivals = _rivals(versions, known=known, seen=seen)
    return _judged(versions, rivals, viewer=viewer, day=day, known=known)


def standing(target: UUID, *, viewer: Viewer, day: date, known: datetime | None = None) -> Standing:
    """How one target stands; `Target.DoesNotExist` when there is none or the viewer may not see its document."""
    seen = _seen(viewer, day, known)
    versions = _in_order(_last_versions(known).filter(target=target, target__document__in=seen))
    if not versions:
        raise Target.DoesNotExist
    rivals = _rivals(versions, known=known, seen=seen)
    return _judged(versions, rivals, viewer=viewer, day=day, known=known)[0]


def history(target: Target, *, known: datetime | None = None) -> list[TargetVersion]:
    """Every version of a target recorded up to `known`, oldest first."""
    rows = target.versions.select_related("indicator", "area", "recorded_by").order_by("number")
    return list(rows.filter(recorded_at__lte=known) if known else rows)


def last_versions(*, known: datetime | None = None) -> QuerySet[TargetVersion]:
    """What every target that was not withdrawn asks now, with its passage and its document."""
    return _last_versions(known)


def promised(reviews: Iterable[Review]) -> dict[int, UUID]:
    """The target made of each passage, among those given; keys are reviews."""
    return dict(Target.objects.filter(review__in=list(reviews)).values_list("review_id", "pk"))


def published(text: int, place: tuple[int, int, int]) -> Target | None:
    """The target of a published document that was made of a place of a text and stands."""
    start, end, nth = place
    at = {"review__value_start": start, "review__value_end": end, "review__nth": nth}
    target = Target.objects.filter(review__text=text, **at).select_related("document", "review").first()
    if target is None or not documents.is_open(target.document):
        return None
    return None if target.versions.filter(is_withdrawn=True).exists() else target


def holds(text: int, place: tuple[int, int, int]) -> bool:
    """Whether another judgement of a place would change a published target."""
    return published(text, place) is not None


def pending(*, viewer: Viewer, target: Target | None = None) -> list[Proposal]:
    """The proposals that nobody answered yet, oldest first; of one target if asked; none for whoever is no member."""
    seen = documents.documents(viewer=viewer, may="progress.view").order_by().values("pk")
    found = Proposal.objects.filter(answer=None, target__document__in=seen)
    if target is not None:
        found = found.filter(target=target)
    found = found.select_related("target__document", "target__review", "recorded_by").order_by("id")
    return list(found)


def last_version(target: Target) -> TargetVersion:
    """What a target asks now, also of one that was withdrawn."""
    return target.versions.select_related("indicator", "area", "target").order_by("-number")[0]


def _edited(versions: Sequence[TargetVersion]) -> None:
    """Mark the versions whose passage was judged otherwise after they were made."""
    later = [v for v in versions if v.last_review and v.last_review != v.target.review_id]
    reviews = Review.objects.in_bulk([v.last_review for v in later]) if later else {}
    for version in later:
        review, own = reviews[version.last_review], version.target.review
        differs = any(getattr(review, name) != getattr(own, name) for name in _MEASURED)
        version.passage_was_edited = (
            Verdict(review.verdict).keeps and differs and review.recorded_at > version.recorded_at
        )


def _seen(viewer: Viewer, day: date, known: datetime | None) -> QuerySet[Document]:
    issued_by_then = Q(issued_on=None) | Q(issued_on__lte=day)
    seen = documents.documents(viewer=viewer, known=known).filter(issued_by_then)
    return seen.order_by().values("pk")  # type: ignore[return-value]


def _last_versions(known: datetime | None) -> QuerySet[TargetVersion]:
    """The last version of every target by what was recorded up to `known`, with its passage as `quote`."""
    last = TargetVersion.objects.filter(**({"recorded_at__lte": known} if known else {}))
    last = last.order_by("target", "-number").distinct("target")
    start, end = F("target__review__start"), F("target__review__end")
    return (
        TargetVersion.objects.filter(  # type: ignore[no-redef]  # the model names what is set here
            pk__in=last.values("pk"), is_withdrawn=False
        )
        .annotate(
            quote=Substr("target__review__text__content", start + 1, end - start),
            verdict=documents.last_verdict("target__review", known=known),
            last_review=documents.last_verdict("target__review", known=known, column="pk"),
        )
        .select_related(
            "target__document", "target__review__text__document", "indicator", "area", "recorded_by"
        )
        .defer("target__review__text__content")
    )


def _in_order(found: QuerySet[TargetVersion]) -> list[TargetVersion]:
    versions = list(found.order_by("target__review__start", "target__review__nth", "pk"))
    _edited(versions)
    return versions


def _rivals(
    versions: Sequence[TargetVersion], *, known: datetime | None, seen: QuerySet[Document]
) -> dict[UUID, tuple[TargetVersion, ...]]:
    """For each target what other documents ask of the same thing by the same day, where it differs."""
    others: defaultdict[tuple[UUID, UUID], list[TargetVersion]] = defaultdict(list)
    indicators = {version.indicator_id for version in versions}
    for other in _last_versions(known).filter(indicator__in=indicators, target__document__in=seen):
        others[other.indicator_id, other.area_id].append(other)
    return {
        version.target_id: tuple(
            sorted(
                (o for o in others[version.indicator_id, version.area_id] if _opposes(o, version)),
                key=issued,
                reverse=True,
            )
        )
        for version in versions
    }


def _opposes(other: TargetVersion, version: TargetVersion) -> bool:
    if other.target.document_id == version.target.document_id:
        return False
    levels = not other.levels or not version.levels or bool(set(other.levels) & set(version.levels))
    same_day = other.due == version.due or other.due is None or version.due is None
    asks = [(v.comparator, v.value, v.value_high) for v in (other, version)]
    return levels and same_day and asks[0] != asks[1]


def _judged(
    versions: Collection[TargetVersion],
    rivals: dict[UUID, tuple[TargetVersion, ...]],
    *,
    viewer: Viewer,
    day: date,
    known: datetime | None,
) -> list[Standing]:
    ledger: defaultdict[tuple[UUID, UUID], list[Observation]] = defaultdict(list)
    for row in observations.current(
        viewer=viewer,
        known=known,
        indicators={version.indicator_id for version in versions},
        areas={version.area_id for version in versions},
    ):
        ledger[row.indicator_id, row.area_id].append(row)
    return [
        _standing(
            version, ledger[version.indicator_id, version.area_id], day, rivals=rivals[version.target_id]
        )
        for version in versions
    ]


def _standing(
    version: TargetVersion, ledger: Iterable[Observation], day: date, *, rivals: tuple[TargetVersion, ...]
) -> Standing:
    end = version.area.valid_to
    on = min(day, end - timedelta(days=1)) if end else day
    series = tuple(row for row in ledger if answers(row, version) and (row.as_of is None or row.as_of <= on))
    actuals = [(row.as_actual(), row) for row in series]
    told = [actual for actual, _row in actuals if actual]
    assessment = pace.assess(version.as_promise(), told, on=on)
    latest = next((row for actual, row in actuals if actual is assessment.latest and actual), None)
    return Standing(
        target=version.target,
        version=version,
        series=series,
        latest=latest,
        assessment=assessment,
        day=day,
        judged_on=on,
        rivals=rivals,
    )


def answers(row: Observation, version: TargetVersion) -> bool:
    """Whether a figure of the same indicator and area speaks of the levels that the target is set for.

    A passage that names no level speaks of all of them at once, so it answers neither a single level nor
    some of them; one recorded by hand without a level answers unless the target is set for a single one.
    """
    asked = set(version.levels)
    said = {row.level} if row.level else set(row.review.levels if row.review else ())
    if said == asked:
        return True
    if row.review is None and not said:
        return len(asked) != 1
    return not (said and asked) and (said | asked) >= _ALL_LEVELS
