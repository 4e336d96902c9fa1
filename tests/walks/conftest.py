"""A real browser before a real server, both inside the test's own transaction: nothing to flush afterwards."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, Page, Request, sync_playwright

_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


@dataclass
class Walk:
    """A page of the browser, and what went wrong on it that nobody sees: foreign requests, console errors."""

    page: Page
    address: str
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def visit(self, path: str) -> Page:
        """The page at a path of the application."""
        self.page.goto(self.address + path)
        return self.page

    def watch(self, request: Request) -> None:
        """Remember a request to another server."""
        if not request.url.startswith(self.address):
            self.foreign.append(request.url)


class _Server(ThreadedWSGIServer):
    # Closing waits for the last answer: a later one would meddle with the transaction of the next test.
    daemon_threads = False

    def _close_connections(self) -> None:
        """The connection belongs to the test, whose transaction must outlive a request."""


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Requests are told by the test that fails."""


@pytest.fixture
def address(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a server that sees what the test has stored and not committed."""
    connection = connections["default"]
    # Between requests the framework would close a connection that stands inside a transaction.
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)
    connection.inc_thread_sharing()
    server = _Server(("127.0.0.1", 0), _Silent, connections_override={"default": connection})
    server.set_app(WSGIHandler())
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
    connection.dec_thread_sharing()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the system; without it the walks are left out, or fail where BROWSER=required."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        if os.environ.get("BROWSER") == "required":
            pytest.fail("không tìm thấy chromium")
        pytest.skip("không tìm thấy chromium")
    # Playwright keeps an event loop in this thread, which the framework would take for its own.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=program, args=list(_QUIET))
        yield chromium
        chromium.close()
        # Where a loop runs, the framework opened a connection of its own; nobody else would close it.
        connections["default"].close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def walk(browser: Browser, client: Client, address: str) -> Iterator[Callable[..., Walk]]:
    """Opens a browser page with the cookies of `client`; options are those of Playwright's `new_context`."""
    contexts = []

    def open_page(**options: Any) -> Walk:
        context = browser.new_context(**options)
        contexts.append(context)
        context.add_cookies(
            [{"name": name, "value": cookie.value, "url": address} for name, cookie in client.cookies.items()]
        )
        walk = Walk(context.new_page(), address)
        walk.page.on("request", walk.watch)
        walk.page.on("console", lambda said: walk.complaints.append(said.text))
        walk.page.on("pageerror", lambda error: walk.complaints.append(str(error)))
        return walk

    yield open_page
    for context in contexts:
        context.close()
