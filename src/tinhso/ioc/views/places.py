"""The page of one area: how it stood on a day, what it was and became, drawn and as a table, and what lies below it."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tinhso.base import access, exports
from tinhso.base.asof import AsOfRequest
from tinhso.core.vi import fold
from tinhso.ioc import markup, place_lineage, place_rows, place_words, places, places_links, places_sheet
from tinhso.ioc.places import Phase, Place
from tinhso.ioc.views import country
from tinhso.territory import queries as territory
from tinhso.territory.models import Area
from tinhso.territory.values import AreaKind, Tier

_FOLDED = 12  # rows of changes that are shown at once
_ORDERS = (
    ("", _("Tên")),
    ("ma", _("Mã")),
    ("dien-tich", _("Diện tích lớn trước")),
    ("so-cu", _("Nhiều đơn vị cũ trước")),
)


class StartConverter:
    """The first day of an area as a part of an address, or the word for one that nobody knows."""

    regex = r"dau|\d{4}-\d\d-\d\d"

    def to_python(self, value: str) -> date | None:
        return None if value == places_links.BEGINNING else date.fromisoformat(value)

    def to_url(self, value: date | str | None) -> str:
        return str(value) if value else places_links.BEGINNING


class TierConverter:
    """The tier of an area as a part of an address."""

    regex = "|".join(places.TIERS)

    def to_python(self, value: str) -> Tier:
        return places.TIERS[value]

    def to_url(self, value: Tier | str) -> str:
        return places_links.SLUGS[Tier(value)] if value in Tier.values else str(value)


@require_safe
def place(request: AsOfRequest, *, tier: Tier, code: str, start: date | None) -> HttpResponse:
    """One area on the day looked at."""
    access.require(request.user, "territory.view")
    area = _area(tier, code, start)
    if area is None:
        return _unknown(request, tier, code)
    seen = places.place(area, day=request.day)
    return render(request, "ioc/place.html", _context(seen, request))


@require_safe
def of_code(request: AsOfRequest, tier: Tier, code: str) -> HttpResponse:
    """On to the area that a code means on the day looked at, or meant last before it."""
    access.require(request.user, "territory.view")
    area = places.meant(list(territory.meant_by(code, tier=tier)), on=request.day)
    return redirect(places_links.address(area, request)) if area else _unknown(request, tier, code)


@require_safe
def children(request: AsOfRequest, *, tier: Tier, code: str, start: date | None, ending: str) -> HttpResponse:
    """What lies right below an area, under the same filters and order, as a file."""
    access.require(request.user, "territory.view")
    area = _area(tier, code, start)
    if area is None:
        return _unknown(request, tier, code)
    seen = places.place(area, day=request.day)
    return exports.answer(places_sheet.children(seen, _chosen(seen, request)), ending)


@require_safe
def changes(request: AsOfRequest, *, tier: Tier, code: str, start: date | None, ending: str) -> HttpResponse:
    """Every change on the way to and from an area as a file."""
    access.require(request.user, "territory.view")
    area = _area(tier, code, start)
    if area is None:
        return _unknown(request, tier, code)
    return exports.answer(places_sheet.changes(places.place(area, day=request.day)), ending)


def _area(tier: Tier, code: str, start: date | None) -> Area | None:
    return territory.meant_by(code, tier=tier).filter(valid_from=start).first()


def _unknown(request: HttpRequest, tier: Tier, code: str) -> HttpResponse:
    """No such area: says so, and what to do instead."""
    context = {
        "tier": tier.label,
        "code": code[:20],
        "others": [
            (place_rows.link(area, request), place_words.span(area, Phase.CEASED))
            for area in territory.meant_by(code, tier=tier)
        ],
    }
    return render(request, "ioc/place_unknown.html", context, status=404)


def _context(seen: Place, request: AsOfRequest) -> dict[str, object]:
    path = places_links.path(seen.area)
    chosen = _chosen(seen, request)
    return {
        "place": seen,
        "area": seen.area,
        "phase": seen.phase.value,
        "above": [place_rows.link(seen.areas[node.key], request) for node in seen.above],
        "breadcrumb": [place_rows.link(seen.areas[node.key], request) for node in reversed(seen.above)],
        "span": place_words.span(seen.area, seen.phase),
        "size": place_words.size(seen.area, [seen.areas[node.key] for node in seen.children]),
        "below": _below(seen),
        "formerly": place_rows.lands(seen.formerly, seen.areas, request),
        "now": place_rows.lands(seen.now, seen.areas, request),
        "lineage": place_lineage.drawn(seen, request),
        "map": _map(seen, request),
        "table": place_lineage.TABLE,
        "steps": place_rows.steps(seen, request),
        "is_folded": len(seen.steps) > _FOLDED,
        "step_files": _files(request, f"{path}bien-dong"),
        "today": path,
        "rows": place_rows.children(chosen, seen, request),
        "columns": place_rows.columns(seen),
        "shown": len(chosen),
        "child_files": _files(request, f"{path}cap-duoi"),
        "search": request.GET.get("tim", ""),
        "kind": request.GET.get("loai", ""),
        "order": request.GET.get("sap", ""),
        "kinds": _kinds(seen),
        "orders": _ORDERS,
        "kept": markup.asof_query(request),
        "reset": places_links.address(seen.area, request),
    }


def _map(seen: Place, request: AsOfRequest) -> Mapping[str, object] | None:
    """The map of a province that stands, with its table, where outlines are known: it then stands for the list."""
    is_province = seen.phase is Phase.STANDS and seen.area.tier == Tier.PROVINCE
    return country.province_block(seen.area, request) if is_province else None


def _below(seen: Place) -> list[tuple[str, int, str]]:
    """How many areas of each tier lay below, and of which kinds."""
    tiers = [(tier, [node for node in seen.below if node.tier == tier]) for tier in Tier]
    return [(str(tier.label), len(found), place_words.counted(found)) for tier, found in tiers if found]


def _kinds(seen: Place) -> list[tuple[str, str]]:
    found = {node.kind for node in seen.children}
    return [(kind.value, str(kind.label)) for kind in AreaKind if kind in found]


def _chosen(seen: Place, request: HttpRequest) -> list[Area]:
    """The areas right below under the filters and in the order of the address."""
    kind, words = request.GET.get("loai", ""), fold(request.GET.get("tim", "").replace("\0", "")).split()
    areas = [seen.areas[node.key] for node in seen.children]
    if kind in AreaKind.values:
        areas = [area for area in areas if area.kind == kind]
    areas = [area for area in areas if all(word in f"{fold(area.full_name)} {area.code}" for word in words)]
    return _ordered(areas, seen, request.GET.get("sap", ""))


def _ordered(areas: Sequence[Area], seen: Place, order: str) -> list[Area]:
    by_name = sorted(areas, key=lambda area: (area.sort_key, area.code))
    match order:
        case "ma":
            return sorted(by_name, key=lambda area: area.code)
        case "dien-tich":
            return sorted(by_name, key=lambda area: -(area.area_km2 or 0))
        case "so-cu":
            return sorted(by_name, key=lambda area: -place_rows.joined_of(area, seen))
        case _:
            return by_name


def _files(request: HttpRequest, base: str) -> list[tuple[str, str]]:
    query = request.GET.urlencode()
    return [(ending, f"{base}.{ending}{f'?{query}' if query else ''}") for ending in exports.FORMATS]
