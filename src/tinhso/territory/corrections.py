"""Slips of a pack put right where a line matches exactly: rows of file, line, column, wrong, right, source."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tinhso.territory.said import Trouble, Where
from tinhso.territory.tables import Line, Table, cell

COLUMNS = ("file", "line", "column", "wrong", "right", "source")


@dataclass(frozen=True, slots=True)
class Correction:
    """In the lines of `file` whose cells are as in `line`, `column` says `right` where it says `wrong`.

    `file` is the name of a file, or what its table is: map, units, areas, transfers.
    """

    where: Where
    file: str
    line: tuple[tuple[str, str], ...]
    column: str
    wrong: str
    right: str
    source: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A table put right, and how often each correction was applied."""

    table: Table
    applied: tuple[tuple[Correction, int], ...]


def read(table: Table) -> tuple[list[Correction], list[Trouble]]:
    """The corrections of a table with the columns of `COLUMNS`, and the lines that are none."""
    found: list[Correction] = []
    troubles = list(table.troubles)
    for line in table.lines:
        key = tuple(_pair(part) for part in line["line"].split(";"))
        if not (line["file"] and line["column"] and line["source"]) or not all(name for name, _ in key):
            said = "đính chính thiếu file, line, column hoặc source: line ghi như «old_ward_code=00001;split=True»."
            troubles.append(Trouble(line.where, said))
            continue
        wrong, right = line["wrong"], line["right"]
        found.append(Correction(line.where, line["file"], key, line["column"], wrong, right, line["source"]))
    return found, troubles


def apply(table: Table, corrections: Sequence[Correction], *, role: str) -> Corrected:
    """The table with every correction that is meant for it, in their order."""
    lines = list(table.lines)
    applied = []
    for correction in corrections:
        if correction.file not in (role, table.name, Path(table.name).name):
            continue
        hits = [at for at, line in enumerate(lines) if _is_meant(line, correction)]
        for at in hits:
            lines[at] = replace(lines[at], cells={**lines[at].cells, correction.column: correction.right})
        applied.append((correction, len(hits)))
    return Corrected(replace(table, lines=tuple(lines)), tuple(applied))


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return cell(name), cell(value)


def _is_meant(line: Line, correction: Correction) -> bool:
    cells = line.cells
    return cells.get(correction.column) == correction.wrong and all(
        cells.get(name) == value for name, value in correction.line
    )
