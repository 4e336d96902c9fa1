"""Taking a document in, and following the machine while it reads."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.base import asof
from tinhso.base.asof import AsOfRequest
from tinhso.base.models import User
from tinhso.base.uploads import Upload
from tinhso.base.values import Refused
from tinhso.documents import actions, intake, intake_forms, jobs, particulars, queries
from tinhso.documents.actions import Facts
from tinhso.documents.models import Document
from tinhso.documents.values import ReadingState, Secrecy
from tinhso.documents.views import scope


@require_http_methods(["GET", "POST"])
def take_in(request: AsOfRequest) -> HttpResponse:
    """The form of new documents; once stored, the machine reads them in the background."""
    by = scope.changer(request, "documents.take_in")
    if request.method != "POST":
        form = intake_forms.IntakeForm(day=request.day)
        return render(request, "documents/take_in.html", {"form": form})
    form = intake_forms.IntakeForm(request.POST, request.FILES, day=request.day)
    known = None
    if form.is_valid():
        try:
            return redirect(_taken(request, form, by))
        except Refused as refusal:
            form.add_error("file" if form.cleaned_data.get("file") else "pasted", refusal.sentence)
            known = refusal.figures.get("document")
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
    document = scope.found(request, pk, may="documents.review")
    jobs.read_text.defer(text_id=document.text.pk)
    messages.success(request, _("Đã yêu cầu máy đọc lại văn bản."))
    return redirect(scope.back(request, document))


def _may_retry(request: AsOfRequest) -> bool:
    return request.user.has_perm("documents.review")


def _taken(request: AsOfRequest, form: intake_forms.IntakeForm, by: User) -> str:
    """Take in what the form holds; where to go then. `Refused` when nothing of it could be taken."""
    files = form.cleaned_data["file"]
    if not files or (len(files) == 1 and _is_plain(files[0])):
        document = _stored(form, by)
        messages.success(request, _("Đã nhận văn bản."))
        return scope.back(request, document)
    refused: list[tuple[str, Refused]] = []
    for file in files:
        try:
            _handed_in(file, form, by)
        except Refused as problem:
            refused.append((file.name, problem))
    if len(refused) == len(files):
        raise refused[0][1]
    count = len(files) - len(refused)
    words = ngettext("Đã nhận %(count)d tệp.", "Đã nhận %(count)d tệp.", count)
    messages.success(request, words % {"count": count})
    for name, refusal in refused:
        messages.warning(request, f"{name}: {refusal.sentence}")
    return asof.link(request, "documents:files")


@transaction.atomic
def _handed_in(file: Upload, form: intake_forms.IntakeForm, by: User) -> None:
    waiting = intake.hand_in(file=file, name=file.name or "", by=by, **_declared(form))
    # In the same transaction: what is not stored is not read.
    jobs.start(waiting)


@transaction.atomic
def _stored(form: intake_forms.IntakeForm, by: User) -> Document:
    declared = _declared(form)
    if files := form.cleaned_data["file"]:
        # One byte more than the limit is enough to refuse it.
        data = files[0].read(settings.TEXT_UPLOAD_LIMIT + 1)
        document = intake.take_in_text(data=data, name=files[0].name or "", by=by, **declared)
    else:
        facts = Facts(**{name: getattr(declared["said"], name) for name in (*particulars.NAMES, "area")})
        document = actions.take_in(
            facts=facts, name="", data=_pasted(form), secrecy=declared["secrecy"], by=by
        )
    jobs.read_text.defer(text_id=document.text.pk)
    return document


def _declared(form: intake_forms.IntakeForm) -> dict[str, Any]:
    return {"said": form.said(), "secrecy": Secrecy(form.cleaned_data["secrecy"])}


def _is_plain(file: Upload) -> bool:
    """Whether a file is plain text, by name and first bytes: it needs no reading apart."""
    begin = file.read(4)
    file.seek(0)
    return (file.name or "").lower().endswith(".txt") and not begin.startswith((b"%PDF", b"PK"))


def _pasted(form: intake_forms.IntakeForm) -> bytes:
    text: str = form.cleaned_data["pasted"]
    # Browsers send other line ends than people typed.
    return text.replace("\r\n", "\n").encode()


def _forget_secrets(form: intake_forms.IntakeForm) -> None:
    """What is declared secret is not sent back to the page either."""
    if "secrecy" in form.errors and form.data.get("secrecy") == Secrecy.RESTRICTED:
        form.forget_pasted()
