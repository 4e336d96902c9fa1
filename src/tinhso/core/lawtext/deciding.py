"""Third pass: the kind of one figure: what settles it, the cues heard before it, its time, the section it stands in."""

import re
from bisect import bisect_left
from operator import attrgetter

from tinhso.core.lawtext import kinds
from tinhso.core.lawtext.binding import is_goal
from tinhso.core.lawtext.clauses import Member
from tinhso.core.lawtext.context import Flow
from tinhso.core.lawtext.deadlines import Time
from tinhso.core.lawtext.shapes import Figure
from tinhso.core.lawtext.timing import due_in_period
from tinhso.core.lawtext.values import Kind
from tinhso.core.quantity import Comparator

# "Chỉ tiêu 1: hồ sơ … đạt 72%", "Chỉ tiêu hộ có cáp quang: …": which aim it is that is reported on.
_NAMES_AIM = re.compile(r"\s?(?:số )?\d{1,2}(?:\.\d{1,2})*\s?[:.)]|\s[^\d,;.:]{3,80}:")
# "Tỷ lệ sử dụng lại dữ liệu đã số hóa đạt 60%": the tense is that of the name.
_OF_NAME = re.compile(r"\s[^\d,;.:()]{3,60}\s(?:đạt|chiếm|là|từ|tối thiểu|ít nhất)\s[^\d,;:()]{0,24}\d")
_WEAK_WITHIN = 60  # characters from the head of a clause in which a tense word is its verb
# "77%/90%", "63,4% / trên 80%": what was reached, and behind the stroke what was to be.
_BEFORE_AIM = re.compile(r"(?<=%)\s?/\s?(?:trên |hơn |từ |tối thiểu |ít nhất |[≥>] ?)?\d+(?:[.,]\d+)?\s?%")
_SURPASSED = re.compile(r"vượt(?!\w)")
_WHOLE_YEAR = 4  # characters of a period that is one
_HEADS = 4  # stretches looked back at for a cue


def kind_of(member: Member, flow: Flow) -> tuple[Kind, str]:
    """Whether a figure is to be reached or was reported, and the rule that says so."""
    figure = member.figure
    settled = _settled(member, flow)
    if settled:
        return settled
    _hear_cues(figure, flow)
    inside = flow.aside and flow.aside.until is not None and figure.start < flow.aside.until
    if (cue := flow.aside if inside else flow.cue) and kinds.turns_back(
        flow.source.clean.key, cue, figure.start, times=flow.sentence.times, past=flow.source.facts.past
    ):
        return Kind.RESULT, "kind.by_time"
    if flow.aside and inside:
        return flow.aside.kind, flow.aside.rule
    if flow.cue and not _outrun(flow.cue, figure, flow):
        if flow.cue_holds:
            flow.kind = flow.cue_kind = flow.cue.kind
        return flow.cue.kind, flow.cue.rule
    return _kind_without_cue(member, flow)


def _outrun(cue: kinds.Cue, figure: Figure, flow: Flow) -> bool:
    """Whether a year still to come stands between the words for a result and a value ("2023 mới đạt …; 2024 …")."""
    past = flow.source.facts.past
    if past is None or cue.kind is Kind.TARGET:
        return False
    named = (t for t in flow.sentence.times if cue.end <= t.start < figure.start and not t.paper)
    return any(t.first and t.first > past and len(t.as_of or "") == _WHOLE_YEAR and not t.past for t in named)


def _settled(member: Member, flow: Flow) -> tuple[Kind, str] | None:
    """The kind of a value that stands as a plan or a baseline, is compared with one, or is graded by a bracket."""
    figure, key = member.figure, flow.source.clean.key
    if figure.plan:
        if flow.said and flow.context.kind is Kind.RESULT:
            _pass_cues(figure, flow)
        return Kind.TARGET, "kind.plan"
    if "value.baseline" in figure.rules:
        return Kind.RESULT, "kind.baseline"
    if is_goal(key, figure.left) and not (flow.context.kind is Kind.RESULT and flow.context.by is None):
        return Kind.TARGET, "kind.goal"
    graded = kinds.graded(key, flow.sentence.span, (figure.left, figure.right))
    if graded is Kind.TARGET:
        flow.kind = graded
        due_in_period(flow)
    if graded:
        return graded, "kind.graded"
    if kinds.is_state_of_parts(key, figure.end):
        return Kind.RESULT, "kind.graded"
    surpassed = figure.comparator is Comparator.UP and _SURPASSED.match(key, figure.left)
    compared = (
        surpassed
        or _BEFORE_AIM.match(key, figure.right)
        or kinds.settled_after(key, figure.right, member.right[1])
    )
    return (Kind.RESULT, "kind.compared") if compared else None


def _hear_cues(figure: Figure, flow: Flow) -> None:
    """Weigh the cues that stand before a figure, each once: the last that speaks holds."""
    cues = flow.sentence.cues
    while flow.heard < len(cues) and cues[flow.heard].end <= figure.start + 1:
        cue = cues[flow.heard]
        flow.heard += 1
        if not _speaks(cue, flow):
            continue
        if cue.until is None:
            flow.cue, flow.cue_holds = cue, not flow.said
        else:
            flow.aside = cue


def _pass_cues(figure: Figure, flow: Flow) -> None:
    """What makes a value the plan of the one before ("đạt 92%/chỉ tiêu 90%") says nothing of those behind it."""
    cues = flow.sentence.cues
    while flow.heard < len(cues) and cues[flow.heard].end <= figure.start + 1:
        flow.heard += 1


def _kind_without_cue(member: Member, flow: Flow) -> tuple[Kind, str]:
    start, end = member.right
    if any(start <= c.start < end and c.rule == "kind.deadline" for c in flow.sentence.cues):
        return Kind.TARGET, "kind.deadline"
    dated = _kind_by_time(member, flow)
    if dated:
        flow.kind = flow.cue_kind = dated
        return dated, "kind.by_time"
    context = flow.kind or flow.context.kind
    if context:
        return context, "kind.context"
    if flow.bound:
        return Kind.TARGET, "kind.bound"
    return Kind.RESULT, "kind.default"


def _kind_by_time(member: Member, flow: Flow) -> Kind | None:
    """What a time before the value says: past for the writer, or a year still to come."""
    past = flow.source.facts.past
    times = flow.sentence.times
    if not past or not times:
        return None
    before = times[: bisect_left(times, member.figure.start, key=attrgetter("start"))]
    time = next((t for t in reversed(before) if t.by and not t.paper), None)
    behind = (t for t in times if member.right[0] <= t.start < member.right[1] and t.by and not t.paper)
    time = time or next((t for t in behind if t.first and t.first > past), None)
    if time is None or time.by is None or time.by <= past:
        return Kind.RESULT if time else None
    if _looks_back(member, time, flow):
        return Kind.RESULT
    ahead = time.by.year > past.year or bool(time.first and time.first > past)
    return Kind.TARGET if ahead else None


def _looks_back(member: Member, time: Time, flow: Flow) -> bool:
    """Whether a bracket tells the year before the one planned ("320 sản phẩm (năm 2025 là 247 sản phẩm)")."""
    key, planned = flow.source.clean.key, flow.context.by
    closes = kinds.bracket_end(key, flow.sentence.span, time.start)
    inside = closes is not None and time.start < member.figure.start < closes
    earlier = planned and planned.first and time.by and time.by < planned.first
    return bool(inside and earlier and not time.until)


def _speaks(cue: kinds.Cue, flow: Flow) -> bool:
    """Whether a cue stands before a value, and, for a tense word, at the head of its clause."""
    planned = flow.context.kind is Kind.TARGET and flow.source.clean.key.startswith("lũy kế", cue.start)
    key = flow.source.clean.key
    if (
        flow.context.kind is Kind.RESULT
        and key.startswith("chỉ tiêu", cue.start)
        and _NAMES_AIM.match(key, cue.end)
    ):
        return False
    if cue.rule == "kind.against_plan" and flow.context.kind is Kind.TARGET:
        return False
    if cue.weak and flow.context.kind is Kind.TARGET and _OF_NAME.match(key, cue.end):
        return False
    for start, end in () if planned else flow.heads[-_HEADS:]:
        if start <= cue.start < end:
            return not cue.weak or cue.start - start < _WEAK_WITHIN
    return False
