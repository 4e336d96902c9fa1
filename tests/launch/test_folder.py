"""The data folder and the options: what is accepted, and what is refused with which advice."""

import json
import os
from pathlib import Path

import pytest

from tinhso.launch import folder as folders
from tinhso.launch import options, port
from tinhso.launch.child import Patience
from tinhso.launch.options import Kind
from tinhso.launch.refusal import RefusalError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that has been made."""
    folders.make(tmp_path / "data", Kind.REAL, 0o700)
    return tmp_path / "data"


def test_a_new_folder_is_private_and_says_what_it_holds(folder: Path) -> None:
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "tinhso.json").stat().st_mode & 0o777 == 0o600
    assert folders.marked(folder) == folders.Mark(folders.FORMAT, Kind.REAL, "0")


def test_a_folder_made_again_keeps_its_mark(folder: Path) -> None:
    assert folders.make(folder, Kind.DEMO, 0o700).kind == Kind.REAL


def test_a_folder_of_another_account_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    with pytest.raises(RefusalError, match=r"thuộc tài khoản khác[^→]*54321[^→]*→ Chạy bằng đúng tài khoản"):
        folders.marked(folder)


def test_a_folder_of_another_layout_is_refused(folder: Path) -> None:
    folders.write_mark(folder, folders.Mark(folders.FORMAT + 1, Kind.REAL, "0"))
    with pytest.raises(RefusalError, match="theo khuôn 2"):
        folders.marked(folder)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": 1}', '{"format": 1, "kind": "x", "version": "0"}']
)
def test_a_damaged_mark_is_refused_by_name(folder: Path, text: str) -> None:
    (folder / "tinhso.json").write_text(text, "utf-8")
    with pytest.raises(RefusalError, match=r"tinhso\.json"):
        folders.marked(folder)


@pytest.mark.parametrize("used", ["0.2.0", "0.1.1", "1.0"])
def test_a_folder_used_by_a_newer_program_is_refused(folder: Path, used: str) -> None:
    with pytest.raises(RefusalError, match=f"đã dùng với tinhso {used}"):
        folders.require_version(folder, folders.Mark(1, Kind.REAL, used), "0.1.0")


@pytest.mark.parametrize("used", ["0", "0.1.0", "0.0.9"])
def test_a_folder_of_the_same_or_an_older_program_is_accepted(folder: Path, used: str) -> None:
    folders.require_version(folder, folders.Mark(1, Kind.REAL, used), "0.1.0")


def test_somebodys_folder_is_never_taken_for_ours(tmp_path: Path) -> None:
    (tmp_path / "luận-văn.docx").touch()
    with pytest.raises(RefusalError, match="luận-văn"):
        folders.marked(tmp_path)


def test_a_folder_that_holds_only_a_secret_key_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "secret_key").touch()
    assert folders.marked(tmp_path) is None


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RefusalError, match="Không đọc hoặc ghi được thư mục dữ liệu"):
        folders.make(tmp_path / "file" / "data", Kind.REAL, 0o700)


def test_space_is_measured_where_the_folder_will_stand(tmp_path: Path) -> None:
    assert folders.free_bytes(tmp_path / "not" / "yet") > 0


def test_a_private_file_is_replaced_whole(folder: Path) -> None:
    for text in ("one", "two"):
        folders.write_private(folder / "note", text)
    assert (folder / "note").read_text("utf-8") == "two"
    assert not (folder / "note.new").exists()


def test_without_a_word_the_start_is_a_demo_on_loopback() -> None:
    wanted = options.read({})
    assert (wanted.kind_if_new, wanted.address) == (Kind.DEMO, "127.0.0.1:8000")
    assert wanted.folder == Path(".data").resolve()


def test_a_folder_chosen_by_name_is_for_real_data_unless_said_otherwise(tmp_path: Path) -> None:
    assert options.read({"TINHSO_DATA": str(tmp_path)}).kind_if_new == Kind.REAL
    assert options.read({"TINHSO_DATA": str(tmp_path), "TINHSO_KIND": "demo"}).kind_if_new == Kind.DEMO


@pytest.mark.parametrize("text", ["0", "65536", "8080x", "-1", "٨", "9" * 5000])
def test_a_port_that_is_none_is_refused_by_the_name_of_its_variable(text: str) -> None:
    with pytest.raises(RefusalError, match="TINHSO_PORT"):
        options.read({"TINHSO_PORT": text})


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"TINHSO_KIND": "thử"}, "TINHSO_KIND"),
        ({"TINHSO_OWNER_DATABASE_URL": "postgresql:///x"}, "DATABASE_URL"),
    ],
)
def test_a_variable_that_makes_no_sense_is_named(environ: dict[str, str], named: str) -> None:
    with pytest.raises(RefusalError, match=named):
        options.read(environ)


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.5", False),
        ("localhost.example", False),
    ],
)
def test_only_addresses_of_this_machine_alone_count_as_loopback(host: str, loopback: bool) -> None:
    assert options.is_loopback(host) is loopback


def test_an_address_of_another_machine_is_refused_with_the_name_of_its_variable() -> None:
    with pytest.raises(RefusalError, match="TINHSO_HOST"):
        port.require_free(options.read({"TINHSO_HOST": "192.0.2.1"}))


def test_the_first_fall_is_raised_at_once_and_a_loop_waits_ever_longer() -> None:
    patience = Patience()
    waits = [patience.after(0.5) for _ in range(8)]
    assert waits[0] == 0
    assert sum(waits[:3]) < 10
    assert waits == sorted(waits)
    assert max(waits) == 8


def test_a_fall_after_a_steady_life_counts_as_the_first_again() -> None:
    patience = Patience()
    for _ in range(5):
        patience.after(0.5)
    assert patience.after(120) == 0
    assert patience.falls == 1


def test_the_mark_is_readable_by_other_programs(folder: Path) -> None:
    assert json.loads((folder / "tinhso.json").read_text("utf-8"))["kind"] == "real"
