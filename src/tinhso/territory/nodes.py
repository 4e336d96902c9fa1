"""Areas and transfers of the tables as values of the tree."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tinhso.core.timeline import Interval
from tinhso.core.timetree import Node, Transfer
from tinhso.territory.models import Area, AreaTransfer
from tinhso.territory.values import Tier

Spans = dict[str, tuple[date, date]]


def nodes(areas: Iterable[Area]) -> list[Node]:
    """The areas as nodes, from the top down.

    An open end of an interval that only means "not stated" reaches no further than the areas above it.
    """
    by_tier: dict[str, list[Node]] = {tier: [] for tier in Tier}
    for area in areas:
        by_tier[area.tier].append(area.as_node())
    spans: Spans = {}
    found: list[Node] = []
    for tier in Tier:
        here = [_within(node, spans) for node in by_tier[tier]]
        spans |= _spans(here)
        found += here
    return found


def transfers(rows: Iterable[AreaTransfer]) -> list[Transfer]:
    """The transfers as values."""
    return [row.as_transfer() for row in rows]


def _spans(among: Iterable[Node]) -> Spans:
    """From the first day of each place to its last."""
    spans: Spans = {}
    for node in among:
        start, end = node.interval.start or date.min, node.interval.end or date.max
        first, last = spans.get(node.place, (start, end))
        spans[node.place] = (min(first, start), max(last, end))
    return spans


def _within(node: Node, spans: Spans) -> Node:
    if node.parent not in spans:
        return node
    first, last = spans[node.parent]
    start = node.interval.start or (None if first == date.min else first)
    end = node.interval.end or (None if last == date.max else last)
    if (start, end) == (node.interval.start, node.interval.end) or (start and end and end <= start):
        return node
    return replace(node, interval=Interval(start, end))
