"""The lineage of an area as the drawing shows it: what came to it and what it came to, long lists cut short."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinhso.base import charts
from tinhso.base.charts import Stop
from tinhso.core.timetree import Node, Step
from tinhso.ioc import place_words, places, places_links, wording
from tinhso.ioc.places import Place

TABLE = "bien-dong"  # the name of the table on the page, which has all that the drawing leaves out
_MOST = 8  # boxes drawn on one side of an area
_DEEPEST = 6


def drawn(place: Place, request: HttpRequest) -> SafeString:
    """The lineage as a drawing; nothing where nothing came to an area and it came to nothing."""
    if not place.steps:
        return SafeString("")
    looked = _Looked(place, request)
    return charts.lineage(
        looked.here(),
        before=looked.sources(place.node.key),
        after=looked.targets(place.node.key),
        title=_("Sơ đồ nguồn gốc và biến động"),
        description=_("%(count)s biến động; bảng biến động bên dưới nêu từng dòng với ngày và căn cứ.")
        % {"count": len(place.steps)},
    )


class _Looked:
    """The steps of a page as boxes around the area looked at."""

    def __init__(self, place: Place, request: HttpRequest) -> None:
        self.place, self.request = place, request

    def here(self) -> Stop:
        """The box in the middle."""
        place = self.place
        said = (_("Đang xem"), place_words.span(place.area, place.phase))
        return Stop(place.area.full_name, said, place_words.under(place.above))

    def sources(self, key: str, seen: tuple[str, ...] = ()) -> tuple[Stop, ...]:
        """What came to an area, those that came whole first, each with what came to it."""
        coming = [
            step for step in self.place.steps if step.target.key == key and _is_before(step, self.place)
        ]
        return self._stops(coming, (*seen, key))

    def targets(self, key: str, seen: tuple[str, ...] = ()) -> tuple[Stop, ...]:
        """What an area came to, each with what that came to."""
        leaving = [
            step for step in self.place.steps if step.source.key == key and not _is_before(step, self.place)
        ]
        return self._stops(leaving, (*seen, key))

    def _stops(self, steps: Sequence[Step], seen: tuple[str, ...]) -> tuple[Stop, ...]:
        fresh = [step for step in steps if self._end(step).key not in seen and len(seen) <= _DEEPEST]
        areas = self.place.areas
        fresh.sort(key=lambda s: (not places.is_whole(s.transfer), areas[self._end(s).key].sort_key))
        shown = fresh if len(fresh) <= _MOST + 1 else fresh[:_MOST]
        rest = len(fresh) - len(shown)
        return (*(self._stop(step, seen) for step in shown), *((_rest(rest),) if rest else ()))

    def _stop(self, step: Step, seen: tuple[str, ...]) -> Stop:
        end, on, place = self._end(step), step.transfer.on, self.place
        if _is_before(step, place):
            when, shown_on = place_words.since(on), places.last_day(end)
            beyond = self.sources(end.key, seen)
        else:
            when, shown_on = _("từ %s") % wording.day(on), min(place.day, places.last_day(end))
            beyond = self.targets(end.key, seen)
        above = place_words.under(places.above_of(place.tree, end, on=shown_on))
        area = place.areas[end.key]
        return Stop(
            area.full_name,
            (f"{place_words.passing(step.transfer)}, {when}",),
            above,
            places_links.address(area, self.request),
            is_whole=places.is_whole(step.transfer),
            beyond=beyond,
        )

    def _end(self, step: Step) -> Node:
        """The area of a step that is further away from the one looked at."""
        return step.source if _is_before(step, self.place) else step.target


def _is_before(step: Step, place: Place) -> bool:
    return step.transfer.on <= (place.node.interval.start or date.min)


def _rest(count: int) -> Stop:
    said = ngettext("%(count)s đơn vị khác", "%(count)s đơn vị khác", count) % {"count": count}
    return Stop(said, (_("xem bảng biến động"),), href=f"#{TABLE}", is_count=True)
