"""What a file turned out to hold, as the columns of its layout and back: places, pages, signatures."""

from collections.abc import Sequence
from dataclasses import asdict, astuple
from datetime import datetime
from typing import Any

from tinhso.files.values import Page, Part, Place, Signature, Trust


def places_kept(places: Sequence[Place]) -> list[list[Any]]:
    """Places as lists without the empty ends of each: a long document has thousands."""
    return [_shortened(list(astuple(place))) for place in places]


def places_of(kept: Sequence[Sequence[Any]]) -> tuple[Place, ...]:
    """The places of a layout, in order of the text."""
    return tuple(_place(*fields) for fields in kept)


def pages_kept(pages: Sequence[Page]) -> list[dict[str, Any]]:
    """Pages as objects."""
    return [asdict(page) for page in pages]


def pages_of(kept: Sequence[dict[str, Any]]) -> tuple[Page, ...]:
    """The pages of a layout."""
    return tuple(Page(**fields) for fields in kept)


def signatures_kept(signatures: Sequence[Signature]) -> list[dict[str, Any]]:
    """Signatures as objects; the moment of signing as ISO 8601."""
    return [
        asdict(one) | {"signed_at": one.signed_at.isoformat() if one.signed_at else None}
        for one in signatures
    ]


def signatures_of(kept: Sequence[dict[str, Any]]) -> tuple[Signature, ...]:
    """The signatures of a layout."""
    return tuple(
        Signature(
            **fields
            | {
                "signed_at": datetime.fromisoformat(fields["signed_at"]) if fields["signed_at"] else None,
                "trust": Trust(fields["trust"]),
            }
        )
        for fields in kept
    )


def _shortened(fields: list[Any]) -> list[Any]:
    while fields and fields[-1] is None:
        fields.pop()
    return [round(one, 5) if isinstance(one, float) else one for one in map(_plain, fields)]


def _plain(field: Any) -> Any:
    return [round(edge, 5) for edge in field] if isinstance(field, tuple) else field


def _place(start: int, end: int, part: str = Part.PARAGRAPH, *rest: Any) -> Place:
    page, box, *others = [*rest, None, None][: max(2, len(rest))]
    return Place(start, end, Part(part), page, tuple(box) if box else None, *others)
