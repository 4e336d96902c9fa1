"""A new data folder made from an archive, compared with what the archive says, and brought up to this program."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
from psycopg import sql

from tinhso.launch import folder as folders
from tinhso.launch import plan as plans
from tinhso.launch import preparation, roles
from tinhso.launch.account import database_account, folder_mode
from tinhso.launch.backup import archive, dumping, fingerprint, migrations
from tinhso.launch.backup.manifest import DUMP, Manifest
from tinhso.launch.backup.telling import Telling
from tinhso.launch.cluster import Cluster
from tinhso.launch.folder import Mark
from tinhso.launch.options import Options
from tinhso.launch.refusal import RefusalError

_SPACE = 200_000_000  # bytes of an empty cluster and its write-ahead log


def restore(plan: plans.Plan, source: Path, telling: Telling) -> Manifest:
    """Make the data folder of the plan's options from an archive; the folder must be new or empty.

    It gets its name when everything was compared; `RefusalError` says why there is none, and nothing is left.
    """
    folder = plan.options.folder
    _require_embedded(plan.options)
    _require_new(folder)
    with archive.opened(source) as reader:
        manifest = reader.manifest
        _require_known(source, manifest, plan.version)
        _require_space(folder, manifest, plan)
        draft = folder.with_name(f"{folder.name}.new")
        try:
            with _draft(draft, manifest):
                telling.say("Lấy tệp ra và đối chiếu mã kiểm tra…")
                _take_out(reader, draft, telling)
                _bring_back(draft, manifest, telling)
                _prepare(replace(plan, options=replace(plan.options, folder=draft)), manifest, telling)
                (draft / DUMP).unlink()
                draft.rename(folder)
        except OSError as error:
            raise _unwritable(folder, error) from error
    return manifest


@contextmanager
def _draft(draft: Path, manifest: Manifest) -> Iterator[None]:
    """The folder while it is not whole; what a killed restore left of one goes first."""
    if folders.marked(draft) is not None:
        _discard(draft)
    folders.make(draft, manifest.kind, folder_mode(database_account()))
    try:
        with folders.locked(draft):
            yield
    finally:
        if draft.exists():
            _discard(draft)


def _discard(draft: Path) -> None:
    with folders.locked(draft):
        if (draft / "database.json").exists():
            cluster = Cluster(draft)
            cluster.stop(5)
            if not cluster.data.is_relative_to(draft):
                shutil.rmtree(cluster.data.parent, ignore_errors=True)
        shutil.rmtree(draft)


def _take_out(reader: archive.Reader, draft: Path, telling: Telling) -> None:
    names = sorted(reader.manifest.members)
    for done, name in enumerate(names, 1):
        path = draft / name
        for room in reversed(path.relative_to(draft).parents[:-1]):
            (draft / room).mkdir(mode=0o700, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for block in reader.blocks(name):
                file.write(block)
            file.flush()
            os.fsync(file.fileno())
        telling.hear("Lấy tệp ra", done, len(names))


def _bring_back(draft: Path, manifest: Manifest, telling: Telling) -> None:
    cluster = Cluster(draft)
    telling.say("Tạo cơ sở dữ liệu và nạp…")
    cluster.init()
    cluster.start()
    try:
        with _name_of_then(cluster, manifest):
            dumping.load(draft / DUMP, cluster.url(roles.OWNER))
        telling.say("Đối chiếu từng bảng với bản sao lưu…")
        _compare(cluster.url(roles.OWNER), manifest, telling)
    finally:
        cluster.stop()


@contextmanager
def _name_of_then(cluster: Cluster, manifest: Manifest) -> Iterator[None]:
    """The application's role under the name that it had then, so that its rights come back to it."""
    with psycopg.connect(cluster.url(roles.SUPERUSER), autocommit=True, connect_timeout=10) as server:
        known = {str(name) for (name,) in server.execute("SELECT rolname FROM pg_roles")}
        # Where one role was both, it needs no rights; they are given by the preparation.
        is_renamed = manifest.app not in known | {manifest.owner}
        if is_renamed:
            _rename(server, roles.APP, manifest.app)
        try:
            yield
        finally:
            if is_renamed:
                _rename(server, manifest.app, roles.APP)


def _rename(server: psycopg.Connection, before: str, after: str) -> None:
    change = sql.SQL("ALTER ROLE {} RENAME TO {}")
    server.execute(change.format(sql.Identifier(before), sql.Identifier(after)))


def _compare(url: str, manifest: Manifest, telling: Telling) -> None:
    with psycopg.connect(url, connect_timeout=10) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        found = fingerprint.take(
            connection, roles.APP, lambda done, of: telling.hear("Đối chiếu từng bảng", done, of)
        )
    unlike = list(manifest.fingerprint.differences(found))
    if unlike:
        raise RefusalError(
            f"Cơ sở dữ liệu nạp xong không giống lúc sao lưu, khác ở: {', '.join(unlike[:8])}.",
            "Dùng bản sao lưu khác và báo cho người phát triển; thư mục mới chưa được tạo.",
        )


def _prepare(plan: plans.Plan, manifest: Manifest, telling: Telling) -> None:
    """Bring the tables up to this program as a start does: an older backup is migrated."""
    draft = plan.options.folder
    folders.write_mark(draft, Mark(folders.FORMAT, manifest.kind, manifest.version))
    telling.say("Chuẩn bị cho bản tinhso này (bảng, quyền, tệp tĩnh)…")
    cluster = Cluster(draft)
    cluster.start()
    try:
        owner = cluster.url(roles.OWNER)
        environment = plans.environment(plan.options, cluster.url(roles.APP))
        preparation.run(plan.prepare, draft, environment | {"TINHSO_OWNER_DATABASE_URL": owner})
        stamp = {
            "code": preparation.code_fingerprint(),
            "migrations": preparation.applied_migrations(owner),
        }
    finally:
        cluster.stop()
    folders.write_mark(draft, Mark(folders.FORMAT, manifest.kind, plan.version))
    preparation.stamp(draft, stamp)


def _require_embedded(options: Options) -> None:
    if options.database_url:
        raise RefusalError(
            "DATABASE_URL đang được đặt; lệnh này chỉ khôi phục vào PostgreSQL đi kèm của thư mục mới.",
            "Bỏ DATABASE_URL và TINHSO_OWNER_DATABASE_URL rồi chạy lại; để nạp vào PostgreSQL có sẵn, "
            "xem docs/how/back-up.md.",
        )


def _require_new(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RefusalError(
            f"{folder} đã có và không trống; lệnh này không ghi đè.",
            "Chọn một thư mục mới, chạy thử từ đó, rồi mới thay thư mục cũ.",
        )


def _require_known(source: Path, manifest: Manifest, version: str) -> None:
    unknown = [name for name in manifest.fingerprint.migrations if not migrations.is_known(name)]
    if folders.is_newer(manifest.version, version) or unknown:
        after = f" (có bước {unknown[0]} mà bản này chưa biết)" if unknown else ""
        raise RefusalError(
            f"Bản sao lưu {source} do tinhso {manifest.version} ghi, mới hơn bản đang chạy ({version}){after}.",
            "Cài bản tinhso bằng hoặc mới hơn bản đã sao lưu rồi chạy lại. Chưa có gì được ghi.",
        )


def _require_space(folder: Path, manifest: Manifest, plan: plans.Plan) -> None:
    need = sum(member.size for member in manifest.members.values()) + manifest.database_bytes + _SPACE
    folders.require_space(folder, plan.free(folder), need)


def _unwritable(folder: Path, error: OSError) -> RefusalError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return RefusalError(
            f"Ổ đĩa chứa {folder} đã đầy; thư mục chưa được tạo.", "Giải phóng chỗ trống hoặc chọn ổ khác."
        )
    return RefusalError(
        f"Không tạo được thư mục {folder} ({error.strerror or error}).",
        "Kiểm tra quyền ghi; nếu đó là điểm gắn ổ đĩa, hãy nêu một thư mục con của nó.",
    )
