"""A machine with a real data folder, on which somebody gives commands."""

import http.cookiejar
import os
import pty
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

TINHSO = (sys.executable, "-c", "import sys; from tinhso import cli; sys.exit(cli.main())")


class Machine:
    """A machine with a real data folder, on which somebody gives commands."""

    def __init__(self, room: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = int(probe.getsockname()[1])
        self.room, self.folder = room, room / "data"
        self.out = room / "out.txt"
        self.running: subprocess.Popen[bytes] | None = None
        clean = {name: value for name, value in os.environ.items() if "DATABASE_URL" not in name}
        self.environment = {
            **clean,
            "TINHSO_DATA": str(self.folder),
            "TINHSO_KIND": "real",
            "TINHSO_PORT": str(self.port),
        }

    def start(self) -> str:
        """Start the program; what it said until it was ready."""
        with self.out.open("w") as out:
            self.running = subprocess.Popen(
                (*TINHSO, "run"), env=self.environment, stdout=out, stderr=out, start_new_session=True
            )
        wait_until(
            lambda: "Sẵn sàng" in self.said() or self.running is None or self.running.poll() is not None
        )
        return self.said()

    def said(self) -> str:
        return self.out.read_text("utf-8")

    def moves_to(self, folder: Path) -> None:
        """From here on the commands are about another data folder."""
        self.folder = folder
        self.environment["TINHSO_DATA"] = str(folder)

    def stop(self) -> None:
        if self.running is not None and self.running.poll() is None:
            self.running.send_signal(signal.SIGINT)
            assert self.running.wait(30) == 0

    def does(self, *words: str) -> str:
        """One command; what it said."""
        done = subprocess.run(
            (*TINHSO, *words), env=self.environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def types(self, answer: str, *words: str) -> str:
        """One command at a terminal, each of its questions answered alike; what the screen showed."""
        terminal, theirs = pty.openpty()
        done = subprocess.Popen(
            (*TINHSO, *words),
            env=self.environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # the terminal closes with the program
            while piece := os.read(terminal, 1000):
                shown += piece
                if piece.endswith(b": "):
                    os.write(terminal, answer.encode() + b"\n")
        os.close(terminal)
        assert done.wait(10) == 0, shown.decode()
        return shown.decode()

    def lets_in(self, login: str, password: str) -> bool:
        """Whether these words open a closed page in a browser."""
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        page = f"http://127.0.0.1:{self.port}/tai-khoan/dang-nhap/"
        token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.open(page).read().decode())[0]
        sent = {"login": login, "password": password, "csrfmiddlewaretoken": token}
        try:
            browser.open(page, urllib.parse.urlencode(sent).encode())
        except urllib.error.HTTPError:
            return False
        closed = page.replace("dang-nhap", "mat-khau")
        return bool(browser.open(closed).url == closed)


def wait_until(true: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)
