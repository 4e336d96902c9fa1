"""Third pass, first step: the figures of a stretch of text, each with its unit and comparator."""

import re
from dataclasses import replace
from decimal import Decimal

from tinhso.core.lawtext.bareunits import YEARLY, unit_before
from tinhso.core.lawtext.binding import binding, goes_on, is_baseline, moved, outward, surpassed
from tinhso.core.lawtext.deadlines import Time
from tinhso.core.lawtext.loose import loose_unit
from tinhso.core.lawtext.nonfigures import is_name
from tinhso.core.lawtext.plans import is_plan, missed_end, speaks
from tinhso.core.lawtext.shapes import Figure, Shape
from tinhso.core.lawtext.units import (
    ANY_NOUN,
    COUNTED,
    MEASURE,
    PER,
    SCALE,
    SCALES,
    UNITS,
    any_of,
    counted_noun,
)
from tinhso.core.lawtext.values import Whole
from tinhso.core.quantity import Comparator, read_number

_NUM = r"\d+(?:[.,]\d+)*"
_DIGITS = re.compile(_NUM)
_ONE_OF = re.compile(r"0?1 trong (?:số |tổng số )?\d+(?![\d.,/])")  # "là 1 trong 8 lĩnh vực ưu tiên"
_VALUE = re.compile(
    rf"(?P<a>{_NUM})(?:\s?(?P<as>%|(?:{any_of(tuple(SCALES))})(?!\w)))?"
    rf"(?:\s?(?:-|÷|đến|tới)\s?(?P<b>{_NUM})(?![\d/]))?"
    rf"(?:\s?/\s?(?P<of>{_NUM})(?![\d/]))?"
)


# "đạt 41,5%/50%": a share and the one that was to be reached.
_BEFORE_PLAN = re.compile(rf"(?P<a>{_NUM})\s?(?P<as>%)(?P<b>(?!))?(?P<of>(?!))?(?=\s?/\s?{_NUM}\s?%)")
MOST = 250  # figures in a sentence or a cell; more is no prose, and reading each would take too long


def figures(
    key: str, span: tuple[int, int], times: tuple[Time, ...], *, unit: str | None = None
) -> tuple[Figure, ...]:
    """The figures in `key[start:end]` in order; what stands inside `times` is none.

    `unit`: that of numbers without one, in the cells of a table ("" where even the table names none).
    """
    start, end = span
    found: list[Figure] = []
    at, run = start, False
    while len(found) < MOST and (number := _VALUE.search(key, at, end)):
        number = (_BEFORE_PLAN.match(key, number.start(), end) if unit is None else None) or number
        at = number.end()
        if one := _ONE_OF.match(key, number.start()):
            at = one.end()
            continue
        inside = next((t for t in times if t.start < at and number.start() < t.end), None)
        if inside:
            at = max(at, inside.end) if number.start() >= inside.start else at
            if number.start() >= inside.start:
                continue
            number = _DIGITS.match(key, number.start(), inside.start) or number
        named = is_name(key, number, (start, end)) and (unit is None or number.start() > start)
        given = unit if unit is not None or not found else unit_before(key, found, number, run=run)
        figure = None if named else _figure(key, number, (start, end), given=given)
        if (
            figure
            and found
            and given
            and not number["as"]
            and YEARLY.search(key, found[-1].right, number.start())
        ):
            figure = replace(figure, value=_scaled(figure.value, _scale_of(key, found[-1])))
        if figure:
            run = given is not None and unit is None
            found.append(figure)
            at = max(figure.right, number.end())
    return tuple(found)


def _scale_of(key: str, above: Figure) -> Decimal:
    """What one of the digits of a figure stands for ("48,5 tỷ đồng (năm 2026: 15; …)": a thousand million)."""
    digits = read_number(key[above.start : above.end].split(" ")[0])
    return above.value / digits if digits else Decimal(1)


def _figure(key: str, number: re.Match[str], span: tuple[int, int], *, given: str | None) -> Figure | None:
    value, high, whole, end = _amounts(key, number)
    if value is None:
        return None
    scale = SCALE.match(key, end, span[1])
    factor = SCALES[scale["scale"]] if scale else SCALES.get(number["as"] or "", 1)
    end = scale.end() if scale else end
    unit, right, shape = _unit(key, (end, span[1]), scale=scale["scale"] if scale else number["as"] or "")
    if number["as"] == "%" and unit != "%":
        unit, right, shape = "%", end, Shape.SHARE
    if number["of"]:
        unit, right, shape = _unit_of_parts(key, end) or (unit, right, shape)
    if unit is None and given is None:
        unit, named = loose_unit(key, (span[0], number.start(), end), value)
        shape = Shape.AMOUNT if named else Shape.COUNT
    summed = given not in (None, "", "%", "đồng", "USD") and unit == "đồng" and right == end
    if given is not None and (shape is Shape.COUNT or summed):
        noun = COUNTED.match(key, end, span[1]) if given == "" else None
        unit, shape, right = given, Shape.SHARE if given == "%" else Shape.AMOUNT, end
        unit = noun["noun"] if noun else unit
    if unit is None or (
        given is None and not speaks(key, (number.start(), end), unit, counts=shape is Shape.COUNT)
    ):
        return None
    if shape is Shape.COUNT or (unit and counted_noun(unit) and ("/" in unit or given is not None)):
        value = read_number(number["a"], countable=factor == 1) or value
    bare = Figure(
        number.start(), end, number.start(), right, shape, _scaled(value, factor),
        None if high is None else _scaled(high, factor), unit, Comparator.EQ,
        None if whole is None else Whole(_scaled(whole, factor), unit),
    )  # fmt: skip
    return _bound(key, bare, span[0])


def _unit_of_parts(key: str, end: int) -> tuple[str, int, Shape] | None:
    """The unit of so many of so many ("4,2/5 sao", "1.982/2.850 (69,5%) doanh nghiệp"), where it ends, the shape."""
    rated = _RATED.match(key, end)
    if rated:
        return rated["unit"], rated.end(), Shape.AMOUNT
    aside = _SHARE_ASIDE.match(key, end)
    beyond = COUNTED.match(key, aside.end()) if aside else None
    return (beyond["noun"], end, Shape.COUNT) if beyond else None


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
        comparator = moved(key, (max(low, left - 40), left)) or comparator
    named = f" {bare.unit}" if bare.shape is Shape.COUNT and key.startswith(f" {bare.unit})", right) else ""
    tied = _TIED.search(key, max(low, left - 16), left) if bare.shape is Shape.SHARE else None
    left = tied.start("tie") if tied else left  # "800 nghìn người (đạt 61%) có …"
    wrapped = key[left - 1 : left] == "(" and bool(named or key[right : right + 2].lstrip().startswith(")"))
    right += len(named) if wrapped else 0
    extra = (
        *(("value.range",) if bare.high is not None else ()),
        *(("value.part_of_whole",) if bare.whole else ()),
    )
    missed = missed_end(key, (max(low, bare.start - 50), bare.start), right)
    comparator, right = (Comparator.EQ, missed) if missed else (comparator, right)
    plan = missed is not None or is_plan(key, (max(low, left - 50), left), right)
    rules = (f"value.{bare.shape}", *names, *more, *extra)
    return Figure(
        bare.start, bare.end, left - wrapped, right + wrapped, bare.shape, bare.value, bare.high, bare.unit,
        comparator, bare.whole, wrapped, plan, rules,
    )  # fmt: skip


# "2.187 trên 2.247 bản": a part of a whole.
_OVER = re.compile(
    rf"\s(?:trên|trong)(?: tổng)?(?: số)?\s(?P<of>{_NUM})(?=\s[^\W\d_]{{2}})(?!\s(?:tuổi|năm|tháng"
    rf"|ngày)(?!\w))"
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
        if per and not (unit == "lần" and per["per"].strip() in _PERIODS):
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


# "1.982/2.850 (69,5%) doanh nghiệp": what is counted stands behind the bracket.
_SHARE_ASIDE = re.compile(r"\s?\((?:đạt |chiếm |bằng )?[\d.,]+\s?%\)")
_TIED = re.compile(r"\((?P<tie>(?:đạt|chiếm|bằng|tương đương|tức)(?: tỷ lệ| khoảng)?\s)\Z")
# "đạt 4,2/5 sao": graded so.
_RATED = re.compile(r"\s(?P<unit>sao|điểm)(?!\w)")
# "ngân sách tỉnh 97 tỷ;": what is counted so is money.
_MILLIARDS = re.compile(r"(?:tỷ|tỉ)\Z")
_PERIODS = ("năm", "quý", "tháng", "tuần", "ngày")  # "2 lần/năm" is how often, and counts times
# What follows a digit in a name: "OCOP 4 sao", "tàu từ 15 m trở lên", "3 không".
_NO_UNIT = re.compile(r"(?:sao|không|[a-zđ])(?!\w)")
_SMALL = re.compile(
    r"(?:và|của|về|với|so|cho|thì|là|đã|đang|sẽ|được|ở|tại|trong|từ|đến|có|cùng|như|do|để|khi|theo|đạt|nhằm"
    r"|hoặc|nhưng|còn|này|nêu"
    r"|trên|dưới|trở|ban hành|tỉnh ủy|hay|hoàn|vào|bằng|đồng thời)(?:\s|\Z)"
)


def _is_counted(key: str, counted: re.Match[str], unit: str) -> bool:
    """Whether a word that is a unit too is a counted noun here ("02 điểm hỗ trợ", not "92 điểm")."""
    if len(counted["noun"]) > len(unit):
        return True
    following = ANY_NOUN.match(key, counted.end())
    small = (
        following is not None
        and _is_small_word(following["noun"])
        and not following["noun"].startswith("có ")
    )
    return unit == "điểm" and following is not None and not small


def _is_small_word(noun: str) -> bool:
    return bool(_SMALL.match(noun))
