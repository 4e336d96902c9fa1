"""The raw lines of a document, cell by cell: heads and signatures stand in columns that no page keeps alike."""

import re
from dataclasses import dataclass

from tinhso.core.lawtext.normalise import Clean

Span = tuple[int, int]

_CELL = re.compile(r"[^\n\t|]+")
_AROUND = " *#_>"
# The two columns of a head, written on one line.
_MOTTO = re.compile(
    r"(?<=\S) (?=cộng hòa xã hội chủ nghĩa|độc lập ?- ?tự do|đảng cộng sản việt nam)|(?<=hạnh phúc) (?=\S)"
)
_HEAD_LENGTH = 6000  # characters in which the head of a document ends
_RULE = re.compile(r"[\s\W_]*\Z")


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a text in order, each a stretch of the clean text without the signs around it."""

    clean: Clean
    spans: tuple[Span, ...]

    def text(self, at: int) -> str:
        """The words of a cell."""
        return self.clean.text[slice(*self.spans[at])]

    def key(self, at: int) -> str:
        """The words of a cell as the rules read them."""
        return self.clean.key[slice(*self.spans[at])]

    def is_rule(self, at: int) -> bool:
        """Whether a cell is no more than a drawn line."""
        return bool(_RULE.match(self.text(at)))

    def is_upper(self, at: int) -> bool:
        """Whether a cell is written in capitals, symbols of papers left out of the count."""
        letters = [c for c in self.text(at) if c.isalpha()]
        return bool(letters) and sum(c.isupper() for c in letters) >= len(letters) * 0.85


def cells_of(clean: Clean) -> Cells:
    """The cells of a text."""
    spans: list[Span] = []
    for found in _CELL.finditer(clean.text):
        start, end = found.span()
        if start < _HEAD_LENGTH:
            spans += _parted(clean, (start, end))
        else:
            spans.append(_stripped(clean, (start, end)))
    return Cells(clean, tuple(span for span in spans if span[1] > span[0]))


def _parted(clean: Clean, span: Span) -> list[Span]:
    made: list[Span] = []
    start = span[0]
    for joint in _MOTTO.finditer(clean.key, span[0], min(span[1], span[0] + 400)):
        made.append(_stripped(clean, (start, joint.start())))
        start = joint.end()
    return [*made, _stripped(clean, (start, span[1]))]


def _stripped(clean: Clean, span: Span) -> Span:
    words = clean.text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip(_AROUND))
    return start, max(start, span[0] + len(words.rstrip(_AROUND)))
