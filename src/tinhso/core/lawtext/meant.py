"""Figures that belong to a name, and counts written as words."""

import re
from dataclasses import replace
from decimal import Decimal

from tinhso.core.lawtext import words
from tinhso.core.lawtext.binding import COMPARATORS
from tinhso.core.lawtext.shapes import Figure, Shape
from tinhso.core.lawtext.units import COUNTED, PARTS, any_of
from tinhso.core.lawtext.values import Whole
from tinhso.core.quantity import Comparator

_SIZE = re.compile(r"\([^()]{0,60}km2[^()]{0,60}\)")


def meant(key: str, span: tuple[int, int], found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Without the figures that are part of a name: "hộ có ít nhất 1 thiết bị: 80%", "chỉ số lọt Top 10",
    the size and population of a province in brackets."""
    kept: list[Figure] = []
    found = _rates(key, found)
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


# "cứ 10 sản phẩm thì có 8 sản phẩm …": 8 of 10. "49,5 triệu trên tổng số 132 triệu": so much of so much.
_EACH = re.compile(r"(?<!\w)cứ\s+\Z")
_THEN = re.compile(r"[^,;.]{0,60}\s(?:thì|có)(?!\w)")
_AMONG = re.compile(r"\s(?:trong|trên)(?: tổng)? số\s")  # "vận động 80% trong số 1.150 hộ kinh doanh …"
_OF_ALL = re.compile(
    r"\s(?:[^\W\d_]+ ){0,2}(?:trên|trong) tổng(?: số| cộng)?\s*\Z|\s(?:[^\W\d_]+ ){0,7}[^\W\d_]+\s?/\s?\Z"
)


def _rates(key: str, found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures with those that are only the whole of another made so."""
    made: list[Figure] = []
    each: Whole | None = None
    for i, figure in enumerate(found):
        ahead = found[i + 1] if i + 1 < len(found) else None
        if (
            ahead
            and _EACH.search(key, max(0, figure.left - 8), figure.left)
            and _THEN.match(key, figure.right)
        ):
            each = Whole(figure.value, figure.unit)
            continue
        above = made[-1] if made else None
        gap = key[above.right : figure.start] if above else ""
        if above and above.shape is Shape.SHARE and figure.shape is Shape.COUNT and _AMONG.fullmatch(gap):
            made[-1] = replace(above, whole=Whole(figure.value, figure.unit), right=figure.end)
            continue
        if above and above.unit == figure.unit and above.whole is None and _OF_ALL.match(gap):
            made[-1] = replace(above, whole=Whole(figure.value, figure.unit), right=above.right)
            continue
        made.append(replace(figure, whole=figure.whole or each) if each else figure)
        each = None
    return tuple(made)


_PARTED = re.compile(r"[;:.]")


def _within_name(key: str, above: Figure, figure: Figure) -> bool:
    """Whether a figure belongs to what the one before it counts."""
    gap = key[above.right : figure.left]
    if above.shape not in (Shape.SHARE, Shape.COUNT) or _PARTED.search(gap) or _EACH_OWES.search(gap):
        return False
    if figure.shape is Shape.RANK:
        return (
            "," not in gap and bool(re.search(r"\w", gap)) and above.left < figure.left and " và " not in gap
        )
    if above.shape is Shape.SHARE and (figure.unit or "").startswith("lần") and not re.search(r",| và ", gap):
        return True
    if _bounds_group(above, figure, gap) or (_SPEED.search(gap) and "," not in gap):
        return True
    if figure.shape is Shape.COUNT and _AT.search(gap) and _DOES.match(key, figure.right):
        return True
    small = figure.shape is Shape.COUNT and figure.value <= 5 and figure.comparator is Comparator.GE
    return (
        small
        and (above.shape is Shape.SHARE or _LACK.search(gap) is not None)
        and bool(
            re.search(
                r"(?:bảo đảm|đảm bảo|đủ|có|cung cấp|sử dụng|dùng|biết|tham gia|bố trí|trang bị|thành lập"
                r"|hình thành|xây dựng|triển khai"
                r"|duy trì"
                r"|được|thực hiện|ứng dụng|đăng ký|đưa)\s*\Z",
                gap,
            )
        )
    )


# "18 xã có tỷ lệ trực tuyến thấp hơn 70%": which communes, and nothing measured.
_GROUP = re.compile(
    r"(?:xã|phường|thị trấn|huyện|sở|đơn vị|địa phương|cơ quan|thôn|tỉnh|chỉ tiêu|doanh nghiệp|trường|hộ)(?!\w)"
)
_HAVE = re.compile(r"(?<!\w)(?:có|đạt|còn|với|ở mức|tỷ lệ|được|giải ngân|hoàn thành|thực hiện|bố trí)(?!\w)")


def _bounds_group(above: Figure, figure: Figure, gap: str) -> bool:
    bound = figure.comparator not in (Comparator.EQ, Comparator.UP, Comparator.DOWN, Comparator.APPROX)
    counts = above.shape is Shape.COUNT and _GROUP.match(above.unit or "")
    said = gap.strip().removeprefix(above.unit or "")
    plain = "," not in said and "(" not in said
    has = not said or _HAVE.search(said)  # "41 đơn vị dưới 10%"
    return bool(bound and counts and plain and figure.shape is Shape.SHARE and has)


# "21 xã chưa bảo đảm tối thiểu 2 máy quét"
_LACK = re.compile(r"(?<!\w)(?:chưa|không|đã|đều)(?: \w+){0,2}\s*\Z")
# "…, mỗi xã có ít nhất 2 cán bộ": a thing of its own, behind another.
_EACH_OWES = re.compile(r",\s(?:và )?(?:mỗi|từng)\s")
# "người dùng có khả năng truy nhập với tốc độ trên 1 Gb/s"
_SPEED = re.compile(
    r"(?<=\w )(?:tốc độ|băng thông|dung lượng|truy (?:nhập|cập)(?: internet)? băng rộng)(?: [\w]+){0,4}\s*\Z"
)
# "26 thôn tại 7 huyện chưa có cáp quang": what is said is said of the villages.
_AT = re.compile(r"\A(?: [^\W\d_]+){1,3} (?:tại|ở|thuộc|của)\s*\Z")
_DOES = re.compile(rf"\s(?:{any_of(words.COUNTED)})\s(?:chưa|đã|được|không|có)(?!\w)")


def _names_ahead(key: str, figure: Figure, ahead: Figure) -> bool:
    gap = key[figure.right : ahead.left]
    if ahead.shape is Shape.SHARE and figure.shape is Shape.AMOUNT and "," not in gap:
        faster = figure.comparator in (Comparator.GT, Comparator.GE)
        return (
            faster
            and bool(_SPEED.search(key, max(0, figure.left - 40), figure.left))
            and not _PARTED.search(gap)
        )
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
    rf"(?:\s(?P<scale>nghìn|ngàn|vạn|triệu|tỷ))?"
    rf"(?=\s(?:{any_of(words.COUNTED)})(?!\w))"
)


_EACH_HAS = re.compile(r"(?<!\w)(?:mỗi|từng)(?: [^\W\d_]+){1,4} \Z")


def _before(found: re.Match[str]) -> tuple[int, int]:
    return max(0, found.start() - 40), found.start()


def spelt_figures(key: str, span: tuple[int, int]) -> tuple[Figure, ...]:
    """Counts written as words ("ít nhất ba khu", "thành lập hai trung tâm"); "một" counts only when bound."""
    made = []
    for found in _SPELT.finditer(key, *span):
        noun = COUNTED.match(key, found.end())
        if (
            (
                found["word"] == "một"
                and not found["bound"]
                and not found["scale"]
                and not _EACH_HAS.search(key, *_before(found))
            )
            or noun is None
            or (found["bound"] == "trên" and noun["noun"] == "dân")  # "12 người trên một vạn dân"
            or PARTS.match(key, found.end())
        ):
            continue
        comparator = COMPARATORS[found["bound"]] if found["bound"] else Comparator.EQ
        left = found.start("bound") if found["bound"] else found.start("word")
        value = Decimal(words.WORD_NUMBERS[found["word"]] * dict(words.SCALES).get(found["scale"], 1))
        rules = (
            f"value.{Shape.COUNT}",
            "value.spelt",
            *((f"comparator.{comparator}",) if found["bound"] else ()),
        )
        made.append(
            Figure(
                found.start("word"), found.end(), left, found.end(), Shape.COUNT, value, None,
                noun["noun"], comparator, rules=rules,
            )
        )  # fmt: skip
    return tuple(made)
