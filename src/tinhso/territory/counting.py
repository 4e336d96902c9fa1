"""How many areas of each level and kind stood on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from tinhso.territory.models import Area
from tinhso.territory.values import AreaKind, Tier


@dataclass(frozen=True, slots=True)
class TierCount:
    """The areas of one level: all of them, and by kind, the most frequent first."""

    tier: Tier
    count: int
    kinds: tuple[tuple[AreaKind, int], ...]


def counts(*, on: date) -> list[TierCount]:
    """The levels from the top down with their numbers of areas on a day."""
    standing = Area.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gt=on)
    )
    rows = standing.order_by().values_list("tier", "kind").annotate(count=Count("pk"))
    by_tier: dict[str, list[tuple[AreaKind, int]]] = {tier: [] for tier in Tier}
    for tier, kind, count in rows:
        by_tier[tier].append((AreaKind(kind), count))
    return [
        TierCount(
            tier,
            sum(n for _, n in by_tier[tier]),
            tuple(sorted(by_tier[tier], key=lambda one: (-one[1], one[0]))),
        )
        for tier in Tier
    ]
