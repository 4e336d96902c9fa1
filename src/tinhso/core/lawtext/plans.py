"""Third pass, first step: plans that a figure is compared to, parts of a plan, and numbers that say nothing."""

import re

from tinhso.core.lawtext.binding import is_baseline, past_plan
from tinhso.core.lawtext.mentions import mentions
from tinhso.core.lawtext.units import DURATIONS, PARTS

_CUT = re.compile(
    r"(?:(?:thời gian (?:chờ|xử lý|giải quyết|thực hiện|phản hồi|trả|đi)"
    r"|giảm|rút ngắn|cắt giảm|không quá|tối đa|dưới|còn|trong vòng)\b|[≤<])[^.;]{0,30}\Z"
)
_DONE = re.compile(
    r"hoàn thành|(?:đã|thì|mới) xong|đạt|(?:đúng|quá|trong|trước) hạn|vượt|chậm|đang (?:triển khai|thực hiện)"
)
_DONE_AFTER = re.compile(
    r"\s(?:chỉ tiêu|mục tiêu|tiêu chí|nhiệm vụ|nội dung|giải pháp)[^,;.:()\d]{0,24}?\s(?:(?:đã|đều|chưa|không"
    r"|cơ bản) )*(?:đạt|vượt"
    r"|hoàn thành)(?!\w)|"
    r"[^,;.:()\d]{0,40}\s(?:(?:đã|được|chưa|đang) (?:hoàn thành|triển khai|thực hiện|xong)|(?:đúng|quá"
    r"|trong|trước|đến) hạn)"
)
_PLAN = re.compile(
    r"(?:so với|trên|/|bằng|\(|chưa đạt|thấp hơn|cao hơn|vượt(?: xa)?)\s*(?:tổng )?(?:chỉ tiêu|kế hoạch|mục tiêu)"
    r"(?: (?:được )?(?:kế hoạch|giao|đề ra|năm"
    r"|đặt ra|là|tỉnh giao|cần đạt|phải đạt|yêu cầu))*\s*\Z"
    r"|(?:chỉ tiêu|kế hoạch|mục tiêu)(?:\s[^,;.()%\d]{1,30})?\s(?:giao|đặt ra"
    r"|đề ra)(?: cho [^,;.()%\d]{1,20})?(?: là)?\s*\Z"
    r"|%\s*(?:so với |của )?(?:tổng )?(?:dự toán|kế hoạch vốn|chỉ tiêu|kế hoạch)(?: (?:được )?(?:giao|đề ra|năm"
    r"|cả năm|là|vốn))*\s*\Z"
    r"|(?:chỉ tiêu|kế hoạch|mục tiêu|khối lượng hợp đồng|dự toán năm)(?:\s[^,;.()%]{0,30})?\(\s*\Z"
)
# "9 chỉ tiêu hoàn thành (60%)": what share of them.
_GRADED = re.compile(
    r"\d chỉ tiêu (?:đã )?(?:cơ bản )?(?:hoàn thành|đạt|vượt|chưa|không|khó)(?: \w+){0,3}\s?\(\Z"
)
_PLANS = ("chỉ tiêu", "kế hoạch", "mục tiêu", "dự toán", "khối lượng hợp đồng")  # one of these is said
_OUTER = re.compile(r"\s*\)")

_MISSED = re.compile(
    r"(?<!\w)(?:(?:chưa đạt|chưa bằng|không đạt|thấp hơn|kém)(?: mức| con số| ngưỡng| chỉ tiêu| mốc)?"
    r"|(?:cao hơn|vượt(?: xa)?|so với|bằng|đạt)(?: mức| con số| ngưỡng| chỉ tiêu| mốc))\s*\Z"
)
_GIVEN = re.compile(
    r"\s*(?:(?:do|theo|mà) (?:kế hoạch|nghị quyết)?)?\s?(?:(?:ubnd|hđnd) )?(?:tỉnh|trung ương|chính phủ"
    r"|huyện|xã|cấp trên|đã|được)?\s?(?:được )?"
    r"(?:giao|đề ra|đặt ra)(?!\w)"
)
PLANNED = re.compile(r"\(\s*(?:chỉ tiêu|kế hoạch|mục tiêu|kh|mt)(?!\w)[^;()%]{0,40}\Z")


def is_plan(key: str, before: tuple[int, int], right: int) -> bool:
    """Whether a value is the plan that another is compared to, by the words `before` it."""
    said = key[slice(*before)]
    if past_plan(key, before) or _GRADED.search(key, *before):
        return False
    if "/" in said[-2:] and _OVER.search(key, *before) and _OF_PLAN.match(key, right):
        return True
    closed = "(" in said and PLANNED.search(key, *before) and _OUTER.match(key, right)
    return bool(closed or (mentions(_PLANS, said) and _PLAN.search(key, *before)))


# "giải ngân 118 tỷ đồng/132 tỷ đồng kế hoạch vốn", "41%/50%": what was to be reached stands behind the stroke.
_OVER = re.compile(r"(?:%|đồng|tỷ|tỉ|triệu|usd)\s?/\s?\Z")
_OF_PLAN = re.compile(r"\s?(?:tổng )?(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)(?!\w)|(?<=%)")


def missed_end(key: str, before: tuple[int, int], right: int) -> int | None:
    """Where the words end that make a value what was asked for and not reached ("thấp hơn mức 40% đề ra")."""
    given = _GIVEN.match(key, right)
    return given.end() if given and _MISSED.search(key, *before) else None


# "18 xã nêu trên khắc phục ngay": counted before.
_AGAIN = re.compile(
    r"\s[^,;.:()\d]{2,24}(?:, [^,;.:()\d]{2,12})?\s(?:nêu trên|nói trên|trên đây|kể trên)(?!\w)"
)


# "mã số vùng trồng …, diện tích 6.840 ha"; the area of a province is none of its figures.
_AREA = re.compile(r"(?<!\w)(?:(?:tổng )?diện tích(?! tự nhiên)(?: [^\W\d]+){0,4}|rộng)\s\Z")


_AT_HEAD = re.compile(r"(?:\A|[\n;.:)+-])\s*\Z")


def speaks(key: str, at: tuple[int, int], unit: str, *, counts: bool) -> bool:
    """Whether a number with a unit says something: no length of a campaign, no count of parts."""
    start, end = at
    if counts and unit.startswith("số "):
        return False  # "2/3 số xã" is a part in words, not a count
    before = (max(0, start - 60), start)
    if unit in DURATIONS or unit.split("/")[0] == "năm":
        baseline = unit != "năm" and is_baseline(key, (*before, end + len(unit) + 1))
        return baseline or bool(_CUT.search(key, *before)) and unit != "năm"
    if counts and PARTS.match(key, end):
        done = _DONE.search(key, max(0, start - 30), start) or _DONE_AFTER.match(key, end)
        return bool(done) or "/" in key[start:end]
    if counts and _AT_HEAD.search(key, max(0, start - 8), start) and _AGAIN.match(key, end):
        return False
    if unit == "ha" and _AREA.search(key, *before):
        return True
    return unit not in ("km2", "ha", "m2", "cây số", "cây")
