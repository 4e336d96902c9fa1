"""Statements and texts in a few words."""

from datetime import date
from decimal import Decimal
from typing import Any

from tinhso.core.lawtext import Kind, Statement
from tinhso.core.quantity import Comparator
from tinhso.core.scoreboard import Row, Scoreboard, Text, draw_up

END_2024 = date(2024, 12, 31)


def target(indicator: str, value: float, **said: Any) -> Statement:
    """A target of at least the value, in per cent by the end of 2025 unless said otherwise."""
    fields = {"unit": "%", "comparator": Comparator.GE, "by": date(2025, 12, 31), **said}
    return _statement(Kind.TARGET, indicator, value, fields)


def result(indicator: str, value: float, **said: Any) -> Statement:
    """A reported figure, in per cent unless said otherwise."""
    return _statement(Kind.RESULT, indicator, value, {"unit": "%", "comparator": Comparator.EQ, **said})


def _statement(kind: Kind, indicator: str, value: float, fields: dict[str, Any]) -> Statement:
    quote = f"{indicator} {value}"
    start = fields.pop("start", 0)
    return Statement(
        kind=kind,
        quote=quote,
        start=start,
        end=start + len(quote),
        value_start=start + len(indicator) + 1,
        value_end=start + len(quote),
        indicator=indicator,
        value=Decimal(str(value)),
        **fields,
    )


def resolution(*statements: Statement) -> Text:
    """The resolution's text."""
    return Text("nghị-quyết.txt", statements)


def report(*statements: Statement, source: str = "báo-cáo.txt", dated: date | None = None) -> Text:
    """A report's text."""
    return Text(source, statements, dated)


def board(text: Text, *reports: Text, on: date = END_2024) -> Scoreboard:
    """The scoreboard at the end of 2024 unless said otherwise."""
    return draw_up(text, reports, on=on)


def only(rows: tuple[Row, ...]) -> Row:
    """The one row there is."""
    assert len(rows) == 1
    return rows[0]
