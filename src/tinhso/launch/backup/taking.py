"""Taking a backup: database, files and key as they were at one moment, while the program goes on."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from tinhso.launch import errand, roles
from tinhso.launch import folder as folders
from tinhso.launch.backup import archive, dumping, fingerprint, originals
from tinhso.launch.backup.manifest import DUMP, Manifest, Member
from tinhso.launch.backup.telling import Telling
from tinhso.launch.folder import Mark
from tinhso.launch.plan import Plan
from tinhso.launch.refusal import RefusalError

LAST = "backup.json"  # in `run/`: when the last backup was taken, and where it went


def take(plan: Plan, wish: Path | None, telling: Telling) -> Path:
    """Write an archive of the data folder and tell its name; `wish` may be a file, a folder, or nothing.

    Works beside a running program and without one. `RefusalError` says why there is none; then nothing is left.
    """
    mark, moment = _require_mark(plan), datetime.now(UTC)
    path = _named(wish, mark, moment)
    if path.is_relative_to(plan.options.folder):
        raise RefusalError(
            f"{path} nằm trong thư mục dữ liệu {plan.options.folder}: mất thư mục là mất cả bản sao lưu.",
            "Chọn một nơi khác, tốt nhất là ổ đĩa khác.",
        )
    try:
        _Taking(plan, mark, moment, telling).write(path)
    except OSError as error:
        raise archive.unwritable(path, error) from error
    _remember(plan.options.folder, moment, path)
    return path


@dataclass(frozen=True, slots=True)
class _Taking:
    """One backup: of a marked folder, at a moment."""

    plan: Plan
    mark: Mark
    moment: datetime
    telling: Telling

    def write(self, path: Path) -> None:
        options = self.plan.options
        with (
            originals.holding(options.folder) as held,
            archive.written(path, int(self.moment.timestamp())) as writer,
            errand.database(options, roles.OWNER) as url,
            _snapshot(url, held) as (connection, snapshot),
        ):
            archive.require_space(path, self.plan.free(path.parent), _size_of(held))
            manifest = self._manifest(connection)
            self.telling.say("Xuất cơ sở dữ liệu…")
            dump = writer.add(DUMP, self._counted(dumping.dumped(url, snapshot)))
            self.telling.say(f"  {_size(dump.size)}, {len(manifest.fingerprint.tables)} bảng")
            self._add_originals(writer, held.paths())
            for beside in originals.beside(options.folder):
                _add(writer, beside.name, beside)
            manifest.members.update(writer.members)
            writer.close(manifest)

    def _manifest(self, connection: psycopg.Connection) -> Manifest:
        named = psycopg.conninfo.conninfo_to_dict(self.plan.options.database_url)
        app = str(named.get("user", roles.APP))
        size = connection.execute("SELECT pg_database_size(current_database())").fetchone()
        return Manifest(
            version=self.mark.version,
            kind=self.mark.kind,
            taken_at=self.moment.isoformat(timespec="seconds"),
            owner=connection.info.user,
            app=app,
            database_bytes=int(size[0]) if size else 0,
            fingerprint=fingerprint.take(connection, app, self._heard("Băm từng bảng")),
        )

    def _add_originals(self, writer: archive.Writer, paths: list[Path]) -> None:
        heard = self._heard("Chép tệp gốc")
        for done, path in enumerate(paths, 1):
            added = _add(writer, f"files/{path.name[:2]}/{path.name}", path)
            if added.sha256 != path.name:
                self.telling.say(
                    f"⚠ Tệp gốc {path.name[:12]}… trong kho đã bị thay đổi từ trước: tìm trong bản sao lưu cũ hơn."
                )
            heard(done, len(paths))

    def _counted(self, blocks: Iterator[bytes]) -> Iterator[bytes]:
        size = 0
        for block in blocks:
            size += len(block)
            self.telling.hear("MB đã xuất", size // 1_000_000, 0)
            yield block

    def _heard(self, what: str) -> Callable[[int, int], None]:
        return lambda done, of: self.telling.hear(what, done, of)


@contextmanager
def _snapshot(url: str, held: originals.Held) -> Iterator[tuple[psycopg.Connection, str]]:
    """A transaction that sees one moment, its name for others to see the same, and the files of that moment."""
    held.gather()
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            connection.read_only = True
            found = connection.execute("SELECT pg_export_snapshot()").fetchone()
            held.gather()
            yield connection, str(found[0]) if found else ""
    except psycopg.Error as error:
        raise RefusalError(
            f"Không đọc được cơ sở dữ liệu: {str(error).strip()}",
            "Kiểm tra PostgreSQL, và TINHSO_OWNER_DATABASE_URL nếu dùng PostgreSQL có sẵn, rồi chạy lại.",
        ) from error


def _add(writer: archive.Writer, name: str, path: Path) -> Member:
    with path.open("rb") as file:
        return writer.add(name, archive.blocks(file))


def _require_mark(plan: Plan) -> Mark:
    folder = plan.options.folder
    mark = folders.marked(folder)
    if mark is None or mark.version == "0":
        raise RefusalError(
            f"Chưa có dữ liệu nào trong {folder}.",
            "Đặt TINHSO_DATA là thư mục dữ liệu cần sao lưu, như khi chạy «tinhso run».",
        )
    folders.require_version(folder, mark, plan.version)
    return mark


def _named(wish: Path | None, mark: Mark, moment: datetime) -> Path:
    name = f"tinhso-{mark.kind}-{moment.astimezone():%Y%m%d-%H%M%S}.tar"
    path = (wish or Path()).absolute()
    path = path / name if path.is_dir() else path
    if not path.parent.is_dir():
        raise RefusalError(f"Không có thư mục {path.parent}.", "Tạo thư mục đó rồi chạy lại.")
    if path.exists():
        raise archive.exists(path)
    return path.parent.resolve() / path.name


def _size_of(held: originals.Held) -> int:
    """Bytes that the files take; what the dump takes is seen while it is written."""
    return sum(path.stat().st_size for path in held.paths())


def _remember(folder: Path, moment: datetime, path: Path) -> None:
    told = {"taken_at": moment.isoformat(timespec="seconds"), "file": str(path)}
    folders.write_private(folder / "run" / LAST, json.dumps(told) + "\n")


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
