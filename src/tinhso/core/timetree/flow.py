"""How much of an area comes to which areas of another day, as far as the shares of the transfers say.

Shares that are unknown leave bounds: `low` comes for certain, `high` at most, whatever the unknown shares are.
Where both are equal the amount is known, even if the way there is not (all parts meet again).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import nan
from typing import NamedTuple, Protocol

from tinhso.core.timetree.values import ENTIRE, Node, Transfer, TransferKind, begun, ended

_NEAR = 1e-12
LOST = ""  # the target of what comes nowhere


class Bounds(NamedTuple):
    """The fraction that comes for certain, the most that may come, and what the weights say (NaN: nothing)."""

    low: float
    high: float
    guess: float

    @property
    def known(self) -> bool:
        """Whether the fraction is the same whatever the unknown shares are."""
        return self.high - self.low <= _NEAR


Fractions = dict[str, Bounds]  # by key of the area that receives
ALL = Bounds(1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Weights:
    """What unknown shares are estimated by: `name` is carried in every result, `amounts` by (source, target)."""

    name: str
    amounts: Mapping[tuple[str, str], float]

    def __post_init__(self) -> None:
        if not self.name or not all(amount >= 0 for amount in self.amounts.values()):
            raise ValueError("weights need a name, and amounts that are numbers from 0 up")


class Part(NamedTuple):
    """One way on: to the area `key`, the known `share` (None: unknown) and the weight of the way (None: none)."""

    key: str
    share: float | None
    weight: float | None = None


class Areas(Protocol):
    """What is asked of a tree through time."""

    def node(self, key: str) -> Node:
        """The area of a key."""

    def standing(self, place: str, *, on: date) -> Node | None:
        """The area in a place on a day."""

    def leaving(self, key: str) -> tuple[Transfer, ...]:
        """What passed on from an area."""

    def coming(self, key: str) -> tuple[Transfer, ...]:
        """What passed to an area."""


@dataclass(frozen=True, slots=True)
class Flow:
    """The ways from areas of one day to those of `to`, later or earlier.

    With `climb`, what ended without a successor goes on as part of the area above it: the province of a commune
    has its amounts, whatever became of the commune.
    """

    areas: Areas
    to: date
    climb: bool = True
    weights: Weights | None = None

    def fractions(self, keys: Iterable[str], *, goal: Callable[[str], str]) -> dict[str, Fractions]:
        """For each area of `keys` the fractions that come to each goal; `goal` names it for an area of `to`."""
        ways = self._ways(keys)
        found: dict[str, Fractions] = {}
        for key in sorted(ways, key=self._distance):
            parts = ways[key]
            found[key] = {goal(key): ALL} if parts is None else _mixed(parts, found)
        return found

    def _ways(self, keys: Iterable[str]) -> dict[str, list[Part] | None]:
        """All areas on the way with their parts; None for those that stand on the day."""
        ways: dict[str, list[Part] | None] = {}
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key not in ways:
                ways[key] = parts = self._parts(self.areas.node(key))
                waiting += [part.key for part in parts or ()]
        return ways

    def _distance(self, key: str) -> int:
        """Areas nearer to the day first: each step leads to areas that last longer towards it."""
        interval = self.areas.node(key).interval
        return -ended(interval) if self._forward(self.areas.node(key)) else begun(interval)

    def _forward(self, node: Node) -> bool:
        return node.interval.start is None or node.interval.start <= self.to

    def _parts(self, node: Node) -> list[Part] | None:
        if self.to in node.interval:
            return None
        return self._onward(node) if self._forward(node) else self._back(node)

    def _onward(self, node: Node) -> list[Part]:
        leaving = self.areas.leaving(node.key)
        carrying = [transfer for transfer in leaving if transfer.kind is not TransferKind.ABOLISH]
        if carrying:
            return [
                Part(t.target, share, self._weight(t))
                for t, share in zip(carrying, shares(carrying), strict=True)
            ]
        if leaving:
            return [Part(t.target, 1.0 if len(leaving) == 1 else None) for t in leaving]
        end = node.interval.end or self.to
        upper = self._upper(node, end - timedelta(days=1))
        if upper is None or end in upper.interval:
            return [Part(upper.key, 1.0)] if upper else []
        return self._onward(upper)

    def _back(self, node: Node) -> list[Part]:
        coming = [t for t in self.areas.coming(node.key) if t.kind is not TransferKind.ABOLISH]
        if coming:
            whole = 1.0 if len(coming) == 1 else None
            return [Part(t.source, whole, self._weight(t)) for t in coming]
        start = node.interval.start or self.to
        upper = self._upper(node, start)
        if upper is None or (upper.interval.start != start):
            return [Part(upper.key, 1.0)] if upper else []
        return self._back(upper)

    def _upper(self, node: Node, day: date) -> Node | None:
        return self.areas.standing(node.parent, on=day) if self.climb and node.parent else None

    def _weight(self, transfer: Transfer) -> float | None:
        return self.weights.amounts.get((transfer.source, transfer.target)) if self.weights else None


def shares(parts: Sequence[Transfer]) -> list[float | None]:
    """The share of each transfer of one source on one day; a single unknown one is what the others leave.

    Shares of different things (land here, people there) cannot be set against each other: all are unknown.
    """
    if any(part.kind in ENTIRE for part in parts) or len(parts) == 1:
        return [1.0 for _ in parts]
    given = [part.share for part in parts if part.share is not None]
    if len({part.share_of for part in parts if part.share is not None}) > 1:
        return [None for _ in parts]
    if len(given) == len(parts) - 1:
        rest = 1 - sum(given)
        return [rest if part.share is None else part.share for part in parts]
    return [part.share for part in parts]


def _mixed(parts: Sequence[Part], found: Mapping[str, Fractions]) -> Fractions:
    """The fractions of an area from those of its parts."""
    if not parts:
        return {LOST: ALL}
    if len(parts) == 1:
        return found[parts[0].key]
    known = [(part.share, found[part.key]) for part in parts if part.share is not None]
    unknown = [(part.weight, found[part.key]) for part in parts if part.share is None]
    rest = max(1 - sum(share for share, _ in known), 0.0)
    goals = dict.fromkeys(goal for part in parts for goal in found[part.key])
    return {goal: _bounds(goal, known=known, unknown=unknown, rest=rest) for goal in goals}


def _bounds(
    goal: str,
    *,
    known: list[tuple[float, Fractions]],
    unknown: list[tuple[float | None, Fractions]],
    rest: float,
) -> Bounds:
    none = Bounds(0.0, 0.0, 0.0)
    ways = [(share, fractions.get(goal, none)) for share, fractions in known]
    low, high, guess = (sum(share * way[i] for share, way in ways) for i in range(3))
    if unknown:
        others = [fractions.get(goal, none) for _, fractions in unknown]
        low += rest * min(way.low for way in others)
        high += rest * max(way.high for way in others)
        guess += rest * _weighed([weight for weight, _ in unknown], [way.guess for way in others])
    return Bounds(low, high, (low + high) / 2 if high - low <= _NEAR else guess)


def _weighed(weights: Sequence[float | None], guesses: Sequence[float]) -> float:
    """The mean of the guesses by weight; NaN when a weight is missing or all are zero."""
    given = [weight for weight in weights if weight is not None]
    total = sum(given)
    if len(given) < len(weights) or not total:
        return nan
    return sum(weight * guess for weight, guess in zip(given, guesses, strict=True)) / total
