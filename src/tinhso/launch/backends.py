"""The live server processes of one cluster, found by where they work, and their orderly end."""

import signal
import time
from pathlib import Path

import psutil

from tinhso.launch import leftovers


def of_cluster(data: Path) -> list[psutil.Process]:
    """Processes named postgres whose working folder is the cluster's: the postmaster and its backends."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.name().startswith("postgres") and Path(process.cwd()) == data:
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return found


def clear(data: Path, sockets: Path, patience: float) -> bool:
    """End every server process of the cluster, remove its stale pid and socket files; whether all are gone.

    A live postmaster is asked for a fast stop and given `patience` seconds, then an immediate one. Backends
    whose postmaster was killed leave by themselves; they get 2 seconds. Only then is anything killed: what
    the memory held is rebuilt from the write-ahead log, but never while an old backend could still write.
    """
    orphaned = not _postmasters(of_cluster(data))
    for what, wait in (
        (signal.SIGINT, 2.0 if orphaned else patience),
        (signal.SIGQUIT, 5.0),
        (signal.SIGKILL, 5.0),
    ):
        alive = of_cluster(data)
        if not alive:
            break
        leftovers.send(alive if what == signal.SIGKILL else _postmasters(alive) or alive, what)
        _wait_gone(data, wait)
    if of_cluster(data):
        return False
    (data / "postmaster.pid").unlink(missing_ok=True)
    for name in (".s.PGSQL.5432.lock", ".s.PGSQL.5432"):
        (sockets / name).unlink(missing_ok=True)
    return True


def _postmasters(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Those that are the parent of others; a postmaster always has its checkpointer once it serves."""
    parents = set()
    for process in processes:
        try:
            parents.add(process.ppid())
        except psutil.Error:
            continue
    return [p for p in processes if p.pid in parents]


def _wait_gone(data: Path, seconds: float) -> None:
    end = time.monotonic() + seconds
    while of_cluster(data) and time.monotonic() < end:
        time.sleep(0.05)
