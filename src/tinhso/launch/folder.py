"""The data folder: its mark, its modes, its lock, and the checks made before anything is written."""

import errno
import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

from tinhso.launch.options import Kind
from tinhso.launch.refusal import RefusalError

FORMAT = 1  # of the folder's own layout; raised when an older program could no longer read it
_MARK = "tinhso.json"
_STOPPING = "stopping"
# What other commands may have made before the first start.
_HARMLESS = {"secret_key", "static", "lost+found"}


class HeldError(RefusalError):
    """Another process holds the folder: a supervisor serves it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the folder says of itself: layout, what it holds, and the newest program that prepared it."""

    format: int
    kind: Kind
    version: str


def free_bytes(path: Path) -> int:
    """Free space where the path stands or would stand, in bytes."""
    standing = next(p for p in (path, *path.parents) if p.exists())
    return shutil.disk_usage(standing).free


def marked(path: Path) -> Mark | None:
    """The mark of a folder that may be used, None for one that is still to be made.

    Writes nothing. `RefusalError` for a folder of another owner, of another layout, or one that holds
    somebody's files and no mark.
    """
    try:
        if not path.exists():
            return None
        if path.stat().st_uid != os.geteuid():
            raise _of_another_owner(path)
        if (path / _MARK).exists():
            return _read(path)
        strangers = sorted({p.name for p in path.iterdir()} - _HARMLESS)
    except OSError as error:
        raise unusable(path, error) from error
    if strangers:
        raise RefusalError(
            f"Thư mục {path} đã có tệp khác ({', '.join(strangers[:3])}…), không phải dữ liệu của tinhso.",
            "Đặt TINHSO_DATA là một thư mục mới hoặc thư mục trống.",
        )
    return None


def require_version(path: Path, mark: Mark, version: str) -> None:
    """`RefusalError` when the folder was last prepared by a program newer than this one (`version`)."""
    if is_newer(mark.version, version):
        raise RefusalError(
            f"Thư mục dữ liệu {path} đã dùng với tinhso {mark.version}; bản đang chạy là {version}, cũ hơn.",
            f"Cài tinhso {mark.version} trở lên rồi chạy lại. Dữ liệu chưa bị thay đổi.",
        )


def is_newer(version: str, than: str) -> bool:
    """Whether one version of the program came after another."""
    return _numbers(version) > _numbers(than)


def require_kind(path: Path, kind: Kind, wanted: Kind | None) -> None:
    """`RefusalError` when the folder is of another kind than the one asked for, if any."""
    if wanted not in (None, kind):
        raise RefusalError(
            f"Thư mục dữ liệu {path} mang dấu {kind}, không phải {wanted} như TINHSO_KIND.",
            "Bỏ TINHSO_KIND, hoặc đặt TINHSO_DATA là một thư mục mới.",
        )


def make(path: Path, kind: Kind, mode: int) -> Mark:
    """The folder with its mark and rooms, made private; an old mark is kept."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(mode)
        for room in ("run", "logs"):
            (path / room).mkdir(mode=0o700, exist_ok=True)
        if not (path / _MARK).exists():
            # No version yet: nothing has been prepared in it.
            write_mark(path, Mark(FORMAT, kind, "0"))
        return _read(path)
    except OSError as error:
        raise unusable(path, error) from error


def write_mark(path: Path, mark: Mark) -> None:
    """The mark, written whole or not at all."""
    write_private(path / _MARK, json.dumps(asdict(mark)) + "\n")


def write_private(path: Path, text: str) -> None:
    """A file of mode 0600 that is either the old or the new one whenever the machine stops."""
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the folder for this process; `HeldError` names the supervisor that holds it already.

    One that is stopping is waited for, a minute at most.
    """
    with open(os.open(path / "run" / "lock", os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="ascii") as file:
        end = time.monotonic() + 60
        while not _taken(file):
            holder = _rewound(file).read().split()
            if holder[1:] != [_STOPPING] or time.monotonic() > end:
                raise _already_running(path, holder[0] if holder else "?")
            time.sleep(0.1)
        _write(file, str(os.getpid()))
        yield


def require_stopped(path: Path) -> None:
    """`RefusalError` while a supervisor serves the folder: what is done to it must not be seen half done."""
    try:
        with locked(path):
            return
    except HeldError as held:
        raise RefusalError(
            f"tinhso đang chạy với thư mục dữ liệu {path}.",
            "Dừng chương trình (systemctl stop tinhso, hoặc Ctrl-C), chạy lại lệnh này, rồi khởi động lại.",
        ) from held


def tell_stopping(path: Path) -> None:
    """Note in the lock, held by this process, that it will soon be free."""
    with (path / "run" / "lock").open("r+", encoding="ascii") as file:
        _write(file, f"{os.getpid()} {_STOPPING}")


def require_space(path: Path, free: int, need: int) -> None:
    """`RefusalError` when fewer than `need` bytes are free (`free`) where the path stands."""
    if free < need:
        raise RefusalError(
            f"Ổ đĩa chứa {path} chỉ còn {free // 1_000_000} MB trống; cần ít nhất {need // 1_000_000} MB.",
            "Giải phóng chỗ trống, hoặc đặt TINHSO_DATA sang ổ khác, rồi chạy lại. Dữ liệu chưa bị thay đổi.",
        )


def unusable(path: Path, error: OSError) -> RefusalError:
    """The refusal for a folder that the machine does not let us use."""
    if error.errno == errno.ENOSPC:
        return RefusalError(f"Ổ đĩa chứa {path} đã đầy.", "Giải phóng chỗ trống rồi chạy lại.")
    return RefusalError(
        f"Không đọc hoặc ghi được thư mục dữ liệu {path} ({error.strerror or error}).",
        "Cấp quyền ghi cho tài khoản đang chạy, hoặc đặt TINHSO_DATA là một thư mục ghi được, rồi chạy lại.",
    )


def _taken(file: TextIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _rewound(file: TextIO) -> TextIO:
    file.seek(0)
    return file


def _write(file: TextIO, text: str) -> None:
    _rewound(file).truncate()
    file.write(text)
    file.flush()


def _read(path: Path) -> Mark:
    try:
        fields = json.loads((path / _MARK).read_text("utf-8"))
        mark = Mark(int(fields["format"]), Kind(fields["kind"]), str(fields["version"]))
    except (ValueError, KeyError, TypeError) as error:
        raise RefusalError(
            f"Không đọc được dấu của thư mục dữ liệu: {path / _MARK}.",
            "Khôi phục tệp này từ bản sao lưu, hoặc đặt TINHSO_DATA là một thư mục mới.",
        ) from error
    if mark.format != FORMAT:
        raise RefusalError(
            f"Thư mục dữ liệu {path} theo khuôn {mark.format}; bản tinhso này chỉ đọc khuôn {FORMAT}.",
            "Cài bản tinhso đã tạo thư mục, hoặc đặt TINHSO_DATA là nơi khác. Dữ liệu chưa bị thay đổi.",
        )
    return mark


def _numbers(version: str) -> tuple[int, ...]:
    found = []
    for part in version.split("."):
        with suppress(ValueError):
            found.append(int(part))
    return tuple(found)


def _of_another_owner(path: Path) -> RefusalError:
    return RefusalError(
        f"Thư mục dữ liệu {path} thuộc tài khoản khác (uid {path.stat().st_uid}; đang chạy: {os.geteuid()}).",
        "Chạy bằng đúng tài khoản đó, hoặc đặt TINHSO_DATA là một thư mục khác. Dữ liệu chưa bị thay đổi.",
    )


def _already_running(path: Path, pid: str) -> HeldError:
    return HeldError(
        f"tinhso đang chạy với thư mục dữ liệu {path} (tiến trình {pid}).",
        "Dùng địa chỉ mà lần chạy đó đã in; muốn chạy lại thì dừng nó trước bằng Ctrl-C.",
    )
