"""Third pass: the time of a statement: its own, that of its sentence, of the section, of the paper."""

import re
from dataclasses import dataclass, replace
from datetime import date

from tinhso.core.lawtext import kinds, wording
from tinhso.core.lawtext.clauses import Member
from tinhso.core.lawtext.context import Context, Flow
from tinhso.core.lawtext.deadlines import Time
from tinhso.core.lawtext.facts import Facts
from tinhso.core.lawtext.values import Every, Kind


@dataclass(frozen=True, slots=True)
class When:
    """The time of a statement in its own fields, and the rule that found it."""

    by: date | None = None
    every: Every | None = None
    as_of: str | None = None
    rule: str = ""


def time_of(member: Member, kind: Kind, flow: Flow) -> When:
    """The time of a value: its own, after or before it; else that of the sentence, the section, the title."""
    time, every, rule = _found_time(member, kind, flow)
    if kind is Kind.TARGET:
        rate = (member.figure.unit or "").endswith("/năm") and rule not in ("time.own", "time.sentence")
        every = Every.YEAR if rate and every is None else every
        by = time.by if time and not every else None
        return When(by, every, None, rule if time or every else "")
    facts = flow.source.facts
    today = flow.source.dated or facts.issued
    default = (_year_planned_from(facts) or today.isoformat()) if today else facts.only_year
    as_of = time.as_of if time else default
    as_of = _year_before(member, as_of, flow) or as_of
    return When(None, None, as_of, rule if time else "")


_EARLY = 2  # months of a year in which the year before is what a plan looks back on


def _year_planned_from(facts: Facts) -> str | None:
    """The year before the one that a paper of its first weeks plans: what it finds reached is of that year."""
    day, plan = facts.issued, facts.by
    if (
        facts.kind is not Kind.TARGET
        or day is None
        or plan is None
        or plan.first is None
        or day.month > _EARLY
    ):
        return None
    return str(day.year - 1) if plan.first.year == day.year and plan.first.month == 1 else None


_LAST_YEAR = re.compile(
    r"(?:^|[\s,(])(?:cùng kỳ|năm ngoái|năm trước)(?: năm (?:ngoái|trước|20\d\d))?(?: là| đạt| chỉ| mới|:)*\s*\(?\Z"
)


_OF_YEAR = re.compile(r"cùng kỳ (?:năm )?(?P<year>20\d\d)(?: là| đạt| chỉ| mới|:)*\s*\(?\Z")
_COMPARED = re.compile(r"so với (?:cuối |cả )?năm (?P<year>20\d\d)\s*\((?:là |đạt |xếp |năm trước )?\Z")


def _year_before(member: Member, now: str | None, flow: Flow) -> str | None:
    """The year before, of a figure that stands beside as that of "cùng kỳ"."""
    key = flow.source.clean.key
    start = max(member.left[0], member.figure.left - 40)
    said = _OF_YEAR.search(key, start, member.figure.left)
    said = said or _COMPARED.search(key, max(0, member.figure.left - 40), member.figure.left)
    if said:
        return said["year"]
    if not now or not now[:4].isdigit() or not _LAST_YEAR.search(key, start, member.figure.left):
        return None
    return str(int(now[:4]) - 1)


def _found_time(member: Member, kind: Kind, flow: Flow) -> tuple[Time | None, Every | None, str]:
    context = flow.context
    if member.figure.plan:
        return _planned(member, flow), None, "time.plan"
    kept = wording.kept_length(flow.source.clean.key, member.right)
    left = [t for t in flow.sentence.times if member.left[0] <= t.start < member.left[1]]
    right = [t for t in flow.sentence.times if member.right[0] <= t.start < member.right[0] + kept]
    every = _every(member, (left, right), flow)
    leading = _leading(left, kind, (flow.source.clean.key, member.figure.left))
    aside = _aside(member, leading, flow)
    if aside:
        return aside, every, "time.own"
    if leading:
        _hear(leading, kind, flow)
    key = flow.source.clean.key
    trailing = _trailing(right, kind, key)
    trailing = None if kind is Kind.RESULT and _still_to_come(trailing, flow) else trailing
    held = None if kind is Kind.RESULT and _is_ahead(flow.time, flow) else flow.time
    # "Năm 2024 … đạt 15%, trong khi mục tiêu đến năm 2025 là 20%. Doanh thu …": of the year reported on.
    held = flow.lead_period or held if kind is Kind.RESULT and held and held.until else held
    if trailing or held:
        return trailing or held, every, "time.own" if trailing else "time.sentence"
    period = None if kind is Kind.RESULT and _still_to_come(context.period, flow) else context.period
    today = flow.source.facts.issued is None and period and len(period.as_of or "") == _DAY
    present = (
        None if flow.now and not today else period or (None if flow.source.facts.issued else _since(left))
    )
    wider = context.by if kind is Kind.TARGET else present
    # The year of a paper ("kế hoạch năm 2026") is that of its figures where nothing else is said.
    paper = next((t for t in (*left[::-1], *right) if t.by and kind is Kind.TARGET), None)
    if kind is Kind.TARGET and wider is None and _OF_PLAN.search(key, member.left[0], member.figure.left):
        paper = paper or _whole_year(context.period)
    return wider or paper, every, "time.heading" if wider else "time.paper"


def _leading(left: list[Time], kind: Kind, at: tuple[str, int]) -> Time | None:
    """The last time before a value that is its own; `at`: the key, and where the value begins."""
    key, start = at
    if kind is Kind.RESULT:
        named = [t for t in reversed(left) if t.by and not t.paper and not t.since]
        # "DTI năm 2023 (công bố năm 2024) đạt …": when it was published
        return next((t for t in named if not _said_aside(key, t, start)), None) or next(iter(named), None)
    planned = (t for t in left if t.by and t.paper and _OF_YEAR_PLAN.match(key[t.end : start]))
    return next(planned, None) or next((t for t in reversed(left) if t.by and not t.paper), None)


def _said_aside(key: str, time: Time, start: int) -> bool:
    """Whether a bracket that closes before a value says when its measure was published or is due."""
    end = key.find(")", time.end, start)
    return end >= 0 and bool(_PUBLISHED.search(key, max(0, time.start - 40), time.start))


_PUBLISHED = re.compile(r"\([^()]{0,24}(?:công bố|ban hành|cập nhật|phát hành|thẩm định)[^()]{0,16}\Z")


def _trailing(right: list[Time], kind: Kind, key: str) -> Time | None:
    """The first time behind a value that is its own; "mua trước năm 2015" is no time of a result."""
    behind = (t for t in right if t.by and not t.paper and not _OPENS.match(key, t.end))
    return next((t for t in behind if kind is Kind.TARGET or not key.startswith("trước", t.start)), None)


def _hear(leading: Time, kind: Kind, flow: Flow) -> None:
    """A time before a value holds for those behind it; one that opens its sentence, for the next sentences too."""
    flow.time = leading
    flow.time_holds = kind is Kind.TARGET or _at_head(flow, leading)
    if kind is Kind.TARGET:
        # The day or month by which one task is to be done is that of no other.
        holds = len(leading.as_of or "") == _YEAR or _at_head(flow, leading)
        flow.lead_time = leading if holds else flow.lead_time
    elif flow.time_holds:
        flow.lead_period = leading


_OF_YEAR_PLAN = re.compile(r"\s*(?:là|:|đạt|giao|đề ra|đặt ra|\(|\s)*\Z")  # "kế hoạch năm 2025 là 1.500"


def _is_ahead(time: Time | None, flow: Flow) -> bool:
    """Whether a deadline lies ahead of the writer, and so is no time of what was reached."""
    past = flow.source.facts.past
    return bool(time and past and time.until and time.by and time.by.year > past.year)


def _still_to_come(period: Time | None, flow: Flow) -> bool:
    """Whether a section is about a time that lies ahead of the writer: where things stand is not of that time."""
    past = flow.source.facts.past
    return bool(period and past and period.first and period.first > past)


def _since(left: list[Time]) -> Time | None:
    """The year since some month of which something has been done, for a result that names no other time."""
    begun = next((t for t in left if t.since and len(t.as_of or "") > _YEAR), None)
    return replace(begun, as_of=(begun.as_of or "")[:_YEAR]) if begun else None


def _every(member: Member, around: tuple[list[Time], list[Time]], flow: Flow) -> Every | None:
    """How often what a value counts falls due: as the words around it say, the clause, the section."""
    left, right = around
    said = next((t for t in left[::-1] if t.every), None)
    if said and _OPENING.fullmatch(flow.source.clean.key, member.left[0], said.start):
        flow.every = said.every  # "mỗi năm, …" opens the clause, and holds for all it counts
    dated = any(t.until and t.by and not t.paper for t in left)
    every = said.every if said else None if dated else flow.every
    return every or next((t.every for t in right if t.every), None) or flow.context.every


_OPENING = re.compile(
    r"(?:[\s,;:\d/-]|(?:từ|đến|trong|giai đoạn|năm|phấn đấu|bình quân|trung bình|và|hết|quý)(?!\w))*"
)


_GIVEN_FOR = re.compile(r"\s*(?:cho|của|đến|vào|trong)?\s*")  # "mức 20% đề ra cho năm 2025"
_PLAN_OF_YEAR = re.compile(r"(?:kế hoạch|chỉ tiêu|mục tiêu) (?:cả )?năm(?! 20)(?!\w)")


def _planned(member: Member, flow: Flow) -> Time | None:
    """When a plan is due: as its own words say, else as those it is compared with."""
    key, start = flow.source.clean.key, member.figure.start
    named = [t for t in flow.sentence.times if t.by]
    inside = [
        t
        for t in named
        if member.left[0] <= t.start < member.left[1]
        or (t.end <= start and not key[t.end : start].strip(" ("))
    ]
    context = flow.context
    yearly = _PLAN_OF_YEAR.search(key, flow.sentence.span[0], start)
    begun = flow.time and flow.time.first and flow.time.first.timetuple().tm_yday == 1
    held = _whole_year(flow.time) if yearly or begun else flow.time
    behind = (t for t in named if t.start >= member.figure.right)
    given = next((t for t in behind if _GIVEN_FOR.fullmatch(key[member.figure.right : t.start])), None)
    if given:
        return given
    due = context.by if _is_year_after(context) is False else _whole_year(context.period)
    return inside[-1] if inside else held or due or _whole_year(context.period)


def _is_year_after(context: Context) -> bool:
    """Whether a report on one year looks ahead to the next: what was planned was planned for the first."""
    by, period = context.by, context.period
    return bool(
        context.kind is Kind.RESULT and by and by.first and period and period.by and by.first > period.by
    )


def _whole_year(period: Time | None) -> Time | None:
    """The year of a period that began with it: a plan reported on in October is that of the year."""
    if period is None or period.by is None or period.first is None:
        return period
    named = re.fullmatch(r"\d{4}-(?:Q\d|\d\d)", period.as_of or "")  # a quarter, a month
    if period.first.timetuple().tm_yday > 1 and not named:
        return period
    return replace(period, by=date(period.by.year, 12, 31))


_OF_PLAN = re.compile(r"(?:chỉ tiêu|kế hoạch|mục tiêu)(?: năm| cả năm| được giao| đề ra| là)*\s*\Z")
_YEAR, _DAY = 4, 10  # characters of a period that is a whole year, a day


def due_in_period(flow: Flow) -> None:
    """The aims that a report grades are due by the end of the year it reports on, where nothing else is said."""
    if flow.context.by is None:
        flow.context = replace(flow.context, by=_whole_year(flow.context.period))


def forget_years(flow: Flow) -> None:
    """What stands today is not of the whole year that an earlier paragraph spoke of; a day counted up to holds."""
    period, past, time = flow.context.period, flow.source.facts.past, flow.time
    if past and time and time.by and time.by < past and not time.until and flow.said:
        flow.time = None
    if period and period.as_of and len(period.as_of) == _YEAR and flow.source.facts.period is None:
        flow.context = replace(flow.context, period=None)


_OPENS = re.compile(r"\s?:\s")  # "(năm 2026: 15; năm 2027: 20)": the year of what follows


# "Năm 2024, …", "Bên cạnh đó, trong năm 2024 …": not the year of an index named ("DTI năm 2024 xếp thứ 5").
_HEAD = re.compile(
    r"(?:\([^()]{2,24}\)\s*[-–]?\s*)?(?:[^,.;]{0,40},\s*|[^.;]{0,160}?(?:cho biết|cho thấy|ghi nhận|thông tin"
    r"|theo [^,]{0,60})[,:]?\s*)?"
    r"(?:(?!dti|pii|pci|papi|chỉ số|kinh tế số|doanh thu|tỷ lệ|tỷ trọng|kết quả|tổng|số |hồ sơ)[^,.;\d]){0,16}\Z"
)


def _at_head(flow: Flow, time: Time) -> bool:
    """Whether a time opens its sentence, and so holds for the next ones too."""
    return bool(_HEAD.match(flow.source.clean.key, flow.sentence.span[0], time.start))


def _aside(member: Member, leading: Time | None, flow: Flow) -> Time | None:
    """The time named before a value inside the bracket in which both stand."""
    if leading:
        end = kinds.bracket_end(flow.source.clean.key, flow.sentence.span, leading.start)
        if end is not None and member.figure.start < end:
            flow.aside_time, flow.aside_until = leading, end
    return flow.aside_time if member.figure.start < flow.aside_until else None
