"""Third pass for tables: the row names the measured thing, the column its time, the unit column its unit."""

import re
from dataclasses import dataclass, replace

from tinhso.core.lawtext import kinds, wording
from tinhso.core.lawtext.clauses import Span, parts_of
from tinhso.core.lawtext.columns import Column, Use, columns_of, heads_of
from tinhso.core.lawtext.context import Context, Source
from tinhso.core.lawtext.deadlines import Time, bare_year, cell_times, times
from tinhso.core.lawtext.exclusions import excluded
from tinhso.core.lawtext.figures import figures
from tinhso.core.lawtext.levels import levels_alone, levels_in
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.ranks import ranks
from tinhso.core.lawtext.sentences import read_block
from tinhso.core.lawtext.shapes import Figure, Shape
from tinhso.core.lawtext.structure import Block, Role
from tinhso.core.lawtext.units import SCALE, SCALES, counted_noun, unit_named
from tinhso.core.lawtext.values import Every, Kind, Level, Statement, Whole
from tinhso.core.lawtext.wording import Phrase
from tinhso.core.quantity import Comparator


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says of its values; `is_whole`: it names a thing of its own, of which rows below may be parts."""

    label: Phrase
    context: Context
    unit: str | None = None
    due: Time | None = None
    every: Every | None = None
    levels: tuple[Level, ...] = ()
    exclusion: str | None = None
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Above:
    """What rows leave to the next: the thing they are parts of, and its unit."""

    parent: Phrase = wording.EMPTY
    unit: str | None = None


_DIGIT = re.compile(r"\d")
_SIGN = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]\s+|[-+•*]\s*|[a-zđ]\)\s*|[ivx]+\.\s+)+")
_UNIT_OF_LABEL = re.compile(
    r"\s*\((?:đơn vị(?: tính)?:?\s*|đvt:?\s*)?(?P<unit>[^()]{1,20})\)\s*\Z|,\s*(?P<percent>%)\s*\Z"
)
_RANK = re.compile(r"xếp hạng|thứ hạng|thứ bậc|vị trí|xếp thứ|hạng")
_LOWER = (Comparator.LE, Comparator.LT)


def read_table(source: Source, block: Block, context: Context) -> list[Statement]:
    """The statements of a table."""
    clean = source.clean
    rows = [tuple(cell for cell in row) for row in block.rows]
    heads = heads_of(clean, rows)
    columns = columns_of(clean, rows, heads)
    made: list[Statement] = []
    section, above = context, Above()
    for cells in rows[heads:]:
        row, section, above = _row(clean, (columns, cells), (context, section), above=above)
        if row is None:
            continue
        values = _row_statements(source, (columns, cells), row)
        made += values or _label_statements(source, (columns, cells), row)
    return made


def _row(
    clean: Clean,
    line: tuple[tuple[Column, ...], tuple[Span, ...]],
    contexts: tuple[Context, Context],
    *,
    above: Above,
) -> tuple[Row | None, Context, Above]:
    """What a row says; a row of a single cell is a section that holds for those under it."""
    columns, cells = line
    context, section = contexts
    used = list(zip(columns, cells, strict=False))
    label = next((c for col, c in used if col.use is Use.LABEL and c[1] > c[0]), None)
    filled = [c for col, c in used if c[1] > c[0] and col.use is not Use.NUMBER]
    if label is None:
        return None, section, above
    if len(filled) == 1 and clean.text[label[0]].islower():
        return None, section, above  # the row above goes on
    if len(filled) == 1 and len(columns) > 1 and not _figures(clean, parts_of(clean.key, label)[0], None):
        return None, _section(clean, label, context), Above(_label(clean, label)[0])
    name, unit = _label(clean, label)
    said = next(
        (clean.text[slice(*c)].strip() for col, c in used if col.use is Use.UNIT and c[1] > c[0]), None
    )
    unit = above.unit if said and _DITTO.match(said) else said or unit
    due = next((t for col, c in used if col.use is Use.DUE for t in _dated(clean, c)), None)
    row = _named(name, section, above)
    noted = next(
        (n for col, c in used if col.use is Use.OTHER and (n := levels_alone(clean.key[slice(*c)].strip()))),
        (),
    )
    row = replace(
        row,
        levels=row.levels or noted,
        unit=unit,
        due=due,
        every=next((t.every for t in times(clean.key, *label) if t.every), None),
    )
    return row, section, Above(row.label if row.is_whole else above.parent, unit)


_DITTO = re.compile(r"(?:[\"“”'`]+|-?\s?nt\s?-?|//)\Z")
_AMONG = re.compile(r"(?:trong đó|bao gồm|gồm)\s*:?\s*")


def _named(name: Phrase, section: Context, above: Above) -> Row:
    """A row by its label: a level or a part of the row above, or a thing of its own."""
    bare, left_out = excluded(name)
    own = levels_alone(bare.key)
    if own:
        label = bare if above.parent.empty else above.parent
        return Row(label, section, levels=own, exclusion=left_out, is_whole=False)
    among = _AMONG.match(bare.key)
    if among and not above.parent.empty:
        part = wording.joined(above.parent, bare.cut(among.end(), len(bare.key)))
        return Row(part, section, levels=levels_in(part.key), exclusion=left_out, is_whole=False)
    return Row(bare, section, levels=levels_in(bare.key), exclusion=left_out)


def _dated(clean: Clean, cell: Span) -> list[Time]:
    cell = parts_of(clean.key, cell)[0]
    year = bare_year(clean.key, cell)
    return [t for t in cell_times(clean.key, cell) if t.by] or ([year] if year else [])


def _section(clean: Clean, label: Span, context: Context) -> Context:
    dated = _dated(clean, label)
    kind = kinds.kind_of_label(clean.key[slice(*label)])
    return Context(kind=kind, by=dated[0] if dated else None, period=dated[0] if dated else None).over(
        context
    )


def _label(clean: Clean, cell: Span) -> tuple[Phrase, str | None]:
    whole = Phrase(clean.text, clean.key)
    name = wording.between(whole, cell, times(clean.key, *cell))
    sign = _SIGN.match(name.key)
    name = name.cut(sign.end() if sign else 0, len(name.key))
    unit = _UNIT_OF_LABEL.search(name.key)
    if not unit or (
        unit["unit"]
        and not unit_named(unit["unit"])
        and not counted_noun(unit["unit"])
        and unit["unit"] not in SCALES
    ):
        return wording.trim_end(name), None
    return wording.trim_end(name.cut(0, unit.start())), unit["percent"] or name.text[
        unit.start("unit") : unit.end("unit")
    ]


def _figures(clean: Clean, cell: Span, unit: str | None) -> tuple[Figure, ...]:
    named = cell_times(clean.key, cell)
    placed = ranks(clean.key, cell, named)
    plain = [
        f
        for f in figures(clean.key, cell, named, unit=unit)
        if not any(f.start < r.right and r.left < f.end for r in placed)
    ]
    return tuple(sorted((*placed, *plain), key=lambda f: f.start))


def _row_statements(
    source: Source, line: tuple[tuple[Column, ...], tuple[Span, ...]], row: Row
) -> list[Statement]:
    made = []
    for column, cell in zip(*line, strict=False):
        if column.use is not Use.VALUE or not _DIGIT.search(source.clean.key, *cell):
            continue
        if _is_prose(source.clean.key[slice(*cell)]):
            made += _prose(source, cell, column, row=row)
            continue
        counted = counted_noun(column.name.lower()) if column.name else None
        named = replace(row, label=wording.phrase(column.name)) if column.name else row
        unit = column.unit or counted or _default_unit(named)
        for part in parts_of(source.clean.key, cell):
            if len(made) >= _MOST:
                break
            dated = _dated(source.clean, part)
            for figure in _figures(source.clean, part, unit)[: _MOST - len(made)]:
                scaled = _in_column(source.clean.key, figure, (column, row), unit=unit)
                ranked = scaled if column.of_plan else _ranked(scaled, row)
                time = _time_of(dated, ranked) or column.time or row.due
                made.append(_statement(source, (ranked, part), (column, row), time=time))
    return _with_plans(made)


def _with_plans(made: list[Statement]) -> list[Statement]:
    """The statements of a row, what was reached in a year compared with the one value planned for it."""
    planned = [s for s in made if s.kind is Kind.TARGET and s.by and s.unit != "hạng"]
    return [replace(s, of=_plan_of(s, planned)) if s.kind is Kind.RESULT and not s.of else s for s in made]


def _plan_of(reached: Statement, planned: list[Statement]) -> Whole | None:
    same = [
        p
        for p in planned
        if p.by and (reached.as_of or "").startswith(str(p.by.year)) and _alike(p) == _alike(reached)
    ]
    return Whole(same[0].value, same[0].unit) if len(same) == 1 else None


def _alike(statement: Statement) -> tuple[object, ...]:
    return statement.indicator, statement.unit, statement.levels


_MOST = 400  # values in a row; more is no table of targets, and reading each would take too long


def _time_of(dated: list[Time], figure: Figure) -> Time | None:
    """The time in a cell that is a value's own: the last before it, else the first behind it."""
    before = [t for t in dated if t.start < figure.start]
    return before[-1] if before else next(iter(dated), None)


_WORDS = 7  # a cell of more says something of its own


def _is_prose(key: str) -> bool:
    return sum(word[:1].isalpha() for word in key.split()) >= _WORDS


def _prose(source: Source, cell: Span, column: Column, *, row: Row) -> list[Statement]:
    """The statements of a cell that holds sentences: of what the row names, at the time of its column."""
    time = column.time or row.due
    context = Context(kind=column.kind, by=time, period=time, subject=row.label).over(row.context)
    return read_block(source, Block(Role.TEXT, *cell), context)[0]


def _default_unit(row: Row) -> str:
    """The unit of a bare number: that of the row, else of its name; a ranking counts places."""
    if row.unit and _RANK.search(row.unit.lower()):
        return "hạng"
    if row.unit and row.unit.lower() not in SCALES:
        return unit_named(row.unit.lower()) or row.unit
    if _RANK.search(row.label.key):
        return "hạng"
    if row.label.key.startswith(("tỷ lệ", "tỷ trọng", "tỉ lệ", "tỉ trọng")):
        return "%"
    return counted_noun(re.sub(r"\A(?:tổng )?số (?!hóa)(?:lượng )?", "", row.label.key)) or ""


def _scaled(figure: Figure, row: Row) -> Figure:
    """The figure in single units, where the unit column counts thousands or billions ("tỷ đồng")."""
    scale = SCALE.match(" " + (row.unit or "").lower())
    if not scale:
        return figure
    factor = SCALES[scale["scale"]]
    high = None if figure.high is None else figure.high * factor
    return replace(figure, value=figure.value * factor, high=high, rules=(*figure.rules, "table.scale"))


_ENDS = re.compile(r" *(?:[\t\n|]|\Z)")  # of a cell


def _in_column(key: str, figure: Figure, line: tuple[Column, Row], *, unit: str) -> Figure:
    """The figure as its column counts: in millions, as a change, or as the row says."""
    column, row = line
    if column.change:
        fell = key[figure.start - 1 : figure.start] in ("-", "–")
        return replace(figure, comparator=Comparator.DOWN if fell else Comparator.UP)
    if column.scale > 1 and figure.unit == unit and _ENDS.match(key, figure.end):
        high = None if figure.high is None else figure.high * column.scale
        return replace(figure, value=figure.value * column.scale, high=high)
    return _scaled(figure, row) if figure.unit == unit and not column.unit else figure


def _ranked(figure: Figure, row: Row) -> Figure:
    """A bound on a rank is a place to be reached or bettered."""
    unit = (row.unit or "").lower()
    is_rank = (
        _RANK.search(unit)
        or (figure.unit == "hạng")
        or (not unit and _RANK.search(row.label.key) and figure.unit != "%")
    )
    if not is_rank:
        return figure
    comparator = Comparator.TOP if figure.comparator in _LOWER else figure.comparator
    whole = replace(figure.whole, unit="tỉnh") if figure.whole else None
    return replace(
        figure,
        unit="hạng",
        whole=whole,
        shape=Shape.RANK,
        comparator=comparator,
        rules=(*figure.rules, "table.rank"),
    )


def _statement(
    source: Source, at: tuple[Figure, Span], line: tuple[Column, Row], *, time: Time | None
) -> Statement:
    (figure, cell), (column, row) = at, line
    clean = source.clean
    kind = column.kind or (Kind.TARGET if row.due else row.context.kind)
    if not column.kind and not row.due and _gone(column.time, source):
        kind = Kind.RESULT
    kind = kind or (Kind.RESULT if column.name else Kind.TARGET)
    by = row.context.by or row.context.period
    time = time or (by if kind is Kind.TARGET else _reached(row.context.period, source))
    start, end = clean.origin(*_shown(cell, figure))
    value_start, value_end = clean.origin(figure.start, figure.end)
    label = wording.joined(row.label, wording.phrase("so kế hoạch")) if column.of_plan else row.label
    label = wording.phrase(column.name) if column.name else label
    place = row.label.text if column.name and not _TOTAL.match(row.label.key) else None
    target = kind is Kind.TARGET
    return Statement(
        kind=kind,
        quote=source.text[start:end],
        start=start,
        end=end,
        value_start=value_start,
        value_end=value_end,
        indicator=_indicator(clean, at, label),
        comparator=figure.comparator,
        value=figure.value,
        value_high=figure.high,
        unit=figure.unit or None,
        levels=() if figure.shape is Shape.RANK else column.levels or row.levels,
        by=time.by if time and target and not row.every else None,
        every=row.every if target else None,
        as_of=time.as_of if time and not target else None,
        exclusion=row.exclusion,
        territory=place or row.context.territory or source.facts.territory,
        of=figure.whole,
        rules=(*figure.rules, "table.cell", "table.column_time" if column.time else "table.heading_time"),
    )


# The last row over places: of the whole, and of no place of that name.
_TOTAL = re.compile(
    r"(?:tổng(?: cộng| số)?|cộng|toàn (?:tỉnh|huyện|xã|thành phố|ngành)|bình quân|trung bình|chung)(?!\w)"
)


def _gone(time: Time | None, source: Source) -> bool:
    """Whether a column is of a period that was over when the paper was written ("Năm 2024 | Kế hoạch 2025")."""
    past = source.facts.past
    return bool(time and time.by and past and time.by < past and not time.until)


def _reached(period: Time | None, source: Source) -> Time | None:
    """The period of what was reached: none that lies ahead of the writer."""
    past = source.facts.past
    return None if period and past and period.first and period.first > past else period


_LONGEST_QUOTE = 250


def _shown(cell: Span, figure: Figure) -> Span:
    """The cell, or of a long one what stands around the value."""
    if cell[1] - cell[0] <= _LONGEST_QUOTE:
        return cell
    start = max(cell[0], figure.left - 60)
    return start, max(figure.end, min(cell[1], start + _LONGEST_QUOTE))


def _indicator(clean: Clean, at: tuple[Figure, Span], label: Phrase) -> str:
    figure, cell = at
    if figure.shape is not Shape.RANK:
        return wording.tidy(label)
    behind = figure.right, min(cell[1], figure.right + _LONGEST_QUOTE)
    after = wording.closed(wording.between(Phrase(clean.text, clean.key), behind, ()))
    keep = not after.empty and not _DIGIT.search(after.key)
    return wording.tidy(wording.joined(label, after) if keep else label)


def _label_statements(
    source: Source, line: tuple[tuple[Column, ...], tuple[Span, ...]], row: Row
) -> list[Statement]:
    """A row whose cells hold no figure may hold one in its words: read as a sentence, due as the row says."""
    made: list[Statement] = []
    for column, cell in zip(*line, strict=False):
        if column.use in (Use.LABEL, Use.VALUE) and _DIGIT.search(source.clean.key, *cell):
            sign = _SIGN.match(source.clean.key, *cell)
            context = Context(by=row.due, period=row.due, kind=Kind.TARGET if row.due else None).over(
                row.context
            )
            made += read_block(source, Block(Role.TEXT, sign.end() if sign else cell[0], cell[1]), context)[0]
    return made
