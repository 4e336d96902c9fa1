"""The lists of the face to hand out: resolutions, a scoreboard, the figures of a target."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.text import slugify
from django.utils.translation import gettext as _

from tinhso.base.exports import Cell, Column, Table
from tinhso.core.pace import Status
from tinhso.core.vi import fold
from tinhso.documents.models import Document
from tinhso.ioc import wording
from tinhso.ioc.board import Row
from tinhso.observations.models import Observation
from tinhso.progress.values import Standing


def table(document: Document, rows: Sequence[Row]) -> Table:
    """The rows in the order given, one target a row."""
    # Letters, digits and hyphens alone: what else stands in a title is no name of a file or of a sheet.
    name = slugify(fold(document.reference or document.title).replace("/", "-"))[:60]
    return Table(f"bang-diem-{name}", _columns(), [_cells(row) for row in rows])


def resolutions(found: Iterable[tuple[Document, Mapping[Status, int], date | None]]) -> Table:
    """Every document that promises, with its targets counted by status and the day of its latest figure."""
    columns = [
        Column("reference", _("Số, ký hiệu")),
        Column("title", _("Trích yếu"), 60),
        Column("issuer", _("Cơ quan ban hành"), 28),
        Column("issued_on", _("Ngày ban hành"), 12),
        *(Column(status.value, wording.status_word(status)) for status in Status),
        Column("latest", _("Số liệu mới nhất"), 12),
    ]
    rows = [
        [
            document.reference,
            document.title,
            document.issuer,
            document.issued_on,
            *(counts.get(status, 0) for status in Status),
            latest,
        ]
        for document, counts, latest in found
    ]
    return Table("tong-quan", columns, rows)


def figures(
    standing: Standing,
    chains: Iterable[Sequence[Observation]],
    *,
    readable: Collection[UUID],
    is_inside: bool,
) -> Table:
    """Every row of the ledger behind a target; who wrote it and why only for members (`is_inside`)."""
    columns = [
        Column("position", _("Thứ tự ghi")),
        Column("act", _("Việc")),
        Column("value", _("Giá trị")),
        Column("unit", _("Đơn vị tính")),
        Column("as_of", _("Tính đến ngày"), 12),
        Column("verified", _("Đã xác minh"), 12),
        Column("source", _("Nguồn"), 40),
        Column("recorded_at", _("Ghi lúc"), 18),
    ]
    if is_inside:
        columns += [Column("recorded_by", _("Người ghi")), Column("note", _("Lý do"), 40)]
    unit = standing.version.indicator.unit
    rows = [_figure(row, unit, readable)[: len(columns)] for chain in chains for row in chain]
    return Table(f"so-lieu-{slugify(standing.version.indicator.code)}", columns, rows)


def source(row: Row) -> str:
    """Where the latest figure comes from; a document the viewer may not open is not named."""
    latest = row.standing.latest
    return "" if latest is None else _source(latest, is_open=row.source_open)


def _source(figure: Observation, *, is_open: bool) -> str:
    if figure.review is None:
        return figure.source_note
    return str(figure.review.text.document) if is_open else _("văn bản chưa công khai")


def _figure(row: Observation, unit: str, readable: Collection[UUID]) -> list[Cell]:
    is_open = row.review is not None and row.review.text.document_id in readable
    return [
        row.position,
        row.get_act_display(),
        row.value,
        unit,
        row.as_of,
        row.is_verified,
        _source(row, is_open=is_open),
        row.recorded_at,
        str(row.recorded_by),
        row.note,
    ]


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
