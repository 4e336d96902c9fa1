"""`tinhso purge`: forget the personal data that two people agreed on, while the program stands still."""

import argparse
from collections.abc import Sequence

from tinhso.cli import errands
from tinhso.cli.calls import Call
from tinhso.launch import roles


def main(argv: Sequence[str]) -> int:
    """0 when it was done or nothing waits, 1 when it could not be done, 2 for a wrong call, 130 after Ctrl-C."""
    args = _arguments(argv)
    request = {"do": "purge" if args.yes else "list"}
    return errands.done("purge", request, role=roles.OWNER if args.yes else roles.APP, alone=args.yes)


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = Call(
        "tinhso purge",
        "Liệt kê các yêu cầu xóa dữ liệu cá nhân đã được hai người đồng ý. Với --yes: xóa, khi chương trình đã dừng.",
    )
    parser.add_argument("--yes", action="store_true", help="xóa thật; không lấy lại được")
    return parser.parse_args(argv)
