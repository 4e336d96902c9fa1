"""The real program for the walks: one throw-away cluster, the example prepared once, a clone for each who writes."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import psycopg
from psycopg import sql

from tinhso.launch import roles
from tinhso.launch.cluster import Server

_PYTHON = (sys.executable, "-m")
_WEB = ("gunicorn", "tinhso.wsgi:application", "--no-control-socket", "--worker-class", "gthread")
_PATIENCE = 30.0  # seconds that a start may take on a busy machine


@dataclass
class Stage:
    """A data folder marked as a demo, and a cluster whose database `tinhso` is the template of all others."""

    folder: Path
    server: Server
    # The session of whoever signed in, by address and login.
    sessions: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    _number: Iterator[int] = field(default_factory=lambda: count(1))

    def manage(self, database: str, *command: str, **more: str) -> None:
        """Run a command of the program over a database, with more words in its environment."""
        subprocess.run(
            (*_PYTHON, "django", *command),
            env=self._environment(database) | more,
            check=True,
            stdout=subprocess.DEVNULL,
            timeout=4 * _PATIENCE,
        )

    def passwords(self) -> dict[str, str]:
        """The password of each demo login, as the program told it."""
        lines = (self.folder / "demo_accounts.txt").read_text("utf-8").splitlines()[1:]
        return {login: password for login, password, *_ in map(str.split, lines)}

    def clone(self) -> str:
        """The name of a new database that is like the template."""
        name = f"walk_{next(self._number)}"
        make = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
        names = (name, roles.OWNER, roles.DATABASE)
        with self.superuser("postgres") as connection:
            connection.execute(make.format(*map(sql.Identifier, names)))
        return name

    def superuser(self, database: str) -> psycopg.Connection:
        """A connection that may do everything."""
        return psycopg.connect(self.server.superuser_url, dbname=database, autocommit=True)

    @contextmanager
    def serving(self, database: str, *, worker: bool = False) -> Iterator[str]:
        """The address of a web server over a database, and a worker of its jobs where one is wanted."""
        with ExitStack() as stack:
            # The socket is ours from the start, so nobody can take the port in between.
            door = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            address = f"http://127.0.0.1:{door.getsockname()[1]}"
            web = (*_PYTHON, *_WEB, "--threads", "4", "--bind", f"fd://{door.fileno()}")
            stack.enter_context(self._running(web, database, pass_fds=(door.fileno(),)))
            if worker:
                jobs = (*_PYTHON, "django", "procrastinate", "worker")
                stack.enter_context(self._running(jobs, database))
            _wait_for(address + "/suc-khoe/")
            yield address

    @contextmanager
    def _running(
        self, command: tuple[str, ...], database: str, *, pass_fds: tuple[int, ...] = ()
    ) -> Iterator[None]:
        with (self.folder / "walk.log").open("ab") as log:
            process = subprocess.Popen(
                command,
                env=self._environment(database),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=pass_fds,
                start_new_session=True,
            )
        try:
            yield
        finally:
            # A throw-away server has nothing to bring to an end.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _environment(self, database: str) -> dict[str, str]:
        return {
            **os.environ,
            "TINHSO_DATA": str(self.folder),
            "DATABASE_URL": psycopg.conninfo.make_conninfo(self.server.app_url, dbname=database),
            "DJANGO_SETTINGS_MODULE": "tinhso.settings",
            "TINHSO_LOG": "WARNING",
        }


def _wait_for(address: str) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            with urlopen(address, timeout=_PATIENCE):
                return
        except URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
