"""Backups: taken while people write, restored into a new folder, compared; damaged ones found."""

import errno
import hashlib
import json
import os
import tarfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from launch.house import House
from tinhso.launch import folder as folders
from tinhso.launch import roles
from tinhso.launch.backup import archive, restoring, taking
from tinhso.launch.backup.manifest import DUMP
from tinhso.launch.backup.telling import Telling
from tinhso.launch.cluster import Cluster
from tinhso.launch.folder import Mark
from tinhso.launch.options import Kind
from tinhso.launch.refusal import RefusalError


@pytest.fixture
def house(room: Path) -> Iterator[House]:
    house = House(room / "data")
    yield house
    house.cluster.stop(2)


@pytest.fixture
def restored(room: Path) -> Iterator[Callable[[], Cluster]]:
    """The database of the restored folder, started."""
    clusters: list[Cluster] = []

    def start() -> Cluster:
        clusters.append(Cluster(room / "again", throwaway=True))
        clusters[-1].start()
        return clusters[-1]

    yield start
    for cluster in clusters:
        cluster.stop(2)


def ask(cluster: Cluster, question: str, role: str = roles.OWNER) -> list[tuple[object, ...]]:
    with psycopg.connect(cluster.url(role), connect_timeout=10) as connection:
        found = connection.execute(question)
        return found.fetchall() if found.description else []


def members(source: Path) -> dict[str, bytes]:
    with tarfile.open(source) as tar:
        return {member.name: tar.extractfile(member).read() for member in tar}  # type: ignore[union-attr]


def rewritten(source: Path, change: Callable[[dict[str, bytes]], None], *, sealed: bool = False) -> Path:
    """The archive with its members changed; `sealed`: by somebody who also mends the seal of the manifest."""
    found = members(source)
    change(found)
    if sealed:
        found["manifest.sha256"] = hashlib.sha256(found["manifest.json"]).hexdigest().encode()
    changed = source.with_name("changed.tar")
    with changed.open("w+b") as file:
        writer = archive.Writer(file, 0)
        for name, data in found.items():
            writer.add(name, [data])
        file.write(b"\0" * 1024)
    return changed


def told(found: dict[str, bytes], **words: object) -> None:
    manifest = json.loads(found["manifest.json"]) | words
    found["manifest.json"] = json.dumps(manifest).encode()


def test_a_backup_taken_while_people_write_is_of_one_moment(
    house: House, room: Path, restored: Callable[[], Cluster]
) -> None:
    written, enough = threading.Event(), threading.Event()

    def write(who: int) -> None:
        number = 0
        while not enough.is_set():
            house.writes(f"báo cáo {who}/{number}")
            number += 1
            if number > 20:
                written.set()

    writers = [threading.Thread(target=write, args=(who,)) for who in range(3)]
    for writer in writers:
        writer.start()
    try:
        assert written.wait(60)
        path = house.backs_up(room / "copy.tar")
    finally:
        enough.set()
        for writer in writers:
            writer.join()
    house.restores(path, room / "again")
    rows = ask(restored(), "SELECT file FROM ledger")
    assert 20 < len(rows) < len(house.does("SELECT file FROM ledger")), "writers went on after the backup"
    assert ask(Cluster(room / "again"), "SELECT n FROM total") == [(len(rows),)]
    for (name,) in rows:
        data = (room / "again" / "files" / str(name)[:2] / str(name)).read_bytes()
        assert hashlib.sha256(data).hexdigest() == name


def test_a_file_removed_while_the_backup_is_taken_is_still_in_it(
    house: House, room: Path, restored: Callable[[], Cluster]
) -> None:
    name = house.writes("bị xóa giữa chừng")

    def remove(what: str, done: int, of: int) -> None:
        (house.folder / "files" / name[:2] / name).unlink(missing_ok=True)

    house.restores(house.backs_up(room / "copy.tar", remove), room / "again")
    assert ask(restored(), "SELECT file FROM ledger") == [(name,)]
    assert (room / "again" / "files" / name[:2] / name).read_text("utf-8") == "bị xóa giữa chừng"
    assert not (house.folder / "run" / "backup").exists()


def test_what_guards_the_rows_guards_them_in_the_new_folder(
    house: House, room: Path, restored: Callable[[], Cluster]
) -> None:
    house.writes("một")
    house.restores(house.backs_up(room / "copy.tar"), room / "again")
    again = restored()
    with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
        ask(again, "DELETE FROM ledger")
    for forbidden in (
        "UPDATE ledger SET amount = 1",
        "DELETE FROM total",
        "TRUNCATE ledger",
        "CREATE TABLE x (n int)",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(again, forbidden, roles.APP)
    assert ask(again, "UPDATE total SET n = 5 RETURNING n", roles.APP) == [(5,)]
    assert ask(again, "INSERT INTO ledger (file) VALUES ('hai') RETURNING id", roles.APP) == [(2,)]
    assert (room / "again" / "secret_key").read_text("utf-8") == "khóa thử"
    old, new = (json.loads((room / f / "database.json").read_text()) for f in ("data", "again"))
    assert not set(old.values()) & set(new.values()), "a new cluster has passwords of its own"


def test_a_backup_is_private_and_writes_over_nothing(house: House, room: Path) -> None:
    path = house.backs_up(room)
    assert path.name.startswith("tinhso-real-")
    assert path.stat().st_mode & 0o777 == 0o600
    assert {name for name in members(path)} == {DUMP, "secret_key", "manifest.json", "manifest.sha256"}
    with pytest.raises(RefusalError, match="không ghi đè"):
        house.backs_up(path)
    with pytest.raises(RefusalError, match="nằm trong thư mục dữ liệu"):
        house.backs_up(house.folder)

    def meanwhile(_what: str, _done: int, _of: int) -> None:
        taking.take(house.plan(), room / "third.tar", Telling())

    with pytest.raises(RefusalError, match="đang được sao lưu"):
        house.backs_up(room / "other.tar", meanwhile)
    assert [found.name for found in room.glob("*.tar")] == [path.name]


def test_a_full_disk_leaves_no_half_of_a_backup(
    house: House, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(room.iterdir())
    scarce = replace(house.plan(), free=lambda path: 0)
    with folders.locked(house.folder), pytest.raises(RefusalError, match="MB trống"):
        taking.take(scarce, room / "copy.tar", Telling())

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(archive.Writer, "close", full)
    with pytest.raises(RefusalError, match="đã đầy"):
        house.backs_up(room / "copy.tar")
    assert sorted(room.iterdir()) == before


def test_every_damage_to_a_backup_is_found_and_nothing_is_restored(house: House, room: Path) -> None:
    name = house.writes("một")
    source, file = house.backs_up(room / "copy.tar"), f"files/{name[:2]}/{name}"
    cut = room / "cut.tar"
    cut.write_bytes(source.read_bytes()[: source.stat().st_size // 2])
    (room / "word.tar").write_text("không phải bản sao lưu", "utf-8")
    damaged = [(cut, "bị hỏng"), (room / "word.tar", "bị hỏng"), (room / "none.tar", "Không mở được")]
    for path, reason in damaged:
        with pytest.raises(RefusalError, match=reason):
            house.restores(path, room / "again")

    def flipped(member: str) -> Callable[[dict[str, bytes]], None]:
        def change(found: dict[str, bytes]) -> None:
            data = bytearray(found[member])
            data[len(data) // 2] ^= 1
            found[member] = bytes(data)

        return change

    changes = {
        member: (flipped(member), "mã kiểm tra") for member in (DUMP, file, "secret_key", "manifest.json")
    }
    changes["missing"] = (lambda found: found.pop(file) and None, f"thiếu thành phần «{file}»")
    changes["no manifest"] = (lambda found: found.pop("manifest.json") and None, "thiếu bảng kê")
    changes["foreign"] = (lambda found: found.update({"../la": b"x"}), "thành phần lạ")
    for change, reason in changes.values():
        with pytest.raises(RefusalError, match=reason):
            house.restores(rewritten(source, change), room / "again")
        assert not (room / "again").exists()
        assert not (room / "again.new").exists()


def test_a_row_that_is_not_what_the_manifest_says_is_found(house: House, room: Path) -> None:
    house.writes("một")
    source = house.backs_up(room / "copy.tar")

    def change(found: dict[str, bytes]) -> None:
        fingerprint = json.loads(found["manifest.json"])["fingerprint"]
        fingerprint["tables"]["public.ledger"][1] = "0.0"
        told(found, fingerprint=fingerprint)

    with pytest.raises(RefusalError, match=r"khác ở: public\.ledger\."):
        house.restores(rewritten(source, change, sealed=True), room / "again")
    assert not (room / "again.new").exists()


def test_a_backup_of_a_newer_program_is_refused_and_an_older_one_is_brought_up(
    house: House, room: Path
) -> None:
    source = house.backs_up(room / "copy.tar")
    with pytest.raises(RefusalError, match=r"mới hơn bản đang chạy \(0\.0\.9\)"):
        house.restores(source, room / "again", version="0.0.9")
    house.does("INSERT INTO django_migrations VALUES ('base', '9999_sau_nay')", roles.OWNER)
    with pytest.raises(RefusalError, match="bước base.9999_sau_nay mà bản này chưa biết"):
        house.restores(house.backs_up(room / "later.tar"), room / "again")
    with pytest.raises(RefusalError, match="theo khuôn"):
        house.restores(rewritten(source, lambda found: told(found, format=2), sealed=True), room / "again")
    migrate = "import os; open(os.environ['TINHSO_DATA'] + '/migrated', 'w').close()"
    assert house.restores(source, room / "again", version="0.2.0", prepare=migrate).version == "0.1.0"
    assert (room / "again" / "migrated").exists()
    assert folders.marked(room / "again") == Mark(folders.FORMAT, Kind.REAL, "0.2.0")


def test_only_a_new_or_empty_folder_is_restored_into(house: House, room: Path) -> None:
    source = house.backs_up(room / "copy.tar")
    with pytest.raises(RefusalError, match="không trống"):
        house.restores(source, house.folder)
    (room / "again").mkdir()
    # What a restore that was killed left beside it.
    House(room / "again.new").cluster.stop(2)
    house.restores(source, room / "again")
    assert not (room / "again.new").exists()
    assert not (room / "again" / DUMP).exists()
    assert (room / "again").stat().st_mode & 0o077 == (0o011 if os.geteuid() == 0 else 0)


def test_a_preparation_that_fails_leaves_no_folder(house: House, room: Path) -> None:
    with pytest.raises(RefusalError, match="Chuẩn bị dữ liệu không xong"):
        house.restores(house.backs_up(room / "copy.tar"), room / "again", prepare="raise SystemExit(3)")
    assert not (room / "again").exists()
    assert not (room / "again.new").exists()


def test_a_database_of_ones_own_comes_back_whatever_its_roles_are_called(
    house: House, room: Path, restored: Callable[[], Cluster]
) -> None:
    house.writes("một")
    house.does("ALTER ROLE tinhso_app RENAME TO ung_dung", roles.SUPERUSER)
    app_url = psycopg.conninfo.make_conninfo(house.cluster.url(roles.APP), user="ung_dung")
    external = replace(house.plan().options, database_url=app_url, owner_url=house.cluster.url(roles.OWNER))
    path = taking.take(replace(house.plan(), options=external), room / "copy.tar", Telling())
    elsewhere = replace(house.plan(), options=replace(external, folder=room / "again"))
    with pytest.raises(RefusalError, match="DATABASE_URL đang được đặt"):
        restoring.restore(elsewhere, path, Telling())
    house.restores(path, room / "again")
    assert ask(restored(), "INSERT INTO ledger (file) VALUES ('hai') RETURNING id", roles.APP) == [(2,)]
