"""The files that were handed in: how far each is, why one failed, and what to do with it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinhso.base import access, asof, exports, listing
from tinhso.base.asof import AsOfRequest
from tinhso.base.exports import Column, Table
from tinhso.documents import file_forms, intake, jobs, problems, queries
from tinhso.documents.models import Intake
from tinhso.documents.values import IN_TROUBLE, UNDER_WAY, IntakeState
from tinhso.documents.views import scope

_A_PAGE = 50
_WATCHED = "tep"  # the word of an address that names the files a page watches


@require_safe
def index(request: AsOfRequest) -> HttpResponse:
    """The files handed in, newest first; those being read tell how far they are."""
    access.enter(request.user, "documents.view")
    wish = file_forms.FileFilter(request.GET)
    page = Paginator(_found(request, wish), _A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "filter": wish,
        "page": page,
        "is_filtered": any(wish.cleaned_data.values()),
        "may_take_in": request.user.has_perm("documents.take_in"),
        "asof_words": scope.asof_words(request),
        "endings": listing.endings(request, "documents:export_files"),
        **_watching(request, list(page)),
        **listing.turning(request, page),
    }
    return render(request, "documents/files.html", context)


@require_safe
def progress(request: AsOfRequest) -> HttpResponse:
    """The rows that a page watches anew, and which of them it has to go on watching."""
    access.enter(request.user, "documents.view")
    asked = [word for word in request.GET.get(_WATCHED, "").split(",") if _is_key(word)][:_A_PAGE]
    found = list(queries.intakes(viewer=request.user).filter(pk__in=asked))
    context = {"is_swapped": True, **_watching(request, found)}
    return render(request, "documents/_files_progress.html", context)


@require_safe
def export(request: AsOfRequest, ending: str) -> HttpResponse:
    """The same list with the same filters as a file."""
    access.enter(request.user, "documents.view")
    rows = [_line(one) for one in _found(request, file_forms.FileFilter(request.GET))]
    return exports.answer(Table("tep", _columns(), rows), ending)


@require_POST
def try_again(request: AsOfRequest, pk: UUID) -> HttpResponseRedirect:
    """Have a file that failed read once more."""
    by = scope.changer(request, "documents.take_in")
    with transaction.atomic():
        jobs.start(intake.try_again(intake=_intake(request, pk), by=by))
    messages.success(request, _("Đã yêu cầu đọc lại tệp."))
    return redirect(asof.link(request, "documents:files"))


@require_POST
def remove(request: AsOfRequest, pk: UUID) -> HttpResponseRedirect:
    """Take a file that gave no document off the list."""
    by = scope.changer(request, "documents.take_in")
    intake.remove(intake=_intake(request, pk), by=by)
    messages.success(request, _("Đã bỏ tệp khỏi danh sách."))
    return redirect(asof.link(request, "documents:files"))


def _found(request: AsOfRequest, wish: file_forms.FileFilter) -> QuerySet[Intake]:
    wish.is_valid()
    asked = wish.cleaned_data
    states = file_forms.STATES.get(asked.get("trang_thai", ""), ())
    return queries.intakes(viewer=request.user, search=asked.get("tim", ""), states=states)


def _watching(request: AsOfRequest, found: list[Intake]) -> dict[str, object]:
    """The rows of files, which of them are under way, and whether anything works on them."""
    under_way = [one for one in found if one.state in UNDER_WAY]
    may_take_in = request.user.has_perm("documents.take_in") and request.known is None
    return {
        "lines": [
            {
                "intake": one,
                "told": problems.told(one),
                # The same bytes are read otherwise only where it was not their fault.
                "may_retry": may_take_in and one.state == IntakeState.FAILED and problems.may_pass(one),
                "may_remove": may_take_in and one.state in (*IN_TROUBLE, IntakeState.KNOWN),
            }
            for one in found
        ],
        "under_way": len(under_way),
        "watched": ",".join(str(one.pk) for one in under_way),
        "is_idle": bool(under_way) and not queries.has_worker(now=timezone.now()),
    }


def _intake(request: AsOfRequest, pk: UUID) -> Intake:
    found = queries.intakes(viewer=request.user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _is_key(word: str) -> bool:
    try:
        UUID(word)
    except ValueError:
        return False
    return True


def _columns() -> list[Column]:
    return [
        Column("id", _("Mã"), 38),
        Column("name", _("Tệp"), 40),
        Column("archive", _("Trong tệp nén"), 30),
        Column("state", _("Trạng thái"), 18),
        Column("problem", _("Lý do, việc cần làm"), 60),
        Column("where", _("Chỗ gặp lỗi"), 20),
        Column("size", _("Số byte"), 12),
        Column("sha256", _("Mã băm SHA-256"), 66),
        Column("document", _("Văn bản"), 38),
        Column("handed_in_at", _("Nhận lúc"), 18),
        Column("handed_in_by", _("Người nhận"), 18),
    ]


def _line(one: Intake) -> list[exports.Cell]:
    return [
        str(one.pk),
        one.name,
        one.parent.name if one.parent else None,
        str(IntakeState(one.state).label),
        problems.told(one) or None,
        one.where or None,
        one.size,
        one.sha256,
        str(one.document_id) if one.document_id else None,
        one.handed_in_at,
        one.handed_in_by.login,
    ]
