"""Where an area came from and what became of it."""

from collections.abc import Callable
from datetime import date

from tinhso.core.timetree.flow import LOST, Areas, Bounds, Flow
from tinhso.core.timetree.values import Heir, Lineage, Step, Transfer, TransferKind


def lineage(areas: Areas, key: str) -> Lineage:
    """Every step back from an area and every step on; districts that were abolished are no origin of a province."""

    def came(here: str) -> list[Transfer]:
        return [t for t in areas.coming(here) if t.kind is not TransferKind.ABOLISH]

    before = _steps(areas, key, came)
    after = _steps(areas, key, lambda here: list(areas.leaving(here)))
    before.sort(key=lambda step: (step.depth, -step.transfer.on.toordinal(), step.transfer.source))
    after.sort(key=lambda step: (step.depth, step.transfer.on, step.transfer.target))
    return Lineage(areas.node(key), tuple(before), tuple(after))


def _steps(areas: Areas, key: str, ways: Callable[[str], list[Transfer]]) -> list[Step]:
    """All transfers on the ways from an area, each once, at its smallest depth."""
    found: list[Step] = []
    seen, rim, depth = {key}, [key], 0
    while rim:
        depth += 1
        following = []
        for here in rim:
            for transfer in ways(here):
                ends = (areas.node(transfer.source), areas.node(transfer.target))
                found.append(Step(transfer, *ends, depth))
                following.append(transfer.source if transfer.target == here else transfer.target)
        rim = [each for each in dict.fromkeys(following) if each not in seen]
        seen.update(rim)
    return found


def outcome(areas: Areas, key: str, *, on: date) -> tuple[Heir, ...]:
    """The areas of `on` that an area came to; raises ValueError when the area began later."""
    node = areas.node(key)
    if node.interval.start and on < node.interval.start:
        raise ValueError(f"{key} began on {node.interval.start}: ask for its origins on {on}")
    fractions = Flow(areas, on, climb=False).fractions([key], goal=str)[key]
    return tuple(_heir(areas, goal, bounds) for goal, bounds in sorted(fractions.items()) if goal != LOST)


def origins(areas: Areas, key: str, *, on: date) -> tuple[Heir, ...]:
    """The areas of `on` that came to an area; raises ValueError when the area ended by then."""
    node = areas.node(key)
    if on in node.interval:
        return (Heir(node, 1.0),)
    if node.interval.start is None or on >= node.interval.start:
        raise ValueError(f"{key} ended on {node.interval.end}: ask for its outcome on {on}")
    back = Flow(areas, on, climb=False).fractions([key], goal=str)[key]
    earlier = sorted(goal for goal in back if goal != LOST)
    onward = Flow(areas, node.interval.start, climb=False).fractions(earlier, goal=str)
    return tuple(_heir(areas, each, onward[each][key]) for each in earlier)


def _heir(areas: Areas, key: str, bounds: Bounds) -> Heir:
    share = (bounds.low + bounds.high) / 2
    return Heir(areas.node(key), (1.0 if abs(share - 1) < 1e-9 else share) if bounds.known else None)
