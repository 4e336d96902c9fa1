"""The list of documents: who sees which, search, filters, files, bounded queries."""

import json
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import people
from parts.documents import builders
from parts.documents.builders import CONTENT, read, steering, taken_in
from tinhso.base.values import Role
from tinhso.documents import actions
from tinhso.documents.values import DocumentKind

pytestmark = pytest.mark.django_db


def as_role(client: Client, role: Role = Role.STEERING) -> Client:
    client.force_login(people.in_role(role))
    return client


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"/van-ban/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def titles(client: Client, query: str = "") -> list[str]:
    answer = client.get(f"/van-ban.json{query}")
    return [row["title"] for row in json.loads(answer.content)]


def test_nobody_sees_anything_before_something_is_published(client: Client) -> None:
    read()
    assert "Chưa có văn bản nào được công khai" in page(client)
    assert titles(client) == []


def test_nobody_sees_a_published_document_without_the_work_inside(client: Client) -> None:
    document = read("Nghị quyết công khai")
    read("Nghị quyết nội bộ", content=CONTENT + "Khác.\n")
    actions.publish(document=document, is_open=True, by=steering())
    shown = page(client)
    assert "Nghị quyết công khai" in shown
    assert "Nghị quyết nội bộ" not in shown
    assert "Chưa rà soát" not in shown
    (row,) = json.loads(client.get("/van-ban.json").content)
    assert {"undecided", "taken_in_at"}.isdisjoint(row)


@pytest.mark.parametrize("role", Role)
def test_every_role_sees_every_document_and_its_own_actions(client: Client, role: Role) -> None:
    read()
    shown = page(as_role(client, role))
    assert "Nghị quyết về chuyển đổi số" in shown
    assert ("/van-ban/moi/" in shown) == people.in_role(role).has_perm("documents.take_in")


def test_an_account_without_roles_sees_what_the_public_sees(client: Client) -> None:
    read()
    client.force_login(people.stranger())
    assert titles(client) == []


def test_search_needs_no_marks_and_every_word(client: Client) -> None:
    taken_in(title="Kế hoạch đô thị thông minh", reference="12/KH-UBND")
    taken_in(CONTENT + ".", title="Kế hoạch dạy nghề")
    as_role(client)
    assert titles(client, "?tim=do+thi") == ["Kế hoạch đô thị thông minh"]
    assert titles(client, "?tim=KE+HOACH+nghe") == ["Kế hoạch dạy nghề"]
    assert titles(client, "?tim=12/kh") == ["Kế hoạch đô thị thông minh"]
    assert titles(client, "?tim=100%25") == []
    assert "Không có văn bản nào khớp" in page(client, "?tim=khong-co")


def test_kind_and_order_come_from_the_address(client: Client) -> None:
    for at, title in enumerate(("Ă", "Đ", "A", "B")):
        taken_in(CONTENT + title, title=title, issued_on=date(2024, 1, 1) + timedelta(at))
    as_role(client)
    assert titles(client) == ["B", "A", "Đ", "Ă"]
    assert titles(client, "?xep=cu") == ["Ă", "Đ", "A", "B"]
    assert titles(client, "?xep=ten") == ["A", "Ă", "B", "Đ"]
    assert len(titles(client, f"?loai={DocumentKind.RESOLUTION}")) == 4
    assert titles(client, f"?loai={DocumentKind.REPORT}") == []


@pytest.mark.parametrize(
    "query", ["?loai=xyz", "?tim=%00", "?xep=zzz", "?trang=abc", "?trang=99999", "?ngay=x"]
)
def test_an_address_that_cannot_be_read_still_answers(client: Client, query: str) -> None:
    read()
    assert "Nghị quyết về chuyển đổi số" in page(as_role(client), query)


def test_a_document_being_read_says_so(client: Client) -> None:
    taken_in()
    assert "đang đọc" in page(as_role(client))


def test_a_hostile_title_is_text_everywhere(client: Client) -> None:
    taken_in(title='<script>alert(1)</script>"><img src=x onerror=alert(2)>')
    shown = page(as_role(client))
    assert "<script>alert" not in shown
    assert "<img" not in shown
    assert "&lt;script&gt;" in shown


def test_a_formula_in_a_title_stays_text_in_a_sheet(client: Client) -> None:
    taken_in(title="=HYPERLINK(1)")
    assert b"'=HYPERLINK(1)" in as_role(client).get("/van-ban.csv").content


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_files_carry_the_filters(client: Client, ending: str) -> None:
    read()
    as_role(client)
    assert f"/van-ban.{ending}?tim=chuyen" in page(client, "?tim=chuyen&trang=1")
    assert client.get(f"/van-ban.{ending}?tim=chuyen").status_code == 200
    assert client.get("/van-ban.exe").status_code == 404


def test_fifty_documents_ask_no_more_than_one(client: Client) -> None:
    as_role(client)
    read("Số 0")
    with CaptureQueriesContext(
        connection,
    ) as one:
        page(client)
    for at in range(1, 60):
        taken_in(CONTENT + str(at), title=f"Số {at}")
    with CaptureQueriesContext(connection) as many:
        shown = page(client)
    assert len(many) <= len(one) <= 12
    assert shown.count('scope="row"') == 50
    assert "Trang 1 trong 2" in shown
    assert page(client, "?trang=2").count('scope="row"') == 10


def test_the_list_as_known_then_has_no_later_document_and_no_button(client: Client) -> None:
    read()
    yesterday = (timezone.now() - timedelta(days=1)).date().isoformat()
    shown = page(as_role(client), f"?biet={yesterday}")
    assert "Nghị quyết về chuyển đổi số" not in shown
    assert "/van-ban/moi/" not in shown


def test_counts_on_the_list_follow_decisions(client: Client) -> None:
    document = read()
    actions.accept(candidate=builders.first(document), by=steering())
    (row,) = json.loads(as_role(client).get("/van-ban.json").content)
    assert (row["undecided"], row["standing"]) == (2, 1)
