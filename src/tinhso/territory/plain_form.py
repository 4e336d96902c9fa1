"""The plain form of a province's own list: a table of areas, and one of what became of them."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from tinhso.territory import area_rows
from tinhso.territory.said import AreaSaid, Labels, Place, Said, TransferSaid, Trouble
from tinhso.territory.tables import Line, Table, WrongError, day, number
from tinhso.territory.values import ShareOf, Tier, TransferKind

AREA_COLUMNS = area_rows.COLUMNS
TRANSFER_COLUMNS = ("source_code", "target_code", "on", "kind")
T = TypeVar("T")
_BILLIONTH = Decimal("0.000000001")
_TIERS = {2: Tier.PROVINCE, 3: Tier.DISTRICT, 5: Tier.COMMUNE}


def read(areas: Sequence[Table], transfers: Sequence[Table]) -> tuple[Said, list[Trouble]]:
    """What the tables say, and what is wrong with them."""
    troubles: list[Trouble] = []
    said_areas = _each(areas, _area, troubles)
    said_transfers = _each(transfers, _transfer, troubles)
    return Said(tuple(said_areas), tuple(said_transfers)), troubles


def _each(tables: Sequence[Table], one: Callable[[Line], T], troubles: list[Trouble]) -> list[T]:
    found = []
    for table in tables:
        for line in table.lines:
            try:
                found.append(one(line))
            except WrongError as problem:
                troubles.append(Trouble(line.where, str(problem)))
    return found


def _area(line: Line) -> AreaSaid:
    row = area_rows.row(line.where.number, line.cells)
    _require_above(row)
    return AreaSaid(
        where=line.where,
        tier=row.tier,
        code=row.code,
        name=row.name,
        kind=row.kind,
        parent_code=row.parent_code,
        on=row.valid_from or (row.valid_to - timedelta(days=1) if row.valid_to else date.max),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        labels=Labels(
            number(line["area_km2"], "area_km2", 1_000_000),
            number(line["longitude"], "longitude"),
            number(line["latitude"], "latitude"),
        ),
        is_exact=True,
    )


def _require_above(row: area_rows.Row) -> None:
    """A parent of a tier above: else an area could stand over itself."""
    above = [] if row.tier == Tier.PROVINCE else [2, 3] if row.tier == Tier.COMMUNE else [2]
    if row.parent_code and len(row.parent_code) not in above:
        raise WrongError(
            f"parent_code «{row.parent_code}» không ở cấp trên của {row.tier.label} (thành vòng lặp): "
            "hãy ghi mã 2 chữ số của tỉnh, hoặc 3 chữ số của huyện cho đơn vị cấp xã."
        )


def _transfer(line: Line) -> TransferSaid:
    on = day(line["on"])
    if on is None:
        raise WrongError("thiếu ngày ở cột on: hãy ghi như 2025-07-01.")
    share = number(line["share"], "share")
    if share is not None and not 0 < share <= 1:
        raise WrongError(
            f"share là «{line['share']}»: hãy ghi phần trên 0 và không quá 1, như 0.25, hoặc để trống."
        )
    if bool(line["share_of"]) > bool(share):
        raise WrongError("share_of có mà share trống: hãy ghi cả hai hoặc để trống cả hai.")
    if share is not None and not line["share_of"]:
        raise WrongError("share có mà share_of trống: hãy ghi population, area hoặc other.")
    return TransferSaid(
        where=line.where,
        source=_place(line, "source"),
        target=_place(line, "target"),
        on=on,
        kind=TransferKind(_among(line, "kind", TransferKind.values)),
        share=None if share is None else share.quantize(_BILLIONTH),
        share_of=_among(line, "share_of", ["", *ShareOf.values]),
        instrument=_short(line, "instrument", 100),
        clause=line["clause"],
        note=_short(line, "note", 300),
    )


def _place(line: Line, end: str) -> Place:
    """The place at an end of a transfer: its tier is said by the width of the code where no column says it."""
    code, said = line[f"{end}_code"], line[f"{end}_tier"]
    tier = Tier(_among(line, f"{end}_tier", Tier.values)) if said else _TIERS.get(len(code))
    if tier is None or not (code.isascii() and code.isdigit()):
        raise WrongError(f"{end}_code là «{code}»: hãy ghi mã 2, 3 hoặc 5 chữ số, đủ cả số 0 ở đầu.")
    return (tier, code)


def _among(line: Line, column: str, words: Sequence[str]) -> str:
    if line[column] not in words:
        told = ", ".join(filter(None, words))
        raise WrongError(f"{column} là «{line[column]}»: hãy ghi một trong {told}.")
    return line[column]


def _short(line: Line, column: str, most: int) -> str:
    if len(line[column]) > most:
        raise WrongError(f"{column} dài quá {most} ký tự: hãy rút gọn.")
    return line[column]
