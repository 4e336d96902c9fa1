"""Children that outlived a killed supervisor, recognised by the marks that only a supervisor puts on them."""

import os
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psutil

# Each child of a supervisor carries both variables: whose folder, and which part it is.
FOLDER, PART = "TINHSO_DATA", "TINHSO_PART"


def children_of(folder: Path) -> list[psutil.Process]:
    """Live programs that a supervisor of this folder started, and what they started; never this process."""
    return [p for p in psutil.process_iter() if p.pid != os.getpid() and _belongs(p, folder)]


def part_of(process: psutil.Process) -> tuple[str, str]:
    """The folder and the part written on a process, or two empty words for a foreign or unreadable one."""
    try:
        marks = process.environ()
    except (psutil.Error, OSError):
        return "", ""
    return (marks[FOLDER], marks[PART]) if FOLDER in marks and PART in marks else ("", "")


def stop(processes: Sequence[psutil.Process], patience: float) -> None:
    """Ask the processes to end, and end those that have not after `patience` seconds."""
    send(processes, signal.SIGTERM)
    kill(_outliving(processes, patience))


def kill(processes: Sequence[psutil.Process]) -> None:
    """End the processes without asking, and wait until they are gone, 5 seconds at most."""
    send(processes, signal.SIGKILL)
    _outliving(processes, 5)


def is_over(process: psutil.Process) -> bool:
    """Whether a process has ended, even where nobody takes note of it (as in many containers)."""
    try:
        return not process.is_running() or bool(process.status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


def send(processes: Sequence[psutil.Process], what: signal.Signals) -> None:
    """Send one signal to each; psutil refuses by itself when a number has passed to another process."""
    for process in processes:
        with suppress(psutil.Error):
            process.send_signal(what)


def sees_our_folders(process: psutil.Process) -> bool:
    """Whether a name of a folder means to the process what it means to us; in a container it may not."""
    try:
        return os.readlink(f"/proc/{process.pid}/ns/mnt") == os.readlink("/proc/self/ns/mnt")
    except OSError:
        # Where there is no such thing as a mount namespace, all names mean the same.
        return not Path("/proc/self/ns").exists()


def _belongs(process: psutil.Process, folder: Path) -> bool:
    return part_of(process)[0] == str(folder) and sees_our_folders(process)


def _outliving(processes: Sequence[psutil.Process], seconds: float) -> list[psutil.Process]:
    end = time.monotonic() + seconds
    while (alive := [p for p in processes if not is_over(p)]) and time.monotonic() < end:
        time.sleep(0.05)
    return alive
