"""What every page about one document asks first: may the viewer see it, and may things be changed now."""

from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.base import access, asof
from tinhso.base.asof import AsOfRequest
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.documents import filters, queries
from tinhso.documents.models import Document
from tinhso.documents.queries import Entry, Place

# The words of an address that choose which statements are listed; they outlive a decision.
KEPT = (filters.KIND_WORD, filters.STATE_WORD, filters.PAGE_WORD, asof.DAY_WORD, asof.KNOWN_WORD)


def found(request: AsOfRequest, pk: UUID, *, may: str = "") -> Document:
    """The document, or 404 when there is none as known then that the viewer may see, or do `may` to."""
    try:
        return queries.document(pk, viewer=request.user, known=request.known, may=may)
    except Document.DoesNotExist as missing:
        raise Http404 from missing


def found_entry(request: AsOfRequest, document: Document, place: Place) -> Entry:
    """The statement at a place, or 404."""
    entry = queries.entry(document.text, place, known=request.known)
    if entry is None:
        raise Http404
    return entry


def changer(request: AsOfRequest, permission: str) -> User:
    """The signed-in viewer, who must hold the permission; nothing is changed while looking at the past."""
    access.enter(request.user, permission)
    assert isinstance(request.user, User)
    if request.known:
        raise Refused(
            _("Đang xem theo những gì đã biết đến một ngày trước: hãy trở về hiện tại rồi mới sửa được.")
        )
    return request.user


def kept(request: AsOfRequest) -> str:
    """The part of an address that keeps filters and the day looked at."""
    return urlencode([(word, request.GET[word]) for word in KEPT if request.GET.get(word)])


def back(request: AsOfRequest, document: Document, place: str = "") -> str:
    """The address of the document's page with the same filters, at a statement where it is still listed."""
    query = kept(request)
    anchor = place and ("#danh-sach" if request.GET.get(filters.STATE_WORD) else f"#s-{place}")
    return reverse("documents:page", args=[document.pk]) + (f"?{query}" if query else "") + anchor


def asof_words(request: AsOfRequest) -> list[tuple[str, str]]:
    """The words of the day looked at, which a form that filters sends along."""
    return parse_qsl(request.asof.query)


class PlaceConverter:
    """A place of a text in an address: start and end of the number, and which statement on it."""

    regex = r"\d{1,9}-\d{1,9}-\d{1,4}"

    def to_python(self, value: str) -> Place:
        start, end, nth = map(int, value.split("-"))
        return start, end, nth

    def to_url(self, value: str | Place) -> str:
        return value if isinstance(value, str) else "-".join(map(str, value))
