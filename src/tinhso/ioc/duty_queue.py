"""What a reviewer asks of the tray of duties: the words of the other tray, kinds and orders of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from tinhso.documents import duties, duty_rows
from tinhso.documents.duties import Asked, Line
from tinhso.documents.queue import Shelf
from tinhso.documents.values import DutyKind
from tinhso.ioc import queue, queue_sheet
from tinhso.ioc.queue import Chip, Wish

_LONGEST = 140  # letters of what is to be done in the list
ORDERS: dict[str, str | Promise] = {
    "": _("Chưa rà soát trước, theo văn bản"),
    "cho-han": _("Chưa rà soát trước, hạn gần nhất"),
    "khong-chac": _("Máy không chắc trước"),
    "vua-quyet": _("Mới quyết định trước"),
    "van-ban": _("Theo thứ tự văn bản"),
}


def wish(query: QueryDict) -> Wish:
    """What an address asks for; words that are not known count as none."""
    kind, order = query.get(queue.KIND, ""), query.get(queue.ORDER, "")
    return replace(
        queue.wish(query),
        kind=kind if kind in DutyKind.values else "",
        order=order if order in ORDERS else "",
    )


def asked(wish: Wish, day: date) -> Asked:
    """What the database is asked for."""
    said = wish.asked
    return Asked(
        day=day,
        document=wish.document,
        kind=wish.kind,
        states=said.states,
        only_unsure=said.only_unsure,
        only_changed=said.only_changed,
        search=wish.search,
        order=wish.order,
    )


def chips(shelves: Iterable[duties.Shelf], wish: Wish) -> list[Chip]:
    """The choices of a state, then what only is shown."""
    alike = [Shelf(one.kind, one.state, one.sure, one.change, one.asks, one.count) for one in shelves]
    return queue.state_chips(alike, wish)


def waiting(shelves: Iterable[duties.Shelf]) -> int:
    """How many duties wait for a person."""
    return sum(shelf.count for shelf in shelves if shelf.asks)


def rows(lines: Sequence[Line], page: Iterable[int], *, current: int, wish: Wish) -> SafeString:
    """The duties of a page, each a link that brings it up; a document's name stands before its first."""
    parts: list[str] = []
    last = None
    words = wish.address()
    before = escape(f"{words}{'&' if len(words) > 1 else ''}{queue.AT}=")
    for at in page:
        line = lines[at]
        if line.document != last and not wish.document:
            parts.append(f'<li class="of" lang="vi">{escape(line.title[:_LONGEST])}</li>')
        last = line.document
        parts.append(_row(line, before + line.key, is_current=at == current))
    return mark_safe("".join(parts))


def _row(line: Line, address: str, *, is_current: bool) -> str:
    marks = [str(line.state.label)]
    if line.change:
        marks.append(str(queue_sheet.CHANGES[line.change]))
    if not line.sure and line.asks:
        marks.append(str(_("máy không chắc")))
    name = line.what[:_LONGEST] + ("…" if len(line.what) > _LONGEST else "")
    led = "; ".join(line.leads)[:_LONGEST]
    who = f'<strong lang="vi">{escape(led)}</strong> ' if led else ""
    due = escape(", ".join([word for word in (duty_rows.when(line),) if word] + marks))
    return (
        f'<li class="{escape(line.kind)} {line.state.value}{" asks" if line.asks else ""}">'
        f'<a href="{address}" hx-get="{address}"{" aria-current=true" if is_current else ""}>'
        f'{who}<span lang="vi">{escape(name) or "–"}</span> <span class="hint">{due}</span></a></li>'
    )
