"""Addresses of the pages about areas."""

from urllib.parse import urlencode

from django.http import HttpRequest

from tinhso.base import asof
from tinhso.territory.models import Area
from tinhso.territory.values import Tier

SLUGS = {Tier.PROVINCE: "tinh", Tier.DISTRICT: "huyen", Tier.COMMUNE: "xa"}
BEGINNING = "dau"  # stands for a start that nobody knows


def path(area: Area) -> str:
    """The address of an area: its tier, its code and the day it began, which together mean it alone."""
    start = area.valid_from.isoformat() if area.valid_from else BEGINNING
    return f"/dia-ban/{SLUGS[Tier(area.tier)]}/{area.code}/{start}/"


def address(area: Area, request: HttpRequest, more: str = "", **words: str) -> str:
    """The page of an area, or `more` below it, keeping the day looked at."""
    view: asof.AsOf | None = getattr(request, "asof", None)
    query = "&".join(part for part in (view.query if view else "", urlencode(words)) if part)
    return path(area) + more + (f"?{query}" if query else "")
