"""The queue as rows: a list beside the statement, built as strings, and a table to hand out."""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base import asof, wording
from tinhso.base.exports import Column, Table
from tinhso.core.lawtext import Kind
from tinhso.core.quantity import Comparator
from tinhso.documents.queue import Change, Found, Line
from tinhso.documents.values import State
from tinhso.ioc import markup, queue
from tinhso.ioc import wording as said
from tinhso.ioc.likeness import Like
from tinhso.ioc.queue import Wish
from tinhso.observations.models import Observation
from tinhso.progress.models import TargetVersion

_LONGEST = 140  # letters of a name in the list
CHANGES = {
    Change.NEW: gettext_lazy("máy mới đọc thấy"),
    Change.CHANGED: gettext_lazy("máy nay đọc khác"),
    Change.GONE: gettext_lazy("máy không còn đọc thấy"),
}


def rows(found: Found, page: Iterable[int], *, current: int, wish: Wish) -> SafeString:
    """The places of a page, each a link that brings it up; a document's name stands before its first."""
    parts: list[str] = []
    last = None
    words = wish.address()
    before = escape(f"{words}{'&' if len(words) > 1 else ''}{queue.AT}=")
    for at in page:
        line = found.lines[at]
        if line.document != last and not wish.document:
            parts.append(f'<li class="of" lang="vi">{escape(found.titles[line.text])}</li>')
        last = line.document
        parts.append(_row(line, before + line.key, is_current=at == current))
    return mark_safe("".join(parts))


def claim(line: Line) -> str:
    """What is claimed: "tối thiểu 80 %"."""
    return wording.measure(Comparator(line.comparator), line.value, high=line.value_high, unit=line.unit)


def likes(found: Sequence[Like], request: HttpRequest) -> SafeString:
    """What is near to a statement, each with how close it is, what differs, and where it is seen."""
    return format_html_join("", "<li>{}</li>", ((_like(one, request),) for one in found))


def _like(one: Like, request: HttpRequest) -> SafeString:
    thing = one.thing
    differs = said.differences(one.match)
    closeness = format_html(
        '<span class="tag {}">{}</span> {}',
        one.match.closeness.value,
        said.CLOSENESS[one.match.closeness],
        format_html('<span class="hint">{}</span>', differs) if differs else "",
    )
    if isinstance(thing, TargetVersion):
        word = _("Đã là chỉ tiêu, cùng yêu cầu:") if one.is_promised else _("Chỉ tiêu")
        document = thing.target.document
        return format_html(
            '<span{}>{}</span> <a href="{}" lang="vi">{}</a>: {}, {} (<span lang="vi">{}</span>) {}',
            mark_safe(' class="promised"') if one.is_promised else "",
            word,
            asof.link(request, "ioc:target", thing.target_id),
            thing.target.review.indicator[:_LONGEST],
            said.asked(thing),
            said.due(thing),
            document.reference or document.title[:60],
            closeness,
        )
    if isinstance(thing, Observation):
        assert thing.review is not None
        return format_html(
            '{} <a href="{}" lang="vi">{}</a>: {}, {} {}',
            _("Số liệu"),
            markup.passage_address(thing.review, request),
            thing.review.indicator[:_LONGEST],
            markup.figure(thing, thing.indicator.unit),
            markup.spoken_of(thing.as_of),
            closeness,
        )
    return format_html(
        '{} {} <span lang="vi">{}</span> {}', _("Chỉ số"), thing.code, thing.name[:_LONGEST], closeness
    )


def table(found: Found) -> Table:
    """The places in the order given, one a row."""
    columns = [
        Column("document", _("Văn bản"), 40),
        Column("place", _("Vị trí"), 18),
        Column("kind", _("Loại"), 10),
        Column("indicator", _("Đại lượng đo"), 60),
        Column("claim", _("Mức"), 20),
        Column("value", _("Giá trị"), 14),
        Column("unit", _("Đơn vị tính")),
        Column("by", _("Hạn"), 12),
        Column("state", _("Trạng thái"), 22),
        Column("sure", _("Máy chắc chắn"), 10),
        Column("change", _("Sau khi đọc lại"), 22),
    ]
    cells = [
        [
            found.titles[line.text],
            "-".join(map(str, line.place)),
            str(wording.KINDS[Kind(line.kind)]),
            line.indicator,
            claim(line),
            line.value,
            line.unit,
            line.by,
            str(State(line.state).label),
            line.sure,
            str(CHANGES[line.change]) if line.change else None,
        ]
        for line in found.lines
    ]
    return Table("ra-soat", columns, cells)


def _row(line: Line, address: str, *, is_current: bool) -> str:
    marks = [str(line.state.label)]
    if line.change:
        marks.append(str(CHANGES[line.change]))
    if not line.sure and line.asks:
        marks.append(_("máy không chắc"))
    name = line.indicator[:_LONGEST] + ("…" if len(line.indicator) > _LONGEST else "")
    return (
        f'<li class="{escape(line.kind)} {line.state.value}{" asks" if line.asks else ""}">'
        f'<a href="{address}" hx-get="{address}"{" aria-current=true" if is_current else ""}>'
        f'<strong>{escape(claim(line))}</strong> <span lang="vi">{escape(name) or "–"}</span> '
        f'<span class="hint">{escape(", ".join(marks))}</span></a></li>'
    )
