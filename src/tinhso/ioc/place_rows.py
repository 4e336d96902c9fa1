"""Rows of the tables about areas as strings: children, changes, hits of a search, lists of former and present areas."""

from collections.abc import Iterable, Mapping, Sequence

from django.http import HttpRequest
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tinhso.base.numbers import show_number
from tinhso.ioc import place_words, places_links, wording
from tinhso.ioc.place_search import Hit
from tinhso.ioc.places import Land, Part, Place
from tinhso.territory.models import Area
from tinhso.territory.values import AreaKind

_NONE = mark_safe("–")


def link(area: Area, request: HttpRequest) -> SafeString:
    """The name of an area as the way to its page."""
    return format_html('<a href="{}" lang="vi">{}</a>', places_links.address(area, request), area.full_name)


def children(areas: Sequence[Area], place: Place, request: HttpRequest) -> SafeString:
    """The body of the table of what lies right below an area; columns that nobody has a figure for are left out."""
    # What is the same in every row is looked up once: a province has up to two hundred.
    kinds = {kind.value: escape(kind.label) for kind in AreaKind}
    labels = [
        escape(label) for label in (_("Loại"), _("Mã"), _("Diện tích (km²)"), _("Số đơn vị cũ hợp thành"))
    ]
    has_size, has_joined = columns(place)
    rows = []
    for area in areas:
        cells = [
            f'<tr><th scope="row">{link(area, request)}</th>',
            f'<td data-label="{labels[0]}">{kinds[area.kind]}</td>',
            f'<td data-label="{labels[1]}"><code>{escape(area.code)}</code></td>',
        ]
        if has_size:
            size = _NONE if area.area_km2 is None else show_number(area.area_km2)
            cells.append(f'<td class="num" data-label="{labels[2]}">{size}</td>')
        if has_joined:
            cells.append(f'<td class="num" data-label="{labels[3]}">{joined_of(area, place) or _NONE}</td>')
        rows.append("".join(cells) + "</tr>")
    return mark_safe("".join(rows))


def columns(place: Place) -> tuple[bool, bool]:
    """Whether any area below has a size in the list, and whether any came from earlier ones."""
    areas = [place.areas[node.key] for node in place.children]
    return any(area.area_km2 is not None for area in areas), any(joined_of(area, place) for area in areas)


def joined_of(area: Area, place: Place) -> int:
    """The number of earlier areas that all or part of an area came from."""
    return len(place.tree.coming(str(area.pk)))


def steps(place: Place, request: HttpRequest) -> SafeString:
    """The body of the table of changes."""
    return format_html_join(
        "",
        '<tr><td data-label="{}">{}</td><td data-label="{}"><span>{}{}</span></td>'
        '<td data-label="{}"><span>{}{}</span></td>'
        '<td data-label="{}">{}</td><td data-label="{}">{}</td><td data-label="{}"><span lang="vi">{}</span></td></tr>',
        (
            (
                _("Ngày"),
                wording.day(step.transfer.on),
                _("Từ"),
                link(place.areas[step.source.key], request),
                _code(step.source.place),
                _("Thành"),
                link(place.areas[step.target.key], request),
                _code(step.target.place),
                _("Cách chuyển"),
                place_words.way(step.transfer),
                _("Phần chuyển"),
                place_words.share(step.transfer),
                _("Căn cứ"),
                place_words.citation(step.transfer) or "–",
            )
            for step in place.steps
        ),
    )


def lands(found: Iterable[Land], areas: Mapping[str, Area], request: HttpRequest) -> list[dict[str, object]]:
    """Former or present areas, those of each group under the areas that stood above them."""
    return [
        {
            "on": land.on,
            "above": format_html_join(", ", "{}", ((link(areas[n.key], request),) for n in land.above)),
            "parts": [_part(part, areas, request) for part in place_words.sorted_parts(land.parts, areas)],
        }
        for land in found
    ]


def _part(part: Part, areas: Mapping[str, Area], request: HttpRequest) -> SafeString:
    said = place_words.taking(part)
    hint = format_html(' <span class="hint">({})</span>', said) if said else ""
    return format_html("{}{}", link(areas[part.node.key], request), hint)


def hits(found: Iterable[Hit], areas: Mapping[str, Area], request: HttpRequest) -> SafeString:
    """The body of the table of a search."""
    return mark_safe("".join(_hit(hit, areas, request) for hit in found))


def _hit(hit: Hit, areas: Mapping[str, Area], request: HttpRequest) -> SafeString:
    above = format_html(', <span lang="vi">{}</span>', place_words.under(hit.above)) if hit.above else ""
    return format_html(
        '<tr><th scope="row">{} <code>{}</code></th><td data-label="{}"><span>{}{}</span></td>'
        '<td data-label="{}">{}</td><td data-label="{}"><span>{}</span></td></tr>',
        link(hit.area, request),
        hit.area.code,
        _("Là"),
        hit.area.get_tier_display(),
        above,
        _("Thời gian"),
        place_words.span(hit.area, hit.phase),
        _("Vào ngày đang xem"),
        _now(hit, areas, request),
    )


def _now(hit: Hit, areas: Mapping[str, Area], request: HttpRequest) -> SafeString:
    if hit.is_standing:
        return format_html('<span class="tag verified">{}</span>', _("đang tồn tại"))
    if not hit.now:
        return format_html("{}", _("không còn; chưa rõ nay là gì"))
    parts = [(land, part) for land in hit.now for part in land.parts]
    names = format_html_join(", ", "{}", ((link(areas[part.node.key], request),) for _l, part in parts[:6]))
    rest = len(parts) - 6
    more = format_html(" {}", _("và %s đơn vị khác") % rest) if rest > 0 else ""
    above = (
        hit.now[0].above
        if len(hit.now) == 1
        else dict.fromkeys(land.above[-1] for land in hit.now if land.above)
    )
    under = format_html(' (<span lang="vi">{}</span>)', place_words.under(above)) if above else ""
    how = _how(hit)
    return format_html("{} {}{}{}", how, names, more, under)


def _how(hit: Hit) -> str:
    if hit.is_dissolved:
        return _("nay gồm")
    if hit.is_split:
        return _("nay chia về")
    return _("nay thuộc") if hit.is_joined else _("nay là")


def _code(place: str) -> SafeString:
    return format_html(' <code class="hint">{}</code>', place.partition(":")[2])
