"""Third pass for tables: the row names the measured thing, column and heading the year, the unit column the unit."""

from tinhso.core.lawtext.sentences import Context, Source
from tinhso.core.lawtext.structure import Block
from tinhso.core.lawtext.values import Statement


def read_table(source: Source, block: Block, context: Context) -> list[Statement]:
    """The statements of a table."""
    return []
