"""What holds while the blocks of a text are read for duties, and how a duty is put together."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from tinhso.core.lawtext import duty_words as words
from tinhso.core.lawtext.context import Source
from tinhso.core.lawtext.dues import Due, levels_of
from tinhso.core.lawtext.structure import Block, Role
from tinhso.core.lawtext.values import Assignment, Kind

Span = tuple[int, int]
Fields = list[tuple[re.Match[str], Span]]


@dataclass(frozen=True, slots=True)
class Over:
    """Who leads the items of a list, with whom, and the mark of the line that says so."""

    leads: tuple[str, ...]
    partners: tuple[str, ...]
    marker: str


@dataclass(slots=True)
class Walk:
    """What holds while blocks are read: in a section of duties, whose items these are, the task just named.

    `opened`: the mark of the heading that opened the section. `waiting`: lines of a task ("Thời gian: …")
    that stand before the one that says who leads.
    """

    source: Source
    blocks: tuple[Block, ...]
    issued: date | None
    section: bool = False
    opened: str = ""
    orders: bool = False
    plans: bool = False
    over: list[Over] = field(default_factory=list)
    task: Block | None = None
    told: Block | None = None
    waiting: Fields = field(default_factory=list)
    made: list[Assignment] = field(default_factory=list)


_NUMBER = re.compile(
    r"(?:(?:phần|chương|mục|điều) )?(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,5}|[a-zđ])\s?[.:)/-]+\s+"
)


def heading_start(source: Source, block: Block) -> int:
    """Where the words of a block begin, behind the number that follows the mark of a Markdown heading."""
    found = _NUMBER.match(source.clean.key, block.start, block.end) if block.marker.startswith("#") else None
    return found.end() if found else block.start


def in_plans(source: Source, blocks: tuple[Block, ...], block: Block) -> bool:
    """Whether a block stands under a heading that speaks of what is still to be done."""
    key = source.clean.key
    heads = [
        (blocks[at], heading_start(source, blocks[at])) for at in block.above if blocks[at].marker != "#"
    ]
    return any(
        words.PLANS.match(key, start, over.end) and not words.BEHIND.match(key, start, over.end)
        for over, start in heads
        if over.role is Role.HEADING or (over.role is Role.LEAD and over.end - over.start < words.LEAD_LINE)
    )


def is_report(walk: Walk) -> bool:
    """Whether what is read speaks of what was done: a report outside its part on what is to come."""
    return walk.source.facts.kind is Kind.RESULT and not walk.plans


def built(walk: Walk, quote: Span, what: Span, *, due: Due) -> Assignment:
    """An assignment that nobody leads yet, quoted, with its matter and its due."""
    source = walk.source
    text = source.clean.text[quote[0] : min(quote[1], quote[0] + words.LONGEST_QUOTE)]
    start, end = source.clean.origin(quote[0], quote[0] + len(text.rstrip(" ;,.")))
    return Assignment(
        quote=source.text[start:end],
        start=start,
        end=end,
        leads=(),
        partners=(),
        what=_what(source, what, due),
        by=due.by,
        every=due.every,
        ongoing=due.ongoing,
        levels=levels_of(source.clean.key[slice(*what)]),
        territory=source.facts.territory,
    )


def _what(source: Source, span: Span, due: Due) -> str:
    """The matter without the due at its end or its head."""
    text = source.clean.text[slice(*span)]
    time = due.time
    if time and span[0] <= time.start < span[1]:
        before, after = text[: time.start - span[0]], text[time.end - span[0] :]
        if not after.strip(" .;,/"):
            text = words.TRAILING.sub("", before)
        elif not before.strip(" ,"):
            text = after
    return words.REPEATED.sub("", " ".join(text.split()))


def with_due(one: Assignment, due: Due) -> Assignment:
    """An assignment with the due that a sentence after it says, where it has none."""
    if one.by or one.every:
        return one
    return replace(one, by=due.by, every=due.every, ongoing=one.ongoing or due.ongoing)
