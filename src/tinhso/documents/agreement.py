"""How far machine and people agree: of what was read what stood, was changed, was set aside, and what was missed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count

from tinhso.base.access import Viewer
from tinhso.documents import queries
from tinhso.documents.models import Candidate, Document, Reading, Review
from tinhso.documents.values import Verdict

# The fields that people may change, each by the columns that hold it.
FIELDS: dict[str, tuple[str, ...]] = {
    "kind": ("kind",),
    "indicator": ("indicator",),
    "comparator": ("comparator",),
    "value": ("value", "value_high"),
    "unit": ("unit",),
    "levels": ("levels",),
    "by": ("by", "every"),
    "as_of": ("as_of",),
    "of": ("of_value", "of_unit"),
    "exclusion": ("exclusion",),
    "territory": ("territory",),
}


@dataclass(slots=True)
class Agreement:
    """Counts of statements: read by the machine, and what people made of them; `changed` counts edits by field."""

    read: int = 0
    undecided: int = 0
    accepted: int = 0
    edited: int = 0
    rejected: int = 0
    added: int = 0
    changed: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float | None:
        """Of what was read and decided, the share that stood as read; None before anything was decided."""
        return _share(self.accepted, self.accepted + self.edited + self.rejected)

    @property
    def recall(self) -> float | None:
        """Of what is there, the share that was read, if not in all its fields; None where nothing stands."""
        return _share(self.accepted + self.edited, self.accepted + self.edited + self.added)

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            self.read + other.read,
            self.undecided + other.undecided,
            self.accepted + other.accepted,
            self.edited + other.edited,
            self.rejected + other.rejected,
            self.added + other.added,
            self.changed + other.changed,
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """The agreement about one reading of a document."""

    document: Document
    grammar: str
    agreement: Agreement


def entries(*, viewer: Viewer) -> list[Entry]:
    """One entry for every reading, documents in their usual order, readings oldest first.

    Of each place and reading the last decision counts that was not taken back; what a person added counts
    against the reading that was the newest then; what waits, against the newest now.
    """
    seen = list(queries.documents(viewer=viewer, may="documents.review"))
    readings = list(
        Reading.objects.filter(text__document__in=seen)
        .select_related("text")
        .defer("text__content")
        .order_by("id")
    )
    found = {reading.pk: Agreement() for reading in readings}
    _count_read(found)
    _count_decided(found)
    _count_added(found, readings)
    tallies = queries.tallies(seen)
    newest = {reading.text.document_id: reading.pk for reading in readings}
    for document, reading in newest.items():
        found[reading].undecided = tallies[document].undecided
    by_document: defaultdict[UUID, list[Reading]] = defaultdict(list)
    for one in readings:
        by_document[one.text.document_id].append(one)
    return [
        Entry(document, one.grammar, found[one.pk]) for document in seen for one in by_document[document.pk]
    ]


def summed(found: Iterable[Entry], by: Callable[[Entry], Any]) -> dict[Any, Agreement]:
    """The agreements added up by a key, in the order in which the keys come."""
    sums: dict[Any, Agreement] = {}
    for one in found:
        sums[by(one)] = sums.get(by(one), Agreement()) + one.agreement
    return sums


def _count_read(found: dict[int, Agreement]) -> None:
    counts = Candidate.objects.filter(reading__in=found).values_list("reading").annotate(Count("pk"))
    for reading, count in counts.order_by():
        found[reading].read = count


def _count_decided(found: dict[int, Agreement]) -> None:
    place = ("text", "value_start", "value_end", "nth", "candidate__reading")
    decided = _in_force().filter(candidate__reading__in=found).order_by(*place, "-id").distinct(*place)
    for review in decided.select_related("candidate"):
        machine = review.candidate
        assert machine is not None
        one = found[machine.reading_id]
        match review.verdict:
            case Verdict.ACCEPTED:
                one.accepted += 1
            case Verdict.EDITED:
                one.edited += 1
                one.changed.update(_changed(machine, review))
            case Verdict.REJECTED:
                one.rejected += 1


def _count_added(found: dict[int, Agreement], readings: Iterable[Reading]) -> None:
    place = ("text", "value_start", "value_end", "nth")
    last = _in_force().order_by(*place, "-id").distinct(*place)
    of_text: defaultdict[int, list[Reading]] = defaultdict(list)
    for reading in readings:
        of_text[reading.text_id].append(reading)
    for review in last:
        if review.verdict == Verdict.ADDED and (own := of_text[review.text_id]):
            then = [reading for reading in own if reading.recorded_at <= review.recorded_at] or own[:1]
            found[then[-1].pk].added += 1


def _in_force() -> Any:
    return Review.objects.filter(undoes=None, undone_by=None)


def _changed(machine: Candidate, person: Review) -> list[str]:
    return [
        name
        for name, columns in FIELDS.items()
        if any(getattr(machine, column) != getattr(person, column) for column in columns)
    ]


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
