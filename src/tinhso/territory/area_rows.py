"""One row of a table of areas: what its cells must be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from tinhso.territory.tables import WrongError, day
from tinhso.territory.values import LONGEST_NAME, AreaKind, Tier

COLUMNS = ("code", "name", "tier", "kind", "parent_code", "valid_from", "valid_to")
# Digits of a code. Source: the list of administrative units, Decisions 124/2004/QĐ-TTg and 19/2025/QĐ-TTg.
_DIGITS = {Tier.PROVINCE: 2, Tier.DISTRICT: 3, Tier.COMMUNE: 5}


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


def row(number: int, cells: Mapping[str, str]) -> Row:
    """One row from its cells. Raises `WrongError` with what to do."""
    tier, code = Tier(_word(cells["tier"], Tier, "tier")), cells["code"]
    kind = AreaKind(_word(cells["kind"], AreaKind, "kind"))
    if not (code.isascii() and code.isdigit() and len(code) == _digits(tier, kind)):
        raise WrongError(
            _(
                "mã «%(code)s» của %(tier)s phải có %(digits)d chữ số (bảng tính có thể đã bỏ số 0 ở đầu): "
                "hãy ghi đủ, định dạng cột là chữ."
            )
            % {"code": code, "tier": tier.label, "digits": _digits(tier, kind)}
        )
    if not 0 < len(cells["name"]) <= LONGEST_NAME:
        raise WrongError(_("tên phải có từ 1 đến %d ký tự: hãy ghi tên không kèm loại.") % LONGEST_NAME)
    since, until = day(cells["valid_from"]), day(cells["valid_to"])
    if since and until and until <= since:
        raise WrongError(_("valid_to phải sau valid_from: hãy sửa một trong hai ngày."))
    return Row(number, code, cells["name"], tier, kind, cells["parent_code"], since, until)


def _digits(tier: Tier, kind: AreaKind) -> int:
    """An island district without communes was a communal unit as well, under its own code."""
    is_island = tier == Tier.COMMUNE and kind == AreaKind.HUYEN
    return _DIGITS[Tier.DISTRICT if is_island else tier]


def _word(text: str, among: type[TextChoices], column: str) -> str:
    if text not in among.values:
        raise WrongError(
            _("%(column)s là «%(text)s»: hãy ghi một trong %(among)s.")
            % {"column": column, "text": text, "among": ", ".join(among.values)}
        )
    return text
