"""Who is told to do what: sentences that give a duty, items under an agency's name, lines of a task, tables."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from tinhso.core.lawtext import agencies
from tinhso.core.lawtext import duty_words as words
from tinhso.core.lawtext.clauses import sentences
from tinhso.core.lawtext.context import Source
from tinhso.core.lawtext.dues import Due, due_of, due_of_cell, levels_of
from tinhso.core.lawtext.structure import Block, Role
from tinhso.core.lawtext.task_tables import task_rows
from tinhso.core.lawtext.values import Assignment, Kind

Span = tuple[int, int]


@dataclass(slots=True)
class _Walk:
    """What holds while blocks are read: in a section of duties, whose items these are, the task just named."""

    source: Source
    issued: date | None
    section: bool = False
    orders: bool = False
    plans: bool = False
    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    marker: str = ""
    task: Block | None = None
    made: list[Assignment] = field(default_factory=list)


def assignments(
    source: Source, blocks: tuple[Block, ...], issued: date | None, *, orders: bool = False
) -> list[Assignment]:
    """The assignments of a text, in order; `orders`: a paper that tells all through, as a directive does."""
    walk = _Walk(source, issued, section=orders, orders=orders)
    for block in blocks:
        if block.role is Role.FURNITURE or block.end <= block.start:
            continue
        if block.role is Role.TABLE:
            walk.made += task_rows(source, block, issued)
        elif block.role is not Role.TITLE:
            _read_block(walk, block)
    return walk.made


def _read_block(walk: _Walk, block: Block) -> None:
    key = walk.source.clean.key
    fields = list(words.FIELD.finditer(key, block.start, min(block.end, block.start + 3000)))
    if fields and any(f["lead"] for f in fields):
        _read_fields(walk, block, fields)
        return
    if fields and fields[0].start() == block.start and walk.made:
        _add_fields(walk, block, fields)
        return
    if block.role in (Role.HEADING, Role.LEAD) and _opens(walk, block):
        return
    if walk.leads and block.marker == walk.marker and block.role is not Role.TABLE:
        walk.leads = walk.partners = ()
    walk.task = block
    found = _duties(walk, (block.start, block.end))
    goes_on = not block.marker and walk.source.clean.text[block.start].islower()
    if not found and walk.leads and block.role is Role.TEXT and not goes_on:
        found = [_given(walk, (block.start, block.end), walk.leads)]
    walk.made += found


def _opens(walk: _Walk, block: Block) -> bool:
    """A heading: of a section of duties, or of an agency whose items follow; else it ends both."""
    clean = walk.source.clean
    span = (block.start, block.end)
    named = _agency_alone(walk, span)
    if named:
        walk.leads, walk.partners = named
        walk.marker = block.marker
        return True
    walk.plans = bool(words.PLANS.match(clean.key, *span)) or (walk.plans and block.role is not Role.HEADING)
    if words.SECTION.match(clean.key, *span) and block.end - block.start < 200:
        walk.section, walk.leads, walk.partners = True, (), ()
        return not words.TELLS.match(clean.key, *span)
    if block.role is Role.HEADING:
        below = (
            walk.leads and block.marker in ("letter", "-", "+", "*", "dotted") and block.marker != walk.marker
        )
        if not below:
            walk.leads, walk.partners = (), ()
            walk.section = (
                walk.orders
                or walk.section
                and block.marker
                not in (
                    "roman",
                    "part",
                    "chapter",
                    "section",
                    "#",
                    "capital",
                )
            )
        walk.task = block
        return not _could_tell(walk, span)
    if walk.leads and block.marker == walk.marker:
        walk.leads, walk.partners = (), ()
    walk.task = block
    return not walk.leads and not _could_tell(walk, span)


def _could_tell(walk: _Walk, span: Span) -> bool:
    return span[1] - span[0] > 60 and bool(
        re.search(r"chủ trì|giao |yêu cầu|đề nghị", walk.source.clean.key[slice(*span)])
    )


def _agency_alone(walk: _Walk, span: Span) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The agencies of a line that names nothing else ("1. Sở Nội vụ", "Giao Sở Y tế chủ trì, phối hợp với …:")."""
    clean = walk.source.clean
    if span[1] - span[0] > 400:
        return None
    begun = _agency_start(walk, span)
    if begun and clean.key[: begun[0]].rfind("(", span[0]) > clean.key[: begun[0]].rfind(")", span[0]):
        begun = None
    start = span[0] if begun is None else begun[0]
    if not agencies.begins(clean, start):
        return None
    end, rest, mark = agencies.name_end(clean, (start, span[1]))
    name = clean.text[start:end]
    bracket = name.find("(")
    stop = start + bracket if bracket > 0 else end
    if len(clean.text[start:stop].split()) < 2 or re.search(r"[\d%]", name[: stop - start]):
        return None
    if (
        clean.text[rest : span[1]].strip(" :.;") == ""
        or words.ONLY_AGENCY.match(clean.key[rest : span[1]])
        and mark
    ):
        plain = (
            walk.section or begun is not None or mark not in ("", ":") or _is_named(clean.text[start:stop])
        )
        return (agencies.listed(clean, (start, stop)), ()) if plain else None
    joined = words.WITH.match(clean.key, rest, span[1])
    if joined and clean.text[span[1] - 1] == ":":
        return agencies.listed(clean, (start, stop)), agencies.listed(clean, (joined.end(), span[1] - 1))
    return None


def _is_named(name: str) -> bool:
    """Whether a line outside a section of duties can be no other than an agency's."""
    return bool(
        re.match(
            r"(?:Sở|Công an|Ủy ban|UBND|Văn phòng|Ban (?:Tuyên|Tổ|Nội)|Tỉnh đoàn|Thanh tra|Các sở|CÁC SỞ|SỞ)",
            name,
        )
    )


def _agency_start(walk: _Walk, span: Span) -> tuple[int, bool] | None:
    """Where the agency told begins, and whether what stands before it makes the telling past."""
    clean = walk.source.clean
    for found in words.TELLS.finditer(clean.key, span[0], min(span[1], span[0] + 600)):
        at = found.end()
        before = clean.key[max(span[0], found.start("verb") - 14) : found.start("verb")]
        if not agencies.begins(clean, at) or words.TOLD_BEFORE.search(before):
            continue
        if found["verb"] == "chỉ đạo" and not re.search(
            r"(?:chủ tịch|ubnd|tỉnh ủy)[^,;]*\Z", clean.key[span[0] : found.start("verb")]
        ):
            continue
        return at, bool(words.PAST.search(before))
    return None


def _duties(walk: _Walk, span: Span) -> list[Assignment]:
    """The duties that a paragraph gives, each with the sentences that only add to it."""
    clean = walk.source.clean
    made: list[Assignment] = []
    for sentence in sentences(clean.text, clean.key, span):
        parts: list[Assignment] = []
        for part in _parts(walk, sentence):
            one = _duty(walk, part, goes_on=bool(parts))
            parts += [one] if one else []
        if not parts and made:
            made[-1] = _with_due(made[-1], due_of(walk.source, sentence, walk.issued))
        made += parts
    return made


def _parts(walk: _Walk, sentence: Span) -> list[Span]:
    """A sentence cut where another agency gets its own duty."""
    clean = walk.source.clean
    cuts = [sentence[0]]
    for joint in re.finditer(r";\s+|,\s+(?:và\s+)?|\s+và\s+", clean.key[slice(*sentence)][:3000]):
        at = sentence[0] + joint.end()
        if not agencies.begins(clean, at):
            continue
        end, _, mark = agencies.name_end(clean, (at, sentence[1]))
        told = mark == "chủ trì" or (";" in joint.group() and mark not in ("", ":"))
        if told and not re.search(r"[;,]", clean.key[at:end]) and not _joined_before(clean.key, cuts[-1], at):
            cuts.append(at)
    return [(a, b) for a, b in zip(cuts, [*cuts[1:], sentence[1]], strict=True) if b > a]


def _joined_before(key: str, start: int, at: int) -> bool:
    """Whether a name stands in a list of partners still open ("phối hợp với Sở A và Sở B chủ trì")."""
    return bool(
        re.search(r"(?:phối hợp với|giao)\s+[^,;]*[,;]?\s*(?:và\s+)?\Z", key[max(start, at - 60) : at])
    )


def _duty(walk: _Walk, span: Span, *, goes_on: bool) -> Assignment | None:
    clean = walk.source.clean
    bracket = words.BRACKET.search(clean.key, *span) if clean.key.find(" chủ trì", *span) >= 0 else None
    if bracket and agencies.begins(clean, bracket.start("who")):
        return _in_bracket(walk, span, bracket)
    told = _agency_start(walk, span)
    start = span[0] + len(clean.text[slice(*span)]) - len(clean.text[slice(*span)].lstrip(' ,;-"'))
    at = told[0] if told else start
    if not agencies.begins(clean, at):
        return None
    end, rest, mark = agencies.name_end(clean, (at, span[1]))
    if not mark or not _is_duty(walk, (at, end), mark=mark, told=told is not None or goes_on):
        return None
    if not words.NAMED.match(clean.key, at, end) or re.search(r"\d%|\d{3}", clean.text[at:end]):
        return None
    beside = re.compile(r"\s+cùng(?: với)?\s+").search(clean.key, at, end)
    names = agencies.listed(clean, (at, beside.start() if beside else end))
    one = _given(walk, (rest, span[1]), names, start=start)
    if beside and not one.partners:
        one = replace(one, partners=agencies.listed(clean, (beside.end(), end)))
    formal = bool(words.RELATED.search(clean.key, *span))
    past = told is not None and told[1]
    return replace(one, sure=one.sure and not formal and not past) if one.what else None


def _is_duty(walk: _Walk, name: Span, *, mark: str, told: bool) -> bool:
    key = walk.source.clean.key
    if words.PAST.search(key, *name):
        return False
    if told or walk.section:
        return True
    if mark not in words.STRONG or (walk.source.facts.kind is Kind.RESULT and not walk.plans):
        return False
    return mark != "phụ trách" or walk.plans


def _in_bracket(walk: _Walk, span: Span, found: re.Match[str]) -> Assignment:
    """ "Xây dựng kho dữ liệu (Sở A chủ trì, hoàn thành trước 30/6/2026)"."""
    clean = walk.source.clean
    due = due_of(walk.source, (found.start("rest"), found.end()), walk.issued)
    joined = words.WITH.search(clean.key, found.start("rest"), found.end("rest"))
    stop = (
        re.compile(r"[;]|,?\s*(?:hoàn thành|xong|trước|trong|thời)|\Z").search(
            clean.key, joined.end(), found.end("rest")
        )
        if joined
        else None
    )
    partners = agencies.listed(clean, (joined.end(), stop.start())) if joined and stop else ()
    made = _built(walk, (span[0], found.end()), (span[0], found.start()), due=due)
    return replace(
        made, leads=agencies.listed(clean, found.span("who")), partners=partners, rules=("duty.bracket",)
    )


def _given(walk: _Walk, span: Span, leads: tuple[str, ...], *, start: int | None = None) -> Assignment:
    """What stands after the name of the agency: partners, the matter, the due."""
    clean = walk.source.clean
    at, partners = span[0], walk.partners if start is None else ()
    text = clean.text[slice(*span)]
    at += len(text) - len(text.lstrip(" :,-"))
    joined = words.WITH.match(clean.key, at, span[1])
    on = words.LEADS_ON.match(clean.key, at, span[1])
    if joined and clean.key[joined.start() : joined.end()].strip() != "cùng" or joined and walk.section:
        end, rest, mark = (
            agencies.name_end(clean, (joined.end(), span[1]))
            if joined.end() < span[1]
            else (span[1],) * 2 + ("",)
        )
        if mark and end > joined.end():
            partners, at = agencies.listed(clean, (joined.end(), end)), rest
    elif (
        on and on.end() < span[1] and not re.match(r"(?:thi hành|phần|về|trước)", clean.key[on.end() :][:10])
    ):
        at = on.end()
    first = (
        next(iter(sentences(clean.text, clean.key, (at, span[1]))), (at, span[1]))
        if at < span[1]
        else (at, at)
    )
    due = due_of(walk.source, (min(start if start is not None else at, at), span[1]), walk.issued)
    made = _built(walk, (span[0] if start is None else start, first[1]), first, due=due)
    rule = "duty.under_agency" if start is None else "duty.sentence"
    levels = levels_of(f"{'; '.join(leads)} {made.what}".lower())
    return replace(made, leads=leads, partners=partners, levels=levels, rules=(rule,))


def _built(walk: _Walk, quote: Span, what: Span, *, due: Due) -> Assignment:
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


def _with_due(one: Assignment, due: Due) -> Assignment:
    if one.by or one.every:
        return one
    return replace(one, by=due.by, every=due.every, ongoing=one.ongoing or due.ongoing)


def _read_fields(walk: _Walk, block: Block, fields: list[re.Match[str]]) -> None:
    """ "Cơ quan chủ trì: …; cơ quan phối hợp: …; thời gian hoàn thành: …" under or after a task."""
    clean = walk.source.clean
    own = fields[0].start() - block.start > 8
    task = (
        (block.start, fields[0].start())
        if own
        else (walk.task.start, walk.task.end)
        if walk.task
        else (block.start, block.start)
    )
    made = _built(walk, (block.start, block.end), task, due=due_of(walk.source, task, walk.issued))
    for at, one in enumerate(fields):
        stop = fields[at + 1].start() if at + 1 < len(fields) else block.end
        made = _with_field(walk, made, one, span=(one.end(), stop))
    if made.leads and made.what and agencies.begins(clean, _first_lead(fields)):
        walk.made.append(replace(made, rules=("duty.fields",)))


def _first_lead(fields: list[re.Match[str]]) -> int:
    return next(f.end() for f in fields if f["lead"])


def _add_fields(walk: _Walk, block: Block, fields: list[re.Match[str]]) -> None:
    made = walk.made[-1]
    for at, one in enumerate(fields):
        stop = fields[at + 1].start() if at + 1 < len(fields) else block.end
        made = _with_field(walk, made, one, span=(one.end(), stop))
    walk.made[-1] = made


def _with_field(walk: _Walk, made: Assignment, found: re.Match[str], *, span: Span) -> Assignment:
    clean = walk.source.clean
    names = agencies.listed(clean, span)
    if found["lead"]:
        return replace(made, leads=made.leads or names)
    if found["partner"]:
        return replace(made, partners=made.partners or names)
    due = due_of_cell(walk.source, span, walk.issued)
    return replace(
        made, by=due.by or made.by, every=due.every or made.every, ongoing=due.ongoing or made.ongoing
    )
