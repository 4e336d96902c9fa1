"""What every page of the face asks first: whether the viewer may see the thing, and whether it may be changed now."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinhso.base import access
from tinhso.base.asof import AsOfRequest
from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.documents import queries as documents

View = Callable[..., HttpResponse]


def shown(view: View) -> View:
    """A page about one thing: what is not there, or not for the viewer, is not found; strangers may sign in first."""

    @wraps(view)
    def gated(request: AsOfRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ObjectDoesNotExist as problem:
            if request.user.is_authenticated:
                raise Http404 from problem
            return redirect_to_login(request.get_full_path())

    return gated


def changing(permission: str) -> Callable[[View], View]:
    """A page that changes something: only for who may, and never while looking at another day."""

    def gate(view: View) -> View:
        @wraps(view)
        def gated(request: AsOfRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            access.enter(person(request), permission)
            if not is_present(request):
                raise Refused(_("Đang xem một ngày khác: hãy về ngày hiện tại rồi mới ghi thay đổi."))
            return shown(view)(request, *args, **kwargs)

        return gated

    return gate


def person(request: HttpRequest) -> User:
    """Whoever is signed in; pages that change something are closed to everybody else."""
    assert isinstance(request.user, User)
    return request.user


def is_present(request: AsOfRequest) -> bool:
    """Whether the page shows the usual day with all that is known: only then may anything be changed."""
    return not request.asof.query


def may(request: AsOfRequest, permission: str, of: access.Placed | None = None) -> bool:
    """Whether a button for the change is shown: of one thing, or of what the viewer may change anywhere."""
    return is_present(request) and access.may(request.user, permission, of)


def readable(request: AsOfRequest) -> set[UUID]:
    """The documents that the viewer may open."""
    seen = documents.documents(viewer=request.user, known=request.known)
    return set(seen.order_by().values_list("pk", flat=True))


def to(name: str, pk: object) -> HttpResponse:
    """On to a page, as it stands now."""
    return redirect(f"ioc:{name}", pk)
