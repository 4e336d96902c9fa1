"""Areas through time: the tree of any day, lineage both ways, restatement between days."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

import numpy as np

from tinhso.core.timeline import Interval
from tinhso.core.timetree import lineage, renewing
from tinhso.core.timetree.checking import check
from tinhso.core.timetree.day import DayTree, planted
from tinhso.core.timetree.flow import LOST, Flow, Weights
from tinhso.core.timetree.restating import Restatement, mapped
from tinhso.core.timetree.series import Restated, Rule, Series
from tinhso.core.timetree.values import Heir, Lineage, Node, Refused, Transfer, begun, ended

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_KEPT = 24  # trees and maps kept in memory: some months back and forth, a few megabytes each


class TimeTree:
    """Areas and what passed between them; raises `Refused` with all problems when they make no tree."""

    def __init__(self, nodes: Iterable[Node], transfers: Iterable[Transfer]) -> None:
        self.nodes = tuple(sorted(nodes, key=lambda node: (node.place, node.interval.start or date.min)))
        self.transfers = tuple(sorted(transfers, key=lambda t: (t.on, t.source, t.target)))
        if problems := check(self.nodes, self.transfers):
            raise Refused(problems)
        self._by_key = {node.key: node for node in self.nodes}
        self._leaving: dict[str, list[Transfer]] = defaultdict(list)
        self._coming: dict[str, list[Transfer]] = defaultdict(list)
        self._here: dict[str, list[Node]] = defaultdict(list)
        for node in self.nodes:
            self._here[node.place].append(node)
        for transfer in self.transfers:
            self._leaving[transfer.source].append(transfer)
            self._coming[transfer.target].append(transfer)
        self._set_arrays()
        self._trees: OrderedDict[int, DayTree] = OrderedDict()
        self._maps: OrderedDict[tuple[object, ...], Restatement] = OrderedDict()

    def _set_arrays(self) -> None:
        """Days as numbers and places as numbers, so that a day is found by comparing arrays."""
        places = {place: i for i, place in enumerate(dict.fromkeys(node.place for node in self.nodes))}
        ends = [(begun(node.interval), ended(node.interval)) for node in self.nodes]
        self._start, self._end = np.array(ends, np.int32).reshape(-1, 2).T
        self._place = np.array([places[node.place] for node in self.nodes], np.int32)
        self._parent = np.array([places.get(node.parent, -1) for node in self.nodes], np.int32)
        edges = {*self._start.tolist(), *self._end.tolist()} - {begun(Interval()), ended(Interval())}
        self.changes = tuple(date.fromordinal(edge) for edge in sorted(edges))
        self._edges = np.array(sorted(edges), np.int32)

    def node(self, key: str) -> Node:
        """The area of a key; KeyError when there is none."""
        return self._by_key[key]

    def epoch(self, day: date) -> int:
        """The number of changes up to a day: days of one number have the same tree."""
        return int(np.searchsorted(self._edges, day.toordinal(), side="right"))

    def on(self, day: date) -> DayTree:
        """The tree as it stood on a day; the last ones asked for are kept."""
        epoch = self.epoch(day)
        return _kept(self._trees, epoch, lambda: self._planted(day, epoch))

    def _planted(self, day: date, epoch: int) -> DayTree:
        number = day.toordinal()
        standing = np.flatnonzero((self._start <= number) & (number < self._end)).astype(np.int32)
        at = np.full(len(self.nodes) + 1, -1, np.int32)  # the last stands for "no place above"
        at[self._place[standing]] = np.arange(len(standing), dtype=np.int32)
        at[-1] = -1
        start = self.changes[epoch - 1] if epoch else None
        end = self.changes[epoch] if epoch < len(self.changes) else None
        found = [self.nodes[i] for i in standing.tolist()]
        return planted(found, at[self._parent[standing]], interval=Interval(start, end))

    def standing(self, place: str, *, on: date) -> Node | None:
        """The area in a place ("province:74") on a day; None when there was none."""
        return next((node for node in self._here.get(place, ()) if on in node.interval), None)

    def leaving(self, key: str) -> tuple[Transfer, ...]:
        """What passed on from an area when it ended, ordered by target."""
        return tuple(self._leaving.get(key, ()))

    def coming(self, key: str) -> tuple[Transfer, ...]:
        """What passed to an area, ordered by day and source."""
        return tuple(self._coming.get(key, ()))

    def lineage(self, key: str) -> Lineage:
        """Where an area came from and what became of it, step by step, back to the first and on to the last."""
        return lineage.lineage(self, key)

    def origins(self, key: str, *, on: date) -> tuple[Heir, ...]:
        """The areas of an earlier day that came to an area, each with the share of it that came."""
        return lineage.origins(self, key, on=on)

    def outcome(self, key: str, *, on: date) -> tuple[Heir, ...]:
        """The areas of a later day that an area came to, each with the share of it that came there."""
        return lineage.outcome(self, key, on=on)

    def restatement(
        self, *, since: date, to: date, of: str, onto: str = "", weights: Weights | None = None
    ) -> Restatement:
        """The map of figures of the tier `of` on the day `since` onto the tier `onto` (the same) on the day `to`.

        `to` may be earlier. Unknown shares that do not meet again break the target, or are estimated by `weights`.
        """

        def made() -> Restatement:
            later = self.on(to)

            def goal(key: str) -> str:
                found = later.of_tier_from(key, tier=onto or of)
                return found.key if found else LOST

            sources = self.on(since).of_tier(of)
            flow = Flow(self, to, weights=weights)
            fractions = flow.fractions((node.key for node in sources), goal=goal)
            name = weights.name if weights else ""
            return mapped(fractions, sources, targets=later.of_tier(onto or of), weight=name)

        if weights:
            return made()
        return _kept(self._maps, (self.epoch(since), self.epoch(to), of, onto or of), made)

    def restate(
        self,
        series: Series,
        *,
        to: date,
        onto: str = "",
        rule: Rule = Rule.SUM,
        weights: Weights | None = None,
        coverage: bool = True,
    ) -> Restated:
        """The series on the map of the day `to`, of its own tier or of the tier `onto`.

        Raises KeyError for areas that are unknown and ValueError where the rule does not fit.
        """
        for key in series.keys:
            self.node(key)
        if not series.days:
            raise ValueError("a series needs a column")
        first, map_of = renewing.grouped(series.days, self.epoch)
        maps = [
            self.restatement(since=day, to=to, of=series.tier, onto=onto, weights=weights) for day in first
        ]
        return renewing.renew(series, maps, map_of=map_of, rule=rule, coverage=coverage)


def _kept(kept: OrderedDict[_Key, _Value], key: _Key, made: Callable[[], _Value]) -> _Value:
    """What was made for a key, made now if it was not kept; the last ones asked for stay."""
    found = kept.pop(key, None)
    if found is None:
        found = made()
    kept[key] = found
    while len(kept) > _KEPT:
        kept.popitem(last=False)
    return found
