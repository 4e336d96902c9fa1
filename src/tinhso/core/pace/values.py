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

    `value`: the bound, in the unit of the figures; None for DONE, where a figure of 1 means done.
    `strict`: the value itself is not enough ("trên 80 %"). `high`: upper bound, for WITHIN. `steps`: the
    values due on days before the deadline (STEPPED). `due`: the last day allowed; None: none is stated.
    `every_months`: the value falls due at the end of every calendar period of so many months (12 a year,
    3 a quarter), until `due` if one is stated; each period is judged on its own and has no path.
    `period_months`: the months between two figures, where known; it decides when a figure is stale.
    """

    direction: Direction
    value: float | None
    high: float | None = None
    strict: bool = False
    due: date | None = None
    baseline: Point | None = None
    path: Path = Path.NONE
    steps: tuple[Point, ...] = ()
    every_months: int | None = None
    period_months: int | None = None


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
    `reached`: whether the latest figure satisfies the value; None without a figure that can say so.
    `in_time`: whether a figure dated up to the deadline did, also if it was lost later; None where no dated
    figure can tell. `overdue`: the deadline has passed and the value is not known to be reached.
    `stale`: the latest figure is dated, and too old. `expected`: what the path asks for on the day.
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
