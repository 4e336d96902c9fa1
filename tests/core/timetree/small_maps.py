"""Small maps for the tests of areas through time: made-up communes, and mergers of provinces that took place."""

from collections.abc import Iterable
from datetime import date

from tinhso.core.timeline import Interval
from tinhso.core.timetree import Node, TimeTree, Transfer, TransferKind

MERGER = date(2025, 7, 1)
EVE = date(2025, 6, 30)
OLD = Interval(None, MERGER)
NEW = Interval(MERGER)


def area(key: str, interval: Interval = OLD, **said: str) -> Node:
    """An area; the place is the key without "@…", the tier is told by the length of the code."""
    place = said.pop("place", key.split("@")[0])
    tier = {2: "province", 3: "district", 5: "commune"}.get(len(place.split(":")[-1]), "commune")
    given = {"parent": "", "tier": tier, "name": key, "kind": ""} | said
    return Node(key=key, place=place, interval=interval, **given)


def passed(
    source: str,
    target: str,
    kind: TransferKind = TransferKind.WHOLE,
    *,
    on: date = MERGER,
    share: float | None = None,
    of: str = "",
) -> Transfer:
    """What passed from one area to the other, on the day of the mergers unless said."""
    return Transfer(source, target, on, kind, share, of)


def part(
    source: str, target: str, share: float | None = None, *, on: date = MERGER, of: str = ""
) -> Transfer:
    """A part of the source, of unknown share unless said."""
    return passed(source, target, TransferKind.PART, on=on, share=share, of=of)


def tree(nodes: Iterable[Node], *transfers: Transfer) -> TimeTree:
    """Areas and transfers together."""
    return TimeTree(nodes, transfers)


def provinces() -> TimeTree:
    """Three of the mergers of 1 July 2025, with the codes that were used again."""
    old = {"74": "Bình Dương", "79": "TP.HCM", "77": "Bà Rịa – Vũng Tàu"}
    old |= {"83": "Bến Tre", "84": "Trà Vinh", "86": "Vĩnh Long", "44": "Quảng Bình", "45": "Quảng Trị"}
    new = {"79": ("TP.HCM", "74 77 79"), "86": ("Vĩnh Long", "83 84 86"), "44": ("Quảng Trị", "44 45")}
    nodes = [area(f"{code}@old", place=f"province:{code}", name=name) for code, name in old.items()]
    nodes += [
        area(f"{code}@new", NEW, place=f"province:{code}", name=name) for code, (name, _) in new.items()
    ]
    transfers = [
        passed(f"{source}@old", f"{code}@new")
        for code, (_, sources) in new.items()
        for source in sources.split()
    ]
    return tree(nodes, *transfers)


def split_country() -> TimeTree:
    """A made-up province 01 with two districts; of its four communes one is split without shares."""
    nodes = [
        area("01"),
        area("001", parent="01"),
        area("002", parent="01"),
        area("00001", parent="001"),
        area("00002", parent="001"),
        area("00003", parent="002"),
        area("00004", parent="002"),
        area("01@new", NEW),
        area("00001@new", NEW, parent="01"),
        area("00003@new", NEW, parent="01"),
        area("00004@new", NEW, parent="01"),
    ]
    return tree(
        nodes,
        passed("01", "01@new", TransferKind.RETYPE),
        passed("001", "01@new", TransferKind.ABOLISH),
        passed("002", "01@new", TransferKind.ABOLISH),
        passed("00001", "00001@new"),
        part("00002", "00001@new"),
        part("00002", "00003@new"),
        passed("00003", "00003@new"),
        passed("00004", "00004@new"),
    )
