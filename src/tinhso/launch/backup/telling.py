"""Who is told how a backup comes along."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Telling:
    """`say` takes the steps in words; `hear` what is being done, how much of it is done, of how much (0: unknown)."""

    say: Callable[[str], None] = lambda text: None
    hear: Callable[[str, int, int], None] = lambda what, done, of: None
