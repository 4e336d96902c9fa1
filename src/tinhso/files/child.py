"""The process that parses one file and ends; its parent is `sandbox`.

It reads the file `input` in the folder it stands in. On what was its standard output it writes lines "progress DONE
OF" and, last, "result LENGTH LENGTH" or "problem LENGTH 0" with as many bytes of JSON and of data behind. Nothing
else may write there: a library that prints does not reach the parent.
"""

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from tinhso.files import limits, reading, wire
from tinhso.files.sniffing import sniff
from tinhso.files.values import FileProblem, Format, Problem

_BETWEEN = 0.1  # seconds between two reports of progress


def main() -> None:
    """Do what the first argument says and answer."""
    said = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    task = json.loads(sys.argv[1])
    bounds = limits.Limits(**task["limits"])
    limits.apply(bounds)
    try:
        source = _source(task, bounds, said)
        answer, blob = _TASKS[task["do"]](source, task)
        _say(said, "result", answer, blob=blob)
    except FileProblem as problem:
        _say(said, "problem", [problem.code, problem.where, ""])
    except (MemoryError, RecursionError) as problem:
        _say(said, "problem", [Problem.TOO_MUCH_MEMORY, "", type(problem).__name__])
    # What libraries would do at their end is of no use, and may hang or crash.
    os._exit(0)


def _end_with_the_parent() -> None:
    """The parent never writes and holds the other end as long as it lives."""
    os.read(0, 1)
    os.killpg(os.getpgid(0), signal.SIGKILL)


def _source(task: dict[str, object], bounds: limits.Limits, said: BinaryIO) -> reading.Source:
    data = Path("input").read_bytes()
    name = str(task["name"])
    roots = tuple(path.read_bytes() for path in sorted(Path("roots").glob("*")))
    form = Format.ZIP if task["do"] == "unpack" else sniff(data, name)

    def more_time(pages: int) -> None:
        limits.more_time(bounds, pages)
        said.write(f"extra {pages} 0\n".encode("ascii"))
        said.flush()

    return reading.Source(data, name, form, bounds, roots, _reporter(said), more_time)


def _reporter(said: BinaryIO) -> Callable[[int, int], None]:
    last = 0.0

    def report(done: int, of: int) -> None:
        nonlocal last
        if time.monotonic() - last >= _BETWEEN:
            last = time.monotonic()
            said.write(f"progress {int(done)} {int(of)}\n".encode("ascii"))
            said.flush()

    return report


def _say(said: BinaryIO, word: str, answer: object, *, blob: bytes = b"") -> None:
    body = json.dumps(answer, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")
    said.write(f"{word} {len(body)} {len(blob)}\n".encode("ascii") + body)
    said.write(blob)
    said.flush()


def _extract(source: reading.Source, task: dict[str, object]) -> tuple[object, bytes]:
    return wire.told(reading.extract(source)), b""


def _unpack(source: reading.Source, task: dict[str, object]) -> tuple[object, bytes]:
    members = reading.unpack(source)
    return [[one.name, len(one.data), one.problem] for one in members], b"".join(one.data for one in members)


def _page_image(source: reading.Source, task: dict[str, object]) -> tuple[object, bytes]:
    return [], reading.page_image(source, int(str(task["page"])), width=int(str(task["width"])))


_TASKS = {"extract": _extract, "unpack": _unpack, "page_image": _page_image}

if __name__ == "__main__":
    main()
