"""An errand: one short command of the application on a data folder, whether or not the supervisor serves it."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import psycopg

from tinhso import __version__
from tinhso.launch import folder as folders
from tinhso.launch import plan, roles, stopping
from tinhso.launch.cluster import Cluster
from tinhso.launch.options import Options
from tinhso.launch.refusal import RefusalError

_PATIENCE = 30.0  # seconds for a supervisor that is just starting its database


def run(
    options: Options, command: str, request: str, *, role: str = roles.APP, version: str = __version__
) -> int:
    """Run a management command with `request` on its standard input; its exit status.

    It signs in to the database as the application, or as `role`. Where no supervisor serves the folder, the
    embedded database is up just as long as the command. `RefusalError` when the folder was not prepared by this very
    version or the database does not answer; `stopping.Stopped` on Ctrl-C, with the database stopped and an open
    change undone.
    """
    _require_prepared(options, version)
    with stopping.on_request(), database(options, role) as url:
        done = subprocess.run(
            (sys.executable, "-m", "django", command),
            input=request.encode(),
            env={"TINHSO_LOG": "WARNING", **plan.environment(options, url)},
            start_new_session=True,
            check=False,
        )
    return done.returncode


def _require_prepared(options: Options, version: str) -> None:
    mark = folders.marked(options.folder)
    if mark is not None:
        folders.require_kind(options.folder, mark.kind, options.kind)
        folders.require_version(options.folder, mark, version)
    if mark is None or mark.version != version:
        raise RefusalError(
            f"Thư mục dữ liệu {options.folder} chưa được chuẩn bị cho tinhso {version}.",
            "Chạy «tinhso run» (hoặc «make run») với cùng các biến môi trường cho tới khi báo «Sẵn sàng», "
            "rồi chạy lại lệnh này.",
        )


@contextmanager
def database(options: Options, role: str = roles.APP) -> Iterator[str]:
    """The address of a database that answers, for the application's role or the owner's.

    The embedded one is up just as long as it is asked for where no supervisor serves the folder.
    """
    external = (role == roles.OWNER and options.owner_url) or options.database_url
    with ExitStack() as stack:
        url = external or _embedded(options, stack).url(role)
        _require_answer(url)
        yield url


def _embedded(options: Options, stack: ExitStack) -> Cluster:
    # Looking for the database must not make the beginnings of one.
    if not (options.folder / "database.json").exists():
        raise RefusalError(
            f"Thư mục dữ liệu {options.folder} chưa có cơ sở dữ liệu, và DATABASE_URL không được đặt.",
            "Đặt DATABASE_URL như khi chạy «tinhso run», hoặc chạy «tinhso run» tới khi báo «Sẵn sàng».",
        )
    cluster = Cluster(options.folder)
    try:
        stack.enter_context(folders.locked(options.folder))
    except folders.HeldError:
        return cluster
    # Whoever comes meanwhile waits instead of taking us for a supervisor.
    folders.tell_stopping(options.folder)
    stack.callback(cluster.stop)
    cluster.start()
    return cluster


def _require_answer(url: str) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            psycopg.connect(url, connect_timeout=10).close()
        except psycopg.Error as error:
            if time.monotonic() > end:
                raise RefusalError(
                    f"Không kết nối được cơ sở dữ liệu: {str(error).strip()}",
                    "Kiểm tra DATABASE_URL nếu có đặt; nếu không, đợi «tinhso run» báo «Sẵn sàng» rồi chạy lại.",
                ) from error
            time.sleep(0.2)
        else:
            return
