"""The scoreboard of a resolution as values: rows with what is said of each, filters, order, counts."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import QueryDict

from tinhso.core import matching
from tinhso.core.lawtext import Level
from tinhso.core.matching import Change, Match, Wording
from tinhso.core.pace import Status
from tinhso.core.quantity import Comparator
from tinhso.core.scoreboard import NEED
from tinhso.core.vi import fold, sort_key
from tinhso.documents.models import Candidate, Review
from tinhso.progress.values import Standing

# The words of the address.
SLUG: dict[Status, str] = {
    Status.LATE: "cham",
    Status.AT_RISK: "nguy-co",
    Status.NO_DATA: "thieu-so-lieu",
    Status.NOT_DUE: "chua-den-ky",
    Status.ON_TRACK: "dung-tien-do",
    Status.REACHED: "dat",
}
_STATUS_OF = {slug: status for status, slug in SLUG.items()}
_CHANGE = {Comparator.UP: Change.UP, Comparator.DOWN: Change.DOWN}


@dataclass(frozen=True, slots=True)
class Row:
    """A target on the scoreboard: how it stands, how its figure is worded, whether its source may be read."""

    standing: Standing
    match: Match | None
    source_open: bool

    @property
    def status(self) -> Status:
        """How it stands."""
        return self.standing.assessment.status

    @property
    def name(self) -> str:
        """The thing measured, in the target's own words, as a heading."""
        said = self.standing.target.review.indicator
        return said[:1].upper() + said[1:]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader asks of the scoreboard; empty means all. `order` is a key of ORDERS."""

    status: Status | None = None
    level: str = ""
    lead: str = ""
    search: str = ""
    order: str = ""

    @property
    def words(self) -> dict[str, str]:
        """The wish as words of an address, empty ones left out."""
        said = {
            "trang-thai": SLUG[self.status] if self.status else "",
            "cap": self.level,
            "co-quan": self.lead,
            "tim": self.search,
            "sap": self.order,
        }
        return {name: word for name, word in said.items() if word}


def wish(asked: QueryDict) -> Wish:
    """The wish in an address; words that are not known count as none."""
    level, order = asked.get("cap", ""), asked.get("sap", "")
    return Wish(
        status=_STATUS_OF.get(asked.get("trang-thai", "")),
        level=level if level in set(Level) else "",
        lead=asked.get("co-quan", "").strip(),
        search=" ".join(asked.get("tim", "").split())[:200],
        order=order if order in ORDERS else "",
    )


def rows(standings: Sequence[Standing], *, readable: Collection[UUID]) -> list[Row]:
    """A row for each standing; `readable` are the documents that the viewer may open."""
    return [
        Row(
            standing=standing,
            match=_wording_of_figure(standing),
            source_open=_source(standing) is None or _source(standing) in readable,
        )
        for standing in standings
    ]


def chosen(found: Sequence[Row], asked: Wish) -> list[Row]:
    """The rows that a reader wants, in the order wanted."""
    kept = [row for row in _but_status(found, asked) if asked.status in (None, row.status)]
    return sorted(kept, key=ORDERS[asked.order])


def counts(found: Sequence[Row], asked: Wish) -> dict[Status, int]:
    """How many rows each status has under the other wishes, in the order of the need for attention."""
    tallied = Counter(row.status for row in _but_status(found, asked))
    return {status: tallied[status] for status in NEED}


def leads(found: Sequence[Row]) -> list[str]:
    """The lead agencies of the rows in dictionary order."""
    return sorted({row.standing.version.lead for row in found} - {""}, key=sort_key)


def latest_day(found: Sequence[Row]) -> date | None:
    """The last day that any figure of the rows speaks of."""
    days = [row.standing.latest.as_of for row in found if row.standing.latest and row.standing.latest.as_of]
    return max(days, default=None)


def wording_of(review: Candidate | Review) -> Wording:
    """What a reviewed passage measures, ready to be compared with another."""
    return Wording(
        indicator=review.indicator,
        unit=review.unit,
        levels=tuple(Level(level) for level in review.levels),
        territory=review.territory or None,
        exclusion=review.exclusion or None,
        change=_CHANGE.get(Comparator(review.comparator)),
    )


def _wording_of_figure(standing: Standing) -> Match | None:
    if standing.latest is None or standing.latest.review is None:
        return None
    return matching.compare(wording_of(standing.target.review), wording_of(standing.latest.review))


def _source(standing: Standing) -> UUID | None:
    latest = standing.latest
    return latest.review.text.document_id if latest and latest.review else None


def _but_status(found: Sequence[Row], asked: Wish) -> list[Row]:
    return [row for row in found if all(holds(row, asked) for holds in _FILTERS)]


def _has_level(row: Row, asked: Wish) -> bool:
    return not asked.level or asked.level in row.standing.version.levels


def _has_lead(row: Row, asked: Wish) -> bool:
    return not asked.lead or asked.lead == row.standing.version.lead


def _has_words(row: Row, asked: Wish) -> bool:
    version = row.standing.version
    said = fold(f"{row.name} {version.indicator.name} {version.indicator.code} {version.lead}")
    return all(word in said for word in fold(asked.search).split())


_FILTERS: tuple[Callable[[Row, Wish], bool], ...] = (_has_level, _has_lead, _has_words)


def _need(row: Row) -> tuple[int, float, int]:
    """Need for attention: status, then the share of the value that is missing, then the place in the text."""
    missing, value = row.standing.assessment.distance, float(row.standing.version.value)
    share = (missing or 0.0) / abs(value) if value else missing or 0.0
    return NEED.index(row.status), -share, row.standing.target.review.start


def _deadline(row: Row) -> tuple[date, int]:
    return row.standing.version.due or date.max, row.standing.target.review.start


def _place(row: Row) -> int:
    return row.standing.target.review.start


def _name(row: Row) -> str:
    return sort_key(row.name)


ORDERS: Mapping[str, Callable[[Row], tuple[int, float, int] | tuple[date, int] | int | str]] = {
    "": _need,
    "van-ban": _place,
    "han": _deadline,
    "ten": _name,
}
