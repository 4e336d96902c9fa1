"""The settings: what would let strangers in, or keep everybody out."""

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

import psycopg

from tinhso.launch.checks.finding import Finding, Level
from tinhso.launch.options import Options, is_loopback

_SAFE_TRAVEL = {"require", "verify-ca", "verify-full"}
_KEY_LENGTH = 50  # characters
_CERTIFICATES = {".pem", ".crt", ".cer", ".der"}


def findings(environ: Mapping[str, str], options: Options) -> Iterator[Finding]:
    """What the environment says, in the order of the table in docs/how/run.md."""
    found = [
        *_serving(environ, options),
        *_hosts(environ),
        *_origins(environ),
        *_key(environ),
        *_log(environ),
        *_lines(environ),
        *_database(options),
        *_certificates(environ),
    ]
    yield from found
    if not found:
        yield Finding.good("Cài đặt", "Các biến môi trường đều an toàn.")


def _serving(environ: Mapping[str, str], options: Options) -> Iterator[Finding]:
    https = environ.get("TINHSO_HTTPS", "")
    if https not in ("", "0", "1"):
        yield Finding(
            "HTTPS", Level.BAD, f"TINHSO_HTTPS là «{https}» nên không có tác dụng.", "Đặt TINHSO_HTTPS=1."
        )
    if not is_loopback(options.host) and https != "1":
        yield Finding(
            "HTTPS",
            Level.BAD,
            f"Chương trình mở ra mạng ({options.address}) mà không có HTTPS: mật khẩu đi qua mạng không mã hóa.",
            "Đặt một proxy có TLS ở trước, TINHSO_HTTPS=1, và bỏ TINHSO_HOST (docs/how/install.md).",
        )


def _hosts(environ: Mapping[str, str]) -> Iterator[Finding]:
    hosts = [host.strip() for host in environ.get("TINHSO_ALLOWED_HOSTS", "").split(",") if host.strip()]
    if any(host in ("*", ".") for host in hosts):
        yield Finding(
            "Tên máy chủ",
            Level.BAD,
            "TINHSO_ALLOWED_HOSTS nhận mọi tên máy chủ.",
            "Ghi đúng tên miền của trang, ví dụ TINHSO_ALLOWED_HOSTS=ioc.tinh.example.",
        )
    if environ.get("TINHSO_HTTPS") == "1" and not hosts:
        yield Finding(
            "Tên máy chủ",
            Level.WARNING,
            "Có TINHSO_HTTPS mà không có TINHSO_ALLOWED_HOSTS: chỉ máy này mở được trang.",
            "Đặt TINHSO_ALLOWED_HOSTS là tên miền của trang.",
        )


def _origins(environ: Mapping[str, str]) -> Iterator[Finding]:
    origins = [o.strip() for o in environ.get("TINHSO_TRUSTED_ORIGINS", "").split(",") if o.strip()]
    plain = [origin for origin in origins if not origin.startswith("https://")]
    if plain:
        yield Finding(
            "Nguồn tin cậy",
            Level.BAD,
            f"TINHSO_TRUSTED_ORIGINS có địa chỉ không mã hóa hoặc không đủ: {plain[0]}.",
            "Ghi đủ, bắt đầu bằng https://, ví dụ https://ioc.tinh.example.",
        )


def _key(environ: Mapping[str, str]) -> Iterator[Finding]:
    key = environ.get("TINHSO_SECRET_KEY", "")
    if key and (len(key) < _KEY_LENGTH or len(set(key)) < 10):
        yield Finding(
            "Khóa bí mật",
            Level.BAD,
            "TINHSO_SECRET_KEY ngắn hoặc dễ đoán: ai đoán được sẽ giả được phiên đăng nhập.",
            "Bỏ biến này (chương trình tự sinh khóa trong thư mục dữ liệu), hoặc đặt ít nhất 50 ký tự ngẫu nhiên.",
        )


def _log(environ: Mapping[str, str]) -> Iterator[Finding]:
    level = environ.get("TINHSO_LOG", "INFO")
    if level not in logging.getLevelNamesMapping():
        yield Finding(
            "Nhật ký",
            Level.BAD,
            f"TINHSO_LOG là «{level}», không phải một mức nhật ký.",
            "Đặt TINHSO_LOG=INFO hoặc WARNING.",
        )
    elif logging.getLevelNamesMapping()[level] < logging.INFO:
        yield Finding(
            "Nhật ký",
            Level.WARNING,
            "TINHSO_LOG ghi quá chi tiết: nhật ký có thể chứa câu hỏi gửi cơ sở dữ liệu cùng dữ liệu trong đó.",
            "Đặt TINHSO_LOG=INFO, và xóa các nhật ký đã ghi ở mức này.",
        )


def _lines(environ: Mapping[str, str]) -> Iterator[Finding]:
    shape = environ.get("TINHSO_LOG_FORMAT", "")
    if shape not in ("", "text", "json"):
        told = f"TINHSO_LOG_FORMAT là «{shape}», không phải text hoặc json; nhật ký được ghi dạng text."
        yield Finding("Nhật ký", Level.WARNING, told, "Đặt TINHSO_LOG_FORMAT=json hoặc bỏ biến này.")


def _database(options: Options) -> Iterator[Finding]:
    if not options.database_url:
        return
    told = psycopg.conninfo.conninfo_to_dict(options.database_url)
    owner = psycopg.conninfo.conninfo_to_dict(options.owner_url)
    if not owner or owner.get("user") == told.get("user"):
        yield Finding(
            "Vai trò",
            Level.BAD,
            "Ứng dụng sở hữu luôn các bảng: quyền của PostgreSQL không ngăn nó sửa, xóa sổ số liệu và dấu vết.",
            "Tạo hai vai trò rồi đặt DATABASE_URL và TINHSO_OWNER_DATABASE_URL (docs/how/run.md).",
        )
    host = str(told.get("host") or "")
    travels = bool(host) and not host.startswith("/") and not is_loopback(host)
    if travels and told.get("sslmode") not in _SAFE_TRAVEL:
        yield Finding(
            "Đường tới PostgreSQL",
            Level.WARNING,
            f"Kết nối tới {host} có thể không mã hóa.",
            "Thêm ?sslmode=verify-full (và sslrootcert) vào DATABASE_URL, TINHSO_OWNER_DATABASE_URL.",
        )


def _certificates(environ: Mapping[str, str]) -> Iterator[Finding]:
    named = environ.get("TINHSO_SIGNATURE_ROOTS", "")
    if named and not any(p.suffix in _CERTIFICATES for p in Path(named).glob("*")):
        yield Finding(
            "Chứng thư gốc",
            Level.BAD,
            f"TINHSO_SIGNATURE_ROOTS={named} không có chứng thư nào đọc được.",
            "Chép các chứng thư gốc (.pem, .crt, .cer, .der) vào thư mục đó, hoặc bỏ biến này.",
        )
