"""The archive: a plain tar file, private, that stands under its name only when it is whole."""

import errno
import hashlib
import os
import re
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, BinaryIO

from tinhso.launch.backup import manifest as manifests
from tinhso.launch.backup.manifest import Manifest, Member, UnreadableManifestError
from tinhso.launch.refusal import RefusalError

BLOCK = 1 << 20  # bytes
_MANIFEST, _SEAL = "manifest.json", "manifest.sha256"
# A file by its hash, or one that stands in the data folder itself; nothing that leads out of it.
_NAME = re.compile(r"files/[0-9a-f]{2}/[0-9a-f]{64}|[a-z0-9_][a-z0-9_.]{0,80}")


class Writer:
    """An archive in the making; members are written in one pass and remembered with their hashes."""

    def __init__(self, file: BinaryIO, moment: int) -> None:
        self.members: dict[str, Member] = {}
        self._file, self._moment = file, moment

    def add(self, name: str, blocks: Iterable[bytes]) -> Member:
        """Write a member whose size is known only at its end: its header is written again then."""
        place = self._file.tell()
        self._file.write(self._header(name, 0))
        digest, size = hashlib.sha256(), 0
        for block in blocks:
            self._file.write(block)
            digest.update(block)
            size += len(block)
        self._file.write(b"\0" * (-size % tarfile.BLOCKSIZE))
        end = self._file.tell()
        self._file.seek(place)
        self._file.write(self._header(name, size))
        self._file.seek(end)
        self.members[name] = Member(size, digest.hexdigest())
        return self.members[name]

    def close(self, manifest: Manifest) -> None:
        """Write the manifest, its seal and the end of the archive."""
        written = manifest.written()
        self.add(_MANIFEST, [written])
        self.add(_SEAL, [hashlib.sha256(written).hexdigest().encode()])
        self._file.write(b"\0" * 2 * tarfile.BLOCKSIZE)

    def _header(self, name: str, size: int) -> bytes:
        told = tarfile.TarInfo(name)
        told.size, told.mtime, told.mode = size, self._moment, 0o600
        return told.tobuf(tarfile.GNU_FORMAT, "utf-8", "strict")


@contextmanager
def written(path: Path, moment: int) -> Iterator[Writer]:
    """An archive to fill; it gets its name when all went well, and nothing is left of it when not."""
    draft = path.with_name(f".{path.name}.new")
    try:
        with open(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
            yield Writer(file, moment)
            file.flush()
            os.fsync(file.fileno())
        _name(draft, path)
        _sync(path.parent)
    finally:
        draft.unlink(missing_ok=True)


class Reader:
    """An archive that is read; every member is held against the manifest."""

    def __init__(self, path: Path, tar: tarfile.TarFile) -> None:
        self._path, self._tar = path, tar
        self._found = {member.name: member for member in tar.getmembers()}
        self.manifest = self._read_manifest()
        self._require_members()

    def blocks(self, name: str) -> Iterator[bytes]:
        """The bytes of a member; `RefusalError` at its end where they are not those of the backup."""
        said, digest, size = self.manifest.members[name], hashlib.sha256(), 0
        for block in self._blocks(name):
            digest.update(block)
            size += len(block)
            yield block
        if Member(size, digest.hexdigest()) != said:
            raise _damaged(self._path, f"thành phần «{name}» không khớp mã kiểm tra")

    def _blocks(self, name: str) -> Iterator[bytes]:
        file = self._tar.extractfile(self._found[name])
        if file is None:
            raise _damaged(self._path, f"thành phần «{name}» không phải tệp")
        try:
            while block := file.read(BLOCK):
                yield block
        except (tarfile.TarError, OSError) as error:
            raise _damaged(self._path, f"thành phần «{name}» không đọc được") from error

    def _read_manifest(self) -> Manifest:
        if _MANIFEST not in self._found or _SEAL not in self._found:
            raise _damaged(self._path, "thiếu bảng kê ở cuối (tệp bị cắt ngắn, hoặc không phải bản sao lưu)")
        data = b"".join(self._blocks(_MANIFEST))
        if hashlib.sha256(data).hexdigest().encode() != b"".join(self._blocks(_SEAL)):
            raise _damaged(self._path, "bảng kê không khớp mã kiểm tra")
        try:
            return manifests.read(data)
        except UnreadableManifestError as error:
            raise RefusalError(
                f"Bản sao lưu {self._path} theo khuôn mà bản tinhso này không đọc được.",
                "Cài bản tinhso mới hơn (bằng hoặc sau bản đã sao lưu) rồi chạy lại. Chưa có gì được ghi.",
            ) from error

    def _require_members(self) -> None:
        said = set(self.manifest.members)
        found = set(self._found) - {_MANIFEST, _SEAL}
        for name in sorted(said | found | {manifests.DUMP}):
            if name not in found:
                raise _damaged(self._path, f"thiếu thành phần «{name}»")
            if name not in said or not _NAME.fullmatch(name):
                raise _damaged(self._path, f"có thành phần lạ «{name[:80]}»")


@contextmanager
def opened(path: Path) -> Iterator[Reader]:
    """An archive to read; `RefusalError` where there is none, or not a whole one."""
    try:
        with tarfile.open(path, "r:") as tar:
            yield Reader(path, tar)
    except tarfile.TarError as error:
        raise _damaged(path, "không phải tệp tar, hoặc bị cắt ngắn") from error
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        if error.filename not in (path, str(path)):
            raise
        raise RefusalError(
            f"Không mở được bản sao lưu {path} ({error.strerror}).",
            "Kiểm tra tên tệp và quyền đọc rồi chạy lại.",
        ) from error


def blocks(file: IO[bytes]) -> Iterator[bytes]:
    """The bytes of an open file, in pieces."""
    while block := file.read(BLOCK):
        yield block


def require_space(path: Path, free: int, need: int) -> None:
    """`RefusalError` when fewer than `need` bytes are free (`free`) where the archive goes."""
    if free <= need:
        raise RefusalError(
            f"Ổ đĩa chứa {path.parent} chỉ còn {free // 1_000_000} MB trống; riêng tệp gốc cần {need // 1_000_000} MB.",
            "Giải phóng chỗ trống hoặc chọn ổ khác rồi chạy lại; chưa có bản sao lưu nào được ghi.",
        )


def unwritable(path: Path, error: OSError) -> RefusalError:
    """The refusal for an archive that could not be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return RefusalError(
            f"Ổ đĩa chứa {path.parent} đã đầy; chưa có bản sao lưu nào được ghi.",
            "Giải phóng chỗ trống hoặc chọn ổ khác rồi chạy lại.",
        )
    if isinstance(error, FileExistsError):
        return exists(path)
    return RefusalError(
        f"Không ghi được bản sao lưu {path} ({error.strerror or error}).",
        "Kiểm tra thư mục và quyền ghi rồi chạy lại.",
    )


def exists(path: Path) -> RefusalError:
    """The refusal to write over a file."""
    return RefusalError(f"Đã có tệp {path}; không ghi đè.", "Chọn tên khác, hoặc dời tệp cũ đi rồi chạy lại.")


def _damaged(path: Path, how: str) -> RefusalError:
    return RefusalError(
        f"Bản sao lưu {path} bị hỏng: {how}.",
        "Chép lại từ nơi cất giữ hoặc dùng bản sao lưu khác. Chưa có gì được khôi phục.",
    )


def _name(draft: Path, path: Path) -> None:
    try:
        # Unlike a renaming, a link never takes the place of a file that came in between.
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links, as on many a removable disk.
        if path.exists():
            raise
        draft.rename(path)


def _sync(folder: Path) -> None:
    with suppress(OSError):  # some shares cannot
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
