"""The bytes a child sends, taken apart as they come: progress, then one result or problem."""

import json
import re
from collections.abc import Callable
from typing import Any

from tinhso.files.limits import Limits
from tinhso.files.values import Problem

_HEAD = re.compile(rb"(progress|extra|result|problem) (\d{1,12}) (\d{1,12})\Z")
_LONGEST_HEAD = 64
_MOST_SIZE = 4  # bytes of JSON for a code point of text and its share of places
_LEAST = 64 * 1024 * 1024


class NoAnswerError(Exception):
    """What came is no answer."""


class Answer:
    """What has come so far. `more_seconds` is what the child asked for beyond its time, within its limits."""

    def __init__(self, limits: Limits, on_progress: Callable[[int, int], None] | None) -> None:
        self._limits, self._on_progress = limits, on_progress
        self._buffer = bytearray()
        self._word = ""
        self._lengths = (0, 0)
        self.more_seconds = 0.0
        self.where = ""

    def take(self, heard: bytes) -> None:
        """Take what came next. Raises NoAnswerError where it cannot be part of an answer."""
        self._buffer += heard
        while not self._word and self._line():
            pass
        if len(self._buffer) > (sum(self._lengths) if self._word else _LONGEST_HEAD - 1):
            raise NoAnswerError("more than was announced")

    def _line(self) -> bool:
        end = self._buffer.find(b"\n", 0, _LONGEST_HEAD)
        if end < 0:
            return False
        head = _HEAD.match(bytes(self._buffer[:end]))
        if head is None:
            raise NoAnswerError("no such line")
        del self._buffer[: end + 1]
        word, one, two = head[1].decode("ascii"), int(head[2]), int(head[3])
        if word == "progress":
            self._progress(one, two)
        elif word == "extra":  # pages whose letters must be recognised
            self.more_seconds = min(one, self._limits.pages) * self._limits.seconds_a_page
        else:
            self._begin(word, one, two)
        return True

    def _progress(self, done: int, of: int) -> None:
        self.where = f"trang {done}"
        if self._on_progress and done <= of:
            self._on_progress(done, of)

    def _begin(self, word: str, body: int, blob: int) -> None:
        most = max(_LEAST, self._limits.text * _MOST_SIZE)
        if body > most or blob > self._limits.unpacked:
            raise NoAnswerError("an answer larger than allowed")
        self._word, self._lengths = word, (body, blob)

    @property
    def is_whole(self) -> bool:
        """Whether all that was announced is here."""
        return bool(self._word) and len(self._buffer) == sum(self._lengths)

    @property
    def problem(self) -> tuple[Problem, str, str] | None:
        """The problem told, with its place and detail. Raises NoAnswerError."""
        if not self.is_whole:
            raise NoAnswerError("no answer")
        if self._word != "problem":
            return None
        said = self._json()
        if not (isinstance(said, list) and len(said) == 3 and all(isinstance(word, str) for word in said)):
            raise NoAnswerError("no problem")
        if said[0] not in list(Problem):
            raise NoAnswerError("unknown problem")
        return Problem(said[0]), said[1][:300], said[2][:300]

    def result(self) -> tuple[Any, bytes]:
        """The JSON and the data of a result. Raises NoAnswerError."""
        return self._json(), bytes(self._buffer[self._lengths[0] :])

    def _json(self) -> Any:
        try:
            return json.loads(self._buffer[: self._lengths[0]])
        except (ValueError, RecursionError):
            raise NoAnswerError("no JSON") from None
