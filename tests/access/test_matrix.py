"""Every address and every job against the table of who gets through; what stands elsewhere is not there at all."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django import app

import people
from access import things
from access.things import Things
from promises import DAY
from test_routes import ROUTES
from tinhso import files
from tinhso.base.models import User
from tinhso.base.values import Role

pytestmark = pytest.mark.django_db

MATRIX: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "matrix.yaml").read_text())
ROWS: dict[str, dict[str, Any]] = MATRIX["routes"]
THROUGH, REFUSED, ABSENT, LOGIN = "through", "refused", "absent", "login"
# Addresses that take more than the thing they are about.
WORDS: dict[str, dict[str, Any]] = {
    "ioc:outlines": {"name": "khong-co"},
    "ioc:province_map": {"code": "98", "start": "dau"},
    "ioc:province_export": {"code": "98", "start": "dau"},
    "ioc:place_of_code": {"tier": "tinh", "code": "98"},
    "ioc:place": {"tier": "tinh", "code": "98", "start": "dau"},
    "ioc:place_children": {"tier": "tinh", "code": "98", "start": "dau"},
    "ioc:place_changes": {"tier": "tinh", "code": "98", "start": "dau"},
}
# What a browser that is sent twice to one page, or to one list, may find otherwise.
_TOKENS = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"|"X-CSRFToken": "[^"]+"')


@pytest.fixture(autouse=True)
def placed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Roles that hold in one province alone; pictures of pages without a parser."""
    things.placed(monkeypatch)
    monkeypatch.setattr(files, "page_image", lambda *_args, **_words: b"\x89PNG\r\n\x1a\n")


@pytest.fixture
def mine(monkeypatch: pytest.MonkeyPatch) -> Things:
    return things.fill(things.MINE, monkeypatch)


def members(row: dict[str, Any]) -> set[str]:
    """The roles of a row."""
    named = row["may"]
    return set(Role) if named in ("members", "everybody", "accounts") else set(named)


def asked(name: str, row: dict[str, Any], of: Things) -> str:
    """The address of a row about a thing of one province."""
    words = WORDS.get(name) or (getattr(of, row["of"]) if "of" in row else {})
    route = next(route for route in ROUTES if route.name == name)
    if "<ending:ending>" in route.address:
        words = words | {"ending": "csv"}
    return reverse(name, kwargs=words)


def met(client: Client, method: str, address: str) -> str:
    """What a browser meets at an address."""
    kept = client.cookies.copy()
    found = _outcome(client.generic(method, address, content_type="application/x-www-form-urlencoded"))
    if address.startswith("/tai-khoan/"):
        client.cookies = kept  # one of these signs out
    return found


def browser(user: User | None) -> Client:
    """A browser, signed in for somebody."""
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user, backend="tinhso.base.access.RoleBackend")
    return client


def _outcome(answer: HttpResponse) -> str:
    if answer.status_code == 302 and "/tai-khoan/dang-nhap/?next=" in answer["Location"]:
        return LOGIN
    known = {403: REFUSED, 404: ABSENT}
    assert answer.status_code in {200, 302, 304, 403, 404, 422}, answer.status_code
    return known.get(answer.status_code, THROUGH)


def ways() -> Iterator[tuple[str, dict[str, Any], str]]:
    for name, row in ROWS.items():
        for method in row["methods"]:
            yield name, row, method


def test_every_address_has_its_row_and_every_row_its_address() -> None:
    assert set(ROWS) == {route.name for route in ROUTES}


def test_every_job_is_listed_with_the_reason_why_it_asks_nobody() -> None:
    ours = {name for name in app.tasks if not name.startswith(("builtin", "procrastinate"))}
    assert set(MATRIX["jobs"]) == ours


@pytest.mark.parametrize("role", [*Role])
def test_a_role_gets_through_where_its_row_says(role: Role, mine: Things) -> None:
    found, client = {}, browser(things.account(role))
    for name, row, method in ways():
        wanted = row.get("through", THROUGH) if role in members(row) else row.get("others", REFUSED)
        outcome = met(client, method, asked(name, row, mine))
        if outcome != wanted:
            found[name, method] = (outcome, wanted)
    assert found == {}


def test_whoever_holds_no_role_or_is_not_signed_in_gets_no_further_than_the_rows_say(mine: Things) -> None:
    found, stranger, nobody = {}, browser(people.stranger()), browser(None)
    for name, row, method in ways():
        address = asked(name, row, mine)
        is_open = row["may"] == "everybody"
        for client, wanted in (
            (stranger, THROUGH if is_open or row["may"] == "accounts" else row.get("others", REFUSED)),
            (nobody, THROUGH if is_open else row.get("nobody", LOGIN)),
        ):
            outcome = met(client, method, address)
            if outcome != wanted:
                found[name, method, client is nobody] = (outcome, wanted)
    assert found == {}


@pytest.mark.parametrize("role", [*Role])
def test_a_role_in_one_province_gets_through_there_and_finds_nothing_elsewhere(
    role: Role, mine: Things, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = things.fill(things.OTHER, monkeypatch)
    found, client = {}, browser(things.account(role, only=things.area(things.MINE)))
    for name, row, method in ways():
        may = role in members(row)
        here = row.get("placed", row.get("through", THROUGH)) if may else row.get("others", REFUSED)
        there = ABSENT if may and "of" in row and here == THROUGH else here
        for of, wanted in ((other, there), (mine, here)):
            outcome = met(client, method, asked(name, row, of))
            if outcome != wanted:
                found[name, method, "there" if of is other else "here"] = (outcome, wanted)
    assert found == {}


@pytest.mark.parametrize("role", [*Role])
def test_what_stands_elsewhere_changes_no_list_no_count_and_no_file(
    role: Role, mine: Things, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists = [name for name, row in ROWS.items() if "of" not in row and "GET" in row["methods"]]
    lists = [name for name in lists if name.startswith(("documents:", "ioc:")) and name not in WORDS]
    client = browser(things.account(role, only=things.area(things.MINE)))

    def pages() -> dict[str, tuple[int, bytes]]:
        found = {}
        for name in lists:
            answer = client.get(f"{asked(name, ROWS[name], mine)}?ngay={DAY:%Y-%m-%d}")
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            found[name] = answer.status_code, _TOKENS.sub(b"", content)
        return found

    things.area(things.OTHER)  # areas are common knowledge
    before = pages()
    things.fill(things.OTHER, monkeypatch, publish=False)
    after = pages()
    assert {name for name in lists if after[name] != before[name]} == set()
    assert sum(len(content) for _status, content in before.values()) > 1000
