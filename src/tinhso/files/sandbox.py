"""Parsing in a process of its own: whatever a file does to its parser, the caller gets an answer in words."""

import json
import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import psutil

from tinhso.files import reading, wire
from tinhso.files.answer import Answer, NoAnswerError
from tinhso.files.limits import Limits
from tinhso.files.sniffing import sniff
from tinhso.files.values import Extract, FileProblem, Member, Problem

Progress = Callable[[int, int], None]
_T = TypeVar("_T")

_HOME = str(Path(__file__).resolve().parents[2])
_COMMAND = (sys.executable, "-s", "-P", "-m", "tinhso.files.child")
_USUAL = Limits()
_WATCH = 0.1  # seconds between two looks at the child's memory
_PAST = 0.8  # of the memory allowed; who held as much and was ended by a signal, ran out of it


def extract(
    data: bytes,
    name: str,
    *,
    limits: Limits = _USUAL,
    roots: tuple[bytes, ...] = (),
    on_progress: Progress | None = None,
) -> Extract:
    """The text of a file, with the place of every stretch and its signatures.

    `on_progress(done, of)` hears of pages, a few times a second; `roots` are the certificates (DER or PEM) that
    signatures may lead to. Raises FileProblem, whatever happens in the parser.
    """
    _check_size(data, limits)
    form = sniff(data, name)
    if form in reading.SAFE:
        return reading.extract(reading.Source(data, name, form, limits))
    said, _ = _run({"do": "extract", "name": name}, (data, *roots), limits=limits, on_progress=on_progress)
    return _believed(lambda: wire.heard(said, limits))


def unpack(data: bytes, *, limits: Limits = _USUAL) -> tuple[Member, ...]:
    """The files in a ZIP archive that may be documents, in its order. Raises FileProblem."""
    _check_size(data, limits)
    said, blob = _run({"do": "unpack", "name": ""}, (data,), limits=limits)
    return _believed(lambda: wire.members_heard(said, blob, limits))


def page_image(data: bytes, page: int, *, width: int, limits: Limits = _USUAL) -> bytes:
    """A page of a PDF, counted from 1, as a PNG of that many pixels' width. Raises FileProblem."""
    _check_size(data, limits)
    _, blob = _run({"do": "page_image", "name": "", "page": page, "width": width}, (data,), limits=limits)
    if not blob.startswith(b"\x89PNG\r\n\x1a\n"):
        raise FileProblem(Problem.CRASHED, detail="no picture")
    return blob


def _check_size(data: bytes, limits: Limits) -> None:
    if len(data) > limits.size:
        raise FileProblem(Problem.TOO_LARGE)


def _believed(read: Callable[[], _T]) -> _T:
    try:
        return read()
    except wire.WrongAnswerError as wrong:
        raise FileProblem(Problem.CRASHED, detail=f"wrong answer: {wrong}") from None


def _run(
    task: dict[str, Any], files: Sequence[bytes], *, limits: Limits, on_progress: Progress | None = None
) -> tuple[Any, bytes]:
    """The child's answer: JSON and data. `files` are the file itself and the roots of trust."""
    folder = Path(tempfile.mkdtemp(prefix="tinhso-read-"))
    try:
        (folder / "input").write_bytes(files[0])
        (folder / "roots").mkdir()
        for i, root in enumerate(files[1:]):
            (folder / "roots" / f"{i:04}").write_bytes(root)
        command = (*_COMMAND, json.dumps(task | {"limits": asdict(limits)}))
        return converse(command, folder, limits=limits, on_progress=on_progress)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def converse(
    command: Sequence[str], folder: Path, *, limits: Limits, on_progress: Progress | None = None
) -> tuple[Any, bytes]:
    """What a child answers; it and all it started are gone afterwards. Raises FileProblem."""
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=_environment(folder),
        start_new_session=True,
    )
    with child:
        try:
            return _Conversation(child, limits, on_progress).result()
        finally:
            _end(child)


def _environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": _HOME,
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_THREAD_LIMIT": "1",
        "LC_ALL": "C.UTF-8",
        "HOME": str(folder),
        "TMPDIR": str(folder),
    }


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child's whole group: it leads one of its own, so nobody else is in it."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        child.kill()
    child.wait()


class _Conversation:
    """Listening to a child while watching its time and memory."""

    def __init__(self, child: subprocess.Popen[bytes], limits: Limits, on_progress: Progress | None) -> None:
        self._child, self._limits = child, limits
        self._answer = Answer(limits, on_progress)
        self._complaint = b""
        self._begun = time.monotonic()
        self._most = 0

    def result(self) -> tuple[Any, bytes]:
        try:
            self._listen()
            code, where, detail = self._answer.problem or (None, "", "")
            if code is None:
                return self._answer.result()
        except NoAnswerError as wrong:
            code, where, detail = self._fate(str(wrong))
        raise FileProblem(code, where, detail=detail)

    def _listen(self) -> None:
        assert self._child.stdout
        assert self._child.stderr
        with selectors.DefaultSelector() as selector:
            selector.register(self._child.stdout, selectors.EVENT_READ)
            selector.register(self._child.stderr, selectors.EVENT_READ)
            while not self._answer.is_whole and selector.get_map():
                for key, _ in selector.select(_WATCH):
                    heard = os.read(key.fd, 1 << 20)
                    if not heard:
                        selector.unregister(key.fileobj)
                    elif key.fileobj is self._child.stdout:
                        self._answer.take(heard)
                    else:
                        self._complaint = (self._complaint + heard)[-2_000:]
                self._watch()

    def _watch(self) -> None:
        allowed = self._limits.seconds + self._answer.more_seconds
        if time.monotonic() - self._begun > allowed:
            raise FileProblem(Problem.TOO_LONG, self._answer.where)
        self._most = max(self._most, _memory(self._child.pid))
        if self._most > self._limits.memory:
            raise FileProblem(Problem.TOO_MUCH_MEMORY, self._answer.where)

    def _fate(self, wrong: str) -> tuple[Problem, str, str]:
        """Why there is no answer."""
        try:
            status: int | None = self._child.wait(timeout=1)
        except subprocess.TimeoutExpired:
            status = None
        said = self._complaint.decode("utf-8", "replace").strip().rpartition("\n")[2]
        detail = f"{wrong}, status {status}, {said}"
        if status == -signal.SIGXCPU:
            return Problem.TOO_LONG, self._answer.where, detail
        is_full = self._most > _PAST * self._limits.memory or "MemoryError" in said
        return (Problem.TOO_MUCH_MEMORY if is_full else Problem.CRASHED), self._answer.where, detail


def _memory(pid: int) -> int:
    """What a process and those it started hold in memory, in bytes."""
    try:
        child = psutil.Process(pid)
        group = [child, *child.children(recursive=True)]
    except psutil.Error:
        return 0
    total = 0
    for one in group:
        try:
            total += int(one.memory_info().rss)
        except psutil.Error:
            continue
    return total
