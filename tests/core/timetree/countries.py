"""Made-up countries whose areas merge, split and are renamed on some days."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from hypothesis import strategies as st

from tinhso.core.timeline import Interval
from tinhso.core.timetree import Node, TimeTree, Transfer, TransferKind

DAYS = tuple(date(year, 1, 1) for year in (2001, 2002, 2003))
MOMENTS = (date(2000, 6, 1), *DAYS)  # one day on the map before, between and after the changes


@dataclass(frozen=True)
class Country:
    """Areas and transfers; `weights` has an amount for each transfer of communes."""

    nodes: list[Node]
    transfers: list[Transfer]
    weights: dict[tuple[str, str], float]

    def tree(self) -> TimeTree:
        return TimeTree(self.nodes, self.transfers)


@st.composite
def countries(draw: st.DrawFn, *, known: bool = False) -> Country:
    """Up to three provinces of some communes; `known`: no share is left open."""
    standing = {
        f"p{i}": [f"p{i}c{j}" for j in range(draw(st.integers(1, 3)))] for i in range(draw(st.integers(1, 3)))
    }
    begun: dict[str, date | None] = dict.fromkeys([*standing, *(c for cs in standing.values() for c in cs)])
    country = Country([], [], {})
    for number, day in enumerate(DAYS):
        step = _Step(draw, day=day, known=known, number=number, country=country, begun=begun)
        standing = step.merged(standing)
    for province, communes in standing.items():
        country.nodes.extend(
            [
                _node(province, "", begun, None),
                *(_node(c, province, begun, None) for c in communes),
            ]
        )
    return country


@dataclass(frozen=True)
class _Step:
    """What happens on one day."""

    draw: st.DrawFn
    day: date
    known: bool
    number: int
    country: Country
    begun: dict[str, date | None]

    def merged(self, standing: dict[str, list[str]]) -> dict[str, list[str]]:
        """Provinces merge or stay, and the communes of each new province are drawn anew or stay."""
        pools: dict[str, list[str]] = {}
        count = self.draw(st.integers(1, len(standing)))
        for province in standing:
            into = f"p{self.draw(st.integers(0, count - 1))}d{self.number}"
            pools.setdefault(into, []).append(province)
        after = {}
        for into, provinces in pools.items():
            stays = len(provinces) == 1 and self.draw(st.booleans())
            if not stays:
                self.begun[into] = self.day
                for province in provinces:
                    self._end(province, "")
                    self._pass(province, into, TransferKind.WHOLE)
            communes = [(c, province) for province in provinces for c in standing[province]]
            after[provinces[0] if stays else into] = self._communes(communes, into, may_stay=stays)
        return after

    def _communes(self, communes: list[tuple[str, str]], into: str, *, may_stay: bool) -> list[str]:
        stay = [c for c, _ in communes if may_stay and self.draw(st.booleans())]
        ending = [(c, province) for c, province in communes if c not in stay]
        fresh = [f"{into}c{j}" for j in range(self.draw(st.integers(1, len(ending) + 1)))] if ending else []
        received = set()
        for commune, province in ending:
            self._end(commune, province)
            targets = self.draw(st.lists(st.sampled_from(fresh), min_size=1, max_size=3, unique=True))
            received.update(targets)
            self._divide(commune, targets)
        for target in sorted(received):
            self.begun[target] = self.day
        return stay + sorted(received)

    def _divide(self, commune: str, targets: list[str]) -> None:
        if len(targets) == 1:
            self._pass(commune, targets[0], TransferKind.WHOLE)
            return
        cuts = self.draw(st.lists(st.integers(1, 9), min_size=len(targets), max_size=len(targets)))
        given = self.known or self.draw(st.booleans())
        for target, cut in zip(targets, cuts, strict=True):
            self._pass(commune, target, TransferKind.PART, cut / sum(cuts) if given else None)
            self.country.weights[commune, target] = float(self.draw(st.integers(1, 9)))

    def _pass(self, *ends: str | TransferKind | float | None) -> None:
        source, target, kind, share = (*ends, None)[:4]
        self.country.transfers.append(Transfer(source, target, self.day, kind, share))  # type: ignore[arg-type]

    def _end(self, key: str, parent: str) -> None:
        self.country.nodes.append(_node(key, parent, self.begun, self.day))


def _node(key: str, parent: str, begun: dict[str, date | None], *ends: date | None) -> Node:
    return Node(
        key, key, parent, "commune" if "c" in key else "province", key, "", Interval(begun[key], ends[0])
    )


def figures(tree: TimeTree, day: date, *, holes: bool, seed: int, tier: str = "commune") -> np.ndarray:
    """Figures from 1 up for the areas of a day, two columns, some missing if there may be holes."""
    made = np.random.default_rng(seed)
    values = made.integers(1, 100, (len(tree.on(day).of_tier(tier)), 2)).astype(float)
    if holes:
        values[made.random(values.shape) < 0.4] = np.nan
    return values
