"""The overview and the scoreboard: what stands there, in which order, for whom, at what cost."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import promises
from promises import Says
from tinhso.base.values import Role
from tinhso.core.lawtext import Kind
from tinhso.core.pace import Status
from tinhso.core.quantity import Comparator
from tinhso.documents import actions as documents
from tinhso.documents.models import Document
from tinhso.observations import actions as ledger
from tinhso.progress import actions as progress
from tinhso.progress.actions import Terms

pytestmark = pytest.mark.django_db
Read = Callable[[bytes], str]
SignIn = Callable[[Role], Client]
DUE = {"by": date(2025, 12, 31)}
DAY = {"ngay": "2024-12-31"}


def resolution(*sentences: Says, lead: str = "") -> Document:
    """A resolution whose every sentence is a target."""
    paper, reviews = promises.document(*sentences)
    for review in reviews:
        progress.promise(
            review=review,
            indicator=promises.indicator(review.indicator, review.unit or ""),
            area=promises.province(),
            terms=Terms(lead=lead),
            by=promises.steering(),
        )
    return paper


def report(paper_of: dict[str, str], as_of: str = "2024-06") -> Document:
    """A report whose every sentence is a figure of the indicator of the same name."""
    said = [Says(name, value, more={"as_of": as_of}) for name, value in paper_of.items()]
    paper, reviews = promises.document(
        *said, kind=Kind.RESULT, reference="", title="Báo cáo sáu tháng", issued_on=date(2024, 7, 5)
    )
    for review in reviews:
        ledger.record(
            indicator=promises.indicator(review.indicator),
            area=promises.province(),
            fact=ledger.fact_of(review),
            review=review,
            by=promises.steering(),
        )
    return paper


def three() -> Document:
    """A resolution with a target reached, one late and one without a figure."""
    paper = resolution(
        Says("Tỷ lệ hộ có cáp quang", "80", more=DUE),
        Says("Tỷ lệ người có chữ ký số", "50", more={"by": date(2023, 12, 31)}),
        Says("Tỷ lệ xã có tổ công nghệ số", "100", more=DUE),
    )
    report({"Tỷ lệ hộ có cáp quang": "82", "Tỷ lệ người có chữ ký số": "31"})
    return paper


def address(paper: Document) -> str:
    return f"/nghi-quyet/{paper.pk}/"


def names(page: str) -> list[str]:
    """The known targets in the order in which the page names them in its rows."""
    known = ("Tỷ lệ hộ có cáp quang", "Tỷ lệ người có chữ ký số", "Tỷ lệ xã có tổ công nghệ số")
    body = page[page.index("<tbody>") :] if "<tbody>" in page else ""
    return sorted(
        (name for name in known if f">{name}</a>" in body), key=lambda name: body.index(f">{name}</a>")
    )


def test_the_heading_answers_and_what_needs_attention_stands_first(signed_in: SignIn, read: Read) -> None:
    answer = signed_in(Role.LEADER).get(address(three()), DAY)
    assert "<h1>1/3 chỉ tiêu đạt, 1 chậm, 1 thiếu số liệu</h1>" in answer.content.decode()
    assert names(answer.content.decode()) == [
        "Tỷ lệ người có chữ ký số",
        "Tỷ lệ xã có tổ công nghệ số",
        "Tỷ lệ hộ có cáp quang",
    ]
    page = read(answer.content)
    assert "Đã quá hạn 31/12/2023 được 366 ngày mà chưa đạt." in page
    assert "còn thiếu 19 điểm %" in page
    assert "82 % đến 30/06/2024" in page


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ({"trang-thai": "cham"}, ["Tỷ lệ người có chữ ký số"]),
        ({"trang-thai": "dat"}, ["Tỷ lệ hộ có cáp quang"]),
        ({"tim": "CAP quang"}, ["Tỷ lệ hộ có cáp quang"]),
        ({"tim": "khong co dau nay"}, []),
        ({"cap": "commune"}, []),
        ({"co-quan": "Sở không có"}, []),
        ({"trang-thai": "la", "cap": "la", "sap": "la"}, ["Tỷ lệ người có chữ ký số"]),
    ],
)
def test_filters_stand_in_the_address(signed_in: SignIn, words: dict[str, str], left: list[str]) -> None:
    page = signed_in(Role.LEADER).get(address(three()), {**DAY, **words}).content.decode()
    assert names(page)[: len(left) or None] == left


def test_the_counts_of_the_statuses_obey_the_other_filters(signed_in: SignIn, read: Read) -> None:
    page = read(signed_in(Role.LEADER).get(address(three()), {**DAY, "tim": "cap quang"}).content)
    assert "Tất cả 1" in page
    assert "Chậm 0" in page


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("van-ban", "Tỷ lệ hộ có cáp quang"),
        ("han", "Tỷ lệ người có chữ ký số"),
        ("ten", "Tỷ lệ hộ có cáp quang"),
    ],
)
def test_rows_are_sorted_as_asked(signed_in: SignIn, order: str, first: str) -> None:
    page = signed_in(Role.LEADER).get(address(three()), {**DAY, "sap": order}).content.decode()
    assert names(page)[0] == first


def test_a_figure_said_more_briefly_says_what_it_leaves_out(signed_in: SignIn, read: Read) -> None:
    paper = resolution(Says("Hạ tầng mạng Internet băng rộng cáp quang phủ hộ gia đình", "95", more=DUE))
    _report, (review,) = promises.document(
        Says("hộ gia đình được phủ mạng Internet băng rộng", "83.6"), kind=Kind.RESULT, reference=""
    )
    ledger.record(
        indicator=promises.indicator("Hạ tầng mạng Internet băng rộng cáp quang phủ hộ gia đình"),
        area=promises.province(),
        fact=ledger.fact_of(review),
        review=review,
        by=promises.steering(),
    )
    page = read(signed_in(Role.LEADER).get(address(paper), DAY).content)
    assert "nói gọn hơn: thiếu «cáp quang»" in page


def test_files_hold_the_rows_of_the_page(signed_in: SignIn) -> None:
    client, paper = signed_in(Role.LEADER), three()
    words = {**DAY, "trang-thai": "cham"}
    rows = json.loads(client.get(f"{address(paper)}bang-diem.json", words).content)
    assert [(row["target"], row["latest"], row["status"]) for row in rows] == [
        ("Tỷ lệ người có chữ ký số", 31, "Chậm")
    ]
    sheet = client.get(f"{address(paper)}bang-diem.csv", words).content.decode("utf-8-sig")
    assert [row["Trạng thái"] for row in csv.DictReader(io.StringIO(sheet))] == ["Chậm"]
    assert client.get(f"{address(paper)}bang-diem.xlsx", words).content.startswith(b"PK")


def test_the_overview_is_a_file_too_and_strangers_get_what_is_published(
    signed_in: SignIn, client: Client
) -> None:
    paper = three()
    (row,) = json.loads(signed_in(Role.LEADER).get("/tong-quan.json", DAY).content)
    assert (row["reference"], row["late"]) == (paper.reference, 1)
    assert sum(row[status.value] for status in Status) == 3
    assert json.loads(client.get("/tong-quan.json", DAY).content) == []


def test_signs_in_a_title_stay_out_of_the_names_of_files_and_sheets(signed_in: SignIn) -> None:
    paper, _reviews = promises.document(reference="", title='Kế hoạch: "số hóa" [2024/2025]?')
    for ending in ("csv", "xlsx", "json"):
        answer = signed_in(Role.LEADER).get(f"{address(paper)}bang-diem.{ending}")
        name = f'attachment; filename="bang-diem-ke-hoach-so-hoa-2024-2025.{ending}"'
        assert (answer.status_code, answer["Content-Disposition"]) == (200, name)


def test_the_public_sees_what_is_published_and_no_source_that_is_not(client: Client, read: Read) -> None:
    paper = three()
    assert "Chưa có kết quả nào được công khai" in read(client.get("/").content)
    assert client.get(address(paper)).status_code == 302
    assert client.get(f"{address(paper)}bang-diem.csv").status_code == 302
    documents.publish(document=paper, is_open=True, by=promises.steering())
    assert "05-NQ/TU" in read(client.get("/", DAY).content)
    page = read(client.get(address(paper), DAY).content)
    assert "82 %" in page
    assert "văn bản chưa công khai" in page
    assert "Báo cáo sáu tháng" not in page
    assert "Tỷ lệ hộ có cáp quang đạt 82" not in page
    sheet = client.get(f"{address(paper)}bang-diem.csv", DAY).content.decode()
    assert "Báo cáo sáu tháng" not in sheet
    assert "đạt 82" not in sheet


def test_hostile_words_are_only_words(signed_in: SignIn) -> None:
    evil = "Tỷ lệ <script>alert(1)</script> \"onload='x'"
    paper = resolution(Says(evil, "80", more=DUE), lead="<b>Sở</b>")
    report({evil: "10"})
    page = signed_in(Role.LEADER).get(address(paper), DAY).content.decode()
    assert "<script>alert" not in page
    assert "<b>Sở" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_two_resolutions_that_disagree_name_one_another(signed_in: SignIn, read: Read) -> None:
    old = promises.target(Says("Tỷ lệ hộ có cáp quang", "80", more=DUE))
    new = promises.target(
        Says("Tỷ lệ hộ có cáp quang", "95", more=DUE), reference="09-NQ/TU", issued_on=date(2024, 1, 1)
    )
    client = signed_in(Role.LEADER)
    before = read(client.get(address(old.document), DAY).content)
    assert "09-NQ/TU : 95 % (ban hành sau, đang áp dụng)" in before
    after = read(client.get(address(new.document), DAY).content)
    assert "Văn bản này ban hành sau nên đang áp dụng." in after


def test_sixty_targets_stay_small_and_quick(signed_in: SignIn) -> None:
    said = [
        Says(
            f"Tỷ lệ hồ sơ lĩnh vực {n} được xử lý trực tuyến",
            str(40 + n % 60),
            comparator=Comparator.GE,
            more=DUE,
        )
        for n in range(60)
    ]
    paper = resolution(*said, lead="Sở Khoa học và Công nghệ")
    report({one.indicator: str(30 + n) for n, one in enumerate(said)})
    client = signed_in(Role.STEERING)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(address(paper), DAY)
    assert answer.content.count(b'<th scope="row">') == 60
    styles = [finders.find(name) for name in ("base/page.css", "ioc/ioc.css")]
    weight = len(gzip.compress(answer.content)) + sum(
        len(gzip.compress(Path(str(style)).read_bytes())) for style in styles
    )
    assert weight < 160_000
    assert len(queries) <= 25, [query["sql"] for query in queries][-1]


def test_the_overview_counts_and_says_what_to_do_next(signed_in: SignIn, read: Read) -> None:
    three()
    page = read(signed_in(Role.STEERING).get("/", DAY).content)
    assert "1/3 chỉ tiêu đạt, 1 chậm, 1 thiếu số liệu" in page
    assert "Số liệu mới nhất của ngày 30/06/2024" in page


@pytest.mark.parametrize(
    ("role", "step"),
    [
        (Role.STEERING, "Bước đầu tiên: đưa nghị quyết và các báo cáo vào hệ thống."),
        (Role.LEADER, "Khi Văn phòng Ban Chỉ đạo lập chỉ tiêu từ nghị quyết, tiến độ sẽ hiện ở đây."),
    ],
)
def test_an_empty_overview_tells_each_role_the_first_step(
    signed_in: SignIn, read: Read, role: Role, step: str
) -> None:
    assert step in read(signed_in(role).get("/").content)


def test_the_overview_offers_accepted_statements_that_became_nothing(signed_in: SignIn, read: Read) -> None:
    paper, _reviews = promises.document(Says("Tỷ lệ hộ có cáp quang", "80"))
    answer = signed_in(Role.STEERING).get("/", follow=True)
    assert f"/van-ban/{paper.pk}/lap-chi-tieu/" in answer.content.decode()


def test_links_keep_the_day(signed_in: SignIn) -> None:
    paper = three()
    page = (
        signed_in(Role.LEADER)
        .get(address(paper), {"ngay": "2024-11-30", "biet": "2030-01-01"})
        .content.decode()
    )
    links = [part.split('"')[0] for part in page.split('href="')[1:]]
    inner = [link for link in links if link.startswith(("/chi-tieu/", "/van-ban/", "/nghi-quyet/", "?"))]
    assert inner
    # Back to the usual day is the one link that must not.
    inner = [link for link in inner if link != address(paper)]
    assert [one for one in inner if "ngay=2024-11-30" not in one or "biet=2030-01-01" not in one] == []
