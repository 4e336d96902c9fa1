"""Third pass, last step: from the sentences of a block to statements."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from tinhso.core.lawtext import compose, kinds, wording
from tinhso.core.lawtext.clauses import Clause, Member, Span, clauses, members, sentences
from tinhso.core.lawtext.deadlines import Time, times
from tinhso.core.lawtext.facts import Facts
from tinhso.core.lawtext.figures import Figure, Shape, figures
from tinhso.core.lawtext.levels import levels_alone, levels_counted, levels_in, levels_listed, levels_spread
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.places import owner
from tinhso.core.lawtext.ranks import ranks
from tinhso.core.lawtext.structure import Block
from tinhso.core.lawtext.values import Every, Kind, Level, Statement, Whole
from tinhso.core.lawtext.wording import EMPTY, Phrase
from tinhso.core.quantity import Comparator

_DIGIT = re.compile(r"\d")
_NOW = re.compile(r"(?<!\w)(?:hiện nay|hiện tại|hiện|hiện có)(?!\w)")
_ISSUED = re.compile(r"ban hành|ký|phê duyệt|thông qua|tổ chức|diễn ra|họp|công bố")
_QUOTE = 250


@dataclass(frozen=True, slots=True)
class Source:
    """The text as given and as cleaned, what it says of itself, and its day where the caller knows it."""

    text: str
    clean: Clean
    facts: Facts
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a block from what stands over or before it; None: nothing said."""

    kind: Kind | None = None
    by: Time | None = None
    period: Time | None = None
    every: Every | None = None
    topic: Phrase | None = None
    subject: Phrase | None = None
    territory: str | None = None
    rank_field: Phrase | None = None
    flow_kind: Kind | None = None
    flow_by: Time | None = None

    def over(self, other: "Context") -> "Context":
        """This context, with what it leaves open filled from the other."""
        given = {name: getattr(self, name) for name in self.__slots__}
        return replace(other, **{name: value for name, value in given.items() if value is not None})


@dataclass(slots=True)
class Flow:
    """What changes while the sentences of one block are read."""

    context: Context
    kind: Kind | None = None
    time: Time | None = None
    cue_kind: Kind | None = None
    lead_time: Time | None = None
    territory: str | None = None
    now: bool = False
    memory: compose.Memory = field(default_factory=compose.Memory)
    exclusion: str | None = None
    counts: list[Statement] = field(default_factory=list)
    heads: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its times and cues."""

    span: Span
    times: tuple[Time, ...]
    cues: tuple[kinds.Cue, ...]


def read_block(source: Source, block: Block, context: Context) -> tuple[list[Statement], Context]:
    """The statements of a block of text, and the context as it stands after it."""
    clean = source.clean
    flow = Flow(context, memory=compose.Memory(subject=context.subject or EMPTY, topic=context.topic or EMPTY, field=context.rank_field or EMPTY))
    made: list[Statement] = []
    for span in sentences(clean.text, clean.key, (block.start, block.end)):
        made += _read_sentence(source, span, flow)
    return made, replace(
        context, flow_kind=flow.cue_kind, flow_by=flow.lead_time, kind=flow.kind or context.kind,
        by=flow.lead_time or context.by, rank_field=flow.memory.field if not flow.memory.field.empty else context.rank_field,
    )  # fmt: skip


def _read_sentence(source: Source, span: Span, flow: Flow) -> list[Statement]:
    key = source.clean.key
    named = times(key, *span)
    sentence = Sentence(span, named, kinds.cues(key, span, named))
    found = _figures(key, span, named) if _DIGIT.search(key, *span) else ()
    flow.territory, flow.now, flow.counts, flow.heads = None, False, [], []
    if not found:
        _note_plain(key, sentence, flow)
        return []
    made: list[Statement] = []
    for clause in clauses(key, span):
        own = tuple(f for f in found if clause.start <= f.start < clause.end)
        _enter_clause(source, clause, sentence, flow)
        if own:
            made += _read_clause(source, (clause, own), sentence, flow)
    return made


def _figures(key: str, span: Span, named: tuple[Time, ...]) -> tuple[Figure, ...]:
    placed = ranks(key, span, named)
    plain = [f for f in figures(key, span, named) if not any(f.start < r.right and r.left < f.end for r in placed)]
    return tuple(sorted((*placed, *plain), key=lambda f: f.start))


def _note_plain(key: str, sentence: Sentence, flow: Flow) -> None:
    """A sentence without figures may still set the time and the kind of the next ones."""
    start = sentence.span[0]
    leading = next((t for t in sentence.times if t.by and not t.paper and t.start - start < 25), None)
    if leading and not _ISSUED.search(key, *sentence.span):
        flow.time = leading
    if sentence.cues and leading:
        flow.kind = sentence.cues[-1].kind if not _ISSUED.search(key, *sentence.span) else flow.kind


def _enter_clause(source: Source, clause: Clause, sentence: Sentence, flow: Flow) -> None:
    clean = source.clean
    head = clean.text[clause.start : clause.end].lstrip(" ,")
    begun = clause.end - len(head)
    whose = owner(head, clean.key[begun : clause.end])
    if clause.label:
        flow.heads.append(clause.label)
        inside = [t for t in sentence.times if clause.label[0] <= t.start < clause.label[1] and t.by and not t.paper]
        if inside:
            flow.time = flow.lead_time = inside[0]
        label = wording.opened(wording.between(_whole(clean), clause.label, sentence.times))
        whose = whose or owner(clean.text[clause.label[0] : clause.label[1]].lstrip(" "), clean.key[clause.label[0] : clause.label[1]].lstrip(" "))
        flow.memory = _labelled(flow.memory, label)
    else:
        flow.memory = replace(flow.memory, label=EMPTY)
    if whose:
        flow.territory = whose


def _whole(clean: Clean) -> Phrase:
    return Phrase(clean.text, clean.key)


_FRAME = re.compile(
    r"(?:kế hoạch|chỉ tiêu|mục tiêu|kết quả|nghị quyết|tầm nhìn|giai đoạn|con số|các (?:chỉ|mục|đích|mốc|nhiệm)|cụ thể|chương trình"
    r"|mốc|bước vào|những|trong đó|phấn đấu|đến|tỉnh (?:phấn|đặt|đề|giao|trình)|riêng)(?!\w)|.*(?:sau|gồm|chỉ tiêu|như vậy|đích|mức)\Z"
)


def _labelled(memory: compose.Memory, label: Phrase) -> compose.Memory:
    """A label is the field of the section, or the measured thing, or a frame that says neither."""
    topic = wording.TOPIC.match(label.key)
    if topic:
        return replace(memory, label=EMPTY, topic=label)
    if label.empty or _FRAME.match(label.key) or len(label.key) > 200:
        return replace(memory, label=EMPTY)
    return replace(memory, label=label)


def _read_clause(source: Source, what: tuple[Clause, tuple[Figure, ...]], sentence: Sentence, flow: Flow) -> list[Statement]:
    clause, own = what
    key = source.clean.key
    parts = members(key, clause, own)
    spread = levels_listed(key[parts[-1].right[0] : parts[-1].right[1]]) or levels_listed(key[clause.start : own[0].left])
    made: list[Statement] = []
    flow.memory = replace(flow.memory, lead=EMPTY)
    for i, member in enumerate(parts):
        level = (spread[i],) if len(spread) == len(parts) > 1 else None
        flow.heads.append(member.left)
        statement = _statement(source, _with_bare_list(parts, i), (sentence, level), flow)
        made.append(statement)
    return _with_trailing_time(made, parts, sentence)


def _with_bare_list(parts: tuple[Member, ...], i: int) -> Member:
    """In a bare list of values the words after the last are those of each, those before the first too."""
    member = parts[i]
    last = i
    while last + 1 < len(parts) and parts[last + 1].listed and parts[last].right[0] >= parts[last].right[1]:
        last += 1
    if last == i or member.figure.shape is not parts[last].figure.shape:
        return member
    return replace(member, right=parts[last].right)


def _with_trailing_time(made: list[Statement], parts: tuple[Member, ...], sentence: Sentence) -> list[Statement]:
    return made


def _statement(source: Source, member: Member, more: tuple[Sentence, tuple[Level, ...] | None], flow: Flow) -> Statement:
    sentence, level = more
    figure, clean = member.figure, source.clean
    whole = _whole(clean)
    left, excluded_left = wording.excluded(wording.between(whole, _clip(member.left, -1), sentence.times))
    right, excluded_right = wording.excluded(wording.between(whole, _clip(member.right, 1), sentence.times))
    upward = re.search(r"\s(trở lên|trở xuống)(?=\s*(?:[,.;)]|\Z))", right.key)
    if upward and not re.search(r"tuổi\Z", right.key[: upward.start()]):
        right = right.without(*upward.span())
        figure = replace(figure, comparator=Comparator.GE if upward[1] == "trở lên" else Comparator.LE, rules=(*figure.rules, "comparator.upward"))
    kind, kind_rule = _kind(source, member, sentence, flow)
    time, every, time_rule = _time(member, sentence, flow, kind)
    raw = (left.key, right.key)
    name = _name(figure, wording.opened(left), wording.closed(right), flow)
    levels = level or _levels(raw, name, figure)
    exclusion = excluded_left or excluded_right or (flow.exclusion if "carried" in "".join(name.rules) else None)
    flow.exclusion = exclusion
    start, end = _quote(clean, member)
    begin, stop = clean.origin(start, end)
    value_start, value_end = clean.origin(figure.start, figure.end)
    statement = Statement(
        kind, source.text[begin:stop], begin, stop, value_start, value_end, wording.tidy(name.indicator), figure.comparator,
        figure.value, figure.high, figure.unit or None, levels,
        time.by if time and kind is Kind.TARGET and not every else None,
        every if kind is Kind.TARGET else None,
        time.as_of if time and kind is Kind.RESULT else _today(source, kind, flow),
        exclusion, flow.territory or flow.context.territory or source.facts.territory, figure.whole,
        rules=(*figure.rules, *name.rules, kind_rule, *((time_rule,) if time or every else ()), *(("level",) if levels else ())),
    )  # fmt: skip
    flow.memory = _remember(flow.memory, name, figure)
    return statement


def _today(source: Source, kind: Kind, flow: Flow) -> str | None:
    return source.dated.isoformat() if kind is Kind.RESULT and source.dated else None


def _clip(span: Span, side: int) -> Span:
    """At most a few hundred characters, those next to the value."""
    start, end = span
    return (max(start, end - 600), end) if side < 0 else (start, min(end, start + 600))


def _name(figure: Figure, left: Phrase, right: Phrase, flow: Flow) -> compose.Named:
    if figure.shape is Shape.RANK:
        return _rank_name(left, right, flow)
    return compose.named(figure, left, right, flow.memory)


_INDEX = re.compile(r"(?<!\w)(?:dti|pii|pci|papi|par index|par-index|sipas|egdi|ict index|chỉ số[^,;.]*|mức độ[^,;.]*|bộ chỉ số[^,;.]*)")
_RANK_TAIL = re.compile(r"\s*(?:đứng|xếp|nằm|giữ|vào|thuộc|lọt|nhắm|muốn|trong|ở|vươn lên|tốp|vị trí|hạng|thứ|của tỉnh|tỉnh|còn|có|phấn đấu)\s*\Z")


def _rank_name(left: Phrase, right: Phrase, flow: Flow) -> compose.Named:
    while tail := _RANK_TAIL.search(left.key):
        left = wording.trim_end(left.cut(0, tail.start()))
    if not left.empty and _INDEX.search(left.key):
        return compose.Named(wording.joined(left, right), left, EMPTY, ("indicator.index",))
    about = re.search(r"(?:về|trong|của|ở|cả nước|toàn quốc)", right.key)
    field_ = flow.memory.field if not re.search(r"(?<!\w)về ", right.key) and left.empty else EMPTY
    name = wording.joined(wording.phrase("xếp hạng"), field_, left, right if about else EMPTY)
    return compose.Named(name, name, EMPTY, ("indicator.rank",))


def _remember(memory: compose.Memory, name: compose.Named, figure: Figure) -> compose.Memory:
    subject = name.subject if not name.subject.empty else memory.subject
    index = _INDEX.search(name.indicator.key)
    kept = name.indicator.cut(*index.span()) if index and figure.shape is Shape.RANK else memory.field
    return replace(memory, subject=subject, lead=name.lead, field=kept)


def _kind(source: Source, member: Member, sentence: Sentence, flow: Flow) -> tuple[Kind, str]:
    figure = member.figure
    if figure.plan:
        return Kind.TARGET, "kind.plan"
    if kinds.settled_after(source.clean.key, figure.right, member.right[1]):
        return Kind.RESULT, "kind.compared"
    before = [c for c in sentence.cues if c.end <= figure.start + 1 and any(a <= c.start < b for a, b in flow.heads)]
    if before:
        flow.kind = flow.cue_kind = before[-1].kind
        return before[-1].kind, before[-1].rule
    after = [c for c in sentence.cues if member.right[0] <= c.start < member.right[1] and c.rule == "kind.deadline"]
    if after:
        return Kind.TARGET, "kind.deadline"
    if flow.kind or flow.context.kind:
        return flow.kind or flow.context.kind or Kind.RESULT, "kind.context"
    if figure.comparator in (Comparator.GE, Comparator.LE):
        return Kind.TARGET, "kind.bound"
    return Kind.RESULT, "kind.default"


def _time(member: Member, sentence: Sentence, flow: Flow, kind: Kind) -> tuple[Time | None, Every | None, str]:
    left = [t for t in sentence.times if member.left[0] <= t.start < member.left[1]]
    right = [t for t in sentence.times if member.right[0] <= t.start < member.right[1]]
    every = next((t.every for t in (*left[::-1], *right) if t.every), None) or flow.context.every
    leading = next((t for t in reversed(left) if t.by and not t.paper), None)
    if leading:
        flow.time = leading
        if kind is Kind.TARGET:
            flow.lead_time = leading
    trailing = next((t for t in right if t.by and not t.paper), None)
    if trailing:
        return trailing, every, "time.own"
    if flow.time:
        return flow.time, every, "time.sentence"
    if kind is Kind.RESULT:
        return flow.context.period, every, "time.heading"
    return flow.context.by, every, "time.heading"


def _levels(raw: tuple[str, str], name: compose.Named, figure: Figure) -> tuple[Level, ...]:
    left, right = raw
    own = levels_spread(right.strip(" ,.;)")) or levels_alone(left.strip(" ,.;("))
    if own:
        return own
    named = levels_in(name.indicator.key)
    if named:
        return named
    if not left.strip() or figure.shape is Shape.COUNT:
        return levels_counted(right.strip())
    return ()


def _quote(clean: Clean, member: Member) -> Span:
    """The stretch shown: the value with its own words, at most 250 characters."""
    figure = member.figure
    start, end = member.left[0], max(member.right[1], figure.right)
    start += len(clean.text[start:end]) - len(clean.text[start:end].lstrip(" ,;:.-"))
    end = start + len(clean.text[start:end].rstrip(" ,;"))
    start, end = min(start, figure.left), max(end, figure.right)
    if end - start > _QUOTE:
        start = max(start, min(figure.left, max(figure.left - 120, end - _QUOTE)))
        end = max(min(end, start + _QUOTE), figure.end)
    return start, end
