"""A pack of files about areas: a folder, an archive or one table, opened with limits and known by what it holds."""

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tinhso.base.values import Refused

_MOST_FILES = 2_000
_MOST_BYTES = 200_000_000
_KEPT = (".csv", ".json", ".md", ".txt")
_LONGEST_NOTE = 20_000


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of a pack; `name` is its path within."""

    name: str
    data: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 of the file."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of a pack in the order of their names."""

    name: str
    files: tuple[PackFile, ...]

    @property
    def digest(self) -> str:
        """One hash of the names and hashes of all files."""
        listed = "".join(f"{file.digest}  {file.name}\n" for file in self.files)
        return hashlib.sha256(listed.encode()).hexdigest()

    @property
    def note(self) -> str:
        """What the pack says of where it comes from: its SOURCES or README."""
        for word in ("sources", "readme"):
            for file in self.files:
                if Path(file.name).stem.lower() == word:
                    return file.data.decode("utf-8", "replace").replace("\0", "")[:_LONGEST_NOTE]
        return ""

    def of_kind(self, suffix: str) -> Iterator[PackFile]:
        """The files whose names end so."""
        return (file for file in self.files if file.name.lower().endswith(suffix))


def opened(path: Path, *more: Path) -> Pack:
    """The pack at a path: a folder, a ZIP or one CSV file; `more` are single files that go with it.

    `Refused` where nothing is there, or more than a pack may hold.
    """
    try:
        files = [*_files(path), *(PackFile(one.name, one.read_bytes()) for one in more)]
    except (OSError, zipfile.BadZipFile, RuntimeError) as problem:
        raise Refused(
            f"Không đọc được gói {path} ({problem}): hãy kiểm tra đường dẫn và quyền đọc."
        ) from problem
    if not files:
        raise Refused(f"Gói {path} không có tệp .csv hay .json nào: hãy chọn đúng thư mục hoặc tệp ZIP.")
    return Pack(path.resolve().name, tuple(sorted(files, key=lambda file: file.name)))


def _files(path: Path) -> list[PackFile]:
    if path.is_dir():
        return _of_folder(path)
    if zipfile.is_zipfile(path):
        return _of_archive(path)
    return [PackFile(path.name, _within(path.stat().st_size, path).read_bytes())]


def _of_folder(folder: Path) -> list[PackFile]:
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _KEPT and path.is_file()]
    _require_few(len(paths), folder)
    _within(sum(path.stat().st_size for path in paths), folder)
    return [PackFile(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths]


def _of_archive(path: Path) -> list[PackFile]:
    with zipfile.ZipFile(path) as archive:
        kept = [one for one in archive.infolist() if Path(one.filename).suffix.lower() in _KEPT]
        _require_few(len(kept), path)
        _within(sum(one.file_size for one in kept), path)
        return [PackFile(one.filename, archive.read(one)) for one in kept]


def _require_few(files: int, path: Path) -> None:
    if files > _MOST_FILES:
        raise Refused(f"Gói {path} có {files} tệp, quá {_MOST_FILES}: hãy chọn đúng thư mục của gói.")


def _within(size: int, path: Path) -> Path:
    if size > _MOST_BYTES:
        raise Refused(
            f"Gói {path} lớn {size // 1_000_000} MB, quá {_MOST_BYTES // 1_000_000} MB: hãy chọn đúng thư mục của gói."
        )
    return path
