"""Uploaded files: what is too large is dropped as it comes."""

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.test import Client, RequestFactory


def test_no_more_of_a_file_is_kept_than_is_needed_to_refuse_it() -> None:
    sent = SimpleUploadedFile("to.txt", b"a" * (3 * settings.TEXT_UPLOAD_LIMIT))
    (kept,) = RequestFactory().post("/", {"file": sent}).FILES.values()
    assert isinstance(kept, InMemoryUploadedFile)
    assert kept.size == len(kept.read()) == settings.TEXT_UPLOAD_LIMIT + 1


def test_a_file_within_the_limit_arrives_whole() -> None:
    text = "Đạt 80 %.\n".encode() * 300_000
    (kept,) = RequestFactory().post("/", {"file": SimpleUploadedFile("vừa.txt", text)}).FILES.values()
    assert kept is not None
    assert (kept.name, kept.read()) == ("vừa.txt", text)


def test_a_second_file_in_one_form_is_refused(client: Client) -> None:
    files = [SimpleUploadedFile(name, b"Dat 80 %") for name in ("mot.txt", "hai.txt")]
    assert client.post("/hien-thi/", {"file": files}).status_code == 400
