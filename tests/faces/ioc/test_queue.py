"""The queue of a reviewer: what comes first, what a key press does, what the answer brings, how much it asks."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from parts.documents import builders, handed
from tinhso.base.values import Role
from tinhso.core.lawtext import Level
from tinhso.documents import actions, queries
from tinhso.documents.models import Document, Review
from tinhso.documents.values import State, Verdict
from tinhso.files.values import Extract, Format, Page, Place

pytestmark = pytest.mark.django_db
SignIn = Callable[[Role], Client]
Read = Callable[[bytes], str]
HTMX = {"HX-Request": "true"}


def key(document: Document, at: int) -> str:
    return f"{document.text.pk}-{queries.entries(document.text)[at].place}"


def current(content: bytes) -> str:
    """What the card shows: the claim that heads it."""
    found = re.search(r'<h2 id="dang-xet"[^>]*>(.*?)</h2>', content.decode())
    assert found
    return found[1]


def decide(client: Client, page: bytes, doing: str, **said: str) -> bytes:
    """Send the form of the page that decides, as the script would; the answer."""
    text = page.decode()
    form = text[text.index(f'name="viec" value="{doing}"') :]
    hidden = dict(re.findall(r'name="(o|seen|tiep)" value="([^"]*)"', form)[:3])
    answer = client.post("/ra-soat/", {"viec": doing, **hidden, **said}, headers=HTMX)
    assert answer.status_code == 200
    return answer.content


def test_what_waits_for_a_person_comes_first_across_documents(signed_in: SignIn, read: Read) -> None:
    first = builders.read("Nghị quyết một")
    builders.read("Nghị quyết hai", builders.CONTENT + "Bản hai.\n")
    actions.accept(candidate=builders.first(first), by=builders.steering())
    page = signed_in(Role.REVIEWER).get("/ra-soat/")
    assert "5 nội dung chờ rà soát" in read(page.content)
    listed = re.findall(r'<li class="(?:target|result) (\w+)', page.content.decode())
    assert listed == ["undecided"] * 5 + ["accepted"]


def test_the_page_of_the_original_stands_beside_a_statement_of_a_pdf(
    signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Place(0, len(builders.CONTENT), page=2, box=(0.1, 0.2, 0.9, 0.3))
    sheets = (Page(595, 842), Page(595, 842))
    handed.answers(monkeypatch, Extract(Format.PDF, builders.CONTENT, places=(whole,), pages=sheets))
    document = handed.worked(handed.handed_in()).document
    assert document is not None
    actions.read(text=document.text, by=builders.steering())
    page = signed_in(Role.REVIEWER).get("/ra-soat/").content.decode()
    assert f'src="/van-ban/{document.pk}/trang/2.png"' in page
    place = queries.entries(document.text)[0].place
    assert f'href="/van-ban/{document.pk}/trang/2/?o={place}#o-{place}"' in page


def test_a_statement_of_a_pasted_text_has_no_page(signed_in: SignIn) -> None:
    builders.read()
    page = signed_in(Role.REVIEWER).get("/ra-soat/").content.decode()
    assert current(page.encode()) == "tối thiểu 80 %"
    assert "bản gốc" not in page


def test_accepting_brings_up_the_next_in_the_same_answer(signed_in: SignIn, read: Read) -> None:
    document = builders.read()
    client = signed_in(Role.REVIEWER)
    page = client.get("/ra-soat/")
    assert current(page.content) == "tối thiểu 80 %"
    answer = decide(client, page.content, "chap-nhan")
    assert current(answer) == "trên 60 %"
    assert "Đã chấp nhận «hộ gia đình có cáp quang: tối thiểu 80 %». Còn 2 nội dung chờ." in read(answer)
    assert "<html" not in answer.decode()
    assert queries.entries(document.text)[0].state is State.ACCEPTED


def test_without_a_script_the_same_form_leads_to_the_next(signed_in: SignIn) -> None:
    document = builders.read()
    client = signed_in(Role.REVIEWER)
    sent = {"viec": "chap-nhan", "o": key(document, 0), "seen": "0", "tiep": key(document, 1)}
    answer = client.post("/ra-soat/", sent)
    assert answer.status_code == 302
    assert current(client.get(answer["Location"]).content) == "trên 60 %"


def test_a_reason_is_one_key_away_and_none_is_asked_for(signed_in: SignIn, read: Read) -> None:
    document = builders.read()
    client = signed_in(Role.REVIEWER)
    page = client.get("/ra-soat/").content
    answer = decide(client, page, "loai")
    assert "Hãy ghi lý do" in read(answer)
    assert current(answer) == "tối thiểu 80 %"
    decide(client, page, "loai", ly_do="3")
    review = Review.objects.get()
    assert review.verdict == Verdict.REJECTED
    assert review.note == "Trùng với nội dung khác của văn bản này"
    assert queries.entries(document.text)[0].state is State.REJECTED


def test_editing_happens_in_place_and_a_number_that_cannot_be_read_is_asked_again(
    signed_in: SignIn, read: Read
) -> None:
    document = builders.read()
    client = signed_in(Role.REVIEWER)
    page = client.get(f"/ra-soat/?o={key(document, 0)}&viec=sua", headers=HTMX).content
    said = {"kind": "target", "indicator": "hộ có cáp quang", "comparator": "ge", "unit": "%"}
    answer = decide(client, page, "sua", **said, value="tám mươi")
    assert "không đọc được thành số" in read(answer)
    answer = decide(client, page, "sua", **said, value="85")
    assert current(answer) == "trên 60 %"
    review = Review.objects.get()
    assert (review.verdict, review.value, review.indicator) == ("edited", Decimal(85), "hộ có cáp quang")


def test_somebody_elses_decision_in_between_is_not_overwritten(signed_in: SignIn) -> None:
    document = builders.read()
    client = signed_in(Role.REVIEWER)
    page = client.get("/ra-soat/").content
    actions.reject(at=builders.first(document), note="trùng", by=builders.steering())
    sent = dict(re.findall(r'name="(o|seen|tiep)" value="([^"]*)"', page.decode())[:3])
    assert client.post("/ra-soat/", {"viec": "chap-nhan", **sent}).status_code == 422
    assert Review.objects.count() == 1


@pytest.mark.parametrize(
    ("query", "claims"),
    [
        ("?chi=khong-chac", ["trên 60 %"]),
        ("?loai=result", ["41.162 doanh nghiệp"]),
        ("?tim=Cap+QUANG", ["tối thiểu 80 %"]),
        ("?tim=100%25", []),
        ("?trang_thai=da-loai", []),
        ("?xep=khong-chac", ["trên 60 %", "tối thiểu 80 %", "41.162 doanh nghiệp"]),
    ],
)
def test_the_address_filters_and_orders(signed_in: SignIn, query: str, claims: list[str]) -> None:
    builders.read()
    page = signed_in(Role.REVIEWER).get(f"/ra-soat/{query}").content.decode()
    assert re.findall(r"<li class=\"(?:target|result).*?<strong>(.*?)</strong>", page) == claims


def test_what_is_shown_is_handed_out_as_files(signed_in: SignIn) -> None:
    document = builders.read()
    client = signed_in(Role.REVIEWER)
    found = client.get(f"/ra-soat.json?loai=target&van_ban={document.pk}").json()
    assert [row["claim"] for row in found] == ["tối thiểu 80 %", "trên 60 %"]
    assert [row["sure"] for row in found] == [True, False]
    assert client.get("/ra-soat.csv").content.decode("utf-8-sig").startswith("Văn bản,Vị trí,Loại")
    assert client.get("/ra-soat.xlsx").status_code == 200


def test_long_queues_come_in_pages_with_the_place_asked_for_on_its_own(signed_in: SignIn) -> None:
    lines = "".join(f"- Trường số {at} đạt {at}%.\n" for at in range(100, 170))
    document = builders.taken_in(lines)
    statements = tuple(
        builders.said(lines, str(at), value=Decimal(at), quote=f"- Trường số {at} đạt {at}%")
        for at in range(100, 170)
    )
    builders.machine_reads(document.text, statements)
    client = signed_in(Role.REVIEWER)
    page = client.get(f"/ra-soat/?o={key(document, 35)}").content.decode()
    assert re.findall(r'href="[^"]*"[^>]*aria-current=true><strong>(.*?)<', page) == ["tối thiểu 135 %"]
    assert page.count('<li class="target') == 30
    assert "Trang trước" in page
    assert "Trang sau" in page


def test_keys_are_switched_off_and_on_again(signed_in: SignIn) -> None:
    builders.read()
    client = signed_in(Role.REVIEWER)
    assert 'data-keys="on"' in client.get("/ra-soat/").content.decode()
    client.post("/ra-soat/phim/", {"phim": "tat"})
    assert 'data-keys="off"' in client.get("/ra-soat/").content.decode()
    client.post("/ra-soat/phim/", {"phim": "bat"})
    assert 'data-keys="on"' in client.get("/ra-soat/").content.decode()


@pytest.mark.parametrize("role", [Role.LEADER, Role.DEPARTMENT, Role.CLERK])
def test_whoever_may_not_review_sees_no_queue(signed_in: SignIn, role: Role) -> None:
    builders.read()
    client = signed_in(role)
    for address in ("/ra-soat/", "/ra-soat.csv"):
        assert client.get(address).status_code == 403
    assert client.post("/ra-soat/", {}).status_code == 403


def test_the_queue_shows_the_present_alone(signed_in: SignIn, read: Read) -> None:
    document = builders.read()
    client = signed_in(Role.REVIEWER)
    answer = client.get("/ra-soat/?biet=2024-01-01&loai=target")
    assert answer["Location"] == "/ra-soat/?loai=target"
    assert "luôn là của hiện tại" in read(client.get(answer["Location"]).content)
    sent = {"viec": "chap-nhan", "o": key(document, 0), "seen": "0"}
    assert client.post("/ra-soat/?biet=2024-01-01", sent).status_code == 422
    assert not Review.objects.exists()


def test_a_decision_asks_the_database_as_often_whatever_the_length_of_the_queue(
    signed_in: SignIn, django_assert_num_queries: Callable, django_assert_max_num_queries: Callable
) -> None:
    document = builders.read()
    client = signed_in(Role.REVIEWER)
    page = client.get("/ra-soat/").content
    with django_assert_max_num_queries(36) as few:
        page = decide(client, page, "chap-nhan")
    asked = len(few)
    for at in range(5):
        other = builders.taken_in(builders.CONTENT + f"Bản {at}.\n", f"Văn bản {at}")
        builders.machine_reads(other.text, builders.three())
    client.get("/ra-soat/")
    with django_assert_num_queries(asked):
        decide(client, page, "chap-nhan")
    assert queries.entries(document.text)[1].fields.levels == [Level.PROVINCE]
