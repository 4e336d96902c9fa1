"""What the areas of a map are coloured by: counts and sizes from the lists of areas, percentages from the ledger."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise as Lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base import access
from tinhso.base import wording as words
from tinhso.base.asof import AsOfRequest
from tinhso.base.charts import Classes
from tinhso.core.lawtext import Level
from tinhso.core.timetree import DayTree
from tinhso.ioc import markup, places_links, wording
from tinhso.ioc.views import gate
from tinhso.observations import queries as observations
from tinhso.observations.models import Observation
from tinhso.territory import queries as territory
from tinhso.territory.models import Area
from tinhso.territory.values import REDRAWN, Tier

_SHARES = (60.0, 70.0, 80.0, 90.0)
# Limits by the tier of the areas shown; they never move, so that a colour means the same on every day.
_COMMUNES = {Tier.PROVINCE: (50.0, 75.0, 100.0, 125.0), Tier.DISTRICT: (10.0, 15.0, 20.0, 25.0)}
_SIZES = {
    Tier.PROVINCE: (4_000.0, 7_000.0, 10_000.0, 14_000.0),
    Tier.DISTRICT: (100.0, 300.0, 600.0, 1_000.0),
    Tier.COMMUNE: (20.0, 50.0, 100.0, 200.0),
}
_JOINED = {Tier.PROVINCE: (2.0, 3.0), Tier.COMMUNE: (2.0, 3.0, 4.0, 6.0)}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of one area: its value, its words, and where it comes from, as a link where that can be opened."""

    value: Decimal
    said: str
    source: SafeString | str


@dataclass(frozen=True, slots=True)
class Measure:
    """A thing to colour by; `key` is its word in an address, `figures` are by the area's primary key."""

    key: str
    name: Lazy | str
    classes: Classes
    figures: Mapping[UUID, Figure]


def measures(areas: Sequence[Area], request: AsOfRequest) -> list[Measure]:
    """What can be shown of areas of one tier that stand on the day looked at; without figures left out."""
    if not areas:
        return []
    tier = Tier(areas[0].tier)
    tree = territory.tree().on(request.day)
    standing = [area for area in areas if str(area.pk) in tree]
    found = [make(standing, tier, _Here(request, tree)) for make in _MADE]
    return [one for one in found if one and one.figures] + _shares(areas, request)


@dataclass(frozen=True, slots=True)
class _Here:
    request: AsOfRequest
    tree: DayTree

    def page(self, area: Area, said: str) -> SafeString:
        """A link to the page of an area, which tells its children and its lineage."""
        return format_html('<a href="{}">{}</a>', places_links.address(area, self.request), said)


def _communes(areas: Sequence[Area], tier: Tier, here: _Here) -> Measure | None:
    if tier not in _COMMUNES:
        return None
    classes = Classes(_COMMUNES[tier], None, is_whole=True)
    counts = {area: len(here.tree.of_tier(Tier.COMMUNE, under=str(area.pk))) for area in areas}
    figures = {
        area.pk: Figure(Decimal(count), wording.amount(count), here.page(area, _("danh sách đơn vị")))
        for area, count in counts.items()
        if count
    }
    return Measure("so-xa", gettext_lazy("Số đơn vị cấp xã"), classes, figures)


def _sizes(areas: Sequence[Area], tier: Tier, here: _Here) -> Measure:
    """Square kilometres: what the list says of an area, else the sum of its communes where all of them say it."""
    standing = Q(valid_from=None) | Q(valid_from__lte=here.request.day)
    known = {
        str(pk): size
        for pk, size in Area.objects.filter(standing, area_km2__isnull=False).values_list("pk", "area_km2")
    }
    figures = {}
    for area in areas:
        below = here.tree.of_tier(Tier.COMMUNE, under=str(area.pk))
        parts = [known.get(node.key) for node in below]
        size = known.get(str(area.pk)) or (_sum(parts) if parts else None)
        if size is not None:
            source = _("danh mục địa bàn") if str(area.pk) in known else _("tổng các đơn vị cấp xã")
            figures[area.pk] = Figure(size, wording.amount(size, "km²"), here.page(area, source))
    return Measure("dien-tich", gettext_lazy("Diện tích"), Classes(_SIZES[tier], "km²"), figures)


def _sum(parts: Sequence[Decimal | None]) -> Decimal | None:
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if len(known) == len(parts) else None


def _joined(areas: Sequence[Area], tier: Tier, here: _Here) -> Measure | None:
    """How many areas of the day before the redrawing came, whole or in part, to each."""
    if tier not in _JOINED or here.request.day < REDRAWN:
        return None
    whole = territory.tree()
    counts = {area: len(whole.origins(str(area.pk), on=REDRAWN - timedelta(days=1))) for area in areas}
    figures = {
        area.pk: Figure(Decimal(count), wording.amount(count), here.page(area, _("nguồn gốc địa giới")))
        for area, count in counts.items()
        if count
    }
    return Measure("hop-thanh", _JOINED_NAMES[tier], Classes(_JOINED[tier], None, is_whole=True), figures)


_JOINED_NAMES = {
    Tier.PROVINCE: gettext_lazy("Số tỉnh, thành phố trước 01/07/2025 hợp thành"),
    Tier.COMMUNE: gettext_lazy("Số đơn vị cấp xã trước 01/07/2025 hợp thành"),
}
_MADE: tuple[Callable[[Sequence[Area], Tier, _Here], Measure | None], ...] = (_communes, _sizes, _joined)


def _shares(areas: Sequence[Area], request: AsOfRequest) -> list[Measure]:
    """Percentages of the ledger: of each area the latest figure that speaks of a day up to the one looked at."""
    rows = observations.current(viewer=request.user, known=request.known, areas=[area.pk for area in areas])
    readable, scope = gate.readable(request), access.scope(request.user, "observations.view")
    series: dict[tuple[str, str], dict[UUID, Observation]] = {}
    for row in filter(scope.holds, rows):
        if row.indicator.unit == "%" and row.value is not None and _is_said(row.as_of, request.day):
            series.setdefault((row.indicator.code, row.level), {})[row.area_id] = row
    return [
        Measure(
            f"cs-{code}-{level}".rstrip("-"),
            _named(next(iter(latest.values()))),
            Classes(_SHARES, "%"),
            {area: _figure(row, readable, request) for area, row in latest.items()},
        )
        for (code, level), latest in sorted(series.items())
    ]


def _is_said(as_of: date | None, day: date) -> bool:
    return as_of is not None and as_of <= day


def _named(row: Observation) -> str:
    level = f" ({words.LEVELS[Level(row.level)]})" if row.level else ""
    return f"{row.indicator.name}{level}"


def _figure(row: Observation, readable: set[UUID], request: AsOfRequest) -> Figure:
    assert row.value is not None
    source = format_html('<span lang="vi">{}</span>', row.source_note)
    if row.review and row.review.text.document_id in readable:
        source = markup.source_link(row.review, request)
    spoken = markup.spoken_of(row.as_of)
    return Figure(row.value, markup.figure(row, "%"), format_html("{}, {}", spoken, source))
