"""What the files of a pack say: each table known by its columns, put right, and read in its form."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tinhso.base.values import Refused
from tinhso.territory import corrections as correcting
from tinhso.territory import national_form, outlines, plain_form, said, tables
from tinhso.territory.corrections import Correction
from tinhso.territory.outlines import OutlineSaid
from tinhso.territory.packs import Pack
from tinhso.territory.said import Said, Trouble
from tinhso.territory.tables import Table

# What a table is, by columns that only it has; the first that fits.
_COLUMNS = {
    "corrections": correcting.COLUMNS,
    "map": national_form.MAP_COLUMNS,
    "units": national_form.UNITS_COLUMNS,
    "areas": plain_form.AREA_COLUMNS,
    "transfers": plain_form.TRANSFER_COLUMNS,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a pack says, the outlines in it, and each correction with the number of lines it was applied to."""

    said: Said
    outlines: tuple[OutlineSaid, ...]
    applied: tuple[tuple[Correction, int], ...]


def read(pack: Pack, *, known_slips: Sequence[Correction] = ()) -> Reading:
    """What a pack says; `known_slips` are put right where they are found. `Refused` names every line that is wrong."""
    found = _by_role(pack)
    if not any(found[role] for role in ("map", "units", "areas", "transfers")):
        raise Refused(_nothing(pack))
    troubles = [trouble for group in found.values() for table in group for trouble in table.troubles]
    own: list[Correction] = []
    for table in found["corrections"]:
        read_here, wrong = correcting.read(table)
        own += read_here
        troubles += wrong
    applied: dict[Correction, int] = dict.fromkeys([*known_slips, *own], 0)
    for role in ("map", "units", "areas", "transfers"):
        found[role] = [_put_right(table, role, applied) for table in found[role]]
    said.require_none(troubles)
    areas, wrong = _say(found)
    drawn, undrawn = outlines.read(pack)
    said.require_none([*wrong, *undrawn])
    unused = [
        f"{correction.where}: đính chính không khớp dòng nào, không dùng đến."
        for correction in own
        if not applied[correction]
    ]
    used = tuple((correction, count) for correction, count in applied.items() if count)
    return Reading(replace(areas, warnings=(*areas.warnings, *unused)), drawn, used)


def _by_role(pack: Pack) -> dict[str, list[Table]]:
    found: dict[str, list[Table]] = {role: [] for role in _COLUMNS}
    for file in pack.of_kind(".csv"):
        table = tables.read(file.name, file.data)
        roles = [role for role, columns in _COLUMNS.items() if table.has(columns)]
        # A table that cannot be read at all is told of among those of areas.
        if roles or table.troubles:
            found[(roles or ["areas"])[0]].append(table)
    return found


def _put_right(table: Table, role: str, applied: dict[Correction, int]) -> Table:
    corrected = correcting.apply(table, list(applied), role=role)
    for correction, count in corrected.applied:
        applied[correction] += count
    return corrected.table


def _say(found: dict[str, list[Table]]) -> tuple[Said, list[Trouble]]:
    days = [day for table in found["units"] if (day := outlines.day_in(table.name))]
    national, wrong = national_form.read(found["map"], found["units"], units_day=max(days, default=None))
    plain, more = plain_form.read(found["areas"], found["transfers"])
    both = Said(
        (*national.areas, *plain.areas),
        (*national.transfers, *plain.transfers),
        (*national.warnings, *plain.warnings),
    )
    return both, [*wrong, *more]


def _nothing(pack: Pack) -> str:
    wanted = "; ".join(
        f"{role}: {','.join(_COLUMNS[role])}" for role in ("areas", "transfers", "map", "units")
    )
    return (
        f"Gói {pack.name} không có bảng nào đọc được: hãy ghi đủ các cột của một dạng bảng ({wanted}). "
        "Xem docs/how/territory.md."
    )
