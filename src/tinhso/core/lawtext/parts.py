"""Third pass: the parts of a whole ("3.120 trạm, chia ra 890 trạm 3G, …"): where they begin, which figures they are."""

import re
from dataclasses import dataclass
from decimal import Decimal

from tinhso.core.lawtext.bareparts import alike
from tinhso.core.lawtext.shapes import Figure, Shape
from tinhso.core.lawtext.wording import Phrase

Span = tuple[int, int]

# "riêng 5G 1.204 trạm" is a part; "riêng xã A …" is another's figure.
_APART = r"riêng(?! (?:ở |tại )?(?:xã|phường|huyện|thị xã|thành phố|tỉnh|các)(?!\w))"
_OPENER = (
    r"(?:trong (?:đó|số đó|số này|tổng số đó)|bao gồm|gồm|(?:được )?(?:chia|phân) (?:ra|thành"
    r"|theo)[^,;:()\d]{0,30}"
    rf"|cụ thể|{_APART}"
    r"|xét theo[^,;:()\d]{0,30}|tính theo[^,;:()\d]{0,30})"
)
_AMONG = re.compile(
    r"(?<!\w)(?:trong (?:đó|số đó)(?!(?<=[^,;(] trong đó) [^,;:()\d]{4,80}[,;(])|bao gồm|gồm|(?:chia|phân) (?:ra|thành)"
    rf"|(?<=, ){_APART})(?!\w)"
)
_AT_HEAD = re.compile(rf"[\s\-+*•,]*(?:{_OPENER})(?!\w)")
_TURNS = re.compile(rf"[\s,;]*(?:và )?{_OPENER}(?!\w)")
# "612 cán bộ (…", "612 cán bộ: …": what follows in a bracket or behind a colon.
_SET_OFF = re.compile(
    r"(?P<of>[^,;:()\d]{0,50})[(:]\s*(?:trong đó )?(?P<said>(?:[^;:()\d]|\dg(?!\w)){0,60}):?\s*\Z"
)
_COMPARED = re.compile(
    r"(?:đạt|bằng|tăng|giảm|chiếm|tương|vượt|kế hoạch|chỉ tiêu|mục tiêu|cùng|năm|quý|tháng|so|số|tức|hơn"
    r"|còn thiếu"
    r"|trước|đến|từ)(?!\w)"
)


def among(key: str, above: Figure | None, at: Span) -> bool:
    """Whether words between two figures, or those that open a clause, say that parts of a whole follow."""
    start, end = at
    if above is None:
        return bool(_AT_HEAD.match(key, start, end))
    said = _TURNS.match(key, above.right, end)
    return bool(said or _AMONG.search(key, above.right, end))


def sets_off(key: str, above: Figure, part: Figure) -> bool:
    """Whether a bracket or a colon behind a count opens with a part of it ("440 dịch vụ (344 dịch vụ cấp tỉnh, …)")."""
    said = _SET_OFF.fullmatch(key, above.right, part.left)
    return bool(said and not _COMPARED.match(said["said"]) and is_part(above, part))


def parted_by_colon(key: str, around: tuple[Figure, Figure | None], colon: int) -> bool:
    """Whether a colon right behind a count stands before its parts ("612 cán bộ: 424 người đúng ngành, …")."""
    above, ahead = around
    if ahead is None or not is_part(above, ahead):
        return False
    said = _SET_OFF.fullmatch(key, above.right, ahead.left)
    return bool(said and not _COMPARED.match(said["said"]) and ahead.left > colon)


def is_part(whole: Figure, part: Figure) -> bool:
    """Whether a figure counts the same as another, and no more than it."""
    counted = whole.shape in (Shape.COUNT, Shape.AMOUNT) and part.shape in (Shape.COUNT, Shape.AMOUNT)
    return counted and alike(whole.unit, part.unit) and part.value <= whole.value


@dataclass(frozen=True, slots=True)
class Parted:
    """A whole whose parts follow: its name, unit and value; `said`: the text says so ("…, trong đó:")."""

    name: Phrase
    unit: str | None = None
    value: Decimal | None = None
    said: bool = True

    def has(self, figure: Figure) -> bool:
        """Whether a figure may be one of the parts."""
        counted = figure.shape in (Shape.COUNT, Shape.AMOUNT)
        less = self.value is None or figure.value <= self.value
        if self.said and (figure.shape is Shape.SHARE or self.unit is None):
            return True
        return counted and alike(self.unit, figure.unit) and less


_LEADS_TO_PARTS = re.compile(rf"[\s,;(.]{_OPENER}(?: có| là| như sau)?\s*:?\s*\Z")


def leads_to_parts(key: str) -> bool:
    """Whether a line over a list says that its items are parts ("… 1.902 thủ tục, trong đó:")."""
    return bool(_LEADS_TO_PARTS.search(key))
