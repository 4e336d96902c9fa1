"""Files named on the command line, and what to tell the user of those that cannot be read."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tinhso import files
from tinhso.files.values import Extract, FileProblem, Format, Member, Problem

_USUAL = files.Limits()
_PATIENCE = 1.0  # seconds before progress is shown
_TOLD = {
    Problem.EMPTY: "tệp không có chữ nào. Hãy kiểm tra lại tệp, hoặc chọn tệp khác.",
    Problem.TOO_LARGE: "tệp, hoặc nội dung khi mở ra, lớn hơn mức cho phép (50 MB; khi giải nén 200 MB). "
    "Hãy tách thành nhiều tệp nhỏ rồi chạy lại.",
    Problem.TOO_LONG: "đọc quá lâu nên đã dừng. Hãy tách tệp thành nhiều phần rồi chạy lại.",
    Problem.TOO_MUCH_MEMORY: "tệp cần nhiều bộ nhớ hơn mức cho phép. Hãy tách tệp thành nhiều phần rồi chạy lại.",
    Problem.CRASHED: "tiến trình đọc bị ngắt giữa chừng. Hãy thử lại; nếu vẫn vậy, hãy mở tệp, lưu lại thành PDF "
    "hoặc Word mới rồi đọc bản đó.",
    Problem.ENCRYPTED: "tệp có mật khẩu. Hãy bỏ mật khẩu rồi chạy lại.",
    Problem.BROKEN: "tệp bị hỏng hoặc thiếu. Hãy mở thử, lưu lại bản mới rồi chạy lại.",
    Problem.SCANNED: "tệp PDF là ảnh chụp trang giấy, và máy này chưa cài chương trình nhận dạng chữ. "
    "Hãy chạy: sudo apt install tesseract-ocr tesseract-ocr-vie, rồi chạy lại.",
    Problem.OLD_OFFICE: "đây là tệp Word hoặc Excel kiểu cũ (.doc, .xls, .rtf, .odt). Hãy mở tệp, lưu thành .docx "
    "hoặc PDF rồi chạy lại.",
    Problem.SPREADSHEET: "đây là bảng tính, không phải văn bản. Hãy chọn nghị quyết hoặc báo cáo dạng PDF, Word.",
    Problem.NESTED: "đây là tệp nén (hoặc có tệp nén bên trong). Hãy giải nén rồi nêu tên từng tệp.",
    Problem.UNSAFE: "tệp có cấu trúc không an toàn nên không được mở. Hãy xin lại bản gốc từ nơi gửi.",
    Problem.ENCODING: "không nhận ra bảng mã (có thể là TCVN3 hoặc VNI). Hãy chuyển tệp sang Unicode UTF-8 "
    "rồi chạy lại.",
    Problem.TCVN3: "chữ trong tệp theo bảng mã cũ TCVN3 (phông .VnTime). Hãy chuyển sang Unicode "
    "(Unikey: Ctrl+Shift+F6) rồi chạy lại.",
    Problem.VNI: "chữ trong tệp theo bảng mã cũ VNI (phông VNI-Times). Hãy chuyển sang Unicode "
    "(Unikey: Ctrl+Shift+F6) rồi chạy lại.",
    Problem.BINARY: "đây không phải tệp văn bản. Hãy chọn tệp PDF, Word (.docx), trang web (.html), Markdown hoặc "
    "văn bản thuần (.txt).",
}


class UnreadableFileError(Exception):
    """A file that cannot be read as text; says in Vietnamese which, what happened and what to do."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that was read: its name (`a.zip/b.pdf` for one in an archive) and what it holds."""

    name: str
    extract: Extract


def read(name: str) -> str:
    """The text of a file. Raises UnreadableFileError."""
    return read_file(name).extract.text


def read_file(name: str) -> File:
    """One file, no archive. Raises UnreadableFileError."""
    data = _bytes(name)
    try:
        return File(name, _extracted(data, name))
    except FileProblem as problem:
        raise _unreadable(name, problem) from None


def read_all(name: str) -> Iterator[File | UnreadableFileError]:
    """A file, or each file of an archive; those that cannot be read as the error that says so."""
    try:
        data = _bytes(name)
        members = _members(data, name)
    except UnreadableFileError as problem:
        yield problem
        return
    except FileProblem as problem:
        yield _unreadable(name, problem)
        return
    for member in members:
        try:
            if member.problem:
                raise FileProblem(member.problem)
            yield File(member.name, _extracted(member.data, member.name))
        except FileProblem as problem:
            yield _unreadable(member.name, problem)


def _members(data: bytes, name: str) -> list[Member]:
    if not data.startswith(b"PK") or files.sniff(data, name) is not Format.ZIP:
        return [Member(name, data)]
    return [replace(member, name=f"{name}/{member.name}") for member in files.unpack(data)]


def _unreadable(name: str, problem: FileProblem) -> UnreadableFileError:
    where = f" ({problem.where})" if problem.where else ""
    return UnreadableFileError(f"{name}{where}: {_TOLD[problem.code]}")


def _bytes(name: str) -> bytes:
    path = Path(name)
    try:
        if path.is_file() and path.stat().st_size > _USUAL.size:
            raise _unreadable(name, FileProblem(Problem.TOO_LARGE))
        return path.read_bytes()
    except FileNotFoundError:
        reason = "không có tệp này. Hãy kiểm tra tên và thư mục."
    except IsADirectoryError:
        reason = "đây là thư mục. Hãy nêu tên từng tệp bên trong."
    except PermissionError:
        reason = "không có quyền đọc. Hãy sửa quyền của tệp hoặc chép sang nơi khác."
    except OSError as error:
        reason = f"không đọc được ({error.strerror or error}). Hãy kiểm tra ổ đĩa rồi chạy lại."
    raise UnreadableFileError(f"{name}: {reason}")


def _extracted(data: bytes, name: str) -> Extract:
    shown = _Progress(name)
    try:
        return files.extract(data, name, on_progress=shown.hear)
    finally:
        shown.clear()


class _Progress:
    """One line on the terminal, written over as pages are read; none where nobody looks."""

    def __init__(self, name: str) -> None:
        self._name = Path(name).name
        self._begun = time.monotonic()
        self._is_shown = False

    def hear(self, done: int, of: int) -> None:
        if sys.stderr.isatty() and time.monotonic() - self._begun > _PATIENCE:
            print(f"\r\x1b[K{self._name}: trang {done}/{of}", end="", file=sys.stderr, flush=True)
            self._is_shown = True

    def clear(self) -> None:
        if self._is_shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
