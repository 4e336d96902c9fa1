"""Errands: the first account and the areas of a real folder, with the program running and without."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from launch.machine import Machine
from tinhso import __version__
from tinhso.launch import backends, errand, options
from tinhso.launch import folder as folders
from tinhso.launch.cluster import Cluster
from tinhso.launch.folder import Mark
from tinhso.launch.options import Kind
from tinhso.launch.refusal import RefusalError

AREAS = (
    "code,name,tier,kind,parent_code,valid_from,valid_to\n"
    "74,Bình Dương,province,tinh,,,2025-07-01\n"
    "724,Dĩ An,district,thanh_pho,74,2020-02-01,2025-07-01\n"
)
TYPED = "con duong dai 2024"


@pytest.fixture
def machine(room: Path) -> Iterator[Machine]:
    machine = Machine(room)
    yield machine
    machine.stop()


def test_a_real_folder_gets_its_first_account_and_areas(machine: Machine) -> None:
    assert "account add TÊN_ĐĂNG_NHẬP --role data_admin" in machine.start()
    made = machine.does("account", "add", "quan-tri", "--role", "data_admin", "--random").split()[-1]
    assert machine.lets_in("quan-tri", made)
    machine.stop()

    (machine.room / "areas.csv").write_text(AREAS, "utf-8")
    assert "Đã ghi 1 đơn vị hành chính; 1 dòng" in machine.does(
        "areas", "load", str(machine.room / "areas.csv")
    )
    (machine.room / "pack").mkdir()
    (machine.room / "pack" / "list.csv").write_text(AREAS.replace("724,Dĩ An", "725,Thuận An"), "utf-8")
    assert "Đã thôi" in machine.types("thôi", "territory", "load", str(machine.room / "pack"))
    assert "Đã nạp gói pack" in machine.types("co", "territory", "load", str(machine.room / "pack"))
    assert "2 thành phố" in machine.does("territory", "stats", "--on", "2024-12-31")
    shown = machine.types(TYPED, "account", "password", "quan-tri")
    assert "Đã đặt mật khẩu mới" in shown
    assert TYPED not in shown
    assert "data_admin – Quản trị dữ liệu" in machine.does("account", "list")
    assert not backends.of_cluster(machine.folder / "postgres")

    assert "account add" not in machine.start()
    assert machine.lets_in("quan-tri", TYPED)
    assert not machine.lets_in("quan-tri", made)


def marked(path: Path, version: str = __version__) -> options.Options:
    """A real folder that this version, or another, prepared; the options that name it."""
    folders.make(path, Kind.REAL, 0o700)
    folders.write_mark(path, Mark(folders.FORMAT, Kind.REAL, version))
    return options.read({"TINHSO_DATA": str(path)})


def test_a_folder_that_was_never_prepared_is_not_touched(tmp_path: Path) -> None:
    wanted = options.read({"TINHSO_DATA": str(tmp_path / "data")})
    with pytest.raises(RefusalError, match="chưa được chuẩn bị(.|\n)*tinhso run"):
        errand.run(wanted, "account", "{}")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("version", "said"), [("0", "chưa được chuẩn bị"), ("0.0.1", "chưa được chuẩn bị"), ("99.0", "cũ hơn")]
)
def test_a_folder_of_another_version_is_not_touched(tmp_path: Path, version: str, said: str) -> None:
    with pytest.raises(RefusalError, match=said):
        errand.run(marked(tmp_path / "data", version), "account", "{}")
    assert not (tmp_path / "data" / "database.json").exists()


def test_a_demo_is_not_taken_for_a_real_folder(tmp_path: Path) -> None:
    folders.make(tmp_path, Kind.DEMO, 0o700)
    wanted = options.read({"TINHSO_DATA": str(tmp_path), "TINHSO_KIND": "real"})
    with pytest.raises(RefusalError, match="mang dấu demo"):
        errand.run(wanted, "account", "{}")


@pytest.mark.django_db
def test_a_database_of_ones_own_is_used(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    of = connection.settings_dict
    url = psycopg.conninfo.make_conninfo(
        host=of["HOST"], port=of["PORT"] or None, user=of["USER"], password=of["PASSWORD"], dbname=of["NAME"]
    )
    marked(tmp_path)
    own = options.read({"TINHSO_DATA": str(tmp_path), "DATABASE_URL": url})
    assert errand.run(own, "account", '{"do": "list"}') == 0
    assert f"Chưa có tài khoản nào trong {tmp_path}" in capfd.readouterr().out
    assert not (tmp_path / "postgres").exists()


def test_a_database_that_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errand, "_PATIENCE", 0.0)
    marked(tmp_path)
    told = {"TINHSO_DATA": str(tmp_path), "DATABASE_URL": "postgresql://x:y@127.0.0.1:1/z"}
    with pytest.raises(RefusalError, match="Không kết nối được cơ sở dữ liệu"):
        errand.run(options.read(told), "account", "{}")


def test_a_start_waits_for_an_errand_to_end(room: Path) -> None:
    wanted = marked(room / "data")
    (room / "data").chmod(0o711 if os.geteuid() == 0 else 0o700)
    Cluster(wanted.folder).init()
    with errand.database(wanted) as url:
        with psycopg.connect(url) as application:
            assert application.execute("SELECT current_user").fetchone() == ("tinhso_app",)
        assert (wanted.folder / "run" / "lock").read_text("ascii").endswith("stopping")
    assert not backends.of_cluster(wanted.folder / "postgres")
    with folders.locked(wanted.folder):
        pass
