"""Bring a data folder up to this program: tables, rights, static files, and in a demo folder the example."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from tinhso.base import english, grants
from tinhso.base.models import RoleGrant, User
from tinhso.base.place import EXAMPLE_DAY
from tinhso.base.values import Refused, Role
from tinhso.documents.models import Document
from tinhso.documents.values import DocumentKind
from tinhso.ioc import example
from tinhso.ioc.example import Cast
from tinhso.territory import actions as areas

# One demo account a role.
LOGINS = {
    Role.LEADER: "lanh-dao",
    Role.STEERING: "van-phong",
    Role.REVIEWER: "ra-soat",
    Role.DEPARTMENT: "so-nganh",
    Role.CLERK: "cong-chuc-xa",
    Role.DATA_ADMIN: "quan-tri",
}


class Command(BaseCommand):
    """Safe to run at every start: what is done already is passed over."""

    help = "Chuẩn bị cơ sở dữ liệu, quyền, tệp tĩnh và (thư mục trình diễn) dữ liệu ví dụ."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare; the scoreboard of the example goes to standard output."""
        if not english.is_compiled():
            raise CommandError(
                "Bản tiếng Anh của các trang thiếu hoặc cũ: hãy khởi động bằng «make run», lệnh này tự dịch lại."
            )
        owner = "owner" if "owner" in settings.DATABASES else "default"
        call_command("migrate", database=owner, interactive=False, verbosity=0)
        self._give_rights(owner)
        self._enter_provinces()
        call_command("collectstatic", interactive=False, verbosity=0)
        if settings.DEMO and not Document.objects.exists():
            self._load_example()

    def _give_rights(self, owner: str) -> None:
        role = str(settings.DATABASES["default"]["USER"])
        if role and role != settings.DATABASES[owner]["USER"]:
            grants.give(role=role, using=owner)

    def _enter_provinces(self) -> None:
        try:
            areas.enter_provinces()
        except Refused as contrary:
            # Somebody's own list says otherwise: theirs stands, and the start goes on.
            self.stdout.write(f"Chưa ghi danh mục cấp tỉnh kèm theo chương trình:\n{contrary.sentence}")

    def _load_example(self) -> None:
        source = example.folder()
        if not (source / "example.toml").exists():
            raise CommandError(
                f"Không tìm thấy dữ liệu ví dụ ở {source}: hãy đặt TINHSO_EXAMPLE trỏ tới thư mục examples/binh-duong."
            )
        with transaction.atomic():
            passwords = {role: secrets.token_urlsafe(12) for role in LOGINS}
            users = {role: _account(role, passwords[role]) for role in LOGINS}
            cast = Cast(data_admin=users[Role.DATA_ADMIN], reviewer=users[Role.REVIEWER])
            loaded = example.load(source, cast=cast)
            _tell_accounts(settings.DATA / "demo_accounts.txt", passwords)
            told = [
                example.scoreboard(document, viewer=users[Role.LEADER], day=EXAMPLE_DAY)
                for document in loaded
                if document.kind != DocumentKind.REPORT
            ]
        self.stdout.write("\n".join(told))


def _account(role: Role, password: str) -> User:
    user = User.objects.create_user(LOGINS[role], password, is_demo=True)
    RoleGrant.objects.create(user=user, role=role)
    return user


def _tell_accounts(path: Path, passwords: dict[Role, str]) -> None:
    """Write the passwords where only the owner of the folder reads them; an old file keeps no wider mode."""
    lines = [f"  {LOGINS[role]:<14} {password:<18} {role.label}" for role, password in passwords.items()]
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("\n".join(["Tài khoản trình diễn (tên đăng nhập, mật khẩu, vai trò):", *lines]) + "\n")
