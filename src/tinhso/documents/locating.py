"""Where the stretches of a text stand in its original: in words, and as boxes on its pages."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from tinhso.documents import layouts
from tinhso.documents.models import Candidate, Layout, Review, Text
from tinhso.files.values import Box, Page, Part, Place

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Original:
    """The original of a text: its pages, and the place of every stretch in order of the text."""

    format: str
    pages: tuple[Page, ...]
    places: tuple[Place, ...]

    def at(self, start: int, end: int) -> tuple[Place, ...]:
        """The places of what stands from `start` to `end`."""
        first = bisect_left(self.places, start, key=lambda place: place.start)
        # A stretch that begins before may reach in.
        while first and self.places[first - 1].end > start:
            first -= 1
        found = []
        for place in self.places[first:]:
            if place.start >= end:
                break
            if place.end > start:
                found.append(place)
        return tuple(found)

    def place(self, fields: Candidate | Review) -> Place | None:
        """Where the number of a statement stands; where its passage begins, if that is all that is known."""
        found = self.at(fields.value_start, fields.value_end) or self.at(fields.start, fields.end)
        return found[0] if found else None

    def boxes(self, fields: Candidate | Review, page: int) -> tuple[Box, ...]:
        """The boxes of a statement's passage on a page; none where its number stands on another."""
        place = self.place(fields)
        if place is None or place.page != page:
            return ()
        return self.boxes_at(fields.start, fields.end, page)

    def boxes_at(self, start: int, end: int, page: int) -> tuple[Box, ...]:
        """The boxes on a page of what stands from `start` to `end`."""
        here = [one.box for one in self.at(start, end) if one.page == page and one.box]
        return tuple(dict.fromkeys(here))

    @property
    def confidence(self) -> float | None:
        """How sure the recogniser was of its letters on the whole, 0 to 1; None where no letter was recognised."""
        weighed = [(p.confidence, p.end - p.start) for p in self.places if p.confidence is not None]
        total = sum(weight for _sure, weight in weighed)
        return sum(sure * weight for sure, weight in weighed) / total if total else None

    @property
    def recognised(self) -> int:
        """How many pages are pictures whose letters were recognised."""
        return sum(page.is_recognised for page in self.pages)


def original(text: Text) -> Original | None:
    """What is known of the file a text came from; None for one that was pasted, or taken in before files were kept."""
    return _original(text.pk)


# A text and its layout come into being together and never change; a reviewer asks for the same one again and again.
@lru_cache(maxsize=16)
def _original(text_id: int) -> Original | None:
    layout = Layout.objects.filter(text=text_id).defer("signatures").first()
    if layout is None:
        return None
    return Original(layout.format, layouts.pages_of(layout.pages), layouts.places_of(layout.places))


def told(place: Place | None) -> str:
    """A place in words: "trang 3", "bảng 2, dòng 4, cột 3", "đoạn 12", "chú thích 1"."""
    if place is None:
        return ""
    words = [_("trang %s") % place.page] if place.page else []
    words += _inside(place)
    return ", ".join(words)


def _inside(place: Place) -> Sequence[str]:
    if place.table:
        cell = [_("bảng %s") % place.table]
        cell += [_("dòng %s") % place.row] if place.row else []
        return cell + ([_("cột %s") % place.column] if place.column else [])
    if place.paragraph and place.part is Part.FOOTNOTE:
        return [_("chú thích %s") % place.paragraph]
    # On a page the eye finds a paragraph by its box; counting to it would be no help.
    return [_("đoạn %s") % place.paragraph] if place.paragraph and not place.page else []
