"""The tables about areas to hand out: what lies below one, the changes on its way, the hits of a search."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from tinhso.base.exports import Cell, Column, Table
from tinhso.ioc import place_rows, place_words
from tinhso.ioc.place_search import Hit
from tinhso.ioc.places import Phase, Place
from tinhso.territory.models import Area


def children(place: Place, areas: Sequence[Area]) -> Table:
    """What lies right below an area, one area a row."""
    columns = [
        Column("code", _("Mã"), 8),
        Column("name", _("Đơn vị"), 32),
        Column("kind", _("Loại"), 14),
        Column("area_km2", _("Diện tích (km²)"), 14),
        Column("joined", _("Số đơn vị cũ hợp thành"), 14),
        Column("parent", _("Thuộc"), 32),
        Column("on", _("Tại ngày"), 12),
    ]
    rows = [
        [
            area.code,
            area.name,
            str(area.get_kind_display()),
            area.area_km2,
            place_rows.joined_of(area, place),
            place.area.full_name,
            place.seen_on,
        ]
        for area in areas
    ]
    return Table(f"cap-duoi-{place.area.code}", columns, rows)


def changes(place: Place) -> Table:
    """Every change on the way to an area and from it."""
    columns = [
        Column("on", _("Ngày"), 12),
        Column("source_code", _("Mã cũ"), 8),
        Column("source", _("Từ"), 32),
        Column("source_parent", _("Thuộc"), 40),
        Column("target_code", _("Mã mới"), 8),
        Column("target", _("Thành"), 32),
        Column("kind", _("Cách chuyển"), 16),
        Column("share", _("Phần chuyển (tỷ lệ)"), 12),
        Column("share_said", _("Phần chuyển"), 22),
        Column("citation", _("Căn cứ"), 40),
    ]
    rows: list[list[Cell]] = [
        [
            step.transfer.on,
            place.areas[step.source.key].code,
            place.areas[step.source.key].full_name,
            place_words.under(place.tree.on(step.transfer.on - timedelta(days=1)).ancestors(step.source.key)),
            place.areas[step.target.key].code,
            place.areas[step.target.key].full_name,
            place_words.way(step.transfer),
            None if step.transfer.share is None else Decimal(str(step.transfer.share)),
            place_words.share(step.transfer),
            place_words.citation(step.transfer),
        ]
        for step in place.steps
    ]
    return Table(f"bien-dong-{place.area.code}", columns, rows)


def hits(found: Sequence[Hit]) -> Table:
    """The areas found, one a row, each with what stands on its land on the day."""
    columns = [
        Column("code", _("Mã"), 8),
        Column("name", _("Đơn vị"), 32),
        Column("kind", _("Loại"), 14),
        Column("tier", _("Cấp"), 10),
        Column("parents", _("Thuộc"), 40),
        Column("valid_from", _("Từ ngày"), 12),
        Column("last_day", _("Đến hết ngày"), 12),
        Column("stands", _("Đang tồn tại"), 10),
        Column("now", _("Nay là"), 60),
    ]
    return Table("tim-dia-ban", columns, [_hit(hit) for hit in found])


def _hit(hit: Hit) -> list[Cell]:
    area, is_past = hit.area, hit.phase is Phase.CEASED
    now = [place_words.name(part.node) for land in hit.now for part in land.parts]
    return [
        area.code,
        area.name,
        str(area.get_kind_display()),
        str(area.get_tier_display()),
        place_words.under(hit.above),
        area.valid_from,
        area.valid_to - timedelta(days=1) if area.valid_to and is_past else None,
        hit.is_standing,
        ", ".join(now),
    ]
