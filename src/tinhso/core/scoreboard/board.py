"""The scoreboard: targets with what was reported against them, each judged, those in need first."""

from collections.abc import Iterable, Sequence
from datetime import date

from tinhso.core.lawtext import Kind
from tinhso.core.pace import Actual, Status, assess
from tinhso.core.scoreboard import folding, joining
from tinhso.core.scoreboard.reading import last_day, measurable, promise
from tinhso.core.scoreboard.values import Cited, Omission, Omitted, Result, Row, Scoreboard, Text

NEED = (Status.LATE, Status.AT_RISK, Status.NO_DATA, Status.NOT_DUE, Status.ON_TRACK, Status.REACHED)


def draw_up(resolution: Text, reports: Sequence[Text], *, on: date) -> Scoreboard:
    """How the targets of the resolution, and those found only in the reports, stand on the day.

    Results are taken from the reports alone; one that speaks of a later day is not known yet, and listed in
    `omitted`. Rows stand in the order of `NEED`, then of deadlines, then of the text.
    """
    texts = (resolution, *reports)
    omitted = [
        Omitted(cited, Omission.TOO_LARGE)
        for text in texts
        for cited in _cited(text)
        if not measurable(cited.statement)
    ]
    results, later = _results(reports, on)
    rows = folding.own(_targets(resolution))
    reported = folding.reported([target for report in reports for target in _targets(report)], rows)
    folded = [*rows, *reported]
    found = joining.against([one.target for one in folded], results)
    judged = [_row(one, what, on) for one, what in zip(folded, found, strict=True)]
    return Scoreboard(
        on=on,
        rows=_by_need(judged[: len(rows)]),
        reported=_by_need(judged[len(rows) :]),
        omitted=(*omitted, *later),
    )


def _cited(text: Text) -> Iterable[Cited]:
    return (Cited(statement, text.source) for statement in text.statements)


def _targets(text: Text) -> list[Cited]:
    return [
        cited for cited in _cited(text) if cited.statement.kind is Kind.TARGET and measurable(cited.statement)
    ]


def _results(reports: Sequence[Text], on: date) -> tuple[list[Result], list[Omitted]]:
    """The results known on the day, and those that speak of a later one."""
    known: list[Result] = []
    later: list[Omitted] = []
    for report in reports:
        for cited in _cited(report):
            if cited.statement.kind is Kind.RESULT and measurable(cited.statement):
                as_of = last_day(cited.statement.as_of, report.dated)
                if as_of and as_of > on:
                    later.append(Omitted(cited, Omission.LATER))
                else:
                    known.append(Result(cited, as_of))
    return known, later


def _row(folded: folding.Folded, what: joining.Against, on: date) -> Row:
    actuals = [Actual(float(one.value), one.result.as_of) for one in what.joined]
    assessment = assess(promise(folded.target.statement), actuals, on=on)
    latest = next(
        (one for one, actual in zip(what.joined, actuals, strict=True) if actual == assessment.latest), None
    )
    return Row(
        target=folded.target,
        assessment=assessment,
        restated=tuple(folded.restated),
        joined=what.joined,
        latest=latest,
        offered=what.offered,
        departs=folded.departs,
    )


def _by_need(rows: list[Row]) -> tuple[Row, ...]:
    return tuple(
        sorted(
            rows,
            key=lambda row: (NEED.index(row.assessment.status), row.target.statement.by or date.max),
        )
    )
