"""By when, or how often, a duty or a milestone falls due."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from tinhso.core.lawtext.context import Source
from tinhso.core.lawtext.deadlines import Time, bare_year, times
from tinhso.core.lawtext.levels import levels_in
from tinhso.core.lawtext.mentions import mentions
from tinhso.core.lawtext.values import Every, Level

Span = tuple[int, int]

_WITHOUT_END = ("thường xuyên", "liên tục", "xuyên suốt")
_ONGOING = re.compile(rf"(?<!\w)(?:{'|'.join(_WITHOUT_END)})(?!\w)")
_OF_DUTY = re.compile(
    r"(?:hoàn thành|xong|trình|báo cáo|trước|chậm nhất|gửi|trong|vào|từ|thời hạn|hạn)[\w\s()]{0,40}\Z"
)
# "Kế hoạch chuyển đổi số đến năm 2030": the year is the paper's.
_PAPER = re.compile(
    r"(?<!\w)(?:chương trình|kế hoạch|đề án|nghị quyết|chiến lược|quy hoạch|kiến trúc|dự án)(?P<of>[^,;.]{0,98})\Z"
)
_INSIDE = re.compile(r"(?:ngay |xong |kết thúc |hết )*(?:trong|vào|từ|quý|tháng)(?!\w)")
_DONE = re.compile(r"hoàn thành|xong|đưa vào|vận hành|phấn đấu")
_YEARS = re.compile(r"(?<!\d)(20[1-6]\d)\s*-\s*(20[1-6]\d)(?!\d)")
_MONTH = re.compile(r"(?<![\d/.-])(?:t|tháng )?(\d\d?)\s?[/.-]\s?(20[1-6]\d)(?!\d)")
_MONTHS = 12
_YEAR = re.compile(r"20\d\d|năm")
_PROVINCE = re.compile(r"(?:của|tại|toàn|cấp) tỉnh(?!\w)")
_DISTRICT = re.compile(r"(?:các|cấp) (?:quận, )?huyện(?!\w)|huyện, thị xã|huyện, thành phố")
_COMMUNE = re.compile(r"(?:các|cấp|từng|mỗi) xã(?!\w)|xã, phường|phường, xã")


@dataclass(frozen=True, slots=True)
class Due:
    """The last day allowed, or how often, or without end; and the time that says it."""

    by: date | None = None
    every: Every | None = None
    ongoing: bool = False
    time: Time | None = None


_NONE = Due()


def due_of(source: Source, span: Span, issued: date | None) -> Due:
    """The due of a stretch: of its times the last that speaks of the duty and lies ahead of the paper."""
    key = source.clean.key
    span = span[0], span[0] + len(key[slice(*span)].rstrip(" ./;"))  # a month without a year closes a stretch
    named = [
        _ahead(key, t, issued)
        for t in times(key, *span, year=source.facts.year or (issued.year if issued else None))
    ]
    every = next((t.every for t in named if t.every), None)
    ongoing = _is_ongoing(key, span)
    best = next((t for t in reversed(named) if _is_due(key, span, t, issued=issued)), None)
    if best is None or (every and not best.until):
        return Due(None, every, ongoing) if every or ongoing else _NONE
    return Due(best.by, every, ongoing, best)


def _is_ongoing(key: str, span: Span) -> bool:
    return mentions(_WITHOUT_END, key[slice(*span)]) and bool(_ONGOING.search(key, *span))


def _ahead(key: str, time: Time, issued: date | None) -> Time:
    """A day without a year that would lie behind the paper is next year's ("trước 30/6", said in December)."""
    if not (issued and time.by and time.until and time.by < issued) or _YEAR.search(
        key, time.start, time.end
    ):
        return time
    day = min(time.by.day, monthrange(time.by.year + 1, time.by.month)[1])
    return replace(time, by=time.by.replace(year=time.by.year + 1, day=day), first=None)


def _is_due(key: str, span: Span, time: Time, *, issued: date | None) -> bool:
    if not time.by or time.paper or time.past or (issued and time.by < issued):
        return False
    before = key[max(span[0], time.start - 100) : time.start]
    spans = bool(time.first and time.by.year > time.first.year)
    leads = time.start - span[0] < 6
    if (spans or "giai đoạn" in key[time.start : time.end]) and not leads:
        return bool(re.search(r"(?:trong|hoàn thành)\s*\Z", before)) or key[time.start : time.end].startswith(
            "trong"
        )
    said = key[time.start : time.end]
    paper = _PAPER.search(before)
    if (
        paper
        and not leads
        and said.startswith(("đến", "năm", "tầm", "định"))
        and not _DONE.search(paper["of"])
    ):
        return False
    if re.search(r"số [\w/.-]+,?\s*\Z", before):
        return False
    return time.until or leads or bool(_OF_DUTY.search(before)) or bool(_INSIDE.match(key, time.start))


def due_of_cell(source: Source, span: Span, issued: date | None) -> Due:
    """The due of a cell or a line that says nothing else ("Quý II/2026", "2026-2030", "Thường xuyên")."""
    key = source.clean.key
    named = [
        t for t in times(key, *span, year=source.facts.year or (issued.year if issued else None)) if t.by
    ]
    every = next((t.every for t in times(key, *span) if t.every), None)
    ongoing = _is_ongoing(key, span)
    if named:
        return Due(named[-1].by, every, ongoing, named[-1])
    month = _MONTH.search(key, *span)
    if month and 1 <= int(month[1]) <= _MONTHS:
        year = int(month[2])
        return Due(date(year, int(month[1]), monthrange(year, int(month[1]))[1]), every, ongoing)
    years = _YEARS.search(key, *span)
    if years:
        return Due(date(int(years[2]), 12, 31), every, ongoing)
    alone = bare_year(key, span)
    return Due(alone.by if alone else None, every, ongoing)


def levels_of(key: str) -> tuple[Level, ...]:
    """The tiers that a commitment names, from the top down."""
    found = set(levels_in(key))
    for pattern, level in (
        (_PROVINCE, Level.PROVINCE),
        (_DISTRICT, Level.DISTRICT),
        (_COMMUNE, Level.COMMUNE),
    ):
        if pattern.search(key):
            found.add(level)
    return tuple(level for level in Level if level in found)
