"""The trail as a page and as files, for whoever keeps the data; both leave an entry of their own."""

import json
from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinhso.base import access, exports, listing, trail, trail_filter, trail_words, verifying
from tinhso.base.exports import Column, Table
from tinhso.base.models import TrailEntry, TrailSeal, User
from tinhso.base.trail_filter import TrailFilter
from tinhso.base.values import Refused

_A_PAGE = 50
_MOST = 20_000  # rows of one file: made in memory, and no spreadsheet is read for longer


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The entries asked for, the newest first, each held against its seal; and how far the chain goes."""
    by = _reader(request)
    wish = TrailFilter(request.GET)
    page = Paginator(trail_filter.found(wish), _A_PAGE).get_page(request.GET.get(listing.PAGE_WORD))
    lines, head = _lines(list(page)), verifying.head()
    if head:  # without it nothing can be left, and the page has to say so
        trail.looked(by=by, subject=TrailEntry, filter=_said(wish))
    context = {
        "filter": wish,
        "page": page,
        "lines": lines,
        "is_filtered": bool(wish.asked),
        "head": head,
        "broken": sum(not line["is_whole"] for line in lines),
        "endings": listing.endings(request, "trail_export"),
        **listing.turning(request, page),
    }
    return render(request, "base/trail.html", context)


@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponse:
    """The same list with the same filters as a file; `Refused` where it is too long for one."""
    by = _reader(request)
    wish = TrailFilter(request.GET)
    entries = list(trail_filter.found(wish)[: _MOST + 1])
    if len(entries) > _MOST:
        raise Refused(
            _("Một tệp chứa tối đa %s dấu vết: hãy chọn khoảng ngày ngắn hơn rồi tải từng phần.") % _MOST
        )
    trail.looked(by=by, subject=TrailEntry, is_export=True, filter=_said(wish), ending=ending)
    return exports.answer(Table("dau-vet", _columns(), [_cells(entry) for entry in entries]), ending)


def _reader(request: HttpRequest) -> User:
    access.require(request.user, "base.trail")
    assert isinstance(request.user, User)
    return request.user


def _said(wish: TrailFilter) -> dict[str, str]:
    return {name: str(value) for name, value in wish.asked.items()}


def _lines(entries: Sequence[TrailEntry]) -> list[dict[str, Any]]:
    seals = [_seal(entry) for entry in entries]
    whole = verifying.around(seal.position for seal in seals if seal)
    logins = _logins(entries)
    return [
        {
            "entry": entry,
            "seal": seal,
            "is_whole": bool(seal and whole[seal.position]),
            "verb": trail_words.verb(entry.verb),
            "kind": trail_words.kind(entry.subject_kind),
            "login": logins.get(entry.subject_id, ""),
            "details": trail_words.details(entry.details),
        }
        for entry, seal in zip(entries, seals, strict=True)
    ]


def _seal(entry: TrailEntry) -> TrailSeal | None:
    # Django raises where a row of the other side is missing: what was written while the sealing was off.
    return entry.seal if hasattr(entry, "seal") else None


def _logins(entries: Sequence[TrailEntry]) -> dict[str, str]:
    """The login names of accounts that something was done to."""
    keys = {
        one.subject_id for one in entries if one.subject_kind == User._meta.label_lower and one.subject_id
    }
    return {str(key): login for key, login in User.objects.filter(pk__in=keys).values_list("pk", "login")}


def _columns() -> list[Column]:
    return [
        Column("position", _("Vị trí"), 10),
        Column("recorded_at", _("Lúc"), 18),
        Column("recorded_by", _("Người làm"), 20),
        Column("verb", _("Việc"), 28),
        Column("verb_code", _("Mã việc"), 18),
        Column("subject_kind", _("Đối tượng"), 24),
        Column("subject_id", _("Mã đối tượng"), 38),
        Column("details", _("Chi tiết"), 60),
        Column("sealed_at", _("Niêm phong lúc"), 18),
        Column("hash", _("Mã băm"), 66),
    ]


def _cells(entry: TrailEntry) -> list[exports.Cell]:
    seal = _seal(entry)
    return [
        seal.position if seal else None,
        entry.recorded_at,
        entry.recorded_by.login if entry.recorded_by else None,
        trail_words.verb(entry.verb),
        entry.verb,
        trail_words.kind(entry.subject_kind),
        entry.subject_id,
        json.dumps(entry.details, ensure_ascii=False),
        seal.sealed_at if seal else None,
        seal.hash if seal else None,
    ]
