"""Dated commitments without a number: what is to stand, run or end by a day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tinhso.core.lawtext import agencies
from tinhso.core.lawtext.clauses import sentences
from tinhso.core.lawtext.context import Source
from tinhso.core.lawtext.deadlines import Time, times
from tinhso.core.lawtext.dues import Due, due_of, levels_of
from tinhso.core.lawtext.structure import Block, Role
from tinhso.core.lawtext.values import Assignment, Kind, Milestone, Statement

Span = tuple[int, int]

# What ends in a thing that stands: these commit, even under a heading that carries the day.
_FIRM = (
    r"hình thành|thành lập|hoàn thành|hoàn thiện|ngừng|chấm dứt|dừng|đưa [^,;.]{3,120}? vào (?:vận hành"
    r"|sử dụng|khai thác|hoạt động)"
    r"|đưa vào (?:vận hành|sử dụng|khai thác|hoạt động)|không còn|vận hành|xóa|khai trương|ban hành"
    r"|phủ sóng|trở thành|hợp nhất|xây dựng xong"
)
_DOING = (
    rf"{_FIRM}|xây dựng|triển khai|kết nối|tích hợp|chuyển|số hóa|công bố|nâng cấp|cung cấp|áp dụng|thành"
    rf"|có|được|đạt|liên thông|chuẩn hóa"
    r"|phê duyệt|trình|lắp đặt|tổ chức|khởi công|đầu tư|mở|thí điểm|nghiệm thu|sử dụng|bảo đảm|đảm bảo"
    r"|phát triển|trình diễn|đưa|di chuyển|sáp nhập|cơ bản"
)
_FIRM_AT = re.compile(rf"(?:phấn đấu |cơ bản |phải |sẽ |từng bước )*(?:{_FIRM})(?!\w)")
_FIRM_IN = re.compile(rf"(?<!\w)(?:{_FIRM})(?!\w)")
_ANY = re.compile(rf"(?<!\w)(?:{_DOING})(?!\w)")
_PAST = re.compile(
    r"(?<!\w)(?:đã|đang|hiện nay|hiện có|vừa|tính đến|đến nay|từng được|kết quả|so với|qua đó|báo cáo tại"
    r"|theo thống kê|trước đây|trước đó|năm qua)(?!\w)"
)
_PROMISES = re.compile(
    r"(?<!\w)(?:phấn đấu|sẽ|mục tiêu|phải|yêu cầu|dự kiến|kế hoạch|cam kết|quyết tâm|bảo đảm|đảm bảo"
    r"|hướng tới)(?!\w)"
)
_VAGUE = re.compile(
    r"(?:phấn đấu |cần )?(?:để|nhằm|theo|với|việc|tiếp tục|đẩy mạnh|tăng cường|nâng cao|phát huy"
    r"|chú trọng|quan tâm|tập trung|đổi mới|căn cứ|thực hiện (?:nghị|quyết|kế|chỉ|chương|công)|trên cơ sở"
    r"|tổng (?:kinh phí|mức)|dự toán|giai đoạn|định hướng|tầm nhìn|mục tiêu|mức|kinh phí|nguồn)(?!\w)"
)
_PAPERS = re.compile(
    r"(?:ban hành|xây dựng) (?:kế hoạch|nghị quyết|chương trình|chỉ thị|báo cáo|đề án)[^.;]*(?:như sau"
    r"|sau đây|sau\s*:|:\s*\Z)|có hiệu lực|thi hành kể từ"
    r"|ký ban hành|được thông qua|khóa [ivx]+|nội dung (?:sau|chính|chủ yếu)|như sau"
)
_TIE = re.compile(r"[\s,:]*(?:thì\s+|phải\s+|tỉnh\s+|toàn tỉnh\s+)?")
_SHARE = re.compile(r"\d+(?:[.,]\d+)?\s?%")
_LONGEST = 400
_LEAD = 80  # characters of a line before a list that says a thing itself
_NEAR = 12  # characters from the head at which a day opens a clause
_SHORTEST = 3  # words


@dataclass(frozen=True, slots=True)
class Taken:
    """What was read before: statements and assignments, whose stretches are no milestones; the day of issue."""

    statements: Sequence[Statement]
    assignments: Sequence[Assignment]
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    """The source with the stretches taken, in order; and what holds for the block that is read."""

    source: Source
    figures: list[Span]
    given: list[Span]
    issued: date | None
    carried: Time | None = None
    bullet: bool = False


def milestones(source: Source, blocks: tuple[Block, ...], taken: Taken) -> list[Milestone]:
    """The milestones of a text, in order."""
    figures = sorted((s.value_start, s.value_end) for s in taken.statements)
    given = sorted((a.start, a.end) for a in taken.assignments)
    page = _Page(source, figures, given, taken.issued)
    made: list[Milestone] = []
    running = _Running()
    for block in blocks:
        if block.role is Role.HEADING:
            running = _after_heading(source, block, running)
        if block.role is not Role.TEXT and not (block.role is Role.LEAD and block.end - block.start > _LEAD):
            continue
        carried = _carried(source, blocks, block) or running.time
        here = replace(page, carried=carried, bullet=block.marker != "")
        for span in sentences(source.clean.text, source.clean.key, (block.start, block.end)):
            made += _of_sentence(here, span)
    return made


def _opens(time: Time) -> bool:
    return time.until or time.first != time.by


def _of_sentence(page: _Page, span: Span) -> list[Milestone]:
    made: list[Milestone] = []
    lead: Due | None = None
    for part in _parts(page.source.clean.key, span):
        origin = page.source.clean.origin(*part)
        due = due_of(page.source, part, page.issued or page.source.facts.past)
        # A bare day at the head is that of the news, no deadline.
        leads = due.time is not None and due.time.start - part[0] < _NEAR and _opens(due.time)
        free = not _overlaps(page.figures, origin) and not _overlaps(page.given, origin)
        one = _milestone(page, part, (due, lead)) if free else None
        lead = due if leads else lead
        if one:
            made.append(one)
    return made


def _parts(key: str, span: Span) -> list[Span]:
    made: list[Span] = []
    start = span[0]
    for stop in re.finditer(r";\s+|:\s+(?=\w)", key[slice(*span)]):
        if stop.group()[0] == ":" and not re.match(
            r"[^:]*(?:năm|quý|tháng|ngày)", key[start : span[0] + stop.start()]
        ):
            continue
        if stop.group()[0] == ";":
            made.append((start, span[0] + stop.start()))
            start = span[0] + stop.end()
    return [*made, (start, span[1])]


def _overlaps(places: list[Span], span: Span) -> bool:
    """Whether one of the stretches, in order, meets a stretch."""
    low, high = 0, len(places)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if places[middle][1] <= span[0] else (low, middle)
    return low < len(places) and places[low][0] < span[1]


def _milestone(page: _Page, part: Span, dues: tuple[Due, Due | None]) -> Milestone | None:
    source = page.source
    own, lead = dues
    said = source.clean.key[slice(*part)]
    if _PAST.search(said) or _PAPERS.search(said) or _SHARE.search(said) or (own.every and not own.by):
        return None
    if own.by:
        return _dated(page, part, own) if _commits(page, part, own) else None
    body = said.lstrip(" -+*")
    firm = _FIRM_AT.match(body)
    if lead and lead.by and (firm or _ANY.search(body[:60])):
        return _built(source, part, lead, rule="milestone.led")
    carried = page.carried
    if carried and carried.by and firm and source.facts.kind is not Kind.RESULT:
        return _built(source, part, Due(carried.by, None, own.ongoing), rule="milestone.carried")
    return None


def _commits(page: _Page, part: Span, due: Due) -> bool:
    """Whether a dated sentence commits to a thing, and the day lies ahead of its writer."""
    assert due.time
    past = page.source.facts.past
    if past and due.by and due.by <= past:
        return False
    said = page.source.clean.key[slice(*part)]
    bare = _bare(page, part, due)
    if _VAGUE.match(bare) or not _ANY.search(bare):
        return False
    return not (agencies.begins(page.source.clean, part[0]) and " đề nghị " in said)


def _bare(page: _Page, part: Span, due: Due) -> str:
    """The words without the day."""
    assert due.time
    said = page.source.clean.key[slice(*part)]
    return (said[: due.time.start - part[0]] + said[due.time.end - part[0] :]).lstrip(" ,;-+*:(")


def _dated(page: _Page, part: Span, due: Due) -> Milestone | None:
    assert due.time
    source = page.source
    said = source.clean.key[slice(*part)]
    bare = _bare(page, part, due)
    begins = source.clean.key.startswith("từ", due.time.start)  # "từ ngày 01/7/2026": a beginning
    if begins and not source.facts.past and not page.bullet:
        return None
    until = due.time.until and not begins
    promised = (
        until or _PROMISES.search(said) or _FIRM_AT.match(bare) or (page.bullet and _FIRM_IN.search(bare))
    )
    if source.facts.kind is Kind.RESULT and not (_PROMISES.search(said) or due.time.until):
        return None
    return _built(source, part, due, rule="milestone.dated") if promised else None


def _built(source: Source, part: Span, due: Due, *, rule: str) -> Milestone | None:
    clean = source.clean
    text = clean.text[slice(*part)]
    start = part[0] + len(text) - len(text.lstrip(" ,;-+*:"))
    end = min(part[0] + len(text.rstrip(" .;,/")), start + _LONGEST)
    what = _what(clean.text, (start, end), due.time)
    if len(what.split()) < _SHORTEST:
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


def _what(text: str, span: Span, time: Time | None) -> str:
    """The commitment without its day, where the day stands at its head or its end."""
    said = text[slice(*span)]
    if time and span[0] <= time.start and time.end <= span[1]:
        before, after = text[span[0] : time.start], text[time.end : span[1]]
        if not before.strip(" ,("):
            said = after
        elif not after.strip(" ,).;"):
            said = before
    return " ".join(_TIE.sub("", said, count=1).strip(" ,;:.()-").split())


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
