"""Statements as a table that fits the terminal, in Vietnamese notation."""

import shutil
import textwrap
import unicodedata
from collections.abc import Sequence

from tinhso.core.lawtext import Every, Kind, Level, Statement
from tinhso.core.quantity import Comparator, show_number, show_value

_KINDS = {Kind.TARGET: "Phải đạt", Kind.RESULT: "Kết quả"}
_LEVELS = {Level.CENTRAL: "TW", Level.PROVINCE: "tỉnh", Level.DISTRICT: "huyện", Level.COMMUNE: "xã"}
_EVERY = {Every.YEAR: "hằng năm", Every.QUARTER: "hằng quý", Every.MONTH: "hằng tháng"}
_SIGNS = {
    Comparator.GE: "≥ ", Comparator.GT: "> ", Comparator.LE: "≤ ", Comparator.LT: "< ", Comparator.EQ: "",
    Comparator.APPROX: "≈ ", Comparator.TOP: "nhóm ", Comparator.UP: "tăng ", Comparator.DOWN: "giảm ",
}  # fmt: skip
_HEADS = ("Loại", "Nội dung đo", "Giá trị", "Cấp", "Hạn / kỳ", "Chỗ")
_WIDTHS = (8, 0, 22, 13, 12, 8)  # zero: what the others leave
_NARROW = 88  # columns; below this the rows are written one under the other


def table(statements: Sequence[Statement], text: str, width: int | None = None) -> str:
    """The statements in order of appearance; `width` in columns, by default that of the terminal."""
    wide = width or shutil.get_terminal_size((110, 24)).columns
    lines = _line_starts(text)
    rows: list[tuple[str, ...]] = [(*_cells(s), _place(lines, s.value_start)) for s in statements]
    return _stacked(rows, wide) if wide < _NARROW else _grid(rows, wide)


def _line_starts(text: str) -> list[int]:
    return [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]


def _place(lines: list[int], offset: int) -> str:
    low, high = 0, len(lines)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if lines[middle] <= offset else (low, middle)
    return f"{low + 1}:{offset - lines[low] + 1}"


def _cells(statement: Statement) -> tuple[str, str, str, str, str]:
    indicator = statement.indicator or "(không rõ)"
    if statement.exclusion:
        indicator += f" (trừ {statement.exclusion})"
    levels = ", ".join(_LEVELS[level] for level in statement.levels)
    return _KINDS[statement.kind], indicator, shown_value(statement), levels, shown_time(statement)


def shown_value(statement: Statement) -> str:
    """Comparator, value and unit: "≥ 80 %", "nhóm 10", "9/63 tỉnh"."""
    low = statement.value
    if statement.value_high is not None:
        value = f"{show_number(low)} – {show_value(statement.value_high, statement.unit)}"
    elif statement.unit == "hạng" and statement.of:
        value = f"thứ {show_number(low)}/{show_value(statement.of.value, statement.of.unit)}"
    elif statement.of and statement.unit:
        value = f"{show_number(low)}/{show_value(statement.of.value, statement.unit)}"
    elif statement.unit == "hạng":
        value = show_number(low) if statement.comparator is Comparator.TOP else f"thứ {show_number(low)}"
    else:
        value = show_value(low, statement.unit)
    return _SIGNS[statement.comparator] + value


def shown_time(statement: Statement) -> str:
    """The deadline, how often it recurs, or the period reported on."""
    if statement.every:
        return _EVERY[statement.every]
    if statement.by:
        return statement.by.strftime("%d/%m/%Y")
    parts = (statement.as_of or "").split("-")
    if len(parts) == 2 and parts[1].startswith("Q"):
        return f"quý {parts[1][1:]}/{parts[0]}"
    return "/".join(reversed(parts))


def columns_of(text: str) -> int:
    """How many columns of a terminal a text takes."""
    composed = unicodedata.normalize("NFC", text)
    marks = sum(1 for c in composed if unicodedata.combining(c))
    return len(composed) - marks + sum(1 for c in composed if unicodedata.east_asian_width(c) in "WF")


def _grid(rows: list[tuple[str, ...]], width: int) -> str:
    fixed = sum(_WIDTHS) + 2 * (len(_WIDTHS) - 1)
    widths = [size or width - fixed for size in _WIDTHS]
    lines = [_line(_HEADS, widths), _line(tuple("─" * size for size in widths), widths)]
    for row in rows:
        folded = [textwrap.wrap(cell, size) or [""] for cell, size in zip(row, widths, strict=True)]
        for i in range(max(len(cell) for cell in folded)):
            lines.append(_line(tuple(cell[i] if i < len(cell) else "" for cell in folded), widths))
    return "\n".join(lines)


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    padded = (cell + " " * (size - columns_of(cell)) for cell, size in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _stacked(rows: list[tuple[str, ...]], width: int) -> str:
    lines: list[str] = []
    for kind, indicator, value, levels, time, place in rows:
        head = " · ".join(part for part in (kind, value, levels, time, place) if part)
        lines += textwrap.wrap(head, width) + textwrap.wrap(
            indicator, width, initial_indent="  ", subsequent_indent="  "
        )
    return "\n".join(lines)
