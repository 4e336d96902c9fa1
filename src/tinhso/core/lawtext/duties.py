"""Sentences that give a duty: who is told, with whom, what, by when."""

import re
from dataclasses import replace

from tinhso.core.lawtext import agencies
from tinhso.core.lawtext import duty_words as words
from tinhso.core.lawtext.clauses import sentences
from tinhso.core.lawtext.dues import due_of, levels_of
from tinhso.core.lawtext.duty_walk import Over, Walk, built, is_report, with_due
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.values import Assignment, Kind

Span = tuple[int, int]
_JOINT = re.compile(r";\s+|,\s+(?:và\s+|đồng thời\s+)?|\s+và\s+")
_REACH = 3000  # characters of a sentence that are looked at
_SIGNS = ' ,;-"*'


def agency_start(walk: Walk, span: Span) -> tuple[int, bool] | None:
    """Where the agency told begins, and whether what stands before it makes the telling past."""
    clean = walk.source.clean
    for found in words.TELLS.finditer(clean.key, span[0], min(span[1], span[0] + 600)):
        at = found.end()
        before = clean.key[max(span[0], found.start("verb") - 14) : found.start("verb")]
        if clean.text.startswith("ban ", at):  # "giao ban"
            continue
        if not agencies.begins(clean, at) or words.TOLD_BEFORE.search(before):
            continue
        if found["verb"] == "chỉ đạo" and not re.search(
            r"(?:chủ tịch|ubnd|tỉnh ủy)[^,;]*\Z", clean.key[span[0] : found.start("verb")]
        ):
            continue
        return at, bool(words.PAST.search(before))
    return None


def duties(walk: Walk, span: Span) -> list[Assignment]:
    """The duties that a paragraph gives, each with the sentences that only add to it."""
    clean = walk.source.clean
    made: list[Assignment] = []
    for sentence in sentences(clean.text, clean.key, span):
        parts: list[Assignment] = []
        for part in _parts(walk, sentence):
            one = _duty(walk, part, goes_on=bool(parts))
            if not one and parts and not agencies.begins(clean, part[0]):
                one = given(walk, part, parts[-1].leads)
            one = _about_before(walk, one, (span[0], sentence[0])) if one else None
            parts += [one] if one else []
        if not parts and made:
            made[-1] = with_due(made[-1], due_of(walk.source, sentence, walk.issued))
        made += parts
    return made


def duties_of(walk: Walk, span: Span, over: Over) -> list[Assignment]:
    """The duties of an item under an agency's name: one, or one for each part with a day of its own."""
    cuts = [span[0]]
    for joint in re.finditer(r";\s+|(?<=[^.\W\d])\.\s+", walk.source.clean.key[slice(*span)][:3000]):
        at = span[0] + joint.end()
        if _anew(walk, (at, span[1])) and due_of(walk.source, (cuts[-1], at - 1), walk.issued).time:
            cuts.append(at)
    made = [given(walk, (a, b), over.leads) for a, b in zip(cuts, [*cuts[1:], span[1]], strict=True) if b > a]
    return [one if one.partners else replace(one, partners=over.partners) for one in made]


def _anew(walk: Walk, span: Span) -> bool:
    """Whether a stretch begins with a verb and names a day: a duty of its own."""
    key = walk.source.clean.key
    stop = key.find(";", *span)
    own = (span[0], stop if stop > 0 else span[1])
    if words.REPORTS.match(key, *own):
        return False
    return bool(words.VERB_AT.match(key, *own)) and due_of(walk.source, own, walk.issued).by is not None


def _about_before(walk: Walk, one: Assignment, before: Span) -> Assignment | None:
    """ "Xây dựng kho dữ liệu. Giao Sở A chủ trì.": the matter stands before."""
    if one.what:
        return one
    if before[1] - before[0] < words.TASK:
        task = walk.task
        before = (task.start, task.end) if task else before
    text = " ".join(walk.source.clean.text[slice(*before)].split()).rstrip(" .;:")
    return replace(one, what=text) if len(text) >= words.TASK else None


def _parts(walk: Walk, sentence: Span) -> list[Span]:
    """A sentence cut where another agency gets its own duty."""
    clean = walk.source.clean
    cuts = [sentence[0]]
    for joint in _JOINT.finditer(clean.key, sentence[0], min(sentence[1], sentence[0] + _REACH)):
        at = joint.end()
        semicolon = ";" in joint.group()
        tells = words.TELLS.match(clean.key, at, sentence[1])
        if tells and agencies.begins(clean, tells.end()):
            cuts.append(at)
        elif agencies.begins(clean, at):
            end, _, mark = agencies.name_end(clean, (at, sentence[1]))
            told = mark == "chủ trì" or (semicolon and mark != "" and agencies.acts(clean, at))
            alone = not re.search(r"[;,]", clean.key[at:end])
            if told and alone and not _joined_before(clean.key, cuts[-1], at):
                cuts.append(at)
        elif semicolon and _anew(walk, (at, sentence[1])):
            cuts.append(at)
    return [(a, b) for a, b in zip(cuts, [*cuts[1:], sentence[1]], strict=True) if b > a]


def _joined_before(key: str, start: int, at: int) -> bool:
    """Whether a name stands in a list of partners still open ("phối hợp với Sở A và Sở B chủ trì")."""
    return bool(
        re.search(r"(?:phối hợp với|giao)\s+[^,;]*[,;]?\s*(?:và\s+)?\Z", key[max(start, at - 60) : at])
    )


def _duty(walk: Walk, span: Span, *, goes_on: bool) -> Assignment | None:
    clean = walk.source.clean
    bracket = words.BRACKET.search(clean.key, *span) if clean.key.find(" chủ trì", *span) >= 0 else None
    if bracket and agencies.begins(clean, bracket.start("who")):
        return _in_bracket(walk, span, bracket)
    text = clean.text[slice(*span)]
    start = span[0] + len(text) - len(text.lstrip(_SIGNS))
    whoever = words.WHOEVER.match(clean.key, start, span[1])
    if whoever and not is_report(walk):
        return _whoever(walk, (start, span[1]), whoever)
    told = agency_start(walk, span)
    at, shared = (told[0], True) if told else _behind_a_lead_in(walk, (start, span[1]))
    if not agencies.begins(clean, at):
        return None
    end, rest, mark = agencies.name_end(clean, (at, span[1]))
    late = None if mark and (told or mark in words.STRONG) else words.LATER.search(clean.key, rest, span[1])
    if late:  # "Sở A trên cơ sở …, chủ trì …"
        mark = "chủ trì"
    hopes = mark in words.HOPES and walk.source.facts.kind is not Kind.TARGET
    says = not hopes and mark != ":" or bool(words.VERB_AT.match(clean.key, rest + 1))
    is_told = shared or goes_on or (says and _has_day(walk, (start, span[1]), (at, end)))
    behind = rest + len(mark) + 1 if mark in words.STRONG else rest
    if (
        not mark
        or not _is_duty(walk, (at, end), rest=behind, mark=mark, told=is_told)
        or not _is_name(clean, (at, end))
    ):
        return None
    one = _named(walk, (at, end), (late.start("lead") if late else rest, span[1]), start=start)
    formal = bool(words.RELATED.search(clean.key, *span) or words.FORMAL.match(one.what.lower()))
    past = told is not None and told[1]
    return replace(one, sure=one.sure and not formal and not past)


def _whoever(walk: Walk, span: Span, found: re.Match[str]) -> Assignment:
    """ "Đơn vị nào chưa đạt thì giải trình trước ngày 20/12"."""
    text = walk.source.clean.text
    name = text[found.start("who") : found.end("who")] + text[found.end("which") : found.start("then")]
    return given(walk, (found.start("verb"), span[1]), (agencies.tidy(name),), start=span[0])


def _is_name(clean: Clean, name: Span) -> bool:
    plain = not re.search(r"\d%|\d{3}", clean.text[slice(*name)])
    key = clean.key[slice(*name)]
    return (
        plain
        and bool(words.NAMED.match(key))
        and " nào " not in f"{key} "
        and key.count("(") <= key.count(")")
    )


def _named(walk: Walk, name: Span, rest: Span, *, start: int) -> Assignment:
    """The duty of those whose names stand in a stretch, perhaps with partners among them ("A cùng B")."""
    clean = walk.source.clean
    beside = re.compile(r"\s+cùng(?: với)?\s+").search(clean.key, *name)
    told = re.compile(
        r"(?<!nhiệm vụ)(?<!lĩnh vực)(?<!địa bàn)\s+(?:được|đã được) (?:giao|phân công|yêu cầu)\s*\Z"
    ).search(clean.key, *name)
    end = beside.start() if beside else told.start() if told else name[1]
    names = agencies.listed(clean, (name[0], end))
    one = given(walk, rest, names, start=start)
    if beside and not one.partners:
        return replace(one, partners=agencies.listed(clean, (beside.end(), name[1])))
    return one


def _behind_a_lead_in(walk: Walk, span: Span) -> tuple[int, bool]:
    """Where the agency stands behind "Hằng quý, …" or "Phân công: …", which tells; else the start."""
    clean = walk.source.clean
    label = words.SHARES_OUT.match(clean.key, *span)
    if label and agencies.begins(clean, label.end()):
        return label.end(), True
    if not words.LEAD_IN.match(clean.key, *span):
        return span[0], False
    stop = min(span[1], span[0] + words.LEAD_LINE)
    for comma in re.finditer(r",\s+|(?<=\)):?\s+", clean.key[span[0] : stop]):
        at = span[0] + comma.end()
        if agencies.begins(clean, at) and agencies.name_end(clean, (at, span[1]))[2] not in ("", ":"):
            return at, False
    return span[0], False


def _has_day(walk: Walk, span: Span, name: Span) -> bool:
    """Whether an agency at the head of a sentence does something by a day that lies ahead."""
    source = walk.source
    if (
        is_report(walk)
        or not agencies.acts(source.clean, name[0])
        or words.DONE.search(source.clean.key, *span)
    ):
        return False
    due = due_of(source, span, walk.issued)
    formula = words.FORMULA.match(source.clean.key, span[0], name[0])
    if due.by is None or due.time is None:
        again = due.every or (formula and formula["again"])
        return bool(again and source.clean.key.find(" báo cáo ", *span) > 0)
    ahead = walk.issued is not None or source.facts.kind is Kind.TARGET or walk.plans or formula
    return bool(ahead or due.time.until and not source.facts.past)


def _is_duty(walk: Walk, name: Span, *, rest: int, mark: str, told: bool) -> bool:
    key = walk.source.clean.key
    if words.PAST.search(key, *name):
        return False
    if told or walk.section:
        return True
    if mark in words.STRONG and not is_report(walk) and not words.MEETS.match(key, rest):
        return mark != "phụ trách" or walk.plans
    if mark == ":" and not words.VERB_AT.match(key, rest + 1):
        return False
    return walk.plans and mark not in words.STATES and agencies.acts(walk.source.clean, name[0])


def _in_bracket(walk: Walk, span: Span, found: re.Match[str]) -> Assignment:
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
    made = built(walk, (span[0], found.end()), (span[0], found.start()), due=due)
    return replace(
        made, leads=agencies.listed(clean, found.span("who")), partners=partners, rules=("duty.bracket",)
    )


def given(walk: Walk, span: Span, leads: tuple[str, ...], *, start: int | None = None) -> Assignment:
    """What stands after the name of the agency: partners, the matter, the due."""
    clean = walk.source.clean
    text = clean.text[slice(*span)]
    at = span[0] + len(text) - len(text.lstrip(" :,-"))
    role = words.ROLE.match(clean.key, at, span[1])
    at = role.end() if role and words.WITH.match(clean.key, role.end(), span[1]) else at
    at, partners = _partners(walk, (at, span[1]))
    first = (
        next(iter(sentences(clean.text, clean.key, (at, span[1]))), (at, span[1]))
        if at < span[1]
        else (at, at)
    )
    due = due_of(walk.source, (min(start if start is not None else at, at), span[1]), walk.issued)
    made = built(walk, (span[0] if start is None else start, first[1]), first, due=due)
    rule = "duty.under_agency" if start is None else "duty.sentence"
    levels = levels_of(f"{'; '.join(leads)} {made.what}".lower())
    return replace(made, leads=leads, partners=partners, levels=levels, rules=(rule,))


def _partners(walk: Walk, span: Span) -> tuple[int, tuple[str, ...]]:
    """Where the matter begins, and the agencies named before it ("phối hợp với …")."""
    clean = walk.source.clean
    beside = re.compile(r"chủ trì,\s+").match(clean.key, *span)
    if beside and agencies.begins(clean, beside.end()):  # "A chủ trì, B phối hợp …"
        end, rest, mark = agencies.name_end(clean, (beside.end(), span[1]))
        if mark == "phối hợp":
            rest += len(mark)
            return rest, agencies.listed(clean, (beside.end(), end))
    joined = words.WITH.match(clean.key, *span)
    on = words.LEADS_ON.match(clean.key, *span)
    if joined and (walk.section or clean.key[joined.start() : joined.end()].strip() != "cùng"):
        end, rest, mark = (
            agencies.name_end(clean, (joined.end(), span[1]))
            if joined.end() < span[1]
            else (span[1], span[1], "")
        )
        if mark and end > joined.end():
            return rest, agencies.listed(clean, (joined.end(), end))
    elif on and not re.match(r"(?:thi hành|phần|về|trước|toàn diện)", clean.key[on.end() :][:10]):
        return min(on.end(), span[1]), ()
    return span[0], ()
