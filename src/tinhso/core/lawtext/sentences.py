"""Third pass: the sentences of a block, clause by clause, and what each leaves to the next."""

import re
from dataclasses import replace

from tinhso.core.lawtext import kinds, wording
from tinhso.core.lawtext import parts as parts_
from tinhso.core.lawtext.actors import names_agency
from tinhso.core.lawtext.clauses import Clause, Member, Span, clauses, members, sentences
from tinhso.core.lawtext.context import Context, Flow, Sentence, Source
from tinhso.core.lawtext.deadlines import Time, times
from tinhso.core.lawtext.exclusions import excluded
from tinhso.core.lawtext.figures import figures
from tinhso.core.lawtext.inturn import dealt_out
from tinhso.core.lawtext.labels import labelled
from tinhso.core.lawtext.leaving import deadline_left, kind_left
from tinhso.core.lawtext.levels import addresses, levels_alone, levels_listed, levels_owing, levels_spread
from tinhso.core.lawtext.linking import linked
from tinhso.core.lawtext.meant import meant, spelt_figures
from tinhso.core.lawtext.memory import Memory
from tinhso.core.lawtext.places import owner
from tinhso.core.lawtext.ranks import ranks
from tinhso.core.lawtext.shapes import Figure
from tinhso.core.lawtext.sharing import IN_TURN, over_tiers, over_years
from tinhso.core.lawtext.statements import Draft, behind_aside, drafted
from tinhso.core.lawtext.structure import Block
from tinhso.core.lawtext.values import Kind, Level, Statement
from tinhso.core.lawtext.wording import EMPTY
from tinhso.core.quantity import Comparator

_DIGIT = re.compile(r"\d")
_SPELT = re.compile(
    r"(?:mỗi|từng) [^\d,;.]{1,40} một \w|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) \w|(?:ít nhất"
    r"|tối thiểu) một|một (?:nghìn|ngàn|vạn|triệu|tỷ)"
    r"|(?:xếp|đứng|hạng"
    r"|vị trí) (?:ở vị trí |hạng )?thứ"
)
_ISSUED = re.compile(r"ban hành|ký|phê duyệt|thông qua|tổ chức|diễn ra|họp|công bố")
_BOUNDS = (Comparator.GE, Comparator.LE)
_COMPARED = re.compile(r"so với (?:cùng kỳ|năm trước|cuối năm)|cho biết|theo (?:báo cáo|thống kê|số liệu)")
_PROMISED = re.compile(r"phấn đấu|mục tiêu|chỉ tiêu|kế hoạch|dự kiến|sẽ|đặt ra|đề ra")
_LEADING = 25  # characters from the head of a sentence
_OPENING = 8


def read_block(source: Source, block: Block, context: Context) -> tuple[list[Statement], Context]:
    """The statements of a block of text, and the context as it stands after it."""
    clean = source.clean
    subject = context.subject or EMPTY
    memory = Memory(
        subject,
        topic=context.topic or EMPTY,
        rank=context.rank or EMPTY,
        over=subject,
        before=wording.phrase(source.last),
        bound=bool(context.bound),
    )
    flow = Flow(source, context, memory)
    made: list[Statement] = []
    for span in sentences(clean.text, clean.key, (block.start, block.end)):
        made += _read_sentence(span, flow)
    return made, replace(
        context,
        kind=flow.kind or context.kind,
        by=flow.lead_time or context.by,
        rank=context.rank if flow.memory.rank.empty else flow.memory.rank,
        flow_kind=kind_left(block, flow, made),
        flow_by=deadline_left(block, flow, made),
        flow_period=flow.lead_period,
    )


def _read_sentence(span: Span, flow: Flow) -> list[Statement]:
    key = flow.source.clean.key
    named = _times(span, flow)
    flow.sentence = Sentence(span, named, kinds.cues(key, span, named))
    counts = _DIGIT.search(key, *span) or _SPELT.search(key, *span)
    found = _figures(key, span, named) if counts else ()
    flow.territory, flow.now, flow.heads, flow.labels = None, False, [], []
    flow.heard, flow.cue, flow.aside = 0, None, None
    flow.aside_time, flow.aside_until, flow.again = None, 0, None
    flow.said, flow.last, flow.owing = False, EMPTY, _set_for(key, span)
    flow.memory, flow.parted = _part_of_item(flow, found)
    flow.bound = any(f.comparator in _BOUNDS for f in found)
    if not flow.time_holds:
        flow.time, flow.time_holds = None, True
    if any(t.by and not t.until and not t.paper and t.start - span[0] < _OPENING for t in named):
        flow.kind = None
    if not found:
        _note_plain(flow)
        return []
    drafts: list[Draft] = []
    for clause in clauses(key, span, found):
        drafts += _read_label(clause, found, flow)
        own = tuple(f for f in found if clause.start <= f.start < clause.end)
        _enter_clause(clause, flow)
        if own:
            drafts += _read_clause(clause, own, flow)
    return [draft.statement for draft in linked(flow.source.clean, drafts)]


_SET_FOR = re.compile(r"[\s\-+*•]*(?:ở|tại|đối với|riêng|với) (?P<whom>[^,;:()\d]{5,60}),\s")


def _set_for(key: str, span: Span) -> tuple[Level, ...]:
    """The tiers that a sentence begins with, and is set for ("Ở cấp xã, 100% cán bộ …; 60% hồ sơ …")."""
    found = _SET_FOR.match(key, *span)
    return levels_owing(found["whom"]) if found else ()


def _part_of_item(flow: Flow, found: tuple[Figure, ...]) -> tuple[Memory, parts_.Parted | None]:
    """The memory at the head of a sentence, and the count over its block of which its figures are parts."""
    memory, parted = flow.memory.without_event(), flow.context.parted
    if not memory.whole.empty:  # "…, trong đó trực tiếp 142 hồ sơ. Lũy kế: 3.415 hồ sơ": of all of them again
        memory = replace(memory, subject=memory.whole, measured=memory.whole, whole=EMPTY)
    if parted is None or not found or not parted.has(found[0]):
        return memory, None
    before = wording.phrase(flow.source.clean.text[flow.sentence.span[0] : found[0].left])
    if not parted.said and f" {found[0].unit} " in f" {before.key} ":
        return memory, None
    return replace(memory, subject=parted.name, over=parted.name, bound=True), parted


def _times(span: Span, flow: Flow) -> tuple[Time, ...]:
    """The times of a sentence; what lay behind the writer is no deadline, however it is worded."""
    facts = flow.source.facts
    past = facts.past
    key = flow.source.clean.key
    named = times(key, *span, year=_year_of(flow.context) or facts.year)
    # What is compared with a year before has been measured, however its time is worded.
    if past is None and _COMPARED.search(key, *span) and not _PROMISED.search(key, *span):
        return tuple(replace(t, until=False, past=t.until) for t in named)
    if past is None:
        return named
    return tuple(replace(t, until=False) if t.until and t.by and t.by <= past else t for t in named)


def _year_of(context: Context) -> int | None:
    """The one year that the section speaks of, for months and quarters without one."""
    time = context.by
    if time is None or time.by is None or time.first is None or time.paper or time.until:
        return None
    return time.by.year if time.by.year == time.first.year else None


def _figures(key: str, span: Span, named: tuple[Time, ...]) -> tuple[Figure, ...]:
    placed = ranks(key, span, named)
    counted = (*figures(key, span, named), *spelt_figures(key, span))
    plain = [f for f in counted if not any(f.start < r.right and r.left < f.end for r in placed)]
    return meant(key, span, tuple(sorted((*placed, *plain), key=lambda f: f.start)))


def _note_plain(flow: Flow) -> None:
    """A sentence without figures may still set the time and the kind of the next ones."""
    key, sentence = flow.source.clean.key, flow.sentence
    start = sentence.span[0]
    leading = next((t for t in sentence.times if t.by and not t.paper and t.start - start < _LEADING), None)
    ranked = next((t for t in sentence.times if t.by and _RANKED.search(key, *_before(sentence, t))), None)
    if ranked:
        flow.time = flow.lead_period = ranked
        return
    term = next((t for t in sentence.times if t.until and t.by and t.by != t.first), None)
    if term and _CONGRESS.search(key, *sentence.span):
        flow.time = flow.lead_time = term
        flow.kind = flow.cue_kind = Kind.TARGET
        return
    if leading is None or _ISSUED.search(key, *sentence.span):
        return
    flow.time = leading
    if not leading.until:
        flow.lead_period = leading
    if sentence.cues:
        flow.kind = sentence.cues[-1].kind


# "công bố xếp hạng … năm 2024": the ranks and scores that follow are of that year.
_RANKED = re.compile(r"công bố[^.;]{0,40}(?:xếp hạng|chỉ số|bảng)[^.;]{0,60}\Z")


# A congress that adopts the resolution of its term: what follows is to be reached by the end of it.
_CONGRESS = re.compile(
    r"đại hội[^.;]{0,160}nhiệm kỳ[^.;]{0,60}thông qua (?:các )?(?:nghị quyết|mục tiêu|chỉ tiêu)"
)


def _before(sentence: Sentence, time: Time) -> Span:
    return max(sentence.span[0], time.start - 120), time.start


def _read_label(clause: Clause, found: tuple[Figure, ...], flow: Flow) -> list[Draft]:
    """The figures that stand before a colon, read once, before what the colon opens."""
    flow.labelled = flow.labelled and clause.label in flow.labels
    if clause.label is None or clause.label in flow.labels:
        return []
    flow.labels.append(clause.label)
    own = tuple(
        f
        for f in found
        if clause.label[0] <= f.start < clause.label[1]
        and not _OF_WHAT.search(flow.source.clean.key, clause.label[0], f.left)
    )
    flow.labelled = bool(own)
    return _read_clause(Clause(*clause.label), own, flow) if own else []


# "Hồ sơ trực tuyến của 95 xã: trung bình 61%": whose they are, and no count of its own.
_OF_WHAT = re.compile(r"(?<!\w)(?:của|tại|ở|trên)\s+\Z")


def _enter_clause(clause: Clause, flow: Flow) -> None:
    source = flow.source
    whose = _owner(source, (clause.start, clause.end))
    if clause.label:
        _hear_label(clause.label, flow)
        whose = whose or _owner(source, clause.label)
    else:
        flow.memory = flow.memory.without_label()
    flow.territory = whose or flow.territory


def _hear_label(label: Span, flow: Flow) -> None:
    """What stands before a colon holds for what follows: its time, its promise, the thing it names."""
    clean, times_ = flow.source.clean, flow.sentence.times
    named = [t for t in times_ if label[0] <= t.start < label[1] and t.by and not t.paper]
    inside = next((t for t in named if not t.since), None) or next(iter(named), None)
    if inside:
        flow.time = flow.lead_time = inside
    # "Hằng quý: kiểm tra ít nhất 3 sở" is due every quarter.
    flow.again = next((t.every for t in times_ if label[0] <= t.start < label[1] and t.every), None)
    said, left_out = excluded(wording.between(clean, label, times_))
    if flow.labelled:  # "Qua mạng 71.506 đơn (74%): cấp tỉnh 88%; …": what was measured there
        said = flow.memory.measured
    flow.exclusion = left_out or flow.exclusion
    promised = kinds.kind_of_label(clean.key[slice(*label)].strip())
    if promised is Kind.TARGET and flow.context.kind is Kind.RESULT and _AIM.match(clean.key, *label):
        promised = None
    if promised is None and flow.again and flow.source.facts.kind is not Kind.RESULT:
        promised = Kind.TARGET
    if promised is None and inside and (inside.until or inside.past):
        promised = Kind.TARGET if inside.until else Kind.RESULT
    if promised:
        flow.kind = flow.cue_kind = promised
    said = EMPTY if _sets(said.key, label, flow) else said
    flow.memory = labelled(flow.memory, said, is_first=label[0] == flow.sentence.span[0])
    if flow.memory.label.empty:
        flow.heads.append(label)


def _sets(said: str, label: Span, flow: Flow) -> bool:
    """Whether a label is nothing but the agencies that what follows is set for; notes their tiers."""
    bare = _BARE.match(flow.source.clean.key, label[1] + 1)
    whom = flow.source.clean.text[slice(*label)].lstrip(" -+•")
    named = names_agency(whom) and not wording.HAS_VERB.search(said) and len(said.split()) <= _FEW_WORDS
    sets = named and not bare or addresses(said) and (not bare or flow.said and not levels_alone(said))
    flow.owing = levels_owing(said) if sets else ()
    return sets


_FEW_WORDS = 8  # of the name of an agency

# "huyện: 80%; xã: 60%": the value alone, of what was named before.
_BARE = re.compile(
    r"\s*(?:(?:đều|cùng|là|đạt|từ|trên|dưới|tối thiểu|ít nhất|khoảng|không dưới|[≥≤<>])\s?)*\d[\d.,/]*(?:\s?%)?"
    r"(?:\s?(?:-|đến)\s?[\d.,]+\s?%?)?(?: trở lên)?\s*(?:[;,.()]|\Z|\n| và )"
)
_AIM = re.compile(
    r"\s*chỉ tiêu\s(?!năm|kế hoạch|được giao|giao|đề ra)"
)  # in a report: which aim is reported on


def _owner(source: Source, span: Span) -> str | None:
    text = source.clean.text[slice(*span)]
    begun = span[0] + len(text) - len(text.lstrip(" ,-+"))
    return owner(source.clean.text[begun : span[1]], source.clean.key[begun : span[1]])


def _read_clause(clause: Clause, own: tuple[Figure, ...], flow: Flow) -> list[Draft]:
    key = flow.source.clean.key
    parts = _bound_together(key, members(key, clause, own))
    spread = _tiers_listed(key, clause, parts) or (
        flow.dealt if IN_TURN.search(key, clause.start, own[0].start) else ()
    )
    made: list[Draft] = []
    flow.memory, flow.every = flow.memory.without_lead(), flow.again
    ends = _run_ends(key, parts)
    flow.outer = None
    for i, member in enumerate(parts):
        level = (spread[i],) if len(spread) == len(parts) > 1 else None
        flow.heads.append((member.left[0], max(member.left[1], member.figure.start)))
        _hear_parts(clause, (parts[i - 1].figure if i else None, member.figure), flow)
        before = made[-1] if i and _runs_on(key, parts[i - 1], member) else None
        own_member = (
            member if ends[i] == i else replace(member, right=behind_aside(key, parts[ends[i]].right))
        )
        made.append(drafted(own_member, (level, before), flow))
    made = over_years(key, clause, over_tiers(key, made, flow))
    return dealt_out(flow.source.clean, clause.label, made)


def _tiers_listed(key: str, clause: Clause, parts: tuple[Member, ...]) -> tuple[Level, ...]:
    """The tiers that a clause lists once for all its values, behind them or before."""
    spread = levels_listed(key[slice(*parts[-1].right)])
    if spread or any(levels_alone(key[slice(*m.left)].strip(" ,")) for m in parts[1:]):
        return spread
    return levels_listed(key[clause.start : parts[0].figure.left])


def _hear_parts(clause: Clause, around: tuple[Figure | None, Figure], flow: Flow) -> None:
    """Whether a figure opens, or goes on with, the parts of one before it; the memory holds their whole."""
    key = flow.source.clean.key
    above, figure = around
    head = clause.start if above is None else above.right
    known = above is not None or flow.said or not flow.memory.subject.empty
    begun = known and parts_.among(key, above, (head, figure.left))
    if flow.outer and figure.start > flow.outer[0]:
        (_, flow.memory, flow.last), flow.outer = flow.outer, None
    opens = above is not None and flow.outer is None and parts_.sets_off(key, above, figure)
    if opens:
        closing = kinds.bracket_end(key, flow.sentence.span, figure.start)
        flow.outer = (closing or clause.end, flow.memory, flow.last)
    if begun or opens:
        flow.memory = flow.memory.parted()
        whole = flow.memory.whole
        flow.parted = parts_.Parted(whole, above.unit, above.value) if above else parts_.Parted(whole)
    elif above is None and flow.parted and flow.parted.has(figure) and not _TASK.match(key, head):
        flow.memory = replace(flow.memory, whole=flow.parted.name)


# "…; bố trí ít nhất 3% tổng chi": a task of its own, and no part of what was counted before.
_TASK = re.compile(
    r"[\s,;]*(?:và |phấn đấu )?(?:bố trí|dành|triển khai|xây dựng|đào tạo|bồi dưỡng|thu hút|hỗ trợ|nâng|đưa"
    r"|giảm|cắt giảm"
    r"|rút ngắn|tổ chức|phủ sóng)(?!\w)"
)
_SHARED = {Comparator.GE, Comparator.UP, Comparator.DOWN}
_OPENS = re.compile(
    r"(?:[\s,;\d/-]|(?:và|phấn đấu|có|đến|thực hiện|năm|hết|cuối|trước|trong|giai đoạn|tháng|quý|i+v?"
    r"|mục tiêu)(?!\w))*\Z"
)


def _bound_together(key: str, parts: tuple[Member, ...]) -> tuple[Member, ...]:
    """The words before the first value bind those beside it too ("ít nhất 70% xã … và 50% hộ …")."""
    first = parts[0].figure
    shares = first.comparator in _SHARED and first.high is None and "comparator.upward" not in first.rules
    if len(parts) == 1 or not shares or not _OPENS.match(key, *parts[0].left):
        return parts
    made = [parts[0]]
    for member in parts[1:]:
        figure = member.figure
        alike = figure.comparator is Comparator.EQ and figure.shape is first.shape and figure.value != _ALL
        if alike and not key[slice(*member.left)].strip(" ,"):
            member = replace(member, figure=replace(figure, comparator=first.comparator))
        made.append(member)
    return tuple(made)


_ALL = 100
_NAMES = re.compile(r"[^\W\d_]{2}")


def _own_sentence(key: str, above: Member, member: Member) -> bool:
    """Whether a value after "A đạt 15%, " says a thing of its own ("90% người dân có tài khoản")."""
    said = key[slice(*member.right)]
    named = _NAMES.search(key, *above.left)
    return bool(named and wording.HAS_VERB.search(said)) and not levels_spread(said.strip(" ,;."))


def _runs_on(key: str, above: Member, member: Member) -> bool:
    """Whether a value follows another in a bare list ("70%, 60%, 55%")."""
    if member.figure.comparator is not Comparator.EQ:
        return False
    aside = "(" in key[above.figure.right : member.figure.left]  # "25% (và 40% vào năm 2030) cán bộ …"
    if not aside and _own_sentence(key, above, member):
        return False
    return member.listed and above.right[0] >= above.right[1] and member.figure.shape is above.figure.shape


def _run_ends(key: str, parts: tuple[Member, ...]) -> list[int]:
    """For each value the last of the bare list it stands in: the words after that one are those of each."""
    ends = list(range(len(parts)))
    for i in range(len(parts) - 2, -1, -1):
        if _runs_on(key, parts[i], parts[i + 1]):
            ends[i] = ends[i + 1]
    return ends
