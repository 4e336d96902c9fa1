"""Opening a document to the public, and closing it again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinhso.base.asof import AsOfRequest
from tinhso.documents import actions, queries
from tinhso.documents.views import scope


@require_http_methods(["GET", "POST"])
def publish(request: AsOfRequest, pk: UUID) -> HttpResponse:
    """Say what the public will see, then open or close on confirmation."""
    by = scope.changer(request, "documents.publish")
    document = scope.found(request, pk, may="documents.publish")
    is_open = queries.is_open(document)
    if request.method == "POST":
        # The form says what it means: pressing twice does not turn it back.
        wanted = request.POST.get("mo") == "1"
        if wanted != is_open:
            actions.publish(document=document, is_open=wanted, by=by)
        messages.success(request, _("Văn bản đã công khai.") if wanted else _("Văn bản đã thôi công khai."))
        return redirect(scope.back(request, document))
    tally = queries.tallies([document])[document.pk]
    back = scope.back(request, document)
    context = {"document": document, "is_open": is_open, "tally": tally, "back": back}
    return render(request, "documents/publish.html", context)
