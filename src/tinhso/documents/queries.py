"""Questions about documents: which a viewer may see, and what machine and people made of their texts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from tinhso.base.access import Viewer
from tinhso.core.lawtext import Statement
from tinhso.core.vi import fold
from tinhso.documents.models import Candidate, Document, Publication, Reading, Review, Text
from tinhso.documents.values import Verdict

Place = tuple[int, int, int]


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
        return self.review is not None and self.review.verdict != Verdict.REJECTED

    def statement(self, content: str) -> Statement:
        """What stands, as a core value."""
        return self.fields.as_statement(content)


def documents(*, viewer: Viewer, search: str = "", kind: str = "") -> QuerySet[Document]:
    """The documents a viewer may see, newest first; whoever may not view all sees what is published."""
    found = Document.objects.select_related("area").order_by("-issued_on", "-taken_in_at")
    if not viewer.has_perm("documents.view"):
        latest = Publication.objects.filter(document=OuterRef("pk")).order_by("-id").values("is_open")[:1]
        found = found.annotate(open_now=Subquery(latest)).filter(open_now=True)
    for word in fold(search).split():
        found = found.filter(search_key__contains=word)
    return found.filter(kind=kind) if kind else found


def document(pk: UUID | str, *, viewer: Viewer) -> Document:
    """One document; `Document.DoesNotExist` when there is none or the viewer may not see it."""
    return documents(viewer=viewer).select_related("text", "taken_in_by").get(pk=pk)


def is_open(document: Document) -> bool:
    """Whether the document is open to the public now."""
    last = document.publications.order_by("-id").first()
    return last is not None and last.is_open


def latest_reading(text: Text, *, known: datetime | None = None) -> Reading | None:
    """The newest reading of a text, of those recorded up to `known`."""
    return text.readings.filter(**_up_to(known)).order_by("-id").first()


def entries(text: Text, *, known: datetime | None = None) -> list[Entry]:
    """Every place of a text that the newest reading or a person names, in order of the text."""
    reading = latest_reading(text, known=known)
    read = {_place(c): c for c in reading.candidates.all()} if reading else {}
    judged: dict[Place, Review] = {}
    for review in text.reviews.filter(**_up_to(known)).select_related("recorded_by").order_by("id"):
        judged[_place(review)] = review
    return [Entry(read.get(place), judged.get(place)) for place in sorted(read.keys() | judged.keys())]


def history(review: Review) -> QuerySet[Review]:
    """Every decision about the place of a review, oldest first."""
    return Review.objects.filter(
        text=review.text_id, value_start=review.value_start, value_end=review.value_end, nth=review.nth
    ).order_by("id")


def stands(review: Review) -> bool:
    """Whether the review is the latest decision about its place, and one that keeps it."""
    last = history(review).last()
    return last is not None and last.pk == review.pk and review.verdict != Verdict.REJECTED


def _place(fields: Candidate | Review) -> Place:
    return fields.value_start, fields.value_end, fields.nth


def _up_to(known: datetime | None) -> dict[str, Any]:
    return {"recorded_at__lte": known} if known else {}
