"""One place of a text as the queue shows it: what was read and decided there, and the passage about it."""

from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Substr
from django.urls import reverse

from tinhso.base import asof, wording
from tinhso.base.asof import AsOfRequest
from tinhso.core.lawtext import Kind
from tinhso.documents import locating, passages, queries, rows
from tinhso.documents.models import Candidate, Review, Text
from tinhso.documents.passages import Span
from tinhso.documents.queries import Entry, Place
from tinhso.documents.queue import Line

_AROUND = 1200  # code points of the text shown before and after a passage


@dataclass(frozen=True, slots=True)
class Shown:
    """A place with its text (without the whole content) and what stands there."""

    text: Text
    place: Place
    entry: Entry

    @property
    def key(self) -> str:
        """The place as a word of an address."""
        return "-".join(map(str, (self.text.pk, *self.place)))


def shown(request: AsOfRequest, at: tuple[int, int, int, int] | None) -> Shown | None:
    """What stands at a place; None where there is nothing, or nothing that the viewer may see."""
    if at is None:
        return None
    seen = queries.documents(viewer=request.user, may="documents.review").order_by().values("pk")
    text = (
        Text.objects.filter(pk=at[0], document__in=seen)
        .select_related("document__area")
        .defer("content")
        .first()
    )
    if text is None:
        return None
    place = at[1:]
    words = dict(zip(("value_start", "value_end", "nth"), place, strict=True))
    followed = {f"follows__{word}": number for word, number in words.items()}
    newest = text.readings.order_by("-id").values("pk")[:1]
    read = Candidate.objects.filter(Q(follows=None, **words) | Q(**followed), reading__in=newest)
    candidate = read.select_related("reading", "follows").first()
    judged = text.reviews.filter(**words).select_related("recorded_by", "candidate__reading")
    review = judged.order_by("-id").first()
    if candidate is None and review is None:
        return None
    if candidate:
        candidate.reading.text = text
    if review:
        review.text = text
    return Shown(text, place, Entry(candidate, review))


def listed(line: Line) -> Shown:
    """What stands at a place that the queue lists: by its keys, which costs less than looking for it."""
    text = Text.objects.select_related("document__area").defer("content").get(pk=line.text)
    candidate = review = None
    if line.candidate:
        candidate = Candidate.objects.select_related("reading", "follows").get(pk=line.candidate)
        candidate.reading.text = text
    if line.review:
        review = Review.objects.select_related("recorded_by", "candidate__reading").get(pk=line.review)
        review.text = text
    return Shown(text, line.place, Entry(candidate, review))


def passage(request: AsOfRequest, found: Shown) -> dict[str, object]:
    """The passage with the number marked, what cuts it off at either side, and where it stands whole."""
    fields = found.entry.fields
    start = max(0, fields.start - _AROUND)
    length = fields.end - start + _AROUND
    content = (
        Text.objects.filter(pk=found.text.pk)
        .annotate(around=Substr("content", start + 1, length))
        .values_list("around", flat=True)
        .get()
    )
    whole = asof.link(
        request,
        "documents:page",
        found.text.document_id,
        doan=f"{fields.start}-{fields.end}",
    )
    return {
        "passage": passages.marked(content, [_span(found.entry, start, f"{whole}#doan")]),
        "is_cut_before": start > 0,
        "is_cut_after": len(content) == length,
        "whole": f"{whole}#doan",
        "page": _page(request, found),
    }


def _page(request: AsOfRequest, found: Shown) -> dict[str, object] | None:
    """The page of the original on which the number stands, as a picture; None where there is none."""
    original = locating.original(found.text)
    place = original.place(found.entry.fields) if original else None
    if place is None or place.page is None:
        return None
    at = (found.text.document_id, place.page)
    word = "-".join(map(str, found.place))
    return {
        "number": place.page,
        "image": reverse("documents:page_image", args=at),
        "href": f"{asof.link(request, 'documents:original', *at, o=word)}#o-{word}",
    }


def quote(found: Shown) -> str:
    """The words of the passage itself."""
    fields = found.entry.fields
    said = Substr("content", fields.start + 1, fields.end - fields.start)
    words: str = (
        Text.objects.filter(pk=found.text.pk).annotate(said=said).values_list("said", flat=True).get()
    )
    return words


def _span(entry: Entry, start: int, href: str) -> Span:
    fields = entry.fields
    kind = wording.KINDS[Kind(fields.kind)]
    return Span(
        start=fields.start - start,
        end=fields.end - start,
        value_start=fields.value_start - start,
        value_end=fields.value_end - start,
        kind=fields.kind,
        state=entry.state.value,
        title=f"{kind}: {rows.claim(fields)} ({entry.state.label})",
        href=href,
    )
