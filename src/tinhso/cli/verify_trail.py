"""`tinhso verify-trail`: whether the trail still is what was left, and where it is not."""

import argparse
import re
from collections.abc import Sequence

from tinhso.cli import errands
from tinhso.cli.calls import Call


def main(argv: Sequence[str]) -> int:
    """0 when the trail is whole, 1 when it was harmed or cannot be read, 2 for a wrong call, 130 after Ctrl-C."""
    args = _arguments(argv)
    request = {"do": "head" if args.print_head else "verify", "format": args.format, "expected": args.expect}
    return errands.done("verify_trail", request)


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = Call(
        "tinhso verify-trail", "Kiểm tra chuỗi dấu vết: dòng bị sửa, bị xóa, bị đổi chỗ, bị cắt ở cuối."
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text hoặc json")
    parser.add_argument(
        "--print-head",
        action="store_true",
        help="chỉ in MÃ_BĂM@VỊ_TRÍ của đầu chuỗi, để ghi lại ở nơi khác ngoài máy này",
    )
    parser.add_argument(
        "--expect",
        metavar="MÃ_BĂM@VỊ_TRÍ",
        type=_point,
        help="đối chiếu với một đầu chuỗi đã ghi lại bên ngoài từ trước",
    )
    return parser.parse_args(argv)


def _point(text: str) -> tuple[int, str]:
    if not re.fullmatch(r"[0-9a-f]{64}@[0-9]{1,18}", text):
        raise argparse.ArgumentTypeError(
            f"«{text[:90]}» không đọc được, hãy ghi đúng như «tinhso verify-trail --print-head» đã in"
        )
    sought, position = text.split("@")
    return int(position), sought
