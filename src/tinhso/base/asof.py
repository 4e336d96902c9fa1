"""The day a page is about, and the moment up to which it knows: read from the address, kept in every link."""

from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from tinhso.base import place

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY_WORD, KNOWN_WORD = "ngay", "biet"
YEARS = range(1900, 2101)  # beyond them a day is a slip of the hand


@dataclass(frozen=True, slots=True)
class AsOf:
    """`day`: the day looked at. `known`: only what was recorded up to this moment; None is all that is known now."""

    day: date
    known: datetime | None
    default_day: date
    mistakes: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        """The part of an address that keeps this view; empty for the usual one."""
        words = {}
        if self.day != self.default_day:
            words[DAY_WORD] = self.day.isoformat()
        if self.known:
            words[KNOWN_WORD] = self.known.astimezone(ZONE).date().isoformat()
        return urlencode(words)


class AsOfRequest(HttpRequest):
    """A request as views see it, after the middleware."""

    asof: AsOf
    day: date
    known: datetime | None


def default_day() -> date:
    """Today in Vietnam; in a demo folder the day the example is about."""
    return place.EXAMPLE_DAY if settings.DEMO else timezone.now().astimezone(ZONE).date()


def read(query: QueryDict) -> AsOf:
    """The view asked for in an address; a date that cannot be read is named and the usual one taken."""
    usual = default_day()
    mistakes: list[str] = []
    day = _day(query.get(DAY_WORD, ""), mistakes) or usual
    known_day = _day(query.get(KNOWN_WORD, ""), mistakes)
    known = datetime.combine(known_day, time.max, ZONE) if known_day else None
    return AsOf(day, known, usual, tuple(mistakes))


def link(request: HttpRequest, name: str, *args: object, **words: str) -> str:
    """The address of a page, keeping the day looked at; `words` are added to its query."""
    asof: AsOf | None = getattr(request, "asof", None)
    query = "&".join(part for part in (asof.query if asof else "", urlencode(words)) if part)
    return reverse(name, args=[str(a) for a in args]) + (f"?{query}" if query else "")


def day(text: str) -> date | None:
    """The day that somebody typed, as they write it in Vietnam or as the web does; None where it is none."""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            found = datetime.strptime(text.strip(), form).replace(tzinfo=ZONE).date()
        except ValueError:
            continue
        if found.year in YEARS:
            return found
    return None


def _day(text: str, mistakes: list[str]) -> date | None:
    found = day(text)
    if text and found is None:
        mistakes.append(text)
    return found
