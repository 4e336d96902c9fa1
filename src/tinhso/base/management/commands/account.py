"""Accounts by the command line: `tinhso account` asks here."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from tinhso.base import access, actions, errands
from tinhso.base.errands import DOOR, Errand
from tinhso.base.models import User
from tinhso.base.values import Role


class Command(Errand):
    """Does `add`, `list`, `password`, `roles` or `close`, as `do` in the request says."""

    help = "Tạo, liệt kê, sửa, đóng tài khoản: dùng «tinhso account»."

    def do(self, request: dict[str, Any]) -> None:
        """The rest of the request: `login`, `roles`, `password`, `by`, as far as the work needs them."""
        work = {
            "add": self._add,
            "list": self._list,
            "password": self._password,
            "roles": self._roles,
            "close": self._close,
        }
        work[request["do"]](request)

    def _add(self, request: dict[str, Any]) -> None:
        first = not access.holders("base.accounts").exists()
        user = actions.open_account(
            login=request["login"],
            roles=map(Role, request["roles"]),
            password=request["password"],
            by=None if first else errands.acting(request["by"], "base.accounts"),
            door=DOOR,
        )
        self._say(
            _("Đã mở tài khoản «%(login)s» trong %(folder)s, vai trò: %(roles)s.")
            % {"login": user.login, "roles": _roles(user), "folder": settings.DATA}
        )

    def _list(self, _request: dict[str, Any]) -> None:
        users = User.objects.order_by("-is_active", "login").prefetch_related("grants")
        if not users:
            self._say(_("Chưa có tài khoản nào trong %s.") % settings.DATA)
        for user in users:
            state = _("đang dùng") if user.is_active else _("đã đóng")
            self._say(f"{user.login:<24} {state:<10} {_seen(user):<28} {_roles(user)}")

    def _password(self, request: dict[str, Any]) -> None:
        user, by = errands.account(request["login"]), errands.acting(request["by"], "base.accounts")
        actions.set_password(user=user, password=request["password"], by=by, door=DOOR)
        self._say(
            _("Đã đặt mật khẩu mới cho «%s»; mọi phiên đăng nhập của tài khoản này đã kết thúc.") % user.login
        )

    def _roles(self, request: dict[str, Any]) -> None:
        user, by = errands.account(request["login"]), errands.acting(request["by"], "base.accounts")
        actions.grant_roles(user=user, roles=map(Role, request["roles"]), by=by, door=DOOR)
        self._say(_("«%(login)s» nay giữ vai trò: %(roles)s.") % {"login": user.login, "roles": _roles(user)})

    def _close(self, request: dict[str, Any]) -> None:
        user, by = errands.account(request["login"]), errands.acting(request["by"], "base.accounts")
        actions.close_account(user=user, by=by, door=DOOR)
        self._say(
            _(
                "Đã đóng tài khoản «%s» và kết thúc các phiên đăng nhập; những việc đã làm vẫn còn trong dấu vết."
            )
            % user.login
        )

    def _say(self, text: str) -> None:
        self.stdout.write(text)


def _roles(user: User) -> str:
    """The roles in the order of the table of roles, each with its word on the command line."""
    held = access.roles(user)
    return "; ".join(f"{role.value} – {role.label}" for role in Role if role in held) or "–"


def _seen(user: User) -> str:
    if user.last_login is None:
        return _("chưa đăng nhập")
    return _("đăng nhập %s") % f"{timezone.localtime(user.last_login):%d/%m/%Y %H:%M}"
