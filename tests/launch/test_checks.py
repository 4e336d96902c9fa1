"""Looking over an installation: each thing that is unsafe, old, full, late or missing is found, with what to do."""

import json
import os
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from launch.house import House
from tinhso.cli import main
from tinhso.launch import checks, options, roles
from tinhso.launch import folder as folders
from tinhso.launch.checks import environment, machine
from tinhso.launch.checks.finding import Finding, Level
from tinhso.launch.folder import Mark
from tinhso.launch.options import Kind

EXTERNAL = {"DATABASE_URL": "postgresql://app:x@db.example/tinhso"}
UNSAFE = [
    ({"TINHSO_HOST": "0.0.0.0"}, "HTTPS", Level.BAD),
    ({"TINHSO_HTTPS": "true"}, "HTTPS", Level.BAD),
    ({"TINHSO_ALLOWED_HOSTS": "ioc.example, *"}, "Tên máy chủ", Level.BAD),
    ({"TINHSO_HTTPS": "1"}, "Tên máy chủ", Level.WARNING),
    ({"TINHSO_TRUSTED_ORIGINS": "http://ioc.example"}, "Nguồn tin cậy", Level.BAD),
    ({"TINHSO_SECRET_KEY": "ngắn"}, "Khóa bí mật", Level.BAD),
    ({"TINHSO_SECRET_KEY": "a" * 80}, "Khóa bí mật", Level.BAD),
    ({"TINHSO_LOG": "DEBUG"}, "Nhật ký", Level.WARNING),
    ({"TINHSO_LOG": "nhiều"}, "Nhật ký", Level.BAD),
    ({"TINHSO_LOG_FORMAT": "xml"}, "Nhật ký", Level.WARNING),
    (EXTERNAL, "Vai trò", Level.BAD),
    (EXTERNAL, "Đường tới PostgreSQL", Level.WARNING),
    ({"TINHSO_SIGNATURE_ROOTS": "/khong/co"}, "Chứng thư gốc", Level.BAD),
]
SAFE = {
    "TINHSO_HTTPS": "1",
    "TINHSO_ALLOWED_HOSTS": "ioc.example",
    "TINHSO_TRUSTED_ORIGINS": "https://ioc.example",
    "DATABASE_URL": "postgresql://app:x@db.example/tinhso?sslmode=verify-full",
    "TINHSO_OWNER_DATABASE_URL": "postgresql://owner:x@db.example/tinhso?sslmode=verify-full",
}


@pytest.fixture
def house(room: Path) -> Iterator[House]:
    house = House(room / "data")
    yield house
    house.cluster.stop(2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that was prepared, without a database."""
    folders.make(tmp_path / "data", Kind.REAL, 0o700)
    folders.write_mark(tmp_path / "data", Mark(folders.FORMAT, Kind.REAL, "0.1.0"))
    return tmp_path / "data"


def looked_over(folder: Path, version: str = "0.1.0", **more: str) -> list[Finding]:
    return checks.findings({"TINHSO_DATA": str(folder), **more}, version)


def told(found: list[Finding], topic: str, level: Level) -> str:
    return "\n".join(
        f"{one.what} → {one.advice}" for one in found if (one.topic, one.level) == (topic, level)
    )


@pytest.mark.parametrize(("settings", "topic", "level"), UNSAFE)
def test_an_unsafe_setting_is_found_with_what_to_do(
    settings: dict[str, str], topic: str, level: Level
) -> None:
    found = list(environment.findings(settings, options.read(settings)))
    assert told(found, topic, level).rpartition("→ ")[2]


def test_safe_settings_are_called_safe() -> None:
    assert [one.level for one in environment.findings(SAFE, options.read(SAFE))] == [Level.GOOD]
    assert [one.level for one in environment.findings({}, options.read({}))] == [Level.GOOD]


def test_files_that_others_may_read_are_named_with_the_command_that_closes_them(folder: Path) -> None:
    folders.write_private(folder / "secret_key", "k")
    assert not told(looked_over(folder), "Quyền tệp", Level.BAD)
    (folder / "secret_key").chmod(0o640)
    folder.chmod(0o755)
    found = told(looked_over(folder), "Quyền tệp", Level.BAD)
    assert f"chmod 600 {folder}/secret_key" in found
    assert "mở cho người khác" in found


def test_a_clock_that_was_set_back_is_found(folder: Path) -> None:
    (folder / "logs" / "web.log").touch()
    tomorrow = time.time() + 24 * 3600
    os.utime(folder / "logs" / "web.log", (tomorrow, tomorrow))
    assert "vặn lùi" in told(looked_over(folder), "Đồng hồ", Level.BAD)


def test_a_folder_without_a_late_backup_is_warned_of(folder: Path) -> None:
    assert "Chưa có lần sao lưu nào" in told(looked_over(folder), "Sao lưu", Level.WARNING)
    for days, level in ((1, Level.GOOD), (8, Level.WARNING)):
        taken = datetime.now(UTC) - timedelta(days=days)
        note = {"taken_at": taken.isoformat(), "file": "/srv/backup/copy.tar"}
        (folder / "run" / "backup.json").write_text(json.dumps(note), "utf-8")
        assert "/srv/backup/copy.tar" in told(looked_over(folder), "Sao lưu", level)


def test_a_folder_of_another_version_says_what_comes_next(folder: Path) -> None:
    later = looked_over(folder, version="0.2.0")
    assert "Sao lưu" in told(later, "Thư mục dữ liệu", Level.WARNING)
    assert "cũ hơn" in told(looked_over(folder, version="0.0.9"), "Thư mục dữ liệu", Level.BAD)


def test_a_demo_is_not_to_be_opened_to_the_network(tmp_path: Path) -> None:
    folders.make(tmp_path / "data", Kind.DEMO, 0o700)
    folders.write_mark(tmp_path / "data", Mark(folders.FORMAT, Kind.DEMO, "0.1.0"))
    found = looked_over(tmp_path / "data", TINHSO_HOST="0.0.0.0")
    assert "không được mở ra mạng" in told(found, "Thư mục dữ liệu", Level.BAD)


def test_a_disk_that_fills_is_told_before_it_is_full(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for free, level in ((10_000_000, Level.BAD), (900_000_000, Level.WARNING), (9_000_000_000, Level.GOOD)):
        monkeypatch.setattr(folders, "free_bytes", lambda path, free=free: free)
        assert told(looked_over(folder), "Chỗ trống", level)


def test_programs_that_are_not_there_are_named_with_what_they_are_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    found = list(machine.findings(options.read({"TINHSO_DATA": str(folder)})))
    assert "apt install tesseract-ocr" in told(found, "Nhận dạng chữ", Level.WARNING)
    assert "timedatectl" in told(found, "Đồng hồ", Level.WARNING)


def test_a_database_in_order_has_nothing_to_mend(house: House) -> None:
    with folders.locked(house.folder):
        found = looked_over(house.folder)
    assert [one for one in found if one.level == Level.BAD] == []
    assert "PostgreSQL 18" in told(found, "Cơ sở dữ liệu", Level.GOOD)
    assert "bước nâng cấp bảng chưa chạy" in told(found, "Cơ sở dữ liệu", Level.WARNING)


def test_what_no_longer_guards_the_ledger_is_found(house: House) -> None:
    house.does("ALTER TABLE ledger DISABLE TRIGGER pgtrigger_append_only_1", roles.OWNER)
    house.does("GRANT UPDATE ON ledger TO tinhso_app", roles.OWNER)
    house.does("INSERT INTO django_migrations VALUES ('base', '9999_sau_nay')", roles.OWNER)
    house.does("INSERT INTO base_trailentry VALUES (now() + interval '1 day')")
    with folders.locked(house.folder):
        found = looked_over(house.folder)
        house.does("ALTER ROLE tinhso_app SUPERUSER", roles.SUPERUSER)
        assert "quyền hơn mức cần" in told(looked_over(house.folder), "Vai trò", Level.BAD)
    guards = told(found, "Vai trò", Level.BAD)
    assert "bị tắt ở bảng: ledger" in guards
    assert "sửa, xóa được bảng chỉ được ghi thêm: ledger" in guards
    assert "base.9999_sau_nay" in told(found, "Cơ sở dữ liệu", Level.BAD)
    assert "sau giờ hiện tại" in told(found, "Đồng hồ", Level.BAD)


def test_whatever_is_not_good_says_what_to_do(folder: Path) -> None:
    found = looked_over(folder, TINHSO_HOST="0.0.0.0", TINHSO_LOG="DEBUG", TINHSO_SECRET_KEY="x")
    assert [one for one in found if (one.level == Level.GOOD) == bool(one.advice)] == []


def test_the_command_answers_as_a_table_and_as_json_with_its_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TINHSO_DATA", str(tmp_path / "none"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert main(["check"]) == 1
    assert "✖ phải sửa" in capsys.readouterr().out
    assert main(["check", "--format", "json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["ok"] is False
    assert {"topic", "level", "what", "advice"} == set(answer["findings"][0])
    assert not (tmp_path / "none").exists(), "nothing is made by looking"
