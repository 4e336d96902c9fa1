"""What every request passes: the day it is about, and the gentle page of a refusal."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tinhso.base import asof
from tinhso.base.values import Refused

Answer = Callable[[HttpRequest], HttpResponse]


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
        return render(request, "base/refused.html", {"sentence": problem.sentence}, status=422)
