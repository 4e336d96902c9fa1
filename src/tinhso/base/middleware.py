"""What every request passes: guards of the answer, the language, the day, and the gentle page of a refusal."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from tinhso.base import asof
from tinhso.base.values import Refused

_NOT_USED = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "serial", "usb")
)

Answer = Callable[[HttpRequest], HttpResponse]


class GuardMiddleware:
    """Turns off what no page uses, and keeps pages out of caches on the way: they depend on who looks."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.answer(request)
        answer.headers["Permissions-Policy"] = _NOT_USED
        # Whoever sits down after somebody signed out finds nothing by going back.
        kept = "no-store" if settings.SESSION_COOKIE_NAME in request.COOKIES else "no-cache"
        answer.headers.setdefault("Cache-Control", f"private, {kept}")
        return answer


class LanguageMiddleware:
    """The language chosen on the page, else Vietnamese: what a browser was installed in says little here."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            answer = self.answer(request)
            answer.headers.setdefault("Content-Language", language)
            return answer


class SignInMiddleware(LoginRequiredMiddleware):
    """Leads whoever is not signed in to sign in, and then back to a page that can be looked at."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        """After a form that came too late, the page it stood on: its own address may answer nothing but forms."""
        if request.method in ("GET", "HEAD"):
            return super().handle_no_permission(request, view_func)
        stood_on = urlsplit(_back(request))._replace(scheme="", netloc="").geturl()
        return redirect_to_login(stood_on, str(self.get_login_url(view_func)))


class PartialMiddleware:
    """Has the page loaded anew where a part of it was refused or asks for sign-in.

    htmx would show nothing of the one, and put the whole page of the other in the place of the part.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.answer(request)
        if not (_is_partial(request) and 300 <= answer.status_code < 500):
            return answer
        anew = HttpResponse(status=204, headers={"HX-Refresh": "true"})
        anew.cookies = answer.cookies
        return anew


class AsOfMiddleware:
    """Sets `request.asof`, `request.day` and `request.known`, the one place where the day is decided."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        view = asof.read(request.GET)
        request.asof, request.day, request.known = view, view.day, view.known  # type: ignore[attr-defined]
        return self.answer(request)


class RefusalMiddleware:
    """Turns a refused action into a page that says why and what to do next."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if not isinstance(problem, Refused):
            return None
        if _is_partial(request):
            messages.warning(request, problem.sentence)
            return HttpResponse(status=422)
        context = {"sentence": problem.sentence, "back": _back(request)}
        return render(request, "base/refused.html", context, status=422)


def _is_partial(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _back(request: HttpRequest) -> str:
    came_from = request.headers.get("Referer", "")
    inside = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure())
    return came_from if inside else "/"
