"""Third pass, first step: numbers without a unit that count what was named before them."""

import re
from decimal import Decimal

from tinhso.core.lawtext.units import COUNTED, counted_noun

_FEWEST = 9  # a smaller bare number behind a label is as likely a mark
_OF_LEVEL = re.compile(r"\s(?:ở|tại)\s(?:cấp )?(?:tỉnh|huyện|xã|phường|thành phố|trung ương)(?!\w)")
_SCORE = re.compile(
    r"(?:(?<!\w)(?P<points>điểm số|số điểm|điểm(?: (?:bộ )?chỉ số[^,;.()]{0,40})?)|(?<!\w)(?:dti|pii|pci|papi|sipas"
    r"|par index|par-index"
    r"|egdi|chỉ số[^,;.()]{0,40})(?:\s*\([^()]{0,60}\))?)\s*(?:đạt|là|bằng|≥|>|tối thiểu|trên|từ|:)?\s*(?:tối thiểu"
    r"|trên|từ|≥"
    r"|>)?\s*\Z"
)


_STANDS_ALONE = re.compile(r"\s?(?:[^\w\s%]|\Z)|\s*\n|\s(?:năm|vào|trong|lên|so với|trở|và|còn)(?!\w)")
_NUMBER_OF = re.compile(
    r"(?<!\w)(?:số lượng|tổng số|số) (?P<what>(?!hóa)[^\W\d_][^,;.():]{2,70}?)(?:\s*:)?\s*"
    r"(?:đạt |là )?(?:không dưới |tối thiểu |ít nhất |trên |hơn |khoảng |gần |vượt )?\Z"
)
# "Thuê bao Internet cáp quang: 428.311, …": so many of what the label names.
_LABEL_OF = re.compile(
    r"(?:\A|[\n;.+\-•*]\s*)(?P<what>[^\W\d_][^;.():\n]{2,90}):\s*(?:tổng số |tổng cộng )?"
    r"(?:trên |khoảng |hơn |gần |đạt )?\Z"
)


_PLACES = ("tỉnh", "huyện", "xã", "phường", "thành phố")
_CLAUSE = 80  # characters of a clause before its number
# "…; trạm 5G là 142", "điểm phục vụ giảm còn 275": so many of what opens the clause.
_THING = re.compile(
    r"(?:[;,.:(]\s|\s(?:và|còn)\s)(?P<what>[^\W\d_][^,;.:()]{2,50}?)\s(?:hiện |đã |mới |chỉ |nay "
    r"|được )*(?:là|có|đạt|còn"
    r"|cộng lại|tổng cộng|(?:tăng|giảm|nâng)(?: lên| xuống)?(?: còn| tới| đến| thành)?|lên|xuống)"
    r" (?:không dưới |tối thiểu |ít nhất |trên |hơn |khoảng |gần |tới |đến )?\Z"
)


# "Hồ sơ tiếp nhận trong kỳ 61.207, …", "…; trạm 5G 402": so many of what a clause is nothing but the name of.
_HEADED = re.compile(
    r"(?:(?:[;.:]|20\d\d,)\s+|\n\s*[-+*•]?\s*)(?P<what>(?:[^\W\d_]|\dg)(?:[^,;.:()\d]|\dg){4,60}) \Z"
)


_SHORT = 2  # digits of a number that may as well be one of a name


def loose_unit(key: str, at: tuple[int, int, int], value: Decimal) -> tuple[str | None, bool]:
    """The unit of a number without one: a score of an index, or so many of what was named, at a level.

    Also whether the thing has been named before the number (else the noun is part of what is measured).
    """
    low, start, end = at
    score = _SCORE.search(key, max(low, start - 100), start)
    if score and (score["points"] or value % 1):
        return ("điểm" if score["points"] else ""), True
    number_of = _NUMBER_OF.search(key, max(low, start - 90), start)
    if number_of and _STANDS_ALONE.match(key, end):
        return counted_noun(number_of["what"]) or number_of["what"].split()[0], True
    noun = _noun_before(key, at) if value > _FEWEST else None
    if noun:
        return noun, True
    if not _OF_LEVEL.match(key, end):
        return None, False
    nouns = [n["noun"] for n in COUNTED.finditer(key, max(low, start - 80), start)]
    things = [noun for noun in nouns if noun not in _PLACES]
    return (things[-1], False) if things else (None, False)


def _noun_before(key: str, at: tuple[int, int, int]) -> str | None:
    """The counted noun of the label or the clause that ends in a number without a unit."""
    low, start, end = at
    if not _STANDS_ALONE.match(key, end):
        return None
    label = _LABEL_OF.search(key, max(0, start - 110), start)
    noun = counted_noun(label["what"]) if label else None
    said = ". " * (start - _CLAUSE <= low) + key[max(low, start - _CLAUSE) : start]
    thing = None if noun else _THING.search(said)
    if noun is None and thing is None and end - start > _SHORT:
        thing = _HEADED.search(said)
    named = counted_noun(thing["what"]) if thing else None
    return noun or (None if named in _PLACES else named)
