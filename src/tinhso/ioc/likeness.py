"""What else speaks of the same: targets and figures of other documents, and indicators, beside a statement."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, Max
from django.db.models.functions import Cast

from tinhso.base import access
from tinhso.base.access import Viewer
from tinhso.core.lawtext import Kind
from tinhso.core.matching import Closeness, Index, Match, Wording
from tinhso.documents import queries as documents
from tinhso.documents.models import Candidate, Review
from tinhso.indicators.models import Indicator
from tinhso.ioc.board import wording_of
from tinhso.observations import queries as observations
from tinhso.observations.models import Observation
from tinhso.progress import queries as progress
from tinhso.progress.models import TargetVersion

_MOST = 3  # of each sort


@dataclass(frozen=True, slots=True)
class Like:
    """Something near to a statement; `is_promised`: another document promises the very same already."""

    thing: TargetVersion | Observation | Indicator
    match: Match
    is_promised: bool = False


@dataclass(frozen=True, slots=True)
class _Catalogue:
    """The things of one sort with the index of their wordings, as they were at a version of their table."""

    version: tuple[Any, ...]
    things: Sequence[Any]
    index: Index


_kept: dict[str, _Catalogue] = {}


def near(statement: Candidate | Review, *, document: UUID, viewer: Viewer) -> list[Like]:
    """Targets of other documents first, then their figures, then indicators: up to three of each, the closest first."""
    wanted = wording_of(statement)
    # A catalogue entry has no level, place or exception of its own: these belong to target and figure.
    bare = Wording(wanted.indicator, wanted.unit, change=wanted.change)
    if not wanted.indicator.strip():
        return []
    seen = set(documents.documents(viewer=viewer).order_by().values_list("pk", flat=True))
    scope = access.scope(viewer, "observations.view")
    found = []
    for one in _best(_targets(), wanted, document=document, seen=seen, scope=scope):
        same = one.match.closeness is Closeness.SAME and _asks_alike(statement, one.thing)
        found.append(Like(one.thing, one.match, same))
    if scope:
        found += _best(_figures(), wanted, document=document, seen=seen, scope=scope)
    return found + _best(_indicators(), bare, document=document, seen=seen, scope=scope)


def _best(
    catalogue: _Catalogue,
    wanted: Wording,
    *,
    document: UUID,
    seen: set[UUID],
    scope: access.Scope,
) -> list[Like]:
    """The closest; of what no document says, that within the scope."""
    found = []
    for one in catalogue.index.best(wanted, 4 * _MOST):
        thing = catalogue.things[one.at]
        own = _document(thing)
        is_mine = own is None and (not isinstance(thing, Observation) or scope.holds(thing))
        if is_mine or (own != document and own in seen):
            found.append(Like(thing, one.match))
    return found[:_MOST]


def _document(thing: TargetVersion | Observation | Indicator) -> UUID | None:
    if isinstance(thing, TargetVersion):
        return thing.target.document_id
    return thing.review.text.document_id if isinstance(thing, Observation) and thing.review else None


def _asks_alike(statement: Candidate | Review, other: Any) -> bool:
    """Whether the other asks the same value by the same day."""
    ours = (statement.comparator, statement.value, statement.value_high, statement.by, statement.every)
    theirs = (other.comparator, other.value, other.value_high, other.due, other.every)
    return statement.kind == Kind.TARGET and ours == theirs


def _targets() -> _Catalogue:
    count = TargetVersion.objects.aggregate(Count("pk"), Max("pk"))
    return _catalogue("targets", tuple(count.values()), rows=progress.last_versions, say=_wording_of_target)


def _figures() -> _Catalogue:
    count = Observation.objects.aggregate(Count("pk"), Max("position"))
    return _catalogue(
        "figures", tuple(count.values()), rows=observations.from_passages, say=_wording_of_figure
    )


def _indicators() -> _Catalogue:
    count = Indicator.objects.aggregate(Count("pk"), Max("code"), last=Max(Cast("pk", CharField())))
    return _catalogue(
        "indicators", tuple(count.values()), rows=Indicator.objects.all, say=_wording_of_indicator
    )


def _catalogue(
    name: str, version: tuple[Any, ...], *, rows: Callable[[], Any], say: Callable[[Any], Wording]
) -> _Catalogue:
    """The index of a sort, made anew when its table grew; a wording read once is not read again by the core."""
    kept = _kept.get(name)
    if kept is None or kept.version != version:
        things = list(rows())
        kept = _kept[name] = _Catalogue(version, things, Index([say(thing) for thing in things]))
    return kept


def _wording_of_target(version: TargetVersion) -> Wording:
    return wording_of(version.target.review)


def _wording_of_figure(row: Observation) -> Wording:
    assert row.review is not None
    return wording_of(row.review)


def _wording_of_indicator(indicator: Indicator) -> Wording:
    return Wording(indicator.name, indicator.unit or None)
