"""Third pass: places in a ranking: top N, the N leading provinces, rank N of M."""

import re
from decimal import Decimal

from tinhso.core.lawtext.deadlines import Time
from tinhso.core.lawtext.mentions import mentions
from tinhso.core.lawtext.shapes import Figure, Shape
from tinhso.core.lawtext.units import COUNTED
from tinhso.core.lawtext.values import Whole
from tinhso.core.quantity import Comparator

_PLACES = (
    r"(?:tỉnh(?:,? (?:và )?thành phố|, thành|/thành phố|/thành)?|địa phương|thành phố|quốc gia|nước"
    r"|bộ, ngành|đơn vị cấp tỉnh|đơn vị)"
)
_LEADING = (
    r"(?:dẫn đầu|đứng đầu|hàng đầu|cao nhất|tốt nhất|tiên phong|đầu bảng|có thứ hạng cao|khá nhất|lớn nhất)"
)
_TOP = re.compile(
    rf"(?<!\w)(?:(?:(?:trong |thuộc |vào |ở |nằm trong |giữ trong )*(?:nhóm|top"
    rf"|tốp)(?: các)?\s*-?\s*(?P<a>\d{{1,3}})(?:\s?/\s?(?P<of>\d{{1,3}}))?"
    rf"(?!\s?%|[\d.,]\d)(?:\s+{_PLACES}(?P<index>(?: (?!{_LEADING})[\w-]+){{0,12}}?) {_LEADING}"
    rf"|\s+{_PLACES})?)"
    rf"|(?:(?:trong|thuộc|vào) )*(?:nhóm "
    rf"|số )?(?P<b>\d{{1,3}}) {_PLACES}(?P<index2>(?: (?!{_LEADING})[\w-]+){{0,12}}?) {_LEADING})"
)
_WORDS = {
    "nhất": 1,
    "nhì": 2,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_RANK = re.compile(
    r"(?<!\w)(?:(?:còn |đang |nằm |giữ )*(?:xếp|đứng|giữ|vươn lên|ở|đạt|lên)\s+)?"
    r"(?:(?:(?:xếp|đứng|giữ|ở)\s+)?(?:từ\s+)?(?:thứ hạng|xếp hạng|hạng|vị trí|vị thứ|thứ)(?:\s+(?:thứ|là|hạng))*"
    r"|(?P<bare>xếp|đứng))\s+"
    rf"(?:(?P<a>\d{{1,3}})(?:\s?/\s?(?P<of>\d{{1,3}}))?(?![\d%]|[.,]\d)|(?P<word>{'|'.join(_WORDS)})(?!\w))"
    rf"(?:\s+(?:trên|trong)\s+(?:tổng số |số )?(?P<among>\d{{1,3}})(?=\s+{_PLACES}))?"
    rf"(?:\s+{_PLACES}(?=\s*(?:,|;|\.|\(|\Z|về|trong|của|với)))?(?P<up>\s+trở lên)?"
)
_RATIO = re.compile(
    r"(?<![\w/.,])(?P<a>\d{1,3})/(?P<of>\d{1,3})(?![\w/%]|[.,]\d)(?!\s*(?:[/-]|tiêu chí|chỉ|xã|huyện"
    r"|đơn vị|nhiệm|điểm))"
)
# "đứng thứ 15 cả nước, thứ 3 vùng Đồng bằng sông Cửu Long"
_NEXT = re.compile(
    r"(?<=, )(?:và )?thứ (?P<a>\d{1,3})(?P<of>(?!))?(?=\s(?:vùng|khu vực|cả nước|toàn quốc|trong|đồng bằng|miền))"
)
_RANKED = ("tỉnh", "thành phố", "địa phương")
_ORDINAL = re.compile(r"(?:lần|công nghiệp|kỳ họp|đại hội|khóa|cách mạng công nghiệp|phần|ngày) \Z")
_HOW = re.compile(r"(?<!\w)(?:trong|thuộc|vào|ở|nằm|trong số|giữ|lọt|lọt vào|đứng|xếp) *\Z")
_COUNTED_AFTER = re.compile(
    r"\s+(?:nhiệm vụ|giải pháp|dịch vụ|doanh nghiệp|thủ tục|chỉ tiêu|nội dung|tiêu chí|người|hộ|lĩnh vực"
    r"|sản phẩm|ngành|trẻ)"
)


# Without one of these no place in a ranking is named.
_SIGNS = ("hạng", "xếp", "đứng", "thứ", "vị trí", "nhóm", "top", "tốp", "đầu", "nhất", "tiên phong")


def ranks(key: str, span: tuple[int, int], times: tuple[Time, ...]) -> tuple[Figure, ...]:
    """The places in rankings named in `key[start:end]`, in order."""
    return _placed(key, span, times) if mentions(_SIGNS, key[slice(*span)]) else ()


def _placed(key: str, span: tuple[int, int], times: tuple[Time, ...]) -> tuple[Figure, ...]:
    found = [f for m in _TOP.finditer(key, *span) if (f := _top(key, m, span[0]))]
    for match in _RANK.finditer(key, *span):
        if not any(_meet(match.span(), (f.left, f.right)) for f in found) and (
            rank := _rank(key, match, span[0])
        ):
            found.append(rank)
    found += [more for rank in found if not rank.whole for more in _listed(key, rank, span[1])]
    if found:
        first = min(f.left for f in found)
        for match in _RATIO.finditer(key, first, span[1]):
            counted = COUNTED.match(key, match.end())
            if counted and counted["noun"] not in _RANKED:
                continue
            if not any(_meet(match.span(), (f.left, f.right)) for f in found):
                found.append(_made(match, match.span("a"), Comparator.EQ, rule="rank.listed"))
    if found:
        first = min(f.left for f in found)
        found += [
            _made(m, m.span("a"), Comparator.EQ, rule="rank.next")
            for m in _NEXT.finditer(key, first, span[1])
            if not any(_meet(m.span("a"), (f.start, f.end)) for f in found)
        ]
    found = [f for f in found if not _DENIED.search(key, max(span[0], f.left - _NEAR), f.left)]
    clear = [f for f in found if not any(_meet((f.start, f.end), (t.start, t.end)) for t in times)]
    return tuple(sorted(clear, key=lambda f: f.start))


# "giữ vị trí thứ 5, 6, 7": places beside each other.
_MORE = re.compile(
    r"(?:\s*,\s*|\s+và\s+)(?:thứ |hạng )?(?P<a>\d{1,3})(?=\s*(?:[,;.)]|\Z|với|và|về|trong|trên|cả|toàn)(?![.,]?\d))"
)


def _listed(key: str, rank: Figure, stop: int) -> list[Figure]:
    made: list[Figure] = []
    at = rank.end
    while rank.comparator is Comparator.EQ and (match := _MORE.match(key, at, stop)):
        made.append(
            Figure(
                match.start("a"), match.end("a"), match.start("a"), match.end("a"), Shape.RANK, Decimal(match["a"]),
                None, "hạng", Comparator.EQ, rules=("rank.listed",),
            )
        )  # fmt: skip
        at = match.end("a")
    return made


# "không hứa vào top 10": no place is promised.
_DENIED = re.compile(
    r"(?<!\w)(?:không|chưa|chẳng)(?: dám)? (?:hứa|đặt mục tiêu|mơ|chạy theo|kỳ vọng)(?!\w)[^.;:]{0,30}\Z"
)
_NEAR = 40


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


_IN_WHAT = re.compile(
    r"\s(?:(?:của |trong )?(?:cả nước|toàn quốc)|về (?:bộ )?chỉ số|về (?:chuyển đổi số|dti|pii))(?!\w)"
)


def _top(key: str, match: re.Match[str], low: int) -> Figure | None:
    span = match.span("a" if match["a"] else "b")
    is_group = match.group().lstrip().startswith(("nhóm", "số")) and not match["b"]
    if match["a"] and _COUNTED_AFTER.match(key, match.end()):
        return None
    if (
        is_group
        and not _HOW.search(key, max(low, match.start() - 20), match.start())
        and match["index"] is None
        and not _IN_WHAT.match(key, match.end())
    ):
        return None
    return _made(match, span, Comparator.TOP, rule="rank.top")


def _rank(key: str, match: re.Match[str], low: int) -> Figure | None:
    if _ORDINAL.search(key, max(low, match.start() - 20), match.start()) or _COUNTED_AFTER.match(
        key, match.end()
    ):
        return None
    if match["bare"] and not match["of"]:
        return None
    if match.group().startswith("thứ ") and not match["of"] and not _is_placed(key, match, low):
        return None
    comparator = Comparator.TOP if match["up"] else Comparator.EQ
    return _made(match, match.span("a" if match["a"] else "word"), comparator, rule="rank.place")


# "kinh tế số thứ 22", "SIPAS thứ 7 toàn quốc"
_PLACED = re.compile(
    r"(?<!\w)(?:dti|pii|pci|papi|par[ -]index|sipas|chỉ số[^,;.:]{0,40}|(?:chính quyền|kinh tế|xã hội|hạ tầng|nhân lực"
    r"|nhận thức|thể chế|dữ liệu) số|an toàn thông tin(?: mạng)?)(?:\s*\([^()]{2,20}\))?"
    r"(?:\s(?:đứng|xếp|ở|vươn lên|tụt xuống|rơi xuống|xuống|lên|giữ|là))?\s*\Z"
)
_FIELD = re.compile(r"\s(?:toàn quốc|cả nước|trong (?:cả nước|vùng|khu vực)|khu vực|vùng)(?!\w)")


def _is_placed(key: str, match: re.Match[str], low: int) -> bool:
    """Whether a bare "thứ 7" is a place in a ranking: of an index named before it, or in a field behind it."""
    if match["word"]:
        return False
    named = _PLACED.search(key, max(low, match.start() - 80), match.start())
    return bool(named or _FIELD.match(key, match.end()))


_AMONG = re.compile(
    r"\s+(?P<what>(?:đơn vị|cơ quan) cấp \w+|xã, phường|xã|phường|huyện, thị xã|huyện|sở, ban, ngành|sở, ngành"
    r"|sở|đơn vị|cơ quan"
    r"|bộ, ngành|quốc gia|nước|địa phương|doanh nghiệp)(?!\w)"
)


def _ranked(match: re.Match[str]) -> str:
    """What is ranked, as the words behind the rank say; provinces where they say nothing."""
    after = match.end("of") if match["of"] else match.end("among")
    said = _AMONG.match(match.string, after)
    return said["what"] if said else "tỉnh"


def _made(match: re.Match[str], span: tuple[int, int], comparator: Comparator, *, rule: str) -> Figure:
    digits = match.string[span[0] : span[1]]
    value = Decimal(digits) if digits.isdigit() else Decimal(_WORDS[digits])
    among = match["of"] or match.groupdict().get("among")
    whole = Whole(Decimal(among), _ranked(match)) if among else None
    end = match.end("of") if match["of"] else span[1]
    return Figure(
        span[0],
        end,
        match.start(),
        match.end(),
        Shape.RANK,
        value,
        None,
        "hạng",
        comparator,
        whole,
        rules=(rule,),
    )
