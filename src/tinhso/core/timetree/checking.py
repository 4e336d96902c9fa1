"""What is wrong with areas and transfers: everything at once, as values."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from tinhso.core.timeline import Interval
from tinhso.core.timetree.values import ENTIRE, Fault, Node, Problem, Transfer, TransferKind

_NEAR = 1e-9  # how far shares written as decimals may miss the whole


def check(nodes: Sequence[Node], transfers: Sequence[Transfer]) -> tuple[Problem, ...]:
    """Every problem of the areas and transfers; none means that they make a tree on each day."""
    places = _places(nodes)
    return (
        *_same_keys(nodes),
        *_overlaps(places),
        *_orphans(nodes, places),
        *_cycles(places),
        *_ends(nodes, transfers),
        *_shares(transfers),
    )


def _places(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    """The areas of each place in the order of their days."""
    places: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(nodes, key=lambda n: (_start(n.interval), n.key)):
        places[node.place].append(node)
    return places


def _start(interval: Interval) -> date:
    return interval.start or date.min


def _end(interval: Interval) -> date:
    return interval.end or date.max


def _same_keys(nodes: Iterable[Node]) -> Iterator[Problem]:
    seen: set[str] = set()
    for node in nodes:
        if node.key in seen:
            yield Problem(Fault.SAME_KEY, (node.key,))
        seen.add(node.key)


def _overlaps(places: dict[str, list[Node]]) -> Iterator[Problem]:
    for place, here in places.items():
        for before, after in pairwise(here):
            if before.interval.overlaps(after.interval):
                yield Problem(
                    Fault.OVERLAP, (before.key, after.key), on=after.interval.start or None, found=place
                )


def _orphans(nodes: Iterable[Node], places: dict[str, list[Node]]) -> Iterator[Problem]:
    for node in nodes:
        if node.parent:
            day = _day_without(node.interval, places.get(node.parent, []))
            if day:
                yield Problem(Fault.ORPHAN, (node.key,), on=day, found=node.parent)


def _day_without(interval: Interval, above: Sequence[Node]) -> date | None:
    """The first day of the interval on which none of the areas above stands."""
    day, end = _start(interval), _end(interval)
    for node in above:
        if _start(node.interval) <= day < _end(node.interval):
            day = _end(node.interval)
    return day if day < end else None


def _cycles(places: dict[str, list[Node]]) -> Iterator[Problem]:
    """Areas that stand above themselves on some day: only places that hang on no top are looked at by day."""
    suspects = _hanging(places)
    days = sorted({_start(node.interval) for place in suspects for node in places[place]})
    found: set[tuple[str, ...]] = set()
    for day in days:
        standing = {
            node.place: node
            for place in suspects
            for node in places[place]
            if _start(node.interval) <= day < _end(node.interval)
        }
        for ring in _rings(standing):
            if ring not in found:
                found.add(ring)
                yield Problem(Fault.CYCLE, ring, on=None if day == date.min else day)


def _hanging(places: dict[str, list[Node]]) -> set[str]:
    """Places from which some way up may come back: the rest is peeled off from the top."""
    children: dict[str, list[str]] = defaultdict(list)
    waits: dict[str, int] = {}
    for place, here in places.items():
        parents = {node.parent for node in here if node.parent in places}
        waits[place] = len(parents)
        for parent in parents:
            children[parent].append(place)
    free = [place for place, count in waits.items() if not count]
    for place in free:
        for child in children[place]:
            waits[child] -= 1
            if not waits[child]:
                free.append(child)
    return set(places) - set(free)


def _rings(standing: dict[str, Node]) -> Iterator[tuple[str, ...]]:
    done: set[str] = set()
    for place in sorted(standing):
        way: list[str] = []
        while place in standing and place not in done:
            done.add(place)
            way.append(place)
            place = standing[place].parent
        if place in way:
            yield tuple(standing[each].key for each in sorted(way[way.index(place) :]))


def _ends(nodes: Iterable[Node], transfers: Iterable[Transfer]) -> Iterator[Problem]:
    known = {node.key: node for node in nodes}
    seen: set[tuple[str, str, date]] = set()
    for transfer in transfers:
        keys = (transfer.source, transfer.target)
        for fault in _faults(transfer, known):
            yield Problem(fault, keys, (transfer,), transfer.on)
        if (*keys, transfer.on) in seen:
            yield Problem(Fault.SAME_TRANSFER, keys, (transfer,), transfer.on)
        seen.add((*keys, transfer.on))


def _faults(transfer: Transfer, known: dict[str, Node]) -> Iterator[Fault]:
    source, target = known.get(transfer.source), known.get(transfer.target)
    if transfer.source == transfer.target:
        yield Fault.INTO_ITSELF
    if source is None:
        yield Fault.UNKNOWN_SOURCE
    elif source.interval.end != transfer.on:
        yield Fault.SOURCE_STAYS
    if target is None:
        yield Fault.UNKNOWN_TARGET
    elif not _receives(target, transfer):
        yield Fault.TARGET_STOOD


def _receives(target: Node, transfer: Transfer) -> bool:
    """Whether the target begins on the day; what stands above an abolished level may have stood before."""
    if transfer.kind is TransferKind.ABOLISH:
        return transfer.on in target.interval
    return target.interval.start == transfer.on


def _shares(transfers: Iterable[Transfer]) -> Iterator[Problem]:
    leaving: dict[tuple[str, date], list[Transfer]] = defaultdict(list)
    for transfer in transfers:
        if transfer.share is not None and not _possible(transfer, transfer.share):
            keys = (transfer.source, transfer.target)
            yield Problem(Fault.BAD_SHARE, keys, (transfer,), transfer.on, str(transfer.share))
        elif transfer.kind is not TransferKind.ABOLISH:
            leaving[transfer.source, transfer.on].append(transfer)
    for (source, on), parts in leaving.items():
        fault, total = _balance(parts)
        if fault:
            yield Problem(fault, (source,), tuple(parts), on, f"{total:.6g}")


def _possible(transfer: Transfer, share: float) -> bool:
    return 0 < share <= 1 and (transfer.kind not in ENTIRE or share == 1)


def _balance(parts: Sequence[Transfer]) -> tuple[Fault | None, float]:
    """Whether the shares of one source on one day are more than the whole, or all given and less."""
    if any(part.kind in ENTIRE for part in parts):
        return (Fault.SHARES_OVER if len(parts) > 1 else None), len(parts)
    totals: dict[str, float] = defaultdict(float)
    for part in parts:
        totals[part.share_of] += part.share or 0
    most = max(totals.values())
    unknown = sum(part.share is None for part in parts)
    if most > 1 + _NEAR or (unknown and most > 1 - _NEAR):
        return Fault.SHARES_OVER, most
    short = len(totals) == 1 and not unknown and most < 1 - _NEAR
    return (Fault.SHARES_SHORT if short else None), most
