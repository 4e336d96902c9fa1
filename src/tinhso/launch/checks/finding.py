"""One thing that was looked at."""

from dataclasses import dataclass
from enum import StrEnum

from tinhso.launch.refusal import RefusalError


class Level(StrEnum):
    """How it stands; only `bad` must be mended."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it stands, and what to do where it does not stand well."""

    topic: str
    level: Level
    what: str
    advice: str = ""

    @classmethod
    def good(cls, topic: str, what: str) -> "Finding":
        """Nothing to do."""
        return cls(topic, Level.GOOD, what)

    @classmethod
    def refused(cls, topic: str, refusal: RefusalError) -> "Finding":
        """What would also end a start."""
        return cls(topic, Level.BAD, refusal.what, refusal.advice)
