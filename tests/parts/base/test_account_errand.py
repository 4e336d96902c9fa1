"""What `tinhso account` asks of the application: who acts, and what is told."""

import io
import json

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

import people
from tinhso.base import access
from tinhso.base.models import TrailEntry, User
from tinhso.base.values import Role

pytestmark = pytest.mark.django_db
PASSWORD = "con duong dai 2024"


@pytest.fixture(autouse=True)
def quick_hashes(settings: Settings) -> None:
    """Nobody will try to break these."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def asked(do: str, **request: object) -> str:
    """What is told; what goes wrong is told too."""
    told, by = io.StringIO(), {"by": None}
    stdin = io.StringIO(json.dumps(by | {"do": do} | request))
    try:
        call_command("account", stdin=stdin, stdout=told, stderr=told, no_color=True)
    except SystemExit as ended:
        return f"refused: {told.getvalue()}" if ended.code == 1 else f"ended with {ended.code}"
    return told.getvalue()


def add(login: str, *roles: str, **more: object) -> str:
    return asked("add", login=login, roles=roles, password=PASSWORD, **more)


def last_recorded() -> tuple[str, str]:
    entry = TrailEntry.objects.order_by("-recorded_at")[0]
    assert entry.details["door"] == "command line"
    return entry.recorded_by.login, entry.verb


def test_an_empty_folder_says_so() -> None:
    assert "Chưa có tài khoản nào" in asked("list")


def test_the_first_account_acts_for_itself_then_the_only_keeper_acts() -> None:
    assert add("lanh-dao", "leader").startswith("refused")
    assert "Đã mở tài khoản «quan-tri»" in add("quan-tri", "data_admin")
    assert last_recorded() == ("quan-tri", "open_account")
    add("lanh-dao", "leader")
    assert last_recorded() == ("quan-tri", "open_account")
    assert "leader – Lãnh đạo" in asked("list")


def test_with_several_keepers_one_must_be_named() -> None:
    add("quan-tri", "data_admin")
    add("quan-tri-2", "data_admin", "reviewer")
    told = add("lanh-dao", "leader")
    assert told.startswith("refused")
    assert "quan-tri, quan-tri-2" in told
    assert not add("lanh-dao", "leader", by="Quan-tri-2").startswith("refused")
    assert last_recorded() == ("quan-tri-2", "open_account")


def test_whoever_may_not_keep_accounts_cannot_be_named() -> None:
    add("quan-tri", "data_admin")
    leader = people.in_role(Role.LEADER)
    told = asked("close", login="quan-tri", by=leader.login)
    assert told.startswith("refused")
    assert "--by với một trong: quan-tri" in told
    assert "Không có tài khoản «ai-do»" in asked("close", login="quan-tri", by="ai-do")


def test_roles_password_and_closing_are_done_and_told() -> None:
    add("quan-tri", "data_admin")
    add("moi", "clerk")
    assert "department – Sở, ngành" in asked("roles", login="moi", roles=["department"])
    assert access.roles(User.objects.get(login="moi")) == {Role.DEPARTMENT}
    assert "Đã đặt mật khẩu mới" in asked("password", login="MOI", password="dong song rong 2025")
    assert User.objects.get(login="moi").check_password("dong song rong 2025")
    assert "Đã đóng tài khoản «moi»" in asked("close", login="moi")
    assert last_recorded() == ("quan-tri", "close_account")
    assert [line.split()[0] for line in asked("list").splitlines()] == ["quan-tri", "moi"]
    assert "đã đóng" in asked("list").splitlines()[1]
