"""Addresses of the shell: sign-in, display settings, language, health, the trail, the forgetting of personal data."""

from allauth.account import views as account
from django.contrib.auth.decorators import login_not_required
from django.urls import path, register_converter
from django.views.i18n import set_language

from tinhso.base import purge_page, trail_page, views
from tinhso.base.exports import ExportFormat

# Every part that hands out lists names their endings so.
register_converter(ExportFormat, "ending")

urlpatterns = [
    path("tai-khoan/dang-nhap/", account.login, name="account_login"),
    path("tai-khoan/dang-xuat/", account.logout, name="account_logout"),
    path("tai-khoan/mat-khau/", views.change_password, name="account_change_password"),
    path("tai-khoan/da-khoa/", account.account_inactive, name="account_inactive"),
    path("dau-vet/", trail_page.index, name="trail"),
    path("dau-vet.<ending:ending>", trail_page.export, name="trail_export"),
    path("xoa-du-lieu/", purge_page.index, name="purges"),
    path("xoa-du-lieu/<uuid:pk>/", purge_page.page, name="purge"),
    path("xoa-du-lieu/<uuid:pk>/tra-loi/", purge_page.answer, name="answer_purge"),
    path("hien-thi/", views.show_as, name="display"),
    path("ngon-ngu/", login_not_required(set_language), name="set_language"),
    path("suc-khoe/", views.ready, name="health"),
    path("suc-khoe/song", views.alive, name="alive"),
    path("suc-khoe/san-sang", views.ready, name="ready"),
]
