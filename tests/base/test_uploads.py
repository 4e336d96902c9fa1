"""Uploaded files: what is too large, or comes from who may hand nothing in, is dropped as it comes."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

import people
from tinhso.base.uploads import Upload
from tinhso.base.values import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def limits(settings: object, tmp_path: object) -> None:
    """Small ones, so that the tests stay small."""
    settings.FILES_ROOT, settings.FILE_UPLOAD_LIMIT, settings.FORM_UPLOAD_LIMIT = (
        tmp_path,
        3_000_000,
        5_000_000,
    )  # type: ignore[attr-defined]


def sent(*sizes: int, by: object | None = None) -> list[Upload]:
    """What arrives of files of these sizes."""
    files = [SimpleUploadedFile(f"{size}.txt", b"a" * size) for size in sizes]
    request = RequestFactory().post("/", {"file": files})
    request.user = by or people.in_role(Role.STEERING)  # type: ignore[assignment]
    return request.FILES.getlist("file")  # type: ignore[return-value]


def test_a_file_within_the_limit_arrives_whole() -> None:
    text = "Đạt 80 %.\n".encode() * 200_000
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("vừa.txt", text)})
    request.user = people.in_role(Role.STEERING)
    (kept,) = request.FILES.values()
    assert kept is not None
    assert (kept.name, kept.read(), kept.size) == ("vừa.txt", text, len(text))


def test_a_file_that_is_too_large_is_counted_and_not_kept() -> None:
    (kept,) = sent(3_000_001)
    assert (kept.is_whole, kept.length, kept.read()) == (False, 3_000_001, b"")


def test_the_files_of_one_form_are_bounded_together() -> None:
    assert [file.is_whole for file in sent(2_900_000, 2_900_000, 1_000_000)] == [True, False, True]


@pytest.mark.parametrize("role", [None, Role.LEADER, Role.CLERK])
def test_nothing_is_kept_from_who_may_not_take_documents_in(role: Role | None) -> None:
    (kept,) = sent(10, by=people.in_role(role) if role else AnonymousUser())
    assert (kept.is_whole, kept.read()) == (False, b"")


def test_nothing_is_written_to_the_disk_by_who_is_not_signed_in(tmp_path: object) -> None:
    sent(2_000_000, by=AnonymousUser())
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []  # type: ignore[attr-defined]


def test_more_files_than_anybody_chooses_are_refused(client: Client) -> None:
    files = [SimpleUploadedFile(f"{n}.txt", b"Dat 80 %") for n in range(51)]
    assert client.post("/hien-thi/", {"file": files}).status_code == 400
