"""Third pass, first step: the unit that a bare number has from the figures before it."""

import re

from tinhso.core.lawtext.bareparts import CHAIN, done_to, is_part
from tinhso.core.lawtext.plans import PLANNED
from tinhso.core.lawtext.shapes import Figure, Shape
from tinhso.core.lawtext.units import SCALE, UNITS, counted_noun
from tinhso.core.quantity import read_number

_BARE = re.compile(r"\s?(?:[,;.()\n]|\Z|(?:và|còn|do|vì)(?!\w))")
# "trạm BTS: 900 (2G: 300; 4G: 600)": each a part of what was counted.
_PART = re.compile(r"\s*[(;,]\s*(?:trong đó |gồm )?[^\s;,.:()][^;,.:()\n]{0,24}:\s*")
YEARLY = re.compile(r"[(;,]\s*(?:riêng |trong đó )?(?:năm )?20\d\d\s?:\s*\Z")


def _repeated(key: str, found: list[Figure], number: re.Match[str]) -> str | None:
    """The noun of the count before, for a bare part of it ("8.532 hồ sơ, trong đó trực tuyến 7.901")."""
    above = found[-1]
    behind = SCALE.match(key, number.end())
    bare = bool(_BARE.match(key, behind.end() if behind else number.end()))
    scale = behind or number["as"]
    if not bare or above.unit is None:
        return None
    if above.shape is Shape.COUNT and PLANNED.search(key, above.right, number.start()):
        return above.unit
    if above.shape is not Shape.RANK and YEARLY.search(key, above.right, number.start()):
        return above.unit
    if scale and above.unit not in ("đồng", "USD"):
        return None
    gap = key[above.right : number.start()]
    if above.shape is not Shape.SHARE and _PART.fullmatch(gap):
        return above.unit
    counted = above.shape is Shape.COUNT or (
        above.shape is Shape.AMOUNT and (scale or above.unit not in UNITS.values())
    )
    before = [(f.left, f.right, f.unit or "") for f in found[-CHAIN:]]
    done = counted and not scale and done_to(key, before[-1], number.start())
    return above.unit if counted and (done or is_part(key, before, number.start())) else None


# "1.190 hồ sơ (trực tuyến 1.102, trực tiếp 88)", "…, trong đó trước hạn 1.102, đúng hạn 85": parts named one by one.
_OPENED = re.compile(r"[^\d,;.:()]{0,24}\(\s*(?P<what>[^\d,;.:()]{2,24})\s")
_NEXT = re.compile(r"\s*[,;]\s*(?:và\s)?(?P<what>[^\d,;.:()]{2,24})\s")
_CHANGED = re.compile(
    r"[^\d,;.:()]{0,40}[(,]\s*(?:tăng|giảm)(?: thêm)?\s"
)  # "120 tổ (giảm 3 so với năm 2024)"
_SINCE = re.compile(r"\s?\)|\sso với")
_NO_PART = re.compile(
    r"(?<!\w)(?:tăng|giảm|so với|vượt|đạt|bằng|chiếm|từ|lên|xuống|trên|dưới|đến|tới|khoảng|hơn|gần|xếp|hạng"
    r"|thứ|điểm|số)(?!\w)"
)


def unit_before(key: str, found: list[Figure], number: re.Match[str], *, run: bool) -> str | None:
    """The unit that a bare number has from the figure before it; `run`: that one has it so too."""
    return (
        _counted_before(key, found, number)
        or _repeated(key, found, number)
        or _part_of(key, found[-1], number, run=run)
        or _of_those(key, found[-1], number, run=run)
    )


# "480 người dự, 450 được cấp chứng nhận", "…, còn 2 chưa đạt": so many of those.
_AND = re.compile(
    r"(?: [^\W\d]+){0,6}\s*(?:[,;(]|(?<=\w) và| còn)\s*(?:trong đó |gồm |bao gồm |còn |và |chỉ |riêng |mới )*"
)
_ARE = re.compile(
    r"\s(?:được|đã|đang|chưa|không|quá hạn|đúng hạn|trễ hạn|trước hạn|chậm|hoàn thành|là|ở|tại|toàn trình|một phần"
    r"|trực tuyến|trực tiếp|có)(?!\w)"
)


def _of_those(key: str, above: Figure, number: re.Match[str], *, run: bool) -> str | None:
    """The noun of a count, for so many of it as are in a state that stands behind the number."""
    if above.shape is not Shape.COUNT and not run or number["as"] or number["of"] or number["b"]:
        return None
    gap = key[above.right : number.start()].removeprefix(f" {above.unit}")
    return above.unit if _AND.fullmatch(gap) and _ARE.match(key, number.end()) else None


# "đúng hạn 3.251 (99,7%); quá hạn 9 (0,3%)": so many of what was counted, and what share of it.
_STATE_BEFORE = re.compile(
    r"[;,:(]\s*(?:trong đó |còn |và )?(?:(?:đúng|trước|quá|trễ|sớm)(?: và (?:đúng|trước))? hạn|trực tuyến"
    r"|trực tiếp|toàn trình"
    r"|một phần|nam|nữ|chưa \w+(?: \w+)?|còn lại|đạt chuẩn|không đạt)\s\Z"
)
_SHARE_BEHIND = re.compile(r"\s?\(\s?[\d.,]+\s?%\s?\)")
_TOTAL_BEFORE = re.compile(r"(?:đưa|nâng)(?: tổng)? số(?: \w+){0,4} lên (?:trên |hơn |khoảng )?\Z")


def _counted_before(key: str, found: list[Figure], number: re.Match[str]) -> str | None:
    """The noun of the last count for a bare number beside its share, the total it comes to, or parts of its value."""
    rate = (found[-1].unit or "").partition("/")[0]
    if (
        "/" in (found[-1].unit or "")
        and rate == counted_noun(rate)
        and _SUMMED.search(key, found[-1].right, number.start())
    ):
        return rate  # "3,2 triệu giao dịch/ngày, lũy kế 3,8 tỷ"
    counted = [f for f in found if f.shape is Shape.COUNT]
    if not counted or number["as"] or number["b"]:
        return None
    above, start = counted[-1], max(0, number.start() - _STATE)
    if number["of"]:  # "42 cán bộ; … 35/42 đã tập huấn"
        whole = read_number(number["of"])
        return above.unit if whole == above.value and _ARE.match(key, number.end()) else None
    if not _BARE.match(key, number.end()) and not _SHARE_BEHIND.match(key, number.end()):
        return None
    shared = _SHARE_BEHIND.match(key, number.end()) and _STATE_BEFORE.search(key, start, number.start())
    return above.unit if shared or _TOTAL_BEFORE.search(key, start, number.start()) else None


_SUMMED = re.compile(r"[\s,;]*(?:lũy kế|tổng cộng)(?: đạt| là)? \Z")
_STATE = 48  # characters before a number that say what is counted


def _part_of(key: str, above: Figure, number: re.Match[str], *, run: bool) -> str | None:
    """The noun of a count, for the bare parts of it that a bracket or a list names one by one."""
    if above.shape is not Shape.COUNT and not run or number["as"] or number["of"] or number["b"]:
        return None
    gap = key[above.right : number.start()]
    if _CHANGED.fullmatch(gap) and _SINCE.match(key, number.end()):
        return above.unit
    if key[number.end() : number.end() + 1] not in (",", ";", ".", ")", ""):
        return None
    found = _NEXT.fullmatch(gap) if run else _OPENED.fullmatch(gap)
    return above.unit if found and not _NO_PART.search(found["what"]) else None
