"""Letters in pictures of pages: Tesseract with `vie`, where it is installed; else the file is refused."""

import csv
import io
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from tinhso.files.pdf.opened import picture
from tinhso.files.pdf.values import Line, around
from tinhso.files.reading import Source
from tinhso.files.values import FileProblem, Problem

_WIDTH = 2_480  # pixels: A4 at 300 a inch
_WORD = "5"
_LEAST = 15.0  # of 100: below it, letters are guessed from stains


def recognised(document: Any, pages: Sequence[int], source: Source) -> Iterator[tuple[int, list[Line]]]:
    """The lines of each of these pages. Raises FileProblem: SCANNED where no recogniser is installed."""
    if not pages:
        return
    if not is_installed():
        raise FileProblem(Problem.SCANNED, f"trang {pages[0]}")
    source.more_time(len(pages))
    for done, number in enumerate(pages):
        source.progress(done, len(pages))
        yield number, _lines(document, number, source.limits.seconds_a_page)


def is_installed() -> bool:
    """Whether Tesseract can be run and knows Vietnamese."""
    if shutil.which("tesseract") is None:
        return False
    known = subprocess.run(["tesseract", "--list-langs"], capture_output=True, check=False, timeout=30)
    return b"vie" in (known.stdout + known.stderr).split()


def _lines(document: Any, number: int, seconds: float) -> list[Line]:
    image = picture(document, number, width=_WIDTH)
    try:
        done = subprocess.run(
            ["tesseract", "stdin", "stdout", "-l", "vie", "--psm", "3", "tsv"],
            input=image,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        raise FileProblem(Problem.TOO_LONG, f"trang {number}") from None
    except (subprocess.CalledProcessError, OSError):
        raise FileProblem(Problem.CRASHED, f"trang {number}") from None
    width = document[number - 1].get_size()[0]
    return _read(done.stdout.decode("utf-8", "replace"), number, width)


def _read(table: str, number: int, width: float) -> list[Line]:
    """The words of Tesseract's table, those of a line together; its pixels as points of the page."""
    csv.field_size_limit(sys.maxsize)
    words: dict[tuple[str, ...], list[dict[str, str]]] = {}
    scale = 0.0
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == "1":
            scale = width / max(1, int(row["width"]))
        elif row["level"] == _WORD and (row["text"] or "").strip() and float(row["conf"]) >= _LEAST:
            words.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(row)
    return [_line(row, number, scale) for row in words.values()]


def _line(words: list[dict[str, str]], number: int, scale: float) -> Line:
    boxes = []
    for word in words:
        left, top, wide, tall = (int(word[key]) * scale for key in ("left", "top", "width", "height"))
        boxes.append((left, top, left + wide, top + tall))
    box = around(boxes)
    weight = sum(len(word["text"]) for word in words)
    sure = sum(float(word["conf"]) * len(word["text"]) for word in words) / weight / 100
    # Heights of recognised lines differ by their letters: one size for all, so that lines join.
    return Line(
        " ".join(w["text"].strip() for w in words), box, 12.0, number, confidence=min(1.0, round(sure, 3))
    )
