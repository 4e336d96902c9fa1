"""The supervisor, over harmless programs and a real database."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from tinhso.launch import backends, cluster, leftovers, roles
from tinhso.launch.cluster import Cluster

STAGE = Path(__file__).with_name("stage.py")


class Run:
    """One start of the staged supervisor."""

    def __init__(self, room: Path, port: int, **environment: str) -> None:
        self.folder = room / "data"
        self.out = room / f"out-{time.monotonic_ns()}.txt"
        # The tests as a whole may run on a database of somebody's; these are about our own.
        clean = {name: value for name, value in os.environ.items() if "DATABASE_URL" not in name}
        told = {
            **clean,
            "TINHSO_DATA": str(self.folder),
            "TINHSO_PORT": str(port),
            "TINHSO_KIND": "demo",
        }
        with self.out.open("w") as out:
            self.process = subprocess.Popen(
                [sys.executable, str(STAGE)],
                env={**told, **environment},
                cwd=room,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        return self.out.read_text("utf-8")

    def hears(self, text: str, times: int = 1) -> None:
        wait_until(lambda: self.said.count(text) >= times or self.process.poll() is not None)
        assert self.said.count(text) >= times, self.said

    def processes(self) -> list[psutil.Process]:
        """Web server, worker and postmaster."""
        first_line = (self.folder / "postgres" / "postmaster.pid").read_text("ascii").splitlines()[0]
        return [*leftovers.children_of(self.folder), psutil.Process(int(first_line))]

    def ends(self, what: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(what)
        return self.process.wait(30)


def wait_until(true: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@pytest.fixture
def start(room: Path, port: int) -> Iterator[Callable[..., Run]]:
    runs: list[Run] = []

    def begin(**environment: str) -> Run:
        runs.append(Run(room, port, **environment))
        return runs[-1]

    yield begin
    for run in runs:
        if run.process.poll() is None:
            run.ends(signal.SIGTERM)


def answers(port: int) -> bool:
    try:
        return bool(urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2).status == 200)
    except OSError:
        return False


def nothing_left(run: Run) -> bool:
    return not leftovers.children_of(run.folder) and not backends.of_cluster(run.folder / "postgres")


def test_a_first_start_prepares_serves_and_ctrl_c_stops_it_all(start: Callable[..., Run], port: int) -> None:
    run = start()
    run.hears("Sẵn sàng")
    assert answers(port)
    assert run.said.index("Bảng điểm") < run.said.index("lanhdao / mat-khau-thu") < run.said.index("Sẵn sàng")
    assert f"http://127.0.0.1:{port}" in run.said
    assert run.ends(signal.SIGINT) == 0
    assert nothing_left(run)
    assert not (run.folder / "postgres" / "postmaster.pid").exists()


def test_a_second_start_skips_the_preparation_and_repeats_the_sign_ins(start: Callable[..., Run]) -> None:
    first = start()
    first.hears("Sẵn sàng")
    assert first.ends(signal.SIGTERM) == 0
    second = start(STAGE_PREPARE="raise SystemExit('not again')")
    second.hears("Sẵn sàng")
    assert "Chuẩn bị" not in second.said
    assert "lanhdao / mat-khau-thu" in second.said


def test_a_database_rolled_back_by_hand_is_prepared_again(start: Callable[..., Run]) -> None:
    first = start()
    first.hears("Sẵn sàng")
    with psycopg.connect(Cluster(first.folder).url(roles.OWNER)) as owner:
        owner.execute("TRUNCATE django_migrations")
    assert first.ends() == 0
    second = start()
    second.hears("Sẵn sàng")
    assert "Chuẩn bị" in second.said


def test_whatever_is_killed_comes_back(start: Callable[..., Run], port: int) -> None:
    run = start()
    run.hears("Sẵn sàng")
    killed = run.processes()
    leftovers.send(killed, signal.SIGKILL)
    wait_until(lambda: all(leftovers.is_over(p) for p in killed), 10)
    run.hears("đã chạy lại", times=3)
    wait_until(lambda: answers(port), 10)
    with psycopg.connect(Cluster(run.folder).url(roles.APP)) as app:
        assert app.execute("SELECT 1").fetchone() == (1,)
    assert run.ends() == 0
    assert nothing_left(run)


def test_leftovers_of_a_killed_supervisor_are_taken_over(start: Callable[..., Run], port: int) -> None:
    first = start()
    first.hears("Sẵn sàng")
    left = first.processes()
    first.process.kill()
    first.process.wait(10)
    assert not any(leftovers.is_over(p) for p in left)
    second = start()
    second.hears("Sẵn sàng")
    assert "còn sót" in second.said
    assert all(leftovers.is_over(p) for p in left)
    assert answers(port)
    assert second.ends() == 0
    assert nothing_left(second)


def test_leftovers_are_taken_over_even_when_their_folder_was_removed(start: Callable[..., Run]) -> None:
    first = start()
    first.hears("Sẵn sàng")
    left = first.processes()
    first.process.kill()
    first.process.wait(10)
    shutil.rmtree(first.folder)
    second = start()
    second.hears("Sẵn sàng")
    assert all(leftovers.is_over(p) for p in left)
    assert second.ends() == 0


def test_a_worker_listens_anew_after_the_database_came_back(start: Callable[..., Run]) -> None:
    run = start()
    run.hears("Sẵn sàng")
    web, worker, postmaster = run.processes()
    postmaster.kill()
    run.hears("Bộ chạy việc nền đã chạy lại")
    assert leftovers.is_over(worker)
    assert not leftovers.is_over(web)


def test_a_program_that_keeps_falling_is_waited_for_and_quoted(start: Callable[..., Run]) -> None:
    run = start(STAGE_WORKER="raise SystemExit('thiếu bảng việc')")
    run.hears("Bộ chạy việc nền dừng 4 lần liên tiếp")
    assert "thiếu bảng việc" in run.said
    assert run.ends() == 0


def test_a_database_of_ones_own_is_used_and_none_is_made(start: Callable[..., Run]) -> None:
    with cluster.throwaway() as server:
        told = {"DATABASE_URL": server.app_url, "TINHSO_OWNER_DATABASE_URL": server.owner_url}
        run = start(**told)
        run.hears("Sẵn sàng")
        assert not (run.folder / "postgres").exists()
        assert "Không có TINHSO_OWNER_DATABASE_URL" not in run.said
        assert run.ends() == 0


def test_one_role_for_everything_is_told_what_it_loses(start: Callable[..., Run]) -> None:
    with cluster.throwaway() as server:
        run = start(DATABASE_URL=server.owner_url)
        run.hears("Sẵn sàng")
        assert "Không có TINHSO_OWNER_DATABASE_URL" in run.said
        assert run.ends() == 0


def test_a_database_that_cannot_be_reached_is_told(start: Callable[..., Run]) -> None:
    run = start(DATABASE_URL="postgresql://x:y@127.0.0.1:1/z")
    assert run.process.wait(20) == 1
    assert "Không kết nối được PostgreSQL theo DATABASE_URL" in run.said


def test_the_web_server_is_never_told_the_password_of_the_owner(start: Callable[..., Run]) -> None:
    run = start()
    run.hears("Sẵn sàng")
    owner = roles.passwords(run.folder, may_make=False).owner
    for child in leftovers.children_of(run.folder):
        assert owner not in "".join(child.environ().values())


def test_a_foreign_program_on_the_port_is_named_and_left_alone(start: Callable[..., Run], port: int) -> None:
    with socket.create_server(("127.0.0.1", port)):
        run = start()
        assert run.process.wait(20) == 1
        assert f"Cổng {port}" in run.said
        assert str(os.getpid()) in run.said
        assert "TINHSO_PORT=" in run.said
    assert not run.folder.exists()


def test_a_second_start_at_once_is_refused_and_the_first_goes_on(
    start: Callable[..., Run], port: int
) -> None:
    first = start()
    first.hears("Sẵn sàng")
    second = start()
    assert second.process.wait(20) == 1
    assert (
        f"tinhso đang chạy với thư mục dữ liệu {first.folder} (tiến trình {first.process.pid})" in second.said
    )
    assert answers(port)
    assert "đã dừng" not in first.said


def test_a_start_right_after_ctrl_c_waits_for_the_end_of_the_one_before(start: Callable[..., Run]) -> None:
    first = start()
    first.hears("Sẵn sàng")
    first.process.send_signal(signal.SIGINT)
    first.hears("Đang dừng")
    second = start()
    second.hears("Sẵn sàng")
    assert first.process.wait(1) == 0


def test_demo_accounts_are_never_served_to_the_network(start: Callable[..., Run]) -> None:
    run = start(TINHSO_HOST="0.0.0.0")
    assert run.process.wait(20) == 1
    assert "không được mở ra mạng" in run.said
    assert not run.folder.exists()


def test_a_full_disk_is_told_before_anything_is_made(start: Callable[..., Run]) -> None:
    run = start(STAGE_FREE="120000000")
    assert run.process.wait(20) == 1
    assert "chỉ còn 120 MB trống; cần ít nhất 300 MB" in run.said
    assert not run.folder.exists()


def test_a_preparation_that_fails_is_quoted_and_leaves_nothing_running(start: Callable[..., Run]) -> None:
    run = start(STAGE_PREPARE="raise SystemExit('bảng đã có cột này')")
    assert run.process.wait(20) == 1
    assert "bảng đã có cột này" in run.said
    assert nothing_left(run)


def test_a_web_server_that_cannot_start_is_quoted_and_leaves_nothing_running(
    start: Callable[..., Run],
) -> None:
    run = start(STAGE_WEB="raise SystemExit('thiếu mô-đun')")
    assert run.process.wait(20) == 1
    assert "thiếu mô-đun" in run.said
    assert nothing_left(run)


def test_ctrl_c_is_heard_in_the_middle_of_the_preparation(start: Callable[..., Run]) -> None:
    run = start(STAGE_PREPARE_SECONDS="60")
    run.hears("Chuẩn bị")
    assert run.ends(signal.SIGINT) == 0
    assert nothing_left(run)


def test_a_start_cut_short_while_the_cluster_is_made_begins_anew(start: Callable[..., Run]) -> None:
    first = start()
    wait_until(lambda: (first.folder / "postgres.new").exists())
    first.process.kill()
    first.process.wait(10)
    second = start()
    second.hears("Sẵn sàng")
    assert not (second.folder / "postgres.new").exists()
