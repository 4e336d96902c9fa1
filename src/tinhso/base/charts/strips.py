"""The count strip of a resolution: its targets by status, as parts of one bar."""

from collections.abc import Mapping

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhso.base.charts.marks import MARKS, css_class, icon
from tinhso.base.charts.svg import percent, tag
from tinhso.core.pace import Status

# Fills that need no other fill beside them to be told apart carry a frame instead of a ground.
_HOLLOW = {Status.NO_DATA: "4 3", Status.NOT_DUE: None}


def strip(counts: Mapping[Status, int]) -> SafeString:
    """One bar as wide as its place, 100 % of the targets, in the order of the statuses.

    Statuses without a target have no part. The title says the counts in words; `legend` shows them.
    """
    present = _present(counts)
    total = sum(count for _status, count in present)
    parts, left = [], 0.0
    for status, count in present:
        width = 100 * count / total
        parts.append(_part(status, left, width))
        left += width
    return tag(
        "svg",
        tag("title", _title(present, total)),
        tag("rect", class_="strip-ground", x="0%", y=1, width="100%", height=16, fill="#E6EAEE"),
        *parts,
        class_="strip",
        role="img",
        width="100%",
        height=18,
        overflow="visible",
    )


def legend(counts: Mapping[Status, int]) -> SafeString:
    """What the parts of a strip mean: mark, word and count of each, as a list that wraps."""
    items = (
        tag("li", icon(status), " ", str(MARKS[status].word), " ", tag("strong", str(count)))
        for status, count in _present(counts)
    )
    return tag("ul", *items, class_="strip-legend")


def _present(counts: Mapping[Status, int]) -> list[tuple[Status, int]]:
    return [(status, counts[status]) for status in Status if counts.get(status, 0) > 0]


def _part(status: Status, left: float, width: float) -> SafeString:
    mark, hollow = MARKS[status], status in _HOLLOW
    return tag(
        "rect",
        class_=f"strip-part {css_class(status)}",
        x=percent(left),
        y=1,
        width=percent(width),
        height=16,
        fill="#FFFFFF" if hollow else mark.fill,
        stroke=mark.fill if hollow else mark.edge or "#FFFFFF",
        stroke_width=1.5,
        stroke_dasharray=_HOLLOW.get(status),
    )


def _title(present: list[tuple[Status, int]], total: int) -> str:
    if not present:
        return _("Chưa có chỉ tiêu nào")
    parts = ", ".join(f"{MARKS[status].word} {count}" for status, count in present)
    return _("%(total)s chỉ tiêu: %(parts)s") % {"total": total, "parts": parts}
