"""Addresses of the documents."""

from django.urls import path, register_converter

from tinhso.documents.views import (
    duties,
    facts,
    files,
    intake,
    listing,
    opening,
    original,
    page,
    reviewing,
    scope,
)

register_converter(scope.PlaceConverter, "place")

app_name = "documents"

urlpatterns = [
    path("viec/", duties.index, name="duties"),
    path("viec.<ending:ending>", duties.export, name="export_duties"),
    path("viec/doc-lai/", duties.read_all, name="read_duties"),
    path("van-ban/", listing.index, name="index"),
    path("van-ban.<ending:ending>", listing.export, name="export"),
    path("van-ban/moi/", intake.take_in, name="take_in"),
    path("van-ban/tep/", files.index, name="files"),
    path("van-ban/tep.<ending:ending>", files.export, name="export_files"),
    path("van-ban/tep/tien-do/", files.progress, name="files_progress"),
    path("van-ban/tep/<uuid:pk>/thu-lai/", files.try_again, name="try_again"),
    path("van-ban/tep/<uuid:pk>/bo/", files.remove, name="remove"),
    path("van-ban/<uuid:pk>/", page.page, name="page"),
    path("van-ban/<uuid:pk>/thong-tin/", facts.correct, name="correct"),
    path("van-ban/<uuid:pk>/goc/", original.download, name="download"),
    path("van-ban/<uuid:pk>/trang/<int:number>/", original.page, name="original"),
    path("van-ban/<uuid:pk>/trang/<int:number>.png", original.image, name="page_image"),
    path("van-ban/<uuid:pk>/noi-dung.<ending:ending>", page.export, name="export_entries"),
    path("van-ban/<uuid:pk>/dang-doc/", intake.progress, name="progress"),
    path("van-ban/<uuid:pk>/doc-lai/", intake.read_again, name="read_again"),
    path("van-ban/<uuid:pk>/them/", reviewing.add, name="add"),
    path("van-ban/<uuid:pk>/chap-nhan/", reviewing.accept_sure, name="accept_sure"),
    path("van-ban/<uuid:pk>/cong-khai/", opening.publish, name="publish"),
    path("van-ban/<uuid:pk>/viec/", duties.of_document, name="document_duties"),
    path("van-ban/<uuid:pk>/viec.<ending:ending>", duties.export_of_document, name="export_document_duties"),
    path("van-ban/<uuid:pk>/viec/them/", duties.add, name="add_duty"),
    path("van-ban/<uuid:pk>/viec/<place:place>/", duties.entry, name="duty"),
    path("van-ban/<uuid:pk>/noi-dung/<place:place>/", reviewing.entry, name="entry"),
    path("van-ban/<uuid:pk>/noi-dung/<place:place>/chap-nhan/", reviewing.accept, name="accept"),
    path("van-ban/<uuid:pk>/noi-dung/<place:place>/sua/", reviewing.edit, name="edit"),
    path("van-ban/<uuid:pk>/noi-dung/<place:place>/loai/", reviewing.reject, name="reject"),
]
