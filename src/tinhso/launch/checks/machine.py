"""The machine: versions, space, clock, and the programs that reading scans needs."""

import os
import platform
import shutil
import subprocess
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from tinhso import __version__
from tinhso.launch import folder as folders
from tinhso.launch.checks.finding import Finding, Level
from tinhso.launch.options import Options

_LEAST, _COMFORTABLE = 300_000_000, 2_000_000_000  # bytes
_FEW_NAMES = 0.05  # of the files that a disk can hold
_PATIENCE = 10.0  # seconds for a program to answer


def findings(options: Options) -> Iterator[Finding]:
    """What the machine lets us see; nothing is changed."""
    told = f"tinhso {__version__}, Python {platform.python_version()}, Django {metadata.version('django')}."
    yield Finding.good("Phiên bản", told)
    yield _space(options.folder, folders.free_bytes(options.folder))
    yield from _names(options.folder)
    yield _clock(_said("timedatectl", "show", "--property=NTPSynchronized", "--value"))
    yield _scans(_said("tesseract", "--list-langs"))


def _space(folder: Path, free: int) -> Finding:
    told = f"Ổ đĩa chứa {folder} còn {free / 1_000_000_000:.1f} GB trống.".replace(".", ",", 1)
    if free >= _COMFORTABLE:
        return Finding.good("Chỗ trống", told)
    level = Level.WARNING if free >= _LEAST else Level.BAD
    return Finding("Chỗ trống", level, told, "Giải phóng chỗ trống hoặc mở rộng ổ đĩa trước khi nó đầy.")


def _names(folder: Path) -> Iterator[Finding]:
    standing = next(p for p in (folder, *folder.parents) if p.exists())
    disk = os.statvfs(standing)
    # Some file systems do not count.
    if disk.f_files and disk.f_favail / disk.f_files < _FEW_NAMES:
        yield Finding(
            "Chỗ trống",
            Level.WARNING,
            f"Ổ đĩa chứa {folder} sắp hết chỗ cho tên tệp (inode).",
            "Xóa các tệp nhỏ không còn dùng trên ổ đĩa đó, hoặc chuyển thư mục dữ liệu sang ổ khác.",
        )


def _clock(said: str | None) -> Finding:
    if said is not None and said.strip() == "yes":
        return Finding.good("Đồng hồ", "Được đồng bộ qua mạng.")
    what = "không được đồng bộ" if said else "không hỏi được là có đồng bộ hay không"
    return Finding(
        "Đồng hồ",
        Level.WARNING,
        f"Đồng hồ của máy {what}; mốc giờ trong dấu vết và hạn của nhiệm vụ dựa vào đồng hồ này.",
        "Bật đồng bộ (timedatectl set-ntp true), trong mạng kín thì với máy chủ giờ nội bộ.",
    )


def _scans(said: str | None) -> Finding:
    if said is not None and "vie" in said.split():
        return Finding.good("Nhận dạng chữ", "Đọc được bản chụp (Tesseract, tiếng Việt).")
    return Finding(
        "Nhận dạng chữ",
        Level.WARNING,
        "Chưa có Tesseract tiếng Việt: bản PDF chụp từ giấy chưa đọc được, các tệp khác vẫn đọc được.",
        "Nếu cần: sudo apt install tesseract-ocr tesseract-ocr-vie.",
    )


def _said(program: str, *words: str) -> str | None:
    """What a program answers; None where it is not there or fails."""
    found = shutil.which(program)
    if found is None:
        return None
    try:
        done = subprocess.run((found, *words), capture_output=True, text=True, timeout=_PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout + done.stderr
