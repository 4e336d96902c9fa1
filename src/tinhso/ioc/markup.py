"""Rows, strips and charts of the scoreboard as strings: sixty rows in a template loop would cost ten times as much."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tinhso.base import asof, charts
from tinhso.core.pace import Status
from tinhso.documents.models import Review
from tinhso.ioc import sheet, wording
from tinhso.ioc.board import SLUG, Row, Wish
from tinhso.observations.models import Observation
from tinhso.progress.models import TargetVersion
from tinhso.progress.values import Standing

_NOTHING = mark_safe("")


def board_rows(rows: Sequence[Row], request: HttpRequest) -> SafeString:
    """The body of the scoreboard, one target a row."""
    return mark_safe("".join(_row(row, request) for row in rows))


def status(of: Status) -> SafeString:
    """The shape of a status and its word."""
    return format_html(
        '<span class="status {}">{}{}</span>', of.value, charts.icon(of), wording.status_word(of)
    )


def strip(counts: Mapping[Status, int], asked: Wish, request: HttpRequest) -> SafeString:
    """The statuses with their counts, each a filter of the same page; the one chosen takes itself back."""
    whole = sum(counts.values())
    chips = [_chip(_("Tất cả"), whole, _address(request, asked, None), current=asked.status is None)]
    chips += [
        _chip(status(of), count, _address(request, asked, of), current=asked.status is of)
        for of, count in counts.items()
    ]
    return mark_safe("".join(chips))


def tags(standing: Standing) -> SafeString:
    """What a reader must know of the figure beside its status: who vouches for it, whether it is old."""
    latest = standing.latest
    if latest is None:
        return _NOTHING
    said = [("verified", _("đã xác minh")) if latest.is_verified else ("self", _("tự báo cáo"))]
    if standing.assessment.stale:
        said.append(("stale", _("số liệu cũ")))
    if latest.is_confidential:
        said.append(("self", _("không công bố")))
    return format_html_join(" ", '<span class="tag {}">{}</span>', said)


def passage(review: Review, quote: str, request: HttpRequest) -> SafeString:
    """A passage in its own words, and the link to where it stands in its document."""
    return format_html(
        '<blockquote class="passage" lang="vi">{}</blockquote><p class="hint">{}</p>',
        highlighted(review, quote),
        source_link(review, request),
    )


def highlighted(review: Review, quote: str) -> SafeString:
    """The quote with its number marked."""
    start, end = review.value_start - review.start, review.value_end - review.start
    return format_html(
        '{}<mark class="{}">{}</mark>{}', quote[:start], review.kind, quote[start:end], quote[end:]
    )


def source_link(review: Review, request: HttpRequest) -> SafeString:
    """The document of a passage, as a link to the passage."""
    return format_html(
        '<a href="{}" lang="vi">{}</a>', passage_address(review, request), str(review.text.document)
    )


def passage_address(review: Review, request: HttpRequest) -> str:
    """The page of the document, opened at the passage."""
    place = f"{review.start}-{review.end}"
    return asof.link(request, "documents:page", review.text.document_id, doan=place) + "#doan"


def firm(text: str) -> str:
    """The text with every percentage kept on one line."""
    return text.replace(" %", "\u00a0%")


def figure(row: Observation, unit: str) -> str:
    """What a ledger row says: a value with its unit, or why there is none."""
    if row.value is None:
        return str(row.get_missing_display()) if row.missing else _("không còn số")
    shown = wording.amount(row.value, unit)
    if row.of_value is not None:
        return firm(f"{shown} / {wording.amount(row.of_value, row.of_unit)}")
    return firm(shown)


def spoken_of(on: date | None) -> str:
    """The day a figure speaks of, in words."""
    return _("đến %s") % wording.day(on) if on else _("không rõ ngày")


def rivals(standing: Standing, request: HttpRequest) -> SafeString:
    """What other documents ask of the same thing, and which is in force."""
    if not standing.rivals:
        return _NOTHING
    later = standing.overruled_by
    parts = [_rival(rival, later, request) for rival in standing.rivals]
    ending = _("Văn bản này ban hành sau nên đang áp dụng.") if later is None else ""
    return format_html('<p class="notice warning">{} {}</p>', mark_safe(" ".join(parts)), ending)


def _rival(rival: TargetVersion, later: TargetVersion | None, request: HttpRequest) -> SafeString:
    word = _("ban hành sau, đang áp dụng") if rival is later else _("khác giá trị")
    return format_html(
        '{} <a href="{}" lang="vi">{}</a>: {} ({}).',
        _("Văn bản khác cũng giao chỉ số này:"),
        asof.link(request, "ioc:target", rival.target_id),
        rival.target.document.reference or rival.target.document.title,
        wording.asked(rival),
        word,
    )


def _row(row: Row, request: HttpRequest) -> SafeString:
    standing = row.standing
    return format_html(
        '<tr><th scope="row">{}</th><td data-label="{}">{}</td><td data-label="{}">{}</td>'
        '<td class="pace" data-label="{}">{}</td><td data-label="{}">{}</td></tr>',
        _named(row, request),
        _("Số mới nhất"),
        _latest(row, request),
        _("Yêu cầu"),
        _asked(standing.version),
        _("Khoảng cách"),
        _distance(standing),
        _("Trạng thái"),
        _judged(row),
    )


def _named(row: Row, request: HttpRequest) -> SafeString:
    version = row.standing.version
    lead = format_html('<span lang="vi">{}</span>', version.lead)
    said = (
        version.indicator.code,
        wording.levels(version.levels),
        format_html(_("chủ trì: {}"), lead) if version.lead else _("chưa ghi chủ trì"),
    )
    return format_html(
        '<a href="{}" lang="vi">{}</a><p class="hint">{}</p>{}{}',
        asof.link(request, "ioc:target", row.standing.target.pk),
        row.name,
        format_html_join(" · ", "{}", ((one,) for one in said if one)),
        rivals(row.standing, request),
        _passages(row, request),
    )


def _passages(row: Row, request: HttpRequest) -> SafeString:
    standing, latest = row.standing, row.standing.latest
    parts = [passage(standing.target.review, standing.version.quote, request)]
    if latest and latest.review and latest.quote and row.source_open:
        parts.append(passage(latest.review, latest.quote, request))
    return format_html(
        "<details><summary>{}</summary><div>{}</div></details>",
        _("Đoạn trích") if len(parts) == 1 else _("Hai đoạn trích"),
        mark_safe("".join(parts)),
    )


def _latest(row: Row, request: HttpRequest) -> SafeString:
    latest = row.standing.latest
    if latest is None:
        return format_html('<span class="hint">{}</span>', _("chưa có số liệu"))
    source = sheet.source(row)
    where = format_html("{}" if latest.review else '<span lang="vi">{}</span>', source)
    if latest.review and row.source_open:
        where = source_link(latest.review, request)
    differs = wording.differences(row.match)
    return format_html(
        '<strong class="figure">{}</strong> <span class="hint">{}</span><p class="hint source">{}</p>{}<p>{}</p>',
        figure(latest, row.standing.version.indicator.unit),
        spoken_of(latest.as_of),
        where,
        format_html('<p class="differs">{}</p>', differs) if differs else _NOTHING,
        tags(row.standing),
    )


def _asked(version: TargetVersion) -> SafeString:
    return format_html(
        '<span class="figure">{}</span> <span class="hint">{}</span>',
        firm(wording.asked(version)),
        wording.due(version),
    )


def _distance(standing: Standing) -> SafeString:
    bullet = charts.bullet(
        standing.version.as_promise(), standing.assessment, unit=standing.version.indicator.unit or None
    )
    # Without a figure the column before says so.
    said = wording.distance(standing) if standing.latest else ""
    return format_html("{}<span>{}</span>", bullet, said)


def _judged(row: Row) -> SafeString:
    return format_html(
        '{}<div class="reasons">{}</div>',
        status(row.status),
        format_html_join("", "<p>{}</p>", ((said,) for said in wording.reasons(row.standing))),
    )


def _chip(word: str | SafeString, count: int, address: str, *, current: bool) -> SafeString:
    return format_html(
        '<a href="{}"{}>{} <span class="count">{}</span></a>',
        address,
        mark_safe(' aria-current="true"') if current else "",
        word,
        count,
    )


def _address(request: HttpRequest, asked: Wish, of: Status | None) -> str:
    words = {name: word for name, word in asked.words.items() if name != "trang-thai"}
    if of and of is not asked.status:
        words["trang-thai"] = SLUG[of]
    kept = asof_query(request)
    return "?" + urlencode([*kept, *words.items()])


def asof_query(request: HttpRequest) -> list[tuple[str, str]]:
    """The words of an address that keep the day looked at."""
    return [(name, request.GET[name]) for name in (asof.DAY_WORD, asof.KNOWN_WORD) if request.GET.get(name)]
