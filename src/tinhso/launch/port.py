"""Whether the address is free to serve on, and who holds it when it is not."""

import errno
import socket

import psutil

from tinhso.launch import leftovers
from tinhso.launch.options import Options
from tinhso.launch.refusal import RefusalError


def require_free(options: Options) -> None:
    """`RefusalError` when the address cannot be served on, naming who holds the port where that is seen."""
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((options.host, options.port))
        except OSError as error:
            raise _refused(options, error) from error


def _refused(options: Options, error: OSError) -> RefusalError:
    if error.errno == errno.EADDRINUSE:
        return RefusalError(
            f"Cổng {options.port} đang do {_holder(options.port)} giữ.",
            f"Dừng chương trình đó, hoặc dùng cổng khác: TINHSO_PORT={_another(options.port)} make run",
        )
    if error.errno == errno.EACCES:
        return RefusalError(
            f"Tài khoản đang chạy không được mở cổng {options.port}.",
            "Dùng cổng từ 1024 trở lên, ví dụ: TINHSO_PORT=8080 make run",
        )
    return RefusalError(
        f"Không mở được địa chỉ {options.address} ({error.strerror or error}).",
        "Kiểm tra TINHSO_HOST: phải là một địa chỉ của máy này, ví dụ 127.0.0.1.",
    )


def _holder(port: int) -> str:
    try:
        found = next(c for c in psutil.net_connections("tcp") if c.laddr and c.laddr.port == port and c.pid)
        process = psutil.Process(found.pid)
        name, folder = process.name(), leftovers.part_of(process)[0]
    except (psutil.Error, StopIteration, OSError):
        return "một chương trình của tài khoản khác"
    of = f" (tinhso với thư mục dữ liệu {folder})" if folder else ""
    return f"chương trình «{name}»{of}, tiến trình {found.pid},"


def _another(port: int) -> int:
    return 8080 if port != 8080 else 8081
