"""What a scoreboard is made from and what it holds: texts in, rows with their sources and judgement out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tinhso.core.lawtext import Statement, Whole
from tinhso.core.matching import Match
from tinhso.core.pace import Assessment
from tinhso.core.provenance import Passage


@dataclass(frozen=True, slots=True)
class Text:
    """The statements of one text; `source` names it, `dated` is the day it speaks on, None if unknown."""

    source: str
    statements: tuple[Statement, ...]
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement and the text that makes it."""

    statement: Statement
    source: str

    @property
    def passage(self) -> Passage:
        """The stretch of the text that says it."""
        said = self.statement
        return Passage(self.source, said.start, said.end, said.quote)


@dataclass(frozen=True, slots=True)
class Result:
    """A reported figure with the last day of the period it speaks of, None where nothing says so."""

    cited: Cited
    as_of: date | None


@dataclass(frozen=True, slots=True)
class Joined:
    """A result that stands against a target, and how close their wordings are.

    `value`: as judged, in the target's unit. `share_of`: the whole, where `value` is a share computed from
    the count reported. `stated_rate`: the percentage of the plan that the text itself gives beside it.
    """

    result: Result
    match: Match
    value: Decimal
    share_of: Whole | None = None
    stated_rate: Cited | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """A result that only resembles what the target measures: shown, never joined."""

    result: Result
    match: Match


@dataclass(frozen=True, slots=True)
class Restated:
    """Another place that states the same target."""

    cited: Cited
    match: Match


class Departure(StrEnum):
    """In which respect a report states a target otherwise than the resolution."""

    VALUE = "value"
    COMPARATOR = "comparator"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Departs:
    """The target of the resolution that a report states otherwise, and in which respects."""

    cited: Cited
    match: Match
    in_respects: tuple[Departure, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A target, where it stands written, what was reported against it, and how it stands.

    `joined`: newest first, undated last. `latest`: the one the assessment speaks of. `departs`: set for a
    report's target that the resolution states with another value, comparator or deadline.
    """

    target: Cited
    assessment: Assessment
    restated: tuple[Restated, ...] = ()
    joined: tuple[Joined, ...] = ()
    latest: Joined | None = None
    offered: tuple[Offered, ...] = ()
    departs: Departs | None = None


class Omission(StrEnum):
    """Why a statement is not on the board."""

    LATER = "later"  # a result that speaks of a day after the one asked for
    TOO_LARGE = "too_large"  # a number beyond anything that is measured


@dataclass(frozen=True, slots=True)
class Omitted:
    """A statement that is not on the board, and why."""

    cited: Cited
    why: Omission


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """How the targets stand on a day: `rows` of the resolution, `reported` found only in the reports."""

    on: date
    rows: tuple[Row, ...]
    reported: tuple[Row, ...]
    omitted: tuple[Omitted, ...] = ()
