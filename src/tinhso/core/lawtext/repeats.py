"""One line for what is said once: titles, leads and captions that restate the body, clauses printed twice."""

from dataclasses import replace

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


def _same(one: Statement, other: Statement) -> bool:
    return _figure(one) == _figure(other) and _meaning(one) == _meaning(other)


def _meaning(statement: Statement) -> Statement:
    return replace(
        statement,
        quote="",
        start=0,
        end=0,
        value_start=0,
        value_end=0,
        indicator=statement.indicator.lower(),
        rules=(),
    )
