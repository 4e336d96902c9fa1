"""Signing in and out, changing a password, being locked out: in Vietnamese, and only to pages of this server."""

import html as entities
import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.utils import timezone

import people
from tinhso.base.models import User
from tinhso.base.values import Role

pytestmark = [pytest.mark.django_db, pytest.mark.urls("base.sample_pages")]

SIGN_IN, PASSWORD_PAGE = "/tai-khoan/dang-nhap/", "/tai-khoan/mat-khau/"
PASSWORD, ANOTHER = "con duong dai 2024", "dong song rong 2025"
# Words of English that no Vietnamese sentence holds.
ENGLISH = re.compile(
    r"\b(the|is|are|your|you|please|password|passwords|username|sign|log|login|required|field|must|this|that|"
    r"account|error|try|again|remember|forgot|new|current|type|too|short|common|same|each|time|characters)\b",
    re.I,
)


@pytest.fixture(autouse=True)
def member(settings: object) -> User:
    """The steering office, who can sign in; their password is hashed fast, as nobody will try to break it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
    return people.in_role(Role.STEERING, password=PASSWORD)


def sign_in(client: Client, login: str = "demo-steering", password: str = PASSWORD, **more: str) -> object:
    return client.post(SIGN_IN, {"login": login, "password": password, **more})


def seen(html: str) -> str:
    """The words that a reader sees or hears."""
    body = re.sub(r"<(style|head)\b.*?</\1>", " ", html, flags=re.S)
    body = re.sub(r'<button name="language".*?</button>', " ", body, flags=re.S)
    spoken = " ".join(re.findall(r'(?:placeholder|title|aria-label|alt)="([^"]*)"', body))
    return entities.unescape(re.sub(r"<[^>]+>", " ", body) + " " + spoken)


def test_a_member_signs_in_and_stands_where_they_wanted_to_go(client: Client) -> None:
    answer = client.get("/van-ban/?loc=cham")
    assert answer["Location"] == SIGN_IN + "?next=/van-ban/%3Floc%3Dcham"
    answer = client.post(answer["Location"], {"login": "demo-steering", "password": PASSWORD})
    assert answer["Location"] == "/van-ban/?loc=cham"
    assert client.get("/van-ban/").status_code == 200


def test_the_case_of_a_login_name_does_not_matter(client: Client) -> None:
    assert sign_in(client, "Demo-STEERING ")["Location"] == "/"


@pytest.mark.parametrize(
    "address",
    ["https://example.org/", "//example.org", "http://localhost/", "javascript:alert(1)", "/\\example.org"],
)
def test_signing_in_never_leads_to_another_server(client: Client, address: str) -> None:
    assert sign_in(client, next=address)["Location"] == "/"


def test_a_wrong_password_and_an_unknown_name_get_one_answer(client: Client) -> None:
    wrong = seen(sign_in(client, password="sai").content.decode())
    unknown = seen(sign_in(client, "khong-co", "sai").content.decode())
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in wrong
    assert wrong == unknown


def test_a_closed_account_cannot_sign_in(client: Client, member: User) -> None:
    User.objects.filter(pk=member.pk).update(is_active=False)
    answer = sign_in(client)
    assert "_auth_user_id" not in client.session
    assert "ngừng dùng" in client.get(answer["Location"]).content.decode()


def test_a_session_ends_with_the_browser(client: Client) -> None:
    sign_in(client)
    assert client.cookies["sessionid"]["expires"] == ""
    assert client.cookies["sessionid"]["httponly"]


def test_signing_out_takes_a_form_and_ends_the_session(client: Client) -> None:
    sign_in(client)
    assert client.get("/tai-khoan/dang-xuat/").status_code == 200
    assert "_auth_user_id" in client.session
    client.post("/tai-khoan/dang-xuat/")
    assert "_auth_user_id" not in client.session
    assert "Đã đăng xuất." in client.get("/").content.decode()


def test_a_member_changes_their_password(client: Client) -> None:
    sign_in(client)
    form = {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER}
    assert client.post(PASSWORD_PAGE, form)["Location"] == "/"
    assert "Đã đổi mật khẩu." in client.get("/").content.decode()
    assert sign_in(Client(), password=PASSWORD).status_code == 200
    assert sign_in(Client(), password=ANOTHER).status_code == 302


def test_an_account_without_a_password_is_told_so(client: Client) -> None:
    client.force_login(people.stranger())
    answer = client.get(PASSWORD_PAGE)
    assert answer.status_code == 422
    assert "không đăng nhập bằng mật khẩu" in answer.content.decode()


def test_five_failures_lock_the_name_out_and_say_until_when(client: Client) -> None:
    answers = [sign_in(client, password="sai").status_code for _ in range(5)]
    assert answers == [200] * 4 + [429]
    until = AccessAttempt.objects.get().attempt_time + timedelta(minutes=15)
    page = sign_in(client)
    assert page.status_code == 429
    assert f"{timezone.localtime(until):%d/%m/%Y %H:%M}" in page.content.decode()
    assert "15 phút" in page.content.decode()


def test_trying_while_locked_out_does_not_make_it_longer(client: Client) -> None:
    for _ in range(5):
        sign_in(client, password="sai")
    last = timezone.now() - timedelta(minutes=14)
    AccessAttempt.objects.update(attempt_time=last)
    assert sign_in(client, "DEMO-steering").status_code == 429
    assert AccessAttempt.objects.get().attempt_time == last
    AccessAttempt.objects.update(attempt_time=last - timedelta(minutes=2))
    assert sign_in(client).status_code == 302


def test_another_account_is_not_locked_out_with_it(client: Client) -> None:
    people.in_role(Role.LEADER, password=PASSWORD)
    for _ in range(5):
        sign_in(client, password="sai")
    assert sign_in(client, "demo-leader").status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        "dang-ky/",
        "signup/",
        "login/",
        "email/",
        "confirm-email/",
        "password/reset/",
        "reauthenticate/",
        "3rdparty/",
        "",
    ],
)
def test_nothing_else_of_the_accounts_is_open(client: Client, address: str) -> None:
    client.force_login(people.stranger())
    assert client.get(f"/tai-khoan/{address}").status_code == 404


def test_no_sentence_of_signing_in_is_english(client: Client) -> None:
    pages = [
        client.get(SIGN_IN),
        client.post(SIGN_IN, {}),
        sign_in(client, password="sai"),
        sign_in(client, "x" * 99),
    ]
    pages += [client.get("/tai-khoan/da-khoa/"), sign_in(client, login="a\x00b")]
    client.force_login(people.in_role(Role.STEERING))
    pages += [client.get(PASSWORD_PAGE), client.get("/tai-khoan/dang-xuat/"), client.post(PASSWORD_PAGE, {})]
    for first, second in (
        ("ngan", "ngan"),
        ("password1234", "password1234"),
        (ANOTHER, "khac"),
        ("x" * 5000, ""),
    ):
        pages.append(
            client.post(PASSWORD_PAGE, {"oldpassword": "sai", "password1": first, "password2": second})
        )
    locked = Client()
    pages += [sign_in(locked, password="sai") for _ in range(6)]
    assert pages[-1].status_code == 429
    lines = {line.strip() for answer in pages for line in seen(answer.content.decode()).splitlines()}
    assert {line for line in lines if ENGLISH.search(line)} == set()


@pytest.mark.parametrize(
    ("came_from", "back"),
    [
        ("http://testserver/van-ban/?loc=cham", "/van-ban/%3Floc%3Dcham"),
        ("https://example.org/van-ban/", "/"),
        ("", "/"),
    ],
)
def test_a_form_that_comes_too_late_leads_back_to_the_page_it_stood_on(
    client: Client, came_from: str, back: str
) -> None:
    answer = client.post("/tu-choi/", headers={"referer": came_from} if came_from else {})
    assert answer["Location"] == f"{SIGN_IN}?next={back}"
