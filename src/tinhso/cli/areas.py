"""`tinhso areas`: load the administrative units of a province from a table."""

import argparse
import sys
from collections.abc import Sequence

from tinhso.cli import errands, texts
from tinhso.cli.calls import Call


def main(argv: Sequence[str]) -> int:
    """Load the table; 0 when it is loaded, 1 with what to mend when nothing was, 2 for a wrong call."""
    args = _arguments(argv)
    try:
        table = texts.read(args.file)
    except texts.UnreadableFileError as problem:
        print(f"tinhso areas: {problem}", file=sys.stderr)
        return 1
    return errands.done("areas", {"table": table, "by": args.by})


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = Call("tinhso areas", "Đơn vị hành chính của một cơ sở dữ liệu.")
    actions = parser.add_subparsers(title="việc", dest="do", metavar="VIỆC", required=True)
    about = "Nạp bảng đơn vị hành chính; ghi tất cả hoặc không ghi gì, dòng đã có sẵn được bỏ qua."
    load = actions.add_parser("load", description=about, help=about)
    load.add_argument(
        "file",
        metavar="TỆP.csv",
        help="các cột code,name,tier,kind,parent_code,valid_from,valid_to như examples/binh-duong/areas.csv",
    )
    load.add_argument(
        "--by", metavar="TÊN", help="tài khoản đứng tên trong dấu vết, khi có nhiều quản trị dữ liệu"
    )
    return parser.parse_args(argv)
