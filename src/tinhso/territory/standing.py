"""The tree of all areas, kept in the process until they change."""

import logging
from dataclasses import dataclass
from threading import Lock

from tinhso.core import timetree
from tinhso.core.timetree import Node, TimeTree, Transfer
from tinhso.territory import nodes
from tinhso.territory.models import Area, AreaTransfer, Edition

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Kept:
    edition: int
    tree: TimeTree


_lock = Lock()
_kept: list[_Kept] = []


def edition() -> int:
    """The number of the present state of areas, transfers and outlines; 0 before the first."""
    return Edition.objects.values_list("number", flat=True).first() or 0


def tree() -> TimeTree:
    """All areas through time as they are known now; asks the database one number, and for the rest if it changed."""
    # The number first: a change between the two only makes the next call read again.
    number = edition()
    with _lock:
        if not _kept or _kept[0].edition != number:
            _kept[:] = [_Kept(number, _grown())]
        return _kept[0].tree


def _grown() -> TimeTree:
    areas = nodes.nodes(Area.objects.all())
    passed = nodes.transfers(AreaTransfer.objects.all())
    try:
        return TimeTree(areas, passed)
    except timetree.Refused as refused:
        # Areas entered one by one may contradict each other; the pages go on with those that do not.
        _log.warning("areas left out of the tree: %s", refused)
        return _without_faults(areas, passed)


def _without_faults(areas: list[Node], passed: list[Transfer]) -> TimeTree:
    """The largest part that makes a tree: what is wrong goes, and what hung on it, until nothing is."""
    while problems := timetree.check(areas, passed):
        wrong = {transfer for problem in problems for transfer in problem.transfers}
        bad = {key for problem in problems if not problem.transfers for key in problem.keys}
        passed = [one for one in passed if one not in wrong and not bad & {one.source, one.target}]
        areas = [area for area in areas if area.key not in bad]
    return TimeTree(areas, passed)
