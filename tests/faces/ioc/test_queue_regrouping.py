"""On the page of the queue: a statement split, merged, taken back, and what is like it."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

import promises
from parts.documents import builders
from promises import Says
from tinhso.base.values import Role
from tinhso.core.lawtext import Kind, Level
from tinhso.documents import queries
from tinhso.documents.models import Document
from tinhso.documents.values import State
from tinhso.ioc import parts

pytestmark = pytest.mark.django_db
SignIn = Callable[[Role], Client]
Read = Callable[[bytes], str]
LINE = "- Tối thiểu 70%, 60%, 55% hồ sơ ở cấp tỉnh, cấp huyện, cấp xã xử lý trên mạng.\n"
SKILL = "Tỷ lệ người dân trong độ tuổi lao động được đào tạo kỹ năng số cơ bản"
LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


def key(document: Document, at: int) -> str:
    return f"{document.text.pk}-{queries.entries(document.text)[at].place}"


def read_as_one(levels: tuple[Level, ...] = LEVELS) -> Document:
    document = builders.taken_in(LINE)
    one = builders.said(LINE, "70", indicator="hồ sơ xử lý trên mạng", value=Decimal(70), levels=levels)
    builders.machine_reads(document.text, (one,))
    return document


def sent(document: Document, at: int, doing: str, **said: str) -> dict[str, str]:
    return {"viec": doing, "o": key(document, at), "seen": "0", **said}


def test_a_passage_suggests_a_value_for_each_level() -> None:
    fields = queries.entries(read_as_one().text)[0].fields
    found = parts.suggested(fields, LINE[fields.start : fields.end])
    assert [(part["value"], part["level"]) for part in found] == [
        (70, Level.PROVINCE),
        (60, Level.DISTRICT),
        (55, Level.COMMUNE),
    ]


def test_the_month_of_a_deadline_is_not_suggested_as_a_value() -> None:
    line = "- 100% kết quả được số hóa trước tháng 6/2026, 80% trước ngày 30/9/2026.\n"
    document = builders.taken_in(line)
    said = builders.said(line, "100", indicator="kết quả được số hóa", value=Decimal(100))
    builders.machine_reads(document.text, (said,))
    fields = queries.entries(document.text)[0].fields
    assert [part["value"] for part in parts.suggested(fields, line)] == [100, 80]


def test_one_value_for_two_levels_is_suggested_for_each() -> None:
    document = builders.read()
    fields = queries.entries(document.text)[0].fields
    fields.levels = [Level.PROVINCE, Level.COMMUNE]
    found = parts.suggested(fields, builders.CONTENT[fields.start : fields.end])
    assert [(part["value"], part["level"]) for part in found] == [(80, Level.PROVINCE), (80, Level.COMMUNE)]


def test_what_is_suggested_is_split_as_it_stands(signed_in: SignIn, read: Read) -> None:
    document = read_as_one()
    client = signed_in(Role.REVIEWER)
    page = client.get(f"/ra-soat/?o={key(document, 0)}&viec=tach").content.decode()
    form = page[page.index('name="viec" value="tach"') :]
    said = dict(re.findall(r'name="(phan-[^"]*)"[^>]*value="([^"]*)"', form))
    for name, chosen in re.findall(r'<select name="(phan-[^"]*)".*?(?=</select>)', form, re.S) and [
        (found[1], (re.search(r'value="([^"]*)" selected', found[0]) or ["", ""])[1])
        for found in re.finditer(r'<select name="(phan-[^"]*)".*?</select>', form, re.S)
    ]:
        said[name] = chosen
    answer = client.post("/ra-soat/", sent(document, 0, "tach", **said), follow=True)
    assert "Đã tách thành 3 phần: tối thiểu 70 %, tối thiểu 60 %, tối thiểu 55 %." in read(answer.content)
    added = [entry for entry in queries.entries(document.text) if entry.state is State.ADDED]
    assert [entry.fields.levels for entry in added] == [[level] for level in LEVELS]


def test_a_part_that_cannot_be_read_is_asked_again(signed_in: SignIn, read: Read) -> None:
    document = read_as_one()
    said = {"phan-TOTAL_FORMS": "2", "phan-INITIAL_FORMS": "0", "phan-0-value": "bảy", "phan-1-value": "60"}
    answer = signed_in(Role.REVIEWER).post("/ra-soat/", sent(document, 0, "tach", **said))
    assert answer.status_code == 422
    assert "không đọc được thành số" in read(answer.content)


def test_two_readings_are_merged_and_the_merger_is_taken_back(signed_in: SignIn, read: Read) -> None:
    document = builders.read()
    client = signed_in(Role.REVIEWER)
    page = read(client.get(f"/ra-soat/?o={key(document, 0)}&viec=gop").content)
    assert "Gộp với nội dung nào?" in page
    client.post("/ra-soat/", sent(document, 0, "gop", gop=key(document, 1)))
    found = [entry.state for entry in queries.entries(document.text)]
    assert found == [State.ACCEPTED, State.REJECTED, State.UNDECIDED]
    told = read(client.post("/ra-soat/", sent(document, 0, "hoan-tac"), follow=True).content)
    assert "Đã rút lại quyết định" in told
    assert {entry.state for entry in queries.entries(document.text)} == {State.UNDECIDED}


def test_the_other_reading_may_be_the_one_that_stays(signed_in: SignIn) -> None:
    document = builders.read()
    signed_in(Role.REVIEWER).post("/ra-soat/", sent(document, 0, "gop", vao=key(document, 1)))
    found = [entry.state for entry in queries.entries(document.text)]
    assert found == [State.REJECTED, State.ACCEPTED, State.UNDECIDED]


def test_a_target_promised_elsewhere_already_is_said_clearly(signed_in: SignIn, read: Read) -> None:
    said = Says("Tỷ lệ hộ gia đình có cáp quang", "95", more={"by": date(2025, 12, 31)})
    target = promises.target(said)
    other, (review,) = promises.document(said, reference="06-NQ/TU")
    place = f"{other.text.pk}-{review.value_start}-{review.value_end}-0"
    page = signed_in(Role.REVIEWER).get(f"/ra-soat/?o={place}").content
    assert "Đã là chỉ tiêu, cùng yêu cầu:" in read(page)
    assert f'href="/chi-tieu/{target.pk}/"' in page.decode()
    assert "cùng một đại lượng" in read(page)


def test_a_figure_of_another_report_that_only_resembles_says_what_differs(
    signed_in: SignIn, read: Read
) -> None:
    target = promises.target(Says(SKILL, "80"))
    _paper, (known,) = promises.document(
        Says("người dân biết kỹ năng về công nghệ thông tin", "61"), kind=Kind.RESULT, reference="12/BC"
    )
    version = target.versions.get()
    promises.ledger.record(
        indicator=version.indicator,
        area=version.area,
        fact=promises.ledger.fact_of(known),
        review=known,
        by=promises.steering(),
    )
    place = f"{target.document.text.pk}-{target.review.value_start}-{target.review.value_end}-0"
    page = read(signed_in(Role.REVIEWER).get(f"/ra-soat/?o={place}").content)
    assert "Số liệu người dân biết kỹ năng về công nghệ thông tin : 61 %" in page
    assert "gần giống, cần người xem" in page
    assert "nói khác:" in page
