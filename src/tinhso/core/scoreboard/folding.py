"""Which targets are one target stated in several places, and which a report states otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tinhso.core.lawtext import Statement
from tinhso.core.matching import Closeness, compare
from tinhso.core.quantity import Comparator
from tinhso.core.scoreboard.reading import wording
from tinhso.core.scoreboard.values import Cited, Departs, Departure, Restated

# Words that set the same bound: "tối thiểu 80 %", "đạt 80 %", "khoảng 80 %".
_AT_LEAST = frozenset({Comparator.GE, Comparator.EQ, Comparator.APPROX})


@dataclass(slots=True)
class Folded:
    """A target with the other places that state it."""

    target: Cited
    restated: list[Restated] = field(default_factory=list)
    departs: Departs | None = None


def own(targets: Iterable[Cited]) -> list[Folded]:
    """The targets of one text; one that it states twice in the same words is one."""
    folded: list[Folded] = []
    for target in targets:
        if not _fold(target, folded, {Closeness.SAME}):
            folded.append(Folded(target))
    return folded


def reported(targets: Iterable[Cited], resolution: list[Folded]) -> list[Folded]:
    """The targets that stand only in reports; those that restate one of the resolution are put to it."""
    folded: list[Folded] = []
    for target in targets:
        if not _fold(target, resolution, {Closeness.SAME, Closeness.BRIEFER}) and not _fold(
            target, folded, {Closeness.SAME}
        ):
            folded.append(Folded(target, departs=_departs(target, resolution)))
    return folded


def _fold(target: Cited, folded: list[Folded], allowed: set[Closeness]) -> bool:
    for one in folded:
        if _departures(one.target.statement, target.statement):
            continue
        match = compare(wording(one.target.statement), wording(target.statement))
        if match.closeness in allowed:
            one.restated.append(Restated(target, match))
            return True
    return False


def _departs(target: Cited, resolution: list[Folded]) -> Departs | None:
    """The target of the resolution that is the same thing with the fewest other words, and what departs."""
    found: list[Departs] = []
    for one in resolution:
        match = compare(wording(one.target.statement), wording(target.statement))
        if match.closeness.joins:
            respects = _departures(one.target.statement, target.statement)
            found.append(Departs(one.target, match, respects))
    return min(found, key=lambda one: (len(one.in_respects), -one.match.score), default=None)


def _departures(stated: Statement, restated: Statement) -> tuple[Departure, ...]:
    """In which respects the second states the first otherwise; a deadline left unsaid is none."""
    respects = []
    if (stated.value, stated.value_high) != (restated.value, restated.value_high):
        respects.append(Departure.VALUE)
    one, other = stated.comparator, restated.comparator
    if one is not other and not {one, other} <= _AT_LEAST:
        respects.append(Departure.COMPARATOR)
    said = restated.by or restated.every
    if said and (stated.by, stated.every) != (restated.by, restated.every):
        respects.append(Departure.DEADLINE)
    return tuple(respects)
