"""What judging takes and gives: a promise, what was measured, and an assessment with its reasons."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Direction(StrEnum):
    """Which way is better."""

    MORE = "more"  # at least the value
    LESS = "less"  # at most the value
    WITHIN = "within"  # between two values
    RANK = "rank"  # place N or better; a smaller number is better
    DONE = "done"  # a thing done by a day, without a number


class Path(StrEnum):
    """What is expected between the baseline and the deadline."""

    NONE = "none"
    LINEAR = "linear"
    STEPPED = "stepped"


class Status(StrEnum):
    """How a target stands on a day."""

    REACHED = "reached"  # Đạt
    ON_TRACK = "on_track"  # Đúng tiến độ
    AT_RISK = "at_risk"  # Có nguy cơ
    LATE = "late"  # Chậm
    NO_DATA = "no_data"  # Thiếu số liệu
    NOT_DUE = "not_due"  # Chưa đến kỳ


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day."""

    on: date
    value: float


@dataclass(frozen=True, slots=True)
class Promise:
    """What must be reached, by when, and along which path.

    `strict`: the value itself is not enough ("trên 80 %"). `high`: upper bound, for WITHIN. `steps`: the
    values due on days before the deadline (STEPPED). `due` None: no deadline is stated.
    """

    direction: Direction
    value: float | None
    high: float | None = None
    strict: bool = False
    due: date | None = None
    baseline: Point | None = None
    path: Path = Path.NONE
    steps: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Actual:
    """A measured value: `as_of` is the last day of the period it speaks of, None where nothing says so."""

    value: float
    as_of: date | None
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a status was given: a code and the figures it speaks of; wording belongs to the faces."""

    code: str
    figures: tuple[tuple[str, float | date | int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """The judgement of one promise on one day.

    `distance`: what is missing to the value, in its unit, zero when reached, None without a figure.
    `expected`: what the path asks for on the day. `in_time`: None where the day it was reached is unknown.
    """

    status: Status
    reasons: tuple[Reason, ...]
    latest: Actual | None
    distance: float | None
    reached: bool | None
    in_time: bool | None
    overdue: bool
    stale: bool
    expected: float | None
