"""The scoreboard as blocks of text for a terminal: counts first, need for attention first, sources beneath."""

import shutil
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from tinhso.cli import wording
from tinhso.cli.statement_table import shown_value
from tinhso.core.matching import Closeness, Match
from tinhso.core.pace import Status
from tinhso.core.provenance import Passage
from tinhso.core.scoreboard import NEED, Departs, Joined, Offered, Restated, Row, Scoreboard, Text

_NARROWEST, _WIDEST = 80, 132
_LABEL = 14
_HARD = "\u00a0"


def shown(board: Scoreboard, resolution: Text, reports: Sequence[Text]) -> str:
    """The whole board, as wide as the terminal within 80 to 132 columns."""
    width = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
    lines = [
        f"BẢNG ĐIỂM đến ngày {wording.day(board.on)}",
        *_field("Nghị quyết", _named(resolution), width),
        *_field("Báo cáo", "; ".join(_named(report) for report in reports), width),
        "",
        *_section("I. CHỈ TIÊU CỦA NGHỊ QUYẾT", board.rows, width),
        *_section("II. CHỈ TIÊU CHỈ CÓ TRONG BÁO CÁO", board.reported, width),
        *_omitted(board, width),
    ]
    return "\n".join(lines)


def _named(text: Text) -> str:
    return f"{text.source} (ngày {wording.day(text.dated)})" if text.dated else text.source


def _section(title: str, rows: Sequence[Row], width: int) -> Iterator[str]:
    yield f"{title} ({len(rows)})"
    counts = Counter(row.assessment.status for row in rows)
    yield from _counts(counts, width)
    yield "─" * width
    if not rows:
        yield "Không đọc được chỉ tiêu nào cho phần này."
        yield ""
    for number, row in enumerate(rows, start=1):
        yield from _row(number, row, width)
        yield ""


def _counts(counts: Counter[Status], width: int) -> Iterator[str]:
    """The number of rows of each status; a number never stands on another line than its status."""
    said = "   ".join(
        "{} {} {}".format(*wording.STATUSES[one], counts[one]).replace(" ", _HARD) for one in NEED
    )
    return (line.replace(_HARD, " ") for line in textwrap.wrap(said, width))


def _row(number: int, row: Row, width: int) -> Iterator[str]:
    said = row.target.statement
    sign, status = wording.STATUSES[row.assessment.status]
    yield from textwrap.wrap(
        f"{sign} {status.upper()}  {number}. {_capital(said.indicator)}", width, subsequent_indent="    "
    )
    promised = (shown_value(said), wording.deadline(said), wording.levels(said), said.territory or "")
    yield from _field("Phải đạt", " · ".join(part for part in promised if part), width)
    yield from _field("Mới nhất", _result(row.latest, row) if row.latest else "chưa có", width)
    yield from _field("Còn thiếu", _missing(row), width)
    reasons = [wording.reason(reason, said.unit) for reason in row.assessment.reasons]
    yield from _field("Lý do", "; ".join(reasons), width)
    yield from _field("Đoạn chỉ tiêu", _quote(row.target.passage), width)
    for joined in row.joined:
        yield from _joined(joined, row, width)
    for restated in row.restated:
        yield from _field("Nhắc lại", _restated(restated), width)
    if row.departs:
        yield from _field("Khác với", _departs(row.departs), width)
    for offered in row.offered:
        yield from _offered(offered, width)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _missing(row: Row) -> str:
    distance = row.assessment.distance
    if distance is None:
        return "chưa biết"
    return wording.missing(distance, row.target.statement.unit) if distance else "không"


def _result(joined: Joined, row: Row) -> str:
    said = joined.result.cited
    parts = [wording.amount(joined.value, row.target.statement.unit)]
    if joined.share_of:
        reported = wording.amount(said.statement.value, said.statement.unit)
        parts.append(f"tính từ {reported} trên {wording.amount(joined.share_of.value, joined.share_of.unit)}")
    if joined.stated_rate:
        rate = joined.stated_rate.statement
        parts.append(f"văn bản ghi {wording.amount(rate.value, rate.unit)}")
    return " · ".join([*parts, wording.day(joined.result.as_of), said.source, _close(joined.match)])


def _joined(joined: Joined, row: Row, width: int) -> Iterator[str]:
    if joined is not row.latest:
        yield from _field("Số khác", _result(joined, row), width)
    yield from _field("Đoạn kết quả", _quote(joined.result.cited.passage), width)


def _restated(restated: Restated) -> str:
    said = _close(restated.match) if restated.match.closeness is not Closeness.SAME else "nguyên ý"
    return f"{_place(restated.cited.passage)} ({said})"


def _departs(departs: Departs) -> str:
    respects = ", ".join(wording.DEPARTURES[respect] for respect in departs.in_respects)
    said = departs.cited.statement
    return f"nghị quyết ở {respects}: {shown_value(said)}, {wording.deadline(said)} {_quote(departs.cited.passage)}"


def _offered(offered: Offered, width: int) -> Iterator[str]:
    said = offered.result.cited
    value = wording.amount(said.statement.value, said.statement.unit)
    text = f"{value} · {said.statement.indicator} · {_close(offered.match)} {_quote(said.passage)}"
    yield from _field("Tương tự", text, width)


def _close(match: Match) -> str:
    differences = "; ".join(wording.difference(one) for one in match.differences)
    return wording.CLOSENESS[match.closeness] + (f" ({differences})" if differences else "")


def _quote(passage: Passage) -> str:
    return f"«{' '.join(passage.quote.split())}» [{_place(passage)}]"


def _place(passage: Passage) -> str:
    return f"{passage.source}, ký tự {passage.start}–{passage.end}"


def _omitted(board: Scoreboard, width: int) -> Iterator[str]:
    counts = Counter(one.why for one in board.omitted)
    for why, count in counts.items():
        yield from _field("Chưa tính", f"{count} nội dung: {wording.OMISSIONS[why]}", width)


def _field(label: str, text: str, width: int) -> list[str]:
    """A label and its text, wrapped under itself."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=f"    {label:<{_LABEL}}",
        subsequent_indent=" " * (_LABEL + 4),
        break_on_hyphens=False,
    )
