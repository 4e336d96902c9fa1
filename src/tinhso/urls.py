"""Which address shows what: each part lists its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("tinhso.base.urls")),
    path("", include("tinhso.documents.urls")),
    path("", include("tinhso.ioc.urls")),
]

handler400 = "tinhso.base.views.bad_request"
handler403 = "tinhso.base.views.forbidden"
handler404 = "tinhso.base.views.not_found"
handler500 = "tinhso.base.views.broken"
