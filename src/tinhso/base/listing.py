"""The links of a page that lists: to the pages before and after, and to the same list as a file."""

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest
from django.urls import reverse

from tinhso.base import exports

PAGE_WORD = "trang"


def endings(request: HttpRequest, name: str, *args: object) -> list[tuple[str, str]]:
    """The files of a list with the filters of its page: ending and address."""
    query = request.GET.copy()
    query.pop(PAGE_WORD, None)
    asked = f"?{query.urlencode()}" if query else ""
    return [(ending, reverse(name, args=[*args, ending]) + asked) for ending in exports.FORMATS]


def turning(request: HttpRequest, page: Page[Any]) -> dict[str, str]:
    """The addresses of the page before and the page after, with the same filters."""
    found = {}
    for name, is_there, number in (
        ("earlier", page.has_previous(), page.number - 1),
        ("later", page.has_next(), page.number + 1),
    ):
        query = request.GET.copy()
        query[PAGE_WORD] = str(number)
        found[name] = f"?{query.urlencode()}" if is_there else ""
    return found
