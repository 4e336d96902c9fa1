"""Changes to areas."""

from datetime import date

from django.db import transaction

from tinhso.base import access, trail
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.territory import queries
from tinhso.territory.models import Area
from tinhso.territory.values import AreaKind, Tier


@transaction.atomic
def enter(
    *,
    code: str,
    name: str,
    tier: Tier,
    kind: AreaKind,
    parent_code: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
    by: User,
) -> Area:
    """Enter an area as it stood in an interval; refused when the code already meant an area on some of its days."""
    access.require(by, "territory.enter")
    area = Area(
        code=code,
        name=name,
        tier=tier,
        kind=kind,
        parent_code=parent_code,
        valid_from=valid_from,
        valid_to=valid_to,
        **queries.keys(name),
    )
    for other in Area.objects.filter(tier=tier, code=code).select_for_update():
        if other.interval.overlaps(area.interval):
            raise Refused(
                f"Mã {code} đã dùng cho «{other}» trong cùng thời gian: hãy kiểm tra ngày hiệu lực."
            )
    area.full_clean()
    area.save()
    trail.leave(by=by, verb="enter", subject=area, code=code, name=name)
    return area
