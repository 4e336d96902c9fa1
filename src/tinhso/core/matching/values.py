"""How close two statements of measured things are, and why."""

from dataclasses import dataclass
from enum import StrEnum


class Closeness(StrEnum):
    """What a comparison of two measured things concludes."""

    SAME = "same"
    BRIEFER = "briefer"  # same population and measure, a base or a technology left out by one
    SIMILAR = "similar"  # another counted population, verb or unit: offered, never joined
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Match:
    """The conclusion, the differences (a code and the words it speaks of), and a score from 0 to 1."""

    closeness: Closeness
    differences: tuple[tuple[str, str], ...] = ()
    score: float = 0.0
