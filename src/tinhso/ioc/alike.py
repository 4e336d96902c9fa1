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
    """Up to three figures of the same area whose indicators are similar to what the target measures."""
    version = standing.version
    rows = observations.current(viewer=viewer, known=known, areas={version.area_id})
    last = {
        row.indicator_id: row
        for row in rows
        if row.indicator_id != version.indicator_id and (row.as_of is None or row.as_of <= standing.judged_on)
    }
    found = list(last.values())
    index = Index([Wording(row.indicator.name, row.indicator.unit or None) for row in found])
    wanted = wording_of(standing.target.review)
    bare = Wording(wanted.indicator, wanted.unit, change=wanted.change)
    return [
        Alike(found[one.at].indicator, found[one.at], one.match)
        for one in index.best(bare)
        if one.match.closeness is Closeness.SIMILAR
    ][:_MOST]
