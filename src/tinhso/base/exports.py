"""Lists as files: the same columns and rows as CSV, XLSX and JSON, safe to open in a spreadsheet."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

import xlsxwriter
from django.http import HttpResponse

from tinhso.base.asof import ZONE

Cell = str | int | Decimal | date | datetime | bool | None

FORMATS = ("csv", "xlsx", "json")
_LONGEST_CELL = 32_767  # characters, the limit of a spreadsheet
_SHEET_START = datetime(1899, 12, 30)  # noqa: DTZ001 (a sheet knows no time zones)
# A spreadsheet takes a cell that starts with one of these for a formula.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class ExportFormat:
    """The endings of exported lists, as a part of an address."""

    regex = "|".join(FORMATS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` in JSON, `title` at the head of a sheet, `width` in letters."""

    key: str
    title: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class Table:
    """A list to hand out; `name` becomes the file's name, every row has one cell a column."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


def answer(table: Table, ending: str) -> HttpResponse:
    """The list as a file to keep, in one of FORMATS."""
    kind, make = _MAKERS[ending]
    response = HttpResponse(make(table), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{table.name}.{ending}"'
    return response


def _csv(table: Table) -> bytes:
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(_csv_cell(column.title) for column in table.columns)
    writer.writerows([_csv_cell(cell) for cell in row] for row in table.rows)
    # With its mark, without which Excel takes UTF-8 for another encoding.
    return sheet.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell) -> str:
    match cell:
        case str():
            return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell
        case None:
            return ""
        case _:
            return str(_plain(cell))


def _xlsx(table: Table) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet(table.name[:31])
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, column.width, moment if _holds_moments(table, at) else None)
            sheet.write_string(0, at, column.title, head)
        for line, row in enumerate(table.rows, start=1):
            for at, cell in enumerate(row):
                _write(sheet, (line, at), cell)
        sheet.freeze_panes(1, 0)
    return file.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, at: tuple[int, int], cell: Cell) -> None:
    match cell:
        case None:
            pass
        case bool():
            sheet.write_boolean(*at, cell)
        case int() | Decimal():
            sheet.write_number(*at, float(cell))
        case datetime():
            # A sheet knows no time zones. None for the format: the column's, which shows the hour.
            sheet.write_number(*at, _serial(cell))
        case date():
            sheet.write_datetime(*at, cell)
        case _:
            # As text whatever it starts with: never a formula, never a link.
            sheet.write_string(*at, cell[:_LONGEST_CELL])


def _holds_moments(table: Table, at: int) -> bool:
    return any(isinstance(row[at], datetime) for row in table.rows)


def _serial(moment: datetime) -> float:
    """Days since the first day of a sheet, Vietnam's time."""
    return (moment.astimezone(ZONE).replace(tzinfo=None) - _SHEET_START) / timedelta(days=1)


def _json(table: Table) -> bytes:
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, map(_plain, row), strict=True)) for row in table.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode()


def _plain(cell: Cell) -> str | int | float | bool | None:
    match cell:
        case datetime():
            return cell.astimezone(ZONE).isoformat(timespec="seconds")
        case date():
            return cell.isoformat()
        case Decimal():
            return int(cell) if cell == cell.to_integral_value() else float(cell)
        case _:
            return cell


_MAKERS: dict[str, tuple[str, Callable[[Table], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    "json": ("application/json", _json),
}
