"""Builders for tests of the trail: entries that are sealed, and what the owner of the tables could do to them."""

from django.db import connection

import people
from tinhso.base import chain, trail, verifying
from tinhso.base.chain import Damage, Point
from tinhso.base.models import TrailEntry, TrailSeal
from tinhso.base.values import Role

_TABLES = ("base_trailentry", "base_trailseal", "base_trailhead")


def left(count: int) -> list[TrailEntry]:
    """So many entries, committed as far as their seals go."""
    by = people.in_role(Role.DATA_ADMIN)
    made = [trail.leave(by=by, verb="try", subject=by, number=number) for number in range(1, count + 1)]
    seal()
    return made


def seal() -> None:
    """Seal what was left, as a commit does."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def as_owner(*statements: str) -> None:
    """What whoever owns the tables could do: the triggers off, and no key that holds a seal to its entry."""
    seal()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = 'base_trailseal'::regclass AND contype = 'f'"
        )
        for (key,) in cursor.fetchall():
            cursor.execute(f'ALTER TABLE base_trailseal DROP CONSTRAINT "{key}"')
        for table in _TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)
        seal()  # no check may be left to do when a table is altered
        for table in _TABLES:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def made_anew(position: int) -> str:
    """The statement of an owner who writes a seal anew, so that it follows from its entry as it is now."""
    return (
        "UPDATE base_trailseal s SET digest = base_trail_digest(e) FROM base_trailentry e "
        f"WHERE e.id = s.entry_id AND s.position = {position}; "
        f"UPDATE base_trailseal s SET hash = base_trail_hash(s) WHERE s.position = {position}"
    )


def found(expected: Point | None = None) -> list[tuple[str, int, int]]:
    """The damages of the trail: kind, from, to."""
    return [(one.kind.value, one.first, one.last) for one in verifying.damages(expected=expected)]


def first_damage() -> Damage:
    return next(verifying.damages())


def point(position: int) -> Point:
    """The seal at a position, as somebody could have noted it."""
    return Point(position, TrailSeal.objects.get(position=position).hash if position else chain.NOTHING)
