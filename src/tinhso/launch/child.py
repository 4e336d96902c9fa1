"""One supervised program: started apart from our terminal, watched, raised again with growing patience."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from math import inf
from pathlib import Path

import psutil

from tinhso.launch import leftovers, logs

_WAITS = (0.0, 1.0, 2.0, 4.0, 8.0)  # seconds before the first, second, … new start, never longer
_STEADY = 30.0  # seconds of life after which a fall counts as the first again


@dataclass(frozen=True, slots=True)
class Program:
    """What to start: a short name, the word people read, the command, and seconds it may take to end.

    `listens` marks a program whose standing connection to the database does not come back by itself.
    """

    name: str
    title: str
    command: tuple[str, ...]
    patience: float = 12.0
    listens: bool = False


class Patience:
    """How long to wait before what fell over is raised again."""

    def __init__(self) -> None:
        self.falls = 0

    def after(self, lived: float) -> float:
        """Seconds to wait after a fall that ended a life of `lived` seconds."""
        self.falls = 1 if lived >= _STEADY else self.falls + 1
        return _WAITS[min(self.falls, len(_WAITS)) - 1]


class Child:
    """A program while it is supervised; it leads its own session, so Ctrl-C reaches the supervisor alone."""

    def __init__(self, program: Program, folder: Path, environment: Mapping[str, str]) -> None:
        self.program = program
        self.log = folder / "logs" / f"{program.name}.log"
        self.patience = Patience()
        self.due = 0.0  # moment of the next start, on the monotonic clock
        self._environment = {**environment, leftovers.PART: program.name}
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._deadline = inf

    @property
    def pid(self) -> int | None:
        """The number of the running process, None between two lives."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the program; its output goes to its log."""
        with logs.opened(self.log) as log:
            self._process = subprocess.Popen(
                self.program.command,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._started = time.monotonic()
        self._deadline = inf

    def fall(self) -> int | None:
        """The exit code if the program has ended since it was started (negative: the signal), else None.

        What it left of its own group is ended with it, and the moment of the next start is set.
        """
        if self._process is None:
            return None
        if not _ended(self._process):
            if time.monotonic() > self._deadline:
                _kill_group(self._process)
            return None
        # The dead leader is not yet reaped: its number, and so the group, cannot have passed to others.
        _kill_group(self._process)
        code = self._process.wait()
        self._process = None
        now = time.monotonic()
        self.due = now + self.patience.after(now - self._started)
        return code

    def ask_to_end(self, within: float = inf) -> None:
        """Ask the program to end; `end` waits for it, `fall` ends it after `within` seconds."""
        if self._process is not None and not _ended(self._process):
            self._process.send_signal(signal.SIGTERM)
            self._deadline = time.monotonic() + within

    def end(self) -> None:
        """Wait until the program has ended, by force when its patience runs out."""
        if self._process is None:
            return
        until = time.monotonic() + self.program.patience
        while not _ended(self._process) and time.monotonic() < until:
            time.sleep(0.05)
        _kill_group(self._process)
        self._process.wait()
        self._process = None


def _ended(process: subprocess.Popen[bytes]) -> bool:
    try:
        return process.returncode is not None or leftovers.is_over(psutil.Process(process.pid))
    except psutil.NoSuchProcess:
        return True


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
