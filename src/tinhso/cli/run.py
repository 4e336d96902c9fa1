"""`tinhso run`: start the database, the web server and the worker, and keep them up until asked to stop."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper

from tinhso.launch import options, plan
from tinhso.launch.refusal import RefusalError
from tinhso.launch.supervisor import Supervisor

_ABOUT = """Cách dùng: tinhso run

Khởi động PostgreSQL (hoặc dùng DATABASE_URL), máy chủ web, bộ chạy việc nền; dừng bằng Ctrl-C.

Biến môi trường: TINHSO_DATA (thư mục dữ liệu, mặc định .data), TINHSO_KIND (demo hoặc real, cho thư mục mới),
TINHSO_HOST, TINHSO_PORT (mặc định 127.0.0.1, 8000), DATABASE_URL, TINHSO_OWNER_DATABASE_URL."""


def main(argv: list[str], plan_of: Callable[[options.Options], plan.Plan] = plan.standard) -> int:
    """Serve until asked to stop (exit status 0); 1 with a message when the start cannot go on, 2 for a wrong call.

    `plan_of` chooses the programs to supervise, so that a test can supervise harmless ones.
    """
    if argv:
        asked = argv[0] in ("-h", "--help")
        print(_ABOUT if asked else f"tinhso run: không có tùy chọn «{argv[0]}».\n\n{_ABOUT}")
        return 0 if asked else 2
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    # Whatever is made from here on, by us or our children, is private.
    os.umask(0o077)
    try:
        Supervisor(plan_of(options.read(os.environ)), _say).run()
    except RefusalError as refusal:
        print(f"tinhso: {refusal}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"tinhso: {error}\n→ Kiểm tra quyền ghi và chỗ trống trên ổ đĩa rồi chạy lại.", file=sys.stderr)
        return 1
    return 0


def _say(text: str) -> None:
    # Nobody may be reading any more (a closed terminal, `| head`): what runs goes on, and stops in order.
    with suppress(OSError):
        print(text, flush=True)
