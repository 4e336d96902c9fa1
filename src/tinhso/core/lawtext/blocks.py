"""The blocks of a document: what each is, where it stands, what stands over it."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a block is in its document."""

    TITLE = "title"
    HEADING = "heading"
    LEAD = "lead"  # ends in a colon, or stands right before a list: what it says holds for the list
    TEXT = "text"
    TABLE = "table"
    FURNITURE = "furniture"  # menus, related news, signatures, captions, contact lines


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch `start:end` of the clean text, without its marker.

    `marker`: the kind of numbering or bullet ("roman", "number", "letter", "-", …), "" for none.
    `above`: the blocks it stands under, outermost first, as positions in the structure.
    `rows`: the cells of a table.
    """

    role: Role
    start: int
    end: int
    marker: str = ""
    above: tuple[int, ...] = ()
    rows: tuple[tuple[Span, ...], ...] = ()
