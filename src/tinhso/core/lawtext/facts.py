"""What a document says of itself: its province, its kind, the periods in its title."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tinhso.core.lawtext.deadlines import Time, times
from tinhso.core.lawtext.kinds import kind_of_heading
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.places import province_of
from tinhso.core.lawtext.structure import Block, Role
from tinhso.core.lawtext.values import Kind
from tinhso.core.lawtext.wording import EMPTY, Phrase, phrase

_FRONT = 24  # blocks in which a title stands, a letterhead before it
_PLANS = re.compile(
    r"phương hướng|(?<!thực hiện )(?<!triển khai )(?<!thực hiện các )(?:nhiệm vụ|kế hoạch|mục tiêu|giải pháp)"
)
_CARRIED = re.compile(
    r"(?:thực hiện|triển khai) (?:\d+ |các |một số )?(?:nhiệm vụ|kế hoạch|mục tiêu|giải pháp)|kèm theo [^()\n]{1,200}"
)
_ISSUED = re.compile(r"ban hành|(?:nghị quyết|kế hoạch|chương trình|báo cáo) (?:số )?\d")


@dataclass(frozen=True, slots=True)
class Facts:
    """The document's province, the kind its title promises, the deadline and the period named there.

    `rank`: the field in which a bare ranking ranks. `past`: the last day that lay behind the writer, as far
    as the text tells; `issued`: the day it is signed or put up; `only_year`: the one year that an undated
    text speaks of; `year`: that of months and quarters named without one.
    """

    territory: str | None
    kind: Kind | None
    by: Time | None
    period: Time | None
    rank: Phrase = EMPTY
    past: date | None = None
    issued: date | None = None
    only_year: str | None = None

    year: int | None = field(init=False)

    def __post_init__(self) -> None:
        """The year follows from the rest; it is asked for at every sentence."""
        object.__setattr__(self, "year", self._year())

    def _year(self) -> int | None:
        named = [time for time in (self.period, self.by) if time and time.by]
        whole = next((t for t in named if not t.first or (t.by and t.by.year == t.first.year)), None)
        if self.issued and (whole is None or _is_deadline(whole)):
            return self.issued.year
        day = next((time.by for time in named), None) or self.past
        return day.year if day else None


def facts_of(clean: Clean, blocks: tuple[Block, ...], territory: str | None) -> Facts:
    """What the title and the opening of a document tell of all that follows."""
    title = _title(blocks)
    issued = day_issued(clean.key)
    if title is None:
        whose = territory or province_of(clean.key)
        only = None if issued else only_year(clean.key)
        return Facts(whose, None, None, None, _field(clean.key), _year_done(issued), issued, only)
    key = clean.key[title[0] : title[1]]
    kind = _kind(clean, blocks)
    named = [
        t
        for t in times(clean.key, *title, year=_year(key))
        if t.by
        and not (t.since and _TO.match(clean.key, t.end))
        and not (t.by == t.first and _NUMBERED.search(key, 0, t.start - title[0]))
        and not (kind is Kind.RESULT and _of_paper(key, t, start=title[0], issued=issued))
    ]
    plans = _PLANS.search(_CARRIED.sub(lambda m: " " * len(m.group()), key))
    turn = title[0] + plans.start() if plans and kind is Kind.RESULT else title[0]
    ahead = [t for t in named if t.start >= turn and (kind is Kind.TARGET or plans)]
    back = [t for t in named if t.start < turn or (kind is Kind.RESULT and not plans)]
    opening = _opening_deadline(clean, blocks) if kind is not Kind.RESULT else None
    met = next((t for t in ahead if _MEETING.search(key, 0, t.start - title[0])), None)
    ahead = [t for t in ahead if t is not met and not (issued and t.by and t.by < issued)]
    by, period = ahead[0] if ahead else opening, back[0] if back else None
    period = period or (None if kind is Kind.TARGET else _reported(clean.key))
    if period is None and kind is Kind.RESULT and not plans:
        period = _in_heading(clean, blocks, issued)
    whose = territory or province_of(clean.key)
    past = _year_done(issued) or _behind(by, period) or (met.by if met else None)
    only = None if issued or by or period else only_year(clean.key)
    return Facts(whose, kind, by, period, _field(clean.key), past, issued, only)


_TO = re.compile(r"\s+(?:đến|tới)\s+(?:hết |ngày |tháng |\d)")  # "từ ngày 01/7/2025 | đến ngày 31/12/2025"
# "Kết luận … tại cuộc họp giao ban tháng 9": when they met, and no deadline.
_MEETING = re.compile(
    r"(?:cuộc họp|hội nghị|phiên họp|buổi làm việc|họp giao ban|phiên làm việc)[^.;]{0,100}\Z"
)
# "… số 57-NQ/TW, ngày 22/12/2024", "… số 82/KH-UBND của Ủy ban nhân dân tỉnh ngày 3/4/2023": the day of that paper.
_NUMBERED = re.compile(
    r"(?<![\w/])(?!\d\d?/\d\d?/20)\d[\w./-]*[/-][\w./-]+(?: của [^,;()\d]{2,60})?(?: \(khóa \w+\))?,?\s+\Z"
)
_ISSUE = re.compile(
    r"(?:,\s*|(?:ngày đăng|đăng ngày|cập nhật|thứ \w+|chủ nhật|date)[\s:,-]*"
    r"|kèm theo [^\n]{0,80}?(?=ngày\s)|nhân (?:ngày|dịp) [^\n.;\d]{0,60})(?=\d|ngày)"
    r"|(?m:^)\s*(?=\d\d?[/-]\d\d?[/-]20\d\d)"
)
_OPENING = 1200  # characters in which a paper is dated
_LOOKED_AT = 8000
_LAST = 12
_DAY = 32  # characters of a day ("ngày 12 tháng 11 năm 2026")
_NAME = 110  # characters of the number of a paper and who issued it


# The second paragraph of the text itself: a day behind it is that of another article.
_BODY = re.compile(r"(?:(?:\A|\n)[^\n]{160,}[.…]\s*(?=\n)[\s\S]*?){2}")


def day_issued(key: str) -> date | None:
    """The day a paper is signed or an article put up."""
    body = _BODY.search(key, 0, _LOOKED_AT)
    for found in _ISSUE.finditer(key, 0, body.end() if body else _OPENING):
        # An annex is of the day of the paper it goes with; that of a paper named otherwise is no day of this one.
        if not found.group().startswith("kèm") and _NUMBERED.search(
            key, max(0, found.start() - _NAME), found.end()
        ):
            continue
        day = next(iter(times(key, found.end(), found.end() + _DAY)), None)
        if day and day.start == found.end() and day.by == day.first:
            return day.by
    return None


_DATELINE = re.compile(
    r"\s*(?:(?:date|ngày đăng|đăng ngày|đăng lúc|cập nhật(?: lúc)?|xuất bản)\s*:?\s*|(?:thứ \w+|chủ nhật)[\s,:-]+)*"
    r"(?:ngày )?(?=\d{1,2}[/-]\d{1,2}[/-]20\d\d|20\d\d-\d\d-\d\d)"
)
_CLOCK = re.compile(
    r"t?[\d:.]{4,12}z?|[\s|,-]+(?=\d{1,2}(?::|h| giờ)\d\d)|[\s|,-]*\d{1,2}(?::|h)\d\d\s*(?:\(?gmt[+\d]*\)?)?"
)


def dateline(key: str, span: tuple[int, int]) -> tuple[date, int] | None:
    """The day with which an article begins, and where its words begin; None if it begins with none."""
    found = _DATELINE.match(key, *span)
    day = next(iter(times(key, found.end(), min(span[1], found.end() + _DAY))), None) if found else None
    if found is None or day is None or day.start != found.end() or day.by is None or day.by != day.first:
        return None
    is_labelled = found.end() > span[0] or day.end == span[1] or "-" in key[day.start : day.end]
    clock = _CLOCK.match(key, day.end, span[1])
    return (day.by, clock.end() if clock else day.end) if is_labelled else None


def of_day(facts: Facts, issued: date) -> Facts:
    """The facts of an article among others, put up on a day of its own."""
    return replace(facts, issued=issued, past=_year_done(issued))


_REPORTED = re.compile(r"(?:kỳ báo cáo|kỳ số liệu|thời điểm báo cáo|số liệu(?: tính)?(?= đến))[\s:]*")


def _reported(key: str) -> Time | None:
    """The period that a paper names below its title ("Kỳ báo cáo: 6 tháng đầu năm 2025")."""
    found = _REPORTED.search(key, 0, _OPENING)
    return next(iter(times(key, found.end(), found.end() + _DAY)), None) if found else None


def _in_heading(clean: Clean, blocks: tuple[Block, ...], issued: date | None) -> Time | None:
    """The period that a heading over results names, in a report whose title names none."""
    for block in blocks:
        if block.role is Role.HEADING and kind_of_heading(clean.key[block.start : block.end]) is Kind.RESULT:
            named = (t for t in times(clean.key, block.start, block.end) if t.by and not t.paper)
            done = next((t for t in named if issued and t.by and t.by <= issued), None)
            if done:
                return done
    return None


_TEXT = 20_000  # characters: an article


def only_year(key: str) -> str | None:
    """The one year that an article speaks of, those it only compares with or looks forward to left out."""
    named = [t for t in times(key, 0, min(len(key), _TEXT)) if t.by and not t.paper]
    years = {t.by.year for t in named if t.by and t.first and (t.by.year == t.first.year or not t.until)}
    reported = any(len(t.as_of or "") > _YEAR_ALONE for t in named)  # a day, a month: no deadline of a plan
    return str(years.pop()) if len(years) == 1 and reported else None


_YEAR_ALONE = 4


def _year_done(issued: date | None) -> date | None:
    """What lay behind the writer: what is written in December counts the year as done."""
    return date(issued.year, 12, 31) if issued and issued.month == _LAST else issued


def _behind(by: Time | None, period: Time | None) -> date | None:
    """What lay behind the writer of an undated paper: the period reported on, or all before that planned."""
    if period and period.by and period.first:
        return period.by if period.by.year == period.first.year else None
    if by and by.first and not _is_deadline(by):
        return by.first - timedelta(days=1)
    return None


def _is_deadline(time: Time) -> bool:
    """Whether a time is only the end of what is planned ("đến năm 2030"), and no span of years."""
    return time.until and bool(time.by and time.first and time.by.year == time.first.year)


def _year(key: str) -> int | None:
    """The year that a title gives its months and quarters ("quý I và nhiệm vụ quý II năm 2024")."""
    found = re.search(r"năm (20\d\d)(?!\d)", key)
    return int(found[1]) if found else None


_DOCUMENT = re.compile(
    r"(?:báo cáo|kế hoạch|nghị quyết|chương trình|đề án|thông báo|tờ trình|phụ lục|biểu)(?!\w)"
)


def _kind(clean: Clean, blocks: tuple[Block, ...]) -> Kind | None:
    """The kind a title promises: by the line that begins with the kind of paper, if there is one."""
    lines = [clean.key[b.start : b.end] for b in blocks[:_FRONT] if b.role is Role.TITLE]
    named = next((line for line in lines if _DOCUMENT.match(line)), None)
    return (kind_of_heading(named) if named else None) or kind_of_heading("\n".join(lines))


def names_paper(clean: Clean, blocks: tuple[Block, ...]) -> bool:
    """Whether the first lines name a kind of paper, and the text is no article."""
    return any(_DOCUMENT.match(clean.key[b.start : b.end]) for b in blocks[:_FRONT] if b.role is Role.TITLE)


_FIELD = re.compile(r"chuyển đổi số|cải cách hành chính|đổi mới sáng tạo")


def _field(key: str) -> Phrase:
    """What the document is about, for a ranking that does not say in what."""
    found = _FIELD.search(key, 0, 3000)
    return phrase(found.group()) if found else EMPTY


_CARRIED_OUT = re.compile(r"thực hiện (?:nghị quyết|đề án|kế hoạch|chương trình|quyết định)")


_OUTLOOK = re.compile(r"(?:định hướng|tầm nhìn)(?!\w)")


def _of_paper(key: str, time: Time, *, start: int, issued: date | None) -> bool:
    """Whether a time in a report's title is that of the paper carried out, not of the report.

    A span of years is, an outlook, and what was still to come when the report was signed.
    """
    found = _CARRIED_OUT.search(key)
    if found is None or found.start() >= time.start - start:
        return False
    is_outlook = _OUTLOOK.match(key, time.start - start) is not None
    to_come = time.until and issued is not None and time.by is not None and time.by.year > issued.year
    return is_outlook or to_come or "giai đoạn" in key[time.start - start : time.end - start]


def _title(blocks: tuple[Block, ...]) -> tuple[int, int] | None:
    titles = [b for b in blocks[:_FRONT] if b.role is Role.TITLE]
    if titles:
        return titles[0].start, titles[-1].end
    return None


def _opening_deadline(clean: Clean, blocks: tuple[Block, ...]) -> Time | None:
    """The deadline in the sentence that presents the paper ("… ban hành Nghị quyết … đến năm 2025 …")."""
    for block in blocks[:5]:
        if block.role is Role.TEXT and _ISSUED.search(
            clean.key, block.start, min(block.end, block.start + 400)
        ):
            return next((t for t in times(clean.key, block.start, block.end) if t.until and t.by), None)
    return None
