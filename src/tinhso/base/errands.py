"""What the command line has the application do: one request as JSON in, Vietnamese sentences out.

A command of `tinhso` starts such an errand in a process of its own and hands it the request on standard input,
so that a password stands in no argument and no environment variable.
"""

import json
import sys
from abc import abstractmethod
from typing import Any, TextIO

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand
from django.db import OperationalError

from tinhso.base import access
from tinhso.base.models import User
from tinhso.base.values import Refused

# What the trail says of whoever acted: the name was given on the command line, not proved by signing in.
DOOR = "command line"


class Errand(BaseCommand):
    """A management command that reads its request from standard input; exit status 1 with a reason if refused."""

    stealth_options = ("stdin",)

    def handle(self, *_args: Any, stdin: TextIO | None = None, **_options: Any) -> None:
        """Do what is asked; `stdin` stands for standard input in tests."""
        request = json.load(stdin or sys.stdin)
        try:
            self.do(request)
        except Refused as refusal:
            self.stderr.write(refusal.sentence)
            raise SystemExit(1) from refusal
        except OperationalError as lost:
            self.stderr.write(f"Mất kết nối cơ sở dữ liệu ({lost}), chưa thay đổi gì: hãy chạy lại.")
            raise SystemExit(1) from lost

    @abstractmethod
    def do(self, request: dict[str, Any]) -> None:
        """Do one request; `Refused` is told."""


def account(login: str) -> User:
    """The account of a login name; `Refused` when there is none."""
    found = User.objects.filter(login=login.strip().lower()).first()
    if found is None:
        raise Refused(f"Không có tài khoản «{login}»: «tinhso account list» liệt kê các tài khoản.")
    return found


def acting(login: str | None, permission: str) -> User:
    """Who acts: the account named by `--by`, else the only one that may.

    Whoever reaches the command line of the data folder could change the database itself, so no password is asked;
    the trail tells this door from a sign-in. `Refused` when the account may not, or when several could be meant.
    """
    if login:
        return _permitted(account(login), permission)
    able = list(access.holders(permission))
    if not able:
        raise Refused(
            "Chưa có tài khoản nào làm được việc này: hãy tạo tài khoản đầu tiên bằng "
            "«tinhso account add TÊN --role data_admin»."
        )
    if len(able) > 1:
        names = ", ".join(user.login for user in able)
        raise Refused(f"Có nhiều tài khoản làm được việc này: hãy thêm --by với một trong: {names}.")
    return able[0]


def _permitted(user: User, permission: str) -> User:
    try:
        access.require(user, permission)
    except PermissionDenied as denied:
        names = ", ".join(holder.login for holder in access.holders(permission))
        raise Refused(
            f"Tài khoản «{user.login}» không được làm việc này: hãy dùng --by với một trong: {names or '–'}."
        ) from denied
    return user
