"""The files of a data folder that go into an archive, held fast while the database is dumped."""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tinhso.launch.refusal import RefusalError

_DIGEST = re.compile(r"[0-9a-f]{64}")
# Made anew by a restore: its own mark, and passwords of its own cluster.
_NOT_KEPT = {"tinhso.json", "database.json"}


class Held:
    """The files handed in, as links of our own: what is removed meanwhile is still there for the archive.

    The names are gathered before the snapshot of the database and again after it. Whatever a row of the snapshot
    speaks of was there at one of the two moments: a file is stored before its row, and removed after it.
    """

    def __init__(self, folder: Path, room: Path) -> None:
        self._files, self._room = folder / "files", room

    def gather(self) -> None:
        """Hold every file that is there now."""
        for shelf in sorted(self._files.glob("[0-9a-f][0-9a-f]")):
            for path in shelf.iterdir():
                if _DIGEST.fullmatch(path.name):
                    self._hold(path)

    def paths(self) -> list[Path]:
        """The files that are held, by name."""
        return sorted(self._room.iterdir())

    def _hold(self, path: Path) -> None:
        held = self._room / path.name
        if held.exists():
            return
        with suppress(FileNotFoundError):  # removed this very moment
            try:
                os.link(path, held)
            except FileNotFoundError:
                raise
            except OSError:
                # A file system without links.
                shutil.copyfile(path, held)


@contextmanager
def holding(folder: Path) -> Iterator[Held]:
    """Room for the files of one backup; `RefusalError` while another backup of this folder is being taken."""
    run = folder / "run"
    run.mkdir(mode=0o700, exist_ok=True)
    with open(os.open(run / "backup.lock", os.O_RDWR | os.O_CREAT, 0o600), "r+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RefusalError(
                f"Thư mục dữ liệu {folder} đang được sao lưu bởi một lần chạy khác.",
                "Đợi lần đó xong rồi chạy lại.",
            ) from error
        room = run / "backup"
        # What a killed backup left.
        shutil.rmtree(room, ignore_errors=True)
        room.mkdir(mode=0o700)
        try:
            yield Held(folder, room)
        finally:
            shutil.rmtree(room, ignore_errors=True)


def beside(folder: Path) -> list[Path]:
    """The files that stand in the data folder itself, as the secret key does, by name."""
    return sorted(p for p in folder.iterdir() if p.is_file() and _is_kept(p.name))


def _is_kept(name: str) -> bool:
    is_draft = name.endswith(".new") or (name.startswith("secret_key") and name != "secret_key")
    return name not in _NOT_KEPT and not is_draft and not name.startswith(".")
