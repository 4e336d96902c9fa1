"""Areas from a table of comma-separated values: read with the number of each line, entered all or none."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from tinhso.base import access
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.core.vi import nfc
from tinhso.territory import actions
from tinhso.territory.models import Area
from tinhso.territory.values import AreaKind, Tier

COLUMNS = ("code", "name", "tier", "kind", "parent_code", "valid_from", "valid_to")
# Digits of a code. Source: the list of administrative units, Decisions 124/2004/QĐ-TTg and 19/2025/QĐ-TTg.
_DIGITS = {Tier.PROVINCE: 2, Tier.DISTRICT: 3, Tier.COMMUNE: 5}
_LONGEST_NAME = 120
_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, `number` as an editor shows it; the days as in `Area`."""

    number: int
    code: str
    name: str
    tier: Tier
    kind: AreaKind
    parent_code: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a table changed: the areas entered, in its order, and how many lines stood already."""

    entered: tuple[Area, ...]
    unchanged: int


class _WrongError(Exception):
    """What is wrong with one line, and what to do."""


def rows(text: str) -> tuple[Row, ...]:
    """The rows of a table with the columns of `COLUMNS`, parted by commas or, as some spreadsheets do, semicolons.

    Days are 2025-07-01 or 01/07/2025, an empty one is open. `Refused` names every wrong line and what to do.
    """
    head = text.lstrip("\r\n").partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in head else ",", restval="")
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise Refused(
            _("Dòng đầu thiếu cột %(missing)s: hãy ghi đủ các cột %(columns)s.")
            % {"missing": ", ".join(missing), "columns": ",".join(COLUMNS)}
        )
    found: list[Row] = []
    wrong: list[tuple[int, str]] = []
    try:
        for cells in reader:
            try:
                found.append(_row(reader.line_num, {name: _cell(cells[name]) for name in COLUMNS}))
            except _WrongError as problem:
                wrong.append((reader.line_num, str(problem)))
    except csv.Error as error:
        wrong.append((reader.line_num + 1, _("không phải bảng CSV (%s): hãy lưu lại tệp.") % error))
    _require_none(wrong)
    return tuple(found)


@transaction.atomic
def load(table: Sequence[Row], *, by: User) -> Loaded:
    """Enter the areas of a table, all or none; lines that stand already, unchanged, are passed over.

    `Refused` names every line that cannot be entered and what to do.
    """
    access.require(by, "territory.enter")
    known = {_key(area): area for area in Area.objects.all()}
    parents = {(tier, code) for tier, code, _start in (*known, *map(_key, table))}
    entered: list[Area] = []
    wrong: list[tuple[int, str]] = []
    for row in table:
        try:
            _require_parent(row, parents)
            if not _stands(row, known.get(_key(row))):
                known[_key(row)] = _enter(row, by=by)
                entered.append(known[_key(row)])
        except (_WrongError, Refused) as problem:
            wrong.append((row.number, str(problem)))
    _require_none(wrong)
    return Loaded(tuple(entered), len(table) - len(entered))


def _row(number: int, cells: dict[str, str]) -> Row:
    tier, code = Tier(_word(cells["tier"], Tier, "tier")), cells["code"]
    if not (code.isascii() and code.isdigit() and len(code) == _DIGITS[tier]):
        raise _WrongError(
            _(
                "mã «%(code)s» của %(tier)s phải có %(digits)d chữ số (bảng tính có thể đã bỏ số 0 ở đầu): "
                "hãy ghi đủ, định dạng cột là chữ."
            )
            % {"code": code, "tier": tier.label, "digits": _DIGITS[tier]}
        )
    if not 0 < len(cells["name"]) <= _LONGEST_NAME:
        raise _WrongError(_("tên phải có từ 1 đến %d ký tự: hãy ghi tên không kèm loại.") % _LONGEST_NAME)
    kind = AreaKind(_word(cells["kind"], AreaKind, "kind"))
    since, until = _day(cells["valid_from"]), _day(cells["valid_to"])
    if since and until and until <= since:
        raise _WrongError(_("valid_to phải sau valid_from: hãy sửa một trong hai ngày."))
    return Row(number, code, cells["name"], tier, kind, cells["parent_code"], since, until)


def _cell(text: str | None) -> str:
    return " ".join(nfc(text or "").split())


def _word(text: str, among: type[TextChoices], column: str) -> str:
    if text not in among.values:
        raise _WrongError(
            _("%(column)s là «%(text)s»: hãy ghi một trong %(among)s.")
            % {"column": column, "text": text, "among": ", ".join(among.values)}
        )
    return text


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        year, month, day = reversed(text.split("/")) if "/" in text else text.split("-")
        return date(int(year), int(month), int(day))
    except ValueError:
        raise _WrongError(
            _("ngày «%s» không đọc được: hãy ghi như 2025-07-01 hoặc 01/07/2025.") % text
        ) from None


def _require_parent(row: Row, parents: set[tuple[str, str]]) -> None:
    above = list(Tier)[: list(Tier).index(row.tier)]
    if above and not any((tier, row.parent_code) in parents for tier in above):
        raise _WrongError(
            _("không có đơn vị cấp trên mang mã «%s»: hãy sửa parent_code, hoặc thêm dòng của đơn vị đó.")
            % row.parent_code
        )


def _key(one: Area | Row) -> tuple[str, str, date | None]:
    return (one.tier, one.code, one.valid_from)


def _stands(row: Row, area: Area | None) -> bool:
    said = (row.name, row.kind, row.parent_code, row.valid_to)
    return area is not None and said == (area.name, area.kind, area.parent_code, area.valid_to)


def _enter(row: Row, *, by: User) -> Area:
    return actions.enter(
        code=row.code,
        name=row.name,
        tier=row.tier,
        kind=row.kind,
        parent_code=row.parent_code,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        by=by,
    )


def _require_none(wrong: Sequence[tuple[int, str]]) -> None:
    if not wrong:
        return
    told = [
        _("Dòng %(number)d: %(problem)s") % {"number": n, "problem": said} for n, said in wrong[:_MOST_TOLD]
    ]
    if len(wrong) > _MOST_TOLD:
        told.append(_("… và %d dòng khác.") % (len(wrong) - _MOST_TOLD))
    raise Refused("\n".join([*told, _("Chưa ghi đơn vị nào: hãy sửa các dòng trên rồi nạp lại.")]))
