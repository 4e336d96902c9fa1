"""Duties in words: rows of a list built as strings, the facts of one, and what machine and people say otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinhso.base import wording
from tinhso.base.exports import Cell, Column
from tinhso.core.lawtext import Every, Level
from tinhso.documents import locating
from tinhso.documents.duties import Line
from tinhso.documents.locating import Original
from tinhso.documents.models import DutyCandidate, DutyReview
from tinhso.documents.values import Due, DutyKind, State

_SHOWN = 300  # letters of what is to be done
_QUERY = "&amp;"
_VIETNAMESE = ' lang="vi"'


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the rows of one page share: the day, its words for addresses, where the text of a document came from.

    `original` and `content` are of the one document listed; without them each row names its document.
    """

    day: date
    query: str
    may_review: bool
    content: str | None = None
    original: Original | None = None


def row(line: Line, sheet: Sheet) -> SafeString:
    """One duty: by when, what, who, where, how it stands, and what may be done about it."""
    late = " over" if line.is_late else ""
    leads, partners = ("; ".join(names) for names in (line.leads, line.partners))
    parts = (
        f'<tr id="v-{line.key}" class="duty {line.state.value}{late}">',
        _cell(_("Hạn"), _when(line, sheet), ' class="when"'),
        f'<th scope="row"><a href="{_passage(line, sheet)}" lang="vi">{escape(_cut(line.what)) or "–"}</a>'
        f' <span class="tag">{escape(DutyKind(line.kind).label)}</span></th>',
        _cell(_("Chủ trì"), escape(leads) or "–", _VIETNAMESE),
        _cell(_("Phối hợp"), escape(partners) or "–", _VIETNAMESE),
        _where(line, sheet),
        _cell(_("Trạng thái"), _standing(line, sheet)),
        "</tr>",
    )
    return mark_safe("".join(parts))


def when(line: Line | DutyCandidate | DutyReview) -> str:
    """By when or how often: "30/06/2025", "hằng năm", "thường xuyên"."""
    words = [f"{line.by:%d/%m/%Y}"] if line.by else []
    words += [str(wording.EVERY[Every(line.every)])] if line.every else []
    words += [_("thường xuyên")] if line.ongoing else []
    return ", ".join(words)


def facts(fields: DutyCandidate | DutyReview) -> list[tuple[str, str]]:
    """The facts of a duty that are there: name and words."""
    found = [
        (_("Loại"), str(DutyKind(fields.kind).label)),
        (_("Chủ trì"), "; ".join(fields.leads)),
        (_("Phối hợp"), "; ".join(fields.partners)),
        (_("Hạn"), when(fields)),
        (
            _("Cấp"),
            ", ".join(str(wording.LEVELS[Level(level)]).removeprefix("cấp ") for level in fields.levels),
        ),
        (_("Địa bàn"), fields.territory),
    ]
    return [(name, words) for name, words in found if words]


def differences(machine: DutyCandidate, person: DutyReview) -> list[tuple[str, str, str]]:
    """Where a person's judgement differs from the machine's reading: name, machine's words, person's words."""
    ours = {_("Việc"): person.what, **dict(facts(person))}
    theirs = {_("Việc"): machine.what, **dict(facts(machine))}
    return [
        (name, theirs.get(name, "–"), ours.get(name, "–"))
        for name in dict.fromkeys([*theirs, *ours])
        if ours.get(name) != theirs.get(name)
    ]


def lateness(line: Line, day: date) -> str:
    """How far the deadline lies behind or, where it is near, ahead: "qua hạn 3 ngày"."""
    if line.by is None or line.due not in (Due.PAST, Due.SOON) or line.state is State.REJECTED:
        return ""
    days = (line.by - day).days
    if days < 0:
        return ngettext("qua hạn %(count)d ngày", "qua hạn %(count)d ngày", -days) % {"count": -days}
    return ngettext("còn %(count)d ngày", "còn %(count)d ngày", days) % {"count": days}


def columns() -> list[Column]:
    """The columns of a list as a file."""
    return [
        Column("document", _("Văn bản"), 30),
        Column("document_id", _("Mã văn bản"), 38),
        Column("place", _("Vị trí"), 18),
        Column("kind", _("Loại"), 20),
        Column("what", _("Việc phải làm"), 60),
        Column("leads", _("Chủ trì"), 30),
        Column("partners", _("Phối hợp"), 30),
        Column("by", _("Hạn"), 12),
        Column("every", _("Định kỳ"), 12),
        Column("ongoing", _("Thường xuyên"), 10),
        Column("due", _("Tình trạng hạn"), 22),
        Column("levels", _("Cấp"), 20),
        Column("territory", _("Địa bàn"), 20),
        Column("state", _("Trạng thái"), 22),
        Column("sure", _("Máy chắc chắn"), 10),
    ]


def cells(line: Line) -> list[Cell]:
    """A row of the same."""
    return [
        line.title,
        str(line.document),
        line.word,
        str(DutyKind(line.kind).label),
        line.what,
        "; ".join(line.leads),
        "; ".join(line.partners),
        line.by,
        str(wording.EVERY[Every(line.every)]) if line.every else None,
        line.ongoing,
        str(line.due.label),
        ", ".join(str(wording.LEVELS[Level(level)]) for level in line.levels),
        line.territory or None,
        str(line.state.label),
        line.sure,
    ]


def placed_columns() -> list[Column]:
    """The further columns of the list of one document: its words, and where they stand in the original."""
    return [
        Column("quote", _("Câu trong văn bản"), 60),
        Column("page", _("Trang của bản gốc"), 10),
        Column("original_place", _("Chỗ trong bản gốc"), 24),
    ]


def placed_cells(line: Line, content: str, original: Original | None) -> Sequence[Cell]:
    """The further cells of the same."""
    places = original.at(*line.quoted) if original else ()
    first = places[0] if places else None
    return [content[slice(*line.quoted)], first.page if first else None, locating.told(first) or None]


def place(quoted: tuple[int, int], original: Original | None, *, base: str, query: str) -> str:
    """Where a passage stands in the original; on a page that can be shown it leads there."""
    places = original.at(*quoted) if original else ()
    if not places:
        return ""
    words: str = escape(locating.told(places[0]))
    if not places[0].page:
        return words
    address = f"{base}trang/{places[0].page}/?doan={quoted[0]}-{quoted[1]}{_more(query)}#o-doan"
    return f'<a href="{address}">{words}</a>'


def _cell(label: str, words: str, more: str = "") -> str:
    return f'<td data-label="{escape(label)}"{more}>{words}</td>'


def _when(line: Line, sheet: Sheet) -> str:
    unsaid = escape(_("không nêu"))
    words: str = escape(when(line)) or f'<span class="hint">{unsaid}</span>'
    told = lateness(line, sheet.day)
    if not told:
        return words
    return f'{words} <span class="tag {"over" if line.is_late else "stale"}">{escape(told)}</span>'


def _where(line: Line, sheet: Sheet) -> str:
    base = f"/van-ban/{line.document}/"
    if sheet.content is None:
        address = f"{base}viec/" + (f"?{escape(sheet.query)}" if sheet.query else "")
        return _cell(_("Văn bản"), f'<a href="{address}" lang="vi">{escape(line.title[:90])}</a>')
    found = place(line.quoted, sheet.original, base=base, query=sheet.query)
    # Where no original is known, the line of the text.
    in_text = escape(_("dòng %d của bản văn") % (sheet.content.count("\n", 0, line.quoted[0]) + 1))
    return _cell(_("Vị trí"), found or f'<a href="{_passage(line, sheet)}">{in_text}</a>')


def _standing(line: Line, sheet: Sheet) -> str:
    unseen = f'<span class="unseen" lang="vi">: {escape(line.what[:80])}</span>'
    query = f"?{escape(sheet.query)}" if sheet.query else ""
    details, review = escape(_("Chi tiết")), escape(_("Rà soát"))
    parts = [
        f'<span class="badge">{escape(line.state.label)}</span>',
        f'<a href="/van-ban/{line.document}/viec/{line.word}/{query}">{details}{unseen}</a>',
    ]
    if sheet.may_review:
        address = f"/ra-soat/viec/?van_ban={line.document}{_QUERY}o={line.key}"
        parts.append(f'<a href="{address}">{review}{unseen}</a>')
    return " ".join(parts)


def _passage(line: Line, sheet: Sheet) -> str:
    start, end = line.quoted
    return f"/van-ban/{line.document}/?doan={start}-{end}{_more(sheet.query)}#doan"


def _more(query: str) -> str:
    return f"{_QUERY}{escape(query)}" if query else ""


def _cut(words: str) -> str:
    return words[:_SHOWN] + ("…" if len(words) > _SHOWN else "")
