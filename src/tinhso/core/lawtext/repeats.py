"""One line for what is said once: titles, leads and captions that restate the body, clauses printed twice."""

from dataclasses import fields
from operator import attrgetter

from tinhso.core.lawtext.structure import Block, Role
from tinhso.core.lawtext.values import Statement


def without_repeats(
    found: list[tuple[int, Statement]], blocks: tuple[Block, ...], leads: frozenset[int] = frozenset()
) -> list[Statement]:
    """The statements without those of a title or lead that the body makes too, and one of each printed twice."""
    heads = {at for at, _ in found if blocks[at].role is Role.TITLE} | leads
    body = {_figure(s) for at, s in found if at not in heads}
    kept: list[Statement] = []
    for at, statement in found:
        if at in heads and _figure(statement) in body:
            continue
        if not any(_same(statement, earlier) for earlier in kept[-1:]):
            kept.append(statement)
    return kept


def _figure(statement: Statement) -> tuple[object, ...]:
    return statement.value, statement.unit


_ELSEWHERE = ("quote", "start", "end", "value_start", "value_end", "indicator", "rules")
_MEANING = attrgetter(*(one.name for one in fields(Statement) if one.name not in _ELSEWHERE))


def _same(one: Statement, other: Statement) -> bool:
    """Whether two statements say the same thing, wherever and in whatever capitals they stand."""
    alike = _figure(one) == _figure(other) and one.indicator.lower() == other.indicator.lower()
    return alike and _MEANING(one) == _MEANING(other)
