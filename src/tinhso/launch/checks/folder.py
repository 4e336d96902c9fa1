"""The data folder: its mark, its modes, the moments in it, and its last backup."""

import json
import os
import shlex
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tinhso.launch import folder as folders
from tinhso.launch.account import database_account, folder_mode
from tinhso.launch.backup.taking import LAST
from tinhso.launch.checks.finding import Finding, Level
from tinhso.launch.folder import Mark
from tinhso.launch.options import Kind, Options, is_loopback
from tinhso.launch.refusal import RefusalError

_FOR_US_ALONE = ("secret_key", "database.json", "demo_accounts.txt", "tinhso.json")
_AHEAD = 60.0  # seconds that a moment may lie ahead of the clock
_BACKUP_AGE = timedelta(days=7)


def require_made(options: Options, version: str) -> Mark:
    """The mark of a folder that this program may look into; `RefusalError` when there is none."""
    mark = folders.marked(options.folder)
    if mark is None or mark.version == "0":
        raise RefusalError(
            f"Chưa có dữ liệu nào trong {options.folder}.",
            "Chạy «tinhso run» tới khi báo «Sẵn sàng»; nếu dữ liệu ở nơi khác, đặt TINHSO_DATA.",
        )
    folders.require_kind(options.folder, mark.kind, options.kind)
    folders.require_version(options.folder, mark, version)
    return mark


def findings(options: Options, mark: Mark, version: str) -> Iterator[Finding]:
    """What stands in the folder."""
    yield _mark(options, mark, version)
    yield from _modes(options.folder)
    yield from _moments(options.folder)
    if mark.kind == Kind.REAL:
        yield _backup(options.folder)


def _mark(options: Options, mark: Mark, version: str) -> Finding:
    kind = "dữ liệu ví dụ" if mark.kind == Kind.DEMO else "dữ liệu thật"
    told = f"{options.folder}: {kind}, chuẩn bị bởi tinhso {mark.version}."
    if mark.kind == Kind.DEMO and not is_loopback(options.host):
        advice = "Bỏ TINHSO_HOST, hoặc đặt TINHSO_DATA là một thư mục mới cho dữ liệu thật."
        return Finding("Thư mục dữ liệu", Level.BAD, f"{told} Dữ liệu ví dụ không được mở ra mạng.", advice)
    if folders.is_newer(version, mark.version):
        advice = "Sao lưu («tinhso backup»), rồi chạy «tinhso run»: bảng được nâng cấp khi khởi động."
        return Finding("Thư mục dữ liệu", Level.WARNING, f"{told} Chương trình nay là bản {version}.", advice)
    return Finding.good("Thư mục dữ liệu", told)


def _modes(folder: Path) -> Iterator[Finding]:
    wide = [folder / name for name in _FOR_US_ALONE if _mode(folder / name) & 0o077]
    if wide:
        names = " ".join(shlex.quote(str(path)) for path in wide)
        told = "Người khác trên máy đọc được: " + ", ".join(path.name for path in wide) + "."
        yield Finding("Quyền tệp", Level.BAD, told, f"Chạy: chmod 600 {names}")
    allowed = folder_mode(database_account())
    if _mode(folder) & ~allowed:
        told = f"Thư mục {folder} mở cho người khác trên máy."
        yield Finding("Quyền tệp", Level.BAD, told, f"Chạy: chmod {allowed:o} {shlex.quote(str(folder))}")


def _mode(path: Path) -> int:
    return os.stat(path).st_mode & 0o777 if path.exists() else 0


def _moments(folder: Path) -> Iterator[Finding]:
    paths = [path for room in ("logs", "run") for path in (folder / room).glob("*")]
    newest = max((path.stat().st_mtime for path in paths), default=0.0)
    if newest > time.time() + _AHEAD:
        yield Finding(
            "Đồng hồ",
            Level.BAD,
            f"Có tệp ghi lúc {datetime.fromtimestamp(newest).astimezone():%H:%M %d/%m/%Y}, sau giờ của máy: "
            "đồng hồ đã bị vặn lùi.",
            "Chỉnh lại đồng hồ và bật đồng bộ trước khi ghi tiếp.",
        )


def _backup(folder: Path) -> Finding:
    advice = "Chạy «tinhso backup» và hẹn giờ chạy mỗi đêm (docs/how/back-up.md)."
    try:
        told = json.loads((folder / "run" / LAST).read_text("utf-8"))
        taken, file = datetime.fromisoformat(told["taken_at"]), str(told["file"])
    except (OSError, ValueError, KeyError, TypeError):
        return Finding("Sao lưu", Level.WARNING, "Chưa có lần sao lưu nào.", advice)
    said = f"Lần cuối lúc {taken.astimezone():%H:%M %d/%m/%Y}, vào {file}."
    if datetime.now(UTC) - taken > _BACKUP_AGE:
        return Finding("Sao lưu", Level.WARNING, said, advice)
    return Finding.good("Sao lưu", said)
