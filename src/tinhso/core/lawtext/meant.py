"""Figures that belong to a name, and counts written as words."""

import re
from decimal import Decimal

from tinhso.core.lawtext import words
from tinhso.core.lawtext.binding import COMPARATORS
from tinhso.core.lawtext.figures import Figure, Shape
from tinhso.core.lawtext.units import COUNTED, PARTS, any_of
from tinhso.core.quantity import Comparator

_SIZE = re.compile(r"\([^()]{0,60}km2[^()]{0,60}\)")


def meant(key: str, span: tuple[int, int], found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Without the figures that are part of a name: "hộ có ít nhất 1 thiết bị: 80%", "chỉ số lọt Top 10",
    the size and population of a province in brackets."""
    kept: list[Figure] = []
    sizes = [m.span() for m in _SIZE.finditer(key, *span)] if "km2" in key[slice(*span)] else []
    for i, figure in enumerate(found):
        above = kept[-1] if kept else None
        inside = above is not None and _within_name(key, above, figure)
        ahead = found[i + 1] if i + 1 < len(found) else None
        if (
            inside
            or (ahead and _names_ahead(key, figure, ahead))
            or any(a < figure.start < b for a, b in sizes)
        ):
            continue
        kept.append(figure)
    return tuple(kept)


def _within_name(key: str, above: Figure, figure: Figure) -> bool:
    """Whether a figure belongs to what the one before it counts."""
    gap = key[above.right : figure.left]
    if re.search(r"[;:.]", gap) or above.shape not in (Shape.SHARE, Shape.COUNT):
        return False
    if figure.shape is Shape.RANK:
        return (
            "," not in gap and bool(re.search(r"\w", gap)) and above.left < figure.left and " và " not in gap
        )
    if above.shape is Shape.SHARE and (figure.unit or "").startswith("lần") and "," not in gap:
        return True
    if _SPEED.search(gap) and "," not in gap:
        return True
    if figure.shape is Shape.COUNT and _AT.search(gap) and _DOES.match(key, figure.right):
        return True
    small = figure.shape is Shape.COUNT and figure.value <= 5 and figure.comparator is Comparator.GE
    return (
        small
        and above.shape is Shape.SHARE
        and bool(
            re.search(
                r"(?:có|cung cấp|sử dụng|tham gia|bố trí|trang bị|thành lập|hình thành|xây dựng|triển khai|duy trì"
                r"|được|thực hiện|ứng dụng|đăng ký|đưa)\s*\Z",
                gap,
            )
        )
    )


# "người dùng có khả năng truy nhập với tốc độ trên 1 Gb/s"
_SPEED = re.compile(r"(?:với|có) (?:tốc độ|băng thông|dung lượng)(?: [\w]+){0,4}\s*\Z")
# "26 thôn tại 7 huyện chưa có cáp quang": what is said is said of the villages.
_AT = re.compile(r"\A(?: [^\W\d_]+){1,3} (?:tại|ở|thuộc|của)\s*\Z")
_DOES = re.compile(rf"\s(?:{any_of(words.COUNTED)})\s(?:chưa|đã|được|không|có)(?!\w)")


def _names_ahead(key: str, figure: Figure, ahead: Figure) -> bool:
    gap = key[figure.right : ahead.left]
    small = figure.shape is Shape.COUNT and figure.value <= 5 and figure.comparator is Comparator.GE
    return (
        small
        and ahead.shape is Shape.SHARE
        and bool(re.search(r"(?::|đạt|là|chiếm|bằng)\s*\Z", gap))
        and "," not in gap
    )


_SPELT = re.compile(
    rf"(?<!\w)(?:(?P<bound>ít nhất|tối thiểu|trên|hơn|khoảng)|có|thêm|được|xây dựng|thành lập|hình thành"
    rf"|khai trương|hoàn thành|ra mắt|triển khai"
    rf"|vận hành|thí điểm)\s(?P<word>{any_of(tuple(words.WORD_NUMBERS))})"
    rf"(?=\s(?:{any_of(words.COUNTED)})(?!\w))"
)


def spelt_figures(key: str, span: tuple[int, int]) -> tuple[Figure, ...]:
    """Counts written as words ("ít nhất ba khu", "thành lập hai trung tâm"); "một" counts only when bound."""
    made = []
    for found in _SPELT.finditer(key, *span):
        noun = COUNTED.match(key, found.end("word"))
        if (
            (found["word"] == "một" and not found["bound"])
            or noun is None
            or PARTS.match(key, found.end("word"))
        ):
            continue
        comparator = COMPARATORS[found["bound"]] if found["bound"] else Comparator.EQ
        left = found.start("bound") if found["bound"] else found.start("word")
        value = Decimal(words.WORD_NUMBERS[found["word"]])
        rules = (
            f"value.{Shape.COUNT}",
            "value.spelt",
            *((f"comparator.{comparator}",) if found["bound"] else ()),
        )
        made.append(
            Figure(
                found.start("word"), found.end("word"), left, found.end("word"), Shape.COUNT, value, None,
                noun["noun"], comparator, rules=rules,
            )
        )  # fmt: skip
    return tuple(made)
