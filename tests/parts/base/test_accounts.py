"""Accounts opened, given roles and passwords, and closed: who may, who is told, what the trail keeps."""

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django.fixtures import Settings

import people
from tinhso.base import access, actions
from tinhso.base.models import TrailEntry, User
from tinhso.base.values import Refused, Role

pytestmark = pytest.mark.django_db
PASSWORD, ANOTHER = "con duong dai 2024", "dong song rong 2025"
DOCUMENT = Path(__file__).parents[3] / "docs" / "how" / "accounts.md"


@pytest.fixture(autouse=True)
def quick_hashes(settings: Settings) -> None:
    """Nobody will try to break these."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def opened(login: str, *roles: Role, by: User | None = None, password: str = PASSWORD) -> User:
    return actions.open_account(login=login, roles=roles, password=password, by=by, door="test")


def first() -> User:
    return opened("quan-tri", Role.DATA_ADMIN)


def signed_in(login: str, password: str = PASSWORD) -> Client:
    client = Client()
    client.post("/tai-khoan/dang-nhap/", {"login": login, "password": password})
    return client


def is_inside(client: Client) -> bool:
    return client.get("/tai-khoan/mat-khau/").status_code == 200


def test_the_first_account_acts_for_itself_and_keeps_the_next() -> None:
    keeper = first()
    reviewer = opened("Ra-Soat ", Role.REVIEWER, Role.DEPARTMENT, by=keeper)
    assert (reviewer.login, access.roles(reviewer)) == ("ra-soat", {Role.REVIEWER, Role.DEPARTMENT})
    assert [
        (entry.recorded_by, entry.verb, entry.subject_id, entry.details["roles"], entry.details["door"])
        for entry in TrailEntry.objects.order_by("recorded_at")
    ] == [
        (keeper, "open_account", str(keeper.pk), ["data_admin"], "test"),
        (keeper, "open_account", str(reviewer.pk), ["department", "reviewer"], "test"),
    ]
    assert not any(User.objects.values_list("is_demo", flat=True))


def test_the_first_account_must_be_able_to_open_the_next() -> None:
    with pytest.raises(Refused, match="data_admin"):
        opened("lanh-dao", Role.LEADER)
    assert not User.objects.exists()


def test_nobody_opens_an_account_for_themselves_once_there_is_a_keeper() -> None:
    first()
    with pytest.raises(Refused, match="Đã có tài khoản quản trị"):
        opened("nguoi-khac", Role.DATA_ADMIN)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DATA_ADMIN}))
def test_accounts_are_kept_by_data_administrators_alone(role: Role) -> None:
    other = people.in_role(role)
    keeper = first()
    with pytest.raises(PermissionDenied):
        opened("moi", Role.CLERK, by=other)
    with pytest.raises(PermissionDenied):
        actions.grant_roles(user=other, roles=[Role.DATA_ADMIN], by=other, door="test")
    with pytest.raises(PermissionDenied):
        actions.set_password(user=keeper, password=ANOTHER, by=other, door="test")
    with pytest.raises(PermissionDenied):
        actions.close_account(user=keeper, by=other, door="test")
    assert TrailEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("login", "password", "said"),
    [
        ("văn-phòng", PASSWORD, "không dùng được"),
        ("hai từ", PASSWORD, "không dùng được"),
        ("a", PASSWORD, "không dùng được"),
        ("a" * 81, PASSWORD, "không dùng được"),
        ("QUAN-TRI", PASSWORD, "đã có"),
        ("moi", "ngan", "quá ngắn"),
        ("moi", "password1234", "quá phổ biến"),
    ],
)
def test_a_name_or_password_that_will_not_do_is_refused_with_a_reason(
    login: str, password: str, said: str
) -> None:
    keeper = first()
    with pytest.raises(Refused, match=said):
        opened(login, Role.CLERK, by=keeper, password=password)
    assert (User.objects.count(), TrailEntry.objects.count()) == (1, 1)


def test_an_account_without_a_role_may_do_nothing() -> None:
    user = opened("moi", by=first())
    assert not any(access.may(user, permission) for permission in access.PERMISSIONS)


def test_an_account_may_lose_all_its_roles_but_not_the_last_that_keeps_accounts() -> None:
    keeper = first()
    user = opened("moi", Role.CLERK, by=keeper)
    actions.grant_roles(user=user, roles=[], by=keeper, door="test")
    assert access.roles(User.objects.get(pk=user.pk)) == frozenset()
    with pytest.raises(Refused, match="quản trị cuối cùng"):
        actions.grant_roles(user=keeper, roles=[], by=keeper, door="test")


def test_roles_are_set_in_place_of_those_before() -> None:
    keeper = first()
    user = opened("moi", Role.CLERK, Role.REVIEWER, by=keeper)
    actions.grant_roles(user=user, roles=[Role.REVIEWER, Role.STEERING], by=keeper, door="test")
    assert access.roles(user) == {Role.REVIEWER, Role.STEERING}
    assert access.roles(User.objects.get(pk=user.pk)) == {Role.REVIEWER, Role.STEERING}
    entry = TrailEntry.objects.get(verb="grant_roles")
    assert (entry.details["before"], entry.details["roles"]) == (
        ["clerk", "reviewer"],
        ["reviewer", "steering"],
    )


def test_there_is_always_somebody_who_keeps_accounts() -> None:
    keeper = first()
    with pytest.raises(Refused, match="cuối cùng"):
        actions.close_account(user=keeper, by=keeper, door="test")
    with pytest.raises(Refused, match="cuối cùng"):
        actions.grant_roles(user=keeper, roles=[Role.LEADER], by=keeper, door="test")
    second = opened("thay-the", Role.DATA_ADMIN, by=keeper)
    actions.close_account(user=keeper, by=keeper, door="test")
    with pytest.raises(Refused, match="cuối cùng"):
        actions.close_account(user=second, by=second, door="test")
    assert list(access.holders("base.accounts")) == [second]


def test_a_closed_account_is_out_at_once_and_never_used_again() -> None:
    keeper = first()
    user = opened("nghi-huu", Role.LEADER, by=keeper)
    theirs, others = signed_in("nghi-huu"), signed_in("quan-tri")
    assert is_inside(theirs)
    actions.close_account(user=user, by=keeper, door="test")
    assert not is_inside(theirs)
    assert not is_inside(signed_in("nghi-huu"))
    assert is_inside(others)
    User.objects.filter(pk=user.pk).update(is_active=True)
    assert not is_inside(theirs)
    User.objects.filter(pk=user.pk).update(is_active=False)
    for change in (
        lambda: opened("nghi-huu", Role.LEADER, by=keeper),
        lambda: actions.set_password(user=user, password=ANOTHER, by=keeper, door="test"),
        lambda: actions.grant_roles(user=user, roles=[Role.LEADER], by=keeper, door="test"),
        lambda: actions.close_account(user=user, by=keeper, door="test"),
    ):
        with pytest.raises(Refused, match="đã đóng"):
            change()


def test_a_new_password_replaces_the_old_one_and_its_sessions() -> None:
    keeper = first()
    user = opened("moi", Role.CLERK, by=keeper)
    before = signed_in("moi")
    assert is_inside(before)
    actions.set_password(user=user, password=ANOTHER, by=keeper, door="test")
    assert not is_inside(before)
    assert not is_inside(signed_in("moi"))
    assert is_inside(signed_in("moi", ANOTHER))
    entry = TrailEntry.objects.get(verb="set_password")
    assert (entry.recorded_by, entry.subject_id) == (keeper, str(user.pk))
    assert not any(word in str(entry.details) for word in (PASSWORD, ANOTHER))


def test_the_document_says_of_each_role_what_it_may_do() -> None:
    lines = [line for line in DOCUMENT.read_text("utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines]
    head = next(row for row in cells if row[1:] and row[1] == "leader")
    told = {
        row[0]: {Role(role) for role, mark in zip(head[1:-1], row[1:-1], strict=True) if mark == "✓"}
        for row in cells
        if len(row) == len(head) and "." in row[0]
    }
    assert told == access.PERMISSIONS
    named = {row[0]: row[1] for row in cells if len(row) == 3 and row[0] in Role.values}
    assert named == {role.value: role.label for role in Role}
