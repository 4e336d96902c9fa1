"""What a document is: filled in by the machine, marked until a person looked, set right with a trail."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

import people
from parts.documents.builders import CONTENT, steering
from parts.documents.handed import answers, handed_in, worked
from tinhso.base.models import TrailEntry
from tinhso.base.values import Role
from tinhso.documents import correcting
from tinhso.documents.actions import Facts
from tinhso.documents.models import Document
from tinhso.documents.values import DocumentKind
from tinhso.files.values import Extract, Format

pytestmark = pytest.mark.django_db

HEAD = (
    "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "TỈNH MẪU\tĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 45/KH-UBND\tMẫu, ngày 12 tháng 3 năm 2024\n"
    "\n"
    "KẾ HOẠCH\n"
    "Chuyển đổi số năm 2024 của tỉnh\n"
    "\n"
    "Thực hiện Nghị quyết số 05-NQ/TU ngày 19/5/2022 của Tỉnh ủy, Ủy ban nhân dân tỉnh ban hành Kế hoạch.\n"
    "\n"
)
SAID = {
    "kind": "ke_hoach",
    "title": "Kế hoạch chuyển đổi số",
    "reference": "45/KH-UBND",
    "issued_on": "12/03/2024",
}


def taken_in(monkeypatch: pytest.MonkeyPatch, **said: Any) -> Document:
    """A plan that was handed in as a file."""
    answers(monkeypatch, Extract(Format.DOCX, HEAD + CONTENT))
    document = worked(handed_in(name="ke-hoach.docx", **said)).document
    assert document
    return document


def test_facts_left_blank_are_read_from_the_head_of_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    document = taken_in(monkeypatch)
    assert document.kind == DocumentKind.PLAN
    assert document.reference == "45/KH-UBND"
    assert document.issued_on == date(2024, 3, 12)
    assert "chuyển đổi số năm 2024" in document.title.lower()
    assert set(document.unconfirmed) == {"kind", "reference", "issued_on", "title", "issuer"}


def test_what_was_said_is_not_replaced_by_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    document = taken_in(monkeypatch, title="Kế hoạch của Sở", issued_on=date(2024, 3, 20))
    assert (document.title, document.issued_on) == ("Kế hoạch của Sở", date(2024, 3, 20))
    assert not {"title", "issued_on"} & set(document.unconfirmed)


def test_the_page_shows_what_the_document_says_of_itself_each_with_its_passage(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = taken_in(monkeypatch)
    client.force_login(steering())
    html = client.get(f"/van-ban/{document.pk}/").content.decode()
    assert "thông tin máy điền, chưa ai xác nhận" in html
    start = HEAD.index("45/KH-UBND")
    assert f'doan={start}-{start + len("45/KH-UBND")}#doan">45/KH-UBND</a>' in html
    assert "Thực hiện</dt>" in html
    assert "05-NQ/TU" in html


def test_a_person_confirms_or_corrects_and_the_trail_keeps_both(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = taken_in(monkeypatch, title="Kế hoạch chuyễn đổi số")
    client.force_login(steering())
    page = client.get(f"/van-ban/{document.pk}/thong-tin/").content.decode()
    assert "Máy đã điền, chưa ai xác nhận" in page
    assert 'value="12/03/2024"' in page
    answer = client.post(f"/van-ban/{document.pk}/thong-tin/", SAID)
    assert answer["Location"] == f"/van-ban/{document.pk}/"
    document.refresh_from_db()
    assert (document.title, document.unconfirmed) == ("Kế hoạch chuyển đổi số", [])
    assert "chuyen doi so" in document.search_key
    trail = TrailEntry.objects.get(verb="correct")
    assert trail.details["changed"]["title"] == ["Kế hoạch chuyễn đổi số", "Kế hoạch chuyển đổi số"]
    assert "chưa ai xác nhận" not in client.get(f"/van-ban/{document.pk}/").content.decode()


def test_a_new_day_of_issue_warns_that_figures_were_read_with_the_old_one(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = taken_in(monkeypatch)
    client.force_login(steering())
    answer = client.post(
        f"/van-ban/{document.pk}/thong-tin/", SAID | {"issued_on": "13/03/2024"}, follow=True
    )
    assert "vẫn theo ngày cũ" in answer.content.decode()


def test_a_document_keeps_a_title(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    document = taken_in(monkeypatch)
    client.force_login(steering())
    answer = client.post(f"/van-ban/{document.pk}/thong-tin/", SAID | {"title": ""})
    assert answer.status_code == 422
    assert "Hãy ghi trích yếu" in answer.content.decode()


@pytest.mark.parametrize("role", Role)
def test_those_who_take_in_or_review_may_correct(
    client: Client, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = taken_in(monkeypatch)
    by = people.in_role(role)
    may = by.has_perm("documents.take_in") or by.has_perm("documents.review")
    client.force_login(by)
    assert client.post(f"/van-ban/{document.pk}/thong-tin/", SAID).status_code == (302 if may else 403)
    if not may:
        with pytest.raises(PermissionDenied):
            correcting.correct(document=document, facts=Facts(DocumentKind.PLAN, "x"), by=by)
