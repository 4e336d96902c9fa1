"""Tables of comma-separated values: each line with its number, and cells as they are compared."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from tinhso.core.vi import nfc
from tinhso.territory.said import Trouble, Where


class WrongError(Exception):
    """What is wrong with a cell, and what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table; `number` as an editor shows it."""

    where: Where
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns and lines, and the lines that could not be read."""

    name: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    troubles: tuple[Trouble, ...] = ()

    def has(self, columns: Iterable[str]) -> bool:
        """Whether the table has all of these columns."""
        return set(columns) <= set(self.columns)


def read(name: str, data: bytes) -> Table:
    """A table from the bytes of its file: UTF-8, parted by commas or, as some spreadsheets do, semicolons."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        number = data[: problem.start].count(b"\n") + 1
        said = "chữ không theo UTF-8: hãy lưu lại tệp dạng CSV UTF-8."
        return Table(name, (), (), (Trouble(Where(name, number), said),))
    head = text.lstrip("\r\n").partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in head else ",", restval="")
    lines: list[Line] = []
    troubles: list[Trouble] = []
    try:
        columns = tuple(cell(column) for column in reader.fieldnames or ())
        reader.fieldnames = columns
        for cells in reader:
            where = Where(name, reader.line_num)
            if None in cells:
                troubles.append(Trouble(where, "có nhiều ô hơn số cột: hãy kiểm tra dấu phẩy trong tên."))
            lines.append(Line(where, {column: cell(cells[column]) for column in columns}))
    except csv.Error as problem:
        where = Where(name, reader.line_num + 1)
        return Table(name, (), (), (Trouble(where, f"không phải bảng CSV ({problem}): hãy lưu lại tệp."),))
    return Table(name, columns, tuple(lines), tuple(troubles))


def cell(text: str | None) -> str:
    """A cell as it is compared: composed letters, single spaces."""
    return " ".join(nfc(text or "").split())


def day(text: str) -> date | None:
    """A day as 2025-07-01 or 01/07/2025; None for an empty cell. Raises WrongError."""
    if not text:
        return None
    try:
        year, month, of_month = reversed(text.split("/")) if "/" in text else text.split("-")
        return date(int(year), int(month), int(of_month))
    except ValueError:
        raise WrongError(f"ngày «{text}» không đọc được: hãy ghi như 2025-07-01 hoặc 01/07/2025.") from None


def number(text: str, column: str, most: int = 1_000) -> Decimal | None:
    """A number below `most` with a decimal point or comma; None for an empty cell. Raises WrongError."""
    if not text:
        return None
    try:
        found = Decimal(text.replace(",", "."))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or abs(found) >= most:
        raise WrongError(f"{column} là «{text}», không phải số hợp lý: hãy ghi như 12.34 hoặc để trống.")
    return found
