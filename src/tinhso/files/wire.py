"""What passes between parent and child, as JSON: the parent believes nothing that it has not looked at."""

import math
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from tinhso.files.limits import Limits
from tinhso.files.values import Box, Extract, Format, Member, Page, Part, Place, Problem, Signature, Trust

_MOST_PLACES = 2_000_000
_MOST_WORDS = 2_000
_T = TypeVar("_T")


class WrongAnswerError(Exception):
    """The child said something that cannot be."""


def told(found: Extract) -> dict[str, object]:
    """An extract as JSON can hold it."""
    return {
        "format": found.format,
        "text": found.text,
        "places": [
            [p.start, p.end, p.part, p.page, p.box, p.paragraph, p.table, p.row, p.column, p.confidence]
            for p in found.places
        ],
        "pages": [[page.width, page.height, page.is_recognised] for page in found.pages],
        "signatures": [_signature_told(signature) for signature in found.signatures],
        "encoding": found.encoding,
        "title": found.title,
        "site": found.site,
        "published_on": found.published_on.isoformat() if found.published_on else None,
    }


def _signature_told(one: Signature) -> list[object]:
    return [
        one.signer, one.organisation, one.issuer, one.signed_at.isoformat() if one.signed_at else None,
        one.has_timestamp, one.is_intact, one.covers_whole_file, one.changed_since, one.trust,
    ]  # fmt: skip


def heard(said: Any, limits: Limits) -> Extract:
    """An extract from what the child said. Raises WrongAnswerError."""
    try:
        text = _text(said["text"], most=limits.text) or ""
        pages = tuple(_page(row) for row in _listed(said["pages"], most=limits.pages))
        return Extract(
            format=Format(said["format"]),
            text=text,
            places=_places(said["places"], len(text), pages=len(pages)),
            pages=pages,
            signatures=tuple(_signature(row) for row in _listed(said["signatures"], most=1_000)),
            encoding=_text(said["encoding"]),
            title=_text(said["title"]),
            site=_text(said["site"]),
            published_on=_maybe(date.fromisoformat, said["published_on"]),
        )
    except (KeyError, TypeError, ValueError, OverflowError) as wrong:
        raise WrongAnswerError(f"{type(wrong).__name__}: {wrong}") from None


def members_heard(said: Any, blob: bytes, limits: Limits) -> tuple[Member, ...]:
    """The members of an archive from their names and lengths, their bytes one after the other."""
    try:
        made = []
        at = 0
        for name, length, problem in _listed(said, most=limits.members):
            size = _count(length, most=len(blob) - at)
            why = Problem(problem) if problem is not None else None
            made.append(Member(_text(name) or "", blob[at : at + size], why))
            at += size
        _hold(at == len(blob), "bytes left over")
    except (TypeError, ValueError) as wrong:
        raise WrongAnswerError(f"{type(wrong).__name__}: {wrong}") from None
    return tuple(made)


def _hold(holds: bool, what: str) -> None:
    if not holds:
        raise WrongAnswerError(what)


def _listed(said: Any, *, most: int) -> list[Any]:
    _hold(isinstance(said, list) and len(said) <= most, "list")
    return list(said)


def _text(said: Any, *, most: int = _MOST_WORDS) -> str | None:
    if said is None:
        return None
    _hold(isinstance(said, str) and len(said) <= most and "\0" not in said, "text")
    said.encode("utf-8")  # half a surrogate pair is a ValueError
    return str(said)


def _count(said: Any, *, most: int, least: int = 0) -> int:
    _hold(type(said) is int and least <= said <= most, "count")
    return int(said)


def _part_of_one(said: Any) -> float:
    number = float(said)
    _hold(math.isfinite(number) and 0 <= number <= 1, "part of one")
    return number


def _maybe(read: Callable[[Any], _T], said: Any) -> _T | None:
    return None if said is None else read(said)


def _page(row: Any) -> Page:
    width, height, is_recognised = row
    _hold(math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0, "page")
    return Page(float(width), float(height), bool(is_recognised))


def _places(said: Any, length: int, *, pages: int) -> tuple[Place, ...]:
    made = [_place(row, length, pages=pages) for row in _listed(said, most=_MOST_PLACES)]
    _hold(all(a.start <= b.start for a, b in zip(made, made[1:], strict=False)), "order of places")
    return tuple(made)


def _place(row: Any, length: int, *, pages: int) -> Place:
    start, end, part, page, box, *counted, confidence = row
    start = _count(start, most=length)
    paragraph, table, line, column = (_maybe(lambda n: _count(n, most=10**7), n) for n in counted)
    return Place(
        start=start,
        end=_count(end, most=length, least=start),
        part=Part(part),
        page=_maybe(lambda n: _count(n, most=pages, least=1), page),
        box=_maybe(_box, box),
        paragraph=paragraph,
        table=table,
        row=line,
        column=column,
        confidence=_maybe(_part_of_one, confidence),
    )


def _box(said: Iterable[Any]) -> Box:
    left, top, right, bottom = (_part_of_one(side) for side in said)
    _hold(left <= right and top <= bottom, "box")
    return left, top, right, bottom


def _signature(row: Any) -> Signature:
    signer, organisation, issuer, signed_at, *flags, trust = row
    has_timestamp, is_intact, covers_whole_file, changed_since = (flag is True for flag in flags)
    return Signature(
        signer=_text(signer) or "",
        organisation=_text(organisation),
        issuer=_text(issuer),
        signed_at=_maybe(datetime.fromisoformat, signed_at),
        has_timestamp=has_timestamp,
        is_intact=is_intact,
        covers_whole_file=covers_whole_file,
        changed_since=changed_since,
        trust=Trust(trust),
    )
