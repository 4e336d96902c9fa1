"""How fast areas through time are: the tree of a day, and figures on the map after the mergers.

    python bench/territory.py [MAP.csv]

On a country of the size of 2025, made here (63 provinces, 693 districts, 10,040 communes that become 34 provinces and
3,321 communes, 471 of them split without shares), or on the old-to-new map of a pack. Times are the best of three;
`ratio` is the time over that of a plain copy of the figures in the same run.
"""

import csv
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tinhso.core.timeline import Interval
from tinhso.core.timetree import Node, Rule, Series, TimeTree, Transfer, TransferKind, Weights, check

_MERGER = date(2025, 7, 1)
_EVE = date(2025, 6, 30)
_INDICATORS, _MONTHS = 100, 60
_MISSING = 0.08
_LIMITS = {
    "tree of a day, cold": 0.05,
    "tree of a day, warm": 0.05,
    "sums, values": 1.0,
    "sums, with coverage": 2.0,
    "series, values": 1.0,
    "series, with coverage": 2.0,
}

# Old province, district, commune; whether it is split; new province, commune.
Row = tuple[str, str, str, bool, str, str]
Country = tuple[list[Node], list[Transfer]]


def main(names: list[str]) -> None:
    """Measure, print a table, then one line of JSON."""
    rows = list(_read(Path(names[0])) if names else _made())
    times = measured(*_country(rows))
    copy = times["copy of the figures"]
    print(f"{'':34}{'s':>9}{'ratio':>9}{'limit s':>9}")
    for name, seconds in times.items():
        limit = _LIMITS.get(name)
        print(f"{name:34}{seconds:9.4f}{seconds / copy:9.2f}{limit if limit else '':>9}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    late = [name for name, limit in _LIMITS.items() if times[name] > limit]
    report = {"seconds": times, "ratio": {n: s / copy for n, s in times.items()}, "limits": _LIMITS}
    print(json.dumps(report | {"over": late, "peak_mb": round(peak), "areas": len(rows)}))


def measured(nodes: list[Node], transfers: list[Transfer]) -> dict[str, float]:
    """Seconds of each thing measured."""
    times = {"check": _best(lambda: check(nodes, transfers))}
    times["tree through time"] = _best(lambda: TimeTree(nodes, transfers))
    fresh = [TimeTree(nodes, transfers) for _ in range(3)]
    times["tree of a day, cold"] = _best(lambda: fresh.pop().on(_EVE))
    tree = TimeTree(nodes, transfers)
    tree.on(_EVE)
    times["tree of a day, warm"] = _best(lambda: tree.on(_EVE))
    fresh = [TimeTree(nodes, transfers) for _ in range(3)]
    times["map, cold"] = _best(lambda: fresh.pop().restatement(since=_EVE, to=_MERGER, of="commune"))
    return times | _restated(tree) | _renewed(tree)


def _restated(tree: TimeTree) -> dict[str, float]:
    """All columns from before the mergers: 10,040 areas × 6,000 columns onto 3,321."""
    areas = tree.on(_EVE).of_tier("commune")
    values = _figures(len(areas), _INDICATORS * _MONTHS)
    by = np.abs(values) + 1
    to_communes = tree.restatement(since=_EVE, to=_MERGER, of="commune")
    weights = Weights("made up", {(t.source, t.target): 1 + len(t.target) for t in tree.transfers})
    estimated = tree.restatement(since=_EVE, to=_MERGER, of="commune", weights=weights)
    to_provinces = tree.restatement(since=_EVE, to=_MERGER, of="commune", onto="province")
    across = np.ascontiguousarray(values.T)
    return {
        "copy of the figures": _best(values.copy),
        "sums, values": _best(lambda: to_communes.apply(values, coverage=False)),
        "sums, with coverage": _best(lambda: to_communes.apply(values)),
        "sums, estimated, with coverage": _best(lambda: estimated.apply(values)),
        "sums, marks": _best(to_communes.apply(values).marks),
        "sums onto provinces": _best(lambda: to_provinces.apply(values)),
        "ratios, with coverage": _best(lambda: to_communes.apply(values, rule=Rule.RATIO, by=by)),
        "one column": _best(lambda: to_communes.apply(values[:, :1])),
        "other layout, values (columns × areas)": _best(
            lambda: _across(across, to_communes.source, to_communes.start)
        ),
    }


def _renewed(tree: TimeTree) -> dict[str, float]:
    """Sixty months around the mergers, each on its own map, on the map of the last one."""
    keys = [node.key for day in (_EVE, _MERGER) for node in tree.on(day).of_tier("commune")]
    old = len(tree.on(_EVE).of_tier("commune"))
    first = _MONTHS - 18
    days = [date(2022 + month // 12, month % 12 + 1, 28) for month in range(_MONTHS)]
    assert days[first - 1] < _MERGER <= days[first]
    values = _figures(len(keys), _INDICATORS * _MONTHS)
    values[old:, : first * _INDICATORS] = np.nan
    values[:old, first * _INDICATORS :] = np.nan
    series = Series("commune", tuple(keys), tuple(d for d in days for _ in range(_INDICATORS)), values)
    return {
        "series, values": _best(lambda: tree.restate(series, to=days[-1], coverage=False)),
        "series, with coverage": _best(lambda: tree.restate(series, to=days[-1])),
    }


def _across(values: NDArray[np.float64], source: NDArray[np.int32], start: NDArray[np.int32]) -> object:
    """What the sums cost when the areas lie along the columns: gathered one by one, added up in runs."""
    out = np.empty((len(values), len(start) - 1))
    for top in range(0, len(values), 64):
        block = values[top : top + 64][:, source]
        np.copyto(block, 0, where=np.isnan(block))
        np.add.reduceat(block, start[:-1], axis=1, out=out[top : top + 64])
    return out


def _figures(rows: int, columns: int) -> NDArray[np.float64]:
    made = np.random.default_rng(7)
    values = made.random((rows, columns))
    values[made.random((rows, columns)) < _MISSING] = np.nan
    return values


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def _read(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            commune = row["old_ward_code"] or row["old_district_code"]
            old = (row["old_province_code"], row["old_district_code"], commune)
            yield *old, row["split"] == "True", row["new_province_code"], row["new_ward_code"]


def _made() -> Iterator[Row]:
    """Rows of a made-up country: neighbours merge, every twenty-first commune comes to two new ones."""
    olds = np.array_split(np.arange(10_040), 63)
    split = 0
    for province, news in enumerate(np.array_split(np.arange(3_321), 34)):
        pair = [2 * province, 2 * province + 1] if province < 29 else [29 + province]
        communes = [(old, int(commune)) for old in pair for commune in olds[old]]
        for i, (old, commune) in enumerate(communes):
            at = i * len(news) // len(communes)
            parted = commune % 21 == 0 and split < 471 and at + 1 < len(news)
            split += parted
            for target in news[at : at + 1 + parted]:
                district = f"{commune * 696 // 10_040:03}"
                yield (
                    f"{old:02}",
                    f"{old:02}{district}",
                    f"{commune:05}",
                    parted,
                    f"{province:02}",
                    f"{target:05}",
                )


def _country(rows: list[Row]) -> Country:
    nodes: dict[str, Node] = {}
    transfers: dict[tuple[str, str], Transfer] = {}

    def add(tier: str, code: str, parent: str, *, interval: Interval) -> str:
        place, key = f"{tier}:{code}", f"{tier}:{code}:{interval.start}"
        nodes[key] = Node(key, place, parent, tier, code, "", interval)
        return key

    def move(source: str, target: str, kind: TransferKind) -> None:
        transfers[source, target] = Transfer(source, target, _MERGER, kind)

    before, after = Interval(None, _MERGER), Interval(_MERGER)
    for province, district, commune, split, new_province, new_commune in rows:
        above = add("province", province, "", interval=before)
        middle = add("district", district, f"province:{province}", interval=before)
        below = add("commune", commune, f"district:{district}", interval=before)
        upper = add("province", new_province, "", interval=after)
        lower = add("commune", new_commune, f"province:{new_province}", interval=after)
        move(above, upper, TransferKind.WHOLE)
        move(middle, upper, TransferKind.ABOLISH)
        move(below, lower, TransferKind.PART if split else TransferKind.WHOLE)
    return list(nodes.values()), list(transfers.values())


if __name__ == "__main__":
    main(sys.argv[1:])
