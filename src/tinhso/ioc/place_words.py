"""What pages about areas say in words: spans of days, ways of passing, shares, areas above, counts of kinds."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tinhso.base.numbers import show_value
from tinhso.core.timetree import Node, Transfer
from tinhso.core.timetree import TransferKind as Kind
from tinhso.ioc import wording
from tinhso.ioc.places import Part, Phase
from tinhso.territory.models import Area
from tinhso.territory.values import AreaKind, ShareOf, TransferKind, full_name


def name(node: Node) -> str:
    """Kind and name: "Thành phố Dĩ An"."""
    return full_name(AreaKind(node.kind), node.name)


def under(above: Iterable[Node]) -> str:
    """The names of areas above, the nearest first."""
    return ", ".join(name(node) for node in above)


def span(area: Area, phase: Phase) -> str:
    """From when to when an area stood, as far as a day knows that looks at it in this phase."""
    last = area.valid_to - timedelta(days=1) if area.valid_to and phase is Phase.CEASED else None
    if area.valid_from and last:
        return _("từ %(first)s đến hết %(last)s") % {
            "first": wording.day(area.valid_from),
            "last": wording.day(last),
        }
    if last:
        return pgettext("địa bàn", "đến hết %s") % wording.day(last)
    if area.valid_from:
        return _("từ %s") % wording.day(area.valid_from)
    return _("từ trước, không rõ ngày")


def passing(transfer: Transfer) -> str:
    """How an area passes: "toàn bộ", "một phần, không rõ phần", "một phần: 25 % dân số"."""
    return f"{way(transfer)}, {share(transfer)}" if transfer.kind is Kind.PART else way(transfer)


def way(transfer: Transfer) -> str:
    """The kind of a change in a word."""
    return str(TransferKind(transfer.kind.value).label)


def share(transfer: Transfer) -> str:
    """What fraction of the source passes, and of what; "không rõ phần" where nobody has said."""
    if transfer.kind is Kind.ABOLISH:
        return "–"
    if transfer.share is None and transfer.kind in (Kind.WHOLE, Kind.RENAME, Kind.RETYPE):
        return _("toàn bộ")
    return _fraction(transfer.share, transfer.share_of)


def taking(part: Part) -> str:
    """How an area takes part in what another was or became; nothing where that goes without saying."""
    if part.kind is Kind.PART:
        return f"{TransferKind.PART.label}, {_fraction(part.share, '')}"
    return str(TransferKind(part.kind.value).label) if part.kind else ""


def counted(nodes: Iterable[Node]) -> str:
    """How many of each kind: "3 phường, 2 xã"."""
    counts = Counter(AreaKind(node.kind) for node in nodes)
    said = ({"count": count, "kind": kind.label} for kind in AreaKind if (count := counts[kind]))
    return ", ".join(_("%(count)s %(kind)s") % one for one in said)


def size(area: Area, children: Sequence[Area]) -> str:
    """The area in km²: what the list says, else the sum of what is right below where all of them have a size."""
    if area.area_km2 is not None:
        return show_value(area.area_km2, "km²")
    known = [child.area_km2 for child in children if child.area_km2 is not None]
    if not children or len(known) < len(children):
        return _("chưa có số liệu")
    total = show_value(sum(known, Decimal(0)), "km²")
    return _("%(total)s (tổng của %(count)s đơn vị trực thuộc)") % {"total": total, "count": len(known)}


def citation(transfer: Transfer) -> str:
    """The instrument and the clause that decided a change, as the pack has them."""
    found = transfer.citation
    return ", ".join(filter(None, (found.instrument, found.clause))) if found else ""


def since(on: date) -> str:
    """The last day before a change: "đến hết 30/06/2025"."""
    return pgettext("địa bàn", "đến hết %s") % wording.day(on - timedelta(days=1))


def sorted_parts(parts: Iterable[Part], areas: Mapping[str, Area]) -> list[Part]:
    """Parts in dictionary order."""
    return sorted(parts, key=lambda part: areas[part.node.key].sort_key)


def _fraction(fraction: float | None, of: str) -> str:
    if fraction is None:
        return _("không rõ phần")
    said = wording.amount(round(fraction * 100, 4), "%")
    return f"{said} {ShareOf(of).label}" if of else said
