"""Verifying the trail: the rows as they stand, read in one go and in one view of the database, against the chain."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import connection, transaction

from tinhso.base import chain
from tinhso.base.chain import Damage, Kind, Link, Point
from tinhso.base.models import TrailEntry, TrailHead

Progress = Callable[[int, int], None]
STEP = 100_000  # links between two calls of the progress
PURGE = "purge"  # the verb whose entries name those that were blotted out
_AT_ONCE = 2000
# Whoever harmed more has nothing left that more looking would tell; each look reads all seals.
_LOOKS = 300

_PARTS = (
    "extract(epoch from e.recorded_at)::text, e.recorded_by_id::text, e.verb, e.subject_kind, e.subject_id, "
    "e.details::text"
)
_LINKS = (
    "SELECT s.position, s.entry_id, extract(epoch from s.sealed_at)::text, s.digest, s.previous, s.hash, e.id, "
    f"{_PARTS} FROM base_trailseal s LEFT JOIN base_trailentry e ON e.id = s.entry_id"
)
_UNSEALED = (
    "SELECT e.id, extract(epoch from e.recorded_at)::text FROM base_trailentry e "
    "LEFT JOIN base_trailseal s ON s.entry_id = e.id WHERE s.position IS NULL ORDER BY e.id"
)


def head() -> Point | None:
    """How far the chain says that it goes; None where the record of it is gone."""
    found = TrailHead.objects.first()
    return Point(found.position, found.hash) if found else None


def damages(
    *, expected: Point | None = None, progress: Progress | None = None, step: int = STEP
) -> Iterator[Damage]:
    """Where the trail was harmed, told as it is found; other writers go on meanwhile and change nothing of it."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if is_outermost:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        said = head()
        links = _told(_links(_blotted()), said.position if said else 0, progress=progress, step=step)
        yield from chain.damages(links, head=said, find=_Finder(), expected=expected)
        yield from chain.merged(_unsealed())


def around(positions: Iterable[int]) -> dict[int, bool]:
    """Whether the seals at these positions, on their own, still follow from their entries and the seals before."""
    wanted = list(positions)
    rows = _rows(f"{_LINKS} WHERE s.position = ANY(%s)", [[*wanted, *(number - 1 for number in wanted)]])
    gone = _blotted()
    links = {row[0]: _link(row, gone) for row in rows}
    return {number: _is_whole(number, links) for number in wanted}


def _is_whole(position: int, links: dict[int, Link]) -> bool:
    link, before = links.get(position), links.get(position - 1)
    if link is None or link.entry is None:
        return False
    follows = before.hash if before else chain.NOTHING if position == 1 else None
    return (
        link.previous == follows
        and (link.is_blotted or link.digest == chain.digest(link.entry_id, link.entry))
        and link.hash == chain.link_hash(link, position)
    )


def blotted() -> int:
    """How many entries no longer say what was sealed because personal data was forgotten as two people agreed."""
    return len(_blotted())


def _blotted() -> frozenset[int]:
    """The entries that entries of purges name; these are sealed too, and each tells who agreed and why."""
    named = TrailEntry.objects.filter(verb=PURGE).values_list("details", flat=True)
    return frozenset(key for details in named for key in details.get("entries", ()))


def _links(gone: frozenset[int]) -> Iterator[Link]:
    return (_link(row, gone) for row in _rows(f"{_LINKS} ORDER BY s.position"))


def _link(row: tuple[Any, ...], gone: frozenset[int]) -> Link:
    position, entry_id, sealed_at, digest, previous, own, key, *entry = row
    said = None if key is None else tuple(entry)
    return Link(position, entry_id, sealed_at, digest, previous, own, said, is_blotted=entry_id in gone)


def _rows(statement: str, words: list[Any] | None = None) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, words)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows


def _told(links: Iterable[Link], total: int, *, progress: Progress | None, step: int) -> Iterator[Link]:
    for count, link in enumerate(links, start=1):
        yield link
        if progress and count % step == 0:
            progress(count, total)


def _unsealed() -> Iterator[Damage]:
    for key, moment in _rows(_UNSEALED):
        yield Damage(Kind.ADDED, key, key, moment, moment)


class _Finder:
    """Looks for seals among all, a bounded number of times."""

    def __init__(self) -> None:
        self._looks = 0

    def with_hash(self, sought: str) -> int | None:
        return self._look("hash", sought)

    def after_hash(self, sought: str) -> int | None:
        return self._look("previous", sought)

    def with_digest(self, sought: str) -> int | None:
        return self._look("digest", sought)

    def _look(self, column: str, sought: str) -> int | None:
        self._looks += 1
        if self._looks > _LOOKS:
            return None
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT position FROM base_trailseal WHERE {column} = %s LIMIT 1", [sought])
            found = cursor.fetchone()
        return found[0] if found else None
