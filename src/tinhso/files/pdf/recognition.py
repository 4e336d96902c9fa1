"""Letters in pictures of pages: Tesseract with `vie`, where it is installed; else the file is refused."""

import csv
import io
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tinhso.files.pdf.opened import picture
from tinhso.files.pdf.values import Line, around
from tinhso.files.reading import Source
from tinhso.files.values import Box, FileProblem, Problem

_WIDTH = 2_480  # pixels: A4 at 300 a inch
_WORD = "5"
_HEAD = 0.25  # of the first page: there, the two columns of an official head stand side by side
_COLUMN_GAP = 14.0  # points between them


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that was recognised; how `sure`, of 100."""

    text: str
    box: Box
    sure: float


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
    size = document[number - 1].get_size()
    return _read(done.stdout.decode("utf-8", "replace"), number, size)


def _read(table: str, number: int, size: tuple[float, float]) -> list[Line]:
    """The words of Tesseract's table, those of a line together; its pixels as points of the page."""
    csv.field_size_limit(sys.maxsize)
    words: dict[tuple[str, ...], list[_Word]] = {}
    scale = 0.0
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == "1":
            scale = size[0] / max(1, int(row["width"]))
        elif row["level"] == _WORD and any(char.isalnum() or char in "-+%" for char in row["text"] or ""):
            left, top, wide, tall = (int(row[key]) * scale for key in ("left", "top", "width", "height"))
            word = _Word(row["text"].strip(), (left, top, left + wide, top + tall), float(row["conf"]))
            words.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(word)
    head = _HEAD * size[1] if number == 1 else 0.0
    return [_line(part, number) for row in words.values() for part in _parts(row, head)]


def _parts(row: list[_Word], head: float) -> list[list[_Word]]:
    """A line as it is; in the head of the first page, its columns."""
    parts = [[row[0]]]
    for word in row[1:]:
        if word.box[3] < head and word.box[0] - parts[-1][-1].box[2] > _COLUMN_GAP:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _line(words: list[_Word], number: int) -> Line:
    weight = sum(len(word.text) for word in words)
    sure = sum(max(0.0, word.sure) * len(word.text) for word in words) / weight / 100
    box = around([word.box for word in words])
    text = unicodedata.normalize("NFC", " ".join(word.text for word in words))
    # Heights of recognised lines differ by their letters: one size for all, so that lines join.
    return Line(text, box, 12.0, number, confidence=min(1.0, round(sure, 3)))
