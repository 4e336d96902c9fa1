"""The scoreboard as JSON; docs/how/scoreboard-json.md says what each field holds."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from tinhso.cli import wording
from tinhso.cli.records import number, record
from tinhso.core.lawtext import Whole
from tinhso.core.matching import Match
from tinhso.core.pace import Reason
from tinhso.core.scoreboard import NEED, Cited, Joined, Offered, Row, Scoreboard, Text


def shown(board: Scoreboard, resolution: Text, reports: Sequence[Text]) -> str:
    """The whole board as one JSON object."""
    made = {
        "on": _day(board.on),
        "resolution": _text(resolution),
        "reports": [_text(report) for report in reports],
        "summary": {"targets": _counts(board.rows), "reported": _counts(board.reported)},
        "targets": [_row(row) for row in board.rows],
        "reported": [_row(row) for row in board.reported],
        "omitted": [{"why": str(one.why), **_cited(one.cited)} for one in board.omitted],
    }
    return json.dumps(made, ensure_ascii=False, indent=2)


def _text(text: Text) -> dict[str, Any]:
    return {"source": text.source, "dated": _day(text.dated)}


def _counts(rows: Sequence[Row]) -> dict[str, int]:
    counts = Counter(row.assessment.status for row in rows)
    return {str(status): counts[status] for status in NEED}


def _row(row: Row) -> dict[str, Any]:
    judged = row.assessment
    unit = row.target.statement.unit
    results = [_joined(joined) for joined in row.joined]
    return {
        "status": str(judged.status),
        "status_text": wording.STATUSES[judged.status][1],
        "reached": judged.reached,
        "in_time": judged.in_time,
        "overdue": judged.overdue,
        "stale": judged.stale,
        "distance": _rounded(judged.distance),
        "expected": _rounded(judged.expected),
        "reasons": [_reason(reason, unit) for reason in judged.reasons],
        "target": _cited(row.target),
        "latest": next(
            (made for made, one in zip(results, row.joined, strict=True) if one is row.latest), None
        ),
        "results": results,
        "similar": [_offered(offered) for offered in row.offered],
        "restated": [{**_match(one.match), **_cited(one.cited)} for one in row.restated],
        "departs": _departs(row),
    }


def _departs(row: Row) -> dict[str, Any] | None:
    if row.departs is None:
        return None
    respects = [str(respect) for respect in row.departs.in_respects]
    return {"in_respects": respects, **_match(row.departs.match), **_cited(row.departs.cited)}


def _reason(reason: Reason, unit: str | None) -> dict[str, Any]:
    figures = {
        name: _day(value) if isinstance(value, date) else _rounded(value) for name, value in reason.figures
    }
    return {"code": str(reason.code), "text": wording.reason(reason, unit), "figures": figures}


def _joined(joined: Joined) -> dict[str, Any]:
    return {
        "value": number(joined.value),
        "as_of": _day(joined.result.as_of),
        "share_of": _whole(joined.share_of),
        "stated_rate": _cited(joined.stated_rate) if joined.stated_rate else None,
        **_match(joined.match),
        **_cited(joined.result.cited),
    }


def _offered(offered: Offered) -> dict[str, Any]:
    return {"as_of": _day(offered.result.as_of), **_match(offered.match), **_cited(offered.result.cited)}


def _match(match: Match) -> dict[str, Any]:
    return {
        "closeness": str(match.closeness),
        "differences": [
            {
                "aspect": str(one.aspect),
                "target": one.left,
                "other": one.right,
                "text": wording.difference(one),
            }
            for one in match.differences
        ],
    }


def _cited(cited: Cited) -> dict[str, Any]:
    return {"source": cited.source, "statement": record(cited.statement)}


def _whole(whole: Whole | None) -> dict[str, Any] | None:
    return {"value": number(whole.value), "unit": whole.unit} if whole else None


def _rounded(value: float | None) -> float | None:
    """Without what floating point adds beyond six decimals."""
    return None if value is None else round(value, 6)


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None
