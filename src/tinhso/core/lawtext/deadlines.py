"""Times that a text names: deadlines, periods reported on, and what recurs."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from tinhso.core.lawtext.mentions import mentions
from tinhso.core.lawtext.values import Every

_Y = r"(?:19|20)\d\d(?![\d%]|[.,]\d)"
# After a month or quarter that leaves its year to the document.
_ALONE = r"(?![\d./]*\d|\s?[/-]\s?\d|,? ?năm|,? \(?20\d\d|\w)"
_BEFORE = (
    r"tính đến|tính tới|tính từ|chậm nhất là|chậm nhất|muộn nhất là|muộn nhất|không (?:muộn|chậm|trễ) hơn|trễ nhất"
    r"|xong trước|trước khi|trước"
    r"|đến|tới|hết"
    r"|sang|khi|cuối|(?<!dẫn )(?<!đứng )(?<!hàng )đầu|giữa|kể từ|từ|vào|trong|qua|sau|riêng|mốc|tầm nhìn"
    r"|định hướng|thời điểm|kết thúc|xong"
    r"|cả|ngay"
)
# How every wording of a time below begins: one look spares a try of each at most words.
_BEGINS = (
    r"\d|/|ngày|năm|nhiệm|giai|thời|tháng|quý|cuối|cả|mục|chỉ|hằng|hàng|mỗi|từng|định|bình|trung"
    r"|hai|ba|bốn|sáu|chín|mười"
)
_EACH = r"năm|quý|tháng"
_TIME = re.compile(
    # A year without a word of its own needs one before it, and does not go on with a number ("12.2025").
    rf"(?<![\w/])(?:(?<=[.,-])|(?P<free>(?<![.,-])))(?P<prep>(?:(?:{_BEFORE})\s+){{1,4}})?(?={_BEGINS})(?:"
    rf"(?P<day>(?:ngày\s+)?(?P<d>\d\d?)\s?[/.-]\s?(?P<dm>\d\d?)\s?[/.-]\s?(?P<dy>{_Y}))"
    rf"|(?P<iso>(?P<iy>20\d\d)-(?P<im>\d\d)-(?P<id>\d\d)(?!\d))"
    rf"|(?P<long>ngày\s+(?P<ld>\d\d?)\s+tháng\s+(?P<lm>\d\d?)\s+năm\s+(?P<ly>{_Y}))"
    rf"|(?P<span>(?:giai đoạn|nhiệm kỳ|thời kỳ)\s+(?:từ\s+)?(?:năm\s+)?(?P<s1>{_Y})\s*(?:-|đến"
    rf"|tới)\s*(?:năm\s+)?(?P<sy>{_Y}))"
    rf"|(?P<part>(?P<pn>\d\d?|ba|sáu|chín|mười)\s+tháng(?:(?:\s+(?P<half>đầu|cuối))?\s+(?:của\s+)?năm"
    rf"(?:\s+(?:(?P<py>{_Y})|nay(?!\w)))?|(?P<done>(?=\s(?:đạt|ước đạt|là)(?!\w)))))"
    rf"|(?P<nomonth>tháng\s+(?P<nm>\d\d?){_ALONE})"
    rf"|(?P<noyear>(?:ngày\s+)?(?P<nd>\d\d?)/(?P<ndm>\d\d?)(?![\d/%]|[.,]\d)(?!\s(?:xã|phường|huyện|thành|sở|đơn"
    rf"|chỉ|tiêu|tỉnh|bệnh|trường|trạm|thôn|hộ|người|cơ|cán|doanh|dịch|thủ|hồ|bản|tổ)))"
    rf"|(?P<yearend>(?:cuối|cả) năm(?: nay)?(?!\s*(?:19|20)\d\d)(?!\w))"
    rf"|(?P<thisyear>năm (?:nay|(?<!kỳ năm )(?<!trước năm )ngoái)(?!\w))"
    rf"|(?P<noquarter>quý\s+(?P<nq>iii|ii|iv|i|[1-4]){_ALONE})"
    rf"|(?P<month>tháng\s+(?P<mm>\d\d?)\s*(?:[/-]|\s+năm)\s*(?P<my>{_Y}))"
    rf"|(?P<quarter>quý\s+(?P<q>iii|ii|iv|i|[1-4])\s*(?:[/-]|,?\s*năm)?\s*(?P<qy>{_Y}))"
    rf"|(?P<years>(?:\d|hai|ba|bốn|năm)\s+năm\s+(?P<ys1>{_Y})\s*(?:-|và|,)\s*(?:năm\s+)?(?P<ys>{_Y}))"
    rf"|(?P<year>(?:năm|mục tiêu|chỉ tiêu)\s+(?P<y>{_Y})(?:\s*-\s*(?P<y2>{_Y}))?)"
    rf"|(?P<every>(?<!theo )(?:định kỳ\s+)?(?:bình quân\s+|trung bình\s+)?(?:hằng|hàng|mỗi|từng)\s+(?P<e>{_EACH})"
    rf"(?!\s+\d)(?!\w)(?:\s+sau đó)?)"
    rf"|(?P<per>/\s?(?P<p>{_EACH})(?!\w))"
    rf"|(?(prep)(?(free)(?P<by>20[1-6]\d)(?![\d%/]|[.,]\d)(?:\s*-\s*(?P<by2>20[1-6]\d)(?!\d))?|(?!))|(?!))"
    rf"|(?(prep)(?(free)(?P<sm>\d\d?)/(?P<smy>20[1-6]\d)(?!\d)|(?!))|(?!))"
    rf")"
    # "2 lần/năm", "5% /năm": the stroke first, or each letter would be a place to look back from.
    rf"|\s(?:(?<=%\s)|(?<=lần\s))/\s?(?P<rate>{_EACH})(?!\w)|/(?<=lần/)\s?(?P<often>{_EACH})(?!\w)"
)
# Without one of these no time is named.
_SIGNS = ("20", "19", "/", "năm", "tháng", "quý")
_QUICK = re.compile(
    r"20\d\d|19\d\d|(?:hằng|hàng|mỗi|từng) (?:năm|quý|tháng)|/ ?(?:năm|quý|tháng)|tháng (?:đầu|cuối)? ?năm"
    r"|\d tháng (?:đạt|ước|là)"
    r"|năm (?:nay|ngoái)|tháng \d|quý (?:i|\d)|c(?:uối|ả) năm|(?:trước|đến|vào|từ|ngày|tới) (?:ngày )?\d\d?/\d"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_EVERY = {"năm": Every.YEAR, "quý": Every.QUARTER, "tháng": Every.MONTH}
# "trước năm 2023" ends the day before; "trước khi hết năm 2023" does not.
_STRICTLY_BEFORE = re.compile(r"trước\s+\Z|trước (?!khi)")
_OF_A_PAPER = re.compile(
    r"(?:kế hoạch|nghị quyết|chương trình|báo cáo|quyết định|luật(?: \w+){0,5}|nghị định|đề án|công văn|thông báo"
    r"|ban hành|số liệu|dự toán|so với|cùng kỳ|so với cùng kỳ|hơn|bằng|lần)"
    r"(?: (?:số )?[\w/.-]+)?\s*(?:\(|của|,)?\s*\Z"
)
# "từ 16/3 đến 31/3/2023" is when something took place, no deadline.
_FROM_DAY = re.compile(r"từ\s+(?:ngày\s+)?\d\d?[/.]\d\d?(?:[/.](?:19|20)\d\d)?\s*\Z")


@dataclass(frozen=True, slots=True)
class Time:
    """A time named at `start:end` of the key: `by` its last day allowed, `as_of` the period as text.

    `paper`: the year of a document ("kế hoạch năm 2022"), not of a figure. `past`: "tính đến …".
    `until`: worded as a deadline ("đến năm …", "trước …"). `first`: the first day of the period.
    `since`: from when on ("từ năm …").
    """

    start: int
    end: int
    by: date | None
    as_of: str | None
    every: Every | None = None
    paper: bool = False
    past: bool = False
    until: bool = False
    first: date | None = None
    since: bool = False


def times(key: str, start: int, end: int, *, year: int | None = None) -> tuple[Time, ...]:
    """The times named in `key[start:end]`, in order; `year`: that of months and quarters without one."""
    if not mentions(_SIGNS, key[start:end]) or not _QUICK.search(key, start, end):
        return ()
    found: list[Time] = []
    for match in _TIME.finditer(key, start, end):
        said = next((t.by.year for t in reversed(found) if t.by), year) if match["noyear"] else year
        time = _time(key, match, said)
        found += [time] if time else []
    bare = [_whole_year(match) for match in _BARE.finditer(key, start, end)]
    alone = [t for t in bare if not any(t.start < o.end and o.start < t.end for o in found)]
    return tuple(sorted((*found, *alone), key=lambda time: time.start)) if alone else tuple(found)


# A year that stands for itself in a list of years: "2025 là 85%, 2027 là 90%", "hạng 8 (2027)".
_BARE = re.compile(
    r"20[1-6]\d(?:(?<![\w/.,-]\d{4})(?=\s(?:là|đạt|lần lượt|tương ứng)\s)|(?<=\(\d{4})(?=\))"
    r"|(?<=20\d\d, \d{4})(?![\d%/]|[.,]\d)"
    r"|(?<=(?:dti|pii|pci) \d{4})(?![\d%/.,-]*\d))"  # "đứng thứ 4/34 về DTI 2024"
)


def _whole_year(found: re.Match[str]) -> Time:
    return Time(found.start(), found.end(), date(int(found.group()), 12, 31), found.group())


_BARE_YEAR = re.compile(
    r"[\s(]*(?:(?:đến|mốc|tới|cuối)\s+)?(?P<y>20[0-6]\d)(?:\s*-\s*(?P<y2>20[0-6]\d))?[\s)]*(?::|\Z)"
)


def bare_year(key: str, span: tuple[int, int]) -> Time | None:
    """The year that a cell or a label consists of ("2025")."""
    found = _BARE_YEAR.match(key[slice(*span)])
    if not found:
        return None
    year = int(found["y2"] or found["y"])
    return Time(*span, date(year, 12, 31), str(year))


_YEARS = re.compile(r"(?<![\d/-])(?P<y>20[0-6]\d)\s?[-–]\s?(?P<y2>20[0-6]\d)(?![\d/-])|\((?P<z>20[0-6]\d)\)")


def years_of(key: str, span: tuple[int, int]) -> tuple[Time, ...]:
    """The years that a heading names without a word ("Sẽ làm (2026 - 2027)", "Mục tiêu (2026)")."""
    found = _YEARS.search(key, *span)
    if not found:
        return ()
    first, last = int(found["y"] or found["z"]), int(found["y2"] or found["z"])
    by, begun = date(last, 12, 31), date(first, 1, 1)
    return (Time(*found.span(), by, str(last), until=first < last, first=begun),) if first <= last else ()


_ANY_YEAR = re.compile(r"(?<!\d)20[0-6]\d(?!\d)")


def last_year(key: str, span: tuple[int, int]) -> Time | None:
    """The last year that the header of a column names, in whatever words."""
    years = [int(found.group()) for found in _ANY_YEAR.finditer(key, *span)]
    return Time(*span, date(years[-1], 12, 31), str(years[-1])) if years else None


_YEAR_LABEL = re.compile(r"(?<!\d)(?P<y>20[0-6]\d)\s*:")


def cell_times(key: str, span: tuple[int, int]) -> tuple[Time, ...]:
    """The times in a cell of a table, where a year before a colon is one too ("2026: 15%; 2030: 30%")."""
    named = times(key, *span)
    years = [
        Time(found.start(), found.end(), date(int(found["y"]), 12, 31), found["y"])
        for found in _YEAR_LABEL.finditer(key, *span)
        if not any(t.start <= found.start() < t.end for t in named)
    ]
    return tuple(sorted((*named, *years), key=lambda time: time.start))


def _time(key: str, found: re.Match[str], given: int | None) -> Time | None:
    word = found["e"] or found["p"] or found["rate"] or found["often"]
    if word:
        return Time(found.start(), found.end(), None, None, _EVERY[word])
    prep = found["prep"] or ""
    period = _period(found, given)
    if period is None:
        return None
    first, last, as_of = period
    by = first - timedelta(days=1) if _STRICTLY_BEFORE.search(prep) else last
    if by < first:
        as_of = by.isoformat()
    if "giữa" in prep and found["year"]:
        by = date(last.year, 6, 30)
    paper = bool(_OF_A_PAPER.search(key, max(0, found.start() - 40), found.start())) and not prep
    paper = paper and not _AS_TOLD.search(key, max(0, found.start() - 60), found.start())
    paper = paper or bool(_COMPARED_WITH.search(key, max(0, found.start() - 24), found.start()))
    paper = paper or bool(_SET_BY.search(key, max(0, found.start() - 60), found.start()))
    paper = paper and not (found["noquarter"] or found["nomonth"])
    past = "tính" in prep
    spans = bool(_FROM_DAY.search(key, max(0, found.start() - 24), found.start()))
    ahead = found["span"] or (_AHEAD.search(prep) and prep.strip() != "cuối")
    until = bool(not past and not spans and ahead)
    since = bool(_SINCE.match(prep))
    return Time(found.start(), found.end(), by, as_of, None, paper, past, until, first, since)


_COMPARED_WITH = re.compile(r"so (?:với|cùng kỳ)(?: (?:mức|thời điểm|cùng kỳ|cùng thời điểm|kết quả))?\s+\Z")
# "26 chỉ tiêu mà Nghị quyết đặt ra cho giai đoạn …": when those are due, and no time of what is told of them.
_SET_BY = re.compile(
    r"(?:mà|do|được|theo) [^,;.:()\d]{0,30}(?:[\d/-]+[^,;.:()]{0,12} )?(?:đặt ra|đề ra|giao|xác định)"
    r" (?:cho|trong|đến) (?:cả )?\Z"
)
# "Theo báo cáo, năm 2024 …": who tells it, and when it was.
_AS_TOLD = re.compile(r"(?<!\w)theo (?:báo cáo|số liệu|thống kê|kết quả)[^,;.:()\d]{0,40},\s*\Z")
_SINCE = re.compile(r"(?:kể )?từ\s+\Z")
_AHEAD = re.compile(r"đến|tới|trước|hết|nhất|hơn|xong|mốc|tầm nhìn|cuối|vào|sang")


def _period(found: re.Match[str], given: int | None) -> tuple[date, date, str] | None:
    """First day, last day and name of the period; None for a day or month that does not exist."""
    if found["noyear"] or found["yearend"] or found["nomonth"] or found["thisyear"]:
        return _without_year(found, given)
    if found["day"] or found["long"] or found["iso"]:
        return _one_day(found)
    if found["month"] or found["sm"]:
        return _months(int(found["my"] or found["smy"]), (int(found["mm"] or found["sm"]),) * 2)
    if found["quarter"] or found["noquarter"]:
        whole = int(found["qy"] or given or 0)
        return _quarter(whole, _QUARTERS[found["q"] or found["nq"]]) if whole else None
    if found["part"]:
        return _part(found, given)
    year = int(found["sy"] or found["ys"] or found["y2"] or found["by2"] or found["y"] or found["by"])
    begun = int(found["s1"] or found["ys1"] or found["y"] or found["by"] or year)
    return date(begun, 1, 1), date(year, 12, 31), str(year)


def _without_year(found: re.Match[str], given: int | None) -> tuple[date, date, str] | None:
    """A day or the end of a year that leaves its year to the document ("trước 01/6", "cuối năm")."""
    if found["thisyear"]:
        return _this_year(found["thisyear"], given)
    if found["yearend"]:
        return (date(given, 1, 1), date(given, 12, 31), str(given)) if given else None
    if found["nomonth"]:
        return _months(given, (int(found["nm"]),) * 2) if given else None
    month, day = int(found["ndm"]), int(found["nd"])
    said = found["prep"] or found["noyear"].startswith("ngày")
    if not (given and said and 1 <= month <= _MONTHS and 1 <= day <= monthrange(given, month)[1]):
        return None
    on = date(given, month, day)
    return on, on, on.isoformat()


_MONTHS = 12


def _this_year(said: str, given: int | None) -> tuple[date, date, str] | None:
    """The year of the document, or the one before it ("năm ngoái")."""
    if not given:
        return None
    year = given - 1 if said.endswith("ngoái") else given
    return date(year, 1, 1), date(year, 12, 31), str(year)


def _one_day(found: re.Match[str]) -> tuple[date, date, str] | None:
    year, month, day = (
        int(found[a] or found[b] or found[c])
        for a, b, c in (("dy", "ly", "iy"), ("dm", "lm", "im"), ("d", "ld", "id"))
    )
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    on = date(year, month, day)
    return on, on, on.isoformat()


def _quarter(year: int, quarter: int) -> tuple[date, date, str]:
    last = 3 * quarter
    return date(year, last - 2, 1), date(year, last, monthrange(year, last)[1]), f"{year}-Q{quarter}"


_SPELT = {"ba": 3, "sáu": 6, "chín": 9, "mười": 10}


def _part(found: re.Match[str], given: int | None) -> tuple[date, date, str] | None:
    if found["done"] is not None and found["prep"]:
        return None  # "sau 6 tháng đạt …": how long, and not when
    year = int(found["py"] or given or 0)
    months = _SPELT.get(found["pn"]) or int(found["pn"])
    if not year or not 1 <= months <= _MONTHS:
        return None
    return _months(year, (13 - months, 12) if found["half"] == "cuối" else (1, months))


def _months(year: int, span: tuple[int, int]) -> tuple[date, date, str] | None:
    first, last = span
    if not 1 <= first <= last <= 12:
        return None
    end = date(year, last, monthrange(year, last)[1])
    return date(year, first, 1), end, f"{year}-{last:02d}"
