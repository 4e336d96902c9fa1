"""The embedded PostgreSQL: made once in the data folder, started without a network port, stopped in order."""

import hashlib
import os
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tinhso.launch import account as accounts
from tinhso.launch import backends, binaries, leftovers, logs, roles
from tinhso.launch.refusal import RefusalError

# The address of a socket has about 107 bytes on Linux and 103 on macOS, the name of the file included.
_SOCKET_PATH_LIMIT = 103 - len("/.s.PGSQL.5432")
# A statement that failed holds what people typed; whoever sent it is told, the log is not.
_DISCREET = ("log_min_messages=log", "log_min_error_statement=panic", "log_error_verbosity=terse")
_QUICK_BUT_UNSAFE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class Cluster:
    """One PostgreSQL cluster of a data folder, with its two roles and the database `tinhso`.

    `throwaway` trades safety against a power cut for speed. The caller holds the lock of the folder: two of
    these on one folder would stop each other's server.
    """

    def __init__(self, folder: Path, *, throwaway: bool = False) -> None:
        self.folder = folder.resolve()
        self.account = accounts.database_account()
        self.passwords = roles.passwords(self.folder, may_make=not self._exists(self.folder / "postgres"))
        self.data = self._place()
        self.log = self.folder / "logs" / "postgres.log"
        self.process: subprocess.Popen[bytes] | None = None
        self._throwaway = throwaway

    @property
    def exists(self) -> bool:
        """Whether the cluster has been made."""
        return self._exists(self.data)

    def url(self, role: str) -> str:
        """The address of the database `tinhso` for a role of `roles`, its password included."""
        return self.passwords.url(role, self._socket_folder())

    def init(self) -> None:
        """Make the cluster, its roles and its database where there is none; whole or not at all."""
        if self.exists:
            return
        final, draft = self.data, self.data.with_name("postgres.new")
        for place in (final, draft):
            if not backends.clear(place, place, 5):
                raise _still_alive(place)
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700, parents=True)
        accounts.give(draft, self.account)
        self._initdb(draft)
        self.data = draft
        try:
            self.start()
            roles.create(self.passwords, self._socket_folder())
            self.stop()
            draft.rename(final)
        finally:
            self.stop()
            self.data = final

    def start(self, patience: float = 120.0) -> None:
        """Start the server and return when it answers; leftovers of an earlier one are ended first.

        `RefusalError` for a cluster of another PostgreSQL or owner, and for a server that does not come up
        within `patience` seconds (recovery after a power cut is counted in them).
        """
        self._require_ours()
        if not backends.clear(self.data, self._socket_folder(), 20):
            raise _still_alive(self.data)
        self._make_private(self._socket_folder())
        with logs.opened(self.log) as log:
            self.process = subprocess.Popen(
                self._command(),
                cwd="/",
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **accounts.credentials(self.account),
            )
        end = time.monotonic() + patience
        while not self._ready(self.process.pid):
            if self.process.poll() is not None or time.monotonic() > end:
                self.stop()
                raise RefusalError(
                    f"PostgreSQL đi kèm không khởi động được. Nhật ký {self.log}:\n{logs.tail(self.log)}",
                    "Xử lý nguyên nhân nêu trong nhật ký rồi chạy lại; dữ liệu vẫn còn trong "
                    + str(self.data)
                    + ".",
                )
            time.sleep(0.02)

    def alive(self) -> bool:
        """Whether the server started by this object still runs."""
        return self.process is not None and self.process.poll() is None

    def stop(self, patience: float = 20.0) -> None:
        """Stop the server, rolling back open transactions; after `patience` seconds, stop it at once."""
        if self.process is not None:
            for what, wait in ((signal.SIGINT, patience), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)):
                if self.process.poll() is None:
                    self.process.send_signal(what)
                    _wait(self.process, wait)
        backends.clear(self.data, self._socket_folder(), patience)
        self.process = None
        if self._socket_folder() != self.data:
            with suppress(OSError):
                self._socket_folder().rmdir()

    def _exists(self, data: Path) -> bool:
        return (data / "PG_VERSION").exists()

    def _place(self) -> Path:
        inside, outside = self.folder / "postgres", binaries.ELSEWHERE / self.passwords.cluster / "postgres"
        if self._exists(inside) or accounts.enters(self.folder, self.account):
            return inside
        outside.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        outside.parent.chmod(0o711)
        outside.parent.parent.chmod(0o755)
        return outside

    def _socket_folder(self) -> Path:
        # A comma would part the address in two, for the server and for its clients.
        if len(os.fsencode(self.data)) <= _SOCKET_PATH_LIMIT and "," not in str(self.data):
            return self.data
        name = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:16]
        return Path(tempfile.gettempdir(), f"tinhso-{name}")

    def _make_private(self, place: Path) -> None:
        if not place.exists():
            place.mkdir(mode=0o700)
            accounts.give(place, self.account)
        found = place.lstat()
        # The temporary folder is open to all: somebody may have laid a folder of theirs there before us.
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != self._uid() or found.st_mode & 0o077:
            raise RefusalError(f"Thư mục tạm {place} không phải của tinhso.", "Xóa thư mục đó rồi chạy lại.")

    def _uid(self) -> int:
        return self.account.uid if self.account else os.geteuid()

    def _require_ours(self) -> None:
        major = (self.data / "PG_VERSION").read_text("ascii").strip()
        if major != str(binaries.MAJOR):
            raise RefusalError(
                f"Cụm dữ liệu {self.data} thuộc PostgreSQL {major}; bản đi kèm là {binaries.MAJOR}.",
                f"Chạy bản tinhso kèm PostgreSQL {major} để xuất bằng pg_dump rồi nạp vào thư mục mới; "
                "dữ liệu chưa bị thay đổi.",
            )
        if self.data.stat().st_uid != self._uid():
            raise RefusalError(
                f"Cụm dữ liệu {self.data} thuộc tài khoản khác (uid {self.data.stat().st_uid}); "
                f"PostgreSQL sẽ chạy với uid {self._uid()}.",
                "Chạy bằng đúng tài khoản đã tạo thư mục dữ liệu. Dữ liệu chưa bị thay đổi.",
            )

    def _initdb(self, data: Path) -> None:
        password = data.with_name("postgres.password")
        password.unlink(missing_ok=True)
        try:
            with open(os.open(password, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(self.passwords.superuser)
            accounts.give(password, self.account)
            done = subprocess.run(
                self._initdb_command(data, password),
                cwd="/",
                env={**_environment(), leftovers.FOLDER: str(self.folder), leftovers.PART: "initdb"},
                capture_output=True,
                text=True,
                check=False,
                timeout=120,
                **accounts.credentials(self.account),
            )
        except subprocess.TimeoutExpired as error:
            raise _not_made(data, "quá 120 giây") from error
        finally:
            password.unlink(missing_ok=True)
        if done.returncode != 0:
            raise _not_made(data, done.stderr.strip())

    def _initdb_command(self, data: Path, password: Path) -> list[str]:
        command = [str(binaries.folder(self.account) / "initdb"), "-D", str(data), "-U", roles.SUPERUSER]
        command += ["--pwfile", str(password), "--auth=scram-sha-256", "--encoding=UTF8", "--data-checksums"]
        command += ["--locale-provider=builtin", "--locale=C.UTF-8"]
        return [*command, "--no-sync"] if self._throwaway else command

    def _command(self) -> list[str]:
        sockets = str(self._socket_folder()).replace('"', '""')
        settings = ("listen_addresses=", "port=5432", f'unix_socket_directories="{sockets}"')
        quick = _QUICK_BUT_UNSAFE if self._throwaway else ()
        server = [str(binaries.folder(self.account) / "postgres"), "-D", str(self.data)]
        return server + [word for setting in (*settings, *_DISCREET, *quick) for word in ("-c", setting)]

    def _ready(self, pid: int) -> bool:
        try:
            lines = (self.data / "postmaster.pid").read_text("ascii", errors="replace").splitlines()
        except FileNotFoundError:
            return False
        return len(lines) >= 8 and lines[0].strip() == str(pid) and lines[7].strip() == "ready"


@dataclass(frozen=True, slots=True)
class Server:
    """The addresses of a running throw-away database: for who migrates, the application, the superuser."""

    owner_url: str
    app_url: str
    superuser_url: str


@contextmanager
def throwaway() -> Iterator[Server]:
    """A running cluster in a temporary folder, quick and unsafe, gone at the end: for tests."""
    with tempfile.TemporaryDirectory(prefix="tinhso-") as name:
        folder = Path(name)
        folder.chmod(accounts.folder_mode(accounts.database_account()))
        cluster = Cluster(folder, throwaway=True)
        cluster.init()
        cluster.start()
        try:
            yield Server(cluster.url(roles.OWNER), cluster.url(roles.APP), cluster.url(roles.SUPERUSER))
        finally:
            cluster.stop(patience=5)


def _environment() -> dict[str, str]:
    # PGDATA, PGPORT and the like of the person's shell must not reach our server.
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}


def _wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)


def _not_made(data: Path, why: str) -> RefusalError:
    return RefusalError(
        f"Không tạo được cụm dữ liệu PostgreSQL trong {data}:\n{why}",
        "Xử lý nguyên nhân nêu trên (quyền ghi, chỗ trống) rồi chạy lại; chưa có dữ liệu nào được tạo.",
    )


def _still_alive(data: Path) -> RefusalError:
    return RefusalError(
        f"Tiến trình PostgreSQL cũ của {data} không dừng được.",
        "Khởi động lại máy rồi chạy lại; dữ liệu chưa bị thay đổi.",
    )
