"""What a person decided is found again in a newer reading, also where the passage is framed or counted otherwise."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tinhso.core.lawtext import Statement
from tinhso.core.vi import fold
from tinhso.documents.models import DutyReview, Review
from tinhso.documents.values import Duty, Verdict

S = TypeVar("S", Statement, Duty)
R = TypeVar("R", Review, DutyReview)
_Frame = tuple[int, int]
_Score = tuple[bool, bool, bool, float]
# The share of words in common from which two duties are taken for one: a passage often holds several.
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Placed(Generic[R]):
    """Where a new reading is filed: which one on its frame, or under which judgement made elsewhere."""

    nth: int
    follows: R | None = None


@dataclass(frozen=True, slots=True)
class _Ways(Generic[S, R]):
    """How a sort of reading is compared with judgements: where each stands, how like they are, whether one moved."""

    read: Callable[[S], _Frame]
    judged: Callable[[R], _Frame]
    likeness: Callable[[S, R], _Score]
    may_move: Callable[[S, R], bool]


def places(statements: Sequence[Statement], judged: Sequence[Review]) -> list[Placed[Review]]:
    """For each statement of a new reading its place, so that none that a person decided about is asked again.

    `judged` is the last judgement of every place. On the same number the likest belong together, whatever
    their order; else a judgement whose number overlaps is followed, each by one statement at most.
    """
    return _placed(statements, judged, _STATEMENTS)


def duty_places(duties: Sequence[Duty], judged: Sequence[DutyReview]) -> list[Placed[DutyReview]]:
    """The same for milestones and assignments; where a passage is framed otherwise, only what says much the same."""
    return _placed(duties, judged, _DUTIES)


def _placed(found: Sequence[S], judged: Sequence[R], ways: _Ways[S, R]) -> list[Placed[R]]:
    same = _paired(found, judged, ways=ways, meet=lambda one, review: ways.read(one) == ways.judged(review))
    rest = [review for review in judged if review not in same.values()]
    unpaired = [at for at in range(len(found)) if at not in same]
    moved = _paired(
        [found[at] for at in unpaired], rest, ways=ways, meet=lambda one, review: _moved(one, review, ways)
    )
    followed = {unpaired[at]: review for at, review in moved.items()}
    taken: defaultdict[_Frame, set[int]] = defaultdict(set)
    for review in judged:
        taken[ways.judged(review)].add(review.nth)
    placed: list[Placed[R]] = []
    for at, one in enumerate(found):
        if at in same:
            placed.append(Placed(same[at].nth))
            continue
        numbers = taken[ways.read(one)]
        nth = next(number for number in range(len(numbers) + 1) if number not in numbers)
        numbers.add(nth)
        placed.append(Placed(nth, followed.get(at)))
    return placed


def _paired(
    found: Sequence[S], judged: Iterable[R], *, ways: _Ways[S, R], meet: Callable[[S, R], bool]
) -> dict[int, R]:
    """Readings by their number, each with the judgement that it meets and resembles most; each used once."""
    pairs: list[tuple[_Score, int, R]] = [
        (ways.likeness(one, review), -at, review)
        for review in judged
        for at, one in enumerate(found)
        if meet(one, review)
    ]
    paired: dict[int, R] = {}
    used: set[int] = set()
    for _score, at, review in sorted(pairs, key=lambda pair: (pair[0], pair[1], -pair[2].nth), reverse=True):
        if -at not in paired and review.pk not in used:
            paired[-at] = review
            used.add(review.pk)
    return paired


def _moved(one: S, review: R, ways: _Ways[S, R]) -> bool:
    (start, end), (low, high) = ways.read(one), ways.judged(review)
    return start < high and low < end and ways.may_move(one, review)


def _likeness(statement: Statement, review: Review) -> _Score:
    """Says the same; the same value; stands; the share of words in common."""
    said = review.as_statement("")
    measured = (said.indicator, said.value, said.unit, said.levels, said.kind)
    same = measured == (
        statement.indicator,
        statement.value,
        statement.unit,
        statement.levels,
        statement.kind,
    )
    keeps = Verdict(review.verdict).keeps
    return same, said.value == statement.value, keeps, _shared(statement.indicator, said.indicator)


def _duty_likeness(duty: Duty, review: DutyReview) -> _Score:
    """Says the same of the same agencies; the same kind; stands; the share of words in common."""
    said = review.as_duty()
    same = (said.kind, said.what, said.leads, said.by) == (duty.kind, duty.what, duty.leads, duty.by)
    return same, said.kind == duty.kind, Verdict(review.verdict).keeps, _shared(duty.what, said.what)


def _shared(ours: str, theirs: str) -> float:
    one, other = set(fold(ours).split()), set(fold(theirs).split())
    return len(one & other) / len(one | other) if one | other else 1.0


_STATEMENTS: _Ways[Statement, Review] = _Ways(
    read=lambda statement: (statement.value_start, statement.value_end),
    judged=lambda review: (review.value_start, review.value_end),
    likeness=_likeness,
    may_move=lambda _statement, _review: True,
)
_DUTIES: _Ways[Duty, DutyReview] = _Ways(
    read=lambda duty: (duty.start, duty.end),
    judged=lambda review: (review.start, review.end),
    likeness=_duty_likeness,
    may_move=lambda duty, review: duty.kind == review.kind and _shared(duty.what, review.what) >= _ALIKE,
)
