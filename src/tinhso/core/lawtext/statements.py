"""Third pass: one figure with its own words made a statement: name, kind, time, levels, exclusion, quote."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypedDict

from tinhso.core.lawtext import wording
from tinhso.core.lawtext.before import adds, field_of, head_of_clause
from tinhso.core.lawtext.changes import shown
from tinhso.core.lawtext.clauses import Member, Span
from tinhso.core.lawtext.compose import bracketed, named
from tinhso.core.lawtext.context import Flow, Source
from tinhso.core.lawtext.deciding import kind_of
from tinhso.core.lawtext.exclusions import excluded
from tinhso.core.lawtext.levels import (
    addresses,
    levels_alone,
    levels_counted,
    levels_each,
    levels_in,
    levels_owing,
    levels_spread,
    levels_through,
)
from tinhso.core.lawtext.measures import event_of
from tinhso.core.lawtext.memory import Memory, Named
from tinhso.core.lawtext.mentions import mentions
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.owners import is_frame
from tinhso.core.lawtext.ranknames import rank_named, ranking_of
from tinhso.core.lawtext.shapes import Figure, Shape
from tinhso.core.lawtext.states import named_beside
from tinhso.core.lawtext.timing import forget_years, time_of
from tinhso.core.lawtext.values import Level, Statement, Whole
from tinhso.core.lawtext.wording import Phrase
from tinhso.core.quantity import Comparator

_NOW = re.compile(r"(?<!\w)(?:hiện nay|hiện tại|(?:tính |cho )?đến nay|tới nay)(?!\w)")
_TODAY = re.compile(
    r"(?:^|[\s,])(?:hiện nay|hiện tại|hiện có|đến nay|tới nay|hiện(?= (?:toàn|trên|tỉnh|đã|đang|còn)))(?!\w)"
)
_ANY_DIGIT = re.compile(r"\d")  # "96 tàu dài từ 15 m trở lên": bound is another value
_UPWARD = re.compile(r"(?:\A|(?<!tuổi)\s)(trở lên|trở xuống)(?!\w)")
_LEVEL_IN_BRACKETS = re.compile(r"\((?:ở |tại |cấp )*(tỉnh|huyện|xã|phường)\)")
_LONGEST_QUOTE = 250
_NEAR = 600  # characters of a clause that are looked at on either side of a value


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement with what it was made of, for what neighbours have to tell each other."""

    statement: Statement
    member: Member
    name: Named
    right: Phrase


def drafted(member: Member, more: tuple[tuple[Level, ...] | None, Draft | None], flow: Flow) -> Draft:
    """The statement of one figure.

    `more`: its level where a list deals them out, and the value before it in a bare list, whose name it
    shares.
    """
    level, before = more
    left, left_out, right, right_out = _sides(member, flow)
    figure, right = _upward(member.figure, right)
    figure = _changing(figure, left)
    _hear_today(left.key, flow)
    kind, kind_rule = kind_of(member, flow)
    when = time_of(member, kind, flow)
    tail = wording.EMPTY if level and (not left.empty or before) else wording.closed(right)
    head = head_of_clause(left, tail, flow, shape=figure.shape)
    tail = tail if head.empty else wording.first_part(tail)
    if adds(member, (left, head, tail), flow):
        name = bracketed(flow.last, tail, flow.memory)
    else:
        said = wording.joined(tail, field_of(left, head, tail))
        state = None if before else named_beside(figure, (left, right), flow.memory)
        name = before.name if before else state or _name(figure, (head, said), flow)
    levels = level or _levels((left.key, right.key), name, figure) or _addressed(figure, flow)
    shares = before or member.listed or any("carried" in rule for rule in name.rules)
    flow.exclusion = left_out or right_out or (flow.exclusion if shares else None)
    more_rules = (*name.rules, kind_rule, when.rule, "level.named" if levels else "")
    statement = Statement(
        kind=kind,
        **_placed(flow.source, member),
        comparator=_comparator(figure, before),
        indicator=shown(name.indicator, member, flow.source.clean),
        levels=levels,
        by=when.by,
        every=when.every,
        as_of=when.as_of,
        exclusion=flow.exclusion,
        territory=flow.territory or flow.context.territory or flow.source.facts.territory,
        rules=(*figure.rules, *(rule for rule in more_rules if rule)),
    )
    flow.memory = _remember(flow, name, figure)
    flow.said, flow.last = True, name.indicator if flow.last.empty or not figure.plan else flow.last
    return Draft(statement, member, name, tail)


def _hear_today(key: str, flow: Flow) -> None:
    """Whether the words before a value speak of the present day."""
    if not mentions(("hiện", "nay"), key):
        return
    flow.now = flow.now or bool(_NOW.search(key))
    if _TODAY.search(key):
        forget_years(flow)


def _sides(member: Member, flow: Flow) -> tuple[Phrase, str | None, Phrase, str | None]:
    """The words on both sides of a value, each with what it leaves out of the measure."""
    clean = flow.source.clean
    left = excluded(wording.between(clean, _near(member.left, -1), flow.sentence.times))
    after = wording.between(clean, _near(behind_aside(clean.key, member.right), 1), flow.sentence.times)
    level = _LEVEL_IN_BRACKETS.match(after.key)
    right = excluded(wording.phrase(f"ở cấp {level[1]}") if level else after)
    again = _OF_TIER.fullmatch(left[0].key)
    if again and levels_alone(again["tier"].strip(" ,")):
        left = left[0].cut(*again.span("tier")), left[1]
    if left[0].empty and levels_alone(flow.memory.label.key):
        left = flow.memory.label, left[1]
    return (*left, *right)


def behind_aside(key: str, right: Span) -> Span:
    """The words on the right of a value that stands aside ("25% (và 40% vào năm 2030) | cán bộ …")."""
    start, end = right
    aside = _ASIDE.search(key, max(0, start - 40), start)
    closes = key.find(")", start, end) if aside else -1
    return (closes + 1, end) if closes >= 0 else right


_ASIDE = re.compile(r"%\s\((?:và|hoặc) [^()]*\Z")
# "Ở cấp huyện, tỷ lệ này đạt 92%", "con số này của cấp xã là 80%": the tier is all that is said.
_OF_TIER = re.compile(
    r"[\s,]*(?:(?:tỷ lệ|tỉ lệ|con số|mức|chỉ tiêu|kết quả) (?:này|đó|trên|ấy) )?(?P<tier>[^,;:()]{2,30}?),?"
    r"(?: (?:thì )?(?:tỷ lệ|tỉ lệ|con số|mức|chỉ tiêu|kết quả) (?:này|đó|trên|ấy|tương ứng))?"
    r"(?: (?:đạt|là|chỉ|mới|đã|ở mức|chiếm|cũng|ước|lần lượt))*\s*"
)


class _Place(TypedDict):
    """The value of a statement and its place in the text as given."""

    quote: str
    start: int
    end: int
    value_start: int
    value_end: int
    value: Decimal
    value_high: Decimal | None
    unit: str | None
    of: Whole | None


def _placed(source: Source, member: Member) -> _Place:
    figure = member.figure
    start, end = source.clean.origin(*_quote(source.clean, member))
    value_start, value_end = source.clean.origin(figure.start, figure.end)
    return {
        "quote": source.text[start:end],
        "start": start,
        "end": end,
        "value_start": value_start,
        "value_end": value_end,
        "value": figure.value,
        "value_high": figure.high,
        "unit": _as_written(source.clean, figure),
        "of": figure.whole,
    }


def _as_written(clean: Clean, figure: Figure) -> str | None:
    """The unit with its capitals, where it stands behind the value ("900 trạm BTS")."""
    unit = figure.unit
    if not unit:
        return None
    at = clean.key.find(unit, figure.end, figure.end + len(unit) + 2)
    return clean.text[at : at + len(unit)] if at >= 0 else unit


def _near(span: Span, side: int) -> Span:
    start, end = span
    return (max(start, end - _NEAR), end) if side < 0 else (start, min(end, start + _NEAR))


def _upward(figure: Figure, right: Phrase) -> tuple[Figure, Phrase]:
    """The words "trở lên" may stand behind the base ("từ 15% GRDP trở lên")."""
    found = _UPWARD.search(right.key) if "trở " in right.key else None
    if not found or _ANY_DIGIT.search(right.key, 0, found.start()):
        return figure, right
    comparator = Comparator.GE if found[1] == "trở lên" else Comparator.LE
    if figure.shape is Shape.RANK:
        comparator = Comparator.TOP
    rules = (*figure.rules, "comparator.upward" if found[1] == "trở lên" else "comparator.downward")
    return replace(figure, comparator=comparator, rules=rules), right.without(*found.span())


# "tăng thu ngân sách từ kinh tế số 10%": by how much, unless a level is reached ("… lên 80%").
_CHANGES = re.compile(r"[\s,;-]*(?:phấn đấu )?(?:(?P<up>tăng)|(?P<down>cắt giảm|giảm|rút ngắn))\s")
_REACHES = re.compile(r"(?:lên|xuống|còn|đạt|tới|đến|là|từ|:)(?: (?:mức|trên|dưới|tối thiểu|ít nhất))?\s*\Z")


def _changing(figure: Figure, left: Phrase) -> Figure:
    """The figure as a change, where the clause begins with the verb of one."""
    found = _CHANGES.match(left.key) if figure.shape is Shape.SHARE else None
    if not found or figure.comparator is not Comparator.EQ or _REACHES.search(left.key):
        return figure
    comparator = Comparator.UP if found["up"] else Comparator.DOWN
    return replace(figure, comparator=comparator, rules=(*figure.rules, f"comparator.{comparator}"))


def _comparator(figure: Figure, before: Draft | None) -> Comparator:
    """A bare list of values shares what binds the first ("tối thiểu tương ứng 70%, 60%, 55%")."""
    if before and figure.comparator is Comparator.EQ:
        return before.statement.comparator
    return figure.comparator


def _name(figure: Figure, around: tuple[Phrase, Phrase], flow: Flow) -> Named:
    left, right = around
    source = flow.source
    if figure.shape is Shape.RANK:
        bare = left.empty and right.empty and flow.said and flow.memory.rank.empty and flow.memory.lead.empty
        if bare and not flow.last.empty:
            name = wording.joined(wording.phrase("xếp hạng"), flow.last)
            return Named(name, flow.last, wording.EMPTY, ("indicator.rank",))
        said = Phrase(source.clean.text, source.clean.key).cut(figure.left, figure.right)
        return rank_named((left, said, right), flow.memory, source.facts.rank)
    return named(figure, around, flow.memory)


def _remember(flow: Flow, name: Named, figure: Figure) -> Memory:
    memory = flow.memory
    if figure.plan:
        return memory
    subject = memory.subject if name.subject.empty else name.subject
    by_index = name.scope if name.rules == ("indicator.index",) else wording.EMPTY
    ranked = name.indicator if by_index.empty else by_index
    rank = ranked if figure.shape is Shape.RANK else memory.rank
    if figure.shape is Shape.SHARE or figure.shape is Shape.AMOUNT and figure.unit in (None, "", "điểm"):
        scored = ranking_of(name.indicator, by_name=figure.shape is Shape.SHARE)
        rank = rank if scored.empty and figure.unit else scored
    fresh = memory.fresh or not any("carried" in rule or "label" in rule for rule in name.rules)
    event = event_of(figure, name.indicator)
    event = memory.event if event.empty else event
    measured = name.indicator if name.scope.empty or "indicator.index" in name.rules else name.scope
    # Built, not replaced: this is done for every value.
    return Memory(
        subject=subject,
        label=memory.label,
        topic=memory.topic,
        lead=name.lead,
        rank=rank,
        whole=memory.whole,
        fresh=fresh,
        over=memory.over,
        before=memory.before,
        event=event,
        measured=measured,
        bound=memory.bound,
        share=measured if figure.shape is Shape.SHARE else memory.share,
    )


def _levels(raw: tuple[str, str], name: Named, figure: Figure) -> tuple[Level, ...]:
    if figure.shape is Shape.RANK:
        return ()
    left, right = (side.strip(" ,.;()") for side in raw)
    # "tỉnh có 74 sản phẩm": who has them, and no tier.
    alone = not (figure.wrapped and right) and not left.endswith((" có", " và"))
    own = levels_spread(right) or ((alone and levels_alone(left)) or ())
    own = own or (levels_in(left) if is_frame(left) else ())
    own = own or (levels_owing(left) if not right and addresses(left) else ())
    if own:
        return own
    each = () if figure.wrapped else levels_each(name.indicator.key) or levels_each(left)
    named = levels_in(name.indicator.key) or each or levels_through(right)
    if named:
        return named
    if not left or figure.shape is Shape.COUNT or figure.wrapped:
        return levels_counted(name.indicator.key if figure.wrapped else right)
    return ()


def _addressed(figure: Figure, flow: Flow) -> tuple[Level, ...]:
    """The tiers that the heading addresses ("Đối với UBND các xã, phường:")."""
    if figure.shape is Shape.AMOUNT:
        flow.owing = ()  # money and the like is another matter, and so is what follows it
    return () if figure.shape is Shape.RANK else flow.owing or flow.context.levels or ()


def _quote(clean: Clean, member: Member) -> Span:
    """The stretch shown: the value with its own words, at most 250 characters."""
    figure = member.figure
    start, end = member.left[0], max(member.right[1], figure.right)
    words = clean.text[start:end]
    start += len(words) - len(words.lstrip(" ,;:.-"))
    end = start + len(words.strip(" ,;:.-"))
    start, end = min(start, figure.left), max(end, figure.right)
    if end - start > _LONGEST_QUOTE:
        start = max(start, figure.left - 120)
        end = max(min(end, start + _LONGEST_QUOTE), figure.end)
    return start, end
