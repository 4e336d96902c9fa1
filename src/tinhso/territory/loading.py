"""Areas from a table of comma-separated values: read with the number of each line, entered all or none."""

import csv
import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import access
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.territory import actions
from tinhso.territory.area_rows import COLUMNS, Row, row
from tinhso.territory.models import Area
from tinhso.territory.tables import WrongError, cell
from tinhso.territory.values import Tier

_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a table changed: the areas entered, in its order, and how many lines stood already."""

    entered: tuple[Area, ...]
    unchanged: int


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
                found.append(row(reader.line_num, {name: cell(cells[name]) for name in COLUMNS}))
            except WrongError as problem:
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
    known: dict[tuple[str, str], list[Area]] = defaultdict(list)
    for area in Area.objects.all():
        known[area.tier, area.code].append(area)
    parents = {*known, *((one.tier, one.code) for one in table)}
    entered: list[Area] = []
    wrong: list[tuple[int, str]] = []
    for one in table:
        try:
            _require_parent(one, parents)
            here = known[one.tier, one.code]
            if not _standing(one, here):
                here.append(_enter(one, by=by))
                entered.append(here[-1])
        except (WrongError, Refused) as problem:
            wrong.append((one.number, str(problem)))
    _require_none(wrong)
    return Loaded(tuple(entered), len(table) - len(entered))


def _require_parent(row: Row, parents: set[tuple[str, str]]) -> None:
    above = list(Tier)[: list(Tier).index(row.tier)]
    if above and not any((tier, row.parent_code) in parents for tier in above):
        raise WrongError(
            _("không có đơn vị cấp trên mang mã «%s»: hãy sửa parent_code, hoặc thêm dòng của đơn vị đó.")
            % row.parent_code
        )


def _standing(row: Row, known: Sequence[Area]) -> bool:
    """Whether the area that the row tells of is there; an empty valid_from only says that the start is not stated."""
    said = (row.name, row.kind, row.parent_code, row.valid_to)
    return any(
        row.valid_from in (None, area.valid_from)
        and said == (area.name, area.kind, area.parent_code, area.valid_to)
        for area in known
    )


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
