"""The chain of the trail, computed anew: every seal must follow from its entry and from the seal before it.

The database seals (migration `0002_trail_chain`); here the same hashes are made a second time, from the same parts,
so that neither can be changed without the other telling. No database, no clock: `verifying` brings the rows.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

NOTHING = "0" * 64  # before the first seal
# As far as numbers that were moved up are looked for: whoever removed more than so many rows leaves other traces too.
_REACH = 1000


class Kind(StrEnum):
    """What was done to the chain."""

    EDITED = "edited"
    REMOVED = "removed"
    REORDERED = "reordered"
    TRUNCATED = "truncated"
    ADDED = "added"
    HEAD = "head"
    ANCHOR = "anchor"


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong from one position to another, and between which moments (seconds since 1970) it was sealed.

    Of `ADDED` the two numbers are keys of entries, since entries without a seal have no position.
    """

    kind: Kind
    first: int
    last: int
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A seal as it stands, with the parts of its entry: None where the entry is gone; moments in seconds since 1970."""

    position: int
    entry_id: int
    sealed_at: str
    digest: str
    previous: str
    hash: str
    entry: tuple[str | None, ...] | None
    is_blotted: bool = False  # personal data of the entry was forgotten: its seal holds, what it said is gone


@dataclass(frozen=True, slots=True)
class Point:
    """A position of the chain and the hash that stands or stood there, written HASH@POSITION."""

    position: int
    hash: str

    def __str__(self) -> str:
        return f"{self.hash}@{self.position}"


class Finder(Protocol):
    """Looks for a seal by what it holds: its position, or None."""

    def with_hash(self, sought: str) -> int | None: ...

    def after_hash(self, sought: str) -> int | None: ...

    def with_digest(self, sought: str) -> int | None: ...


def digest(entry_id: int, entry: Iterable[str | None]) -> str:
    """The hash of what an entry says: moment, who, verb, kind and key of the subject, details."""
    return _sha256("entry 1", str(entry_id), *entry)


def link_hash(link: Link, position: int) -> str:
    """The hash of a seal, as if it stood at `position`."""
    return _sha256("seal 1", link.previous, str(position), str(link.entry_id), link.sealed_at, link.digest)


def damages(
    links: Iterable[Link], *, head: Point | None, find: Finder, expected: Point | None = None
) -> Iterator[Damage]:
    """Where the chain breaks, from its start to its end; neighbours that were harmed alike are one damage.

    `links` come by position; `expected` is an anchor that was noted outside of the database.
    """
    return merged(_Walk(find, expected).over(links, head))


def merged(found: Iterable[Damage]) -> Iterator[Damage]:
    """Neighbours that were harmed alike as one."""
    held: Damage | None = None
    for damage in found:
        if held and damage.kind is held.kind and damage.first == held.last + 1:
            held = replace(held, last=damage.last, until=damage.until)
            continue
        if held:
            yield held
        held = damage
    if held:
        yield held


class _Walk:
    """One pass over the chain; keeps the last link and by how much numbers were moved up."""

    def __init__(self, find: Finder, expected: Point | None) -> None:
        self._find, self._expected = find, expected
        self._before: Link | None = None
        self._is_harmed = False  # the link before
        self._moved = 0
        self._last = 0  # of the links before, the number under which the last was sealed

    def over(self, links: Iterable[Link], head: Point | None) -> Iterator[Damage]:
        for link in links:
            found = list(self._found(link))
            yield from found
            self._is_harmed = bool(found)
            self._before, self._last = link, link.position
        yield from self._end(head)

    def _found(self, link: Link) -> Iterator[Damage]:
        expected = self._last + 1
        if link.position > expected:
            yield Damage(Kind.REMOVED, expected, link.position - 1, self._moment(), link.sealed_at)
        kind = self._content(link) or self._own(link)
        if kind:
            yield Damage(kind, link.position, link.position, link.sealed_at, link.sealed_at)
        elif link.position == expected:
            yield from self._joint(link)
        yield from self._anchored(link)

    def _content(self, link: Link) -> Kind | None:
        """Whether the entry still says what was sealed."""
        if link.entry is None:
            return Kind.REMOVED
        made = digest(link.entry_id, link.entry)
        if made == link.digest or link.is_blotted:
            return None
        return Kind.EDITED if self._find.with_digest(made) is None else Kind.REORDERED

    def _own(self, link: Link) -> Kind | None:
        """Whether the seal is whole, and stands at the number under which it was made."""
        if link.hash == link_hash(link, link.position + self._moved):
            return None
        before = self._find.with_hash(link.previous)
        sealed_under = self._sealed_under(link, before)
        if sealed_under is None:
            return Kind.EDITED
        if before is not None and before != link.position - 1:
            return Kind.REORDERED
        if sealed_under < link.position:
            return Kind.REORDERED
        self._moved = sealed_under - link.position
        return Kind.REMOVED

    def _sealed_under(self, link: Link, before: int | None) -> int | None:
        after = self._find.after_hash(link.hash)
        near = [after - 1] if after else []
        near += [before + 1] if before else []
        numbers = (*near, *range(link.position + 1, link.position + _REACH))
        return next((number for number in numbers if link.hash == link_hash(link, number)), None)

    def _joint(self, link: Link) -> Iterator[Damage]:
        """Whether the seal before is the one that this seal was made after."""
        before = self._before
        if link.previous == (before.hash if before else NOTHING) or self._is_harmed:
            return
        where = before or link
        kind = Kind.EDITED if self._find.with_hash(link.previous) is None else Kind.REORDERED
        yield Damage(kind, where.position, where.position, where.sealed_at, where.sealed_at)

    def _anchored(self, link: Link) -> Iterator[Damage]:
        wanted = self._expected
        if wanted and link.position == wanted.position and link.hash != wanted.hash:
            yield Damage(Kind.ANCHOR, link.position, link.position, link.sealed_at, link.sealed_at)

    def _end(self, head: Point | None) -> Iterator[Damage]:
        last, moment = self._last, self._moment()
        hash_of_last = self._before.hash if self._before else NOTHING
        wanted = self._expected.position if self._expected else 0
        reached = last + self._moved
        claimed = head.position if head else reached
        if max(claimed, wanted) > reached:
            yield Damage(Kind.TRUNCATED, last + 1, max(claimed, wanted) - self._moved, moment)
        elif head is None or head.position < reached:
            yield Damage(Kind.HEAD, last, last, moment)
        elif head.hash != hash_of_last and not self._is_harmed:
            yield Damage(Kind.EDITED, last, last, moment, moment)

    def _moment(self) -> str | None:
        return self._before.sealed_at if self._before else None


def _sha256(*parts: str | None) -> str:
    return hashlib.sha256(b"".join(map(_part, parts))).hexdigest()


def _part(said: str | None) -> bytes:
    if said is None:
        return b"-,"
    raw = said.encode()
    return b"%d:%s," % (len(raw), raw)
