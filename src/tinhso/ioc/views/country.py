"""Maps with the table beside them: the provinces of the country, and what lies below one province."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from tinhso.base import access, charts, exports
from tinhso.base.asof import AsOfRequest
from tinhso.ioc import mapping, markup, places_links
from tinhso.ioc.mapping import View
from tinhso.territory import drawings
from tinhso.territory import queries as territory
from tinhso.territory.models import Area
from tinhso.territory.values import REDRAWN, Tier

_TABLE = "bang"  # the table beside a map, to which the way past the map leads
_A_YEAR = 365 * 24 * 3600


@require_safe
def country(request: AsOfRequest) -> HttpResponse:
    """All provinces of the day: map or tiles, table, and the ways to find an area."""
    access.require(request.user, "territory.view")
    view = mapping.country(request)
    return render(request, "ioc/country.html", {"map": block(view, request), "count": len(view.areas)})


@require_safe
def country_export(request: AsOfRequest, ending: str) -> HttpResponse:
    """The same rows as a file."""
    access.require(request.user, "territory.view")
    return exports.answer(mapping.table(mapping.country(request), "dia-ban"), ending)


@require_safe
def country_map(request: AsOfRequest) -> HttpResponse:
    """The map of the country as a file that stands alone."""
    access.require(request.user, "territory.view")
    return _file(mapping.country(request), "ban-do-ca-nuoc")


@require_safe
def province_export(request: AsOfRequest, *, code: str, start: str, ending: str) -> HttpResponse:
    """What lies below a province, as a file."""
    view = mapping.province(_province(request, code, start), request)
    return exports.answer(mapping.table(view, f"dia-ban-{code}"), ending)


@require_safe
def province_map(request: AsOfRequest, code: str, start: str) -> HttpResponse:
    """The map of a province as a file that stands alone."""
    return _file(mapping.province(_province(request, code, start), request), f"ban-do-{code}")


@require_safe
@cache_control(private=True, max_age=_A_YEAR, immutable=True)
def outlines(request: HttpRequest, name: str) -> HttpResponse:
    """The shared document of outlines that maps point into; its address changes whenever it does."""
    access.require(request.user, "territory.view")
    found = drawings.document(name)
    if found is None:
        raise Http404(name)
    return HttpResponse(found, content_type="image/svg+xml")


def province_block(area: Area, request: AsOfRequest) -> Mapping[str, object] | None:
    """What `ioc/_map.html` shows of a province as `map`: its map, the table beside it, how to choose and hand out.

    The province must stand on the day looked at; None where no outlines are known of that day.
    """
    if territory.outline(tier=Tier.COMMUNE, on=request.day, within_code=area.code) is None:
        return None
    return block(mapping.province(area, request), request, area)


def block(view: View, request: AsOfRequest, area: Area | None = None) -> dict[str, object]:
    """The map with its table, ready for `ioc/_map.html`; of a province, or of the country."""
    base, query = _base(area), _query(request, {})
    ending_query = f"?{query}" if query else ""
    return {
        "figure": _figure(view, request, f"{base}ban-do.svg{ending_query}") if view.is_drawn else "",
        "rows": mapping.rows(view, request),
        "shown": len(view.rows),
        "whole": len(view.areas),
        "wish": view.wish,
        "measure": view.measure,
        "measure_name": mapping.measure_name(view.measure),
        "measures": [(one.key, one.name) for one in view.found],
        "kinds": view.kinds,
        "orders": mapping.ORDERS.items(),
        "kept": markup.asof_query(request),
        "table": _TABLE,
        "files": [(ending, f"{base}don-vi.{ending}{ending_query}") for ending in exports.FORMATS],
        "other_form": _other_form(view, request),
        "is_tiled": view.is_tiled,
        "is_old": view.day < REDRAWN,
        "has_outline": view.outline is not None,
        "is_country": area is None,
        "reset": f"?{_query(request, dict.fromkeys(('loai', 'tim', 'sap'), ''))}",
    }


def _figure(view: View, request: AsOfRequest, file: str) -> SafeString:
    """The map; an area leads to its row of the table, or to its page where the filters left the row out."""
    kept = {area.pk for area in view.rows}
    regions = view.regions(
        lambda area: f"#{mapping.ROW}-{area.code}" if area.pk in kept else places_links.address(area, request)
    )
    shared = reverse("ioc:outlines", args=[drawings.name(view.outline)]) if view.outline else ""
    return charts.figure(
        view.drawing(regions, shared),
        view.caption(),
        charts.Links(_TABLE, file),
        name=mapping.NAME,
        legend=(regions, view.classes),
    )


def _file(view: View, name: str) -> HttpResponse:
    if not view.is_drawn:
        raise Http404(name)
    regions = view.regions(lambda _area: "")
    drawn = charts.file(view.drawing(regions, ""), view.caption(), legend=(regions, view.classes))
    answer = HttpResponse(drawn, content_type="image/svg+xml")
    answer["Content-Disposition"] = f'attachment; filename="{name}-{view.day.isoformat()}.svg"'
    return answer


def _province(request: AsOfRequest, code: str, start: str) -> Area:
    """The province of an address, where it stands on the day looked at."""
    access.require(request.user, "territory.view")
    try:
        begun = None if start == places_links.BEGINNING else date.fromisoformat(start)
    except ValueError as problem:
        raise Http404(start) from problem
    area = Area.objects.filter(tier=Tier.PROVINCE, code=code, valid_from=begun).first()
    if area is None or request.day not in area.interval:
        raise Http404(code)
    return area


def _base(area: Area | None) -> str:
    return places_links.path(area) if area else reverse("ioc:country")


def _other_form(view: View, request: AsOfRequest) -> str:
    """The address of the same page with tiles in the place of the map, or the other way round."""
    if view.outline is None or not view.areas or view.areas[0].tier != Tier.PROVINCE:
        return ""
    return f"?{_query(request, {'kieu': '' if view.is_tiled else 'o'})}"


def _query(request: AsOfRequest, changed: Mapping[str, str]) -> str:
    words = dict(markup.asof_query(request)) | mapping.wish(request.GET).words | dict(changed)
    return urlencode({name: word for name, word in words.items() if word})
