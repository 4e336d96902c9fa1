"""Files handed in: each becomes a document whole or not at all, and says why where it does not."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from procrastinate.contrib.django.models import ProcrastinateJob

import people
from parts.documents.builders import CONTENT, steering, taken_in
from parts.documents.handed import answers, handed_in, words, worked
from tinhso.base import attachments
from tinhso.base.models import TrailEntry
from tinhso.base.values import Refused, Role
from tinhso.documents import intake, jobs, layouts, problems
from tinhso.documents.models import Document, Intake, Layout, Reading, Text
from tinhso.documents.particulars import Said
from tinhso.documents.values import DocumentKind, IntakeState, Secrecy
from tinhso.files.values import (
    Extract,
    FileProblem,
    Format,
    Member,
    Page,
    Part,
    Place,
    Problem,
    Signature,
    Trust,
)

pytestmark = pytest.mark.django_db

SIGNATURE = Signature(
    signer="Người ký mẫu",
    organisation="Tỉnh mẫu",
    issuer=None,
    signed_at=None,
    has_timestamp=False,
    is_intact=True,
    covers_whole_file=True,
    changed_since=False,
    trust=Trust.UNKNOWN,
)


def nothing_is_written() -> bool:
    """No document, no text, no layout, no reading."""
    return not any(model.objects.exists() for model in (Document, Text, Layout, Reading))


def originals(kept: Path) -> set[str]:
    """The names of the files that are kept."""
    return {path.name for path in kept.glob("??/*")}


def test_a_file_becomes_a_document_with_its_layout_and_a_first_reading(
    monkeypatch: pytest.MonkeyPatch, kept: Path
) -> None:
    places = (
        Place(0, 21, Part.HEADING, page=1, box=(0.1, 0.1, 0.9, 0.15)),
        Place(22, 64, paragraph=2, confidence=0.93),
        Place(65, 90, Part.CELL, table=1, row=2, column=3),
    )
    page = Page(595, 842, is_recognised=True)
    extract = Extract(Format.PDF, CONTENT, places, (page,), (SIGNATURE,))
    answers(monkeypatch, extract)
    done = worked(handed_in(kind=DocumentKind.RESOLUTION, title="Nghị quyết mẫu", issued_on=date(2024, 1, 2)))
    document = Document.objects.get()
    assert (done.state, done.document) == (IntakeState.DONE, document)
    assert (document.title, document.issued_on, document.unconfirmed) == (
        "Nghị quyết mẫu",
        date(2024, 1, 2),
        [],
    )
    layout = document.text.layout
    assert layouts.places_of(layout.places) == places
    assert layouts.pages_of(layout.pages) == (page,)
    assert layouts.signatures_of(layout.signatures) == (SIGNATURE,)
    assert document.text.readings.count() == 1
    assert originals(kept) == {document.text.sha256}
    assert attachments.read(document.text.sha256) == CONTENT.encode()


def test_doing_the_job_twice_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, words)
    done = worked(worked(handed_in()))
    assert (done.state, done.attempts) == (IntakeState.DONE, 1)
    assert Document.objects.count() == Reading.objects.count() == 1


def test_what_nobody_said_is_filled_in_and_marked_as_the_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Extract(
        Format.HTML, CONTENT, title="Trang tin mẫu", site="Cổng tỉnh mẫu", published_on=date(2024, 5, 6)
    )
    answers(monkeypatch, page)
    document = worked(handed_in(name="trang.html", issuer="Ủy ban nhân dân tỉnh")).document
    assert document
    assert (document.title, document.issuer) == ("Trang tin mẫu", "Ủy ban nhân dân tỉnh")
    assert document.issued_on == date(2024, 5, 6)
    assert "issuer" not in document.unconfirmed
    assert {"title", "kind", "issued_on"} <= set(document.unconfirmed)


@pytest.mark.parametrize("code", Problem)
def test_a_file_that_gives_no_text_says_why_and_what_to_do_and_leaves_nothing_half_written(
    monkeypatch: pytest.MonkeyPatch, code: Problem, kept: Path
) -> None:
    answers(monkeypatch, FileProblem(code, "trang 7"))
    failed = worked(handed_in())
    assert (failed.state, failed.problem, failed.where) == (IntakeState.FAILED, code, "trang 7")
    assert nothing_is_written()
    assert originals(kept) == {failed.sha256}
    assert "Hãy" in problems.told(failed)


def test_an_error_of_ours_is_told_as_a_reading_that_broke_off(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, RuntimeError("không ai ngờ"))
    failed = worked(handed_in())
    assert (failed.state, failed.problem) == (IntakeState.FAILED, Problem.CRASHED)
    assert nothing_is_written()


def test_a_database_that_is_lost_is_no_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, OperationalError("mất kết nối"))
    waiting = handed_in()
    with pytest.raises(OperationalError):
        jobs.take_in_file(str(waiting.pk))
    waiting.refresh_from_db()
    assert waiting.state == IntakeState.WORKING
    answers(monkeypatch, words)
    assert worked(waiting).state == IntakeState.DONE


def test_a_file_whose_worker_was_killed_is_taken_up_again_but_not_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waiting = handed_in()
    for attempt in range(1, intake.MOST_ATTEMPTS + 1):
        answers(monkeypatch, _killed)
        with pytest.raises(KeyboardInterrupt):
            jobs.take_in_file(str(waiting.pk))
        waiting.refresh_from_db()
        assert (waiting.state, waiting.attempts) == (IntakeState.WORKING, attempt)
    assert worked(waiting).problem == Problem.CRASHED
    assert nothing_is_written()


def _killed(*_given: object, **_more: object) -> Extract:
    raise KeyboardInterrupt


def test_a_failed_file_can_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, FileProblem(Problem.SCANNED))
    failed = worked(handed_in())
    intake.try_again(intake=failed, by=steering())
    failed.refresh_from_db()
    assert (failed.state, failed.problem, failed.attempts) == (IntakeState.WAITING, "", 0)
    answers(monkeypatch, words)
    assert worked(failed).state == IntakeState.DONE
    with pytest.raises(Refused, match="không còn ở trạng thái lỗi"):
        intake.try_again(intake=failed, by=steering())


def test_a_failed_file_is_taken_off_the_list_and_forgotten(
    monkeypatch: pytest.MonkeyPatch, kept: Path, django_capture_on_commit_callbacks: object
) -> None:
    answers(monkeypatch, FileProblem(Problem.BROKEN))
    failed = worked(handed_in())
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # of pytest-django
        intake.remove(intake=failed, by=steering())
    failed.refresh_from_db()
    assert failed.state == IntakeState.REMOVED
    assert originals(kept) == set()
    assert TrailEntry.objects.filter(verb="remove", subject_id=str(failed.pk)).exists()


def test_a_text_stamped_secret_is_forgotten_with_its_file(
    monkeypatch: pytest.MonkeyPatch, kept: Path, django_capture_on_commit_callbacks: object
) -> None:
    answers(monkeypatch, Extract(Format.PDF, f"TỐI MẬT\n{CONTENT}"))
    waiting = handed_in(title="Trích yếu của văn bản mật")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # of pytest-django
        refused = worked(waiting)
    assert refused.state == IntakeState.REFUSED
    assert refused.title == ""
    assert "trich yeu" not in refused.search_key
    assert "đã bị xóa" in problems.told(refused)
    assert originals(kept) == set()
    assert nothing_is_written()


def test_the_same_file_twice_is_told_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    handed_in()
    with pytest.raises(Refused, match="đang được đọc"):
        handed_in(name="ten-khac.pdf")
    known = taken_in("Văn bản khác đạt 5%.\n")
    with pytest.raises(Refused) as refusal:
        handed_in("Văn bản khác đạt 5%.\n".encode())
    assert refusal.value.figures["document"] == str(known.pk)


def test_a_file_that_was_taken_in_meanwhile_leads_to_its_document(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = handed_in()
    known = taken_in()
    answers(monkeypatch, words)
    assert worked(waiting).state == IntakeState.KNOWN
    assert waiting.document == known
    assert Document.objects.count() == 1


def test_a_file_that_failed_and_is_handed_in_again_takes_the_place_of_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers(monkeypatch, FileProblem(Problem.SCANNED))
    first = worked(handed_in())
    second = handed_in(title="Nay có trích yếu")
    first.refresh_from_db()
    assert (first.state, second.state) == (IntakeState.REMOVED, IntakeState.WAITING)


def test_an_archive_becomes_a_row_a_member_and_one_that_fails_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, kept: Path, django_capture_on_commit_callbacks: object
) -> None:
    known = taken_in()
    members = (
        Member("2024/mot.pdf", "Đạt 80% hộ.\n".encode()),
        Member("2024/hai.pdf", b"(broken)"),
        Member("ba.pdf", CONTENT.encode()),
    )
    answers(monkeypatch, words, members)
    archive = handed_in(b"PK...", "goi.zip", kind=DocumentKind.REPORT, title="Báo cáo", issuer="Sở mẫu")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # of pytest-django
        assert worked(archive).state == IntakeState.DONE
    jobs_asked = ProcrastinateJob.objects.filter(task_name=jobs.FILE_TASK)
    assert jobs_asked.count() == 2
    for job in jobs_asked:
        jobs.take_in_file(**job.args)
    states = dict(archive.members.values_list("name", "state"))
    assert states == {
        "mot.pdf": IntakeState.DONE,
        "hai.pdf": IntakeState.FAILED,
        "ba.pdf": IntakeState.KNOWN,
    }
    first = archive.members.get(name="mot.pdf").document
    assert first
    assert (first.kind, first.issuer) == (DocumentKind.REPORT, "Sở mẫu")
    assert first.title != "Báo cáo", "the title of an archive names none of its documents"
    assert archive.members.get(name="ba.pdf").document == known
    assert archive.sha256 not in originals(kept)


def test_an_archive_whose_worker_was_killed_after_opening_asks_for_its_members_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers(monkeypatch, words, (Member("mot.txt", "Đạt 80% hộ.\n".encode()),))
    archive = handed_in(b"PK...", "goi.zip")
    (member,) = intake.work(archive.pk)
    assert intake.work(archive.pk) == (member,)
    assert archive.members.count() == 1


def test_what_is_declared_secret_is_never_written_to_the_disk(kept: Path) -> None:
    with pytest.raises(Refused, match="không lưu tài liệu mật"):
        intake.hand_in(
            file=io.BytesIO(b"abc"), name="a.pdf", said=Said(), secrecy=Secrecy.RESTRICTED, by=steering()
        )
    assert not kept.exists()
    assert not Intake.objects.exists()


@pytest.mark.parametrize("role", Role)
def test_only_roles_that_take_in_may_hand_in_files(role: Role) -> None:
    by = people.in_role(role)
    hand = {"name": "a.pdf", "said": Said(), "secrecy": Secrecy.ORDINARY, "by": by}
    if by.has_perm("documents.take_in"):
        one = intake.hand_in(file=io.BytesIO(b"abc"), **hand)
        assert one.handed_in_by == by
    else:
        with pytest.raises(PermissionDenied):
            intake.hand_in(file=io.BytesIO(b"abc"), **hand)


def test_progress_is_noted_as_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def slow(data: bytes, name: str, *, on_progress: object, **_more: object) -> Extract:
        for page in (1, 2, 3):
            on_progress(page, 3)  # type: ignore[operator]
            row = Intake.objects.get()
            seen.append((row.state, row.page, row.page_count))
        return Extract(Format.PDF, CONTENT)

    answers(monkeypatch, slow)
    worked(handed_in())
    # The second came too soon after the first to be worth a write.
    assert seen == [(IntakeState.WORKING, page, 3) for page in (1, 1, 3)]
