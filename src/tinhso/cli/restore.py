"""`tinhso restore`: make a new data folder from a backup, compared row by row and file by file."""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tinhso.cli import progress
from tinhso.cli.calls import Call
from tinhso.launch import options, plan, stopping
from tinhso.launch.backup import restoring
from tinhso.launch.refusal import RefusalError


def main(argv: Sequence[str]) -> int:
    """0 when the folder stands, 1 with a reason when there is none, 2 for a wrong call, 130 after Ctrl-C."""
    args = _arguments(argv)
    os.umask(0o077)
    shown = progress.Line()
    try:
        wanted = replace(options.read(os.environ), folder=args.folder.resolve())
        with stopping.on_request():
            found = restoring.restore(plan.standard(wanted), args.file, shown.telling)
    except RefusalError as refusal:
        shown.clear()
        print(f"tinhso restore: {refusal}", file=sys.stderr)
        return 1
    except stopping.Stopped:
        shown.clear()
        print("tinhso restore: đã dừng theo yêu cầu, thư mục mới chưa được tạo.", file=sys.stderr)
        return 130
    taken = datetime.fromisoformat(found.taken_at).astimezone()
    shown.say(
        f"Đã khôi phục bản sao lưu lúc {taken:%H:%M %d/%m/%Y} vào {wanted.folder}: "
        f"{len(found.fingerprint.tables)} bảng, {len(found.members) - 1} tệp, mọi mã kiểm tra đều khớp."
    )
    if "secret_key" not in found.members:
        shown.say(
            "⚠ Bản sao lưu không có khóa bí mật (nơi đó đặt TINHSO_SECRET_KEY): đặt lại đúng khóa ấy trước khi chạy."
        )
    shown.say(f"Chạy: TINHSO_DATA={wanted.folder} tinhso run")
    return 0


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = Call(
        "tinhso restore",
        "Khôi phục một bản sao lưu vào một thư mục mới (chưa có, hoặc trống) rồi đối chiếu từng bảng, từng tệp; bản "
        "sao lưu của chương trình cũ hơn được nâng cấp theo chương trình này.",
    )
    parser.add_argument("file", metavar="TỆP", type=Path, help="bản sao lưu do «tinhso backup» ghi")
    parser.add_argument("folder", metavar="THƯ_MỤC", type=Path, help="thư mục dữ liệu mới")
    return parser.parse_args(argv)
