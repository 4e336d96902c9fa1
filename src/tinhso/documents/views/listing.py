"""The list of documents, as a page and as files."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinhso.base import exports, listing
from tinhso.base.asof import AsOfRequest
from tinhso.base.exports import Column, Table
from tinhso.documents import forms, queries
from tinhso.documents.models import Document
from tinhso.documents.values import UNDER_WAY, DocumentKind, Tally
from tinhso.documents.views import scope

_A_PAGE = 50


@login_not_required
@require_safe
def index(request: AsOfRequest) -> HttpResponse:
    """The documents the viewer may see, filtered by the address."""
    wish = forms.DocumentFilter(request.GET)
    page = Paginator(_found(request, wish), _A_PAGE).get_page(request.GET.get("trang"))
    tallies = queries.tallies(page.object_list, known=request.known)
    context = {
        "filter": wish,
        "page": page,
        "lines": [(document, tallies[document.pk]) for document in page],
        "is_filtered": any(wish.cleaned_data.get(word) for word in ("tim", "loai")),
        "is_inside": request.user.has_perm("documents.view"),
        "may_take_in": request.user.has_perm("documents.take_in"),
        "under_way": queries.intakes(viewer=request.user, states=UNDER_WAY).count(),
        "asof_words": scope.asof_words(request),
        "endings": listing.endings(request, "documents:export"),
        **listing.turning(request, page),
    }
    return render(request, "documents/index.html", context)


@login_not_required
@require_safe
def export(request: AsOfRequest, ending: str) -> HttpResponse:
    """The same list with the same filters as a file; the public's has no column about the work inside."""
    found = list(_found(request, forms.DocumentFilter(request.GET)))
    tallies = queries.tallies(found, known=request.known)
    is_inside = request.user.has_perm("documents.view")
    rows = [_row(document, tallies[document.pk], is_inside) for document in found]
    return exports.answer(Table("van-ban", _columns(is_inside), rows), ending)


def _found(request: AsOfRequest, wish: forms.DocumentFilter) -> QuerySet[Document]:
    wish.is_valid()
    # A filter that cannot be read is no filter; its field says so on the page.
    asked = wish.cleaned_data
    found = queries.documents(
        viewer=request.user, known=request.known, search=asked.get("tim", ""), kind=asked.get("loai", "")
    )
    return found.order_by(*forms.order(asked.get("xep", "")))


def _columns(is_inside: bool) -> list[Column]:
    columns = [
        Column("id", _("Mã"), 38),
        Column("reference", _("Số, ký hiệu")),
        Column("kind", _("Loại văn bản")),
        Column("title", _("Trích yếu"), 60),
        Column("issuer", _("Cơ quan ban hành"), 30),
        Column("issued_on", _("Ngày ban hành"), 14),
        Column("area", _("Địa bàn"), 24),
        Column("standing", _("Nội dung đã chấp nhận"), 14),
    ]
    if is_inside:
        columns += [
            Column("undecided", _("Nội dung chưa rà soát"), 14),
            Column("taken_in_at", _("Nhận lúc"), 18),
        ]
    return columns


def _row(document: Document, tally: Tally, is_inside: bool) -> list[exports.Cell]:
    cells: list[exports.Cell] = [
        str(document.pk),
        document.reference,
        str(DocumentKind(document.kind).label),
        document.title,
        document.issuer,
        document.issued_on,
        document.area.full_name if document.area else None,
        tally.standing,
    ]
    return [*cells, tally.undecided, document.taken_in_at] if is_inside else cells
