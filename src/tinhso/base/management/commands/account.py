"""Accounts by the command line: `tinhso account` asks here."""

from typing import Any

from django.conf import settings
from django.utils import timezone

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
        self._say(f"Đã mở tài khoản «{user.login}» trong {settings.DATA}, vai trò: {_roles(user)}.")

    def _list(self, _request: dict[str, Any]) -> None:
        users = User.objects.order_by("-is_active", "login").prefetch_related("grants")
        if not users:
            self._say(f"Chưa có tài khoản nào trong {settings.DATA}.")
        for user in users:
            state = "đang dùng" if user.is_active else "đã đóng"
            self._say(f"{user.login:<24} {state:<10} {_seen(user):<28} {_roles(user)}")

    def _password(self, request: dict[str, Any]) -> None:
        user, by = errands.account(request["login"]), errands.acting(request["by"], "base.accounts")
        actions.set_password(user=user, password=request["password"], by=by, door=DOOR)
        self._say(
            f"Đã đặt mật khẩu mới cho «{user.login}»; mọi phiên đăng nhập của tài khoản này đã kết thúc."
        )

    def _roles(self, request: dict[str, Any]) -> None:
        user, by = errands.account(request["login"]), errands.acting(request["by"], "base.accounts")
        actions.grant_roles(user=user, roles=map(Role, request["roles"]), by=by, door=DOOR)
        self._say(f"«{user.login}» nay giữ vai trò: {_roles(user)}.")

    def _close(self, request: dict[str, Any]) -> None:
        user, by = errands.account(request["login"]), errands.acting(request["by"], "base.accounts")
        actions.close_account(user=user, by=by, door=DOOR)
        self._say(
            f"Đã đóng tài khoản «{user.login}» và kết thúc các phiên đăng nhập; "
            "những việc đã làm vẫn còn trong dấu vết."
        )

    def _say(self, text: str) -> None:
        self.stdout.write(text)


def _roles(user: User) -> str:
    """The roles in the order of the table of roles, each with its word on the command line."""
    held, placed = access.roles(user), {role for role, _areas in access.placed_roles(user)}
    told = [f"{role.value} – {role.label}" for role in Role if role in held]
    told += [f"{role.value} – {role.label} (theo địa bàn)" for role in Role if role in placed]
    return "; ".join(told) or "chưa có"


def _seen(user: User) -> str:
    if user.last_login is None:
        return "chưa đăng nhập"
    return f"đăng nhập {timezone.localtime(user.last_login):%d/%m/%Y %H:%M}"
