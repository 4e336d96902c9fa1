"""Values of the cores as columns and back: places, pages and signatures of a file, what a document says of itself."""

from collections.abc import Sequence
from dataclasses import asdict, astuple
from datetime import date, datetime
from typing import Any

from tinhso.core.lawtext import Citation, Detail, Found, Paper, Particulars, Relation, Signer
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


def particulars_kept(found: Particulars) -> dict[str, Any]:
    """What a document says of itself as an object, days as ISO 8601."""
    return {name: _without_days(value) for name, value in asdict(found).items()}


def particulars_of(kept: dict[str, Any]) -> Particulars:
    """What a document says of itself, from a reading; silent where the reading is older than the question."""
    if not kept:
        return Particulars()
    return Particulars(
        paper=Paper(kept["paper"]) if kept["paper"] else None,
        reference=kept["reference"],
        issuer=kept["issuer"],
        place=kept["place"],
        issued_on=_day(kept["issued_on"]),
        title=kept["title"],
        signer=Signer(**kept["signer"]) if kept["signer"] else None,
        in_force_from=_day(kept["in_force_from"]),
        citations=tuple(_citation(fields) for fields in kept["citations"]),
        found=tuple(Found(**fields | {"detail": Detail(fields["detail"])}) for fields in kept["found"]),
    )


def _citation(fields: dict[str, Any]) -> Citation:
    return Citation(
        **fields
        | {
            "relation": Relation(fields["relation"]),
            "paper": Paper(fields["paper"]) if fields["paper"] else None,
            "issued_on": _day(fields["issued_on"]),
            "rules": tuple(fields["rules"]),
        }
    )


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def _without_days(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case dict():
            return {name: _without_days(one) for name, one in value.items()}
        case list() | tuple():
            return [_without_days(one) for one in value]
        case _:
            return value


def _shortened(fields: list[Any]) -> list[Any]:
    while fields and fields[-1] is None:
        fields.pop()
    return [round(one, 5) if isinstance(one, float) else one for one in map(_plain, fields)]


def _plain(field: Any) -> Any:
    return [round(edge, 5) for edge in field] if isinstance(field, tuple) else field


def _place(start: int, end: int, part: str = Part.PARAGRAPH, *rest: Any) -> Place:
    page, box, *others = [*rest, None, None][: max(2, len(rest))]
    return Place(start, end, Part(part), page, tuple(box) if box else None, *others)
