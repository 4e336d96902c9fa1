"""Roles in areas by the command line: `tinhso account place`, `unplace` and `places` ask here."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from tinhso.base import asof, errands
from tinhso.base.errands import DOOR, Errand
from tinhso.base.values import Refused, Role
from tinhso.people import actions, queries
from tinhso.people.models import AreaRole
from tinhso.territory import queries as territory
from tinhso.territory.models import Area
from tinhso.territory.values import Tier

_TIERS = {2: Tier.PROVINCE, 3: Tier.DISTRICT, 5: Tier.COMMUNE}  # by the digits of a code


class Command(Errand):
    """Does `place`, `unplace` or `places`, as `do` in the request says."""

    help = "Giao, kết thúc, liệt kê vai trò theo địa bàn: dùng «tinhso account place»."

    def do(self, request: dict[str, Any]) -> None:
        """The rest of the request: `login`, `role`, `area`, `from`, `to`, `because`, `by`, as far as needed."""
        work = {"place": self._place, "unplace": self._unplace, "places": self._list}
        work[request["do"]](request)

    def _place(self, request: dict[str, Any]) -> None:
        by = errands.acting(request["by"], "base.accounts")
        start = _day(request["from"]) or timezone.localdate()
        given = actions.give_area_role(
            user=errands.account(request["login"]),
            role=Role(request["role"]),
            area=_area(request["area"], start),
            valid_from=start,
            valid_to=_day(request["to"]),
            instrument=request["because"] or "",
            by=by,
            door=DOOR,
        )
        self.stdout.write(f"Đã giao: {_said(given)}.")

    def _unplace(self, request: dict[str, Any]) -> None:
        by, end = errands.acting(request["by"], "base.accounts"), _day(request["to"]) or timezone.localdate()
        held = queries.area_roles(on=end, user=errands.account(request["login"]))
        held = held.filter(role=request["role"], area__code=request["area"])
        given = held.first()
        if given is None:
            raise Refused(
                f"«{request['login']}» không giữ vai trò này ở {request['area']} vào ngày {end:%d/%m/%Y}: "
                "«tinhso account places» liệt kê các vai trò theo địa bàn."
            )
        self.stdout.write(
            f"Đã kết thúc: {_said(actions.end_area_role(given=given, on=end, by=by, door=DOOR))}."
        )

    def _list(self, _request: dict[str, Any]) -> None:
        given = list(queries.area_roles())
        if not given:
            self.stdout.write(f"Chưa có vai trò theo địa bàn nào trong {settings.DATA}.")
        for one in given:
            self.stdout.write(_said(one))


def _day(text: str | None) -> date | None:
    if not text:
        return None
    found = asof.day(text)
    if found is None:
        raise Refused(f"Không đọc được ngày «{text}»: hãy ghi ngày/tháng/năm, ví dụ 01/07/2025.")
    return found


def _area(code: str, on: date) -> Area:
    tier = _TIERS.get(len(code))
    found = territory.areas(on=on, tier=tier).filter(code=code).first() if tier else None
    if found is None:
        raise Refused(
            f"Ngày {on:%d/%m/%Y} không có đơn vị nào mang mã «{code}»: hãy kiểm tra mã (2, 3 hoặc 5 chữ số) và ngày, "
            "hoặc nạp địa bàn («tinhso territory load»)."
        )
    return found


def _said(given: AreaRole) -> str:
    until = f" đến trước {given.valid_to:%d/%m/%Y}" if given.valid_to else ""
    because = f", theo {given.instrument}" if given.instrument else ""
    role = Role(given.role)
    return (
        f"{given.user.login}: {role.value} – {role.label} ở {given.area.full_name} ({given.area.code}), "
        f"từ {given.valid_from:%d/%m/%Y}{until}{because}"
    )
