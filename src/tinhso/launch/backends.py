"""The live server processes of one cluster, found by the folder they work in, and their orderly end."""

import signal
import time
from contextlib import suppress
from pathlib import Path

import psutil

from tinhso.launch import leftovers


def of_cluster(data: Path) -> list[psutil.Process]:
    """Server processes that work in the cluster folder."""
    return [p for p in _servers() if _works_in(p, data)]


def of_removed_cluster(data: Path) -> list[psutil.Process]:
    """Server processes started on a cluster folder that has since been removed or replaced by another.

    They matter: a server writes its control file by the full path, so an orderly stop of such a one would
    overwrite that of a cluster that stands in the same place by now.
    """
    lost = [p for p in _servers() if _was_started_on(p, data) and not _works_in(p, data)]
    return [*lost, *(child for p in lost for child in _children(p))]


def clear(data: Path, sockets: Path, patience: float) -> bool:
    """End every server process of the cluster, remove its stale pid and socket files; whether all are gone.

    A live postmaster is asked for a fast stop and given `patience` seconds, then an immediate one. Backends
    whose postmaster was killed leave by themselves; they get 2 seconds. Only then is anything killed: what
    the memory held is rebuilt from the write-ahead log, but never while an old backend could still write.
    """
    leftovers.kill(of_removed_cluster(data))
    orphaned = not _postmasters(of_cluster(data))
    steps = ((signal.SIGINT, 2.0 if orphaned else patience), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))
    for what, wait in steps:
        alive = of_cluster(data)
        if not alive:
            break
        leftovers.send(alive if what == signal.SIGKILL else _postmasters(alive) or alive, what)
        _wait_gone(data, wait)
    if of_cluster(data) or of_removed_cluster(data):
        return False
    (data / "postmaster.pid").unlink(missing_ok=True)
    for name in (".s.PGSQL.5432.lock", ".s.PGSQL.5432"):
        (sockets / name).unlink(missing_ok=True)
    return True


def _servers() -> list[psutil.Process]:
    return [p for p in psutil.process_iter(["name"]) if (p.info["name"] or "").startswith("postgres")]


def _works_in(process: psutil.Process, data: Path) -> bool:
    here = Path(f"/proc/{process.pid}/cwd")
    with suppress(psutil.Error, OSError):
        # The folder itself, not its name: a container may use the same name for another.
        return data.exists() and (here.samefile(data) if here.exists() else Path(process.cwd()) == data)
    return False


def _children(process: psutil.Process) -> list[psutil.Process]:
    with suppress(psutil.Error):
        return process.children()
    return []


def _was_started_on(process: psutil.Process, data: Path) -> bool:
    with suppress(psutil.Error):
        return process.cmdline()[1:3] == ["-D", str(data)] and leftovers.sees_our_folders(process)
    return False


def _postmasters(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Those that are the parent of others; a postmaster always has its checkpointer once it serves."""
    return [p for p in processes if _children(p)]


def _wait_gone(data: Path, seconds: float) -> None:
    end = time.monotonic() + seconds
    while of_cluster(data) and time.monotonic() < end:
        time.sleep(0.05)
