"""A file may do to its parser whatever it likes: the caller gets an answer in words."""

import os
import sys
import time
from pathlib import Path

import psutil
import pytest

from tinhso.files import sandbox
from tinhso.files.limits import Limits
from tinhso.files.values import FileProblem, Format, Problem

RESULT = (
    "import json, sys; b = json.dumps({answer}).encode(); "
    "sys.stdout.buffer.write(b'result %d 0\\n' % len(b) + b); sys.stdout.flush()"
)


def fate(program: str, tmp_path: Path, **limits: float) -> FileProblem:
    """What the caller is told when the child runs this program."""
    bounds = Limits(**({"seconds": 20.0} | limits))  # type: ignore[arg-type]
    with pytest.raises(FileProblem) as caught:
        sandbox.converse((sys.executable, "-c", program), tmp_path, limits=bounds)
    return caught.value


def test_an_endless_parser_is_ended_after_its_time(tmp_path: Path) -> None:
    begun = time.monotonic()
    assert fate("while True: pass", tmp_path, seconds=0.5).code is Problem.TOO_LONG
    assert time.monotonic() - begun < 15


def test_a_parser_that_says_where_it_is_and_hangs_there_is_told_with_the_page(tmp_path: Path) -> None:
    problem = fate("import time; print('progress 7 9', flush=True); time.sleep(60)", tmp_path, seconds=1.0)
    assert (problem.code, problem.where) == (Problem.TOO_LONG, "trang 7")


def test_a_parser_that_eats_memory_is_ended(tmp_path: Path) -> None:
    eater = "import time\nheld = []\nfor _ in range(400):\n    held.append(bytearray(b'x') * 2_000_000)\ntime.sleep(60)"
    assert fate(eater, tmp_path, memory=200_000_000).code is Problem.TOO_MUCH_MEMORY


def test_memory_of_what_a_parser_started_counts_too(tmp_path: Path) -> None:
    inner = "import time; held = bytearray(b'x') * 300_000_000; time.sleep(60)"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    assert fate(outer, tmp_path, memory=200_000_000).code is Problem.TOO_MUCH_MEMORY


@pytest.mark.parametrize(
    "program",
    [
        "import os; os._exit(0)",
        "import os; os._exit(3)",
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "raise ValueError('broken')",
        "print('hello')",
        "print('x' * 10_000_000)",
        "print('result 10 0\\n[]')",
        "print('result 2 0\\n[]and more', end='')",
        "print('result 999999999999 0')",
        "print('result 4 0\\n{{{{', end='')",
        "print('problem 2 0\\n[]', end='')",
        'print(\'problem 14 0\\n["odd","",""] \', end=\'\')',
        "import os\nwhile True: os.write(1, b'x' * 65536)",
        "import os; os.close(1); os.close(2)",
    ],
)
def test_a_parser_that_ends_or_babbles_has_crashed(program: str, tmp_path: Path) -> None:
    assert fate(program, tmp_path).code is Problem.CRASHED


def test_a_parser_that_complains_for_ever_is_ended_after_its_time(tmp_path: Path) -> None:
    problem = fate("import os\nwhile True: os.write(2, b'x' * 65536)", tmp_path, seconds=1.0)
    assert problem.code is Problem.TOO_LONG


def test_what_a_parser_started_ends_with_it(tmp_path: Path) -> None:
    program = (
        "import subprocess, sys, pathlib; p = subprocess.Popen(['sleep', '60']); "
        "pathlib.Path('pid').write_text(str(p.pid))"
    )
    assert fate(program, tmp_path, seconds=2.0).code in (Problem.CRASHED, Problem.TOO_LONG)
    pid = int((tmp_path / "pid").read_text())
    end = time.monotonic() + 10
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != "zombie" and time.monotonic() < end:
        time.sleep(0.02)
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == "zombie"


def test_a_parser_sees_nothing_of_the_environment_nor_of_open_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TINHSO_SECRET_KEY", "hush")
    (tmp_path / "open").write_text("private")
    with (tmp_path / "open").open() as held:
        os.set_inheritable(held.fileno(), True)
        seen = f"['TINHSO_SECRET_KEY' in os.environ, os.path.exists('/dev/fd/{held.fileno()}')]"
        program = "import os; " + RESULT.format(answer=seen)
        said, _ = sandbox.converse((sys.executable, "-c", program), tmp_path, limits=Limits())
    assert said == [False, False]


def answer(**changed: object) -> dict[str, object]:
    whole: dict[str, object] = {
        "format": "pdf",
        "text": "Một dòng",
        "places": [],
        "pages": [[595, 842, False]],
        "signatures": [],
        "encoding": None,
        "title": None,
        "site": None,
        "published_on": None,
    }
    return whole | changed


def place(start: object = 0, end: object = 8, page: object = 1, box: object = None) -> list[object]:
    return [start, end, "paragraph", page, box, None, None, None, None, None]


def believed(said: object) -> Problem | None:
    try:
        sandbox._believed(lambda: sandbox.wire.heard(said, Limits(text=1000, pages=10)))
    except FileProblem as problem:
        return problem.code
    return None


def test_an_answer_that_holds_together_is_believed() -> None:
    assert believed(answer(places=[place(), place(4, 8, box=[0, 0.1, 0.5, 1])])) is None


@pytest.mark.parametrize(
    "said",
    [
        None,
        [],
        {},
        answer(format="exe"),
        answer(text=5),
        answer(text="a\0b"),
        answer(text="\ud800"),
        answer(text="x" * 1001),
        answer(pages=[[595, 842, False]] * 11),
        answer(pages=[[0, 842, False]]),
        answer(pages=[["x", 842, False]]),
        answer(places=[place(end=9)]),
        answer(places=[place(start=5, end=4)]),
        answer(places=[place(start=-1)]),
        answer(places=[place(start=True)]),
        answer(places=[place(page=2)]),
        answer(places=[place(4), place(0)]),
        answer(places=[place(box=[0, 0, 2, 1])]),
        answer(places=[place(box=[0.5, 0, 0.1, 1])]),
        answer(places=[place(box=[0, 0, 1])]),
        answer(places=[place(box=[0, 0, 1, float("nan")])]),
        answer(signatures=[["x"]]),
        answer(published_on="yesterday"),
    ],
)
def test_an_answer_that_cannot_be_is_not_believed(said: object) -> None:
    assert believed(said) is Problem.CRASHED


def test_plain_text_needs_no_process() -> None:
    found = sandbox.extract("Tăng 5% trong năm 2026.".encode(), "a.txt")
    assert (found.format, found.text, found.encoding) == (Format.TEXT, "Tăng 5% trong năm 2026.", "utf-8")


def test_a_file_beyond_the_size_allowed_is_not_opened() -> None:
    with pytest.raises(FileProblem) as caught:
        sandbox.extract(b"x" * 2_000, "a.txt", limits=Limits(size=1_000))
    assert caught.value.code is Problem.TOO_LARGE


def test_nothing_is_left_in_the_folder_for_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(FileProblem):
        sandbox.extract(b"%PDF-1.7\nnothing of the kind", "a.pdf")
    assert list(tmp_path.iterdir()) == []
