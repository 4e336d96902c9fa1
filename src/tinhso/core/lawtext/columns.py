"""Third pass for tables: which rows are the header, and what each column holds."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from tinhso.core.lawtext.blocks import Span
from tinhso.core.lawtext.deadlines import Time, last_year, times
from tinhso.core.lawtext.levels import levels_alone
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.units import DURATIONS, SCALES, any_of, counted_noun, unit_named
from tinhso.core.lawtext.values import Kind, Level


class Use(StrEnum):
    """What the cells of a column are."""

    NUMBER = "number"  # of the row
    LABEL = "label"
    UNIT = "unit"
    DUE = "due"
    VALUE = "value"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its use and what its header says of the values under it; `of_plan`: they are shares of a plan;
    `name`: what it measures, in a table whose rows are places; `scale`: of what its numbers count ("triệu đồng");
    `change`: they are what was more or less than before.
    """

    use: Use
    time: Time | None = None
    kind: Kind | None = None
    unit: str | None = None
    levels: tuple[Level, ...] = ()
    of_plan: bool = False
    name: str = ""
    scale: int = 1
    change: bool = False


_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"(?:tt|stt|số tt|số thứ tự|no\.?|#|mã|mã số)\Z")
_UNIT = re.compile(r"(?:đơn vị tính|đơn vị đo|đơn vị|đvt|đv tính)\b")
_DUE = re.compile(r"(?:thời ?hạn|thời ?gian|hạn|tiến độ|năm hoàn thành|hoàn thành|lộ trình|mốc)(?!\w)")
_OTHER = re.compile(
    r"(?:cơ ?quan|đơn ?vị ?(?:chủ|thực|phối|theo)|chủ trì|phối hợp|ghi chú|sản phẩm|căn cứ|nguồn|cách"
    r"|phương pháp|lãnh đạo|phụ trách|trách nhiệm|văn bản)"
)
_LABEL = re.compile(
    r"(?:tên )?(?:các )?(?:chỉ tiêu|chỉ số|nội dung|mục tiêu|tiêu chí|nhiệm vụ|danh mục|tên|lĩnh vực|nhóm)"
)
_TARGETS = re.compile(r"mục tiêu|kế hoạch|chỉ tiêu|phấn đấu|kh(?!\w)|dự kiến|giao|đến năm|lộ trình")
_RESULTS = re.compile(
    r"thực hiện|kết quả|hiện trạng|đạt được|ước|th(?!\w)|hiện nay|đã đạt|thực tế|số liệu|hiện có|cơ sở"
)
_TIMELY = re.compile(
    r"\d{1,2}/\d{1,2}/(?:19|20)\d\d|(?:19|20)\d\d|\d{1,2} tháng|tháng \d{1,2}|quý \d|\b\dg\b|mức(?: độ)? \d"
    r"|cấp độ \d|đề án 06|bộ chỉ số \d+|\A\s*\(?\d\)?\s*\Z"
)
_ROW_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*\.?|[ivx]+\.?|[a-zđ][.)]?|-|)\Z")
_RANK = re.compile(r"xếp hạng|thứ hạng|thứ bậc|vị trí|xếp thứ|hạng")
_PLAIN = ((Use.NUMBER, _NUMBER), (Use.OTHER, _OTHER), (Use.UNIT, _UNIT))
# The share of the plan that was reached: a result, of a name of its own.
_OF_PLAN = re.compile(
    r"%\s?(?:kh|kế hoạch)(?!\w)|(?:tỷ lệ|tỉ lệ|%|mức)?[\s(%)]*(?:so (?:với )?(?:kh|kế hoạch|chỉ tiêu|mục tiêu)"
    r"|th\s?/\s?kh|(?:đạt|hoàn thành"
    r"|thực hiện) (?:so )?(?:kh|kế hoạch))(?!\w)"
)


def heads_of(clean: Clean, rows: list[tuple[Span, ...]]) -> int:
    """How many rows are header: at most three, none of which holds a figure."""
    for i, cells in enumerate(rows[:3]):
        numbered = [c for c in cells if _DIGIT.search(_TIMELY.sub("", clean.key[slice(*c)]))]
        opens = not i and bool(
            _NUMBER.match(clean.key[slice(*cells[0])].strip())
        )  # "STT": this row is the header
        if numbered and not opens or (i and clean.key[slice(*cells[0])].strip(" .") in ("1", "i", "a", "01")):
            return i
        if i and sum(c[1] > c[0] for c in cells) == 1:
            return i
    return min(3, len(rows))


def columns_of(clean: Clean, rows: list[tuple[Span, ...]], heads: int) -> tuple[Column, ...]:
    width = max(len(row) for row in rows)
    header = _spread(rows[:heads])
    made = [_column(clean, [row[i] for row in header if i < len(row)]) for i in range(width)]
    first = clean, rows[heads:]
    if made and made[0].use is not Use.LABEL and _counts_rows(*first):
        made[0] = Column(Use.NUMBER)
    labels = [i for i, c in enumerate(made) if c.use is Use.LABEL]
    place = None if labels else _places(clean, (rows[:heads], rows[heads:]), width)
    if place is not None:
        return _completed([_of_places(clean, header, (i, made[i]), place=place) for i in range(width)])
    for i in labels[1:]:
        made[i] = Column(Use.VALUE, kind=Kind.TARGET if "tiêu" in _head_key(clean, rows[:heads], i) else None)
    if any(c.change for c in made):  # what has grown or fallen has been measured
        made = [replace(c, kind=c.kind or Kind.RESULT) if c.use is Use.VALUE else c for c in made]
    if not labels:
        at = next((i for i, c in enumerate(made) if c.use in (Use.OTHER, Use.VALUE)), 0)
        made[at] = Column(Use.LABEL)
    return tuple(made)


_PLACE = re.compile(
    r"(?:tên )?(?:(?:đơn vị|địa phương|địa bàn|xã|phường|huyện|sở|ngành|ban|cơ quan|ubnd|khu phố|thôn|đặc khu"
    r"|thị trấn|thị xã|thành phố|tổ dân phố|khối|cấp|hành chính|doanh nghiệp|trường|tỉnh|bản|ấp|và|các|thuộc"
    r"|trực thuộc|của)(?!\w)[\s,;/–-]*){1,12}\Z"
)
_IN_BRACKETS = re.compile(r"\s*\((?:đvt:? |đơn vị(?: tính)?:? )?(?P<unit>[^()]{1,24})\)\s*\Z")


def _places(
    clean: Clean, rows: tuple[list[tuple[Span, ...]], list[tuple[Span, ...]]], width: int
) -> int | None:
    """The column that names the places of the rows, in a table whose columns are what is measured."""
    heads, body = rows
    for i in range(width):
        if not _PLACE.match(_head_key(clean, heads, i)):
            continue
        cells = [clean.key[slice(*row[i])].strip() for row in body if i < len(row) and row[i][1] > row[i][0]]
        units = sum(
            bool(unit_named(cell) or counted_noun(cell)) and len(cell.split()) < _PLACE_WORDS
            for cell in cells
        )
        if cells and units * 2 < len(cells):
            return i
    return None


_PLACE_WORDS = 3  # words that a unit takes at most


def _of_places(
    clean: Clean, header: list[tuple[Span, ...]], numbered: tuple[int, Column], *, place: int
) -> Column:
    """A column of a table whose rows are places."""
    at, column = numbered
    if at == place:
        return Column(Use.LABEL)
    if column.use not in (Use.VALUE, Use.OTHER, Use.UNIT):
        return column
    text = " ".join(clean.text[slice(*row[at])] for row in header if at < len(row)).strip()
    unit = _IN_BRACKETS.search(text)
    name = text[: unit.start()] if unit else text
    said = unit_named(unit["unit"].lower()) or unit["unit"] if unit else column.unit
    return replace(column, use=Use.VALUE, unit=said, name=name, of_plan=False)


_THING = re.compile(r"(?:tổng )?(?:số|số lượng|tổng)\s+(?P<what>[^\W\d_]+(?: [^\W\d_]+)?)")
_HOW = re.compile(
    r"(?:nộp |trả )?(?:trực tuyến|trực tiếp|toàn trình|một phần"
    r"|(?:đúng|quá|trước|trễ|sớm)(?: và (?:đúng|trước|sớm))? hạn"
    r"|đã (?:giải quyết|số hóa|tiếp nhận)|đang giải quyết|chưa \w+(?: \w+)?)\Z"
)
_RATE = re.compile(r"(?:đạt )?(?:tỷ lệ|tỉ lệ)(?: đạt)?\Z|\Z")


def _completed(columns: list[Column]) -> tuple[Column, ...]:
    """Columns that only say how things stand ("Trực tuyến", "Tỷ lệ (%)"), with what a column before counts."""
    thing = last = ""
    made: list[Column] = []
    for column in columns:
        key = column.name.lower().strip(" :.%")
        found = _THING.match(key)
        thing = found["what"] if found and column.unit is None else thing
        if thing and _HOW.match(key):
            column = replace(column, name=f"{thing} {column.name[:1].lower()}{column.name[1:]}")
        elif last and column.name and _RATE.match(key) and column.unit == "%":
            column = replace(column, name=f"tỷ lệ {last[:1].lower()}{last[1:]}")
        last = column.name or last
        made.append(column)
    return tuple(made)


def _spread(heads: list[tuple[Span, ...]]) -> list[tuple[Span, ...]]:
    """The header rows, a cell that spans several columns repeated over each of those that are parted below."""
    made = [list(row) for row in heads]
    for above, below in zip(made, made[1:], strict=False):
        for i in range(1, min(len(above), len(below))):
            if above[i][1] <= above[i][0] and below[i][1] > below[i][0]:
                above[i] = above[i - 1]
    return [tuple(row) for row in made]


def _head_key(clean: Clean, heads: list[tuple[Span, ...]], at: int) -> str:
    return " ".join(clean.key[slice(*row[at])] for row in heads if at < len(row)).strip()


def _counts_rows(clean: Clean, rows: list[tuple[Span, ...]]) -> bool:
    return bool(rows) and all(_ROW_NUMBER.match(clean.key[slice(*row[0])].strip()) for row in rows)


_SCALED = re.compile(rf"(?<!\w)(?P<scale>{any_of(tuple(SCALES))})\s+(?:đồng|vnđ|vnd|đ)(?!\w)")
_CHANGE = re.compile(r"(?:tăng|giảm|chênh lệch|so sánh|so với (?:cùng kỳ|năm trước|đầu năm))(?!\w)")


def _column(clean: Clean, heads: list[Span]) -> Column:
    key = " ".join(clean.key[slice(*head)] for head in heads).strip()
    use = next((use for use, pattern in _PLAIN if pattern.match(key)), None)
    if use:
        return Column(use)
    named = [t for head in heads for t in times(clean.key, *head)]
    dated = [t for t in named if t.by] or [t for head in heads if (t := last_year(clean.key, head))]
    time = dated[0] if dated else None
    if _LABEL.match(key) and not time and not re.search(r"(?:giao|đạt)\Z", key):
        return Column(Use.LABEL)
    if _DUE.match(key) and not time:
        return Column(Use.DUE)
    if _OF_PLAN.search(key):
        return Column(Use.VALUE, time, Kind.RESULT, "%", levels_alone(key), of_plan=True)
    result, target = _RESULTS.search(key), _TARGETS.search(key)
    kind = (
        Kind.RESULT
        if result and not (target and target.start() < result.start())
        else Kind.TARGET
        if target
        else None
    )
    named_unit = unit_named(key)
    unit = None if named_unit in DURATIONS else named_unit
    unit = unit or ("hạng" if _RANK.search(key) else None)
    scaled = _SCALED.search(key)
    scale = SCALES[scaled["scale"]] if scaled else 1
    change = bool(_CHANGE.match(key)) and not target
    return Column(
        Use.VALUE, time, Kind.RESULT if change else kind, unit, levels_alone(key), scale=scale, change=change
    )
