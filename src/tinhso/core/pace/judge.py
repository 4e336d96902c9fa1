"""The rule that judges progress, written once for arrays; a single promise is an array of one."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tinhso.core.pace import measure
from tinhso.core.pace.measure import Figures, Flags, Floats, Promises, side
from tinhso.core.pace.reasons import Why
from tinhso.core.pace.rules import Rules
from tinhso.core.pace.values import Status

Places = NDArray[np.intp]
_T = TypeVar("_T", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Judged:
    """What is known of n promises on their days.

    `status`: places in `tuple(Status)`. The fields of type Places name columns of the figures given, -1 for
    none. `reached` and `in_time` hold 1, 0, or NaN where nothing can be said. `due`: the deadline that was
    judged by, for a recurring promise the end of the period.
    """

    status: Places
    why: dict[Why, Flags]
    reached: Floats
    in_time: Floats
    overdue: Flags
    stale: Flags
    due: Floats
    start: Floats
    expected: Floats
    ratio: Floats
    distance: Floats
    latest: Places
    other: Places
    lost: Places
    verified: Places
    reported: Places


@dataclass(frozen=True, slots=True)
class _Record:
    """The figures of n promises, n × m, from the least to the most telling: the last column is the latest.

    `known`: reported and not later than the day. `counts`: known, the one that stands for its day, and of
    the period that is judged. Undated figures have the day -inf.
    """

    on: Floats
    order: Places
    value: Floats
    day: Floats
    verified: Flags
    known: Flags
    counts: Flags
    satisfied: Flags
    due: Floats
    placed: Flags

    @property
    def has(self) -> Flags:
        return self.known[:, -1]

    @property
    def undated(self) -> Flags:
        return self.has & np.isinf(self.day[:, -1])

    @property
    def passed(self) -> Flags:
        return self.on > self.due

    @property
    def told(self) -> Flags:
        """Where the latest figure can say whether the value is reached."""
        return self.has & self.placed

    @property
    def reached(self) -> Flags:
        return self.told & self.satisfied[:, -1]

    def last(self, mask: Flags) -> Places:
        """The most telling column where the mask (n × m) holds, -1 for none."""
        back = np.argmax(mask[:, ::-1], axis=1)
        return np.where(mask.any(axis=1), mask.shape[1] - 1 - back, -1)

    def given(self, places: Places) -> Places:
        """The columns in the order in which the figures were given."""
        return np.where(places == -1, -1, _pick(self.order, places))


@dataclass(frozen=True, slots=True)
class _Pace:
    """Where the latest figures of n promises stand against their paths."""

    start: Floats
    expected: Floats
    ratio: Floats
    ahead: Flags
    near: Flags
    away: Flags


def judge(p: Promises, figures: Figures, on: Floats, *, rules: Rules) -> Judged:
    """Judge n promises by their m figures, each on its day.

    The figure that counts is the latest dated one not after the day (verified before self-reported, then the
    less favourable); undated figures count as older than any dated one.
    """
    record = _record(p, figures, on)
    pace = _pace(p, record, rules)
    stale = record.has & ~record.undated & (on - record.day[:, -1] > p.stale_after)
    status = _status(record, pace, stale)
    in_time = _in_time(record)
    short = np.fmax(measure.gap_of(p, record.value[:, -1]), 0)
    return Judged(
        status=status,
        why=_why_status(record, pace, status)
        | _why_figures(p, record, pace)
        | _why_care(record, in_time, stale),
        reached=np.where(record.told, record.reached, np.nan),
        in_time=in_time,
        overdue=record.passed & ~record.reached,
        stale=stale,
        due=record.due,
        start=pace.start,
        expected=pace.expected,
        ratio=pace.ratio,
        distance=np.where(record.has, np.where(record.satisfied[:, -1], 0, short), np.nan),
        latest=record.given(record.last(record.known)),
        other=record.given(record.last(_rivals(record))),
        lost=record.given(record.last(_once(record))),
        verified=record.given(record.last(_verified(record))),
        reported=record.given(record.last(_self_reported(record))),
    )


def _record(p: Promises, figures: Figures, on: Floats) -> _Record:
    """Order the figures by how much they tell, and find the period they are judged in."""
    present = measure.period_of(np.fmin(on, p.due), p.every)
    known = ~np.isnan(figures.value) & ~(figures.as_of > _horizon(p, on, present)[:, None])
    day = np.where(np.isnan(figures.as_of), -np.inf, figures.as_of)
    order = np.lexsort((figures.value, measure.gap(p, figures.value), figures.verified, day, known), axis=1)
    value, day, verified, known = (
        np.take_along_axis(column, order, axis=1) for column in (figures.value, day, figures.verified, known)
    )
    own = measure.period_of(day[:, -1], p.every)
    once = np.isnan(p.every)
    placed = once | (own >= present - 1)
    end = measure.last_day(np.where(placed, own, present), p.every)
    same_period = once[:, None] | (measure.period_of(day, p.every[:, None]) == own[:, None])
    ends_day = np.column_stack([day[:, 1:] != day[:, :-1], np.ones(len(on), dtype=bool)])
    return _Record(
        on=on,
        order=order,
        value=value,
        day=day,
        verified=verified,
        known=known,
        counts=known & placed[:, None] & same_period & ends_day,
        satisfied=measure.satisfied(p, value),
        due=np.where(once, p.due, np.fmin(end, p.due)),
        placed=placed,
    )


def _horizon(p: Promises, on: Floats, present: Floats) -> Floats:
    """The last day a figure may speak of: the day itself, and for a recurring promise its last period."""
    return np.fmin(on, measure.last_day(present, p.every))


def _pace(p: Promises, record: _Record, rules: Rules) -> _Pace:
    """Set the latest values against the paths: ratio = change made / change asked for."""
    once, latest = np.isnan(p.every), record.value[:, -1]
    asked = np.where(once, measure.expected(p, record.on), np.nan)
    gap_now, gap_base, gap_asked = (measure.gap_of(p, values) for values in (latest, p.base, asked))
    made = (gap_base - gap_now) * np.abs(side(latest, p.base))
    needed = np.fmax((gap_base - gap_asked) * np.abs(side(asked, p.base)), 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = made / needed
    ratio = np.where(np.isfinite(ratio), ratio, np.nan)
    return _Pace(
        start=np.where(once, measure.path_start(p), np.nan),
        expected=asked,
        ratio=ratio,
        ahead=(side(gap_asked, gap_now) >= 0) | (side(ratio, rules.on_track) >= 0),
        near=side(ratio, rules.at_risk) >= 0,
        away=side(gap_now, gap_base) > 0,
    )


def _status(record: _Record, pace: _Pace, stale: Flags) -> Places:
    """The status of each promise: the first line that holds."""
    waiting = np.isnan(pace.expected)
    lines = (
        (~record.has & waiting & ~np.isnan(pace.start), Status.NOT_DUE),
        (~record.told, Status.NO_DATA),
        (record.reached, Status.REACHED),
        (record.passed, Status.LATE),
        (waiting, Status.NOT_DUE),
        (stale | record.undated, Status.NO_DATA),
        (pace.ahead, Status.ON_TRACK),
        (pace.near, Status.AT_RISK),
    )
    codes = tuple(Status)
    held = [condition for condition, _ in lines]
    return np.select(held, [codes.index(status) for _, status in lines], codes.index(Status.LATE))


def _in_time(record: _Record) -> Floats:
    """1 where a dated figure up to the deadline satisfied the value, 0 where those there were did not."""
    dated = record.counts & np.isfinite(record.day)
    early = dated & (record.day <= record.due[:, None])
    met = (early & record.satisfied).any(axis=1)
    maybe = (record.counts & ~dated & record.satisfied).any(axis=1)
    failed = record.passed & early.any(axis=1) & ~maybe
    return np.select([met, failed], [1.0, 0.0], np.nan)


def _once(record: _Record) -> Flags:
    """The dated figures that satisfied the value (n × m)."""
    return record.counts & record.satisfied & np.isfinite(record.day)


def _verified(record: _Record) -> Flags:
    """Verified figures (n × m) of what is judged."""
    return record.counts & record.verified


def _self_reported(record: _Record) -> Flags:
    """Self-reported figures (n × m), also those that a verified one of the same day stands before."""
    same_day = record.day == record.day[:, -1:]
    return np.asarray(record.known & record.placed[:, None] & ~record.verified & (record.counts | same_day))


def _rivals(record: _Record) -> Flags:
    """Figures (n × m) as late and as trusted as the latest, and different."""
    alike = (record.day == record.day[:, -1:]) & (record.verified == record.verified[:, -1:])
    return np.asarray(record.known & alike & (side(record.value, record.value[:, -1:]) != 0))


def _disagree(record: _Record) -> Flags:
    """Where the last verified and the last self-reported figure differ on whether the value is reached."""
    verified, reported = record.last(_verified(record)), record.last(_self_reported(record))
    both = (verified != -1) & (reported != -1)
    return np.asarray(both & (_pick(record.satisfied, verified) != _pick(record.satisfied, reported)))


def _why_status(record: _Record, pace: _Pace, status: Places) -> dict[Why, Flags]:
    """The reasons a status rests on."""
    codes = tuple(Status)
    unasked = ~record.reached & ~record.passed & np.isnan(pace.expected)
    idle = unasked & record.told & np.isnan(pace.start)
    return {
        Why.REACHED: record.reached,
        Why.DUE_PASSED: record.passed & ~record.reached,
        Why.NO_FIGURE: ~record.has,
        Why.OTHER_PERIOD: record.has & ~record.placed,
        Why.BEFORE_START: unasked & ~np.isnan(pace.start),
        Why.NO_DEADLINE: idle & np.isnan(record.due),
        Why.NO_PATH: idle & ~np.isnan(record.due),
        Why.ON_PATH: status == codes.index(Status.ON_TRACK),
        Why.BEHIND: status == codes.index(Status.AT_RISK),
        Why.FAR_BEHIND: (status == codes.index(Status.LATE)) & ~record.passed,
    }


def _why_figures(p: Promises, record: _Record, pace: _Pace) -> dict[Why, Flags]:
    """What the figures say besides of a value that is not reached."""
    short = record.told & ~record.reached
    exact = measure.margin(p, record.value[:, -1:])[:, 0] == 0
    return {
        Why.MOVED_AWAY: short & pace.away,
        Why.LOST: short & _once(record).any(axis=1),
        Why.BOUND_ITSELF: short & exact,
    }


def _why_care(record: _Record, in_time: Floats, stale: Flags) -> dict[Why, Flags]:
    """What a reader must know before trusting the figure."""
    return {
        Why.REACHED_LATE: record.reached & (in_time == 0),
        Why.UNDATED: record.undated,
        Why.STALE: stale,
        Why.SOURCES_DISAGREE: _disagree(record),
        Why.SAME_DAY_DIFFER: _rivals(record).any(axis=1),
    }


def _pick(matrix: NDArray[_T], places: Places) -> NDArray[_T]:
    """One column of each row."""
    return np.take_along_axis(matrix, places[:, None], axis=1)[:, 0]
