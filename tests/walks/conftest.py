"""Chromium before the real program: every page of every walk is watched for what nobody sees going wrong."""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)

from tinhso.launch import cluster, roles
from walks.stage import Stage

_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
_VIOLATION = "addEventListener('securitypolicyviolation', e => console.error('CSP', e.violatedDirective))"
SIGN_IN = "/tai-khoan/dang-nhap/"


@dataclass
class Walk:
    """One person before the browser, and what went wrong on their pages: foreign requests, errors, violations."""

    context: BrowserContext
    page: Page
    address: str
    stage: Stage
    wrong: list[str] = field(default_factory=list)

    def visit(self, path: str) -> Page:
        """The page at a path of the application."""
        self.page.goto(self.address + path)
        return self.page

    def sign_in(self, login: str, path: str = "/") -> Page:
        """Stand at `path` signed in as one of the demo cast: by the form, which a later walk need not repeat."""
        known = self.stage.sessions.get((self.address, login))
        if known:
            self.context.add_cookies(known)
            return self.visit(path)
        self.visit(f"{SIGN_IN}?next={path}")
        self.fill_in(login, self.stage.passwords()[login])
        self.page.locator(".tool-account summary").wait_for()
        kept = [cookie for cookie in self.context.cookies() if cookie["name"] == "sessionid"]
        self.stage.sessions[self.address, login] = kept
        return self.page

    def fill_in(self, login: str, password: str) -> Page:
        """Fill in the form of signing in, and send it."""
        self.page.get_by_label("Tên đăng nhập").fill(login)
        self.page.get_by_label("Mật khẩu").fill(password)
        self.page.get_by_role("button", name="Đăng nhập").click()
        return self.page

    def post(self, path: str, **form: str) -> int:
        """The status that the server answers a form sent past the page, with the token a page would send."""
        told = self.context.request.get(self.address + "/").text()
        token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', told)[0]
        sent = {**form, "csrfmiddlewaretoken": token}
        return self.context.request.post(self.address + path, form=sent, max_redirects=0).status

    def watch(self, page: Page) -> None:
        """Remember what goes wrong on a page."""
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("console", self._console)
        page.on("dialog", lambda dialog: self.wrong.append(f"{page.url}: {dialog.message}"))
        page.on("pageerror", lambda error: self.wrong.append(f"{page.url}: {error}"))

    def _request(self, request: Request) -> None:
        if not request.url.startswith(self.address):
            self.wrong.append(f"foreign request {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 500 or (
            response.status >= 400 and not response.request.is_navigation_request()
        ):
            self.wrong.append(f"{response.status} {response.url}")

    def _console(self, said: ConsoleMessage) -> None:
        # That a page itself was refused is what some walks are about; the browser reports it too.
        if said.type in ("error", "warning") and not said.text.startswith("Failed to load resource"):
            self.wrong.append(f"{self.page.url}: {said.text}")


@pytest.fixture(scope="session")
def program() -> str:
    """Chromium of the system; without it the walks are left out, or fail where BROWSER=required."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None and os.environ.get("BROWSER") == "required":
        pytest.fail("không tìm thấy chromium")
    return found or pytest.skip("không tìm thấy chromium")


@pytest.fixture(scope="module")
def browser(program: str) -> Iterator[Browser]:
    """A browser for one file: its event loop, left running, would break every test of Django that comes after."""
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=program, args=[*_QUIET, "--disable-sync"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def stage(program: str) -> Iterator[Stage]:
    """The example, prepared once; no browser, no preparation."""
    with tempfile.TemporaryDirectory(prefix="tinhso-walk-") as name, cluster.throwaway() as server:
        stage = Stage(Path(name), server)
        (stage.folder / "tinhso.json").write_text(json.dumps({"kind": "demo"}))
        stage.manage(roles.DATABASE, "prepare", TINHSO_OWNER_DATABASE_URL=server.owner_url)
        yield stage


@pytest.fixture(scope="session")
def reading(stage: Stage) -> Iterator[str]:
    """The address of a server for all who only look."""
    with stage.serving(stage.clone()) as address:
        yield address


@pytest.fixture(scope="module")
def writing(stage: Stage) -> Iterator[str]:
    """The address of a server of this module alone, with the worker that reads documents."""
    with stage.serving(stage.clone(), worker=True) as address:
        yield address


def opened(browser: Browser, stage: Stage, address: str, **options: Any) -> Walk:
    """The browser before one more person; options are those of Playwright's `new_context`."""
    context = browser.new_context(locale="vi-VN", **options)
    context.set_default_timeout(15_000)
    context.add_init_script(_VIOLATION)
    walk = Walk(context, context.new_page(), address, stage)
    walk.watch(walk.page)
    return walk


@pytest.fixture
def walk(browser: Browser, stage: Stage) -> Iterator[Callable[..., Walk]]:
    """Opens the browser for one more person; at the end nothing must have gone wrong that nobody saw."""
    walks: list[Walk] = []

    def open_one(address: str, **options: Any) -> Walk:
        walks.append(opened(browser, stage, address, **options))
        return walks[-1]

    yield open_one
    for walk in walks:
        walk.context.close()
    assert [wrong for walk in walks for wrong in walk.wrong] == []


@pytest.fixture(scope="module")
def places(browser: Browser, stage: Stage, reading: str) -> dict[str, str]:
    """The paths of the example's pages, and the numbers of a row of the ledger and of a place in a text."""
    page = opened(browser, stage, reading).sign_in("ra-soat")
    board = page.get_by_role("link", name="05-NQ/TU").get_attribute("href") or ""
    page.goto(reading + board)
    target = page.locator("table.board th a", has_text="điện thoại thông minh").get_attribute("href") or ""
    page.goto(reading + target)
    row = page.get_by_role("link", name="Đính chính").get_attribute("href") or ""
    page.goto(reading + "/van-ban/")
    document = page.get_by_role("link", name="Tổng hợp kết quả").get_attribute("href") or ""
    page.goto(reading + document)
    place = page.locator("li.statement").first.get_attribute("id") or ""
    join = page.locator("a.next[href*='so-lieu']").first.get_attribute("href") or ""
    page.context.close()
    found = {"board": board, "target": target, "document": document, "documents": "/van-ban/", "join": join}
    return found | {"row": row.split("/")[-3], "place": place.removeprefix("s-")}
