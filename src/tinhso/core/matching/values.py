"""What comparing takes and gives: two wordings, how close they are, and every difference between them."""

from dataclasses import dataclass
from enum import StrEnum

from tinhso.core.lawtext import Level


class Closeness(StrEnum):
    """What a comparison of two measured things concludes."""

    SAME = "same"
    BRIEFER = "briefer"  # same population and measure, a base or a technology left out by one
    SIMILAR = "similar"  # another counted population, verb or unit: offered, never joined
    NONE = "none"

    @property
    def joins(self) -> bool:
        """Whether figures so worded may stand in one row."""
        return self in (Closeness.SAME, Closeness.BRIEFER)


class Change(StrEnum):
    """A figure that says how much something grew or shrank, not how large it is."""

    UP = "up"
    DOWN = "down"


class Aspect(StrEnum):
    """In which respect two measured things differ."""

    POPULATION = "population"  # who or what is counted, and which part of them
    VERB = "verb"  # what they do or what is done to them
    OBJECT = "object"  # the thing had, used, done
    ONLINE = "online"  # on the network or not
    TECHNOLOGY = "technology"
    CHANNEL = "channel"  # place, channel, purpose: at the bank, through the portal, for one's own work
    BASE = "base"  # the whole that a share is taken of
    MEASURE = "measure"  # a share, a count, a growth, a place in a ranking
    UNIT = "unit"
    LEVEL = "level"
    TERRITORY = "territory"
    EXCLUSION = "exclusion"
    AMBIGUOUS = "ambiguous"  # said so briefly that it could be any of several


@dataclass(frozen=True, slots=True)
class Difference:
    """One respect in which two wordings differ, and the words each side has for it ("" when it has none)."""

    aspect: Aspect
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The conclusion, the differences, and a score from 0 to 1 (the share of meaning in common)."""

    closeness: Closeness
    differences: tuple[Difference, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Wording:
    """A measured thing as a text names it.

    `unit` None: not known, so it contradicts nothing. `territory` None: the document's own. `change`: the
    figure is a growth or a reduction, said outside the indicator's name ("tăng tối thiểu 8 %").
    """

    indicator: str
    unit: str | None = None
    levels: tuple[Level, ...] = ()
    territory: str | None = None
    exclusion: str | None = None
    change: Change | None = None
