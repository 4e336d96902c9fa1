"""The page of a document: what each viewer sees, marks in place, filters, the past, hostile text."""

import json
import re
import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import people
from parts.documents import builders
from parts.documents.builders import CONTENT, entries, first, machine_reads, read, said, steering
from tinhso.base.values import Role
from tinhso.documents import actions
from tinhso.documents.models import Document

pytestmark = pytest.mark.django_db


def as_role(client: Client, role: Role = Role.STEERING) -> Client:
    client.force_login(people.in_role(role))
    return client


def page(client: Client, document: Document, query: str = "") -> str:
    answer = client.get(f"/van-ban/{document.pk}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def listed(html: str) -> int:
    return html.count('<li id="s-')


def opened(title: str = "Nghị quyết về chuyển đổi số") -> Document:
    document = read(title)
    actions.publish(document=document, is_open=True, by=steering())
    return document


def test_every_statement_is_marked_in_place_and_described_beside_it(client: Client) -> None:
    document = read()
    html = page(as_role(client), document)
    for entry in entries(document):
        number = CONTENT[entry.fields.value_start : entry.fields.value_end]
        place = re.search(rf'<a id="p-{entry.fields.value_start}"[^>]*href="([^"]*)"[^>]*>{number}</a>', html)
        assert place
        assert place[1] == f"#s-{entry.place}"
        assert f'id="s-{entry.place}"' in html
    assert '<mark class="result">' in html
    for words in (
        "tối thiểu 80 %",
        "trên 60 %",
        "41.162 doanh nghiệp",
        "<dt>Cấp:</dt> <dd>tỉnh</dd>",
        "Máy không chắc chắn",
        "luat.mau",
    ):
        assert words in html


@pytest.mark.parametrize("role", Role)
def test_actions_are_shown_to_whoever_may_do_them(client: Client, role: Role) -> None:
    document = read()
    html = page(as_role(client, role), document)
    may_review = people.in_role(role).has_perm("documents.review")
    assert ("/chap-nhan/" in html) == may_review
    assert ("/them/" in html) == may_review
    assert ("/cong-khai/" in html) == (role is Role.STEERING)


def test_a_document_outside_ones_scope_is_not_found(client: Client) -> None:
    document = read()
    for address in (
        f"/van-ban/{document.pk}/",
        f"/van-ban/{document.pk}/noi-dung.csv",
        f"/van-ban/{uuid.uuid4()}/",
    ):
        assert client.get(address).status_code == 404
    client.force_login(people.stranger())
    assert client.get(f"/van-ban/{document.pk}/").status_code == 404
    assert client.get(f"/van-ban/{document.pk}/dang-doc/").status_code == 404
    assert client.get(f"/van-ban/{document.pk}/noi-dung/{entries(document)[0].place}/").status_code == 404


def test_the_public_reads_the_text_and_what_was_accepted_alone(client: Client) -> None:
    document = opened()
    unread = page(client, document)
    assert "hộ gia đình có cáp quang" in unread
    assert listed(unread) == 0
    actions.accept(candidate=first(document), by=steering())
    second, third = entries(document)[1:]
    actions.reject(at=second.fields, note="lý do nội bộ", by=steering())
    html = page(client, document)
    assert listed(html) == 1
    for inside in (
        "demo-steering",
        "lý do nội bộ",
        "luat.mau",
        "Luật đọc",
        '<form method="post" action="/van-ban',
        "Nguồn của bản văn",
    ):
        assert inside not in html
    assert f'id="p-{third.fields.value_start}"' not in html
    assert not client.cookies.get("csrftoken") or "hx-post" not in html


def test_the_public_cannot_change_anything(client: Client) -> None:
    document = opened()
    base, place = f"/van-ban/{document.pk}/", entries(document)[0].place
    for step in (
        f"noi-dung/{place}/chap-nhan/",
        f"noi-dung/{place}/sua/",
        f"noi-dung/{place}/loai/",
        "them/",
        "chap-nhan/",
        "cong-khai/",
        "doc-lai/",
    ):
        assert client.post(base + step)["Location"].startswith("/tai-khoan/dang-nhap/")
    assert entries(document)[0].review is None


def test_a_closed_document_is_gone_for_the_public(client: Client) -> None:
    document = opened()
    actions.publish(document=document, is_open=False, by=steering())
    assert client.get(f"/van-ban/{document.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 3),
        ("?loai=chi-tieu", 2),
        ("?loai=ket-qua", 1),
        ("?trang_thai=chua-ra-soat", 2),
        ("?trang_thai=da-chap-nhan", 1),
        ("?trang_thai=da-loai", 0),
        ("?loai=chi-tieu&trang_thai=chua-ra-soat", 1),
        ("?loai=xyz&trang_thai=%00", 3),
        ("?trang=77", 3),
    ],
)
def test_filters_come_from_the_address(client: Client, query: str, count: int) -> None:
    document = read()
    actions.accept(candidate=first(document), by=steering())
    html = page(as_role(client), document, query)
    assert listed(html) == count
    assert html.count('<a id="p-') == count


def test_judgement_and_reading_are_both_shown_when_they_differ(client: Client) -> None:
    document = read()
    statement = said(CONTENT, "80", indicator="hộ có cáp quang", value=Decimal("83.6"))
    actions.edit(at=first(document), statement=statement, note="đọc lại", by=steering())
    html = page(as_role(client), document)
    assert "tối thiểu 83,6 %" in html
    assert "Máy đọc khác: Đại lượng đo «hộ gia đình có cáp quang»; Mức «tối thiểu 80 %»" in html
    assert "demo-steering" in html


def test_an_accepted_statement_leads_to_its_next_step(client: Client) -> None:
    document = read()
    target = actions.accept(candidate=first(document), by=steering())
    last = entries(document)[2].candidate
    assert last
    result = actions.accept(candidate=last, by=steering())
    html = page(as_role(client), document)
    assert f'href="/ra-soat/{target.pk}/chi-tieu/"' in html
    assert f'href="/ra-soat/{result.pk}/so-lieu/"' in html


def test_a_passage_named_in_the_address_is_focused(client: Client) -> None:
    document = read()
    as_role(client)
    fields = entries(document)[0].fields
    assert 'id="doan"' in page(client, document, f"?doan={fields.start}-{fields.end}")
    for wrong in ("?doan=9-3", "?doan=x", "?doan=999999-9999999", "?doan=-5-2"):
        assert 'id="doan"' not in page(client, document, wrong)


def test_hostile_text_stays_text(client: Client) -> None:
    content = 'Đạt 80% <script>alert(1)</script> <img src=x onerror="alert(2)">\n'
    document = builders.taken_in(content, title="<b>đậm</b>", reference='"><i>')
    hostile = said(
        content, "80", indicator='<svg onload="x">', unit="<u>", territory="</li>", exclusion="'\"><b>"
    )
    machine_reads(document.text, (hostile,))
    html = page(as_role(client), document)
    for sign in ("<script>alert", "<img src=x", "<svg onload", "<b>", "<i>", "<u>"):
        assert sign not in html
    assert "&lt;script&gt;" in html


def test_looking_at_the_past_shows_what_was_known_and_no_button(client: Client) -> None:
    document = read()
    actions.accept(candidate=first(document), by=steering())
    today, yesterday = timezone.localdate(), timezone.localdate() - timedelta(days=1)
    html = page(as_role(client), document, f"?biet={today}")
    assert listed(html) == 3
    assert '<form method="post" action="/van-ban' not in html
    assert "/sua/" not in html
    assert client.get(f"/van-ban/{document.pk}/?biet={yesterday}").status_code == 404


def test_links_keep_the_day_looked_at(client: Client) -> None:
    html = page(as_role(client), read(), "?ngay=2024-06-30")
    assert 'chap-nhan/?ngay=2024-06-30"' in html
    assert 'href="/van-ban/?ngay=2024-06-30"' in html


def many(count: int) -> Document:
    content = "".join(
        f"Mục {at}: tối thiểu {at + 1000}% hộ dân vùng {at} dùng mạng.\n" for at in range(count)
    )
    document = builders.taken_in(content, title=f"Dài {count}")
    machine_reads(
        document.text,
        tuple(said(content, f"{at + 1000}%", indicator=f"hộ dân vùng {at}") for at in range(count)),
    )
    return document


def test_five_hundred_statements_take_the_queries_of_three(client: Client) -> None:
    as_role(client)
    few, long = read(), many(500)
    # The first look at a text also asks for the layout of its original, which never changes.
    page(client, few)
    page(client, long)
    with CaptureQueriesContext(connection) as one:
        page(client, few)
    with CaptureQueriesContext(connection) as all_of_them:
        html = page(client, long)
    # One of them asks for the roles that the reader holds in some areas alone.
    assert len(all_of_them) == len(one) <= 15
    assert listed(html) == 100
    assert html.count('<a id="p-') == 500
    assert "trang=5#s-" in html
    assert listed(page(client, long, "?trang=5")) == 100


def test_the_statements_are_handed_out_with_the_same_filters(client: Client) -> None:
    document = read()
    as_role(client)
    rows = json.loads(client.get(f"/van-ban/{document.pk}/noi-dung.json?loai=ket-qua").content)
    assert [(row["value"], row["unit"], row["as_of"], row["state"]) for row in rows] == [
        (41162, "doanh nghiệp", "2023", "Chưa rà soát")
    ]
    assert f"/van-ban/{document.pk}/noi-dung.xlsx?loai=ket-qua" in page(client, document, "?loai=ket-qua")


def test_a_newer_grammar_is_offered_to_reviewers(client: Client) -> None:
    document = read()
    assert "Máy nay đọc được nhiều hơn" in page(as_role(client), document)
    actions.read(text=document.text, by=steering())
    assert "Máy nay đọc được nhiều hơn" not in page(client, document)
