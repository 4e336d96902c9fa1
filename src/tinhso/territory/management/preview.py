"""What taking in a pack would change, in lines for a terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from tinhso.territory.contradictions import days
from tinhso.territory.models import Area, AreaTransfer
from tinhso.territory.proposing import Proposal
from tinhso.territory.values import Tier, TransferKind

_SHOWN = 3  # rows of each kind of change
_MOST_WARNINGS = 20


def lines(proposal: Proposal) -> Iterator[str]:
    """The pack, the corrections used, each kind of change with its first rows, and the warnings."""
    pack, plan = proposal.pack, proposal.plan
    yield f"Gói {pack.name}: {number(len(pack.files))} tệp, mã băm {pack.digest[:16]}…"
    if proposal.applied:
        yield "Đính chính:"
    for correction, count in proposal.applied:
        wrong, right = correction.wrong, correction.right
        yield f"  {correction.file}, {count} dòng: {correction.column} «{wrong}» → «{right}» ({correction.source})"
    if plan.warnings:
        yield f"Cảnh báo ({number(len(plan.warnings))}):"
    yield from (f"  {warning}" for warning in plan.warnings[:_MOST_WARNINGS])
    if plan.is_empty:
        yield f"Không có gì thay đổi: {number(plan.unchanged)} điều gói nêu đều đã có."
        return
    yield "Sẽ thay đổi:"
    for title, areas in _entered(plan.entered):
        yield from _some(title, areas, sign="+")
    yield from _some("đơn vị được ghi ngày bắt đầu", plan.started, sign="~")
    yield from _some("đơn vị được ghi ngày kết thúc", plan.ended, sign="~")
    yield from _some("đơn vị đổi diện tích hoặc điểm đặt tên", plan.labelled, sign="~")
    for title, rows in _passed(plan.transfers):
        yield from _some(title, rows, sign="+")
    yield from _some("biến động được ghi phần", plan.shared, sign="~")
    if plan.outlines:
        yield f"  + {len(plan.outlines)} tệp đường ranh giới"
    yield f"  Giữ nguyên {number(plan.unchanged)} điều đã có."


def number(count: int) -> str:
    """A count as Vietnamese writes it: 10.040."""
    return f"{count:,}".replace(",", ".")


def _entered(areas: Sequence[Area]) -> Iterator[tuple[str, list[Area]]]:
    groups: dict[tuple[int, date], list[Area]] = {}
    for area in areas:
        group = (list(Tier).index(Tier(area.tier)), area.valid_from or date.min)
        groups.setdefault(group, []).append(area)
    for (tier, start), here in sorted(groups.items()):
        since = "từ trước" if start == date.min else f"từ {start:%d/%m/%Y}"
        yield f"đơn vị {list(Tier)[tier].label}, {since}", here


def _passed(rows: Sequence[AreaTransfer]) -> Iterator[tuple[str, list[AreaTransfer]]]:
    groups = Counter((row.on, row.kind) for row in rows)
    for on, kind in sorted(groups):
        here = [row for row in rows if (row.on, row.kind) == (on, kind)]
        yield f"biến động «{TransferKind(kind).label}» ngày {on:%d/%m/%Y}", here


def _some(title: str, rows: Sequence[Area] | Sequence[AreaTransfer], *, sign: str) -> Iterator[str]:
    if not rows:
        return
    yield f"  {sign} {number(len(rows))} {title}"
    for row in rows[:_SHOWN]:
        yield f"      {_row(row)}"
    if len(rows) > _SHOWN:
        yield f"      … và {number(len(rows) - _SHOWN)} dòng khác"


def _row(row: Area | AreaTransfer) -> str:
    if isinstance(row, Area):
        return f"{row.code} {row.full_name}, thuộc {row.parent_code or '–'}, {days(row)}"
    return f"{row.source.code} {row.source.full_name} → {row.target.code} {row.target.full_name}"
