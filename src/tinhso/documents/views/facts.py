"""What a document is, set right or confirmed by a person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinhso.base.asof import AsOfRequest
from tinhso.documents import about, correcting, fact_forms
from tinhso.documents.views import scope


@require_http_methods(["GET", "POST"])
def correct(request: AsOfRequest, pk: UUID) -> HttpResponse:
    """The form of the facts, beside what the text says of itself."""
    may_review = request.user.has_perm("documents.review")
    by = scope.changer(request, "documents.review" if may_review else "documents.take_in")
    document = scope.found(request, pk)
    issued_on = document.issued_on
    form = fact_forms.CorrectForm(
        request.POST or None, initial=fact_forms.initial(document), day=issued_on or request.day
    )
    if request.method == "POST" and form.is_valid():
        corrected = correcting.correct(document=document, facts=form.facts(), by=by)
        messages.success(request, _("Đã ghi thông tin của văn bản."))
        if corrected.issued_on != issued_on:
            messages.warning(
                request,
                _(
                    "Ngày ban hành đã đổi. Số liệu máy đã đọc vẫn theo ngày cũ: "
                    "hãy sửa thời điểm ở từng nội dung cần đổi."
                ),
            )
        return redirect(scope.back(request, document))
    context = {
        "document": document,
        "form": form,
        "unconfirmed": [str(form[name].label) for name in document.unconfirmed],
        "about": about.of(document, None),
        "back": scope.back(request, document),
    }
    return render(request, "documents/correct.html", context, status=422 if form.errors else 200)
