"""What the command says where the world around it is narrow: another encoding, odd names, a full disk."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_CALL = (sys.executable, "-c", "import sys; from tinhso import cli; sys.exit(cli.main())", "read")
_TEXT = "Năm 2024, tỷ lệ hộ có nước máy đạt 75%.\n"


def test_vietnamese_is_written_where_the_encoding_has_none_of_it(tmp_path: Path) -> None:
    # Its name in Windows-1252, which is no UTF-8.
    path = os.fsencode(tmp_path) + b"/b\xe1o.txt"
    Path(os.fsdecode(path)).write_text(_TEXT, "utf-8")
    call = (*_CALL, path, path, "--format", "jsonl")
    done = subprocess.run(call, env=os.environ | {"PYTHONIOENCODING": "ascii"}, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "tỷ lệ hộ có nước máy" in done.stdout.decode("utf-8", "surrogateescape")
    assert b"b\xe1o.txt" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(_TEXT, "utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run((*_CALL, path), stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("tinhso read: ổ đĩa đã đầy")
    assert len(done.stderr.splitlines()) == 1
