"""Dated commitments without a number: what is to stand, run or end by a day."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

from tinhso.core.lawtext import agencies
from tinhso.core.lawtext import milestone_words as words
from tinhso.core.lawtext.clauses import sentences
from tinhso.core.lawtext.context import Source
from tinhso.core.lawtext.deadlines import Time, times
from tinhso.core.lawtext.dues import Due, due_of, levels_of
from tinhso.core.lawtext.duty_walk import heading_start, in_plans
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.structure import Block, Role
from tinhso.core.lawtext.task_tables import day_rows
from tinhso.core.lawtext.values import Assignment, Kind, Milestone, Statement

Span = tuple[int, int]
_LONGEST = 400
_LEAD = 80  # characters of a line before a list that says a thing itself
_NEAR = 12  # characters from the head at which a day opens a clause
_SHORTEST = 3  # words
_JOINT = re.compile(r"[,:]\s+(?:đồng thời\s+)?")
_SEMICOLON = re.compile(r";\s+")
_HEAD = 120  # characters of a part at whose head a day may stand for all of it
_LABEL = 50  # characters before the colon of a label
_MOST = 40  # clauses of a sentence that are looked at


@dataclass(frozen=True, slots=True)
class Taken:
    """What was read before: statements and assignments, whose stretches are no milestones; the day of issue."""

    statements: Sequence[Statement]
    assignments: Sequence[Assignment]
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    """The source with the stretches taken, in order; and what holds for the block that is read.

    `aims`: it stands under a heading of aims; `plans`: of what is still to be done; `bullet`: it is an item.
    """

    source: Source
    figures: list[Span]
    given: list[Span]
    issued: date | None
    carried: Time | None = None
    bullet: bool = False
    aims: bool = False
    plans: bool = False

    @property
    def reports(self) -> bool:
        """Whether what is read speaks of what was done."""
        return self.source.facts.kind is Kind.RESULT and not self.plans


def milestones(source: Source, blocks: tuple[Block, ...], taken: Taken) -> list[Milestone]:
    """The milestones of a text, in order."""
    figures = sorted((s.value_start, s.value_end) for s in taken.statements)
    # An item that names nobody itself commits, whoever leads the list.
    given = sorted((a.start, a.end) for a in taken.assignments if a.rules != ("duty.under_agency",))
    page = _Page(source, figures, given, taken.issued)
    made: list[Milestone] = []
    running = _Running()
    under: dict[tuple[int, ...], _Page] = {}
    for block in blocks:
        if block.role is Role.HEADING:
            running = _after_heading(source, block, running)
        if block.role is Role.TABLE:
            made += _of_table(page, block)
        if block.role is not Role.TEXT and not (block.role is Role.LEAD and block.end - block.start > _LEAD):
            continue
        if block.above not in under:
            under[block.above] = _under(page, blocks, block)
        here = under[block.above]
        carried, bullet = here.carried or running.time, block.marker != ""
        if carried is not here.carried or bullet is not here.bullet:
            here = replace(here, carried=carried, bullet=bullet)
        lead: Due | None = None
        for span in sentences(source.clean.text, source.clean.key, (block.start, block.end)):
            found, lead = _of_sentence(here, span, lead)
            made += found
    return made


def _under(page: _Page, blocks: tuple[Block, ...], block: Block) -> _Page:
    """The page with what the headings over a block say."""
    source = page.source
    heads = [blocks[at] for at in block.above if blocks[at].role is not Role.TITLE]
    return replace(
        page,
        carried=_carried(source, blocks, block),
        aims=any(words.AIMS.match(source.clean.key, heading_start(source, over), over.end) for over in heads),
        plans=in_plans(source, blocks, block),
    )


def _of_table(page: _Page, block: Block) -> Iterator[Milestone]:
    for task, due in day_rows(page.source, block, page.issued):
        origin = page.source.clean.origin(*task)
        said = page.source.clean.key[slice(*task)]
        if _overlaps(page.figures, origin) or words.PAST.search(said) or words.VAGUE.match(said):
            continue
        made = _built(page.source, task, due, rule="milestone.table")
        if made:
            yield made


def _opens(time: Time) -> bool:
    return time.until or time.first != time.by


def _of_sentence(page: _Page, span: Span, before: Due | None) -> tuple[list[Milestone], Due | None]:
    """The milestones of a sentence, and the day at its head, which holds for the sentences after it."""
    made: list[Milestone] = []
    lead: Due | None = None
    key = page.source.clean.key
    for part in _parts(key, span):
        # Among figures the clauses have their own days, and only that at the head holds for all.
        held = _overlaps(page.figures, page.source.clean.origin(*part))
        heard = (part[0], min(part[1], part[0] + _HEAD)) if held else part
        due = due_of(page.source, heard, page.issued or page.source.facts.past)
        # A bare day at the head is that of the news, no deadline.
        leads = due.time is not None and _at_head(key, part, due.time) and _opens(due.time)
        lead = due if leads else lead or _of_label(page.source, part)
        for clause in _clauses(page, part, held=held):
            own = (
                due if clause == part else due_of(page.source, clause, page.issued or page.source.facts.past)
            )
            one = _milestone(page, clause, (own, lead or before))
            made += [one] if one else []
    return made, lead or (before if before and not times(key, *span) else None)


def _of_label(source: Source, part: Span) -> Due | None:
    """The day of a label ("Chặng hai (năm 2030): …")."""
    colon = source.clean.key.find(":", part[0], part[0] + _LABEL)
    named = times(source.clean.key, part[0], colon) if colon > 0 else ()
    dated = next((t for t in named if t.by and not t.paper and not t.past and _opens(t)), None)
    return Due(dated.by, None, ongoing=False, time=dated) if dated else None


def _at_head(key: str, part: Span, time: Time) -> bool:
    return time.start - part[0] < _NEAR or bool(words.OPENS.match(key[part[0] : time.start]))


def _parts(key: str, span: Span) -> list[Span]:
    made: list[Span] = []
    start = span[0]
    for stop in _SEMICOLON.finditer(key, *span):
        made.append((start, stop.start()))
        start = stop.end()
    return [*made, (start, span[1])]


def _clauses(page: _Page, part: Span, *, held: bool) -> list[Span]:
    """A part as it is, where nothing in it was taken; else its clauses that hold no figure, or one day each."""
    if _overlaps(page.given, page.source.clean.origin(*part)):
        return []
    if not held:
        return _by_days(page, part)
    spans = _cut(
        page, part, [joint.span() for joint in _JOINT.finditer(page.source.clean.key, *part)][:_MOST]
    )
    full = [_overlaps(page.figures, page.source.clean.origin(*span)) for span in spans]
    # Behind words without a figure it goes on with them ("xây dựng, vận hành khu công nghiệp: 100%").
    made: list[Span] = []
    after = full[1:2] == [True]
    for span, is_full in zip(spans, full, strict=True):
        stands = not is_full and after and _stands(page, span)
        made += [span] if stands else []
        after = is_full or stands
    return made


def _cut(page: _Page, part: Span, joints: list[Span]) -> list[Span]:
    """A part cut at the signs and words that join."""
    starts = [part[0], *(end for _, end in joints)]
    ends = [*(start for start, _ in joints), part[1]]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if page.source.clean.key[a:b].strip()]


def _stands(page: _Page, span: Span) -> bool:
    """Whether a clause among figures is a commitment of its own."""
    said = page.source.clean.key[slice(*span)]
    if len(said.split()) <= _SHORTEST:
        return False
    if words.OWN_AT.match(said) or words.OWN_STATE.match(said):
        return True
    return bool(words.FIRM_IN.search(said)) and due_of(page.source, span, page.issued).by is not None


def _by_days(page: _Page, part: Span) -> list[Span]:
    """A part cut where another thing has its own day ("khởi công trong tháng 9/2026 và đưa vào sử dụng cuối 2027")."""
    key = page.source.clean.key
    joints: list[Span] = []
    named = [t for t in times(key, *part, year=page.source.facts.year) if t.by and not t.paper]
    for joint in re.finditer(r",\s+(?:và\s+)?|\s+và\s+", key[slice(*part)]) if len(named) > 1 else ():
        begun, at = part[0] + joint.start(), part[0] + joint.end()
        last = joints[-1][1] if joints else part[0]
        behind = any(last <= t.start and t.end <= at for t in named)
        ahead = any(t.start >= at for t in named)
        if behind and ahead and words.ANY_AT.match(key, at):
            joints.append((begun, at))
    return _cut(page, part, joints)


def _overlaps(places: list[Span], span: Span) -> bool:
    """Whether one of the stretches, in order, meets a stretch."""
    at = bisect_right(places, span[0], key=itemgetter(1))
    return at < len(places) and places[at][0] < span[1]


def _milestone(page: _Page, part: Span, dues: tuple[Due, Due | None]) -> Milestone | None:
    source = page.source
    own, lead = dues
    said = source.clean.key[slice(*part)]
    if words.PAST.search(said) or words.PAPERS.search(said) or words.SHARE.search(said):
        return None
    if own.every and not own.by:
        return None
    if own.by:
        return _dated(page, part, own) if _commits(page, part, own) else None
    return None if page.reports else _undated(page, part, (own, lead))


def _undated(page: _Page, part: Span, dues: tuple[Due, Due | None]) -> Milestone | None:
    """A commitment without a day of its own: that at the head of its sentence, or of the heading over it."""
    source = page.source
    own, lead = dues
    body = source.clean.key[slice(*part)].lstrip(" -+*(")
    if words.VAGUE.match(body):
        return None
    firm = words.FIRM_AT.match(body)
    if lead and lead.by and lead.time and lead.time.start < part[0]:
        everywhere = words.ANY_AT.match(body) and words.ALL.search(body)
        if firm or everywhere or _same_sentence(page, part, lead):
            return _built(source, part, lead, rule="milestone.led")
    carried = page.carried
    state = page.aims and not page.plans and words.STATE.search(body)
    if carried and carried.by and (firm or state):
        return _built(source, part, Due(carried.by, None, own.ongoing), rule="milestone.carried")
    return None


def _same_sentence(page: _Page, part: Span, lead: Due) -> bool:
    """Whether the day at the head of the same sentence holds for a part that does something."""
    key = page.source.clean.key
    assert lead.time
    near = not re.search(r"[.!?]\s", key[lead.time.end : part[0]])
    return near and bool(words.ANY.search(key[part[0] : part[1]][:60]))


def _commits(page: _Page, part: Span, due: Due) -> bool:
    """Whether a dated sentence commits to a thing, and the day lies ahead of its writer."""
    assert due.time
    past = page.source.facts.past
    if past and due.by and due.by <= past:
        return False
    said = page.source.clean.key[slice(*part)]
    bare = _bare(page, part, due)
    if words.VAGUE.match(bare) or not words.ANY.search(bare):
        return False
    return not (agencies.begins(page.source.clean, part[0]) and " đề nghị " in said)


def _bare(page: _Page, part: Span, due: Due) -> str:
    """The words without the day, and without what only opens it ("Mục tiêu đến năm 2026, …")."""
    assert due.time
    said = page.source.clean.key[slice(*part)]
    before, after = said[: due.time.start - part[0]], said[due.time.end - part[0] :]
    source_said = page.source.clean.key[due.time.start : due.time.end]
    done = (
        "xong " if source_said.startswith("xong") else ""
    )  # "xong trong quý I": the word is the day's and the matter's
    return (words.OPENS.sub("", before) + done + after).lstrip(" ,;-+*:(")


def _dated(page: _Page, part: Span, due: Due) -> Milestone | None:
    assert due.time
    source = page.source
    said = source.clean.key[slice(*part)]
    bare = _bare(page, part, due)
    begins = source.clean.key.startswith("từ", due.time.start)  # "từ ngày 01/7/2026": a beginning
    if begins and not source.facts.past and not page.bullet:
        return None
    until = due.time.until and not begins
    ahead = page.bullet or page.plans or source.facts.kind is Kind.TARGET
    promised = (
        until
        or words.PROMISES.search(said)
        or words.FIRM_AT.match(bare)
        or (ahead and words.FIRM_IN.search(bare))
    )
    if page.reports and not (words.PROMISES.search(said) or due.time.until):
        return None
    return _built(source, part, due, rule="milestone.dated") if promised else None


def _built(source: Source, part: Span, due: Due, *, rule: str) -> Milestone | None:
    clean = source.clean
    text = clean.text[slice(*part)]
    start = part[0] + len(text) - len(text.lstrip(" ,;-+*:"))
    end = min(part[0] + len(text.rstrip(" .;,/")), start + _LONGEST)
    what = _what(clean, (start, end), due.time)
    firm = words.FIRM_AT.match(what.lower()) or rule == "milestone.table"
    if len(what.split()) < (_SHORTEST - 1 if firm else _SHORTEST):
        return None
    begun, stop = clean.origin(start, end)
    return Milestone(
        quote=source.text[begun:stop],
        start=begun,
        end=stop,
        what=what,
        by=due.by,
        every=due.every,
        ongoing=due.ongoing,
        levels=levels_of(clean.key[start:end]),
        territory=source.facts.territory,
        rules=(rule,),
    )


def _what(clean: Clean, span: Span, time: Time | None) -> str:
    """The commitment without its day, where the day stands at its head or its end."""
    said = clean.text[slice(*span)]
    if time and span[0] <= time.start and time.end <= span[1]:
        before, after = clean.text[span[0] : time.start], clean.text[time.end : span[1]]
        if not before.strip(" ,(") or words.OPENS.match(clean.key[span[0] : time.start]):
            said = after
        elif not after.strip(" ,).;"):
            said = before
    said = words.TIE.sub("", said, count=1)
    return " ".join(words.ENDED.sub("", said).strip(" ,;:.()-").split())


@dataclass(frozen=True, slots=True)
class _Running:
    """The day of the last heading that names one, while headings below it last; `depth` of its "#" signs."""

    time: Time | None = None
    depth: int = 0


def _after_heading(source: Source, block: Block, running: _Running) -> _Running:
    if block.marker != "#":
        return _Running() if block.marker in ("", "roman", "part", "chapter", "section") else running
    line = source.clean.text.rfind("\n", 0, block.start) + 1
    depth = source.clean.text.count("#", line, block.start)
    named = [t for t in times(source.clean.key, block.start, block.end) if t.by and t.until and not t.paper]
    if named:
        return _Running(named[-1], depth)
    return _Running() if depth <= running.depth else running


def _carried(source: Source, blocks: tuple[Block, ...], block: Block) -> Time | None:
    """The day in a heading over an item, where that heading speaks of aims."""
    for at in reversed(block.above):
        over = blocks[at]
        named = times(source.clean.key, over.start, min(over.end, over.start + 300))
        dated = next(
            (t for t in reversed(named) if t.by and not t.paper and (t.until or over.role is not Role.TITLE)),
            None,
        )
        if dated:
            return dated
    return None
