"""A map of areas with the table beside it: what is shown of them, in which form, in which order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.functional import Promise as Lazy
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base import charts
from tinhso.base.asof import AsOfRequest
from tinhso.base.charts import Caption, Classes, Drawing, Region
from tinhso.base.exports import Column, Table
from tinhso.core.vi import fold
from tinhso.ioc import measures, places_links, wording
from tinhso.ioc.measures import Figure, Measure
from tinhso.territory import drawings, tiles
from tinhso.territory import queries as territory
from tinhso.territory.models import Area, AreaOutline
from tinhso.territory.values import AreaKind, Tier

NAME = "ban-do"  # begins the names of elements of the map
ROW = "dong"  # begins the names of rows of the table
ORDERS: Mapping[str, Lazy] = {
    "": gettext_lazy("Tên"),
    "giam": gettext_lazy("Số liệu cao trước"),
    "tang": gettext_lazy("Số liệu thấp trước"),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader asked for in the address."""

    measure: str
    kind: str
    search: str
    order: str
    is_tiled: bool

    @property
    def words(self) -> dict[str, str]:
        """The wish as words of an address, empty ones left out."""
        tiled = "o" if self.is_tiled else ""
        said = {"do": self.measure, "loai": self.kind, "tim": self.search, "sap": self.order, "kieu": tiled}
        return {name: word for name, word in said.items() if word}


@dataclass(frozen=True, slots=True)
class View:
    """The areas of one map on a day with all that can be shown of them, and what of it was asked for.

    `outline` draws them; without one the provinces stand as tiles, and other areas in the table alone.
    """

    areas: Sequence[Area]
    of: str
    day: date
    outline: AreaOutline | None
    found: Sequence[Measure]
    wish: Wish

    @property
    def measure(self) -> Measure | None:
        """The measure asked for, else the first one."""
        asked = (one for one in self.found if one.key == self.wish.measure)
        return next(asked, self.found[0] if self.found else None)

    @property
    def classes(self) -> Classes:
        """The classes of the measure shown."""
        return self.measure.classes if self.measure else Classes((60.0, 70.0, 80.0, 90.0), "%")

    @property
    def is_tiled(self) -> bool:
        """Whether the areas are provinces shown as tiles."""
        return self._are_provinces and (self.wish.is_tiled or self.outline is None)

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self.areas) and (self.outline is not None or self._are_provinces)

    @property
    def rows(self) -> list[Area]:
        """The areas of the table, under the filters and in the order asked for."""
        kept = [area for area in self.areas if _fits(area, self.wish)]
        return sorted(kept, key=self._rank) if self.wish.order and self.measure else kept

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """The kinds of areas among those shown."""
        return [(kind.value, str(kind.label)) for kind in AreaKind if any(a.kind == kind for a in self.areas)]

    def figure(self, area: Area) -> Figure | None:
        """The figure of an area in the measure shown."""
        return self.measure.figures.get(area.pk) if self.measure else None

    def caption(self) -> Caption:
        """What the map says about itself."""
        name = measure_name(self.measure) or _("Các đơn vị")
        return Caption(
            _filled(
                _("%(what)s theo %(of)s, ngày %(day)s"), what=name, of=self.of, day=wording.day(self.day)
            ),
            self._finding(),
            self._note(),
        )

    def _note(self) -> str:
        note = _("Sơ đồ tham khảo, không có giá trị pháp lý về địa giới.")
        if self.outline is None or self.is_tiled or not drawings.sheet(self.outline).insets:
            return note
        return " ".join((note, _("Đảo ở xa bờ vẽ trong khung riêng, không cùng tỷ lệ.")))

    def drawing(self, regions: Sequence[Region], outlines: str) -> Drawing:
        """The map or the tiles; `outlines` is the address of the shared document, empty to stand alone."""
        if self.is_tiled or self.outline is None:
            return charts.tilemap(tiles.tiling(self.day), regions, self.classes, name=NAME)
        sheet = drawings.sheet(self.outline)
        return charts.choropleth(sheet, regions, self.classes, name=NAME, outlines=outlines)

    def regions(self, address: Callable[[Area], str]) -> list[Region]:
        """The areas of the map, with where each leads."""
        return [self._region(area, address(area)) for area in self.areas]

    def _region(self, area: Area, href: str) -> Region:
        found = self.figure(area)
        value = float(found.value) if found else None
        said = found.said if found else _("chưa có số liệu")
        # A city that stands beside the provinces is what a reader looks for first, however small it is drawn.
        leads = area.tier == Tier.PROVINCE and area.kind == AreaKind.THANH_PHO
        return Region(area.code, area.name, value, said, href, leads)

    def _finding(self) -> str:
        """How many areas have a figure, which has the lowest and which the highest."""
        known = [(found.value, found.said, area) for area in self.areas if (found := self.figure(area))]
        if not known:
            return _("Chưa đơn vị nào có số liệu để tô màu vào ngày này.")
        low, high = min(known, key=lambda one: one[0]), max(known, key=lambda one: one[0])
        said = _filled(
            _("%(known)s trên %(all)s đơn vị có số liệu"), known=str(len(known)), all=str(len(self.areas))
        )
        if low[0] == high[0]:
            return _filled(_("%(said)s, đều là %(value)s."), said=said, value=low[1])
        return _filled(
            _("%(said)s; thấp nhất %(low)s (%(least)s), cao nhất %(high)s (%(most)s)."),
            said=said,
            low=_vietnamese(low[2].name),
            least=low[1],
            high=_vietnamese(high[2].name),
            most=high[1],
        )

    def _rank(self, area: Area) -> tuple[bool, float]:
        found = self.figure(area)
        if found is None:
            return True, 0.0
        return False, float(found.value) * (-1 if self.wish.order == "giam" else 1)

    @property
    def _are_provinces(self) -> bool:
        return bool(self.areas) and self.areas[0].tier == Tier.PROVINCE


def measure_name(measure: Measure | None) -> str:
    """What is measured, in the language of the page; the name of an indicator is Vietnamese."""
    if measure is None:
        return ""
    return _vietnamese(measure.name) if isinstance(measure.name, str) else str(measure.name)


def _vietnamese(name: str) -> SafeString:
    return format_html('<span lang="vi">{}</span>', name)


def _filled(pattern: str, **parts: str) -> SafeString:
    """A sentence with parts of which some are marked as Vietnamese."""
    return mark_safe(escape(pattern) % {name: conditional_escape(part) for name, part in parts.items()})


def wish(asked: QueryDict) -> Wish:
    """The wish in an address; words that are not known count as none."""
    kind, order = asked.get("loai", ""), asked.get("sap", "")
    return Wish(
        measure=asked.get("do", "")[:60],
        kind=kind if kind in AreaKind.values else "",
        search=" ".join(asked.get("tim", "").replace("\0", "").split())[:120],
        order=order if order in ORDERS else "",
        is_tiled=asked.get("kieu") == "o",
    )


def country(request: AsOfRequest) -> View:
    """The provinces of the day looked at."""
    areas = list(territory.areas(on=request.day, tier=Tier.PROVINCE).order_by("sort_key"))
    outline = territory.outline(tier=Tier.PROVINCE, on=request.day)
    return _view(areas, request, outline=outline, of=_("tỉnh, thành phố"))


def province(area: Area, request: AsOfRequest) -> View:
    """What lies right below a province that stands on the day looked at: communes, before July 2025 districts."""
    tree = territory.tree().on(request.day)
    below = [node.key for node in tree.children(str(area.pk))] if str(area.pk) in tree else []
    areas = list(Area.objects.filter(pk__in=below).order_by("sort_key"))
    outline = None
    if areas and all(one.tier == Tier.COMMUNE for one in areas):
        outline = territory.outline(tier=Tier.COMMUNE, on=request.day, within_code=area.code)
    tier = _("đơn vị cấp huyện") if areas and areas[0].tier == Tier.DISTRICT else _("đơn vị cấp xã")
    name = area.full_name
    place = _vietnamese(f"{name[0].lower()}{name[1:]}")
    of = _filled(_("%(units)s của %(place)s"), units=tier, place=place)
    return _view(areas, request, outline=outline, of=of)


def _view(areas: list[Area], request: AsOfRequest, *, outline: AreaOutline | None, of: str) -> View:
    found = measures.measures(areas, request)
    return View(areas, of, request.day, outline, found, wish(request.GET))


def rows(view: View, request: AsOfRequest) -> SafeString:
    """The body of the table beside the map."""
    return mark_safe("".join(_row(area, view, request) for area in view.rows))


def _row(area: Area, view: View, request: AsOfRequest) -> SafeString:
    found = view.figure(area)
    on_map = _on_map(area) if view.is_drawn else ""
    return format_html(
        '<tr id="{}-{}"><th scope="row"><a href="{}" lang="vi">{}</a><p class="hint">{} <code>{}</code>{}</p></th>'
        '<td class="num">{}<p class="hint">{}</p></td></tr>',
        ROW,
        area.code,
        places_links.address(area, request),
        area.full_name,
        _("mã"),
        area.code,
        on_map,
        found.said if found else _("chưa có số liệu"),
        found.source if found else "",
    )


def _on_map(area: Area) -> SafeString:
    return format_html(
        '<span class="to-map"> · <a href="#{}-{}">{}<span class="unseen" lang="vi"> {}</span></a></span>',
        NAME,
        area.code,
        _("trên bản đồ"),
        area.name,
    )


def table(view: View, name: str) -> Table:
    """The same rows to hand out."""
    columns = [
        Column("code", _("Mã"), 8),
        Column("name", _("Đơn vị"), 32),
        Column("kind", _("Loại"), 14),
        Column("measure", _("Đại lượng"), 40),
        Column("value", _("Số liệu")),
        Column("unit", _("Đơn vị tính"), 10),
    ]
    measure = str(view.measure.name) if view.measure else ""
    found = [(area, figure.value if (figure := view.figure(area)) else None) for area in view.rows]
    cells = [
        [area.code, area.name, str(area.get_kind_display()), measure, value, view.classes.unit or ""]
        for area, value in found
    ]
    return Table(name, columns, cells)


def _fits(area: Area, asked: Wish) -> bool:
    if asked.kind and area.kind != asked.kind:
        return False
    said = f"{fold(area.full_name)} {area.code}"
    return all(word in said for word in fold(asked.search).split())
