"""One supervised program."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tinhso.launch.child import Child, Program

DEAF = "trap '' TERM; sleep 60 & echo $! ; wait; sleep 60"


@pytest.fixture
def deaf(tmp_path: Path) -> Iterator[Child]:
    """A program that does not hear when it is asked to end, with a program of its own."""
    program = Program("deaf", "chương trình thử", ("/bin/sh", "-c", DEAF), patience=0.3)
    child = Child(program, tmp_path, dict(os.environ))
    child.start()
    while not child.log.read_text("ascii").strip():
        time.sleep(0.02)
    yield child
    child.end()


def fallen(child: Child) -> int:
    end = time.monotonic() + 10
    while (code := child.fall()) is None:
        assert time.monotonic() < end, "still alive"
        time.sleep(0.02)
    return code


def grandchild_lives(child: Child) -> bool:
    status = Path("/proc", child.log.read_text("ascii").strip(), "status")
    return status.exists() and "State:\tZ" not in status.read_text("ascii")


def test_a_program_that_does_not_end_in_its_time_is_ended(deaf: Child) -> None:
    deaf.ask_to_end(within=0.3)
    assert deaf.fall() is None
    assert fallen(deaf) == -9
    assert deaf.pid is None


def test_the_time_given_to_one_life_does_not_shorten_the_next(deaf: Child) -> None:
    deaf.ask_to_end(within=0)
    fallen(deaf)
    deaf.start()
    time.sleep(0.1)
    assert deaf.fall() is None
    assert deaf.pid is not None


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")
def test_what_a_program_started_ends_with_it(deaf: Child) -> None:
    assert grandchild_lives(deaf)
    deaf.ask_to_end()
    deaf.end()
    # A killed process is gone when the system gets round to it, not the moment it is killed.
    end = time.monotonic() + 10
    while grandchild_lives(deaf) and time.monotonic() < end:
        time.sleep(0.02)
    assert not grandchild_lives(deaf)
