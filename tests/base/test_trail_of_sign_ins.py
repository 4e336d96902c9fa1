"""What happens at sign-in stands in the trail: who came and went, who was refused, and nothing that was typed."""

import json
from collections.abc import Iterator

import pytest
from django.test import Client

import people
from tinhso.base.models import TrailEntry, User
from tinhso.base.values import Role

pytestmark = [pytest.mark.django_db, pytest.mark.urls("base.sample_pages")]

PASSWORD, ANOTHER, WRONG = "con duong dai 2024", "dong song rong 2025", "sai roi 4711"


@pytest.fixture(autouse=True)
def member(settings: object) -> User:
    """The steering office, who can sign in; their password is hashed fast, as nobody will try to break it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
    return people.in_role(Role.STEERING, password=PASSWORD)


@pytest.fixture(autouse=True)
def nothing_typed(member: User) -> Iterator[None]:
    """Whatever a test types, no entry holds a password, an address or a name that is no account's."""
    yield
    said = json.dumps(list(TrailEntry.objects.values("verb", "subject_kind", "subject_id", "details")))
    for typed in (PASSWORD, ANOTHER, WRONG, "127.0.0.1", "203.0.113.9", "khong-co"):
        assert typed not in said


def sign_in(login: str = "demo-steering", password: str = PASSWORD, address: str = "203.0.113.9") -> Client:
    client = Client(REMOTE_ADDR=address)
    client.post("/tai-khoan/dang-nhap/", {"login": login, "password": password})
    return client


def told() -> list[tuple[str, str | None, str]]:
    """Verb, who did it, to whose account."""
    logins = {str(user.pk): user.login for user in User.objects.all()}
    return [
        (entry.verb, entry.recorded_by and entry.recorded_by.login, logins.get(entry.subject_id, ""))
        for entry in TrailEntry.objects.order_by("id")
    ]


def test_who_signs_in_and_out_stands_there_with_how_they_proved_themselves() -> None:
    client = sign_in()
    client.post("/tai-khoan/dang-xuat/")
    assert told() == [
        ("sign_in", "demo-steering", "demo-steering"),
        ("sign_out", "demo-steering", "demo-steering"),
    ]
    assert TrailEntry.objects.get(verb="sign_in").details == {"proofs": ["password"]}


def test_a_wrong_password_stands_there_as_nobodys_doing() -> None:
    sign_in(password=WRONG)
    assert told() == [("fail_sign_in", None, "demo-steering")]


def test_a_name_without_an_account_is_not_written_down() -> None:
    sign_in("khong-co")
    assert told() == [("fail_sign_in", None, "")]


def test_being_locked_out_stands_there_once_though_they_go_on_trying() -> None:
    for _ in range(8):
        sign_in(password=WRONG)
    assert told() == [("fail_sign_in", None, "demo-steering")] * 4 + [("lock_sign_in", None, "demo-steering")]


def test_whoever_tries_from_everywhere_does_not_fill_the_trail() -> None:
    for number in range(30):
        sign_in(f"khong-co-{number}", address=f"198.51.100.{number}")
        sign_in(password=WRONG, address=f"198.51.100.{number}")
    assert told().count(("fail_sign_in", None, "")) == 20
    assert told().count(("fail_sign_in", None, "demo-steering")) == 20


def test_a_new_password_of_ones_own_stands_there() -> None:
    client = sign_in()
    form = {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER}
    client.post("/tai-khoan/mat-khau/", form)
    assert ("change_password", "demo-steering", "demo-steering") in told()


def test_a_session_that_nobody_holds_ends_untold() -> None:
    Client().post("/tai-khoan/dang-xuat/")
    assert told() == []
