"""What a start runs: the preparing program, the web server, the worker; values that tests can replace."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tinhso import __version__
from tinhso.launch import folder as folders
from tinhso.launch import leftovers
from tinhso.launch.child import Program
from tinhso.launch.options import Options


@dataclass(frozen=True, slots=True)
class Plan:
    """The programs of one start; `web` serves HTTP on the options' address, `free` tells the free bytes."""

    options: Options
    prepare: tuple[str, ...]
    web: Program
    worker: Program
    version: str = __version__
    free: Callable[[Path], int] = folders.free_bytes


def standard(options: Options) -> Plan:
    """The programs of tinhso itself."""
    python = (sys.executable, "-m")
    # Loaded once and forked: half the work of a start, and less memory.
    # Loaded once and forked (--preload): half the work of a start, a fifth less memory.
    threads = ("--worker-class", "gthread", "--workers", "2", "--threads", "4", "--graceful-timeout", "8")
    server = (
        *python,
        "gunicorn",
        "tinhso.wsgi:application",
        "--bind",
        options.address,
        "--no-control-socket",
        "--preload",
    )
    return Plan(
        options=options,
        prepare=(*python, "django", "prepare"),
        web=Program("web", "máy chủ web", (*server, *threads)),
        worker=Program(
            "worker", "bộ chạy việc nền", (*python, "django", "procrastinate", "worker"), listens=True
        ),
    )


def environment(options: Options, app_url: str) -> dict[str, str]:
    """What every child is told; the address of the owner of the tables is not in it."""
    kept = {k: v for k, v in os.environ.items() if options.database_url or not k.startswith("PG")}
    kept.pop("TINHSO_OWNER_DATABASE_URL", None)
    return {
        **kept,
        leftovers.FOLDER: str(options.folder),
        "DATABASE_URL": app_url,
        "DJANGO_SETTINGS_MODULE": "tinhso.settings",
        "PYTHONUNBUFFERED": "1",
    }
