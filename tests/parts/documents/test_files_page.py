"""The list of files that were handed in, and the form that takes several: every failure says what to do next."""

import re
from datetime import timedelta
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

import people
from parts.documents.builders import CONTENT, steering, taken_in
from parts.documents.handed import answers, handed_in, words, worked
from tinhso.base.values import Role
from tinhso.documents import jobs
from tinhso.documents.models import Document, Intake
from tinhso.documents.values import IntakeState
from tinhso.files.values import FileProblem, Problem

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n"


@pytest.fixture
def clerk(client: Client) -> Client:
    """A browser of the steering office."""
    client.force_login(steering())
    return client


def upload(client: Client, *files: tuple[str, bytes], **said: Any) -> Any:
    """The answer to these files sent by the form."""
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post("/van-ban/moi/", {"secrecy": "thuong", "file": sent} | said)


def listed(client: Client, query: str = "") -> str:
    return client.get(f"/van-ban/tep/{query}").content.decode()


def test_several_files_are_handed_in_at_once_without_a_word_typed(clerk: Client) -> None:
    answer = upload(clerk, ("một.pdf", PDF + b"1"), ("hai.docx", b"PK12"), ("ba.html", b"<p>Dat 5%</p>"))
    assert answer["Location"] == "/van-ban/tep/"
    assert set(Intake.objects.values_list("name", flat=True)) == {"một.pdf", "hai.docx", "ba.html"}
    assert ProcrastinateJob.objects.filter(task_name=jobs.FILE_TASK).count() == 3
    html = listed(clerk)
    assert "Đã nhận 3 tệp." in html
    assert "3 tệp đang được đọc" in html
    assert '<noscript><meta http-equiv="refresh"' in html
    assert "3 tệp đang đọc" in clerk.get("/van-ban/").content.decode()


def test_one_plain_text_is_a_document_at_once_and_named_after_its_file(clerk: Client) -> None:
    answer = upload(clerk, ("Báo cáo tháng 6.txt", CONTENT.encode()))
    document = Document.objects.get()
    assert answer["Location"] == f"/van-ban/{document.pk}/"
    assert document.text.layout.format == "text"
    assert "title" in document.unconfirmed
    assert not Intake.objects.exists()


def test_of_several_files_those_that_are_known_are_told_and_the_others_taken(clerk: Client) -> None:
    taken_in(title="Nghị quyết đã có")
    upload(clerk, ("cu.pdf", CONTENT.encode()), ("moi.pdf", PDF))
    assert [one.name for one in Intake.objects.all()] == ["moi.pdf"]
    html = listed(clerk)
    assert "Đã nhận 1 tệp." in html
    assert "cu.pdf: Tệp này đã được nhận" in html


def test_a_title_names_one_document_alone(clerk: Client) -> None:
    answer = upload(clerk, ("a.pdf", PDF), ("b.pdf", PDF + b"2"), title="Nghị quyết")
    assert answer.status_code == 422
    assert "chỉ ghi được khi tải một tệp" in answer.content.decode()
    assert not Intake.objects.exists()


def test_a_file_that_is_too_large_is_refused_with_its_name(clerk: Client, settings: Any) -> None:
    settings.FILE_UPLOAD_LIMIT = 10
    answer = upload(clerk, ("lon.pdf", PDF + b"a" * 20))
    assert answer.status_code == 422
    assert "Quá lớn: lon.pdf" in answer.content.decode()
    assert not Intake.objects.exists()


def test_a_page_that_watches_gets_the_rows_anew_until_all_are_read(
    clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = handed_in()
    Intake.objects.filter(pk=waiting.pk).update(state=IntakeState.WORKING, page=12, page_count=100)
    asked = re.search(r'hx-get="(/van-ban/tep/tien-do/\?tep=[^"]+)"', listed(clerk))
    assert asked
    part = clerk.get(asked[1]).content.decode()
    assert "trang 12/100" in part
    assert f'id="tep-{waiting.pk}" class="file working" hx-swap-oob="true"' in part
    assert "every 2s" in part
    answers(monkeypatch, words)
    done = worked(waiting)
    part = clerk.get(asked[1]).content.decode()
    assert f'href="/van-ban/{done.document_id}/"' in part
    assert "every 2s" not in part


def test_a_page_says_when_nothing_seems_to_work_on_the_files(clerk: Client) -> None:
    handed_in()
    assert "Chưa thấy tiến trình đọc nào chạy" in listed(clerk)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    assert "Chưa thấy tiến trình đọc nào chạy" not in listed(clerk)


def test_a_failed_file_says_why_and_is_tried_again_or_taken_off_by_a_button(
    clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, FileProblem(Problem.SCANNED, "trang 7"))
    failed = worked(handed_in())
    html = listed(clerk, "?trang_thai=loi")
    assert "trang 7" in html
    assert "sudo apt install tesseract-ocr" in html
    assert clerk.post(f"/van-ban/tep/{failed.pk}/thu-lai/")["Location"] == "/van-ban/tep/"
    assert ProcrastinateJob.objects.filter(args__intake_id=str(failed.pk)).count() == 1
    worked(failed)
    clerk.post(f"/van-ban/tep/{failed.pk}/bo/")
    assert failed.name not in listed(clerk)


def test_files_are_found_by_words_and_by_how_far_they_are(
    clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, FileProblem(Problem.BROKEN))
    worked(handed_in(b"1", "Nghị quyết hỏng.pdf"))
    handed_in(b"2", "Báo cáo chờ.pdf")
    assert "Báo cáo chờ.pdf" not in listed(clerk, "?tim=nghi+quyet")
    assert "Nghị quyết hỏng.pdf" in listed(clerk, "?tim=nghi+quyet")
    assert "Nghị quyết hỏng.pdf" not in listed(clerk, "?trang_thai=dang-doc")
    assert "Không có tệp nào khớp" in listed(clerk, "?tim=khong-co")
    rows = clerk.get("/van-ban/tep.json?trang_thai=loi").json()
    assert [(row["name"], row["state"]) for row in rows] == [("Nghị quyết hỏng.pdf", "Không đọc được")]


@pytest.mark.parametrize("role", Role)
def test_members_see_the_list_and_those_who_take_in_the_buttons(
    client: Client, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, FileProblem(Problem.CRASHED))
    failed = worked(handed_in())
    client.force_login(people.in_role(role))
    may = people.in_role(role).has_perm("documents.take_in")
    assert ("Thử lại" in listed(client)) == may
    assert client.post(f"/van-ban/tep/{failed.pk}/thu-lai/").status_code == (302 if may else 403)


@pytest.mark.parametrize("problem", [Problem.BROKEN, Problem.ENCRYPTED, Problem.TOO_LARGE])
def test_a_file_that_would_fail_again_is_only_taken_off(
    clerk: Client, monkeypatch: pytest.MonkeyPatch, problem: Problem
) -> None:
    answers(monkeypatch, FileProblem(problem))
    failed = worked(handed_in())
    html = listed(clerk)
    assert "Thử lại" not in html
    assert "Bỏ khỏi danh sách" in html
    told = clerk.post(f"/van-ban/tep/{failed.pk}/thu-lai/")
    assert "tải bản mới" in told.content.decode()
    assert not ProcrastinateJob.objects.filter(args__intake_id=str(failed.pk)).exists()


def test_a_stranger_sees_no_files(client: Client) -> None:
    client.force_login(people.stranger())
    for address in ("/van-ban/tep/", "/van-ban/tep.csv", "/van-ban/tep/tien-do/"):
        assert client.get(address).status_code == 403


def test_a_job_whose_worker_is_gone_is_run_again_and_a_file_without_job_is_asked_for() -> None:
    stalled, forgotten = handed_in(b"1", "1.pdf"), handed_in(b"2", "2.pdf")
    jobs.start(stalled)
    long_ago = timezone.now() - timedelta(minutes=2)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s) RETURNING id", [long_ago]
        )
        worker = cursor.fetchone()[0]
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker])

    class Context:
        """What a running job is given of its program."""

    Context.app = app  # type: ignore[attr-defined]
    async_to_sync(jobs.take_up.func)(Context, 0)
    found = ProcrastinateJob.objects.filter(task_name=jobs.FILE_TASK)
    assert {job.args["intake_id"]: job.status for job in found} == {
        str(stalled.pk): "todo",
        str(forgotten.pk): "todo",
    }
