"""Which address shows what: each part lists its own."""

from django.urls import include, path

urlpatterns = [
    path("tai-khoan/", include("allauth.urls")),
]
