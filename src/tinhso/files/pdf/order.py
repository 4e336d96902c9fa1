"""The order in which a person reads the lines of a page: column by column, band by band."""

from collections.abc import Sequence

from tinhso.files.pdf.values import Line

_DEEPEST = 6
_WIDE = 2.5  # of the size of letters: a gap as wide parts two columns of one line each
_GUTTER = 8.0  # points that part two columns at least


def ordered(found: Sequence[Line], depth: int = 0) -> list[list[Line]]:
    """The lines in the order of reading, those of one column together."""
    rest = sorted(found, key=lambda line: (line.box[1], line.box[0]))
    if depth >= _DEEPEST:
        return [rest]
    columns: list[list[Line]] = []
    single: list[Line] = []
    at = 0
    while at < len(rest):
        gutter = _gutter(rest, at)
        if gutter is None:
            single.append(rest[at])
            at += 1
            continue
        end = _band(rest, at, gutter)
        if end - at < 3 and gutter[1] - gutter[0] < _WIDE * rest[at].size:  # a gap in one line
            single.append(rest[at])
            at += 1
            continue
        back = _before(single, gutter)
        band = [*single[back:], *rest[at:end]]
        columns += [single[:back]] if back else []
        single, at = [], end
        middle = sum(gutter) / 2
        columns += ordered([x for x in band if x.box[2] <= middle + 1], depth + 1)
        columns += ordered([x for x in band if x.box[2] > middle + 1], depth + 1)
    return [*columns, single] if single else columns


def _gutter(rest: Sequence[Line], at: int) -> tuple[float, float] | None:
    """The gap between the line at `at` and one beside it."""
    one = rest[at].box
    for line in rest[at + 1 : at + 12]:
        other = line.box
        if other[1] > (one[1] + one[3]) / 2:
            return None
        left, right = (one, other) if one[0] < other[0] else (other, one)
        if right[0] - left[2] >= _GUTTER:
            return left[2], right[0]
    return None


def _band(rest: Sequence[Line], at: int, gutter: tuple[float, float]) -> int:
    """Where the lines end that leave the gutter free."""
    low, high = gutter
    end, bottom = at, rest[at].box[3]
    for i, line in enumerate(rest[at:], start=at):
        left, top, right, below = line.box
        # A line of its own below a gap begins something else, a heading under the head of a letter say.
        if top - bottom > (2.5 if i == at or _gutter(rest, i) else 1.0) * line.size:
            break
        if left < high - 1 and right > low + 1:
            is_left = right <= high - _GUTTER
            is_right = left >= low + _GUTTER
            if not (is_left or is_right):
                break
            low, high = (max(low, right), high) if is_left else (low, min(high, left))
            if high - low < _GUTTER:
                break
        bottom = max(bottom, below)
        end += 1
    return max(end, at + 1)


def _before(single: Sequence[Line], gutter: tuple[float, float]) -> int:
    """From which of the lines already read on they belong to a column: those right above, beside the gutter."""
    at = len(single)
    while at and single[at - 1].box[0] >= gutter[1] - 1:
        at -= 1
    return at
