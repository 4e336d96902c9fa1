"""The logs of the children: appended to, turned over by size, and quoted when a child fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedWriter
from pathlib import Path

_LARGE = 5_000_000  # bytes; one older file is kept


@contextmanager
def opened(path: Path) -> Iterator[BufferedWriter]:
    """The log to append to; one grown large is first set aside as `<name>.1`."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    if path.exists() and path.stat().st_size > _LARGE:
        path.replace(path.with_name(path.name + ".1"))
    with path.open("ab") as file:
        yield file


def tail(path: Path, lines: int = 8) -> str:
    """The last lines of a log, each set in; an empty word when there is none."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - 8_000))
            text = file.read().decode("utf-8", errors="replace")
    except FileNotFoundError:
        return ""
    return "\n".join(f"    {line}" for line in text.splitlines()[-lines:])
