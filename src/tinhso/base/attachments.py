"""Files that people handed in, kept by what they hold: `aa/<sha256>` below FILES_ROOT, written whole or not at all."""

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from tinhso.base.models import Purge
from tinhso.base.values import Refused

_BLOCK = 1 << 20  # bytes
_DIGEST = re.compile(r"[0-9a-f]{64}")


def digest(file: IO[bytes]) -> str:
    """The SHA-256 of a file as hexadecimal digits, which names it here; the file is rewound."""
    found = hashlib.sha256()
    file.seek(0)
    for block in _blocks(file):
        found.update(block)
    file.seek(0)
    return found.hexdigest()


def store(file: IO[bytes]) -> str:
    """Keep a file and tell its name; one that is kept already is not written again. `Refused` on a full disk."""
    name = digest(file)
    if not exists(name):
        _write(_path(name), _blocks(file))
    return name


def exists(name: str) -> bool:
    """Whether a file of this name is kept."""
    return _path(name).is_file()


def opened(name: str) -> BinaryIO:
    """A kept file, at its beginning; `Refused` where it is gone or no longer holds what was handed in."""
    try:
        file = _path(name).open("rb")
    except OSError as problem:
        raise _damaged(name) from problem
    if digest(file) != name:
        file.close()
        raise _damaged(name)
    return file


def read(name: str) -> bytes:
    """The bytes of a kept file; `Refused` as with `opened`."""
    with opened(name) as file:
        return file.read()


def remove(name: str) -> None:
    """Forget a file and all that was made from it; the caller knows that nothing points to it any more."""
    _path(name).unlink(missing_ok=True)
    made = _made(name)
    for path in made.glob("*"):
        path.unlink(missing_ok=True)
    with suppress(OSError):
        made.rmdir()


def derived(name: str, label: str, make: Callable[[], bytes]) -> bytes:
    """What `make` draws from a kept file, kept beside it under a label so that it is drawn once."""
    path = _made(name) / label
    with suppress(OSError):
        return path.read_bytes()
    data = make()
    _write(path, [data])
    return data


def incoming() -> Path:
    """The folder for what is on its way here; only files without a name stand in it, gone when closed."""
    return _folder(settings.FILES_ROOT / "incoming")


def _path(name: str) -> Path:
    if not _DIGEST.fullmatch(name):
        raise ValueError(name)
    root: Path = settings.FILES_ROOT
    return root / name[:2] / name


def _made(name: str) -> Path:
    root: Path = settings.FILES_ROOT
    return root / "made" / _path(name).name


def _folder(path: Path) -> Path:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    while block := file.read(_BLOCK):
        yield block


def _write(path: Path, blocks: Iterator[bytes] | list[bytes]) -> None:
    """A file of mode 0600 that stands there whole, whenever the machine stops."""
    draft = None
    try:
        folder = _folder(path.parent)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".", delete=False) as file:
            draft = Path(file.name)
            for block in blocks:
                file.write(block)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        _sync(folder)
    except OSError as problem:
        if draft:
            draft.unlink(missing_ok=True)
        raise Refused(
            _("Không ghi được tệp vào kho (ổ đĩa đầy hoặc không cho ghi): hãy báo người quản trị dữ liệu.")
        ) from problem


def _sync(folder: Path) -> None:
    """Have the name of a new file outlive a power cut, as the file itself does."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _damaged(name: str) -> Refused:
    if Purge.objects.filter(files__contains=[name]).exists():
        return Refused(
            _("Tệp gốc %s… đã bị xóa theo yêu cầu xóa dữ liệu cá nhân: không khôi phục được.") % name[:12]
        )
    return Refused(
        _(
            "Tệp gốc %(name)s… không còn trong kho hoặc đã bị thay đổi: "
            "hãy báo người quản trị dữ liệu khôi phục từ bản sao lưu."
        )
        % {"name": name[:12]}
    )
