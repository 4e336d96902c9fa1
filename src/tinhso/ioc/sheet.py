"""The scoreboard as a list to hand out."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.text import slugify
from django.utils.translation import gettext as _

from tinhso.base.exports import Cell, Column, Table
from tinhso.core.vi import fold
from tinhso.documents.models import Document
from tinhso.ioc import wording
from tinhso.ioc.board import Row


def table(document: Document, rows: Sequence[Row]) -> Table:
    """The rows in the order given, one target a row."""
    # Letters, digits and hyphens alone: what else stands in a title is no name of a file or of a sheet.
    name = slugify(fold(document.reference or document.title).replace("/", "-"))[:60]
    return Table(f"bang-diem-{name}", _columns(), [_cells(row) for row in rows])


def source(row: Row) -> str:
    """Where the latest figure comes from; a document the viewer may not open is not named."""
    latest = row.standing.latest
    if latest is None:
        return ""
    if latest.review is None:
        return latest.source_note
    return str(latest.review.text.document) if row.source_open else _("văn bản chưa công khai")


def _columns() -> list[Column]:
    return [
        Column("code", _("Mã chỉ số"), 10),
        Column("target", _("Chỉ tiêu"), 60),
        Column("level", _("Cấp"), 16),
        Column("lead", _("Cơ quan chủ trì"), 28),
        Column("asked", _("Yêu cầu"), 22),
        Column("value", _("Giá trị phải đạt")),
        Column("unit", _("Đơn vị tính")),
        Column("due", _("Hạn"), 12),
        Column("latest", _("Số mới nhất")),
        Column("as_of", _("Tính đến ngày"), 12),
        Column("verified", _("Đã xác minh"), 12),
        Column("source", _("Nguồn"), 40),
        Column("distance", _("Còn thiếu")),
        Column("status", _("Trạng thái"), 16),
        Column("reasons", _("Lý do"), 60),
        Column("differences", _("Cách nói của số liệu so với chỉ tiêu"), 40),
        Column("passage", _("Đoạn giao chỉ tiêu"), 60),
        Column("figure_passage", _("Đoạn nêu số liệu"), 60),
    ]


def _cells(row: Row) -> list[Cell]:
    version, latest, judged = row.standing.version, row.standing.latest, row.standing.assessment
    return [
        version.indicator.code,
        row.name,
        wording.levels(version.levels),
        version.lead,
        wording.asked(version),
        version.value,
        version.indicator.unit,
        version.due,
        latest.value if latest else None,
        latest.as_of if latest else None,
        latest.is_verified if latest else None,
        source(row),
        None if judged.distance is None else Decimal(str(round(judged.distance, 6))),
        wording.status_word(judged.status),
        " ".join(wording.reasons(row.standing)),
        wording.differences(row.match),
        version.quote,
        latest.quote if latest and row.source_open else None,
    ]
