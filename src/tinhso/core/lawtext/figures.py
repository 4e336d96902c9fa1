"""Third pass, first step: the figures of a stretch of text, each with its unit and comparator."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from tinhso.core.lawtext.binding import binding, goes_on, is_baseline, outward, surpassed
from tinhso.core.lawtext.deadlines import Time
from tinhso.core.lawtext.nonfigures import is_name
from tinhso.core.lawtext.units import (
    ANY_NOUN,
    COUNTED,
    DURATIONS,
    MEASURE,
    PARTS,
    PER,
    SCALE,
    SCALES,
    UNITS,
    any_of,
    counted_noun,
)
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


_NUM = r"\d+(?:[.,]\d+)*"
_DIGITS = re.compile(_NUM)
_VALUE = re.compile(
    rf"(?P<a>{_NUM})(?:\s?(?P<as>%|(?:{any_of(tuple(SCALES))})(?!\w)))?"
    rf"(?:\s?(?:-|÷|đến|tới)\s?(?P<b>{_NUM})(?![\d/]))?"
    rf"(?:\s?/\s?(?P<of>{_NUM})(?![\d/]))?"
)
_CUT = re.compile(
    r"(?:(?:thời gian (?:chờ|xử lý|giải quyết|thực hiện|phản hồi|trả|đi)"
    r"|giảm|rút ngắn|cắt giảm|không quá|tối đa|dưới|còn|trong vòng)\b|[≤<])[^.;]{0,30}\Z"
)
_DONE = re.compile(
    r"hoàn thành|(?:đã|thì|mới) xong|đạt|(?:đúng|quá|trong|trước) hạn|vượt|chậm|được giao|đang (?:triển khai|thực hiện)"
)
_DONE_AFTER = re.compile(
    r"\s(?:chỉ tiêu|mục tiêu|tiêu chí|nhiệm vụ|nội dung|giải pháp)[^,;.:()\d]{0,24}?\s(?:(?:đã|đều|chưa|không|cơ bản) )*(?:đạt|vượt"
    r"|hoàn thành)(?!\w)|"
    r"[^,;.:()\d]{0,40}\s(?:(?:đã|được|chưa|đang) (?:hoàn thành|giao|triển khai|thực hiện|xong)|(?:đúng|quá|trong|trước|đến) hạn|còn lại)"
)
_PLAN = re.compile(
    r"(?:so với|trên|/|bằng|\(|chưa đạt|thấp hơn|cao hơn)\s*(?:tổng )?(?:chỉ tiêu|kế hoạch|mục tiêu)"
    r"(?: (?:được )?(?:giao|đề ra|năm"
    r"|đặt ra|là|tỉnh giao))*\s*\Z"
    r"|(?:chỉ tiêu|kế hoạch|mục tiêu)(?:\s[^,;.()%\d]{1,30})?\s(?:giao|đặt ra|đề ra)(?: cho [^,;.()%\d]{1,20})?(?: là)?\s*\Z"
    r"|%\s*(?:so với |của )?(?:tổng )?(?:dự toán|kế hoạch vốn|chỉ tiêu|kế hoạch)(?: (?:được )?(?:giao|đề ra|năm"
    r"|cả năm|là|vốn))*\s*\Z"
    r"|(?:chỉ tiêu|kế hoạch|mục tiêu|khối lượng hợp đồng|dự toán năm)(?:\s[^,;.()%]{0,30})?\(\s*\Z"
)
_OUTER = re.compile(r"\s*\)")


MOST = 250  # figures in a sentence or a cell; more is no prose, and reading each would take too long


def figures(
    key: str, span: tuple[int, int], times: tuple[Time, ...], *, unit: str | None = None
) -> tuple[Figure, ...]:
    """The figures in `key[start:end]` in order; what stands inside `times` is none.

    `unit`: that of numbers without one, in the cells of a table ("" where even the table names none).
    """
    start, end = span
    found: list[Figure] = []
    at = start
    while len(found) < MOST and (number := _VALUE.search(key, at, end)):
        at = number.end()
        inside = next((t for t in times if t.start < at and number.start() < t.end), None)
        if inside:
            at = max(at, inside.end) if number.start() >= inside.start else at
            if number.start() >= inside.start:
                continue
            number = _DIGITS.match(key, number.start(), inside.start) or number
        named = is_name(key, number, (start, end)) and (unit is None or number.start() > start)
        given = unit if unit is not None or not found else _repeated(key, found[-1], number)
        figure = None if named else _figure(key, number, (start, end), given=given)
        if figure and found and given and _YEARLY.search(key, found[-1].right, number.start()):
            figure = replace(figure, value=_scaled(figure.value, _scale_of(key, found[-1])))
        if figure:
            found.append(figure)
            at = max(figure.right, number.end())
    return tuple(found)


_AMONG = re.compile(r"trong (?:đó|số đó)|gồm|bao gồm")
_MISSED = re.compile(
    r"(?<!\w)(?:(?:chưa đạt|chưa bằng|không đạt|thấp hơn|kém)(?: mức| con số| ngưỡng| chỉ tiêu| mốc)?"
    r"|(?:cao hơn|vượt(?: xa)?|so với|bằng|đạt)(?: mức| con số| ngưỡng| chỉ tiêu| mốc))\s*\Z"
)
_GIVEN = re.compile(
    r"\s*(?:(?:do|theo|mà) (?:kế hoạch|nghị quyết)?)?(?:tỉnh|trung ương|chính phủ|huyện|xã|cấp trên|đã|được)?\s?(?:được )?"
    r"(?:giao|đề ra|đặt ra)(?!\w)"
)
_PLANNED = re.compile(r"\(\s*(?:chỉ tiêu|kế hoạch|mục tiêu)[^;()%]{0,40}\Z")
# "trạm BTS: 900 (2G: 300; 4G: 600)": each a part of what was counted.
_PART = re.compile(r"\s*[(;,]\s*(?:trong đó |gồm )?[^\s;,.:()][^;,.:()\n]{0,24}:\s*")
_YEARLY = re.compile(r"[(;,]\s*(?:riêng |trong đó )?(?:năm )?20\d\d\s?:\s*\Z")


def _repeated(key: str, above: Figure, number: re.Match[str]) -> str | None:
    """The noun of the count before, for a bare part of it ("8.532 hồ sơ, trong đó trực tuyến 7.901")."""
    bare = key[number.end() : number.end() + 2].strip()[:1] in (",", ";", ".", "(", ")", "")
    if bare and above.shape is Shape.COUNT and _PLANNED.search(key, above.right, number.start()):
        return above.unit
    if bare and above.shape is not Shape.RANK and _YEARLY.search(key, above.right, number.start()):
        return above.unit
    gap = key[above.right : number.start()]
    if bare and above.unit and above.shape is not Shape.SHARE and _PART.fullmatch(gap):
        return above.unit
    counted = above.shape is Shape.COUNT or (above.shape is Shape.AMOUNT and above.unit not in UNITS.values())
    return above.unit if bare and counted and len(gap) < 80 and _AMONG.search(gap) else None


def _scale_of(key: str, above: Figure) -> Decimal:
    """What one of the digits of a figure stands for ("48,5 tỷ đồng (năm 2026: 15; …)": a thousand million)."""
    digits = read_number(key[above.start : above.end].split(" ")[0])
    return above.value / digits if digits else Decimal(1)


def _figure(key: str, number: re.Match[str], span: tuple[int, int], *, given: str | None) -> Figure | None:
    value, high, whole, end = _amounts(key, number)
    if value is None or (value == 1 and key.startswith(" trong ", number.end("a")) and whole):
        return None  # "là 1 trong 8 lĩnh vực ưu tiên"
    scale = SCALE.match(key, end, span[1])
    factor = SCALES[scale["scale"]] if scale else SCALES.get(number["as"] or "", 1)
    end = scale.end() if scale else end
    unit, right, shape = _unit(key, (end, span[1]), scale=scale["scale"] if scale else number["as"] or "")
    if number["as"] == "%" and unit != "%":
        unit, right, shape = "%", end, Shape.SHARE
    aside = _SHARE_ASIDE.match(key, end) if unit is None and number["of"] else None
    beyond = COUNTED.match(key, aside.end()) if aside else None
    if beyond:
        unit, shape, right = beyond["noun"], Shape.COUNT, end
    if unit is None and given is None:
        unit, shape = _loose(key, (span[0], number.start(), end), value)
    if given is not None and shape is Shape.COUNT:
        noun = COUNTED.match(key, end, span[1]) if given == "" else None
        unit, shape, right = given, Shape.SHARE if given == "%" else Shape.AMOUNT, end
        unit = noun["noun"] if noun else unit
    if unit is None or (given is None and not _speaks(key, (number.start(), end), (unit, shape))):
        return None
    if shape is Shape.COUNT or (unit and counted_noun(unit) and ("/" in unit or given is not None)):
        value = read_number(number["a"], countable=factor == 1) or value
    bare = Figure(
        number.start(), end, number.start(), right, shape, _scaled(value, factor),
        None if high is None else _scaled(high, factor), unit, Comparator.EQ,
        None if whole is None else Whole(_scaled(whole, factor), unit),
    )  # fmt: skip
    return _bound(key, bare, span[0])


def _scaled(value: Decimal, factor: int | Decimal) -> Decimal:
    """The value in single units, whole numbers without a fraction."""
    scaled = value * factor
    whole = scaled.to_integral_value()
    return Decimal(int(whole)) if factor > 1 and whole == scaled else scaled


def _bound(key: str, bare: Figure, low: int) -> Figure:
    """The figure with what binds it on both sides."""
    comparator, left, names = binding(key, (low, bare.start))
    if "comparator.from" in names and (bare.high is not None or goes_on(key, bare.right)):
        comparator, names = Comparator.EQ, ()
    baseline = is_baseline(key, (low, bare.start, bare.right))
    if baseline:
        comparator, names = Comparator.EQ, ("value.baseline",)
    comparator, right, more = outward(key, bare.right, comparator)
    comparator = surpassed(key, comparator, (left, bare.start, right))
    if bare.unit == "bậc" and comparator is Comparator.EQ:
        comparator = _moved(key, (max(low, left - 40), left)) or comparator
    named = f" {bare.unit}" if bare.shape is Shape.COUNT and key.startswith(f" {bare.unit})", right) else ""
    wrapped = key[left - 1 : left] == "(" and bool(named or _OUTER.match(key, right))
    right += len(named) if wrapped else 0
    extra = (
        *(("value.range",) if bare.high is not None else ()),
        *(("value.part_of_whole",) if bare.whole else ()),
    )
    before = (max(low, left - 50), left)
    closed = bool(_PLANNED.search(key, *before) and _OUTER.match(key, right))
    missed = bool(_MISSED.search(key, max(low, bare.start - 50), bare.start) and _GIVEN.match(key, right))
    comparator = Comparator.EQ if missed else comparator
    plan = closed or missed or bool(_PLAN.search(key, *before))
    rules = (f"value.{bare.shape}", *names, *more, *extra)
    return Figure(
        bare.start, bare.end, left - wrapped, right + wrapped, bare.shape, bare.value, bare.high, bare.unit,
        comparator, bare.whole, wrapped, plan, rules,
    )  # fmt: skip


_MOVED = re.compile(
    r"(?<!\w)(?:(?P<up>lên|tăng|tiến|cải thiện|nhảy|nâng|vượt|bứt phá)|(?P<down>tụt|giảm|xuống|lùi|rớt|rơi))"
    r"(?: [^\W\d_]+){0,2}\s*\Z"
)


def _moved(key: str, span: tuple[int, int]) -> Comparator | None:
    """Which way places in a ranking were moved ("lên 22 bậc")."""
    found = _MOVED.search(key, *span)
    return (Comparator.UP if found["up"] else Comparator.DOWN) if found else None


# "2.187 trên 2.247 bản": a part of a whole.
_OVER = re.compile(
    rf"\s(?:trên|trong)(?: tổng)?(?: số)?\s(?P<of>{_NUM})(?=\s[^\W\d_]{{2}})(?!\s(?:tuổi|năm|tháng|ngày)(?!\w))"
)


def _amounts(key: str, number: re.Match[str]) -> tuple[Decimal | None, Decimal | None, Decimal | None, int]:
    """The value, the upper bound of a range, the whole, and where their digits end."""
    value, end = read_number(number["a"]), number.end("a")
    if number["as"] and number["as"] != "%":
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
        fits = whole is not None and value is not None and whole > 0
        end, whole = (number.end("of"), whole) if fits else (end, None)
    elif high is None and not number["as"] and (over := _OVER.match(key, end)):
        among = read_number(over["of"])
        if among is not None and value is not None and among >= value > 0:
            return value, None, among, over.end()
    return value, high, whole, end


def _unit(key: str, span: tuple[int, int], *, scale: str) -> tuple[str | None, int, Shape]:
    """The unit after a number, where it ends, and the shape it gives the figure."""
    end, stop = span
    measure = MEASURE.match(key, end, stop)
    counted = COUNTED.match(key, end, stop)
    if measure and not (counted and _is_counted(key, counted, measure["unit"])):
        unit = UNITS[measure["unit"]]
        if unit == "%":
            return unit, measure.end(), Shape.SHARE
        per = PER.match(key, measure.end(), stop)
        if per:
            return f"{unit}/{per['per'].strip()}", per.end(), Shape.AMOUNT
        return unit, measure.end(), Shape.AMOUNT
    noun = counted or (
        ANY_NOUN.match(key, end, stop) if scale not in ("", "%") or key[end : end + 1] == " " else None
    )
    if not noun or (not counted and (_is_small_word(noun["noun"]) or _NO_UNIT.match(noun["noun"]))):
        return ("đồng", end, Shape.AMOUNT) if _MILLIARDS.search(scale) else (None, end, Shape.COUNT)
    per = PER.match(key, noun.end(), stop)
    if per and counted:
        return f"{noun['noun']}/{per['per'].strip()}", per.end(), Shape.AMOUNT
    said = noun["noun"]
    first, _, second = said.partition(" ")
    return first if not counted and second and _is_small_word(second) else said, end, Shape.COUNT


# "ngân sách tỉnh 97 tỷ;": what is counted so is money.
# "1.982/2.850 (69,5%) doanh nghiệp": what is counted stands behind the bracket.
_SHARE_ASIDE = re.compile(r"\s?\((?:đạt |chiếm |bằng )?[\d.,]+\s?%\)")
_MILLIARDS = re.compile(r"(?:tỷ|tỉ)\Z")
# What follows a digit in a name: "OCOP 4 sao", "tàu từ 15 m trở lên", "3 không".
_NO_UNIT = re.compile(r"(?:sao|không|[a-zđ])(?!\w)")
_FEWEST = 9  # a smaller bare number behind a label is as likely a mark
_OF_LEVEL = re.compile(r"\s(?:ở|tại)\s(?:cấp )?(?:tỉnh|huyện|xã|phường|thành phố|trung ương)(?!\w)")
_SCORE = re.compile(
    r"(?:(?<!\w)(?P<points>điểm số|số điểm|điểm(?: (?:bộ )?chỉ số[^,;.()]{0,40})?)|(?<!\w)(?:dti|pii|pci|papi|sipas"
    r"|par index|par-index"
    r"|egdi|chỉ số[^,;.()]{0,40})(?:\s*\([^()]{0,60}\))?)\s*(?:đạt|là|bằng|≥|>|tối thiểu|trên|từ|:)?\s*(?:tối thiểu"
    r"|trên|từ|≥"
    r"|>)?\s*\Z"
)


_STANDS_ALONE = re.compile(r"\s?(?:[^\w\s%]|\Z)|\s*\n|\s(?:năm|vào|trong|lên|so với|trở)(?!\w)")
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
# "…; trạm 5G là 142", "điểm phục vụ giảm còn 275": so many of what opens the clause.
_THING = re.compile(
    r"(?:\A|[;,.:(]\s|\s(?:và|còn)\s)(?P<what>[^\W\d_][^,;.:()]{2,50}?)\s(?:hiện |đã |mới |chỉ |nay |được )*(?:là|có|đạt|còn"
    r"|cộng lại|tổng cộng|(?:tăng|giảm|nâng)(?: lên| xuống)?(?: còn| tới| đến| thành)?|lên|xuống)"
    r" (?:không dưới |tối thiểu |ít nhất |trên |hơn |khoảng |gần |tới |đến )?\Z"
)


def _loose(key: str, at: tuple[int, int, int], value: Decimal) -> tuple[str | None, Shape]:
    """The unit of a number without one: a score of an index, or so many of what was named, at a level."""
    low, start, end = at
    score = _SCORE.search(key, max(low, start - 100), start)
    if score and (score["points"] or value % 1):
        return ("điểm" if score["points"] else ""), Shape.AMOUNT
    number_of = _NUMBER_OF.search(key, max(low, start - 90), start)
    if number_of and _STANDS_ALONE.match(key, end):
        return counted_noun(number_of["what"]) or number_of["what"].split()[0], Shape.AMOUNT
    label = _LABEL_OF.search(key, max(0, start - 110), start)
    noun = counted_noun(label["what"]) if label and _STANDS_ALONE.match(key, end) else None
    if noun and value > _FEWEST:
        return noun, Shape.AMOUNT
    thing = _THING.search(key, max(low, start - 60), start)
    noun = counted_noun(thing["what"]) if thing and _STANDS_ALONE.match(key, end) else None
    if noun and value > _FEWEST and noun not in _PLACES:
        return noun, Shape.AMOUNT
    if not _OF_LEVEL.match(key, end):
        return None, Shape.COUNT
    nouns = [n["noun"] for n in COUNTED.finditer(key, max(low, start - 80), start)]
    things = [noun for noun in nouns if noun not in _PLACES]
    return (things[-1], Shape.COUNT) if things else (None, Shape.COUNT)


_SMALL = re.compile(
    r"(?:và|của|về|với|cho|thì|là|đã|đang|sẽ|được|ở|tại|trong|từ|đến|có|cùng|như|do|để|khi|theo|đạt|nhằm"
    r"|hoặc|nhưng|còn|này|nêu"
    r"|trên|dưới|trở|ban hành|tỉnh ủy|hay|hoàn|vào|bằng|đồng thời)(?:\s|\Z)"
)


def _is_counted(key: str, counted: re.Match[str], unit: str) -> bool:
    """Whether a word that is a unit too is a counted noun here ("02 điểm hỗ trợ", not "92 điểm")."""
    if len(counted["noun"]) > len(unit):
        return True
    following = ANY_NOUN.match(key, counted.end())
    return unit == "điểm" and following is not None and not _is_small_word(following["noun"])


def _is_small_word(noun: str) -> bool:
    return bool(_SMALL.match(noun))


# "18 xã nêu trên khắc phục ngay": counted before.
_AGAIN = re.compile(
    r"\s[^,;.:()\d]{2,24}(?:, [^,;.:()\d]{2,12})?\s(?:nêu trên|nói trên|trên đây|kể trên)(?!\w)"
)


_AT_HEAD = re.compile(r"(?:\A|[\n;.:)+-])\s*\Z")


def _speaks(key: str, at: tuple[int, int], what: tuple[str, Shape]) -> bool:
    """Whether a number with a unit says something: no length of a campaign, no count of parts."""
    start, end = at
    unit, shape = what
    if shape is Shape.COUNT and unit.startswith("số "):
        return False  # "2/3 số xã" is a part in words, not a count
    before = (max(0, start - 60), start)
    if unit in DURATIONS or unit.split("/")[0] == "năm":
        baseline = unit != "năm" and is_baseline(key, (*before, end + len(unit) + 1))
        return baseline or bool(_CUT.search(key, *before)) and unit != "năm"
    if shape is Shape.COUNT and PARTS.match(key, end):
        done = _DONE.search(key, max(0, start - 30), start) or _DONE_AFTER.match(key, end)
        return bool(done) or "/" in key[start:end]
    if shape is Shape.COUNT and _AT_HEAD.search(key, max(0, start - 8), start) and _AGAIN.match(key, end):
        return False
    return unit not in ("km2", "ha", "m2")
