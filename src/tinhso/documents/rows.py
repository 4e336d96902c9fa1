"""The list of statements beside a text: each row one string, so that hundreds of them stay quick."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tinhso.base import wording
from tinhso.base.asof import ZONE
from tinhso.base.numbers import show_period, show_value
from tinhso.core.lawtext import Every, Kind, Level
from tinhso.core.quantity import Comparator
from tinhso.documents import locating
from tinhso.documents.locating import Original
from tinhso.documents.models import Candidate, Review
from tinhso.documents.queries import Entry
from tinhso.documents.values import State, Verdict

_QUOTED = 250  # code points shown of a passage


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the rows of one page share.

    `base`: address of the document; `query`: the day looked at, as a query; `token`: against forged forms.
    `original`: where the text came from, if that is known. `text`: the page that shows the text, where another one.
    `may_review`: shows actions; `is_inside`: shows the machine's part and names, which the public does not see.
    """

    content: str
    base: str
    query: str
    token: str
    may_review: bool
    is_inside: bool
    original: Original | None = None
    text: str = ""


def row(entry: Entry, sheet: Sheet) -> SafeString:
    """One statement: what it says, where, how it stands, and what may be done about it."""
    fields = entry.fields
    parts = [
        f'<li id="s-{entry.place}" class="statement {fields.kind} {entry.state}">',
        f'<p class="claim"><span class="kind {fields.kind}">{escape(wording.KINDS[Kind(fields.kind)])}</span> '
        f"<strong>{escape(claim(fields))}</strong></p>",
        f'<p class="indicator" lang="vi">{escape(fields.indicator)}</p>',
        _details(fields),
        _passage(fields, sheet),
        _where(entry, sheet),
        _machine(entry) if sheet.is_inside else "",
        _standing(entry, sheet) if sheet.is_inside else "",
        _actions(entry, sheet) if sheet.may_review else "",
        "</li>",
    ]
    return mark_safe("".join(parts))


def claim(fields: Candidate | Review) -> str:
    """What is claimed: "tối thiểu 80 %"."""
    return wording.measure(
        Comparator(fields.comparator), fields.value, high=fields.value_high, unit=fields.unit
    )


def facts(fields: Candidate | Review) -> list[tuple[str, str]]:
    """The other facts of a statement that are there: name and words."""
    whole = "" if fields.of_value is None else show_value(fields.of_value, fields.of_unit or None)
    found = [
        (_("Cấp"), ", ".join(_level(level) for level in fields.levels)),
        (_("Hạn"), f"{fields.by:%d/%m/%Y}" if fields.by else ""),
        (_("Định kỳ"), str(wording.EVERY[Every(fields.every)]) if fields.every else ""),
        (_("Thời điểm số liệu"), show_period(fields.as_of)),
        (_("Trên tổng số"), whole),
        (_("Không tính"), fields.exclusion),
        (_("Địa bàn"), fields.territory),
    ]
    return [(name, words) for name, words in found if words]


def differences(machine: Candidate, person: Review) -> list[tuple[str, str, str]]:
    """Where a person's judgement differs from the machine's reading: name, machine's words, person's words."""
    ours, theirs = _described(person), _described(machine)
    names = dict.fromkeys([*theirs, *ours])
    return [
        (name, theirs.get(name, "–"), ours.get(name, "–"))
        for name in names
        if ours.get(name) != theirs.get(name)
    ]


def moment(when: datetime) -> str:
    """A moment as people write it, Vietnam's time."""
    return f"{when.astimezone(ZONE):%d/%m/%Y %H:%M}"


def _level(level: str) -> str:
    # After the word "Cấp" itself.
    return str(wording.LEVELS[Level(level)]).removeprefix("cấp ")


def _described(fields: Candidate | Review) -> dict[str, str]:
    return {
        _("Loại"): str(wording.KINDS[Kind(fields.kind)]),
        _("Đại lượng đo"): fields.indicator,
        _("Mức"): claim(fields),
        **dict(facts(fields)),
    }


def _details(fields: Candidate | Review) -> str:
    found = facts(fields)
    items = "".join(
        f"<div><dt>{escape(name)}:</dt> <dd{_marked(words, fields)}>{escape(words)}</dd></div>"
        for name, words in found
    )
    return f'<dl class="what">{items}</dl>' if items else ""


def _marked(words: str, fields: Candidate | Review) -> str:
    """The language of words that are the document's own."""
    return ' lang="vi"' if words in (fields.indicator, fields.exclusion, fields.territory) else ""


def _passage(fields: Candidate | Review, sheet: Sheet) -> str:
    said = sheet.content[fields.start : min(fields.end, fields.start + _QUOTED)]
    words = escape(" ".join(said.split()))
    return f'<p class="said" lang="vi"><a href="{sheet.text}#p-{fields.value_start}">«{words}»</a></p>'


def _where(entry: Entry, sheet: Sheet) -> str:
    """The place in the original; on a page that can be shown it leads there."""
    place = sheet.original.place(entry.fields) if sheet.original else None
    words: str = escape(locating.told(place))
    if not words or place is None:
        return ""
    if place.page:
        joint = f"{_query(sheet)}&amp;" if sheet.query else "?"
        address = f"{sheet.base}trang/{place.page}/{joint}o={entry.place}#o-{entry.place}"
        words = f'<a href="{address}">{words}</a>'
    label = escape(_("Trong bản gốc"))
    return f'<p class="where">{label}: {words}</p>'


def _machine(entry: Entry) -> str:
    parts = []
    machine = entry.candidate or (entry.review.candidate if entry.review else None)
    if machine is None:
        return ""
    if entry.candidate is None:
        parts.append(_("Bản đọc mới nhất không còn thấy nội dung này."))
    if entry.review and (found := differences(machine, entry.review)):
        told = "; ".join(f"{name} «{theirs}»" for name, theirs, ours in found)
        parts.append(_("Máy đọc khác: %(told)s.") % {"told": told})
    if not machine.sure:
        parts.append(_("Máy không chắc chắn."))
    rules = ", ".join(machine.rules)
    if rules:
        parts.append(_("Luật đọc: %(rules)s.") % {"rules": rules})
    return f'<p class="machine">{escape(" ".join(parts))}</p>' if parts else ""


def _standing(entry: Entry, sheet: Sheet) -> str:
    words = str(entry.state.label)
    if entry.review:
        by = _("%(who)s, %(when)s") % {
            "who": entry.review.recorded_by.login,
            "when": moment(entry.review.recorded_at),
        }
        said = words if entry.is_decided else str(Verdict.REOPENED.label)
        words = f"{said}: {by}"
        if entry.review.note:
            words = ". ".join((words, _("Lý do: %s") % entry.review.note))
    # After a decision the focus comes to these words, so that a screen reader tells them.
    name = f' id="a-{entry.place}" tabindex="-1"' if entry.review else ""
    word = _("Chi tiết, lịch sử")
    link = f'<a href="{_address(entry, sheet)}">{escape(word)}</a>'
    return f'<p class="state"{name}><span class="badge">{escape(words)}</span> {link}</p>'


def _actions(entry: Entry, sheet: Sheet) -> str:
    parts = []
    if entry.candidate and entry.state in (State.UNDECIDED, State.REJECTED):
        parts.append(_accepting(entry, sheet))
    parts.append(_link(entry, sheet, ("sua/", _("Sửa"))))
    if entry.state != State.REJECTED:
        parts.append(_link(entry, sheet, ("loai/", _("Loại bỏ"))))
    if entry.is_standing and entry.review:
        parts.append(_next_step(entry.review, sheet))
    return f'<div class="actions">{"".join(parts)}</div>'


def _accepting(entry: Entry, sheet: Sheet) -> str:
    address = _address(entry, sheet, "chap-nhan/")
    name = "" if entry.review else f' id="a-{entry.place}"'
    word = _("Chấp nhận")
    return (
        f'<form method="post" action="{address}" hx-post="{address}" hx-target="#s-{entry.place}" '
        f'hx-swap="outerHTML"><input type="hidden" name="csrfmiddlewaretoken" value="{sheet.token}">'
        f'<input type="hidden" name="seen" value="{entry.review.pk if entry.review else 0}">'
        f'<button class="button small"{name}>{escape(word)}<span class="unseen" lang="vi">: '
        f"{escape(entry.fields.indicator[:80])}</span></button></form>"
    )


def _link(entry: Entry, sheet: Sheet, step: tuple[str, str]) -> str:
    path, word = step
    unseen = f'<span class="unseen" lang="vi">: {escape(entry.fields.indicator[:80])}</span>'
    return f'<a href="{_address(entry, sheet, path)}">{escape(word)}{unseen}</a>'


def _next_step(review: Review, sheet: Sheet) -> str:
    is_target = review.kind == Kind.TARGET
    path, word = ("chi-tieu/", _("Lập chỉ tiêu")) if is_target else ("so-lieu/", _("Ghi số liệu"))
    return f'<a class="next" href="/ra-soat/{review.pk}/{path}{_query(sheet)}">{escape(word)}</a>'


def _address(entry: Entry, sheet: Sheet, path: str = "") -> str:
    return f"{sheet.base}noi-dung/{entry.place}/{path}{_query(sheet)}"


def _query(sheet: Sheet) -> str:
    return f"?{escape(sheet.query)}" if sheet.query else ""
