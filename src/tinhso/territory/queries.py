"""Questions about areas: which stood on a day, which one a name means, the tree of all, the files that draw them."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import F, Q, QuerySet

from tinhso.core.vi import fold, sort_key
from tinhso.territory.counting import TierCount, counts
from tinhso.territory.finding import Found, Match, find
from tinhso.territory.meaning import named, offered
from tinhso.territory.models import Area, AreaOutline, Load
from tinhso.territory.standing import edition, tree
from tinhso.territory.values import Tier

__all__ = [
    "Found",
    "Match",
    "TierCount",
    "areas",
    "counts",
    "edition",
    "find",
    "keyed",
    "keys",
    "loads",
    "meant_by",
    "named",
    "offered",
    "outline",
    "reach",
    "tree",
]


def areas(*, on: date, tier: Tier | None = None, parent_code: str = "") -> QuerySet[Area]:
    """The areas that stood on a day, in dictionary order; of one tier or under one parent if asked."""
    standing = Area.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gt=on)
    )
    if tier:
        standing = standing.filter(tier=tier)
    if parent_code:
        standing = standing.filter(parent_code=parent_code)
    return standing.order_by("tier", "sort_key")


def meant_by(code: str, *, tier: Tier) -> QuerySet[Area]:
    """Every area that a code of a tier ever meant, the earliest first."""
    return Area.objects.filter(tier=tier, code=code).order_by(F("valid_from").asc(nulls_first=True))


def keyed(keys: Iterable[str]) -> dict[str, Area]:
    """The areas with these keys of the tree, by key."""
    return {str(area.pk): area for area in Area.objects.filter(pk__in=set(keys))}


def reach(area: UUID) -> frozenset[UUID]:
    """The keys of an area, of all that ever stood below it, and of what went wholly into any of these.

    A change of name or kind alone is followed onward too: it is the same place. Whoever answers for an area answers for
    its past; a part of another that came to it stays that other's.
    """
    with connection.cursor() as cursor:
        cursor.execute(_REACH, [area])
        return frozenset(key for (key,) in cursor.fetchall())


_REACH = """
WITH RECURSIVE reach (id) AS (
  SELECT %s::uuid
  UNION
  SELECT next.id FROM reach JOIN territory_area a ON a.id = reach.id CROSS JOIN LATERAL (
    SELECT c.id FROM territory_area c
    WHERE c.parent_code = a.code AND a.tier = CASE length(c.parent_code) WHEN 2 THEN 'province' ELSE 'district' END
      AND daterange(c.valid_from, c.valid_to) && daterange(a.valid_from, a.valid_to)
    UNION ALL
    SELECT t.source_id FROM territory_areatransfer t
    WHERE t.target_id = a.id AND t.kind IN ('whole', 'rename', 'retype')
    UNION ALL
    SELECT t.target_id FROM territory_areatransfer t WHERE t.source_id = a.id AND t.kind IN ('rename', 'retype')
  ) next
)
SELECT id FROM reach
"""


def keys(name: str) -> dict[str, str]:
    """The search and sort keys to store beside a name."""
    return {"search_key": fold(name), "sort_key": sort_key(name)}


def outline(*, tier: Tier, on: date, within_code: str = "") -> AreaOutline | None:
    """The newest file that draws the areas of a tier on a day, of the country or within a province; None without one.

    Its bytes are `base.attachments.read(outline.file)`: a TopoJSON whose shapes have codes of areas as `id`.
    """
    drawn = AreaOutline.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)
    return (
        drawn.filter(tier=tier, within_code=within_code)
        .order_by("-valid_from", "-load__made_at", "name")
        .first()
    )


def loads() -> QuerySet[Load]:
    """The lists of areas taken in so far, the latest first."""
    return Load.objects.order_by("-made_at")
