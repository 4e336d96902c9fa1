"""`tinhso backup`: write everything that a data folder holds into one file, while the program runs or not."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tinhso.cli import progress
from tinhso.cli.calls import Call
from tinhso.launch import options, plan, stopping
from tinhso.launch.backup import taking
from tinhso.launch.refusal import RefusalError


def main(argv: Sequence[str]) -> int:
    """0 when the backup stands, 1 with a reason when there is none, 2 for a wrong call, 130 after Ctrl-C."""
    wish: Path | None = _arguments(argv)
    os.umask(0o077)
    shown = progress.Line()
    try:
        with stopping.on_request():
            path = taking.take(plan.standard(options.read(os.environ)), wish, shown.telling)
    except RefusalError as refusal:
        shown.clear()
        print(f"tinhso backup: {refusal}", file=sys.stderr)
        return 1
    except stopping.Stopped:
        shown.clear()
        print("tinhso backup: đã dừng theo yêu cầu, chưa có bản sao lưu nào được ghi.", file=sys.stderr)
        return 130
    shown.say(f"Đã sao lưu vào {path} ({progress.size(path.stat().st_size)}).")
    shown.say(
        "Tệp này chứa khóa bí mật và dữ liệu cá nhân: cất ở nơi chỉ người quản trị đọc được, ngoài máy này."
    )
    return 0


def _arguments(argv: Sequence[str]) -> Path | None:
    parser = Call(
        "tinhso backup",
        "Sao lưu thư mục dữ liệu TINHSO_DATA vào một tệp, cả khi chương trình đang chạy; dữ liệu trong tệp là của "
        "cùng một thời điểm. Không ghi đè tệp đã có.",
    )
    parser.add_argument(
        "file", metavar="TỆP", nargs="?", type=Path, help="tệp .tar hoặc thư mục để ghi vào (mặc định: ở đây)"
    )
    found: Path | None = parser.parse_args(argv).file
    return found
