"""Pages and answers of the shell: display settings, health, lock-out and errors."""

from datetime import timedelta
from typing import Any

from allauth.account import views as account
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tinhso.base import display
from tinhso.base.models import User
from tinhso.base.values import Refused

_YEAR = 365 * 24 * 3600  # seconds


@login_not_required
@require_POST
def show_as(request: HttpRequest) -> HttpResponse:
    """Remember size of letters or contrast in a cookie and go back to the page."""
    answer = HttpResponseRedirect(_inside(request, request.POST.get("next", "")))
    for name, known in ((display.SIZE_COOKIE, display.SIZES), (display.CONTRAST_COOKIE, display.CONTRASTS)):
        wish = request.POST.get(name, "")
        if wish in known:
            answer.set_cookie(
                name,
                wish,
                max_age=_YEAR,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
    return answer


@login_not_required
@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Whether the web server answers at all; whoever gets nothing else should start it anew."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Whether people can work: "ok", or 503 where the database does not answer or has no tables of ours."""
    try:
        User.objects.exists()
    except DatabaseError:
        return HttpResponse("not ok", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


def change_password(request: HttpRequest) -> HttpResponse:
    """The form for a new password; refused to an account that never had one."""
    if not (isinstance(request.user, User) and request.user.has_usable_password()):
        raise Refused(
            gettext(
                "Tài khoản này không đăng nhập bằng mật khẩu. Hãy liên hệ người quản trị dữ liệu nếu cần mật khẩu."
            )
        )
    answer: HttpResponse = account.password_change(request)
    return answer


def locked_out(request: HttpRequest, credentials: dict[str, Any] | None = None) -> HttpResponse:
    """The page after too many failed sign-ins; says when the next attempt is taken."""
    name = login_name(request, credentials)
    attempts = AccessAttempt.objects.filter(username=name, ip_address=request.META.get("REMOTE_ADDR"))
    last = attempts.order_by("-attempt_time").first()
    wait = timedelta(hours=settings.AXES_COOLOFF_TIME)
    until = (last.attempt_time if last else timezone.now()) + wait
    context = {"until": until, "minutes": settings.AXES_COOLOFF_TIME * 60, "signing_in": True}
    return render(request, "base/locked_out.html", context, status=429)


def login_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The name somebody tries to sign in with, in the form in which names are compared."""
    name = (credentials or {}).get("username") or request.POST.get("login") or ""
    return str(name).strip().lower()


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be understood."""
    return _plain("400.html", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page the viewer may not see."""
    return _plain("403.html", 403)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: the page stood open for too long, or cookies are off."""
    return _plain("403_csrf.html", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address without a page."""
    return _plain("404.html", 404)


def broken(request: HttpRequest) -> HttpResponse:
    """A mistake of ours."""
    return _plain("500.html", 500)


def _plain(template: str, status: int) -> HttpResponse:
    # Without the request: no context, so no question to a database that may be what broke.
    return HttpResponse(render_to_string(template), status=status)


def _inside(request: HttpRequest, address: str) -> str:
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if safe else "/"
