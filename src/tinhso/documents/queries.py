"""Questions about documents: which a viewer may see, and what machine and people made of their texts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from tinhso.base import access
from tinhso.base.access import Viewer
from tinhso.core import lawtext
from tinhso.core.lawtext import Statement
from tinhso.core.vi import fold
from tinhso.documents.models import Candidate, Document, Intake, Publication, Reading, Review, Text
from tinhso.documents.values import IntakeState, ReadingState, State, Tally, Verdict

Place = tuple[int, int, int]

READ_TASK = "documents.read"
KEEPING = tuple(verdict for verdict in Verdict if verdict.keeps)
# A worker says that it lives every ten seconds.
_PATIENCE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of a text: what the machine read there, and the latest review; either may be missing."""

    candidate: Candidate | None
    review: Review | None

    @property
    def fields(self) -> Candidate | Review:
        """What stands: the person's judgement where there is one, else the machine's reading."""
        chosen = self.review or self.candidate
        assert chosen is not None
        return chosen

    @property
    def is_standing(self) -> bool:
        """Whether a person accepted, edited or added it."""
        return self.review is not None and Verdict(self.review.verdict).keeps

    @property
    def is_decided(self) -> bool:
        """Whether a person decided about it, and nobody opened the question again."""
        return self.review is not None and self.review.verdict != Verdict.REOPENED

    @property
    def is_sure(self) -> bool:
        """Whether it waits for a person, and the machine is sure of all of it."""
        machine = self.candidate
        return bool(not self.is_decided and machine and machine.sure and machine.indicator.strip())

    @property
    def state(self) -> State:
        """Where it stands."""
        return State(self.review.verdict) if self.review and self.is_decided else State.UNDECIDED

    @property
    def place(self) -> str:
        """The place as a word of an address."""
        return "-".join(map(str, place_of(self.fields)))

    def statement(self, content: str) -> Statement:
        """What stands, as a core value."""
        return self.fields.as_statement(content)


def documents(
    *,
    viewer: Viewer,
    known: datetime | None = None,
    search: str = "",
    kind: str = "",
    may: str = "",
) -> QuerySet[Document]:
    """The documents a viewer may see, newest first: those published, and of the others those in the viewer's scope.

    With a permission (`may`) those about which the viewer holds it, published or not.

    Looking at what was known at another moment shows no document taken in later, and to the public none that
    was closed then or is closed now.
    """
    found = Document.objects.select_related("area").order_by("-issued_on", "-taken_in_at")
    if known:
        found = found.filter(taken_in_at__lte=known)
    scope = access.scope(viewer, may or "documents.view")
    if may:
        found = found.filter(scope.within("area"))
    elif not scope.everywhere:
        found = found.annotate(open_now=_opened(None), open_then=_opened(known))
        found = found.filter(scope.within("area") | Q(open_now=True, open_then=True))
    for word in fold(search).split():
        found = found.filter(search_key__contains=word)
    return found.filter(kind=kind) if kind else found


def document(pk: UUID | str, *, viewer: Viewer, known: datetime | None = None, may: str = "") -> Document:
    """One document; `Document.DoesNotExist` when there is none or the viewer may not see it, or hold `may`."""
    return documents(viewer=viewer, known=known, may=may).select_related("text", "taken_in_by").get(pk=pk)


def tallies(documents: Iterable[Document], *, known: datetime | None = None) -> dict[UUID, Tally]:
    """How far each document is, in three queries for however many."""
    keys = [document.pk for document in documents]
    newest = Reading.objects.filter(text__document__in=keys, **_up_to(known))
    newest = newest.order_by("text", "-id").distinct("text")
    read = dict(newest.values_list("text__document", "pk"))
    judged = Review.objects.filter(
        text=OuterRef("reading__text"),
        value_start=OuterRef("value_start"),
        value_end=OuterRef("value_end"),
        nth=OuterRef("nth"),
        **_up_to(known),
    )
    settled = judged.order_by("-id").values("verdict")[:1]
    waiting = Candidate.objects.annotate(settled=Subquery(settled)).filter(reading__in=read.values())
    waiting = waiting.filter(Q(settled=None, follows=None) | Q(settled=Verdict.REOPENED))
    undecided = dict(waiting.values_list("reading__text__document").annotate(Count("pk")).order_by())
    latest = Review.objects.filter(text__document__in=keys, **_up_to(known))
    latest = latest.order_by("text", "value_start", "value_end", "nth", "-id")
    latest = latest.distinct("text", "value_start", "value_end", "nth")
    kept = Review.objects.filter(pk__in=latest.values("pk"), verdict__in=KEEPING)
    standing = dict(kept.values_list("text__document").annotate(Count("pk")).order_by())
    return {key: Tally(key in read, undecided.get(key, 0), standing.get(key, 0)) for key in keys}


def is_open(document: Document) -> bool:
    """Whether the document is open to the public now."""
    last = document.publications.order_by("-id").first()
    return last is not None and last.is_open


def latest_reading(text: Text, *, known: datetime | None = None) -> Reading | None:
    """The newest reading of a text, of those recorded up to `known`."""
    return text.readings.filter(**_up_to(known)).order_by("-id").first()


def is_outdated(text: Text) -> bool:
    """Whether the text was read, but never with the present grammar for all that it reads now."""
    read = set(text.readings.values_list("grammar", "has_duties"))
    return bool(read) and (lawtext.GRAMMAR, True) not in read


def reading_state(text: Text, *, now: datetime) -> ReadingState:
    """How far the machine is with a text, and whether anything works on it."""
    # The job first: one that ends between the two questions has left its reading before it was ended.
    job = ProcrastinateJob.objects.filter(task_name=READ_TASK, args__text_id=text.pk).order_by("-id").first()
    if text.readings.exists():
        return ReadingState.DONE
    if job is None or job.status not in ("todo", "doing"):
        return ReadingState.FAILED
    if has_worker(now=now):
        return ReadingState.RUNNING if job.status == "doing" else ReadingState.WAITING
    return ReadingState.IDLE if now - text.recorded_at > _PATIENCE else ReadingState.WAITING


def has_worker(*, now: datetime) -> bool:
    """Whether anything works in the background."""
    return ProcrastinateWorker.objects.filter(last_heartbeat__gt=now - _PATIENCE).exists()


def intakes(*, viewer: Viewer, search: str = "", states: Sequence[str] = ()) -> QuerySet[Intake]:
    """The files handed in that were not taken off the list, newest first; members of an archive beside it."""
    scope = access.scope(viewer, "documents.view")
    found = Intake.objects.select_related("document", "handed_in_by", "parent")
    # A file becomes a document of the area that the machine reads in it, or a person says later.
    found = found.filter(scope.within("area") | scope.within("document__area") if scope else Q(pk__in=()))
    found = found.exclude(state=IntakeState.REMOVED).order_by("-handed_in_at", "name", "pk")
    for word in fold(search).split():
        found = found.filter(search_key__contains=word)
    return found.filter(state__in=states) if states else found


def entries(text: Text, *, known: datetime | None = None) -> list[Entry]:
    """Every place of a text that the newest reading or a person names, in order of the text."""
    reading = latest_reading(text, known=known)
    read = {place_of(c): c for c in reading.candidates.select_related("follows")} if reading else {}
    judged: dict[Place, Review] = {}
    reviews = text.reviews.filter(**_up_to(known)).select_related("recorded_by", "candidate")
    for review in reviews.order_by("id"):
        judged[place_of(review)] = review
    return [Entry(read.get(place), judged.get(place)) for place in sorted(read.keys() | judged.keys())]


def entry(text: Text, place: Place, *, known: datetime | None = None) -> Entry | None:
    """What the newest reading and people say of one place; None when neither names it."""
    at = dict(zip(("value_start", "value_end", "nth"), place, strict=True))
    reading = latest_reading(text, known=known)
    candidate = (
        reading.candidates.filter(_stands_at(at)).select_related("follows").first() if reading else None
    )
    reviews = text.reviews.filter(**at, **_up_to(known)).select_related("recorded_by", "candidate")
    review = reviews.order_by("-id").first()
    return Entry(candidate, review) if candidate or review else None


def history(review: Review) -> QuerySet[Review]:
    """Every decision about the place of a review, oldest first."""
    return Review.objects.filter(
        text=review.text_id, value_start=review.value_start, value_end=review.value_end, nth=review.nth
    ).order_by("id")


def stands(review: Review) -> bool:
    """Whether the review is the latest decision about its place, and one that keeps it."""
    last = history(review).last()
    return last is not None and last.pk == review.pk and Verdict(review.verdict).keeps


def last_verdict(review: str, *, known: datetime | None = None, column: str = "verdict") -> Subquery:
    """The latest verdict, up to `known`, about the place of the review that a row names by its field `review`.

    `column`: another column of that decision instead.
    """
    place = {word: OuterRef(f"{review}__{word}") for word in ("text", "value_start", "value_end", "nth")}
    found = Review.objects.filter(**place, **_up_to(known))
    return Subquery(found.order_by("-id").values(column)[:1])


def place_of(fields: Candidate | Review) -> Place:
    """The place that a reading or a judgement stands at: a reading at that of the judgement it follows."""
    if isinstance(fields, Candidate) and fields.follows:
        return place_of(fields.follows)
    return fields.value_start, fields.value_end, fields.nth


def _stands_at(at: dict[str, int]) -> Q:
    followed = {f"follows__{word}": number for word, number in at.items()}
    return Q(follows=None, **at) | Q(**followed)


def _opened(known: datetime | None) -> Subquery:
    publications = Publication.objects.filter(document=OuterRef("pk"), **_up_to(known))
    return Subquery(publications.order_by("-id").values("is_open")[:1])


def _up_to(known: datetime | None) -> dict[str, Any]:
    return {"recorded_at__lte": known} if known else {}
