"""Errands: the first account and the areas of a real folder, with the program running and without."""

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
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tinhso import __version__
from tinhso.launch import backends, errand, options
from tinhso.launch import folder as folders
from tinhso.launch.cluster import Cluster
from tinhso.launch.folder import Mark
from tinhso.launch.options import Kind
from tinhso.launch.refusal import RefusalError

TINHSO = (sys.executable, "-c", "import sys; from tinhso import cli; sys.exit(cli.main())")
AREAS = (
    "code,name,tier,kind,parent_code,valid_from,valid_to\n"
    "74,Bình Dương,province,tinh,,,2025-07-01\n"
    "724,Dĩ An,district,thanh_pho,74,2020-02-01,2025-07-01\n"
)
TYPED = "con duong dai 2024"


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


@pytest.fixture
def machine(room: Path) -> Iterator[Machine]:
    machine = Machine(room)
    yield machine
    machine.stop()


def test_a_real_folder_gets_its_first_account_and_areas(machine: Machine) -> None:
    assert "account add TÊN_ĐĂNG_NHẬP --role data_admin" in machine.start()
    made = machine.does("account", "add", "quan-tri", "--role", "data_admin", "--random").split()[-1]
    assert machine.lets_in("quan-tri", made)
    machine.stop()

    (machine.room / "areas.csv").write_text(AREAS, "utf-8")
    assert "Đã ghi 1 đơn vị hành chính; 1 dòng" in machine.does(
        "areas", "load", str(machine.room / "areas.csv")
    )
    (machine.room / "pack").mkdir()
    (machine.room / "pack" / "list.csv").write_text(AREAS.replace("724,Dĩ An", "725,Thuận An"), "utf-8")
    assert "Đã thôi" in machine.types("thôi", "territory", "load", str(machine.room / "pack"))
    assert "Đã nạp gói pack" in machine.types("co", "territory", "load", str(machine.room / "pack"))
    assert "2 thành phố" in machine.does("territory", "stats", "--on", "2024-12-31")
    shown = machine.types(TYPED, "account", "password", "quan-tri")
    assert "Đã đặt mật khẩu mới" in shown
    assert TYPED not in shown
    assert "data_admin – Quản trị dữ liệu" in machine.does("account", "list")
    assert not backends.of_cluster(machine.folder / "postgres")

    assert "account add" not in machine.start()
    assert machine.lets_in("quan-tri", TYPED)
    assert not machine.lets_in("quan-tri", made)


def marked(path: Path, version: str = __version__) -> options.Options:
    """A real folder that this version, or another, prepared; the options that name it."""
    folders.make(path, Kind.REAL, 0o700)
    folders.write_mark(path, Mark(folders.FORMAT, Kind.REAL, version))
    return options.read({"TINHSO_DATA": str(path)})


def test_a_folder_that_was_never_prepared_is_not_touched(tmp_path: Path) -> None:
    wanted = options.read({"TINHSO_DATA": str(tmp_path / "data")})
    with pytest.raises(RefusalError, match="chưa được chuẩn bị(.|\n)*tinhso run"):
        errand.run(wanted, "account", "{}")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("version", "said"), [("0", "chưa được chuẩn bị"), ("0.0.1", "chưa được chuẩn bị"), ("99.0", "cũ hơn")]
)
def test_a_folder_of_another_version_is_not_touched(tmp_path: Path, version: str, said: str) -> None:
    with pytest.raises(RefusalError, match=said):
        errand.run(marked(tmp_path / "data", version), "account", "{}")
    assert not (tmp_path / "data" / "database.json").exists()


def test_a_demo_is_not_taken_for_a_real_folder(tmp_path: Path) -> None:
    folders.make(tmp_path, Kind.DEMO, 0o700)
    wanted = options.read({"TINHSO_DATA": str(tmp_path), "TINHSO_KIND": "real"})
    with pytest.raises(RefusalError, match="mang dấu demo"):
        errand.run(wanted, "account", "{}")


@pytest.mark.django_db
def test_a_database_of_ones_own_is_used(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    of = connection.settings_dict
    url = psycopg.conninfo.make_conninfo(
        host=of["HOST"], port=of["PORT"] or None, user=of["USER"], password=of["PASSWORD"], dbname=of["NAME"]
    )
    marked(tmp_path)
    own = options.read({"TINHSO_DATA": str(tmp_path), "DATABASE_URL": url})
    assert errand.run(own, "account", '{"do": "list"}') == 0
    assert f"Chưa có tài khoản nào trong {tmp_path}" in capfd.readouterr().out
    assert not (tmp_path / "postgres").exists()


def test_a_database_that_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errand, "_PATIENCE", 0.0)
    marked(tmp_path)
    told = {"TINHSO_DATA": str(tmp_path), "DATABASE_URL": "postgresql://x:y@127.0.0.1:1/z"}
    with pytest.raises(RefusalError, match="Không kết nối được cơ sở dữ liệu"):
        errand.run(options.read(told), "account", "{}")


def test_a_start_waits_for_an_errand_to_end(room: Path) -> None:
    wanted = marked(room / "data")
    (room / "data").chmod(0o711 if os.geteuid() == 0 else 0o700)
    Cluster(wanted.folder).init()
    with errand._database(wanted) as url:
        with psycopg.connect(url) as application:
            assert application.execute("SELECT current_user").fetchone() == ("tinhso_app",)
        assert (wanted.folder / "run" / "lock").read_text("ascii").endswith("stopping")
    assert not backends.of_cluster(wanted.folder / "postgres")
    with folders.locked(wanted.folder):
        pass
