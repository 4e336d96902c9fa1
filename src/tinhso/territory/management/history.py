"""What became of an area and where it came from, as JSON values and as lines for a terminal."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tinhso.base.values import Refused
from tinhso.core.timetree import Node, Step
from tinhso.territory import queries
from tinhso.territory.contradictions import days
from tinhso.territory.models import Area
from tinhso.territory.values import Tier, TransferKind

Json = dict[str, Any]


def of_code(code: str, *, on: date | None) -> Json:
    """The areas that a code meant, on a day or ever; with their lineage when a day is named or there is only one.

    `Refused` where the code meant nothing.
    """
    areas = sorted(Area.objects.filter(code=code), key=_order)
    meant = [area for area in areas if on is None or on in area.interval]
    if not meant:
        raise Refused(_unknown(code, on, areas))
    is_told = on is not None or len(meant) == 1
    return {
        "code": code,
        "on": on.isoformat() if on else None,
        "areas": [_area(area) | (_lineage(area) if is_told else {}) for area in meant],
    }


def lines(told: Json) -> Iterator[str]:
    """The same for a terminal."""
    for area in told["areas"]:
        yield f"{area['code']} {area['full_name']} ({Tier(area['tier']).label}, {area['days']})"
        for key, title in (("before", "Trước đây là"), ("after", "Về sau là")):
            if area.get(key):
                yield f"  {title}:"
            yield from (_step(step) for step in area.get(key, ()))
    if "before" not in told["areas"][0]:
        yield f"Mã {told['code']} đã dùng cho nhiều đơn vị: thêm --on NGÀY để xem lịch sử của một đơn vị."


def _order(area: Area) -> tuple[int, date]:
    return (list(Tier).index(Tier(area.tier)), area.valid_from or date.min)


def _unknown(code: str, on: date | None, areas: list[Area]) -> str:
    if not areas:
        return f"Không có đơn vị nào mang mã {code}: hãy kiểm tra mã, hoặc nạp gói dữ liệu («tinhso territory load»)."
    known = "; ".join(f"{area.full_name} {days(area)}" for area in areas)
    return f"Ngày {on:%d/%m/%Y} không có đơn vị nào mang mã {code}: hãy chọn ngày khác ({known})."


def _area(area: Area) -> Json:
    return {
        "id": str(area.pk),
        "code": area.code,
        "tier": area.tier,
        "kind": area.kind,
        "name": area.name,
        "full_name": area.full_name,
        "parent_code": area.parent_code,
        "valid_from": area.valid_from.isoformat() if area.valid_from else None,
        "valid_to": area.valid_to.isoformat() if area.valid_to else None,
        "days": days(area),
    }


def _lineage(area: Area) -> Json:
    tree = queries.tree()
    lineage = tree.lineage(str(area.pk))
    keys = {end.key for step in (*lineage.before, *lineage.after) for end in (step.source, step.target)}
    rows = {str(row.pk): row for row in Area.objects.filter(pk__in=keys)}
    return {
        "before": sorted((_told(step, step.source, rows) for step in lineage.before), key=_near_first),
        "after": sorted((_told(step, step.target, rows) for step in lineage.after), key=_near_first),
    }


def _near_first(step: Json) -> tuple[int, str, str]:
    """The nearest steps first, then by day and code, alike on every machine."""
    return (step["depth"], step["on"], step["area"]["code"])


def _told(step: Step, far: Node, rows: dict[str, Area]) -> Json:
    transfer = step.transfer
    return {
        "depth": step.depth,
        "on": transfer.on.isoformat(),
        "kind": transfer.kind.value,
        "share": transfer.share,
        "share_of": transfer.share_of,
        "instrument": transfer.citation.instrument if transfer.citation else "",
        "clause": transfer.citation.clause if transfer.citation else "",
        "area": _area(rows[far.key]),
    }


def _step(step: Json) -> str:
    area, on = step["area"], date.fromisoformat(step["on"])
    share = f" {step['share']:.2%}" if step["share"] else ""
    cited = f", {step['instrument']}" if step["instrument"] else ""
    kind = TransferKind(step["kind"]).label
    indent = "  " * (step["depth"] + 1)
    return f"{indent}{area['code']} {area['full_name']} ({kind}{share}, {on:%d/%m/%Y}{cited})"
