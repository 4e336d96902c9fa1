"""`tinhso score`: the targets of a resolution, what its reports say of each, and how each stands."""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tinhso.cli import score_json, score_table, texts
from tinhso.cli.calls import Call
from tinhso.core import lawtext
from tinhso.core.scoreboard import Text, draw_up

_HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def main(argv: Sequence[str]) -> int:
    """Print the scoreboard; 1 when a file cannot be read, 2 for a wrong call."""
    args = _arguments(argv)
    dated = dict(args.dated)
    unknown = sorted(set(dated) - {args.resolution, *args.reports})
    if unknown:
        print(f"tinhso score: --dated nêu tệp không có trong lệnh: {', '.join(unknown)}.", file=sys.stderr)
        return 2
    try:
        resolution = _text(texts.read_file(args.resolution), dated)
        reports = [_text(file, dated) for name in args.reports for file in _files(name)]
    except texts.UnreadableFileError as problem:
        print(f"tinhso score: {problem}", file=sys.stderr)
        return 1
    board = draw_up(resolution, reports, on=args.on)
    shown = score_json.shown if args.format == "json" else score_table.shown
    print(shown(board, resolution, reports))
    return 0


def _files(name: str) -> Iterator[texts.File]:
    """A report, or those of an archive. Raises UnreadableFileError."""
    for one in texts.read_all(name):
        if isinstance(one, texts.UnreadableFileError):
            raise one
        yield one


def _text(file: texts.File, dated: Mapping[str, date]) -> Text:
    day = dated.get(file.name)
    return Text(file.name, lawtext.read(file.extract.text, dated=day).statements, day)


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = Call(
        "tinhso score", "Đối chiếu chỉ tiêu của nghị quyết với kết quả trong các báo cáo và in bảng điểm."
    )
    parser.add_argument(
        "resolution",
        metavar="NGHỊ_QUYẾT",
        help="tệp của nghị quyết: PDF, Word (.docx), trang web (.html), Markdown, văn bản thuần",
    )
    parser.add_argument(
        "reports",
        metavar="BÁO_CÁO",
        nargs="+",
        help="tệp của các báo cáo, cũng các dạng ấy, hoặc .zip chứa chúng",
    )
    parser.add_argument(
        "--on", metavar="NGÀY", type=_day, default=_today(), help="xem tại ngày (mặc định hôm nay)"
    )
    parser.add_argument(
        "--dated",
        metavar="TỆP=NGÀY",
        type=_file_and_day,
        action="append",
        default=[],
        help="ngày của một tệp, cho số liệu không nêu kỳ",
    )
    parser.add_argument("--format", choices=("table", "json"), default="table", help="bảng hoặc JSON")
    return parser.parse_args(argv)


def _today() -> date:
    return datetime.now(_HERE).date()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» không phải ngày: hãy viết như 2024-12-31") from None


def _file_and_day(text: str) -> tuple[str, date]:
    name, equals, day = text.rpartition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"«{text}» thiếu dấu bằng: hãy viết như báo-cáo.txt=2023-05-10")
    return name, _day(day)
