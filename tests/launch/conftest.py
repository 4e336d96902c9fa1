"""A folder that the account of the database can enter, also when the tests run as root."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tinhso.launch import backends, leftovers


@pytest.fixture
def room() -> Iterator[Path]:
    """An empty folder; at the end no process of the data folder `room/data` is left."""
    room = Path(tempfile.mkdtemp(prefix="tinhso-test-")).resolve()
    room.chmod(0o711 if os.geteuid() == 0 else 0o700)
    try:
        yield room
    finally:
        leftovers.stop(leftovers.children_of(room / "data"), 5)
        backends.clear(room / "data" / "postgres", room / "data" / "postgres", 5)
        shutil.rmtree(room)
