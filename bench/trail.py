"""What an entry of the trail costs: one connection alone, then eight at once, each entry in a transaction of its own.

    python bench/trail.py [ENTRIES]

starts a throw-away server, which does not wait for the disk; DATABASE_URL names another, with an empty database.
"""

import os
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import django

_WRITERS = 8


def main() -> None:
    """Make a database, leave entries, print the times."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.settings")
    os.environ.setdefault("TINHSO_SECRET_KEY", "bench")
    os.environ.setdefault("TINHSO_LOG", "WARNING")
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    if "DATABASE_URL" in os.environ:
        measured(entries)
        return
    from tinhso.launch import cluster  # noqa: PLC0415

    with cluster.throwaway() as server:
        os.environ["DATABASE_URL"] = server.owner_url
        measured(entries)


def measured(entries: int) -> None:
    """Leave the entries alone, then at once."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from tinhso.base.models import User  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    user = User.objects.create_user("bench-trail")
    left(user, 100)
    tell("one connection", left(user, entries))
    started = time.perf_counter()
    with ThreadPoolExecutor(_WRITERS) as writers:
        times = [one for some in writers.map(lambda _: left(user, entries), range(_WRITERS)) for one in some]
    tell(f"{_WRITERS} connections", times)
    spent = time.perf_counter() - started
    print(f"{'':<16} {len(times) / spent:.0f} entries a second")


def left(user: Any, count: int) -> list[float]:
    """Leave entries, each in a transaction of its own; how long each took, in milliseconds."""
    from django.db import connection, transaction  # noqa: PLC0415

    from tinhso.base import trail  # noqa: PLC0415

    found = []
    for number in range(count):
        started = time.perf_counter()
        with transaction.atomic():
            trail.leave(by=user, verb="bench", subject=user, number=number, note="một việc đã làm")
        found.append((time.perf_counter() - started) * 1000)
    connection.close()
    return found


def tell(name: str, times: list[float]) -> None:
    """Print one line."""
    slow = statistics.quantiles(times, n=20)[-1]
    print(
        f"{name:<16} {len(times)} entries, median {statistics.median(times):.2f} ms, 95 of 100 within {slow:.2f} ms"
    )


if __name__ == "__main__":
    main()
