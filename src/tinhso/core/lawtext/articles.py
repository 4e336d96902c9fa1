"""Where one article ends and the next begins, in a text that holds several."""

from collections.abc import Mapping
from dataclasses import replace

from tinhso.core.lawtext.blocks import Block, Role
from tinhso.core.lawtext.facts import Facts, day_issued, names_paper, of_day, only_year
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.places import province_of

_SHORTEST, _LONGEST = 45, 200  # characters of a headline: shorter lines head a part of an article
_OPENING, _PARAGRAPHS, _SUMMARY = (
    6,
    4,
    350,
)  # blocks over a lead, paragraphs of an article, characters of a lead
_BODY = 120  # characters of a paragraph
_LEAD = 300  # characters in which an article says where it is


def articles(
    clean: Clean, blocks: tuple[Block, ...], facts: Facts, *, territory: str | None
) -> Mapping[int, Facts]:
    """The facts of each article by the block it begins with; none where the text is one paper or article.

    `territory`: whose text it is, where the caller knows.
    """
    if names_paper(clean, blocks) or any(b.role is Role.HEADING and b.marker for b in blocks):
        return {}
    starts = [i for i in range(1, len(blocks)) if _begins(clean, blocks, i)]
    if not starts:
        return {}
    ends = [blocks[i].start for i in starts[1:]] + [len(clean.key)]
    head = (0, blocks[starts[0]].start)
    issued = day_issued(clean.key[slice(*head)])
    facts = of_day(facts, issued) if issued else replace(facts, issued=None, past=None)
    made = {0: replace(facts, only_year=_year(clean, head, facts))}
    for at, end in zip(starts, ends, strict=True):
        span = (blocks[at].start, end)
        whose = territory or province_of(clean.key[span[0] : min(end, span[0] + _LEAD)])
        made[at] = replace(
            facts,
            territory=whose or facts.territory,
            only_year=_year(clean, span, facts),
            period=None,
            by=None,
        )
    return made


def leads(clean: Clean, blocks: tuple[Block, ...]) -> frozenset[int]:
    """The blocks that sum an article up: its first paragraph, where it is short and stands apart from the rest."""
    if names_paper(clean, blocks) or any(b.role is Role.HEADING and b.marker for b in blocks):
        return frozenset()
    texts = [i for i, b in enumerate(blocks) if b.role in (Role.TEXT, Role.LEAD) and not b.marker]
    if len(texts) < _PARAGRAPHS:
        return frozenset()
    first, second = blocks[texts[0]], blocks[texts[1]]
    apart = clean.text.count("\n", first.end, second.start) > 1
    above = sum(b.role is not Role.FURNITURE for b in blocks[: texts[0]])
    is_lead = apart and above < _OPENING and first.end - first.start <= _SUMMARY
    return frozenset(texts[:1]) if is_lead else frozenset()


def _year(clean: Clean, span: tuple[int, int], facts: Facts) -> str | None:
    return None if facts.issued else only_year(clean.key[slice(*span)])


def _begins(clean: Clean, blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a block is a headline: a long line apart from the paragraphs above it, with one below."""
    block, above = blocks[at], blocks[at - 1]
    length = block.end - block.start
    is_line = block.role is Role.HEADING and not block.marker and _SHORTEST <= length <= _LONGEST
    if not is_line or clean.text.count("\n", above.end, block.start) < 2 or at + 1 >= len(blocks):
        return False
    below = blocks[at + 1]
    return below.role in (Role.TEXT, Role.LEAD) and below.end - below.start >= _BODY
