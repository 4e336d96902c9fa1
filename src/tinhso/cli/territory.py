"""`tinhso territory`: areas through time: load a pack or a list, count a day, tell what became of an area."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tinhso.cli import errands
from tinhso.cli.calls import Call

_NOTHING_TO_DO = 3


def main(argv: Sequence[str]) -> int:
    """0 when done or nothing was to do, 1 with a reason when not, 2 for a wrong call, 130 after Ctrl-C."""
    args = _arguments(argv)
    if args.do != "load":
        return errands.done("territory", vars(args))
    request = {
        "do": "load",
        "pack": str(args.pack.resolve()),
        "corrections": str(args.corrections.resolve()) if args.corrections else None,
        "by": args.by,
    }
    is_asked = sys.stdin.isatty() and not (args.yes or args.dry_run)
    code = _asked(request) if is_asked else errands.done("territory", {**request, "is_preview": args.dry_run})
    return 0 if code == _NOTHING_TO_DO else code


def _asked(request: dict[str, str | None]) -> int:
    """Show what would change, ask, and do exactly what was shown."""
    with tempfile.TemporaryDirectory() as room:
        seen = {**request, "seen": str(Path(room) / "seen")}
        code = errands.done("territory", {**seen, "is_preview": True})
        if code:
            return code
        try:
            answer = input("Nạp như trên? Gõ «co» để nạp, phím khác để thôi: ")
        except (EOFError, KeyboardInterrupt):
            answer = ""
        if answer.strip().lower() not in ("co", "có", "c", "y", "yes"):
            print("Đã thôi, chưa thay đổi gì.")
            return 0
        return errands.done("territory", {**seen, "is_preview": False})


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = Call(
        "tinhso territory", "Địa bàn theo thời gian: đơn vị hành chính, biến động, đường ranh giới."
    )
    actions = parser.add_subparsers(title="việc", dest="do", metavar="VIỆC", required=True)
    about = "Nạp một gói dữ liệu hoặc danh sách; ghi tất cả hoặc không ghi gì, điều đã có được giữ nguyên."
    load = actions.add_parser("load", description=about, help=about)
    load.add_argument("pack", metavar="GÓI", type=Path, help="thư mục, tệp .zip, hoặc một tệp .csv")
    load.add_argument(
        "--corrections",
        metavar="TỆP",
        type=Path,
        help="bảng đính chính (file,line,column,wrong,right,source)",
    )
    load.add_argument("--dry-run", action="store_true", help="chỉ cho xem sẽ thay đổi gì")
    load.add_argument("--yes", action="store_true", help="không hỏi lại")
    load.add_argument(
        "--by", metavar="TÊN", help="tài khoản đứng tên trong dấu vết, khi có nhiều quản trị dữ liệu"
    )
    about = "Đếm đơn vị từng cấp, từng loại của một ngày."
    stats = actions.add_parser("stats", description=about, help=about)
    stats.add_argument(
        "--on", metavar="NGÀY", type=_day, required=True, help="như 2025-06-30 hoặc 30/06/2025"
    )
    about = "Đơn vị mang một mã trước đây là gì, về sau thành gì."
    lineage = actions.add_parser("lineage", description=about, help=about)
    lineage.add_argument("code", metavar="MÃ", help="mã 2, 3 hoặc 5 chữ số")
    lineage.add_argument("--on", metavar="NGÀY", type=_day, help="ngày mà mã mang nghĩa đó")
    for one in (stats, lineage):
        one.add_argument("--format", choices=("text", "json"), default="text", help="text hoặc json")
    return parser.parse_args(argv)


def _day(text: str) -> str:
    """A day as 2025-06-30 or 30/06/2025, as ISO writes it."""
    try:
        year, month, day = reversed(text.split("/")) if "/" in text else text.split("-")
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"ngày «{text}» không đọc được, hãy ghi như 2025-06-30") from None
