"""Bare numbers that are parts of the count before them ("3.120 trạm, trong đó 2G 734, 3G 890")."""

import re
from collections.abc import Sequence

# Where a count stands, its words included, and its noun.
Counted = tuple[int, int, str]

_AMONG = re.compile(r"trong (?:đó|số đó)|gồm|bao gồm|(?:chia|phân) (?:ra|thành|theo)|(?<=, )riêng")
# "…, 3G 890, …": one more part behind another.
_NEXT_PART = re.compile(r"\s*(?:[,;]|và(?!\w)|còn(?!\w))\s*(?:và |còn )?(?:[^\d,;.:()\n]|\dg(?!\w)){1,40}")
# "trạm BTS: 900 (2G 300, …)": a part with no colon of its own.
_SET_OFF = re.compile(
    r"\s*[(:]\s*(?:trong đó )?(?!(?:đạt|bằng|tăng|giảm|chiếm|tương|vượt|kế hoạch|chỉ tiêu|mục tiêu|cùng|năm"
    r"|quý|tháng|so"
    r"|số|tức|hơn|trước|đến|từ|tại|theo|điều|khoản|trang|hạng"
    r"|thứ)(?!\w))[^\d,;.:()\n]{0,3}\w[^,;.:()\n]{0,24} "
)
CHAIN = 12  # parts of one whole that are looked back over
_LONGEST = 80  # characters between a whole and its first part
# "thu nhận 812.000 hồ sơ, phê duyệt 805.000, …": what was done to as many of them.
_DONE_TO = re.compile(
    r"(?: [^\W\d]+){0,5}\s*(?:[,;]|thì)\s+(?:và |đã |đang |chưa |không |nay |mới |có )*(?:phê duyệt|giải quyết|xử lý"
    r"|trả|kích hoạt|hoàn thành|tiếp nhận|công khai|ký số|nộp|trực tuyến|trực tiếp|thực hiện|triển khai|xong|đạt"
    r"|chậm tiến độ|chậm muộn|chậm|còn lại|còn|đúng hạn|quá hạn|trễ hạn|trước hạn|trong hạn|từ chối|bổ sung"
    r"|toàn trình|một phần|dừng|vượt tiến độ|đúng tiến độ|cung cấp|tích hợp|số hóa)(?: [^\W\d]+){0,3}\s+"
)


def done_to(key: str, above: Counted, at: int) -> bool:
    """Whether a bare number tells to how many of those counted before something was done."""
    return bool(_DONE_TO.fullmatch(key[above[1] : at].removeprefix(f" {above[2]}")))


def is_part(key: str, found: Sequence[Counted], at: int) -> bool:
    """Whether a bare number is one of the parts of a count, the first of them or one behind another."""
    for left, right, unit in reversed(found):
        gap = key[right:at].removeprefix(f" {unit}")
        if (len(gap) < _LONGEST and _AMONG.search(gap)) or _SET_OFF.fullmatch(gap):
            return True
        if not _NEXT_PART.fullmatch(gap):
            return False
        at = left
    return False


_PEOPLE = (
    "người",
    "cán bộ",
    "công chức",
    "viên chức",
    "nhân sự",
    "lao động",
    "thành viên",
    "học viên",
    "nhân lực",
)


def alike(one: str | None, other: str | None) -> bool:
    """Whether two units count the same ("cán bộ" and "người", "trạm BTS" and "trạm")."""
    if not one or not other:
        return False
    people = one.startswith(_PEOPLE) and other.startswith(_PEOPLE)
    one, other = one.lower(), other.lower()
    return people or one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")
