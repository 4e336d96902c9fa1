"""The form of a national pack: a map from the communal units before July 2025 to those after, and a list of the latter.

The map tells how things stood on the last day of districts and on the first day after; the list, whose name carries
its day, how things stand on that day. What differs between the two changed on the day of the list.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

from tinhso.core.vi import standard_tones
from tinhso.territory import shipped
from tinhso.territory.said import AreaSaid, Labels, Place, Said, TransferSaid, Trouble, Where
from tinhso.territory.tables import Line, Table, WrongError, number
from tinhso.territory.values import LONGEST_NAME, REDRAWN, AreaKind, Tier, TransferKind, parted

MAP_COLUMNS = (
    "old_province_code",
    "old_district_code",
    "old_ward_code",
    "old_province",
    "old_district",
    "old_ward",
    "split",
    "new_province_code",
    "new_ward_code",
    "new_ward",
)
UNITS_COLUMNS = ("level", "code", "parent_code", "name_vi", "type")
LAST_OF_DISTRICTS = REDRAWN - timedelta(days=1)


def read(
    maps: Sequence[Table], units: Sequence[Table], *, units_day: date | None
) -> tuple[Said, list[Trouble]]:
    """What the tables say, and what is wrong with them."""
    if bool(maps) != bool(units):
        missing = "danh sách đơn vị sau sắp xếp" if maps else "bảng chuyển đổi từ đơn vị cũ"
        lone = Where((*maps, *units)[0].name)
        return Said(), [Trouble(lone, f"gói thiếu {missing}: hai bảng phải đi cùng nhau, hãy thêm bảng đó.")]
    gathered = _Gathered(units_day)
    for table in units:
        gathered.take(table, gathered.unit)
    for table in maps:
        gathered.take(table, gathered.succession)
    gathered.close()
    areas, transfers = tuple(gathered.areas.values()), tuple(gathered.transfers.values())
    return Said(areas, transfers, tuple(gathered.warnings)), gathered.troubles


@dataclass(slots=True)
class _Gathered:
    """Statements of the lines read so far; the same one in several lines is one."""

    units_day: date | None
    units: dict[str, AreaSaid] = field(default_factory=dict)
    areas: dict[tuple[Place, date], AreaSaid] = field(default_factory=dict)
    transfers: dict[tuple[Place, Place, date], TransferSaid] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def take(self, table: Table, one: Callable[[Line], None]) -> None:
        """Take every line of a table, with what is wrong with it."""
        for line in table.lines:
            try:
                one(line)
            except WrongError as problem:
                self.troubles.append(Trouble(line.where, str(problem)))

    def unit(self, line: Line) -> None:
        """A line of the list of units."""
        if line["level"] not in ("1", "2"):
            raise WrongError(f"level là «{line['level']}»: hãy ghi 1 (cấp tỉnh) hoặc 2 (cấp xã).")
        is_province = line["level"] == "1"
        said = AreaSaid(
            where=line.where,
            tier=Tier.PROVINCE if is_province else Tier.COMMUNE,
            code=_code(line, "code", digits=2 if is_province else 5),
            name=_named(line, "name_vi"),
            kind=_kind(line),
            parent_code="" if is_province else _code(line, "parent_code", digits=2),
            on=self.units_day or REDRAWN,
            labels=_labels(line),
            is_known=is_province,
        )
        if is_province:
            self._say(said)
        elif said.code in self.units:
            raise WrongError(f"mã {said.code} đã có ở {self.units[said.code].where}: hãy bỏ một dòng.")
        else:
            self.units[said.code] = said

    def succession(self, line: Line) -> None:
        """A line of the map: an old communal unit, what stood above it, and one that it went to."""
        old = self._old(line)
        new = self._new(line)
        kind = TransferKind.PART if line["split"].lower() in ("true", "1") else TransferKind.WHOLE
        self._pass(line.where, (old, new), kind, within=new.parent_code)
        district = (Tier.DISTRICT, line["old_district_code"])
        province = self.areas[(Tier.PROVINCE, line["old_province_code"]), LAST_OF_DISTRICTS]
        above = replace(province, code=new.parent_code)
        self._pass(
            line.where,
            (self.areas[district, LAST_OF_DISTRICTS], above),
            TransferKind.ABOLISH,
            within=new.parent_code,
        )

    def close(self) -> None:
        """Join the list of units to how they began: what differs changed on the day of the list."""
        for unit in self.units.values():
            begun = self.areas.get((unit.place, REDRAWN))
            if begun is None:
                self.warnings.append(
                    f"{unit.where}: {unit.full_name} ({unit.code}) không có đơn vị nào nhập vào."
                )
                self.areas[unit.place, REDRAWN] = replace(unit, on=REDRAWN, valid_from=REDRAWN)
            elif (begun.kind, begun.name) == (unit.kind, unit.name):
                self.areas[unit.place, REDRAWN] = replace(begun, labels=unit.labels)
            elif self.units_day is None or self.units_day <= REDRAWN:
                said = (
                    f"«{unit.full_name}» ở bảng chuyển đổi là «{begun.full_name}»: hãy thêm ngày vào tên tệp."
                )
                self.troubles.append(Trouble(unit.where, said))
            else:
                self._change(begun, unit, on=self.units_day)

    def _change(self, begun: AreaSaid, unit: AreaSaid, *, on: date) -> None:
        self.areas[unit.place, REDRAWN] = replace(begun, valid_to=on, labels=unit.labels)
        self.areas[unit.place, on] = replace(unit, valid_from=on)
        kind = TransferKind.RENAME if begun.kind == unit.kind else TransferKind.RETYPE
        self._pass(unit.where, (begun, unit), kind, within=unit.parent_code, on=on)

    def _old(self, line: Line) -> AreaSaid:
        """The old communal unit of a line, said with its district and province."""
        province = _code(line, "old_province_code", digits=2)
        district = _code(line, "old_district_code", digits=3)
        self._say(_old(line, Tier.PROVINCE, ("old_province", province, "")))
        self._say(_old(line, Tier.DISTRICT, ("old_district", district, province)))
        if line["old_ward_code"]:
            code = _code(line, "old_ward_code", digits=5)
            return self._say(_old(line, Tier.COMMUNE, ("old_ward", code, district)))
        # An island district without communes is a communal unit as well, under its own code.
        return self._say(_old(line, Tier.COMMUNE, ("old_district", district, district)))

    def _new(self, line: Line) -> AreaSaid:
        code = _code(line, "new_ward_code", digits=5)
        unit = self.units.get(code)
        if unit is None:
            raise WrongError(
                f"mã {code} ({line['new_ward']}) không có trong danh sách đơn vị: hãy sửa mã bằng một dòng đính chính."
            )
        if unit.parent_code != line["new_province_code"]:
            raise WrongError(
                f"mã {code} thuộc tỉnh {unit.parent_code} trong danh sách đơn vị, ở đây là tỉnh "
                f"{line['new_province_code']}: hãy đính chính một trong hai."
            )
        kind, name = _full(line, "new_ward")
        if standard_tones(name) == standard_tones(unit.name):
            name = unit.name
        begun = replace(unit, where=line.where, kind=kind, name=name, labels=Labels())
        return self._say(replace(begun, on=REDRAWN, valid_from=REDRAWN))

    def _say(self, said: AreaSaid) -> AreaSaid:
        known = self.areas.setdefault((said.place, said.on), said)
        if (known.name, known.kind, known.parent_code) != (said.name, said.kind, said.parent_code):
            raise WrongError(
                f"mã {said.code} là «{said.full_name}» thuộc {said.parent_code or '–'}, nhưng ở {known.where} là "
                f"«{known.full_name}» thuộc {known.parent_code or '–'}: hãy đính chính một trong hai dòng."
            )
        return known

    def _pass(
        self,
        where: Where,
        ends: tuple[AreaSaid, AreaSaid],
        kind: TransferKind,
        *,
        within: str,
        on: date = REDRAWN,
    ) -> None:
        source, target = ends
        instrument = _instrument(source.tier, within, (on, kind))
        said = TransferSaid(where, source.place, target.place, on, kind, instrument=instrument)
        self.transfers.setdefault((source.place, target.place, on), said)


@cache
def _instrument(tier: Tier, province: str, what: tuple[date, TransferKind]) -> str:
    return shipped.instrument(tier=tier, within_code=province, on=what[0], kind=what[1])


def _old(line: Line, tier: Tier, said: tuple[str, str, str]) -> AreaSaid:
    """How an area stood on the last day of districts: the column of its name, its code, the code above it."""
    column, code, parent = said
    kind, name = _full(line, column)
    return AreaSaid(
        where=line.where,
        tier=tier,
        code=code,
        name=name,
        kind=kind,
        parent_code=parent,
        on=LAST_OF_DISTRICTS,
        valid_to=None if tier == Tier.PROVINCE else REDRAWN,
        is_known=tier == Tier.PROVINCE,
    )


def _code(line: Line, column: str, *, digits: int) -> str:
    code = line[column]
    if not (code.isascii() and code.isdigit() and len(code) == digits):
        raise WrongError(f"{column} là «{code}», phải có {digits} chữ số: hãy ghi đủ cả số 0 ở đầu.")
    return code


def _full(line: Line, column: str) -> tuple[AreaKind, str]:
    found = parted(_named(line, column))
    if found is None:
        raise WrongError(
            f"{column} là «{line[column]}», không bắt đầu bằng loại đơn vị: hãy ghi như «Xã Tân Lập»."
        )
    return found


def _named(line: Line, column: str) -> str:
    if not 0 < len(line[column]) <= LONGEST_NAME:
        raise WrongError(f"{column} phải có từ 1 đến {LONGEST_NAME} ký tự: hãy ghi tên đơn vị.")
    return line[column]


def _kind(line: Line) -> AreaKind:
    if line["type"] not in AreaKind.values:
        raise WrongError(f"type là «{line['type']}»: hãy ghi một trong {', '.join(AreaKind.values)}.")
    return AreaKind(line["type"])


def _labels(line: Line) -> Labels:
    return Labels(
        number(line["area_km2"], "area_km2", 1_000_000),
        number(line["lon"], "lon"),
        number(line["lat"], "lat"),
    )
