"""What a text says as JSON objects: statements, milestones, assignments, particulars of the document."""

from collections.abc import Sequence
from decimal import Decimal

from tinhso.cli.places import place
from tinhso.core.lawtext import Assignment, Citation, Found, Milestone, Particulars, Reading, Statement
from tinhso.files.values import Place


def entries(
    reading: Reading, file: str | None = None, *, places: Sequence[Place] = ()
) -> list[dict[str, object]]:
    """Statements, milestones and assignments as JSON objects, in order of appearance."""
    placed = [(s.value_start, record(s, file, places=places)) for s in reading.statements]
    placed += [(m.start, milestone(m, file, places=places)) for m in reading.milestones]
    placed += [(a.start, assignment(a, file, places=places)) for a in reading.assignments]
    return [made for _, made in sorted(placed, key=lambda one: one[0])]


def milestone(said: Milestone, file: str | None = None, *, places: Sequence[Place] = ()) -> dict[str, object]:
    """The milestone as a JSON object."""
    return _named("milestone", said, file) | {"what": said.what} | _due(said, places)


def assignment(
    said: Assignment, file: str | None = None, *, places: Sequence[Place] = ()
) -> dict[str, object]:
    """The assignment as a JSON object."""
    who = {"leads": list(said.leads), "partners": list(said.partners)}
    lead = {"lead": "; ".join(said.leads) or None}
    return _named("assignment", said, file) | lead | who | {"what": said.what} | _due(said, places)


def _named(kind: str, said: Milestone | Assignment, file: str | None) -> dict[str, object]:
    made: dict[str, object] = {"file": file} if file else {}
    return made | {"kind": kind, "quote": said.quote}


def _due(said: Milestone | Assignment, places: Sequence[Place]) -> dict[str, object]:
    return {
        "by": said.by.isoformat() if said.by else None,
        "every": said.every,
        "ongoing": said.ongoing,
        "levels": list(said.levels),
        "territory": said.territory,
        "sure": said.sure,
        "start": said.start,
        "end": said.end,
        "place": place(places, said.start),
        "rules": list(said.rules),
    }


def record(
    statement: Statement, file: str | None = None, *, places: Sequence[Place] = ()
) -> dict[str, object]:
    """The statement as a JSON object, whole numbers without a fraction."""
    of = statement.of
    made: dict[str, object] = {"file": file} if file else {}
    return made | {
        "kind": statement.kind,
        "quote": statement.quote,
        "indicator": statement.indicator,
        "comparator": statement.comparator,
        "value": number(statement.value),
        "value_high": None if statement.value_high is None else number(statement.value_high),
        "unit": statement.unit,
        "levels": list(statement.levels),
        "by": statement.by.isoformat() if statement.by else None,
        "every": statement.every,
        "as_of": statement.as_of,
        "exclusion": statement.exclusion,
        "territory": statement.territory,
        "of": {"value": number(of.value), "unit": of.unit} if of else None,
        "sure": statement.sure,
        "start": statement.start,
        "end": statement.end,
        "value_start": statement.value_start,
        "value_end": statement.value_end,
        "place": place(places, statement.value_start),
        "rules": list(statement.rules),
    }


def document(said: Particulars, file: str | None = None) -> dict[str, object]:
    """What a document says of itself as a JSON object; null where it is silent."""
    signer = said.signer
    made: dict[str, object] = {"file": file} if file else {}
    return made | {
        "kind": "document",
        "paper": said.paper,
        "reference": said.reference,
        "issuer": said.issuer,
        "place": said.place,
        "issued_on": said.issued_on.isoformat() if said.issued_on else None,
        "title": said.title,
        "signer": {"name": signer.name, "position": signer.position, "on_behalf": signer.on_behalf}
        if signer
        else None,
        "in_force_from": said.in_force_from.isoformat() if said.in_force_from else None,
        "citations": [_citation(one) for one in said.citations],
        "found": {one.detail: _found(one) for one in said.found},
    }


def _citation(one: Citation) -> dict[str, object]:
    return {
        "relation": one.relation,
        "name": one.name,
        "paper": one.paper,
        "reference": one.reference,
        "issued_on": one.issued_on.isoformat() if one.issued_on else None,
        "issuer": one.issuer,
        "quote": one.quote,
        "sure": one.sure,
        "start": one.start,
        "end": one.end,
        "rules": list(one.rules),
    }


def _found(one: Found) -> dict[str, object]:
    return {"quote": one.quote, "start": one.start, "end": one.end, "rule": one.rule, "sure": one.sure}


def number(value: Decimal) -> int | float:
    """A JSON number, whole ones without a fraction."""
    return int(value) if value == value.to_integral_value() else float(value)
