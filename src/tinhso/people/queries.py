"""Questions about roles in areas."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from tinhso.base.models import User
from tinhso.base.values import Role
from tinhso.people.models import AreaRole
from tinhso.territory import queries as territory


def area_roles(*, on: date | None = None, user: User | None = None) -> QuerySet[AreaRole]:
    """Roles in areas, by account, area and day; those that hold on a day, or all that there ever were."""
    found = AreaRole.objects.select_related("user", "area").order_by(
        "user__login", "area__code", "valid_from"
    )
    if user is not None:
        found = found.filter(user=user)
    return found.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on) if on else found


def roles_in_areas(user: User) -> list[tuple[Role, frozenset[UUID]]]:
    """What the rules of access ask: each role that an account holds in an area today, with the keys it reaches.

    It is today's roles that count, whatever day a page is looked at.
    """
    held = area_roles(on=timezone.localdate(), user=user)
    return [(Role(one.role), territory.reach(one.area_id)) for one in held]
