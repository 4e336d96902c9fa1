"""The database: version, clock, rights of the application, guards of the ledger, damaged pages."""

import time
from collections.abc import Iterator

import psycopg

from tinhso.launch import errand, roles
from tinhso.launch.backup import migrations
from tinhso.launch.checks.finding import Finding, Level
from tinhso.launch.options import Options
from tinhso.launch.refusal import RefusalError
from tinhso.launch.supervisor import OLDEST_POSTGRESQL

_APART = 2.0  # seconds between two clocks
_TOPIC = "Cơ sở dữ liệu"
_POWERS = """SELECT rolsuper OR rolcreaterole OR rolbypassrls OR EXISTS
    (SELECT FROM pg_class WHERE relkind = 'r' AND relowner = pg_roles.oid) FROM pg_roles WHERE rolname = current_user"""
# A table is append-only where its trigger says so.
_CHANGEABLE = """SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE t.tgname LIKE 'pgtrigger_append_only%' AND has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')"""
_SILENCED = """SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND t.tgenabled NOT IN ('O', 'A')"""
_DAMAGED = "SELECT coalesce(sum(checksum_failures), 0) FROM pg_stat_database"
_NOW = "SELECT extract(epoch FROM clock_timestamp())::float8"
_LATEST = "SELECT extract(epoch FROM max(recorded_at))::float8 FROM base_trailentry"


def findings(options: Options) -> Iterator[Finding]:
    """What the application's role sees, and the steps of the tables as the owner sees them."""
    try:
        with errand.database(options) as url, psycopg.connect(url, autocommit=True) as connection:
            yield from _seen(connection)
        with errand.database(options, roles.OWNER) as url, psycopg.connect(url) as connection:
            yield from _steps(migrations.applied(connection))
    except RefusalError as refusal:
        yield Finding.refused(_TOPIC, refusal)
    except psycopg.Error as error:
        told = f"Không hỏi được: {str(error).strip()}"
        yield Finding(_TOPIC, Level.BAD, told, "Chạy «tinhso run» tới khi báo «Sẵn sàng» rồi kiểm tra lại.")


def _seen(connection: psycopg.Connection) -> Iterator[Finding]:
    version = connection.info.server_version
    told = f"PostgreSQL {version // 10_000}.{version % 10_000}."
    if version < OLDEST_POSTGRESQL:
        advice = f"Nâng cấp máy chủ PostgreSQL lên bản {OLDEST_POSTGRESQL // 10_000} trở lên."
        yield Finding(_TOPIC, Level.BAD, told, advice)
    else:
        yield Finding.good(_TOPIC, told)
    yield from _clocks(connection)
    yield from _guards(connection)
    if _one(connection, _DAMAGED):
        yield Finding(
            _TOPIC,
            Level.BAD,
            "PostgreSQL đã gặp trang dữ liệu hỏng trên đĩa.",
            "Dừng chương trình, kiểm tra ổ đĩa, và khôi phục từ bản sao lưu («tinhso restore»).",
        )


def _clocks(connection: psycopg.Connection) -> Iterator[Finding]:
    apart = abs(_one(connection, _NOW) - time.time())
    if apart > _APART:
        told = f"Đồng hồ của PostgreSQL và của máy này lệch nhau {apart:.0f} giây."
        yield Finding("Đồng hồ", Level.BAD, told, "Đồng bộ cả hai máy với cùng một máy chủ giờ.")
    if _one(connection, _LATEST) > time.time() + _APART:
        told = "Dấu vết có dòng ghi sau giờ hiện tại: đồng hồ đã bị vặn lùi, hoặc từng chạy nhanh."
        yield Finding("Đồng hồ", Level.BAD, told, "Chỉnh lại đồng hồ và bật đồng bộ trước khi ghi tiếp.")


def _guards(connection: psycopg.Connection) -> Iterator[Finding]:
    before = "Chạy «tinhso run»"
    if _one(connection, _POWERS):
        told = "Vai trò của ứng dụng có quyền hơn mức cần: sở hữu bảng, hoặc quản trị máy chủ PostgreSQL."
        yield Finding("Vai trò", Level.BAD, told, "Dùng hai vai trò như trong docs/how/run.md.")
    changeable = _names(connection, _CHANGEABLE)
    if changeable:
        told = f"Ứng dụng sửa, xóa được bảng chỉ được ghi thêm: {changeable}."
        yield Finding(
            "Vai trò", Level.BAD, told, f"Xóa run/prepared.json rồi {before.lower()}: quyền được đặt lại."
        )
    silenced = _names(connection, _SILENCED)
    if silenced:
        told = f"Có trigger bảo vệ bị tắt ở bảng: {silenced}."
        advice = (
            "Tìm xem ai đã tắt, đối chiếu với bản sao lưu, rồi bật lại: ALTER TABLE … ENABLE TRIGGER ALL."
        )
        yield Finding("Vai trò", Level.BAD, told, advice)


def _steps(applied: tuple[str, ...]) -> Iterator[Finding]:
    unknown = [name for name in applied if not migrations.is_known(name)]
    if unknown:
        told = (
            f"Các bảng đã qua bước {unknown[0]} mà chương trình này chưa biết: bản mới hơn từng chạy ở đây."
        )
        yield Finding(_TOPIC, Level.BAD, told, "Cài lại bản mới hơn đó.")
    missing = migrations.known() - set(applied)
    if missing:
        told = f"Còn {len(missing)} bước nâng cấp bảng chưa chạy."
        yield Finding(_TOPIC, Level.WARNING, told, "Sao lưu («tinhso backup»), rồi chạy «tinhso run».")


def _one(connection: psycopg.Connection, question: str) -> float:
    found = connection.execute(question.encode()).fetchone()
    return float(found[0] or 0) if found else 0.0


def _names(connection: psycopg.Connection, question: str) -> str:
    return ", ".join(sorted(str(name) for (name,) in connection.execute(question.encode())))
