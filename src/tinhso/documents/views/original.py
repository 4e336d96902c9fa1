"""The original of a document: its pages with the statements in place, and the file itself for members."""

from dataclasses import replace
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.http import parse_etags, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinhso.base import asof, attachments, wording
from tinhso.base.asof import AsOfRequest
from tinhso.base.values import Refused
from tinhso.core.lawtext import Kind
from tinhso.documents import locating, pages, rows
from tinhso.documents.locating import Original
from tinhso.documents.models import Document
from tinhso.documents.queries import Entry
from tinhso.documents.views import scope
from tinhso.documents.views.page import PASSAGE, focus, sheet_of, visible
from tinhso.files.values import FileProblem, Format, Page

_CURRENT = "o"  # the word of an address that names the statement looked for
_SAID = 160  # code points of a statement's words told over its box


@login_not_required
@require_safe
def page(request: AsOfRequest, pk: UUID, number: int) -> HttpResponse:
    """One page as a picture, the statements on it as boxes that can be focused; the public sees those accepted."""
    document = scope.found(request, pk)
    original, shown = _page(document, number)
    placed = [
        (entry, boxes)
        for entry in visible(request, document)
        if (boxes := original.boxes(entry.fields, number))
    ]
    current = request.GET.get(_CURRENT, "")
    links = [(one.place, f"{one.fields.kind} {one.state.value}", _words(one), boxes) for one, boxes in placed]
    content = document.text.content
    if passage := focus(request.GET.get(PASSAGE, ""), len(content)):
        links.append(
            (PASSAGE, "focus", content[slice(*passage)][:_SAID], original.boxes_at(*passage, number))
        )
        current = PASSAGE
    sheet = replace(sheet_of(request, document), text=escape(scope.back(request, document)))
    context = {
        "document": document,
        "number": number,
        "count": len(original.pages),
        "is_recognised": shown.is_recognised,
        "image": reverse("documents:page_image", args=[document.pk, number]),
        "ratio": {"width": pages.WIDTH, "height": round(pages.WIDTH * shown.height / shown.width)},
        "boxes": pages.overlay(shown, links, current),
        "rows": [rows.row(one, sheet) for one, _boxes in placed],
        "earlier": _turned(request, document, number - 1) if number > 1 else "",
        "later": _turned(request, document, number + 1) if number < len(original.pages) else "",
        "back": scope.back(request, document),
        "is_inside": sheet.is_inside,
    }
    return render(request, "documents/original.html", context)


@login_not_required
@require_safe
def image(request: AsOfRequest, pk: UUID, number: int) -> HttpResponse:
    """The picture of a page; who may see the document may see it."""
    document = scope.found(request, pk)
    _page(document, number)
    tag = quote_etag(f"{document.text.sha256}-{number}-{pages.WIDTH}")
    # Looked at again, the browser asks whether it may still show what it kept.
    kept = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if tag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers=kept)
    try:
        drawn = pages.image(document.text.sha256, number)
    except FileProblem as problem:
        raise Refused(_("Không vẽ được trang này của bản gốc: hãy tải bản gốc về để xem.")) from problem
    return HttpResponse(drawn, content_type="image/png", headers=kept)


@require_safe
def download(request: AsOfRequest, pk: UUID) -> FileResponse:
    """The file as it was handed in, to keep and never to show: a web page in it would act as one of ours."""
    document = scope.found(request, pk, may="documents.view")
    if not attachments.exists(document.text.sha256):
        raise Http404
    return FileResponse(
        attachments.opened(document.text.sha256),
        as_attachment=True,
        filename=document.text.name,
        content_type="application/octet-stream",
    )


def _page(document: Document, number: int) -> tuple[Original, Page]:
    """The original and one page of it, or 404 where it has no such page or no pages at all."""
    original = locating.original(document.text)
    if original is None or original.format != Format.PDF or not 1 <= number <= len(original.pages):
        raise Http404
    return original, original.pages[number - 1]


def _words(entry: Entry) -> str:
    kind = wording.KINDS[Kind(entry.fields.kind)]
    return f"{kind}: {entry.fields.indicator[:_SAID]} – {rows.claim(entry.fields)} ({entry.state.label})"


def _turned(request: AsOfRequest, document: Document, number: int) -> str:
    return asof.link(request, "documents:original", document.pk, number)
