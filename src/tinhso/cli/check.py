"""`tinhso check`: look over an installation and say what to do."""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict

from tinhso import __version__
from tinhso.cli.calls import Call
from tinhso.launch import checks, stopping
from tinhso.launch.checks.finding import Finding, Level

_SHOWN = {Level.GOOD: "✔ tốt", Level.WARNING: "▲ lưu ý", Level.BAD: "✖ phải sửa"}


def main(argv: Sequence[str]) -> int:
    """0 when nothing must be mended, 1 when something must, 2 for a wrong call, 130 after Ctrl-C."""
    shape = _shape(argv)
    try:
        with stopping.on_request():
            found = checks.findings(os.environ, __version__)
    except stopping.Stopped:
        print("tinhso check: đã dừng theo yêu cầu.", file=sys.stderr)
        return 130
    sound = checks.is_sound(found)
    if shape == "json":
        print(
            json.dumps(
                {"ok": sound, "findings": [asdict(one) for one in found]}, ensure_ascii=False, indent=1
            )
        )
    else:
        print(_table(found))
    return 0 if sound else 1


def _table(found: list[Finding]) -> str:
    width = max(len(one.topic) for one in found)
    lines = []
    for one in found:
        lines.append(f"{_SHOWN[one.level]:<11} {one.topic:<{width}}  {one.what}")
        if one.advice:
            lines.append(f"{'':<11} {'':<{width}}  → {one.advice}")
    bad = sum(one.level == Level.BAD for one in found)
    return "\n".join([*lines, "", f"{bad} điều phải sửa." if bad else "Không có gì phải sửa."])


def _shape(argv: Sequence[str]) -> str:
    parser = Call(
        "tinhso check",
        "Kiểm tra cài đặt, phiên bản, ổ đĩa, đồng hồ, cơ sở dữ liệu, bản sao lưu, chương trình tùy chọn; không "
        "thay đổi gì. Chạy với cùng các biến môi trường như «tinhso run».",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text hoặc json")
    shape: str = parser.parse_args(argv).format
    return shape
