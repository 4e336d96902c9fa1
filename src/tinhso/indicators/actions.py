"""Changes to the catalogue."""

from django.db import connection, transaction
from django.utils.translation import gettext as _

from tinhso.base import access, trail
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.core.pace import Direction
from tinhso.core.vi import fold, nfc
from tinhso.indicators.models import Indicator

# Held while a code is given, so that two people never get the same one.
_CODE_LOCK = 7_001


@transaction.atomic
def define(
    *, name: str, unit: str, direction: Direction = Direction.MORE, is_example: bool = False, by: User
) -> Indicator:
    """Add an indicator under the next free code; refused without a name."""
    access.require(by, "indicators.define")
    name = " ".join(nfc(name).split())
    if not name:
        raise Refused(_("Chỉ số phải có tên: hãy ghi rõ đại lượng được đo."))
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_CODE_LOCK])
    indicator = Indicator.objects.create(
        code=f"CS{Indicator.objects.count() + 1:04d}",
        name=name,
        unit=nfc(unit),
        direction=direction.value,
        is_example=is_example,
        search_key=fold(name),
    )
    trail.leave(by=by, verb="define", subject=indicator, name=name, unit=unit)
    return indicator
