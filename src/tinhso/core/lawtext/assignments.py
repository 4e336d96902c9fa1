"""Who is told to do what: sentences that give a duty, items under an agency's name, lines of a task, tables."""

import re
from datetime import date

from tinhso.core.lawtext import agencies
from tinhso.core.lawtext import duty_words as words
from tinhso.core.lawtext.context import Source
from tinhso.core.lawtext.duties import agency_start, duties, duties_of
from tinhso.core.lawtext.duty_fields import fields_of, read_fields
from tinhso.core.lawtext.duty_walk import Over, Walk, heading_start, in_plans
from tinhso.core.lawtext.structure import Block, Role
from tinhso.core.lawtext.task_tables import task_rows
from tinhso.core.lawtext.values import Assignment

Span = tuple[int, int]
_PARTS = ("roman", "part", "chapter", "section", "article", "capital")
_ITEMS = ("letter", "-", "+", "*", "dotted")
_LONGEST_LEAD = 400  # characters of a line that names who does what follows


def assignments(
    source: Source, blocks: tuple[Block, ...], issued: date | None, *, orders: bool = False
) -> list[Assignment]:
    """The assignments of a text, in order; `orders`: a paper that tells all through, as a directive does."""
    walk = Walk(source, blocks, issued, section=orders, orders=orders)
    plans: dict[tuple[int, ...], bool] = {}
    for block in blocks:
        if block.role is Role.FURNITURE or block.end <= block.start:
            continue
        if block.above not in plans:
            plans[block.above] = in_plans(source, blocks, block)
        walk.plans = plans[block.above]
        if block.role is Role.TABLE:
            walk.made += task_rows(source, block, issued)
        elif words.CLOSES.match(source.clean.key, block.start, block.end):
            walk.over.clear()
        elif block.role is not Role.TITLE:
            _read_block(walk, block)
    return walk.made


def _read_block(walk: Walk, block: Block) -> None:
    fields = fields_of(walk, block)
    if fields and read_fields(walk, block, fields):
        return
    walk.waiting = []
    if block.role in (Role.HEADING, Role.LEAD) and _opens(walk, block):
        return
    if walk.over and block.marker == walk.over[-1].marker:
        walk.over.pop()
    found = duties(walk, (block.start, block.end))
    walk.task = block
    text = walk.source.clean.text
    goes_on = not block.marker and text[block.start].islower()
    is_item = block.role is Role.TEXT or (block.role is Role.LEAD and text[block.end - 1] != ":")
    if not found and walk.over and is_item and not goes_on:
        found = duties_of(walk, (block.start, block.end), walk.over[-1])
    walk.made += found


def _opens(walk: Walk, block: Block) -> bool:
    """A heading: of a section of duties, or of an agency whose items follow; else it ends both."""
    clean = walk.source.clean
    span = (heading_start(walk.source, block), block.end)
    named = _agency_alone(walk, span)
    if named:
        _under(walk, Over(*named, block.marker))
        return True
    if words.SECTION.match(clean.key, *span) and block.end - block.start < words.LEAD_LINE:
        walk.section, walk.opened = True, block.marker
        walk.over.clear()
        return not words.TELLS.match(clean.key, *span)
    if block.role is Role.HEADING:
        _ends(walk, block)
        walk.task = block
        return not _could_tell(walk, span)
    if walk.over and block.marker == walk.over[-1].marker:
        walk.over.pop()
    if not walk.over and _could_tell(walk, span):
        return False
    walk.task = block
    return not walk.over


def _under(walk: Walk, over: Over) -> None:
    """An agency whose items follow, within the items of another where its own mark is a deeper one."""
    seen = [one.marker for one in walk.over]
    if over.marker in seen:
        del walk.over[seen.index(over.marker) :]
    walk.over.append(over)


def _ends(walk: Walk, block: Block) -> None:
    """A heading that is no agency's ends the items of one and, if it is a part of the paper, its section."""
    if walk.over and block.marker in _ITEMS and block.marker != walk.over[-1].marker:
        return
    walk.over.clear()
    over = block.marker.startswith("#") and len(block.marker) <= len(walk.opened)
    ends = block.marker in _PARTS or over
    walk.section = walk.orders or (walk.section and not ends)


def _could_tell(walk: Walk, span: Span) -> bool:
    return span[1] - span[0] > 60 and bool(
        re.search(r"chủ trì|giao |yêu cầu|đề nghị", walk.source.clean.key[slice(*span)])
    )


def _agency_alone(walk: Walk, span: Span) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The agencies of a line that names nothing else ("1. Sở Nội vụ", "Giao Sở Y tế chủ trì, phối hợp với …:")."""
    clean = walk.source.clean
    if span[1] - span[0] > _LONGEST_LEAD:
        return None
    start, is_told = _head_start(walk, span)
    if not agencies.begins(clean, start):
        return None
    end, rest, mark = agencies.name_end(clean, (start, span[1]))
    name = clean.text[start:end]
    bracket = name.find("(")
    stop = start + bracket if bracket > 0 else end
    if len(clean.text[start:stop].split()) < 2 or re.search(r"[\d%]", name[: stop - start]):
        return None
    after = clean.key[rest : span[1]]
    if after.strip(" :.;*") == "" or (mark and words.ONLY_AGENCY.match(after)):
        plain = walk.section or is_told or mark not in ("", ":") or _is_named(clean.text[start:stop])
        return (agencies.listed(clean, (start, stop)), ()) if plain else None
    joined = words.WITH.match(clean.key, rest, span[1])
    if joined and clean.text[span[1] - 1] == ":":
        return agencies.listed(clean, (start, stop)), agencies.listed(clean, (joined.end(), span[1] - 1))
    return None


def _head_start(walk: Walk, span: Span) -> tuple[int, bool]:
    """Where the agency of a line stands, and whether words before it say that it is told."""
    clean = walk.source.clean
    headed = words.OF_AGENCY.match(clean.key, *span)
    if headed and (headed["duty"] or walk.section):
        return headed.end(), True
    begun = agency_start(walk, span)
    if begun and clean.key.rfind("(", span[0], begun[0]) > clean.key.rfind(")", span[0], begun[0]):
        begun = None
    return (begun[0], True) if begun else (span[0], False)


def _is_named(name: str) -> bool:
    """Whether a line outside a section of duties can be no other than an agency's."""
    return bool(
        re.match(
            r"(?:Sở|Công an|Ủy ban|UBND|Văn phòng|Ban (?:Tuyên|Tổ|Nội)|Tỉnh đoàn|Thanh tra|Các sở|CÁC SỞ|SỞ)",
            name,
        )
    )
