"""The page shell: doors, day, display, language, errors."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client

import people
from tinhso.base import asof
from tinhso.base.values import Role

pytestmark = [pytest.mark.django_db, pytest.mark.urls("base.sample_pages")]

HOME, DOCUMENTS = 'href="/"', 'href="/van-ban/"'


@pytest.fixture
def member(client: Client) -> Client:
    """A browser in which the steering office is signed in."""
    client.force_login(people.in_role(Role.STEERING))
    return client


@pytest.fixture
def example(settings: object) -> None:
    """A data folder that holds the example."""
    settings.DEMO = True  # type: ignore[attr-defined]


def page(client: Client, address: str = "/") -> str:
    return client.get(address).content.decode()


def doors(html: str) -> list[str]:
    nav = re.search(r'<nav class="doors".*?</nav>', html, re.S)
    return re.findall(r'href="([^"]*)"', nav.group()) if nav else []


def test_a_member_sees_the_doors_they_may_open(member: Client) -> None:
    assert doors(page(member)) == ["/", "/van-ban/", "/viec/", "/dia-ban/", "/ra-soat/"]


def test_whoever_is_not_signed_in_sees_only_open_doors(client: Client) -> None:
    assert doors(page(client)) == ["/"]


def test_an_account_without_roles_sees_only_open_doors(client: Client) -> None:
    client.force_login(people.stranger())
    assert doors(page(client)) == ["/"]


@pytest.mark.urls("tinhso.base.urls")
def test_a_door_without_a_page_is_not_shown(member: Client) -> None:
    assert doors(page(member, "/tai-khoan/dang-xuat/")) == []


def test_the_door_one_stands_behind_is_marked(member: Client) -> None:
    assert '<a href="/van-ban/" aria-current="page">' in page(member, "/van-ban/")


def test_every_link_keeps_the_day_looked_at(member: Client) -> None:
    html = page(member, "/van-ban/?ngay=30/06/2024&biet=2024-11-02")
    assert doors(html) == [
        "/?ngay=2024-06-30&amp;biet=2024-11-02",
        "/van-ban/?ngay=2024-06-30&amp;biet=2024-11-02",
        "/viec/?ngay=2024-06-30&amp;biet=2024-11-02",
        "/dia-ban/?ngay=2024-06-30&amp;biet=2024-11-02",
        "/ra-soat/?ngay=2024-06-30&amp;biet=2024-11-02",
    ]
    assert 'href="/van-ban/?ngay=2024-06-30&amp;biet=2024-11-02&amp;loc=cham"' in html
    assert "30/06/2024" in html.split("<h1>")[1]


def test_another_day_is_said_in_a_banner_with_the_way_back(member: Client) -> None:
    html = page(member, "/van-ban/?ngay=30/06/2024&loc=cham&loc=dat")
    assert "<strong>tại ngày 30/06/2024</strong>" in html
    assert 'href="/van-ban/?loc=cham&amp;loc=dat">Về hôm nay</a>' in html


def test_choosing_a_day_keeps_the_filters(member: Client) -> None:
    html = page(member, "/van-ban/?ngay=30/06/2024&loc=cham&loc=dat")
    form = re.search(r'<form method="get".*?</form>', html, re.S)
    assert form
    assert re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', form.group()) == [
        ("loc", "cham"),
        ("loc", "dat"),
    ]


def test_the_usual_day_has_no_banner(member: Client) -> None:
    assert "asof-note" not in page(member)


def test_an_example_stands_on_its_own_day_and_says_so(member: Client, example: None) -> None:
    html = page(member, "/van-ban/")
    assert "Xem tại ngày 31/12/2024" in html
    assert "Bình Dương hợp nhất vào TP. Hồ Chí Minh" in html
    assert "asof-note" not in html


@pytest.mark.parametrize("day", ["31/02/2024", "hôm qua", "2024", "01/01/0001", "31/12/9999"])
def test_a_day_that_cannot_be_read_is_named_and_the_usual_one_shown(member: Client, day: str) -> None:
    html = page(member, f"/van-ban/?ngay={day}")
    assert f"«{day}»" in html
    assert "Không đọc được ngày" in html
    assert f"{asof.default_day():%d/%m/%Y}" in html


@pytest.mark.parametrize(
    "day", ["30/06/2024", "30/6/2024", "2024-06-30", "30-06-2024", "30.06.2024", " 30/06/2024 "]
)
def test_a_day_may_be_written_in_several_ways(member: Client, day: str) -> None:
    assert "Xem tại ngày 30/06/2024" in page(member, f"/van-ban/?ngay={day}")


def test_hostile_words_of_an_address_are_shown_as_text(member: Client) -> None:
    html = page(member, "/van-ban/?ngay=<script>alert(1)</script>&<b>=<i>")
    assert "<script" not in html
    assert "<i>" not in html


def test_size_and_contrast_are_remembered(client: Client) -> None:
    answer = client.post("/hien-thi/", {"co_chu": "lon", "next": "/van-ban/?loc=cham"})
    assert (answer.status_code, answer["Location"]) == (302, "/van-ban/?loc=cham")
    client.post("/hien-thi/", {"tuong_phan": "cao"})
    assert 'data-size="lon" data-contrast="cao"' in page(client)


def test_an_unknown_size_changes_nothing(client: Client) -> None:
    client.post("/hien-thi/", {"co_chu": '"><script>'})
    client.cookies["tuong_phan"] = "moi-thu"
    assert 'data-size="vua" data-contrast="thuong"' in page(client)


@pytest.mark.parametrize("address", ["https://example.org/", "//example.org/", "javascript:alert(1)", ""])
def test_display_never_leads_to_another_server(client: Client, address: str) -> None:
    assert client.post("/hien-thi/", {"co_chu": "lon", "next": address})["Location"] == "/"


def test_the_name_of_a_size_button_begins_with_what_is_seen(client: Client) -> None:
    seen = re.findall(r'<button name="co_chu"[^>]*>([^<]+)<span class="unseen">([^<]+)', page(client))
    assert seen == [("A−", " cỡ chữ nhỏ"), ("A", " cỡ chữ thường"), ("A+", " cỡ chữ lớn")]


def test_pages_are_vietnamese_until_english_is_chosen(client: Client, settings: object) -> None:
    settings.LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]  # type: ignore[attr-defined]
    html = client.get("/", headers={"accept-language": "en-US,en"}).content.decode()
    assert '<html lang="vi"' in html
    assert '<button name="language" value="en" lang="en">English</button>' in html
    client.post("/ngon-ngu/", {"language": "en", "next": "/"})
    assert '<html lang="en"' in page(client)


def test_a_language_without_a_catalogue_is_not_offered(client: Client, settings: object) -> None:
    settings.LANGUAGES = [("vi", "Tiếng Việt")]  # type: ignore[attr-defined]
    client.cookies["django_language"] = "en"
    html = page(client)
    assert '<html lang="vi"' in html
    assert 'name="language"' not in html


def test_a_refused_action_says_why_and_leads_back(member: Client) -> None:
    answer = member.get("/tu-choi/", headers={"referer": "http://testserver/van-ban/?loc=cham"})
    assert answer.status_code == 422
    assert "Văn bản này đã có. Hãy mở văn bản đã có." in answer.content.decode()
    assert 'href="http://testserver/van-ban/?loc=cham"' in answer.content.decode()


def test_a_refusal_never_leads_to_another_server(member: Client) -> None:
    answer = member.get("/tu-choi/", headers={"referer": "https://example.org/"})
    assert "example.org" not in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/hong/400/", 400, "Máy chủ không đọc được yêu cầu này"),
        ("/hong/403/", 403, "Bạn không có quyền xem trang này"),
        ("/khong-co/", 404, "Không tìm thấy trang này"),
        ("/hong/500/", 500, "Máy chủ gặp lỗi"),
    ],
)
def test_a_mistake_has_a_page_without_the_database(
    client: Client, address: str, status: int, sentence: str
) -> None:
    client.force_login(people.stranger())
    client.raise_request_exception = False
    with patch("django.template.context.RequestContext.bind_template", side_effect=OperationalError):
        answer = client.get(address)
    assert (answer.status_code, sentence in answer.content.decode()) == (status, True)


def test_a_form_without_its_token_is_explained() -> None:
    answer = Client(enforce_csrf_checks=True).post("/hien-thi/", {"co_chu": "lon"})
    assert answer.status_code == 403
    assert "Biểu mẫu đã hết hạn" in answer.content.decode()


@pytest.mark.parametrize("address", ["/suc-khoe/", "/suc-khoe/song", "/suc-khoe/san-sang"])
def test_health_is_ok_and_says_no_more(client: Client, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert "no-store" in answer["Cache-Control"]


def test_without_the_database_the_program_is_alive_but_not_ready(client: Client) -> None:
    with patch("django.db.backends.utils.CursorWrapper.execute", side_effect=OperationalError("secret host")):
        assert client.get("/suc-khoe/song").status_code == 200
        for address in ("/suc-khoe/", "/suc-khoe/san-sang"):
            answer = client.get(address)
            assert (answer.status_code, answer.content) == (503, b"not ok")


def test_whether_the_web_server_lives_is_not_asked_of_the_database(
    client: Client, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    with django_assert_num_queries(0):
        client.get("/suc-khoe/song")
