"""The command `tinhso`: each word is a module of this package, loaded only when it is asked for."""

import errno
import importlib
import io
import os
import sys

_COMMANDS = {
    "account": "Tạo, liệt kê, sửa, đóng tài khoản đăng nhập",
    "areas": "Nạp đơn vị hành chính từ tệp CSV",
    "backup": "Sao lưu cơ sở dữ liệu, tệp gốc và khóa vào một tệp",
    "check": "Kiểm tra cài đặt, ổ đĩa, đồng hồ, cơ sở dữ liệu và nói cần làm gì",
    "purge": "Xóa dữ liệu cá nhân theo yêu cầu đã được hai người đồng ý",
    "read": "In mọi nội dung định lượng đọc được trong văn bản",
    "restore": "Khôi phục một bản sao lưu vào thư mục mới, có đối chiếu",
    "run": "Khởi động PostgreSQL, máy chủ web và bộ chạy việc nền",
    "score": "Đối chiếu nghị quyết với báo cáo và in bảng điểm",
    "territory": "Nạp địa bàn theo thời gian, đếm, xem lịch sử một đơn vị",
    "verify-trail": "Kiểm tra chuỗi dấu vết có bị sửa, xóa, đổi chỗ, cắt cuối không",
}


def main(argv: list[str] | None = None) -> int:
    """Run one command; exit status 0 when it did what was asked, 1 when it could not, 2 for a wrong call."""
    _speak_vietnamese()
    args = sys.argv[1:] if argv is None else argv
    if not args or args[0] in ("-h", "--help"):
        print(_usage())
        return 0
    if args[0] not in _COMMANDS:
        print(f"tinhso: không có lệnh «{args[0]}».\n\n{_usage()}", file=sys.stderr)
        return 2
    command = importlib.import_module(f"tinhso.cli.{args[0].replace('-', '_')}")
    try:
        code: int = command.main(args[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has seen enough ("| head"): nothing is left to say, not even at exit.
        _drop_output()
        return 0
    except OSError as problem:
        if problem.errno != errno.ENOSPC:
            raise
        _drop_output()
        print(
            f"tinhso {args[0]}: ổ đĩa đã đầy nên kết quả chưa ghi đủ. Hãy giải phóng chỗ trống rồi chạy lại.",
            file=sys.stderr,
        )
        return 1
    return code


def _speak_vietnamese() -> None:
    """Write UTF-8 wherever the output goes, and the names of files as their bytes are."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _drop_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _usage() -> str:
    lines = "\n".join(f"  {name:<12} {what}" for name, what in _COMMANDS.items())
    return f"Cách dùng: tinhso LỆNH …\n\n{lines}\n\ntinhso LỆNH --help nói rõ từng lệnh."
