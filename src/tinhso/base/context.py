"""What every page's template may use without asking."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

import tinhso
from tinhso.base import access, asof, display

# Address, word, and the permission that opens it; a door is shown where a page stands that the viewer may open.
_DOORS = (
    ("/", _("Tổng quan"), "progress.view"),
    ("/van-ban/", _("Văn bản"), "documents.view"),
    ("/viec/", _("Việc phải làm"), "documents.view"),
    ("/dia-ban/", _("Địa bàn"), "territory.view"),
    ("/ra-soat/", _("Rà soát"), "documents.review"),
)


@dataclass(frozen=True, slots=True)
class Door:
    """A word of the main menu, its address on the day looked at, and whether the page stands behind it."""

    word: str
    address: str
    current: bool


def page(request: HttpRequest) -> dict[str, Any]:
    """The view's day, whether this is the demo, the doors, and the display the reader chose."""
    view: asof.AsOf | None = getattr(request, "asof", None)
    viewer: access.Viewer = getattr(request, "user", AnonymousUser())
    return {
        "asof": view,
        "asof_kept": _kept(request),
        "asof_usual": _address(request.path, urlencode(_kept(request))),
        "demo": settings.DEMO,
        "doors": _doors(request, viewer),
        "display": display.read(request.COOKIES),
        "version": tinhso.__version__,
    }


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """The filters of the address: all that does not say which day is looked at."""
    asked = [(key, value) for key in request.GET for value in request.GET.getlist(key)]
    return [(key, value) for key, value in asked if key not in (asof.DAY_WORD, asof.KNOWN_WORD)]


def _doors(request: HttpRequest, viewer: access.Viewer) -> tuple[Door, ...]:
    view: asof.AsOf | None = getattr(request, "asof", None)
    query = view.query if view else ""
    return tuple(
        Door(str(word), _address(path, query), _stands_behind(path, request.path))
        for path, word, permission in _DOORS
        if _opens(path, viewer, permission)
    )


def _opens(path: str, viewer: access.Viewer, permission: str) -> bool:
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return not getattr(view, "login_required", True) or viewer.has_perm(permission)


def _stands_behind(door: str, path: str) -> bool:
    return path == door if door == "/" else path.startswith(door)


def _address(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path
