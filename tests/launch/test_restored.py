"""The real program: backed up while it serves, restored, started, and everything is as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from launch.machine import Machine
from tinhso.launch import backends, leftovers


@pytest.fixture
def machine(room: Path) -> Iterator[Machine]:
    machine = Machine(room)
    yield machine
    machine.stop()
    leftovers.stop(leftovers.children_of(room / "again"), 5)
    backends.clear(room / "again" / "postgres", room / "again" / "postgres", 5)


def test_a_restored_folder_lets_in_whoever_was_let_in(machine: Machine) -> None:
    machine.start()
    made = machine.does("account", "add", "quan-tri", "--role", "data_admin", "--random").split()[-1]
    said = machine.does("backup", str(machine.room / "copy.tar"))
    assert "Đã sao lưu vào" in said
    machine.does("account", "add", "den-sau", "--role", "clerk", "--random")
    said = machine.does("restore", str(machine.room / "copy.tar"), str(machine.room / "again"))
    assert "mọi mã kiểm tra đều khớp" in said
    machine.stop()

    machine.moves_to(machine.room / "again")
    assert "Chuẩn bị" not in machine.start(), "the restore has prepared it"
    assert machine.lets_in("quan-tri", made)
    assert "den-sau" not in machine.does("account", "list")
