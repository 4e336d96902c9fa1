"""Questions about what texts want done: the milestones and assignments of one text or of all, filtered and in order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from tinhso.base.access import Viewer
from tinhso.core.vi import fold
from tinhso.documents import duty_sql, queries
from tinhso.documents.models import DutyCandidate, DutyReview, Text
from tinhso.documents.queue import Change
from tinhso.documents.values import Due, State, Verdict

Place = tuple[int, int, int]
SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of a text: the duty that the machine read there, and the latest review; either may be missing."""

    candidate: DutyCandidate | None
    review: DutyReview | None

    @property
    def fields(self) -> DutyCandidate | DutyReview:
        """What stands: the person's judgement where there is one, else the machine's reading."""
        chosen = self.review or self.candidate
        assert chosen is not None
        return chosen

    @property
    def is_decided(self) -> bool:
        """Whether a person decided about it, and nobody opened the question again."""
        return self.review is not None and self.review.verdict != Verdict.REOPENED

    @property
    def state(self) -> State:
        """Where it stands."""
        return State(self.review.verdict) if self.review and self.is_decided else State.UNDECIDED

    @property
    def place(self) -> str:
        """The place as a word of an address."""
        return "-".join(map(str, place_of(self.fields)))


@dataclass(frozen=True, slots=True)
class Asked:
    """Which duties, seen from a `day`, as known up to a moment; empty means all, `size` 0 without an end."""

    day: date
    known: datetime | None = None
    document: UUID | None = None
    kind: str = ""
    states: tuple[State, ...] = ()
    due: str = ""
    due_from: date | None = None
    due_to: date | None = None
    lead: str = ""
    search: str = ""
    only_unsure: bool = False
    only_changed: bool = False
    order: str = ""
    start: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One duty with what stands there and where; `place` of its text, `title` of its document."""

    text: int
    start: int
    end: int
    nth: int
    document: UUID
    title: str
    kind: str
    what: str
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    by: date | None
    every: str
    ongoing: bool
    levels: tuple[str, ...]
    territory: str
    state: State
    sure: bool
    change: Change
    asks: bool
    due: Due
    candidate: int | None
    review: int | None
    quoted: tuple[int, int]

    @property
    def place(self) -> Place:
        """The place in its text."""
        return self.start, self.end, self.nth

    @property
    def word(self) -> str:
        """The place as a word of an address under its document."""
        return f"{self.start}-{self.end}-{self.nth}"

    @property
    def key(self) -> str:
        """The place as a word of an address, with its text."""
        return f"{self.text}-{self.word}"

    @property
    def is_late(self) -> bool:
        """Whether its deadline has passed and nobody set it aside."""
        return self.due is Due.PAST and self.state is not State.REJECTED


@dataclass(frozen=True, slots=True)
class Shelf:
    """How many duties are of one sort, whatever kind, state and deadline are asked for."""

    kind: str
    state: State
    due: Due
    sure: bool
    change: Change
    asks: bool
    count: int


# What stands first. Of equal ones the newest document, then the order of its text.
ORDERS: dict[str, str] = {
    "han": "by NULLS LAST",
    "han-xa": "by DESC NULLS LAST",
    "chu-tri": "leads_key = '', leads_key",
    "viec": "search_key",
    "vua-quyet": "review_id DESC NULLS LAST",
    "van-ban": "issued_on DESC NULLS LAST",
}


def found(*, viewer: Viewer, asked: Asked) -> list[Line]:
    """The duties asked for, in order."""
    where, words = _conditions(asked)
    query, first = _told(viewer, asked)
    order = ORDERS.get(asked.order, ORDERS["van-ban"])
    cut, more = ("LIMIT %s OFFSET %s", [asked.size, asked.start]) if asked.size else ("", [])
    rows = fetched(
        f"{query} {duty_sql.LINES} WHERE {where} ORDER BY {order}, {duty_sql.LAST} {cut}",
        [*first, *words, *more],
    )
    return [_line(row) for row in rows]


def of_texts(texts: Sequence[int], *, day: date) -> list[Line]:
    """All duties of the texts as they stand now, seen from a day, in the order of each text."""
    query = f"{duty_sql.told(duty_sql.DOCUMENTS)} {duty_sql.LINES} ORDER BY {duty_sql.LAST}"
    return [_line(row) for row in fetched(query, [list(texts), *[None] * 4, day, day + SOON])]


def shelves(*, viewer: Viewer, asked: Asked) -> tuple[Shelf, ...]:
    """How many there are of every sort under the document, the agency, the days and the words searched for."""
    where, words = _conditions(_broad(asked))
    query, first = _told(viewer, asked)
    rows = fetched(f"{query} {duty_sql.SHELVES.format(where=where)}", [*first, *words])
    return tuple(
        Shelf(kind, State(state), Due(due), sure, Change(change), asks, count)
        for kind, state, due, sure, change, asks, count in rows
    )


def leads(*, viewer: Viewer, asked: Asked) -> list[str]:
    """The agencies that lead, those told most often first."""
    query, first = _told(viewer, asked)
    where, words = _conditions(Asked(day=asked.day, document=asked.document))
    rows = fetched(f"{query} {duty_sql.LEADS.format(where=where)}", [*first, *words])
    return [row[0] for row in rows]


def holds(asked: Asked) -> Callable[[Shelf], bool]:
    """Whether a sort is among those asked for."""

    def is_asked(shelf: Shelf) -> bool:
        return (
            asked.kind in ("", shelf.kind)
            and (not asked.states or shelf.state in asked.states)
            and asked.due in ("", shelf.due)
            and not (asked.only_unsure and shelf.sure)
            and not (asked.only_changed and not shelf.change)
        )

    return is_asked


def count(shelves: Iterable[Shelf], asked: Asked) -> int:
    """How many are asked for, from the sorts that there are."""
    is_asked = holds(asked)
    return sum(shelf.count for shelf in shelves if is_asked(shelf))


def unread(*, viewer: Viewer) -> QuerySet[Text]:
    """The texts that the machine has read, but never for milestones and assignments."""
    seen = queries.documents(viewer=viewer, may="documents.review").order_by().values("pk")
    read = Text.objects.filter(document__in=seen, readings__isnull=False)
    return read.exclude(readings__has_duties=True).distinct()


def entry(text: Text, place: Place, *, known: datetime | None = None) -> Entry | None:
    """What the newest reading and people say of one place; None when neither names it."""
    at = dict(zip(("start", "end", "nth"), place, strict=True))
    until = {"recorded_at__lte": known} if known else {}
    newest = text.readings.filter(has_duties=True, **until).order_by("-id").values("pk")[:1]
    followed = {f"follows__{word}": number for word, number in at.items()}
    read = DutyCandidate.objects.filter(Q(follows=None, **at) | Q(**followed), reading__in=newest)
    candidate = read.select_related("reading", "follows").first()
    judged = text.duty_reviews.filter(**at, **until).select_related("recorded_by", "candidate__reading")
    review = judged.order_by("-id").first()
    return Entry(candidate, review) if candidate or review else None


def judged(text: Text) -> list[DutyReview]:
    """The last judgement of every place of a text."""
    last = text.duty_reviews.order_by("start", "end", "nth", "-id").distinct("start", "end", "nth")
    return list(last)


def history(review: DutyReview) -> QuerySet[DutyReview]:
    """Every decision about the place of a review, oldest first."""
    return DutyReview.objects.filter(
        text=review.text_id, start=review.start, end=review.end, nth=review.nth
    ).order_by("id")


def place_of(fields: DutyCandidate | DutyReview) -> Place:
    """The place that a reading or a judgement stands at: a reading at that of the judgement it follows."""
    if isinstance(fields, DutyCandidate) and fields.follows:
        return place_of(fields.follows)
    return fields.start, fields.end, fields.nth


def _broad(asked: Asked) -> Asked:
    return replace(asked, kind="", states=(), due="", only_unsure=False, only_changed=False)


def _told(viewer: Viewer, asked: Asked) -> tuple[str, list[Any]]:
    """The query of all duties in the viewer's scope, and its words."""
    seen = queries.documents(viewer=viewer, known=asked.known, may="documents.view").order_by()
    if asked.document:
        seen = seen.filter(pk=asked.document)
    documents, words = seen.values("pk").query.sql_with_params()
    known = [asked.known] * 2
    return duty_sql.told(documents), [*words, *known, *known, asked.day, asked.day + SOON]


def _conditions(asked: Asked) -> tuple[str, list[Any]]:
    found: list[tuple[str, Any]] = []
    if asked.kind:
        found.append(("kind = %s", asked.kind))
    if asked.states:
        found.append(("state = ANY(%s)", [state.value for state in asked.states]))
    if asked.due:
        found.append(("due = %s", asked.due))
    if asked.due_from:
        found.append(("by >= %s", asked.due_from))
    if asked.due_to:
        found.append(("by <= %s", asked.due_to))
    found += [("position(%s IN leads_key) > 0", word) for word in fold(asked.lead).split()]
    found += [("position(%s IN search_key) > 0", word) for word in fold(asked.search).split()]
    if asked.only_unsure:
        found.append(("sure <> %s", True))
    if asked.only_changed:
        found.append(("change <> %s", ""))
    return " AND ".join(["true", *(condition for condition, _word in found)]), [word for _c, word in found]


def _line(row: tuple[Any, ...]) -> Line:
    named = dict(zip(Line.__slots__, row[:-2], strict=False))
    turned = {
        "leads": tuple(named["leads"]),
        "partners": tuple(named["partners"]),
        "levels": tuple(named["levels"]),
        "state": State(named["state"]),
        "change": Change(named["change"]),
        "due": Due(named["due"]),
        "quoted": (row[-2], row[-1]),
    }
    return Line(**named | turned)


def fetched(query: str, words: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of a query of ours."""
    with connection.cursor() as cursor:
        cursor.execute(query, words)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
