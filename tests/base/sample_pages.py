"""A home page and pages that go wrong, for looking at the shell before any part shows something in it."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.urls import path

from tinhso.base.values import Refused
from tinhso.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

_SAMPLE = (
    '{% extends "base/page.html" %}{% load page %}{% block title %}Mẫu{% endblock %}'
    "{% block content %}<h1>Trang mẫu</h1><a class=next href=\"{% here 'sample' loc='cham' ma='' %}\">Chậm</a>"
    "{{ request.day|day }} {% endblock %}"
)


def sample(request: HttpRequest) -> HttpResponse:
    """A page that every signed-in viewer may see."""
    return HttpResponse(Template(_SAMPLE).render(RequestContext(request)))


@login_not_required
def open_sample(request: HttpRequest) -> HttpResponse:
    """A page that everybody may see."""
    return sample(request)


def refuse(request: HttpRequest) -> HttpResponse:
    """An action that cannot be done."""
    raise Refused("Văn bản này đã có. Hãy mở văn bản đã có.")


@login_not_required
def go_wrong(request: HttpRequest, how: str) -> HttpResponse:
    """The page of each mistake."""
    raise {"400": SuspiciousOperation, "403": PermissionDenied, "500": ZeroDivisionError}[how]


urlpatterns = [
    path("", open_sample, name="sample_home"),
    path("van-ban/", sample, name="sample"),
    path("tu-choi/", refuse),
    path("hong/<str:how>/", go_wrong),
    *(pattern for pattern in urlpatterns if str(pattern.pattern) == ""),
]
