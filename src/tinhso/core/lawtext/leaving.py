"""Third pass: what a block of text leaves to the next: a deadline, a kind; and what is its own alone."""

from tinhso.core.lawtext.context import Flow
from tinhso.core.lawtext.deadlines import Time
from tinhso.core.lawtext.structure import Block
from tinhso.core.lawtext.values import Kind, Statement

_YEAR = 4  # characters of a period that is a whole year


def deadline_left(block: Block, flow: Flow, made: list[Statement]) -> Time | None:
    """The deadline left to the next block: none of an item that names several, or the day of one task."""
    time = flow.lead_time
    if not block.marker or time is None:
        return time
    several = len({s.by for s in made if s.by}) > 1
    return None if several or len(time.as_of or "") > _YEAR else time


def kind_left(block: Block, flow: Flow, made: list[Statement]) -> Kind | None:
    """The kind left to the next block: none of a paragraph that reports first and promises at its end."""
    turned = made and made[0].kind is Kind.RESULT and flow.cue_kind is Kind.TARGET
    plain = not block.marker and not flow.source.clean.key[block.start : block.end].rstrip().endswith(":")
    return None if turned and plain else flow.cue_kind
