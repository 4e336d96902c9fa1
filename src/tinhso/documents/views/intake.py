"""Taking a document in, and following the machine while it reads."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.base.asof import AsOfRequest
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.documents import actions, forms, jobs, queries
from tinhso.documents.models import Document
from tinhso.documents.values import ReadingState, Secrecy
from tinhso.documents.views import scope


@require_http_methods(["GET", "POST"])
def take_in(request: AsOfRequest) -> HttpResponse:
    """The form of a new document; once stored, the machine reads it in the background."""
    by = scope.changer(request, "documents.take_in")
    if request.method != "POST":
        form = forms.IntakeForm(day=request.day)
        return render(request, "documents/take_in.html", {"form": form})
    form = forms.IntakeForm(request.POST, request.FILES, day=request.day)
    known = None
    if form.is_valid():
        try:
            document = _stored(form, by)
        except Refused as refusal:
            form.add_error("file" if form.cleaned_data.get("file") else "pasted", refusal.sentence)
            known = refusal.figures.get("document")
        else:
            messages.success(request, _("Đã nhận văn bản."))
            return redirect(scope.back(request, document))
    _forget_secrets(form)
    return render(request, "documents/take_in.html", {"form": form, "known": known}, status=422)


@require_safe
def progress(request: AsOfRequest, pk: UUID) -> HttpResponse:
    """How far the machine is, for the page that waits; tells it to load anew once there is something to show."""
    document = scope.found(request, pk)
    state = queries.reading_state(document.text, now=timezone.now())
    if state is ReadingState.DONE:
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {"document": document, "reading": state, "may_retry": _may_retry(request)}
    return render(request, "documents/_reading.html", context)


@require_POST
def read_again(request: AsOfRequest, pk: UUID) -> HttpResponseRedirect:
    """Have the machine read the text with its present grammar; no judgement is lost by it."""
    scope.changer(request, "documents.review")
    document = scope.found(request, pk)
    jobs.read_text.defer(text_id=document.text.pk)
    messages.success(request, _("Đã yêu cầu máy đọc lại văn bản."))
    return redirect(scope.back(request, document))


def _may_retry(request: AsOfRequest) -> bool:
    return request.user.has_perm("documents.review")


@transaction.atomic
def _stored(form: forms.IntakeForm, by: User) -> Document:
    file = form.cleaned_data["file"]
    # A file that is too large is never brought into memory; one byte more is enough to refuse it.
    data = file.read(settings.TEXT_UPLOAD_LIMIT + 1) if file else _pasted(form)
    document = actions.take_in(
        facts=form.facts(),
        name=file.name if file else "",
        data=data,
        secrecy=Secrecy(form.cleaned_data["secrecy"]),
        by=by,
    )
    # In the same transaction: what is not stored is not read.
    jobs.read_text.defer(text_id=document.text.pk)
    return document


def _pasted(form: forms.IntakeForm) -> bytes:
    text: str = form.cleaned_data["pasted"]
    # Browsers send other line ends than people typed.
    return text.replace("\r\n", "\n").encode()


def _forget_secrets(form: forms.IntakeForm) -> None:
    """What is declared secret is not sent back to the page either."""
    if "secrecy" in form.errors and form.data.get("secrecy") == Secrecy.RESTRICTED:
        form.forget_pasted()
