"""Tables of tasks: a column of what is to be done, one of who leads, perhaps of who helps and by when."""

import re
from dataclasses import replace
from datetime import date

from tinhso.core.lawtext import agencies
from tinhso.core.lawtext.context import Source
from tinhso.core.lawtext.dues import Due, due_of_cell, levels_of
from tinhso.core.lawtext.structure import Block
from tinhso.core.lawtext.values import Assignment

Span = tuple[int, int]
_Columns = tuple[int, int | None, int | None]  # of the task, the partners, the due

# Heads of columns, read without spaces: pages lose them ("Đơn vịchủ trì").
_TASK = re.compile(
    r"(?:tên|các|nộidung|danhmục)*(?:nhiệmvụ|nộidung|côngviệc|hoạtđộng|giảipháp|tênđềán|chỉtiêu|mụctiêu"
    r"|tiêuchí|sảnphẩm|đềán)"
)
_LEAD = re.compile(
    r".{0,14}(?:chủtrì|phụtrách|(?:cơquan|đơnvị)(?:thựchiện|chịutráchnhiệm|đượcgiao|tham|theodõi)|tráchnhiệm)"
)
_ALONE = re.compile(r"(?:cơquan|đơnvị|bộphận|phâncông|ngườiphụtrách)\Z")
_STEP = re.compile(
    r"(?:các|têncác|tên|danhmục)*(?:nhiệmvụ|nộidung|côngviệc|hoạtđộng|hạngmục|mốc(?!thờigian)|bước|sảnphẩm|cộtmốc)"
)
_PARTNER = re.compile(r".{0,14}phốihợp")
_DUE = re.compile(r"(?!.*bắtđầu)(?:thờigian|thờihạn|hạn|tiếnđộ|hoànthành|lộtrình|mốc)")
_WATCHES = re.compile(r"theo dõi|cung cấp|báo cáo|tổng hợp|đánh giá")
_SAME = re.compile(r"(?:-?nt-?|như trên|\"|-\"-)\Z")
_MOST_HEADS = 3


def task_rows(source: Source, block: Block, issued: date | None) -> list[Assignment]:
    """The assignments of a table, one a row; none where no column says who leads."""
    key = source.clean.key
    heads = next(
        (i for i, row in enumerate(block.rows[:_MOST_HEADS]) if _lead_column(key, row) is not None), None
    )
    if heads is None:
        return []
    head = block.rows[heads]
    lead = _lead_column(key, head)
    task = _column(key, head, _TASK)
    others = _column(key, head, _PARTNER), _column(key, head, _DUE)
    if lead is None or task is None:
        return []
    # Who only watches a figure is perhaps told nothing.
    watches = bool(_WATCHES.search(key, *head[lead]))
    made: list[Assignment] = []
    before: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    for row in block.rows[heads + 1 :]:
        if max(lead, task) >= len(row):
            continue
        said = key[slice(*row[lead])].strip()
        names = before if _SAME.match(said) else agencies.listed(source.clean, row[lead])
        if (
            not names
            or not re.search(r"[^\W\d_]{2}", key[slice(*row[task])])
            or not _is_agency(source, row[lead], said)
        ):
            continue
        before = names
        one = _assignment(source, row, (task, *others))
        if any(_SAME.match(name.lower()) for name in one.partners):
            one = replace(one, partners=beside)
        beside = one.partners
        made.append(replace(one, leads=names, sure=not watches))
    return made


def day_rows(source: Source, block: Block, issued: date | None) -> list[tuple[Span, Due]]:
    """The cells of a table of days, each with its due: what is to be done by when, and nobody leads."""
    key = source.clean.key
    for at, head in enumerate(block.rows[:_MOST_HEADS]):
        due, task = _column(key, head, _DUE), _column(key, head, _STEP)
        if due is None or task is None or due == task or _lead_column(key, head) is not None:
            continue
        rows = [row for row in block.rows[at + 1 :] if max(due, task) < len(row)]
        dues = [(row[task], due_of_cell(source, row[due], issued)) for row in rows]
        return [(cell, said) for cell, said in dues if said.by and cell[1] > cell[0]]
    return []


def _is_agency(source: Source, cell: Span, said: str) -> bool:
    return bool(_SAME.match(said)) or agencies.begins(source.clean, cell[0])


def _lead_column(key: str, row: tuple[Span, ...]) -> int | None:
    """The column of who leads; one that is headed with "Đơn vị" alone is of units, but where days are set."""
    lead = _column(key, row, _LEAD)
    if lead is not None or _column(key, row, _DUE) is None:
        return lead
    return _column(key, row, _ALONE)


def _column(key: str, row: tuple[Span, ...], pattern: re.Pattern[str]) -> int | None:
    for at, cell in enumerate(row):
        if pattern.match(re.sub(r"<br>|[\s*]", "", key[cell[0] : min(cell[1], cell[0] + 80)])):
            return at
    return None


def _assignment(source: Source, row: tuple[Span, ...], at: _Columns) -> Assignment:
    task, partner, due_at = at
    due = due_of_cell(source, row[due_at], None) if due_at is not None and due_at < len(row) else Due()
    start, end = source.clean.origin(row[0][0], row[-1][1])
    partners = (
        agencies.listed(source.clean, row[partner]) if partner is not None and partner < len(row) else ()
    )
    return Assignment(
        quote=source.text[start:end],
        start=start,
        end=end,
        leads=(),
        partners=tuple(name for name in partners if re.search(r"\w{2}", name)),
        what=agencies.tidy(source.clean.text[slice(*row[task])]),
        by=due.by,
        every=due.every,
        ongoing=due.ongoing,
        levels=levels_of(source.clean.key[slice(*row[task])]),
        territory=source.facts.territory,
        rules=("duty.table",),
    )
