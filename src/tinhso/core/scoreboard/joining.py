"""Which results stand against which targets, which only resemble them, and which could be either's."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tinhso.core.lawtext import Statement
from tinhso.core.matching import Aspect, Closeness, Difference, Index, Match, Wording, compare
from tinhso.core.quantity import UnitClass, unit_class
from tinhso.core.scoreboard.reading import wording
from tinhso.core.scoreboard.values import Cited, Joined, Offered, Result

_OFFERED = 3
_ONE_SENTENCE = 250
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A result as it may stand against a target: as reported, or as the share it makes of its whole."""

    result: Result
    wording: Wording
    value: Decimal
    is_share: bool = False


@dataclass(frozen=True, slots=True)
class _Pair:
    candidate: Candidate
    match: Match


@dataclass(frozen=True, slots=True)
class Against:
    """What was reported against one target."""

    joined: tuple[Joined, ...]
    offered: tuple[Offered, ...]


def against(targets: Sequence[Cited], results: Sequence[Result]) -> list[Against]:
    """For each target the results that join it, newest first, and up to three that resemble it."""
    plans = {(target.source, target.statement.value) for target in targets}
    candidates = [one for result in results for one in _candidates(result, plans)]
    index = Index([candidate.wording for candidate in candidates])
    paired = [
        [
            _set_against(_Pair(candidates[found.at], found.match), one)
            for found in index.near(wording(one.statement))
        ]
        for one in targets
    ]
    told_apart = _told_apart(targets, [_once(pairs) for pairs in paired])
    return [_against(pairs, results) for pairs in told_apart]


def _candidates(result: Result, plans: set[tuple[str, Decimal]]) -> list[Candidate]:
    """The result as reported and, where it is a part of a counted whole, as a share of it."""
    statement = result.cited.statement
    found = [Candidate(result, wording(statement), statement.value)]
    whole = statement.of
    planned = whole is not None and (result.cited.source, whole.value) in plans
    if whole and not planned and _is_part(statement):
        share = (100 * statement.value / whole.value).quantize(_HUNDREDTH)
        found.append(Candidate(result, replace(wording(statement), unit="%"), share, is_share=True))
    return found


def _is_part(statement: Statement) -> bool:
    """Whether a count and its whole count the same kind of thing."""
    whole = statement.of
    if whole is None or unit_class(statement.unit) is not UnitClass.COUNT or whole.unit != statement.unit:
        return False
    return whole.value > 0 and 0 <= statement.value <= whole.value


def _set_against(pair: _Pair, target: Cited) -> _Pair:
    """Where the text itself sets the result against the target ("đạt 126.181 so với chỉ tiêu 103.000"), they join.

    The differences of wording stay on the row.
    """
    said, plan = pair.candidate.result.cited, target.statement
    whole = said.statement.of
    near = said.source == target.source and _in_one_sentence(said.statement, plan)
    if pair.candidate.is_share or not near:
        return pair
    if whole is None or whole.value != plan.value or pair.match.closeness is not Closeness.SIMILAR:
        return pair
    return _Pair(pair.candidate, replace(pair.match, closeness=Closeness.BRIEFER))


def _once(pairs: list[_Pair]) -> list[_Pair]:
    """Each result once: as it is closest, and as reported rather than computed when equally close."""
    best: dict[int, _Pair] = {}
    for pair in sorted(pairs, key=lambda one: one.candidate.is_share):
        at = id(pair.candidate.result)
        if at not in best or _closer(pair.match, best[at].match):
            best[at] = pair
    return list(best.values())


def _closer(one: Match, other: Match) -> bool:
    order = list(Closeness)
    return order.index(one.closeness) < order.index(other.closeness)


def _told_apart(targets: Sequence[Cited], paired: list[list[_Pair]]) -> list[list[_Pair]]:
    """The pairs, with a wording so brief that it could speak of two different targets joining neither."""
    holders: dict[int, list[int]] = {}
    for at, pairs in enumerate(paired):
        for pair in pairs:
            if pair.match.closeness.joins:
                holders.setdefault(id(pair.candidate.result), []).append(at)
    return [
        [_doubted(pair, _rival(targets, at, holders.get(id(pair.candidate.result), []))) for pair in pairs]
        for at, pairs in enumerate(paired)
    ]


def _rival(targets: Sequence[Cited], at: int, holders: list[int]) -> Cited | None:
    """Another target that the result joins, and that is not the same thing as this one."""
    ours = wording(targets[at].statement)
    for other in holders:
        if other != at and not compare(ours, wording(targets[other].statement)).closeness.joins:
            return targets[other]
    return None


def _doubted(pair: _Pair, rival: Cited | None) -> _Pair:
    if rival is None or pair.match.closeness is not Closeness.BRIEFER:
        return pair
    doubt = Difference(Aspect.AMBIGUOUS, "", rival.statement.indicator)
    return _Pair(
        pair.candidate,
        Match(Closeness.SIMILAR, (*pair.match.differences, doubt), pair.match.score),
    )


def _against(pairs: list[_Pair], results: Sequence[Result]) -> Against:
    joined = [_joined(pair, results) for pair in pairs if pair.match.closeness.joins]
    stated = [one for one in joined if not _is_repeated(one, joined)]
    rates = {one.stated_rate for one in joined if one.stated_rate}
    offered = [
        Offered(pair.candidate.result, pair.match)
        for pair in pairs
        if pair.match.closeness is Closeness.SIMILAR and pair.candidate.result.cited not in rates
    ]
    return Against(tuple(sorted(stated, key=_age)), tuple(offered[:_OFFERED]))


def _age(joined: Joined) -> tuple[bool, int]:
    as_of = joined.result.as_of
    return as_of is None, -as_of.toordinal() if as_of else 0


def _joined(pair: _Pair, results: Sequence[Result]) -> Joined:
    candidate = pair.candidate
    return Joined(
        result=candidate.result,
        match=pair.match,
        value=candidate.value,
        share_of=candidate.result.cited.statement.of if candidate.is_share else None,
        stated_rate=_stated_rate(candidate.result, results),
    )


def _stated_rate(result: Result, results: Sequence[Result]) -> Cited | None:
    """The percentage that the same passage gives for the result and its whole or plan, if it does."""
    said = result.cited.statement
    if not said.of or not said.of.value:
        return None
    rate = 100 * said.value / said.of.value
    for other in results:
        stated = other.cited.statement
        if (
            other.cited.source == result.cited.source
            and unit_class(stated.unit) is UnitClass.PERCENT
            and _in_one_sentence(stated, said)
            and abs(stated.value - rate) < _tolerance(stated.value)
        ):
            return other.cited
    return None


def _in_one_sentence(one: Statement, other: Statement) -> bool:
    return abs(one.value_start - other.value_start) <= _ONE_SENTENCE


def _tolerance(stated: Decimal) -> Decimal:
    """One unit of the last digit written, so that rounding and cutting off both count as the same."""
    exponent = stated.as_tuple().exponent
    return Decimal(10) ** min(exponent, 0) if isinstance(exponent, int) else Decimal(0)


def _is_repeated(one: Joined, joined: list[Joined]) -> bool:
    """A share computed where the text itself states it, or a figure that the same text repeats."""
    if one.share_of and one.stated_rate:
        return any(other.result.cited == one.stated_rate for other in joined)
    for other in joined:
        if other is one:
            return False
        if (other.result.cited.source, other.result.as_of, other.value) == (
            one.result.cited.source,
            one.result.as_of,
            one.value,
        ):
            return True
    return False
