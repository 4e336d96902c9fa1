"""Figures that only resemble what a target measures: shown beside it, never joined."""

from dataclasses import dataclass
from datetime import datetime

from tinhso.base.access import Viewer
from tinhso.core.matching import Closeness, Index, Match, Wording
from tinhso.indicators.models import Indicator
from tinhso.ioc.board import wording_of
from tinhso.observations import queries as observations
from tinhso.observations.models import Observation
from tinhso.progress.values import Standing

_MOST = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """The latest figure of another indicator, and how its wording differs from the target's."""

    indicator: Indicator
    row: Observation
    match: Match


def alike(standing: Standing, *, viewer: Viewer, known: datetime | None) -> list[Alike]:
    """Up to three figures of the same area that are similar to what the target measures, or of another level."""
    version = standing.version
    rows = observations.current(viewer=viewer, known=known, areas={version.area_id})
    judged = {row.pk for row in standing.series}
    last = {
        (row.indicator_id, row.level): row
        for row in rows
        if row.pk not in judged and (row.as_of is None or row.as_of <= standing.judged_on)
    }
    found = list(last.values())
    index = Index([_wording(row) for row in found])
    return [
        Alike(found[one.at].indicator, found[one.at], one.match)
        for one in index.best(wording_of(standing.target.review))
        if one.match.closeness is Closeness.SIMILAR or found[one.at].indicator == version.indicator
    ][:_MOST]


def _wording(row: Observation) -> Wording:
    return wording_of(row.review) if row.review else Wording(row.indicator.name, row.indicator.unit or None)
