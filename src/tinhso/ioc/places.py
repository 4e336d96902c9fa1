"""An area as its page shows it on a day: how it stood, what was above and below it, what it was, what became of it.

It goes by what had begun and had passed on the day looked at, so that a later change alters no earlier page.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tinhso.core.timetree import Heir, Node, Step, TimeTree, Transfer, TransferKind
from tinhso.ioc import places_links
from tinhso.territory import queries as territory
from tinhso.territory.models import Area
from tinhso.territory.values import Tier

TIERS = {slug: tier for tier, slug in places_links.SLUGS.items()}
_ONE = timedelta(days=1)
_WHOLE = frozenset({TransferKind.WHOLE, TransferKind.RENAME, TransferKind.RETYPE, TransferKind.ABOLISH})


class Phase(StrEnum):
    """Where a day lies to an area: it stands, it ended before, it begins later."""

    STANDS = "stands"
    CEASED = "ceased"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class Part:
    """An area at the other end of a change and how it takes part; `share` of the earlier one, None if unknown."""

    node: Node
    kind: TransferKind | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Land:
    """Areas under the same areas above (the nearest first), as they stood on a day."""

    on: date
    above: tuple[Node, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """An area on the day looked at. `seen_on`: that day, or the last or first one on which the area stood."""

    tree: TimeTree
    area: Area
    node: Node
    phase: Phase
    day: date
    seen_on: date
    above: tuple[Node, ...]
    children: tuple[Node, ...]
    below: tuple[Node, ...]
    steps: tuple[Step, ...]
    formerly: tuple[Land, ...]
    now: tuple[Land, ...]
    areas: Mapping[str, Area]

    @property
    def ended_on(self) -> date | None:
        """The first day on which it no longer stood, as far as the day looked at knows."""
        return self.node.interval.end if self.phase is Phase.CEASED else None


def meant(found: Sequence[Area], *, on: date) -> Area | None:
    """Which of the areas of a code, the earliest first, a day means: the one that stood, else the last before it."""
    begun = [area for area in found if area.valid_from is None or area.valid_from <= on]
    return begun[-1] if begun else next(iter(found), None)


def place(area: Area, *, day: date) -> Place:
    """The area as its page shows it on a day."""
    tree = territory.tree()
    node = node_of(tree, area)
    phase = phase_of(node, day)
    seen_on = {Phase.STANDS: day, Phase.CEASED: last_day(node), Phase.TO_COME: node.interval.start or day}[
        phase
    ]
    standing = tree.on(seen_on)
    is_shown = phase is not Phase.TO_COME and node.key in standing
    above = above_of(tree, node, on=seen_on) if is_shown else ()
    children = standing.children(node.key) if is_shown else ()
    below = standing.descendants(node.key) if is_shown else ()
    steps = _steps(tree, node, day) if is_shown else ()
    formerly = _formerly(tree, steps, node) if is_shown else _beneath(tree, node, day)
    now = heirs(tree, node, on=day) if phase is Phase.CEASED else ()
    mentioned = [node, *above, *children]
    mentioned += [end for step in steps for end in (step.source, step.target)]
    mentioned += [one for land in (*formerly, *now) for one in (*land.above, *(p.node for p in land.parts))]
    mentioned += [one for step in steps for one in above_of(tree, step.source, on=last_day(step.source))]
    areas = territory.keyed(one.key for one in mentioned)
    return Place(tree, area, node, phase, day, seen_on, above, children, below, steps, formerly, now, areas)


def phase_of(node: Node, day: date) -> Phase:
    """Where the day lies to the area."""
    if node.interval.end and node.interval.end <= day:
        return Phase.CEASED
    return Phase.TO_COME if node.interval.start and day < node.interval.start else Phase.STANDS


def last_day(node: Node) -> date:
    """The last day on which an area stood; of one without an end the last day there is."""
    return node.interval.end - _ONE if node.interval.end else date.max


def above_of(tree: TimeTree, node: Node, *, on: date) -> tuple[Node, ...]:
    """The areas above on a day, the nearest first."""
    standing = tree.on(on)
    return standing.ancestors(node.key) if node.key in standing else ()


def is_whole(transfer: Transfer) -> bool:
    """Whether nothing of the source goes elsewhere: all of it passes, or its level ends."""
    return transfer.kind in _WHOLE or transfer.share == 1


def heirs(tree: TimeTree, node: Node, *, on: date) -> tuple[Land, ...]:
    """What stands on a day where an area stood that ceased; of a district the communes on its land."""
    own = [Part(heir.node, share=heir.share) for heir in _outcome(tree, node, on)]
    if node.tier == Tier.DISTRICT and not any(part.node.tier == Tier.DISTRICT for part in own):
        communes = tree.on(last_day(node)).of_tier(Tier.COMMUNE, under=node.key)
        own = [Part(heir.node) for one in communes for heir in _outcome(tree, one, on)] or own
    return _grouped(tree, own, on=on)


def _outcome(tree: TimeTree, node: Node, on: date) -> Sequence[Heir]:
    try:
        return tree.outcome(node.key, on=on)
    except KeyError:
        return ()  # left out of the tree because it contradicts others


def node_of(tree: TimeTree, area: Area) -> Node:
    """The area in the tree; one that contradicts others is not in it, and stands alone."""
    try:
        return tree.node(str(area.pk))
    except KeyError:
        return area.as_node()


def _steps(tree: TimeTree, node: Node, day: date) -> tuple[Step, ...]:
    """Every change on the way to and from an area that had happened on a day, the earliest first."""
    lineage = tree.lineage(node.key)
    passed = [step for step in (*lineage.before, *lineage.after) if step.transfer.on <= day]
    return tuple(sorted(passed, key=lambda s: (s.transfer.on, s.source.place, s.target.place)))


def _formerly(tree: TimeTree, steps: Iterable[Step], node: Node) -> tuple[Land, ...]:
    """What an area was before each change, the latest first."""
    start = node.interval.start or date.min
    parts: dict[date, list[Part]] = defaultdict(list)
    for step in steps:
        if step.transfer.on <= start:
            parts[step.transfer.on].append(Part(step.source, step.transfer.kind, step.transfer.share))
    return tuple(
        land for on in sorted(parts, reverse=True) for land in _grouped(tree, parts[on], on=on - _ONE)
    )


def _beneath(tree: TimeTree, node: Node, day: date) -> tuple[Land, ...]:
    """What stood on a day where an area begins later."""
    try:
        found = tree.origins(node.key, on=day)
    except (KeyError, ValueError):
        return ()
    return _grouped(tree, [Part(heir.node, share=heir.share) for heir in found], on=day)


def _grouped(tree: TimeTree, parts: Iterable[Part], *, on: date) -> tuple[Land, ...]:
    """The areas by those above them, in the order of codes."""
    groups: dict[tuple[Node, ...], dict[str, Part]] = defaultdict(dict)
    for part in sorted(parts, key=lambda part: part.node.place):
        groups[above_of(tree, part.node, on=on)].setdefault(part.node.key, part)
    inner = sorted(groups.items(), key=lambda item: [node.place for node in reversed(item[0])])
    return tuple(Land(on, above, tuple(found.values())) for above, found in inner)
