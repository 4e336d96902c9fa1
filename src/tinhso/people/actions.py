"""Changes to who does what where; each leaves a trail and is seen at the next request."""

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from tinhso.base import access, trail
from tinhso.base.models import User
from tinhso.base.values import Refused, Role
from tinhso.people import queries
from tinhso.people.models import AreaRole
from tinhso.territory.models import Area


@transaction.atomic
def give_area_role(
    *,
    user: User,
    role: Role,
    area: Area,
    valid_from: date,
    valid_to: date | None = None,
    instrument: str = "",
    by: User,
    door: str,
) -> AreaRole:
    """Give an account a role in one area and all below it; `Refused` for days on which it holds there already.

    `door` is kept in the trail: how the change was asked for.
    """
    access.require(by, "base.accounts")
    # Two who give the same account a role wait for one another here.
    User.objects.select_for_update().get(pk=user.pk)
    _require_open(user)
    given = AreaRole(
        user=user,
        role=role,
        area=area,
        valid_from=valid_from,
        valid_to=valid_to,
        instrument=instrument.strip(),
    )
    if valid_to is not None and valid_to <= valid_from:
        raise Refused(_("Ngày hết hiệu lực phải sau ngày bắt đầu: hãy kiểm tra lại hai ngày."))
    if other := _others(given).first():
        raise Refused(
            _("«%(user)s» đã giữ vai trò này ở %(area)s từ %(day)s: hãy kết thúc vai trò đó trước.")
            % {"user": user.login, "area": area.full_name, "day": f"{other.valid_from:%d/%m/%Y}"}
        )
    given.save()
    access.forget_roles(user)
    trail.leave(by=by, verb="give_area_role", subject=user, **_told(given), door=door)
    return given


@transaction.atomic
def end_area_role(*, given: AreaRole, on: date, by: User, door: str) -> AreaRole:
    """Have a role in an area end: `on` is the first day without it; `Refused` before its start or after its end."""
    access.require(by, "base.accounts")
    held = AreaRole.objects.select_for_update(of=("self",)).select_related("user", "area").get(pk=given.pk)
    if on < held.valid_from:
        raise Refused(
            _("Vai trò chưa bắt đầu vào ngày này: hãy chọn từ ngày %s.") % f"{held.valid_from:%d/%m/%Y}"
        )
    if held.valid_to is not None and held.valid_to <= on:
        raise Refused(
            _("Vai trò này đã kết thúc từ %s: không còn gì để kết thúc.") % f"{held.valid_to:%d/%m/%Y}"
        )
    held.valid_to = on
    held.save(update_fields=["valid_to"])
    access.forget_roles(held.user)
    trail.leave(by=by, verb="end_area_role", subject=held.user, **_told(held), door=door)
    return held


def _others(given: AreaRole) -> QuerySet[AreaRole]:
    """The same role in the same area on some of the same days."""
    found = queries.area_roles(user=given.user).filter(role=given.role, area=given.area)
    found = found.filter(Q(valid_to=None) | Q(valid_to__gt=given.valid_from))
    return found.filter(valid_from__lt=given.valid_to) if given.valid_to else found


def _require_open(user: User) -> None:
    if not user.is_active:
        raise Refused(_("Tài khoản «%s» đã đóng: hãy mở tài khoản khác.") % user.login)


def _told(given: AreaRole) -> dict[str, str]:
    return {
        "role": given.role,
        "area": f"{given.area.tier} {given.area.code}",
        "area_id": str(given.area_id),
        "valid_from": given.valid_from.isoformat(),
        "valid_to": given.valid_to.isoformat() if given.valid_to else "",
        "instrument": given.instrument,
    }
