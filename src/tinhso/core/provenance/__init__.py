"""Where a figure or a fact comes from: the passage of a text that says it, the clause that decided it."""

from dataclasses import dataclass

__all__ = ["Citation", "Passage"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text named by `source`: `start` and `end` count code points, `quote` stands there."""

    source: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Citation:
    """What decided something: the legal instrument and, where known, its clause in its own words."""

    instrument: str
    clause: str = ""
