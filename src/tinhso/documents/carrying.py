"""What a person decided is found again in a newer reading, also where the number is framed or counted otherwise."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tinhso.core.lawtext import Statement
from tinhso.core.vi import fold
from tinhso.documents.models import Review
from tinhso.documents.values import Verdict

_Score = tuple[bool, bool, bool, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a new reading is filed: which statement on its number, or under which judgement made elsewhere."""

    nth: int
    follows: Review | None = None


def places(statements: Sequence[Statement], judged: Sequence[Review]) -> list[Placed]:
    """For each statement of a new reading its place, so that none that a person decided about is asked again.

    `judged` is the last judgement of every place. On the same number the likest belong together, whatever
    their order; else a judgement whose number overlaps is followed, each by one statement at most.
    """
    same = _paired(statements, judged, _frame_alike)
    rest = [review for review in judged if review not in same.values()]
    unpaired = [at for at in range(len(statements)) if at not in same]
    moved = _paired([statements[at] for at in unpaired], rest, _overlap)
    followed = {unpaired[at]: review for at, review in moved.items()}
    taken: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for review in judged:
        taken[review.value_start, review.value_end].add(review.nth)
    found = []
    for at, statement in enumerate(statements):
        if at in same:
            found.append(Placed(same[at].nth))
            continue
        numbers = taken[statement.value_start, statement.value_end]
        nth = next(number for number in range(len(numbers) + 1) if number not in numbers)
        numbers.add(nth)
        found.append(Placed(nth, followed.get(at)))
    return found


def _paired(
    statements: Sequence[Statement],
    judged: Iterable[Review],
    meet: Callable[[Statement, Review], bool],
) -> dict[int, Review]:
    """Statements by their number, each with the judgement that it meets and resembles most; each used once."""
    pairs: list[tuple[_Score, int, Review]] = [
        (_likeness(statement, review), -at, review)
        for review in judged
        for at, statement in enumerate(statements)
        if meet(statement, review)
    ]
    found: dict[int, Review] = {}
    used: set[int] = set()
    for _score, at, review in sorted(pairs, key=lambda pair: (pair[0], pair[1], -pair[2].nth), reverse=True):
        if -at not in found and review.pk not in used:
            found[-at] = review
            used.add(review.pk)
    return found


def _frame_alike(statement: Statement, review: Review) -> bool:
    return (statement.value_start, statement.value_end) == (review.value_start, review.value_end)


def _overlap(statement: Statement, review: Review) -> bool:
    return statement.value_start < review.value_end and review.value_start < statement.value_end


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
    ours, theirs = set(fold(statement.indicator).split()), set(fold(said.indicator).split())
    shared = len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0
    return same, said.value == statement.value, Verdict(review.verdict).keeps, shared
