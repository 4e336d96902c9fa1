"""Areas as they stood in an interval of days, and what passed from one to the other."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tinhso.core.provenance import Citation
from tinhso.core.timeline import Interval


class TransferKind(StrEnum):
    """What passes from one area to another on a day."""

    WHOLE = "whole"
    PART = "part"
    POPULATION = "population"  # people without the land they live on
    RENAME = "rename"
    RETYPE = "retype"
    ABOLISH = "abolish"  # a level ends: says which area stands above now, amounts come from the levels below


ENTIRE = frozenset({TransferKind.WHOLE, TransferKind.RENAME, TransferKind.RETYPE})


def begun(interval: Interval) -> int:
    """The number of the first day; that of the first day there is when it is open."""
    return (interval.start or date.min).toordinal()


def ended(interval: Interval) -> int:
    """The number of the first day after; that of the last day there is when it is open."""
    return (interval.end or date.max).toordinal()


@dataclass(frozen=True, slots=True)
class Node:
    """One interval in which place, name, kind and parent of an area stood unchanged.

    `place` is what children cite ("province:74") and is reused by later areas, `key` never is;
    `parent` is the place of the area above, looked up on the day asked, or "" at the top.
    """

    key: str
    place: str
    parent: str
    tier: str
    name: str
    kind: str
    interval: Interval = Interval()


@dataclass(frozen=True, slots=True)
class Transfer:
    """What passed from `source`, which ended on `on`, to `target`, which began (both are keys).

    `share` is the fraction of the source, 0 < share ≤ 1, of what `share_of` names; None is unknown.
    """

    source: str
    target: str
    on: date
    kind: TransferKind
    share: float | None = None
    share_of: str = ""
    citation: Citation | None = None


class Fault(StrEnum):
    """What can be wrong with areas and transfers."""

    SAME_KEY = "same_key"
    OVERLAP = "overlap"  # two areas in one place on one day
    ORPHAN = "orphan"  # some day without an area in the place of the parent
    CYCLE = "cycle"
    UNKNOWN_SOURCE = "unknown_source"
    UNKNOWN_TARGET = "unknown_target"
    INTO_ITSELF = "into_itself"
    SAME_TRANSFER = "same_transfer"  # the same source, target and day twice
    SOURCE_STAYS = "source_stays"  # the source does not end on the day
    TARGET_STOOD = "target_stood"  # the target does not begin on the day
    BAD_SHARE = "bad_share"  # a share outside 0 … 1, or a whole that is less than one
    SHARES_OVER = "shares_over"  # more than the whole source passes on
    SHARES_SHORT = "shares_short"  # every share is given and something is left over


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: the keys of the areas and the transfers concerned, the day where there is one."""

    fault: Fault
    keys: tuple[str, ...]
    transfers: tuple[Transfer, ...] = ()
    on: date | None = None
    found: str = ""


class Refused(ValueError):
    """Areas and transfers that make no tree; `problems` are all that is wrong with them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        first = "; ".join(f"{p.fault.value}: {', '.join(p.keys)}" for p in problems[:5])
        super().__init__(f"{len(problems)} problems: {first}")


@dataclass(frozen=True, slots=True)
class Step:
    """One transfer of a lineage with both areas; `depth` 1 touches the area asked for."""

    transfer: Transfer
    source: Node
    target: Node
    depth: int


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where an area came from (latest step first) and what became of it (earliest step first)."""

    node: Node
    before: tuple[Step, ...]
    after: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Heir:
    """An area at the other end of a lineage; `share` of the earlier one came to the later, None if unknown."""

    node: Node
    share: float | None

    @property
    def whole(self) -> bool:
        """Whether all of the earlier area came to the later one."""
        return self.share == 1
