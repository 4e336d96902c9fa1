"""What a long command tells while it works: its steps as lines, and one line written over on a terminal."""

import sys
import time
from contextlib import suppress

from tinhso.launch.backup.telling import Telling

_PAUSE = 0.2  # seconds between two looks of the line


class Line:
    """Steps on standard output; how far a step has come on standard error, where somebody looks."""

    def __init__(self) -> None:
        self._shown_at = 0.0

    @property
    def telling(self) -> Telling:
        """This line, for those who work."""
        return Telling(self.say, self.hear)

    def say(self, text: str) -> None:
        """Tell a step; whoever read may have gone."""
        self.clear()
        with suppress(OSError):
            print(text, flush=True)

    def hear(self, what: str, done: int, of: int) -> None:
        """How much of something is done, of how much; 0 where nobody knows."""
        now = time.monotonic()
        if sys.stderr.isatty() and now - self._shown_at > _PAUSE:
            self._shown_at = now
            end = f"/{of}" if of else ""
            print(f"\r\x1b[K{what}: {done}{end}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown_at:
            self._shown_at = 0.0
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def size(of: int) -> str:
    """Bytes as people read them."""
    return f"{of / 1_000_000:.1f} MB".replace(".", ",")
