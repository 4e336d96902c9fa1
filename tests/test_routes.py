"""Closed by default: every address asks for sign-in unless listed here, and every answer carries its guards."""

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLResolver, get_resolver

import people
from tinhso.base import place

OPEN = {
    "account_login": "whoever signs in has not signed in yet",
    "account_logout": "ends a session; without one it leads to the first page",
    "account_inactive": "tells whoever cannot sign in why",
    "display": "size of letters and contrast are for every reader",
    "set_language": "the language is for every reader",
    "health": "asked by machines that hold no account; says nothing but ok",
    "alive": "the same, of the web server alone",
    "ready": "the same, with its database",
    "documents:index": "lists what the steering office published; to whoever is not signed in nothing else",
    "documents:export": "the same list as a file",
    "documents:page": "a published document; any other is not found",
    "documents:original": "a page of the file of a published document, with what was accepted in it",
    "documents:page_image": "the picture of that page",
    "documents:export_entries": "the contents of a published document as a file",
    "ioc:overview": "shows everybody what the steering office published",
    "ioc:board": "a published scoreboard is for everybody",
    "ioc:board_export": "the same rows as a file",
    "ioc:overview_export": "the same resolutions as a file",
    "ioc:target_export": "the figures of the page of a target as a file; names and reasons for members alone",
    "ioc:target": "a target of a published scoreboard is for everybody",
}
VALUES = {
    "uuid": "00000000-0000-4000-8000-000000000000",
    "int": "1",
    "str": "a",
    "slug": "a",
    "tier": "tinh",
    "start": "dau",
}
GUARDS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@dataclass(frozen=True)
class Route:
    """An address as it is written in the code, its name with that of its part, and whether it asks for sign-in."""

    address: str
    name: str
    closed: bool

    @property
    def example(self) -> str | None:
        """An address that leads here; None where a converter of a part's own decides."""
        filled = re.sub(r"<(\w+):\w+>", lambda found: VALUES.get(found.group(1), "<"), self.address)
        return None if "<" in filled else f"/{filled}"


def routes(resolver: URLResolver, before: str = "", part: str = "") -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, address, f"{pattern.namespace}:" if pattern.namespace else part)
        else:
            yield Route(address, f"{part}{pattern.name}", getattr(pattern.callback, "login_required", True))


ROUTES = tuple(routes(get_resolver()))


def test_every_address_is_closed_unless_listed_with_a_reason() -> None:
    assert {route.name for route in ROUTES if not route.closed} == set(OPEN)


@pytest.mark.django_db
def test_a_closed_address_leads_whoever_is_not_signed_in_to_sign_in(client: Client) -> None:
    closed = [route.example for route in ROUTES if route.closed and route.example]
    assert closed
    for address in closed:
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code == 302, address
            assert answer["Location"].startswith("/tai-khoan/dang-nhap/?next="), address


@pytest.mark.django_db
def test_every_kind_of_answer_carries_the_guards(client: Client) -> None:
    client.raise_request_exception = False
    answers = [client.get("/tai-khoan/dang-nhap/"), client.get("/khong-co/"), client.post("/hien-thi/")]
    answers += [client.get("/suc-khoe/"), client.get("/tai-khoan/mat-khau/"), client.get("/hien-thi/")]
    answers += [
        Client(enforce_csrf_checks=True).post("/hien-thi/"),
        client.get("/", headers={"host": "x.example"}),
    ]
    client.force_login(people.stranger())
    answers += [client.get("/tai-khoan/mat-khau/"), client.get("/tai-khoan/dang-xuat/")]
    assert {answer.status_code for answer in answers} == {200, 302, 400, 403, 404, 405, 422}
    for answer in answers:
        assert {name: answer.headers.get(name) for name in GUARDS} == GUARDS
        rules = dict(rule.strip().split(" ", 1) for rule in answer["Content-Security-Policy"].split(";"))
        assert rules["default-src"] == "'self'"
        assert rules["frame-ancestors"] == rules["object-src"] == rules["base-uri"] == "'none'"
        assert "unsafe" not in answer["Content-Security-Policy"]
        assert "camera=()" in answer["Permissions-Policy"]


@pytest.mark.django_db
def test_what_only_a_member_sees_is_kept_by_no_cache_on_the_way(client: Client) -> None:
    client.force_login(people.stranger())
    assert client.get("/tai-khoan/mat-khau/")["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_what_only_shows_can_be_asked_for_its_head_alone(client: Client) -> None:
    for address in ("/", "/van-ban/", "/van-ban.csv", "/suc-khoe/", "/suc-khoe/song", "/suc-khoe/san-sang"):
        assert client.head(address).status_code == 200, address


def test_the_secret_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    key = place.secret_key(tmp_path / "data")
    file = tmp_path / "data" / "secret_key"
    assert len(key) >= 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert place.secret_key(tmp_path / "data") == key


def test_cookies_are_out_of_reach_of_scripts() -> None:
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == settings.CSRF_COOKIE_SAMESITE == "Lax"
    assert settings.DEBUG is False
