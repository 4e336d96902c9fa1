"""Third pass, first step: the figures of a stretch of text, each with unit and comparator, and what is no figure."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tinhso.core.lawtext import words
from tinhso.core.lawtext.deadlines import Time
from tinhso.core.lawtext.values import Whole
from tinhso.core.quantity import Comparator, read_number


class Shape(StrEnum):
    """How a figure is tied to the words around it."""

    SHARE = "share"  # a percentage
    AMOUNT = "amount"  # money and other measures: the unit is no part of what is measured
    COUNT = "count"  # the counted noun is part of what is measured
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Figure:
    """A value at `start:end` of the key; `left` and `right` close in its comparator, sign and unit.

    `wrapped`: it stands in brackets. `plan`: it is the plan that another figure is compared to.
    """

    start: int
    end: int
    left: int
    right: int
    shape: Shape
    value: Decimal
    high: Decimal | None
    unit: str | None
    comparator: Comparator
    whole: Whole | None = None
    wrapped: bool = False
    plan: bool = False
    rules: tuple[str, ...] = ()


def _any(phrases: tuple[str, ...]) -> str:
    return "|".join(re.escape(p).replace(r"\ ", " ") for p in sorted(phrases, key=len, reverse=True))


_NUM = r"\d+(?:[.,]\d+)*"
_SCALES = dict(words.SCALES)
_UNITS = dict(words.MEASURES)
_VALUE = re.compile(
    rf"(?P<a>{_NUM})(?:\s?(?P<as>%|{_any(tuple(_SCALES))}(?![\w])))?"
    rf"(?:\s?(?:-|÷|đến|tới)\s?(?P<b>{_NUM})(?![\d/]))?"
    rf"(?:\s?/\s?(?P<of>{_NUM})(?![\d/]))?"
)
_SCALE = re.compile(rf"\s?(?P<scale>{_any(tuple(_SCALES))})(?!\w)(?!\s(?:lệ|trọng|suất|số)\b)")
_MEASURE = re.compile(rf"\s?(?P<unit>{_any(tuple(_UNITS))})(?!\w)")
_PER = re.compile(
    r"\s?/\s?(?P<per>(?:\d[\d.]*\s?(?:vạn |triệu )?)?[^\W\d_]+(?: dân| gia đình| lao động| công nghệ| nghiệp)?(?:\s?/\s?(?:năm|tháng))?)"
)
_COUNTED = re.compile(rf"\s(?P<noun>{_any(words.COUNTED)})(?!\w)")
_ANY_NOUN = re.compile(r"\s(?P<noun>[^\W\d_]+(?: [^\W\d_]+)?)")

_COMPARATORS = dict(words.COMPARATORS)
_FILL = _any(words.FILLERS)
_CHANGES = {w: Comparator.UP for w in words.CHANGE_UP} | {w: Comparator.DOWN for w in words.CHANGE_DOWN}
_BINDING = re.compile(
    rf"(?<!\w)(?:(?P<change>{_any(tuple(_CHANGES))})\s+(?P<way>(?:(?:{_FILL}|hằng năm|hàng năm|mỗi năm)\s+){{0,3}}))?"
    rf"(?:(?P<from>từ)\s+|(?P<how>{_any(tuple(_COMPARATORS))})\s*)?(?:(?:{_FILL})\s+){{0,3}}\Z"
)
_LEVEL_REACHED = re.compile(r"lên|tới|còn|đạt|là")
_WINDOW = 70
_UPWARD = re.compile(r"\s*(?:%\s*)?trở lên")
_ONWARD = re.compile(r"[^,;.]{0,30}?\s(?:lên|xuống|đến|tới|còn)(?!\w)")
# "vượt 12% so với kế hoạch" is how much more, not more than how much.
_EXCEEDS = re.compile(r"vượt|cao hơn|nhiều hơn")
_THAN = re.compile(r"\s*(?:so với|kế hoạch|chỉ tiêu|mục tiêu)")
_DOWNWARD = re.compile(r"\s*trở xuống")

# A digit right after these is a name or a number of a paper, a rank of a list, a phone, an age group.
_NAMED = re.compile(
    r"(?:(?<!\w)(?:số|nghị quyết|quyết định|kế hoạch|đề án|thông tư|nghị định|chỉ thị|công văn|thông báo|luật|điều|khoản"
    r"|mục|phần|chương|phụ lục|bảng|biểu|hình|mức độ|mức|cấp độ|giai đoạn|phiên bản|trang|lần thứ|khóa|kỳ họp thứ|thứ"
    r"|đợt|khu vực|quốc lộ|vòng|bước|câu|nhóm nợ|điện thoại|đt|tel|fax|hotline|cúp|ngày|tháng|năm|quý|lúc|thế hệ|cách mạng"
    r" công nghiệp|iso|tcvn|version|web|công nghiệp|tuần|tổ|ấp|khóm|phường|quận|khu phố|đại hội|ký hiệu|mã số|hạng mục"
    r"|chỉ tiêu số|tiêu chí số|tiêu chí|chương trình|tầng|đường|sáng|chiều)\s*(?:số\s*)?|[\w@_]-|[^\W\d]|(?<!\d)/)\Z"
)
_AGE = re.compile(r"(?:\s*(?:-|đến|tới)\s*(?:dưới |đủ )?\d+)?\s*tuổi")
_CODE = re.compile(
    r"\s?[-/]\s?(?:[a-zđ]{2,}[-/]|nq|qđ|kh|tt|nđ|ct|cv|ctr|bc|tb|hd|đa)|\.?[a-zđ]*@|[a-z_]\w*|:\d\d|\s?giờ\s?\d|h\d\d"
)
_DURATION = {"ngày", "giờ", "phút", "tháng", "tuần", "giây", "ngày làm việc"}
_CUT = re.compile(r"(?:giảm|rút ngắn|cắt giảm|không quá|tối đa|dưới|còn|trong vòng)\b[^.;]{0,30}\Z")
_DATE = re.compile(r"\d\d?\s?/\s?\d\d?(?:\s?/\s?\d{2,4})?(?!\d)")
_DATE_BEFORE = re.compile(r"(?:ngày|từ|đến|tới|sáng|chiều|hôm|trước|và|-|,|\()\s*\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_YEAR_BEFORE = re.compile(
    r"(?:năm|mốc|đến|tới|vào|cuối|đầu|từ|trước|sau|trong|qua|tầm nhìn|giai đoạn|nhiệm kỳ|quý \w+|tháng \d+|[-/,(]|\d)\s*\Z"
)
_PARTS = re.compile(
    r"\s(?:nhóm (?:nhiệm vụ|giải pháp|mục tiêu|chỉ tiêu|nội dung|vấn đề)|trụ cột|nhiệm vụ|giải pháp|mục tiêu|quan điểm|nội dung"
    r"|chương|điều|khoản|phần|mốc|mảng|hợp phần|chỉ tiêu|con số|cấp(?! ủy)|khâu|đột phá|định hướng|phụ lục|nguyên tắc|bước|giai đoạn)\b"
)
_PARTS_BEFORE = re.compile(
    r"(?:xác định|đề ra|gồm|với|nêu|đưa ra|giao|có|theo|đặt ra|tập trung|chia|thành|các|là|trong|ba|triển khai|tại|vào|:|;|,|và)"
    r"(?: rõ| được)?\s*\Z"
)
_DONE = re.compile(r"hoàn thành|đã xong|đạt|đúng hạn|quá hạn|vượt|chậm")
_PLAN = re.compile(
    r"(?:so với|trên|/|bằng|\()\s*(?:tổng )?(?:chỉ tiêu|kế hoạch|mục tiêu)(?: (?:được )?(?:giao|đề ra|năm|đặt ra|là|tỉnh giao))*\s*\Z"
)
_OUTER = re.compile(r"\s*\)")


def unit_named(key: str) -> str | None:
    """The unit of measure named in a few words ("(%)", "triệu đồng" has its scale left out); None if none is."""
    found = re.search(rf"(?<!\w)(?:{_any(tuple(_UNITS))})(?!\w)", key)
    return _UNITS[found.group()] if found else None


def counted_noun(key: str) -> str | None:
    """The counted noun that a phrase begins with; None if it begins with none."""
    found = _COUNTED.match(" " + key.strip())
    return found["noun"] if found else None


def figures(
    key: str, span: tuple[int, int], times: tuple[Time, ...], unit: str | None = None
) -> tuple[Figure, ...]:
    """The figures in `key[start:end]` in order; what stands inside `times` is none.

    `unit`: that of numbers without one, in the cells of a table ("" where even the table names none).
    """
    start, end = span
    found: list[Figure] = []
    at = start
    while number := _VALUE.search(key, at, end):
        at = number.end()
        inside = next((t for t in times if t.start < at and number.start() < t.end), None)
        if inside:
            at = max(at, inside.end) if number.start() >= inside.start else at
            if number.start() >= inside.start:
                continue
            number = re.compile(_NUM).match(key, number.start(), inside.start) or number
        named = _is_name(key, number, (start, end)) and (unit is None or number.start() > start)
        given = unit if unit is not None or not found else _repeated(key, found[-1], number)
        figure = None if named else _figure(key, number, (start, end), given)
        if figure:
            found.append(figure)
            at = max(figure.right, number.end())
    return tuple(found)


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
    if above.shape is Shape.SHARE and (figure.unit or "").startswith("lần") and "," not in gap[-30:]:
        return True
    small = figure.shape is Shape.COUNT and figure.value <= 5 and figure.comparator is Comparator.GE
    return (
        small
        and above.shape is Shape.SHARE
        and bool(re.search(r"(?:có|cung cấp|sử dụng|tham gia)\s*\Z", gap))
    )


def _names_ahead(key: str, figure: Figure, ahead: Figure) -> bool:
    gap = key[figure.right : ahead.left]
    small = figure.shape is Shape.COUNT and figure.value <= 5 and figure.comparator is Comparator.GE
    return small and ahead.shape is Shape.SHARE and bool(re.search(r":\s*\Z", gap)) and "," not in gap


_AMONG = re.compile(r"trong (?:đó|số đó)|gồm|bao gồm")


def _repeated(key: str, above: Figure, number: re.Match[str]) -> str | None:
    """The counted noun of the figure before, for a bare part of it ("8.532 hồ sơ, trong đó trực tuyến 7.901")."""
    bare = key[number.end() : number.end() + 2].strip()[:1] in (",", ";", ".", "(", ")", "")
    gap = key[above.right : number.start()]
    counted = above.shape is Shape.COUNT or (above.shape is Shape.AMOUNT and above.unit not in _UNITS.values())
    return above.unit if bare and counted and len(gap) < 80 and _AMONG.search(gap) else None


def _is_name(key: str, number: re.Match[str], span: tuple[int, int]) -> bool:
    """Whether the digits number a paper, a day, an age, a phone or a thing's name, and measure nothing."""
    start, end = number.span()
    low = max(span[0], start - 24)
    if (
        _DATE.fullmatch(key, start, end)
        and _DATE_BEFORE.search(key, low, start)
        and not _followed_by_noun(key, end)
    ):
        return True
    if _NAMED.search(key, low, start) and not number["as"] and not _measured(key, end, span[1]):
        return True
    digits = number["a"]
    if (digits.startswith("0") and digits.isdigit() and len(digits) > 3) or _AGE.match(key, end, span[1]):
        return True
    if _CODE.match(key, end, span[1]) and not _MEASURE.match(key, end, span[1]):
        return True
    if _YEAR.match(digits):
        return bool(_YEAR_BEFORE.search(key, low, start)) or not _followed_by_noun(key, end)
    return False


def _measured(key: str, end: int, stop: int) -> bool:
    """Whether a sign of measure follows: "mức 80%", "số 12 tỷ đồng" are figures all the same."""
    unit = _SCALE.match(key, end, stop) or _MEASURE.match(key, end, stop)
    return (
        bool(unit)
        and key[end - 1] != "/"
        and (unit["unit"] if "unit" in unit.re.groupindex else "") not in _DURATION
    )


def _followed_by_noun(key: str, end: int) -> bool:
    return bool(_COUNTED.match(key, end))


def _figure(key: str, number: re.Match[str], span: tuple[int, int], given: str | None) -> Figure | None:
    value, high, whole, end = _amounts(key, number)
    if value is None:
        return None
    scale = _SCALE.match(key, end, span[1])
    factor = _SCALES[scale["scale"]] if scale else 1
    end = scale.end() if scale else end
    unit, right, shape = _unit(key, (end, span[1]), scale is not None)
    if number["as"] == "%" and unit != "%":
        unit, right, shape = "%", end, Shape.SHARE
    elif number["as"] in _SCALES and not scale:
        factor = _SCALES[number["as"]]
    if unit is None and given is None:
        unit, shape = _loose(key, (span[0], number.start(), end), value)
    if given is not None and shape is Shape.COUNT:
        unit, shape, right = given, Shape.SHARE if given == "%" else Shape.AMOUNT, end
    if unit is None or not _speaks(key, (number.start(), end, right), (unit, shape)):
        return None
    if shape is Shape.COUNT:
        value = read_number(number["a"], countable=factor == 1) or value
    comparator, left, names = _binding(key, (span[0], number.start()))
    if "comparator.from" in names and (high is not None or _ONWARD.match(key, right)):
        comparator, names = Comparator.EQ, ()
    comparator, right, more = _outward(key, right, comparator)
    wrapped = key[left - 1 : left] == "(" and bool(_OUTER.match(key, right))
    shift = 1 if wrapped else 0
    of = Whole(whole, unit) if whole is not None else None
    if comparator is Comparator.GT and _EXCEEDS.search(key[left : number.start()]) and _THAN.match(key, right):
        comparator = Comparator.UP
    figure = Figure(
        number.start(), end, left - shift, right + shift, shape, value * factor,
        high * factor if high is not None else None, unit, comparator, of, wrapped,
        bool(_PLAN.search(key, max(span[0], left - 50), left)),
    )  # fmt: skip
    return _named(figure, (f"value.{shape}", *names, *more))


_SPELT = re.compile(
    rf"(?<!\w)(?:(?P<bound>ít nhất|tối thiểu|trên|hơn|khoảng)|có|thêm|được|xây dựng|thành lập|hình thành|khai trương|hoàn thành|ra mắt|triển khai"
    rf"|vận hành|thí điểm)\s(?P<word>{_any(tuple(words.WORD_NUMBERS))})(?=\s(?:{_any(words.COUNTED)})(?!\w))"
)


def spelt_figures(key: str, span: tuple[int, int]) -> tuple[Figure, ...]:
    """Counts written as words ("ít nhất ba khu", "thành lập hai trung tâm"); "một" counts only when bound."""
    made = []
    for found in _SPELT.finditer(key, *span):
        noun = _COUNTED.match(key, found.end("word"))
        if (found["word"] == "một" and not found["bound"]) or noun is None or _PARTS.match(key, found.end("word")):
            continue
        comparator = _COMPARATORS[found["bound"]] if found["bound"] else Comparator.EQ
        left = found.start("bound") if found["bound"] else found.start("word")
        value = Decimal(words.WORD_NUMBERS[found["word"]])
        rules = (f"value.{Shape.COUNT}", "value.spelt", *((f"comparator.{comparator}",) if found["bound"] else ()))
        made.append(
            Figure(
                found.start("word"), found.end("word"), left, found.end("word"), Shape.COUNT, value, None,
                noun["noun"], comparator, rules=rules,
            )
        )  # fmt: skip
    return tuple(made)


def _named(figure: Figure, rules: tuple[str, ...]) -> Figure:
    extra = ["value.range"] if figure.high is not None else []
    extra += ["value.part_of_whole"] if figure.whole else []
    return Figure(**{name: getattr(figure, name) for name in Figure.__slots__} | {"rules": (*rules, *extra)})


def _amounts(key: str, number: re.Match[str]) -> tuple[Decimal | None, Decimal | None, Decimal | None, int]:
    """The value, the upper bound of a range, the whole, and where their digits end."""
    value, end = read_number(number["a"]), number.end("a")
    if number["as"]:
        end = number.end("as")
    high = whole = None
    if number["b"]:
        high = read_number(number["b"])
        if high is not None and value is not None and high > value:
            end = number.end("b")
        else:
            return value, None, None, end
    if number["of"]:
        whole = read_number(number["of"])
        fits = whole is not None and value is not None and 0 < whole
        end, whole = (number.end("of"), whole) if fits else (end, None)
    return value, high, whole, end


def _unit(key: str, span: tuple[int, int], certain: bool) -> tuple[str | None, int, Shape]:
    """The unit after a number, where it ends, and the shape it gives the figure."""
    end, stop = span
    measure = _MEASURE.match(key, end, stop)
    counted = _COUNTED.match(key, end, stop)
    if measure and not (counted and len(counted["noun"]) > len(measure["unit"])):
        unit = _UNITS[measure["unit"]]
        if unit == "%":
            return unit, measure.end(), Shape.SHARE
        per = _PER.match(key, measure.end(), stop)
        if per:
            return f"{unit}/{per['per'].strip()}", per.end(), Shape.AMOUNT
        return unit, measure.end(), Shape.AMOUNT
    noun = counted or (_ANY_NOUN.match(key, end, stop) if certain or key[end : end + 1] == " " else None)
    if not noun or (not counted and _is_small_word(noun["noun"])):
        return None, end, Shape.COUNT
    per = _PER.match(key, noun.end(), stop)
    if per and counted:
        return f"{noun['noun']}/{per['per'].strip()}", per.end(), Shape.AMOUNT
    return noun["noun"], end, Shape.COUNT


_OF_LEVEL = re.compile(r"\s(?:ở|tại)\s(?:cấp )?(?:tỉnh|huyện|xã|phường|thành phố|trung ương)(?!\w)")
_SCORE = re.compile(
    r"(?:(?<!\w)(?P<points>điểm số|số điểm|điểm)|(?<!\w)(?:dti|pii|pci|papi|sipas|par index|par-index|egdi|chỉ số[^,;.()]{0,40}))\s*(?:đạt|là|bằng|≥|>|tối thiểu|trên|từ|:)?\s*(?:tối thiểu|trên|từ|≥|>)?\s*\Z"
)


_NUMBER_OF = re.compile(r"(?<!\w)(?:số lượng|tổng số|số) (?P<what>(?!hóa)[^\W\d_][^,;.():]{2,70})\Z")


def _loose(key: str, at: tuple[int, int, int], value: Decimal) -> tuple[str | None, Shape]:
    """The unit of a number without one: a score of an index, or so many of what was named, at a level."""
    low, start, end = at
    score = _SCORE.search(key, max(low, start - 60), start)
    if score and (score["points"] or value % 1):
        return ("điểm" if score["points"] else ""), Shape.AMOUNT
    number_of = _NUMBER_OF.search(key, max(low, start - 90), start)
    if number_of and not key[end : end + 2].strip(" ")[:1].isalnum():
        return counted_noun(number_of["what"]) or number_of["what"].split()[0], Shape.AMOUNT
    if not _OF_LEVEL.match(key, end):
        return None, Shape.COUNT
    nouns = list(_COUNTED.finditer(key, max(low, start - 80), start))
    return (nouns[-1]["noun"], Shape.COUNT) if nouns else (None, Shape.COUNT)


_SMALL = re.compile(
    r"(?:và|của|về|với|cho|thì|là|đã|đang|sẽ|được|ở|tại|trong|từ|đến|có|cùng|như|do|để|khi|theo|đạt|nhằm|hoặc|nhưng|còn|này|nêu"
    r"|trên|dưới|trở|ban hành|tỉnh ủy|hay|hoàn|vào|bằng|đồng thời)(?:\s|\Z)"
)


def _is_small_word(noun: str) -> bool:
    return bool(_SMALL.match(noun))


def _speaks(key: str, at: tuple[int, int, int], what: tuple[str, Shape]) -> bool:
    """Whether a number with a unit says something of the programme: no length of a campaign, no list of parts."""
    start, end, _ = at
    unit, shape = what
    before = (max(0, start - 40), start)
    if unit in _DURATION or unit.split("/")[0] == "năm":
        return bool(_CUT.search(key, *before)) and unit != "năm"
    if shape is Shape.COUNT and _PARTS.match(key, end):
        return bool(_DONE.search(key, max(0, start - 30), start)) or "/" in key[start:end]
    return unit not in ("km2", "ha", "m2")


def _binding(key: str, span: tuple[int, int]) -> tuple[Comparator, int, tuple[str, ...]]:
    """What binds the number that begins at the end of `span`, and where those words begin."""
    low = max(span[0], span[1] - _WINDOW)
    found = _BINDING.search(key, low, span[1])
    if not found or found.start() == found.end():
        return Comparator.EQ, span[1], ()
    how, change = found["how"], found["change"]
    if change and not _LEVEL_REACHED.search(found["way"] or ""):
        return _CHANGES[change], found.start(), (f"comparator.{_CHANGES[change]}",)
    left = found.start("how") if how else (found.start("from") if found["from"] else span[1])
    if how:
        return _COMPARATORS[how], left, (f"comparator.{_COMPARATORS[how]}",)
    if found["from"]:
        return Comparator.GE, left, ("comparator.from",)
    return Comparator.EQ, left, ()


def _outward(key: str, right: int, comparator: Comparator) -> tuple[Comparator, int, tuple[str, ...]]:
    up, down = _UPWARD.match(key, right), _DOWNWARD.match(key, right)
    if up:
        return Comparator.GE, up.end(), ("comparator.upward",)
    if down:
        return Comparator.LE, down.end(), ("comparator.downward",)
    return comparator, right, ()
