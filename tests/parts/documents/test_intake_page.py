"""The form of a new document: errors beside their field, what was typed is kept, nothing half stored."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

import people
from parts.documents.builders import CONTENT, machine_reads, steering, taken_in
from tinhso.base.values import Role
from tinhso.documents import jobs, queries
from tinhso.documents.models import Document, Reading
from tinhso.documents.values import ReadingState
from tinhso.territory import actions as territory
from tinhso.territory.models import Area
from tinhso.territory.values import AreaKind, Tier

pytestmark = pytest.mark.django_db

SAID = {"kind": "nghi_quyet", "title": "Nghị quyết mẫu", "secrecy": "thuong", "pasted": CONTENT}


@pytest.fixture
def clerk(client: Client) -> Client:
    """A browser of the steering office."""
    client.force_login(steering())
    return client


def binh_duong() -> Area:
    return territory.enter(
        code="74",
        name="Bình Dương",
        tier=Tier.PROVINCE,
        kind=AreaKind.TINH,
        valid_to=date(2025, 7, 1),
        by=people.in_role(Role.DATA_ADMIN),
    )


def sent(client: Client, **words: Any) -> Any:
    return client.post("/van-ban/moi/", SAID | words)


def refused(client: Client, **words: Any) -> str:
    answer = sent(client, **words)
    assert answer.status_code == 422
    assert not Document.objects.exists()
    assert not ProcrastinateJob.objects.exists()
    html = answer.content.decode()
    assert "error-summary" in html
    assert "<title>Lỗi:" in html
    return html


def test_a_pasted_text_is_stored_and_waits_to_be_read(clerk: Client) -> None:
    answer = sent(clerk, pasted=CONTENT.replace("\n", "\r\n"), issued_on="01/02/2024", reference="05-NQ/TU")
    document = Document.objects.get()
    assert answer["Location"] == f"/van-ban/{document.pk}/"
    assert document.text.content == CONTENT
    assert document.issued_on == date(2024, 2, 1)
    shown = clerk.get(answer["Location"]).content.decode()
    assert "Đang đọc…" in shown
    assert '<noscript><meta http-equiv="refresh"' in shown
    assert f'hx-get="/van-ban/{document.pk}/dang-doc/"' in shown


def test_the_job_reads_what_was_stored_and_doing_it_twice_changes_nothing(clerk: Client) -> None:
    sent(clerk)
    job = ProcrastinateJob.objects.get()
    assert job.task_name == queries.READ_TASK
    jobs.read_text(**job.args)
    jobs.read_text(**job.args)
    assert Reading.objects.count() == 1
    document = Document.objects.get()
    answer = clerk.get(f"/van-ban/{document.pk}/dang-doc/")
    assert answer["HX-Refresh"] == "true"
    assert "Đang đọc" not in clerk.get(f"/van-ban/{document.pk}/").content.decode()


def test_an_uploaded_file_is_stored_under_its_last_name(clerk: Client) -> None:
    file = SimpleUploadedFile("../../x/nghị quyết.txt", CONTENT.encode("utf-16"))
    assert sent(clerk, pasted="", file=file).status_code == 302
    text = Document.objects.get().text
    assert (text.name, text.content) == ("nghị quyết.txt", CONTENT)


def test_a_secret_text_is_refused_and_not_even_sent_back(clerk: Client) -> None:
    html = refused(clerk, secrecy="mat")
    assert "không lưu tài liệu mật" in html
    assert "cáp quang" not in html
    assert "Nghị quyết mẫu" in html


def test_the_mark_of_secrecy_must_be_declared(clerk: Client) -> None:
    html = refused(clerk, secrecy="")
    assert "Hãy khai độ mật" in html
    assert "checked" not in html
    assert "cáp quang" in html


def test_what_was_typed_is_kept_with_the_errors_beside_their_fields(clerk: Client) -> None:
    html = refused(clerk, title="", issued_on="31/02/2024", issuer="Tỉnh ủy")
    assert "cáp quang" in html
    assert 'value="31/02/2024"' in html
    assert 'value="Tỉnh ủy"' in html
    for name in ("title", "issued_on"):
        assert f'href="#id_{name}"' in html
        assert f'id="id_{name}_error"' in html


def test_a_text_is_needed_and_only_one(clerk: Client) -> None:
    assert "Chưa có nội dung" in refused(clerk, pasted="")
    assert "không cả hai" in refused(clerk, file=SimpleUploadedFile("a.txt", b"abc"))


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "không có chữ"),
        (b"\xd0\xcf\x11\xe0...", "PDF, Word hoặc Excel"),
        ("Tû lÖ hé gia ®×nh".encode("latin-1"), "bảng mã"),
        (b"x" * 5_000_001, "5 MB"),
        ("TỐI MẬT\nabc 5%".encode(), "dấu chỉ độ mật"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_beside_its_field(
    clerk: Client, data: bytes, word: str
) -> None:
    html = refused(clerk, pasted="", file=SimpleUploadedFile("a.txt", data))
    assert word in html
    assert 'id="id_file_error"' in html


def test_the_same_text_twice_leads_to_the_first(clerk: Client) -> None:
    known = taken_in()
    html = sent(clerk).content.decode()
    assert f'href="/van-ban/{known.pk}/"' in html
    assert Document.objects.count() == 1


def test_areas_are_those_that_stood_on_the_day_of_issue(clerk: Client) -> None:
    area = binh_duong()
    assert "Tỉnh Bình Dương" not in clerk.get("/van-ban/moi/?ngay=2025-07-01").content.decode()
    assert "Tỉnh Bình Dương" in clerk.get("/van-ban/moi/?ngay=2025-06-30").content.decode()
    assert "không có vào ngày ban hành" in refused(clerk, area=str(area.pk), issued_on="01/08/2025")
    assert sent(clerk, area=str(area.pk), issued_on="30/06/2025").status_code == 302
    assert Document.objects.get().area == area


@pytest.mark.parametrize("role", Role)
def test_the_form_opens_for_roles_that_take_in(client: Client, role: Role) -> None:
    client.force_login(people.in_role(role))
    may = people.in_role(role).has_perm("documents.take_in")
    assert client.get("/van-ban/moi/").status_code == (200 if may else 403)
    assert sent(client).status_code == (302 if may else 403)
    assert Document.objects.exists() == may


def test_nothing_is_taken_in_while_looking_at_the_past(clerk: Client) -> None:
    assert clerk.post("/van-ban/moi/?biet=2024-01-01", SAID).status_code == 422
    assert not Document.objects.exists()


def test_a_document_whose_job_never_ran_can_be_read_again(clerk: Client) -> None:
    document = taken_in()
    shown = clerk.get(f"/van-ban/{document.pk}/").content.decode()
    assert "Máy chưa đọc được" in shown
    assert clerk.post(f"/van-ban/{document.pk}/doc-lai/").status_code == 302
    assert ProcrastinateJob.objects.count() == 1


def test_a_waiting_document_says_when_no_worker_seems_to_run(clerk: Client) -> None:
    sent(clerk)
    text = Document.objects.get().text
    soon, late = text.recorded_at, text.recorded_at.replace(year=text.recorded_at.year + 1)
    assert queries.reading_state(text, now=soon) is ReadingState.WAITING
    assert queries.reading_state(text, now=late) is ReadingState.IDLE
    machine_reads(text, ())
    assert queries.reading_state(text, now=late) is ReadingState.DONE


def test_a_text_without_figures_says_so(clerk: Client) -> None:
    document = taken_in("Không có con số nào.\n")
    machine_reads(document.text, ())
    assert "Máy không thấy con số nào" in clerk.get(f"/van-ban/{document.pk}/").content.decode()
