"""Where a statement stands in the original file, as a JSON object."""

from bisect import bisect_right
from collections.abc import Sequence

from tinhso.files.values import Place


def place(places: Sequence[Place], start: int) -> dict[str, object] | None:
    """The place of the code point `start`; none for plain text, whose offsets are the place."""
    at = bisect_right(places, start, key=lambda one: one.start) - 1
    # Empty stretches and those that a page break divided begin at the same point.
    while at >= 0 and places[at].end <= start and places[at].start == places[at].end:
        at -= 1
    if at < 0 or places[at].end <= start:
        return None
    found = places[at]
    told = {
        "part": str(found.part),
        "page": found.page,
        "box": list(found.box) if found.box else None,
        "paragraph": found.paragraph,
        "table": found.table,
        "row": found.row,
        "column": found.column,
        "confidence": found.confidence,
    }
    return {name: value for name, value in told.items() if value is not None}
