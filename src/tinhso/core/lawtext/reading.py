"""Reading a text: the blocks in order, what each carries on to the next, and the statements they make."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tinhso.core.lawtext.actors import names_agency
from tinhso.core.lawtext.articles import articles, leads
from tinhso.core.lawtext.assignments import assignments
from tinhso.core.lawtext.context import NOTHING, Context, Source, layered
from tinhso.core.lawtext.deadlines import times, years_of
from tinhso.core.lawtext.facts import Facts, dateline, facts_of, of_day
from tinhso.core.lawtext.kinds import kind_of_heading
from tinhso.core.lawtext.levels import levels_addressed
from tinhso.core.lawtext.milestones import Taken, milestones
from tinhso.core.lawtext.normalise import Clean, normalise
from tinhso.core.lawtext.particulars import particulars_of
from tinhso.core.lawtext.parts import Parted, leads_to_parts
from tinhso.core.lawtext.places import area_of_issuer, owner
from tinhso.core.lawtext.repeats import without_repeats
from tinhso.core.lawtext.sentences import read_block
from tinhso.core.lawtext.structure import Block, Role, structure
from tinhso.core.lawtext.tables import read_table
from tinhso.core.lawtext.values import Assignment, Kind, Milestone, Paper, Particulars, Statement
from tinhso.core.lawtext.wording import TOPIC, Phrase, phrase
from tinhso.core.quantity import Comparator

_ORDERS = (Paper.DIRECTIVE, Paper.TELEGRAM)
GRAMMAR = "4"
_PARTS = ("roman", "part", "chapter", "section", "article")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says: statements in order of appearance, its province, what it says of itself, the grammar."""

    statements: tuple[Statement, ...]
    territory: str | None
    grammar: str = GRAMMAR
    particulars: Particulars = field(default_factory=Particulars)
    milestones: tuple[Milestone, ...] = ()
    assignments: tuple[Assignment, ...] = ()


def read(text: str, *, territory: str | None = None, dated: date | None = None) -> Reading:
    """What a text says: of itself, in figures, as milestones and as assignments.

    `territory`: whose text it is, where the caller knows; else the province it names most. `dated`: the day
    of the text; results without a period are as of that day. Any text is harmless; the time taken grows
    linearly with its length.
    """
    raw = normalise(text)
    clean, blocks = structure(raw)
    facts = facts_of(clean, blocks, territory)
    particulars = particulars_of(text, raw)
    if facts.territory is None:
        facts = replace(facts, territory=area_of_issuer(particulars.issuer))
    source = Source(text, clean, facts, dated)
    parts = articles(clean, blocks, facts, territory=territory)
    kept = without_repeats(_statements(source, blocks, parts), blocks, leads(clean, blocks))
    statements = tuple(sorted(kept, key=lambda s: s.value_start))
    issued = dated or particulars.issued_on or facts.issued
    given = assignments(source, blocks, issued, orders=particulars.paper in _ORDERS)
    reached = milestones(source, blocks, Taken(statements, given, issued))
    return Reading(statements, facts.territory, GRAMMAR, particulars, tuple(reached), tuple(given))


def _statements(
    source: Source, blocks: tuple[Block, ...], parts: Mapping[int, Facts]
) -> list[tuple[int, Statement]]:
    """The statements of the blocks in order, each block heard with what those over and before it say."""
    found: list[tuple[int, Statement]] = []
    contexts: list[Context] = []
    running = NOTHING
    opening = _opening(source.facts, blocks)
    ahead = _Ahead(source.facts.kind is Kind.RESULT)
    for at, block in enumerate(blocks):
        if at in parts:
            running, source = NOTHING, replace(source, facts=parts[at])
        if dated := _dateline(source, block):
            source = replace(source, facts=of_day(source.facts, dated[0]))
            block, running = replace(block, start=dated[1]), NOTHING
        if block.role is Role.FURNITURE:
            contexts.append(NOTHING)
            continue
        context = _context([contexts[i] for i in block.above], running, source.facts)
        context = _continued(source.clean, block, context)
        if at in opening:
            context = replace(context, kind=None)
        statements, after = _read(source, block, context)
        found.extend((at, s) for s in statements)
        source = replace(source, last=statements[-1].indicator) if statements else source
        after = _parted(source, block, (after, statements))
        own = _own_context(source, block, after, has_figures=bool(statements))
        contexts.append(ahead.heard(block, own))
        running = _flowed(block, (running, after, contexts[-1]), source.facts)
    return found


@dataclass(slots=True)
class _Ahead:
    """What the parts of a report have come to: behind one that looks ahead stands no part that looks back unsaid."""

    reports: bool
    turned: str = ""

    def heard(self, block: Block, context: Context) -> Context:
        """What a block says for those under it, its kind that of the part before where it says none."""
        if not self.reports or block.role is not Role.HEADING or block.marker not in _PARTS:
            return context
        if context.kind is not None:
            self.turned = block.marker if context.kind is Kind.TARGET else ""
        elif self.turned == block.marker:
            return replace(context, kind=Kind.TARGET)
        return context


def _opening(facts: Facts, blocks: tuple[Block, ...]) -> frozenset[int]:
    """The paragraphs between the title of a plan and its first part: how things stand, and no aims yet."""
    first = next((i for i, b in enumerate(blocks) if b.role is Role.HEADING and b.marker in _PARTS), None)
    if facts.kind is not Kind.TARGET or first is None:
        return frozenset()
    return frozenset(i for i in range(first) if blocks[i].role is Role.TEXT and not blocks[i].marker)


def _dateline(source: Source, block: Block) -> tuple[date, int] | None:
    return None if block.role is Role.TABLE else dateline(source.clean.key, (block.start, block.end))


def _continued(clean: Clean, block: Block, context: Context) -> Context:
    """The context of an item that goes on with its heading ("Xóm, tổ dân phố / - có cáp quang: 93%")."""
    if context.named is None or not block.marker or context.subject is not None:
        return context
    words = clean.text[block.start : block.end].lstrip()
    return replace(context, subject=context.named, bound=True) if words[:1].islower() else context


def _read(source: Source, block: Block, context: Context) -> tuple[list[Statement], Context]:
    if block.role is Role.TABLE:
        return read_table(source, block, context), context
    return read_block(source, block, context)


def _context(above: list[Context], running: Context, facts: Facts) -> Context:
    """What holds at the head of a block: what stands over it, else the text before, else the title."""
    title = Context(kind=facts.kind, by=facts.by, period=facts.period)
    return layered((*reversed(above), running, title))


def _own_context(source: Source, block: Block, after: Context, *, has_figures: bool) -> Context:
    """What a block says for those under it."""
    clean, year = source.clean, source.facts.year
    key = clean.key[block.start : block.end]
    if block.role is Role.TITLE:
        return NOTHING
    if block.role in (Role.HEADING, Role.LEAD) and not has_figures:
        own = bool(_PLAN_OF.match(key))
        named = [t for t in times(clean.key, block.start, block.end, year=year) if own or not t.paper]
        named = named or list(years_of(clean.key, (block.start, block.end)))
        dated = next((t for t in named if t.by), None)
        topic = TOPIC.match(key.rstrip(" .:"))
        yearly = next((t.every for t in named if t.every), None)
        ahead = dated and dated.first and source.facts.period and source.facts.period.by
        later = bool(ahead and dated and dated.first and dated.first > ahead)
        return Context(
            kind=kind_of_heading(key) or (Kind.TARGET if later else None),
            by=dated,
            period=None if dated and _AGAINST.search(key, 0, dated.start - block.start) else dated,
            every=None if dated else yearly,
            topic=phrase(topic["topic"]) if topic else None,
            subject=_subject(clean, block, topic is not None)
            if block.role is Role.LEAD or block.marker
            else None,
            named=_subject(clean, block, topic is not None) if block.role is Role.HEADING else None,
            levels=levels_addressed(key) or None,
            territory=owner(clean.text[block.start : block.end], key),
        )
    return after if block.role is Role.LEAD else NOTHING


def _parted(source: Source, block: Block, read_: tuple[Context, list[Statement]]) -> Context:
    """What a block leaves, with the count that a line over a list ends with: the items may be its parts."""
    after, statements = read_
    if block.role is not Role.LEAD or not statements:
        return after
    last = statements[-1]
    said = leads_to_parts(source.clean.key[block.start : block.end])
    counted = last.unit not in (None, "%", "hạng", "điểm") and last.comparator is Comparator.EQ
    if not said and not counted:
        return after
    return replace(after, parted=Parted(phrase(last.indicator), last.unit, last.value, said))


# "so với mức Nghị quyết giao đến năm 2025": the year of what was asked for, and not of what was reached.
_AGAINST = re.compile(
    r"(?:so với|đối chiếu(?: với)?|so sánh với)[^;.:]{0,40}?(?:mức|chỉ tiêu|mục tiêu|kế hoạch|nghị quyết)"
)
# The year of a plan that is this paper's own, and no other's.
_PLAN_OF = re.compile(r"(?:dự kiến )?(?:kế hoạch|chương trình) (?:công tác )?(?:quý \w+ )?(?:năm )?20\d\d")
_FRAME = re.compile(
    r"(?:sau|gồm|như sau|cụ thể|mục tiêu|chỉ tiêu|kế hoạch|kết quả|nhiệm vụ|giải pháp|phần|chương|mục|đến"
    r"|giai đoạn|năm|về|đã (?:làm|có|đạt)|sẽ (?:làm|có|đạt)|việc|các|trong|tầm nhìn|mốc|bảng|biểu|phụ lục"
    r"|ghi chú|hình|mẫu|thông qua|phê duyệt|ban hành|đề cương|tiện ích|công tác|tình hình|quyết định"
    r"|nghị quyết|phương hướng|thực trạng|tổ chức|đánh giá|nhóm (?:tiện ích|chỉ tiêu|chỉ số|nhiệm vụ|giải pháp"
    r"|mục tiêu|nội dung|vấn đề|dịch vụ công))(?!\w)"
)


# "Chủ tịch UBND tỉnh yêu cầu:": who tells others what follows, and nothing measured.
_TELLS = re.compile(r"(?<!đáp ứng )(?:yêu cầu|đề nghị|chỉ đạo|giao|giao nhiệm vụ|kết luận|nhấn mạnh|lưu ý)\Z")


def _subject(clean: Clean, block: Block, is_topic: bool) -> Phrase | None:
    """A lead that names a measured thing ("Tỷ lệ hồ sơ xử lý trên mạng:") owns the items under it."""
    key = clean.key[block.start : block.end].rstrip(" :.")
    told = block.role is Role.LEAD and not block.marker and clean.key[: block.end].rstrip().endswith(".")
    capitals = clean.text[block.start : block.end].isupper()
    if (
        is_topic
        or capitals
        or told
        or names_agency(clean.text[block.start : block.end])
        or _FRAME.match(key)
        or key.endswith((" sau", "như sau", "gồm", "?"))
        or _TELLS.search(key)
        or len(key) > 160
    ):
        return None
    return Phrase(clean.text[block.start : block.start + len(key)], key)


def _flowed(block: Block, said: tuple[Context, Context, Context], facts: Facts) -> Context:
    """What flows on behind a block; `said`: before it, in it, and by it for those under it."""
    running, after, own = said
    if block.role is Role.HEADING:
        if own.topic is None or block.marker in _PARTS:
            return NOTHING
        running = replace(
            running, period=None
        )  # what stands under a new heading is of no year said over another
    is_item = bool(block.marker) and facts.kind is not None
    return _running(running, after, facts, is_item=is_item)


def _running(running: Context, after: Context, facts: Facts, *, is_item: bool) -> Context:
    """What flows on to the next block; a heading that is no field of the programme begins anew instead.

    An item of a paper whose title says what its figures are leaves its kind to no other item.
    """
    kind = running.kind if is_item else after.flow_kind or running.kind
    by = after.flow_by or running.by
    period = running.period if facts.period else after.flow_period or running.period
    # Most blocks say nothing that flows on.
    if running.kind is kind and running.by is by and running.period is period and running.rank is after.rank:
        return running
    return Context(kind=kind, by=by, period=period, rank=after.rank)
