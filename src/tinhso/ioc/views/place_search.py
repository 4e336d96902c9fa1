"""Finding an area by a name of today or of before, without marks; each found says what it was and what it is now."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tinhso.base import access, exports
from tinhso.base.asof import AsOfRequest
from tinhso.ioc import markup, place_rows, place_search, places_sheet
from tinhso.ioc.place_search import A_PAGE, Wish


@require_safe
def page(request: AsOfRequest) -> HttpResponse:
    """What fits the words asked for, a page at a time."""
    access.require(request.user, "territory.view")
    wish = place_search.wish(request.GET)
    areas = place_search.found(wish, day=request.day)
    pages = max(1, -(-len(areas) // A_PAGE))
    number = min(wish.page, pages)
    hits = place_search.hits(areas[(number - 1) * A_PAGE : number * A_PAGE], day=request.day)
    return render(
        request,
        "ioc/place_search.html",
        {
            "wish": wish,
            "whole": len(areas),
            "first": (number - 1) * A_PAGE + 1,
            "last": (number - 1) * A_PAGE + len(hits),
            "rows": place_rows.hits(hits, place_search.mentioned(hits), request),
            "number": number,
            "pages": pages,
            "earlier": _address(request, wish, number - 1) if number > 1 else "",
            "later": _address(request, wish, number + 1) if number < pages else "",
            "tiers": place_search.tiers(),
            "states": place_search.STANDING.items(),
            "kept": markup.asof_query(request),
            "files": [(ending, _file(request, wish, ending)) for ending in exports.FORMATS],
            "longest": place_search.LONGEST,
        },
    )


@require_safe
def export(request: AsOfRequest, ending: str) -> HttpResponse:
    """All that fits, as a file."""
    access.require(request.user, "territory.view")
    areas = place_search.found(place_search.wish(request.GET), day=request.day)
    return exports.answer(places_sheet.hits(place_search.hits(areas, day=request.day)), ending)


def _address(request: AsOfRequest, wish: Wish, number: int) -> str:
    words = [*markup.asof_query(request), *wish.words.items(), ("trang", str(number))]
    return f"?{urlencode(words)}"


def _file(request: AsOfRequest, wish: Wish, ending: str) -> str:
    words = urlencode([*markup.asof_query(request), *wish.words.items()])
    return reverse("ioc:place_search_export", args=[ending]) + (f"?{words}" if words else "")
