"""Where a figure comes from: the passage of a text that says it."""

from dataclasses import dataclass

__all__ = ["Passage"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text named by `source`: `start` and `end` count code points, `quote` stands there."""

    source: str
    start: int
    end: int
    quote: str
