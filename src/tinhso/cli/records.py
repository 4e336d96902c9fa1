"""Statements as JSON objects."""

from decimal import Decimal

from tinhso.core.lawtext import Statement


def record(statement: Statement, file: str | None = None) -> dict[str, object]:
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
        "rules": list(statement.rules),
    }


def number(value: Decimal) -> int | float:
    """A JSON number, whole ones without a fraction."""
    return int(value) if value == value.to_integral_value() else float(value)
