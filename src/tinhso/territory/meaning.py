"""Which area a name in a document means, and which areas are offered to choose from, in a country of thousands."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet

from tinhso.core.timetree import DayTree, Node
from tinhso.core.vi import fold
from tinhso.territory import standing
from tinhso.territory.models import Area
from tinhso.territory.values import Tier

_FEW = 500  # areas that a list to choose from may hold


def named(name: str, *, on: date, within: Area | None = None) -> Area | None:
    """The area a document means by a name, the highest tier first; marks and letter case do not matter.

    Below the provinces a name is common: in a document of `within` it means an area of the same province; where
    several could be meant, none is.
    """
    rank = {tier: at for at, tier in enumerate(Tier)}
    found = sorted(_standing(on).filter(search_key=fold(name)), key=lambda area: rank[Tier(area.tier)])
    if not found or found[0].tier == Tier.PROVINCE:
        return found[0] if found else None
    if within is not None:
        found = _of_province(found, within, standing.tree().on(on))
    top = [area for area in found if area.tier == found[0].tier]
    return top[0] if len(top) == 1 else None


def offered(*, on: date, around: Area | None = None) -> list[Area]:
    """The areas to choose from on a day: all where they are few, else the provinces and what is in that of `around`."""
    areas = _standing(on).order_by("tier", "sort_key")
    if areas.count() <= _FEW:
        return list(areas)
    day = standing.tree().on(on)
    province = _province(around, day)
    below = [node.key for node in day.descendants(province.key)] if province else []
    return list(areas.filter(Q(tier=Tier.PROVINCE) | Q(pk__in=below)))


def _standing(on: date) -> QuerySet[Area]:
    return Area.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gt=on)
    )


def _of_province(found: Sequence[Area], within: Area, day: DayTree) -> list[Area]:
    """Those of the province of `within`; with those of no province, which nobody has placed yet."""
    province = _province(within, day)
    if province is None:
        return list(found)
    provinces = {area.pk: _province(area, day) for area in found}
    here = [area for area in found if provinces[area.pk] == province]
    return here or [area for area in found if provinces[area.pk] is None]


def _province(area: Area | None, day: DayTree) -> Node | None:
    if area is None or str(area.pk) not in day:
        return None
    return day.of_tier_from(str(area.pk), tier=Tier.PROVINCE)
