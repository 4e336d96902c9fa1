"""Deciding on the pages: plain forms that work without a script, rows alone for htmx, asking where two readings are."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

import people
from parts.documents import builders
from parts.documents.builders import CONTENT, entries, first, read, said, steering
from tinhso.base.values import Role
from tinhso.core.lawtext import Level
from tinhso.documents import actions, queries
from tinhso.documents.models import Document, Review
from tinhso.documents.values import State

pytestmark = pytest.mark.django_db

FILLED: dict[str, Any] = {
    "kind": "target",
    "indicator": "hộ gia đình có cáp quang",
    "comparator": "ge",
    "value": "83,6",
    "unit": "%",
}


@pytest.fixture
def reviewer(client: Client) -> Client:
    """A browser of a reviewer."""
    client.force_login(people.in_role(Role.REVIEWER))
    return client


def base(document: Document) -> str:
    return f"/van-ban/{document.pk}/"


def at(document: Document, step: str = "", *, nth: int = 0) -> str:
    return f"{base(document)}noi-dung/{entries(document)[nth].place}/{step}"


def latest(document: Document) -> Review:
    return document.text.reviews.order_by("-id")[0]


def test_accepting_without_a_script_returns_to_the_statement(reviewer: Client) -> None:
    document = read()
    answer = reviewer.post(at(document, "chap-nhan/"))
    assert answer["Location"] == f"{base(document)}#s-{entries(document)[0].place}"
    assert entries(document)[0].state is State.ACCEPTED
    assert latest(document).recorded_by == people.in_role(Role.REVIEWER)


def test_accepting_under_a_filter_keeps_the_filter(reviewer: Client) -> None:
    document = read()
    answer = reviewer.post(at(document, "chap-nhan/?trang_thai=chua-ra-soat&trang=2&ngay=2024-06-30"))
    query = "trang_thai=chua-ra-soat&trang=2&ngay=2024-06-30"
    assert answer["Location"] == f"{base(document)}?{query}#danh-sach"


def test_a_decision_made_on_a_page_that_is_out_of_date_is_refused(reviewer: Client) -> None:
    document = read()
    shown = reviewer.get(at(document, "loai/")).content.decode()
    (seen,) = re.findall(r'name="seen" value="(\d+)"', shown)
    assert f'name="seen" value="{seen}"' in reviewer.get(base(document)).content.decode()
    actions.accept(candidate=first(document), by=steering())
    for step in ("chap-nhan/", "sua/", "loai/"):
        late = reviewer.post(at(document, step), {**FILLED, "note": "trích lại", "seen": seen})
        assert late.status_code == 422
        assert "vừa được người khác rà soát" in late.content.decode()
    assert entries(document)[0].state is State.ACCEPTED
    (seen,) = re.findall(r'name="seen" value="(\d+)"', reviewer.get(at(document, "loai/")).content.decode())
    reviewer.post(at(document, "loai/"), {"note": "trích lại", "seen": seen})
    assert entries(document)[0].state is State.REJECTED


def test_a_part_that_is_refused_or_asks_for_sign_in_loads_its_page_anew(reviewer: Client) -> None:
    document, htmx = builders.taken_in(), {"HX-Request": "true"}
    actions.add(text=document.text, statement=said(CONTENT, "80"), by=steering())
    refused = reviewer.post(at(document, "chap-nhan/"), headers=htmx)
    assert (refused.status_code, refused["HX-Refresh"], refused.content) == (204, "true", b"")
    assert "Máy không đọc ra nội dung này" in reviewer.get(base(document)).content.decode()
    stranger = Client().post(at(document, "chap-nhan/"), headers=htmx)
    assert (stranger.status_code, stranger["HX-Refresh"]) == (204, "true")


def test_htmx_gets_the_row_the_number_and_the_count_alone(reviewer: Client) -> None:
    document = read()
    answer = reviewer.post(at(document, "chap-nhan/"), headers={"HX-Request": "true"})
    html = answer.content.decode()
    place = entries(document)[0].place
    assert html.startswith(f'<li id="s-{place}" class="statement target accepted">')
    # The focus, which was on the button of this id, finds the words that say what happened.
    assert f'id="a-{place}" tabindex="-1"' in html
    assert 'hx-swap-oob="true"' in html
    assert "2 chưa rà soát" in html
    assert "<html" not in html


def test_a_form_without_its_token_changes_nothing() -> None:
    document = read()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(steering())
    assert strict.post(at(document, "chap-nhan/")).status_code == 403
    assert entries(document)[0].state is State.UNDECIDED


def test_the_token_in_a_row_opens_its_form() -> None:
    document = read()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(steering())
    html = strict.get(base(document)).content.decode()
    token = html.split('name="csrfmiddlewaretoken" value="')[-1].split('"')[0]
    assert strict.post(at(document, "chap-nhan/"), {"csrfmiddlewaretoken": token}).status_code == 302


def test_rejecting_asks_for_a_reason(reviewer: Client) -> None:
    document = read()
    assert "Loại bỏ nội dung này?" in reviewer.get(at(document, "loai/")).content.decode()
    empty = reviewer.post(at(document, "loai/"), {"note": " "})
    assert empty.status_code == 422
    assert "Hãy ghi lý do" in empty.content.decode()
    assert entries(document)[0].review is None
    assert reviewer.post(at(document, "loai/"), {"note": "trích của trung ương"}).status_code == 302
    assert entries(document)[0].state is State.REJECTED
    assert latest(document).note == "trích của trung ương"
    assert "Lý do: trích của trung ương" in reviewer.get(base(document)).content.decode()


def test_a_rejected_statement_can_be_accepted_after_all(reviewer: Client) -> None:
    document = read()
    actions.reject(at=first(document), note="nhầm", by=steering())
    reviewer.post(at(document, "chap-nhan/"))
    assert entries(document)[0].state is State.ACCEPTED


def test_the_form_of_a_correction_starts_with_what_stands(reviewer: Client) -> None:
    document = read()
    html = reviewer.get(at(document, "sua/", nth=2)).content.decode()
    assert 'value="41.162"' in html
    assert 'value="2023"' in html
    assert '<option value="result" selected>' in html


def test_a_correction_is_read_the_vietnamese_way(reviewer: Client) -> None:
    document = read()
    words = FILLED | {
        "value": "1.234,5",
        "value_high": "2.000",
        "unit": "tỷ lệ phần nghìn",
        "levels": ["province", "commune"],
        "by": "31/12/2030",
        "every": "year",
        "of_value": "43.117",
        "of_unit": "hộ",
        "exclusion": "hộ mật",
        "territory": "Dĩ An",
        "note": "theo phụ lục",
    }
    assert reviewer.post(at(document, "sua/"), words).status_code == 302
    review = latest(document)
    statement = review.as_statement(CONTENT)
    assert (statement.value, statement.value_high) == (Decimal("1234.5"), Decimal(2000))
    assert statement.levels == (Level.PROVINCE, Level.COMMUNE)
    assert statement.by == date(2030, 12, 31)
    assert statement.of is not None
    assert (statement.of.value, statement.of.unit) == (Decimal(43117), "hộ")
    assert (statement.exclusion, statement.territory, review.note) == ("hộ mật", "Dĩ An", "theo phụ lục")
    assert (statement.start, statement.value_start) == (first(document).start, first(document).value_start)


def test_a_period_is_stored_in_its_form_and_shown_as_people_write_it(reviewer: Client) -> None:
    document = read()
    reviewer.post(at(document, "sua/"), FILLED | {"kind": "result", "as_of": "Quý IV/2024"})
    assert latest(document).as_of == "2024-Q4"
    assert "quý 4/2024" in reviewer.get(base(document)).content.decode()


def test_a_number_that_reads_two_ways_is_asked_about(reviewer: Client) -> None:
    document = read()
    asked = reviewer.post(at(document, "sua/"), FILLED | {"value": "1.234"})
    html = asked.content.decode()
    assert asked.status_code == 422
    assert "có thể hiểu hai cách" in html
    assert '<input type="radio" name="value_nghia" value="1.234"> 1,234' in html
    assert '<input type="radio" name="value_nghia" value="1234"> 1.234' in html
    assert entries(document)[0].review is None
    reviewer.post(at(document, "sua/"), FILLED | {"value": "1.234", "value_nghia": "1.234"})
    assert latest(document).value == Decimal("1.234")


def test_an_answer_that_was_not_offered_is_asked_again(reviewer: Client) -> None:
    document = read()
    assert (
        reviewer.post(at(document, "sua/"), FILLED | {"value": "1.234", "value_nghia": "9"}).status_code
        == 422
    )


@pytest.mark.parametrize(
    ("wrong", "field", "word"),
    [
        ({"value": "nhiều"}, "value", "không đọc được thành số"),
        ({"value": "9" * 55}, "value", "không đọc được thành số"),
        ({"value": ""}, "value", "Hãy ghi giá trị"),
        ({"value": "0,12345678901234"}, "value", "không quá 10 chữ số"),
        ({"value_high": "5"}, "value_high", "Cận trên phải lớn hơn"),
        ({"by": "31/02/2030"}, "by", "Ngày này không đọc được"),
        ({"as_of": "mới đây"}, "as_of", "Thời điểm không đọc được"),
        ({"indicator": " "}, "indicator", "Hãy ghi đại lượng đo"),
        ({"of_value": "x"}, "of_value", "không đọc được thành số"),
    ],
)
def test_a_mistake_is_said_beside_its_field_and_the_rest_is_kept(
    reviewer: Client, wrong: dict[str, str], field: str, word: str
) -> None:
    document = read()
    answer = reviewer.post(at(document, "sua/"), FILLED | {"territory": "Thủ Dầu Một"} | wrong)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert word in html
    assert f'id="id_{field}_error"' in html
    assert f'href="#id_{field}"' in html
    assert 'value="Thủ Dầu Một"' in html
    assert entries(document)[0].review is None


def test_the_page_of_a_statement_shows_both_readings_and_every_decision(reviewer: Client) -> None:
    document = read()
    actions.accept(candidate=first(document), by=steering())
    reviewer.post(at(document, "sua/"), FILLED | {"note": "theo bản ký"})
    html = reviewer.get(at(document)).content.decode()
    assert "Máy đọc và người rà soát khác nhau" in html
    assert "máy đọc bằng bộ luật mau-1" in html
    assert "demo-steering: Chấp nhận, tối thiểu 80 %" in html
    assert "demo-reviewer: Chấp nhận sau khi sửa, tối thiểu 83,6 %. Lý do: theo bản ký" in html


def test_a_place_that_is_none_is_not_found(reviewer: Client) -> None:
    document = read()
    for step in ("", "sua/", "loai/"):
        assert reviewer.get(f"{base(document)}noi-dung/1-2-0/{step}").status_code == 404
    assert reviewer.post(f"{base(document)}noi-dung/1-2-0/chap-nhan/").status_code == 404
    assert reviewer.get(f"{base(document)}noi-dung/1-2-0x/").status_code == 404


def added(client: Client, document: Document, **words: str) -> Any:
    quote = "đã có 41.162 doanh nghiệp dùng nền tảng số"
    sent = {"kind": "result", "indicator": "doanh nghiệp", "comparator": "eq", "unit": "doanh nghiệp"}
    return client.post(f"{base(document)}them/", sent | {"quote": quote, "number": "41.162"} | words)


def test_a_statement_is_added_where_its_words_stand(reviewer: Client) -> None:
    document = builders.taken_in()
    assert added(reviewer, document).status_code == 302
    review = latest(document)
    assert CONTENT[review.start : review.end] == "đã có 41.162 doanh nghiệp dùng nền tảng số"
    assert CONTENT[review.value_start : review.value_end] == "41.162"
    assert review.value == 41162
    assert entries(document)[0].state is State.ADDED


def test_the_form_of_an_addition_asks_for_the_words_first_and_each_thing_once(reviewer: Client) -> None:
    html = reviewer.get(f"{base(builders.taken_in())}them/").content.decode()
    names = re.findall(r'<(?:input|select|textarea)[^>]* name="([a-z_]+)"', html.split("<main")[1])
    assert names[1:4] == ["quote", "number", "indicator"]
    assert {name for name in names if names.count(name) > 1} == {"levels"}


def test_the_value_may_be_other_than_the_number_as_written(reviewer: Client) -> None:
    document = builders.taken_in("Có 1,76 triệu tài khoản.\n")
    added(
        reviewer,
        document,
        quote="Có 1,76 triệu tài khoản",
        number="1,76",
        value="1.760.000",
        unit="tài khoản",
    )
    assert latest(document).value == 1_760_000


@pytest.mark.parametrize(
    ("words", "field", "word"),
    [
        ({"quote": "câu không có"}, "quote", "Không thấy câu này"),
        ({"number": "162"}, "number", "không có con số đó"),
        ({"quote": ""}, "quote", "Hãy dán câu"),
        ({"number": ""}, "number", "Hãy ghi con số"),
    ],
)
def test_words_that_are_not_in_the_text_are_refused(
    reviewer: Client, words: dict[str, str], field: str, word: str
) -> None:
    document = builders.taken_in()
    answer = added(reviewer, document, **words)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert word in html
    assert f'id="id_{field}_error"' in html
    assert not Review.objects.exists()


def test_words_that_stand_in_several_places_are_asked_about(reviewer: Client) -> None:
    content = "Xã A: đạt 5% hộ.\nXã B: đạt 5% hộ.\n"
    document = builders.taken_in(content)
    words = {"quote": "đạt 5% hộ", "number": "5", "unit": "%"}
    asked = added(reviewer, document, **words)
    html = asked.content.decode()
    assert asked.status_code == 422
    assert html.count('name="cho"') == 2
    assert "Xã B: đạt <strong>5</strong>% hộ" in html
    second = content.rindex("đạt 5%")
    place = f"{second}-{second + len('đạt 5% hộ')}-{second + 4}-{second + 5}"
    assert f'value="{place}"' in html
    assert added(reviewer, document, **words, cho=place).status_code == 302
    assert latest(document).start == second


def test_all_sure_ones_are_accepted_after_a_look_at_how_many(reviewer: Client) -> None:
    document = read()
    address = f"{base(document)}chap-nhan/"
    html = reviewer.get(address).content.decode()
    assert "2 nội dung chưa rà soát mà máy chắc chắn" in html
    assert "1 nội dung máy không chắc chắn" in html
    assert entries(document)[0].state is State.UNDECIDED
    assert "Đã chấp nhận 2 nội dung" in reviewer.post(address, follow=True).content.decode()
    assert [entry.state for entry in entries(document)] == [State.ACCEPTED, State.UNDECIDED, State.ACCEPTED]


@pytest.mark.parametrize("role", [Role.LEADER, Role.DEPARTMENT, Role.CLERK])
def test_whoever_only_reads_decides_nothing(client: Client, role: Role) -> None:
    document = read()
    client.force_login(people.in_role(role))
    assert client.get(at(document)).status_code == 200
    for address in (
        at(document, "chap-nhan/"),
        at(document, "sua/"),
        at(document, "loai/"),
        f"{base(document)}them/",
        f"{base(document)}chap-nhan/",
        f"{base(document)}doc-lai/",
        f"{base(document)}cong-khai/",
    ):
        assert client.post(address, FILLED | {"note": "x"}).status_code == 403
    assert not Review.objects.exists()


def test_nothing_is_decided_while_looking_at_the_past(reviewer: Client) -> None:
    document = read()
    answer = reviewer.post(at(document, "chap-nhan/?biet=2099-01-01"))
    assert answer.status_code == 422
    assert entries(document)[0].review is None


def test_opening_says_first_what_the_public_will_see(client: Client) -> None:
    document = read()
    actions.accept(candidate=first(document), by=steering())
    client.force_login(steering())
    address = f"{base(document)}cong-khai/"
    html = client.get(address).content.decode()
    assert "1 nội dung định lượng đã được chấp nhận" in html
    assert "Còn 2 nội dung chưa rà soát" in html
    assert not queries.is_open(document)
    client.post(address, {"mo": "1"})
    client.post(address, {"mo": "1"})
    assert document.publications.count() == 1
    assert "đang công khai" in client.get(base(document)).content.decode()
    assert "Thôi công khai văn bản này?" in client.get(address).content.decode()
    client.post(address, {"mo": "0"})
    assert not queries.is_open(document)


def test_a_reading_that_is_gone_says_so_beside_the_judgement(reviewer: Client) -> None:
    document = read()
    actions.accept(candidate=first(document), by=steering())
    builders.machine_reads(document.text, (said(CONTENT, "60", value=Decimal(60)),), grammar="mau-2")
    html = reviewer.get(base(document)).content.decode()
    assert "Bản đọc mới nhất không còn thấy nội dung này" in html
    reviewer.post(at(document, "loai/"), {"note": "bản mới đúng"})
    assert entries(document)[0].state is State.REJECTED
    refused = reviewer.post(at(document, "chap-nhan/"))
    assert refused.status_code == 422
    assert "Máy không đọc ra nội dung này" in refused.content.decode()
