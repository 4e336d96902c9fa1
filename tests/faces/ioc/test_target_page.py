"""The page of a target: the answer, its figures and passages, changes by whoever may, and other days."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

import people
import promises
from promises import Says
from tinhso.base.asof import ZONE
from tinhso.base.values import Role
from tinhso.core.lawtext import Kind
from tinhso.core.quantity import Comparator
from tinhso.documents import actions as documents
from tinhso.observations import actions as ledger
from tinhso.observations.models import Observation
from tinhso.progress import actions as progress
from tinhso.progress.models import Target

pytestmark = pytest.mark.django_db
Read = Callable[[bytes], str]
SignIn = Callable[[Role], Client]
FIBRE = Says("Tỷ lệ hộ có cáp quang", "95", comparator=Comparator.GT, more={"by": date(2030, 12, 31)})
SAME = "Đang xem một ngày khác"


def address(target: Target, rest: str = "") -> str:
    return f"/chi-tieu/{target.pk}/{rest}"


def reported(target: Target) -> Observation:
    """A figure of the target from the passage of a report."""
    _paper, (review,) = promises.document(
        Says("Tỷ lệ hộ có cáp quang", "83.6"), kind=Kind.RESULT, reference="12/BC", title="Báo cáo năm"
    )
    version = target.versions.get(number=1)
    return ledger.record(
        indicator=version.indicator,
        area=version.area,
        fact=ledger.fact_of(review),
        review=review,
        by=people.in_role(Role.REVIEWER),
    )


def test_the_heading_says_how_far_and_by_when(signed_in: SignIn, read: Read) -> None:
    target = promises.target(FIBRE)
    promises.figure("83.6", of=target)
    page = signed_in(Role.LEADER).get(address(target)).content
    assert "Mới 83,6 %, còn thiếu 11,4 điểm %" in read(page)
    assert "cần trên 95 %, đến hết 31/12/2030" in read(page)
    assert "chưa biết mức xuất phát" in read(page)


def test_both_passages_are_quoted_and_lead_into_their_documents(signed_in: SignIn) -> None:
    target = promises.target(FIBRE)
    row = reported(target)
    page = signed_in(Role.LEADER).get(address(target)).content.decode()
    for review in (target.review, row.review):
        assert review is not None
        assert f"/van-ban/{review.text.document_id}/?doan={review.start}-{review.end}#" in page
    assert '<mark class="target">95</mark>' in page
    assert '<mark class="result">83.6</mark>' in page


def test_a_passage_set_aside_afterwards_is_a_reason_to_act(signed_in: SignIn, read: Read) -> None:
    lost_target, lost_figure = "Đoạn giao chỉ tiêu đã bị loại bỏ", "Đoạn nêu số liệu đã bị loại bỏ"
    target, reviewer = promises.target(FIBRE), people.in_role(Role.REVIEWER)
    row = reported(target)
    assert row.review is not None
    leader = signed_in(Role.LEADER)
    assert "bị loại bỏ" not in read(leader.get(address(target)).content)
    documents.reject(at=target.review, note="trích lại", by=reviewer)
    documents.reject(at=row.review, note="của tỉnh khác", by=reviewer)
    for page in (address(target), f"/nghi-quyet/{target.document_id}/"):
        shown = read(leader.get(page).content)
        assert lost_target in shown
        assert lost_figure in shown
    ledger.correct(observation=row, fact=ledger.fact_of(row.review), note="đã kiểm tra", by=row.recorded_by)
    documents.edit(at=target.review, statement=target.review.as_statement(""), by=reviewer)
    assert "bị loại bỏ" not in read(leader.get(address(target)).content)


def test_every_row_of_a_fact_says_who_when_and_why(signed_in: SignIn, read: Read) -> None:
    target = promises.target(FIBRE)
    row = promises.figure("83.6", of=target)
    ledger.correct(
        observation=row,
        fact=ledger.Fact(value=Decimal(80), as_of=row.as_of),
        note="nhầm cột",
        by=row.recorded_by,
    )
    page = read(signed_in(Role.LEADER).get(address(target)).content)
    assert "ghi nhận : 83,6 %, đến 30/06/2024; nguồn: báo cáo" in page
    assert "đính chính : 80 %" in page
    assert "demo-department; lý do: nhầm cột" in page


def test_a_changed_target_shows_what_it_asked_struck_through(signed_in: SignIn) -> None:
    target = promises.target(FIBRE)
    progress.revise(
        target=target, changes={"value": Decimal(90)}, reason="sửa nghị quyết", by=promises.steering()
    )
    page = signed_in(Role.LEADER).get(address(target)).content.decode()
    assert "<del>trên 95 %</del> <ins>trên 90 %</ins>" in page
    assert "sửa nghị quyết" in page


def test_the_public_reads_no_names_and_no_closed_source(client: Client, read: Read) -> None:
    target = promises.target(FIBRE)
    reported(target)
    assert client.get(address(target)).status_code == 302
    documents.publish(document=target.document, is_open=True, by=promises.steering())
    page = read(client.get(address(target)).content)
    assert "83,6 %" in page
    assert "văn bản chưa công khai" in page
    assert "Báo cáo năm" not in page
    assert "demo-" not in page


def test_what_people_wrote_about_a_change_is_for_members_alone(client: Client, read: Read) -> None:
    target, steering = promises.target(FIBRE), promises.steering()
    row = reported(target)
    ledger.correct(
        observation=row,
        fact=ledger.Fact(value=Decimal(80), as_of=row.as_of),
        note="sở gửi nhầm tệp",
        by=steering,
    )
    progress.revise(target=target, changes={"value": Decimal(90)}, reason="ý kiến cuộc họp kín", by=steering)
    documents.publish(document=target.document, is_open=True, by=steering)
    page = read(client.get(address(target)).content)
    assert "đính chính" in page
    assert "Phiên bản 2" in page
    assert "nhầm tệp" not in page
    assert "cuộc họp kín" not in page
    client.force_login(steering)
    inside = read(client.get(address(target)).content)
    assert "nhầm tệp" in inside
    assert "cuộc họp kín" in inside


def test_a_target_that_is_not_there_is_not_found(signed_in: SignIn) -> None:
    assert signed_in(Role.LEADER).get(f"/chi-tieu/{'0' * 8}-0000-4000-8000-{'0' * 12}/").status_code == 404


_MAY = {
    "ghi-so-lieu/": {Role.STEERING, Role.REVIEWER, Role.DEPARTMENT, Role.DATA_ADMIN},
    "sua/": {Role.STEERING, Role.REVIEWER},
    "rut/": {Role.STEERING, Role.REVIEWER},
    "so-lieu/{row}/xac-minh/": {Role.STEERING, Role.DATA_ADMIN},
    "so-lieu/{row}/dinh-chinh/": {Role.STEERING, Role.REVIEWER, Role.DEPARTMENT, Role.DATA_ADMIN},
    "so-lieu/{row}/rut/": {Role.STEERING, Role.REVIEWER, Role.DEPARTMENT, Role.DATA_ADMIN},
}


@pytest.mark.parametrize("role", list(Role))
def test_each_role_sees_the_buttons_that_work_for_it(signed_in: SignIn, role: Role) -> None:
    target = promises.target(FIBRE)
    row = promises.figure("83.6", of=target, by=people.in_role(Role.REVIEWER))
    client = signed_in(role)
    page = client.get(address(target)).content.decode()
    for rest, roles in _MAY.items():
        link = address(target, rest.format(row=row.pk))
        assert (f'href="{link}"' in page) == (role in roles), link
        assert client.get(link).status_code == (200 if role in roles else 403), link


def test_a_stranger_is_sent_to_sign_in_before_any_form(client: Client) -> None:
    assert client.get(address(promises.target(FIBRE), "ghi-so-lieu/"))["Location"].startswith("/tai-khoan/")


def test_a_figure_is_recorded_by_hand_the_vietnamese_way(signed_in: SignIn, read: Read) -> None:
    target = promises.target(FIBRE)
    said = {"value": "83,6", "as_of": "30/06/2024", "source_note": "Sở A, công văn 12", "stage": "final"}
    answer = signed_in(Role.DEPARTMENT).post(address(target, "ghi-so-lieu/"), said, follow=True)
    assert "Đã ghi số liệu: 83,6 %." in read(answer.content)
    row = Observation.objects.get()
    assert (row.value, row.as_of, row.source_note) == (
        Decimal("83.6"),
        date(2024, 6, 30),
        "Sở A, công văn 12",
    )


def test_a_number_that_reads_two_ways_is_asked_about_and_nothing_is_stored(
    signed_in: SignIn, read: Read
) -> None:
    said = {"value": "1.234", "as_of": "", "source_note": "Sở A", "stage": "final"}
    answer = signed_in(Role.DEPARTMENT).post(address(promises.target(FIBRE), "ghi-so-lieu/"), said)
    assert answer.status_code == 422
    assert "đọc được hai cách: hãy ghi 1234 hoặc 1,234" in read(answer.content)
    assert not Observation.objects.exists()


def test_verify_correct_and_withdraw_through_their_pages(signed_in: SignIn, read: Read) -> None:
    target = promises.target(FIBRE)
    row, client = promises.figure("83.6", of=target), signed_in(Role.STEERING)
    checked = client.post(address(target, f"so-lieu/{row.pk}/xac-minh/"), {"note": "sổ gốc"}, follow=True)
    assert "Đã xác minh số liệu." in read(checked.content)
    last = Observation.objects.latest("position")
    said = {"value": "82", "as_of": "30/06/2024", "stage": "final", "note": "nhầm"}
    fixed = client.post(address(target, f"so-lieu/{last.pk}/dinh-chinh/"), said, follow=True)
    assert "Đã đính chính thành 82 %." in read(fixed.content)
    last = Observation.objects.latest("position")
    missing = client.post(address(target, f"so-lieu/{last.pk}/rut/"), {"note": ""})
    assert missing.status_code == 422
    gone = client.post(
        address(target, f"so-lieu/{last.pk}/rut/"), {"note": "không phải của tỉnh"}, follow=True
    )
    assert "Đã rút số liệu" in read(gone.content)
    assert "Chưa có số liệu; cần trên 95 %" in read(gone.content)


def test_a_row_of_another_series_is_not_changed_here(signed_in: SignIn) -> None:
    target = promises.target(FIBRE)
    other = promises.figure("1", of=promises.target(Says("Tỷ lệ người có tài khoản", "80"), reference="x"))
    answer = signed_in(Role.STEERING).post(address(target, f"so-lieu/{other.pk}/rut/"), {"note": "a"})
    assert answer.status_code == 404
    assert Observation.objects.count() == 1


def test_a_target_is_revised_and_withdrawn_with_a_reason(signed_in: SignIn, read: Read) -> None:
    target, client = promises.target(FIBRE), signed_in(Role.STEERING)
    said = {
        "comparator": "ge",
        "value": "90",
        "due": "31/12/2026",
        "path": "none",
        "lead": "Sở A",
        "partners": "Sở B\nSở C",
        "reason": "nghị quyết sửa đổi",
    }
    page = read(client.post(address(target, "sua/"), said, follow=True).content)
    assert "tối thiểu 90 %, đến hết 31/12/2026" in page
    assert "Sở B, Sở C" in page
    gone = client.post(address(target, "rut/"), {"note": "bãi bỏ"}, follow=True)
    assert "Đã rút chỉ tiêu" in read(gone.content)
    assert client.get(address(target)).status_code == 404


def without_token(content: bytes) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", content)


def test_a_page_as_known_before_is_the_same_byte_for_byte_after_later_changes(
    signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = promises.target(FIBRE)
    row = reported(target)
    client = signed_in(Role.STEERING)
    today = timezone.now().astimezone(ZONE).date()
    then = {"ngay": "2026-06-30", "biet": today.isoformat()}
    pages = [address(target), f"/nghi-quyet/{target.document_id}/", "/"]
    before = [without_token(client.get(page, then).content) for page in pages]
    assert b"83,6" in before[0]
    tomorrow = timezone.now() + timedelta(days=1)
    with monkeypatch.context() as clock:
        clock.setattr(timezone, "now", lambda: tomorrow)
        promises.figure("97", of=target, as_of=date(2026, 6, 1))
        ledger.correct(
            observation=row,
            fact=ledger.Fact(value=Decimal(60), as_of=row.as_of),
            note="nhầm",
            by=row.recorded_by,
        )
        progress.revise(target=target, changes={"value": Decimal(50)}, reason="sửa", by=promises.steering())
    assert [without_token(client.get(page, then).content) for page in pages] == before
    now = client.get(address(target), {"ngay": "2026-06-30"}).content
    assert b"97 %" in now


def test_in_the_past_nothing_can_be_written(signed_in: SignIn, read: Read) -> None:
    target = promises.target(FIBRE)
    row, client = promises.figure("83.6", of=target), signed_in(Role.STEERING)
    page = client.get(address(target), {"ngay": "2024-12-30"}).content.decode()
    assert "ghi-so-lieu/" not in page
    assert "xac-minh/" not in page
    answer = client.post(address(target, f"so-lieu/{row.pk}/xac-minh/") + "?ngay=2024-12-30", {"note": ""})
    assert answer.status_code == 422
    assert SAME in read(answer.content)
    assert Observation.objects.count() == 1


def test_figures_of_a_later_day_are_not_on_the_page_of_an_earlier(signed_in: SignIn, read: Read) -> None:
    target = promises.target(FIBRE)
    promises.figure("83.6", of=target, as_of=date(2024, 6, 30))
    page = read(signed_in(Role.LEADER).get(address(target), {"ngay": "2024-06-29"}).content)
    assert "83,6" not in page


def test_a_figure_that_only_resembles_is_shown_beside_and_never_joined(
    signed_in: SignIn, client: Client, read: Read
) -> None:
    skill = "Tỷ lệ người dân trong độ tuổi lao động được đào tạo kỹ năng số cơ bản"
    target = promises.target(Says(skill, "70", more={"by": date(2030, 12, 31)}))
    ledger.record(
        indicator=promises.indicator("người dân biết kỹ năng về công nghệ thông tin"),
        area=promises.province(),
        fact=ledger.Fact(value=Decimal(89), as_of=date(2022, 12, 31), source_note="báo cáo"),
        by=promises.steering(),
    )
    page = read(signed_in(Role.LEADER).get(address(target)).content)
    assert "Chưa có số liệu; cần 70 %" in page
    assert "Số liệu gần giống, chưa ghép" in page
    assert "89 % , đến 31/12/2022" in page
    documents.publish(document=target.document, is_open=True, by=promises.steering())
    assert "89 %" not in read(client.get(address(target)).content)


def test_a_corrected_figure_says_that_its_passage_has_another(signed_in: SignIn, read: Read) -> None:
    target = promises.target(FIBRE)
    row = reported(target)
    client = signed_in(Role.LEADER)
    assert "khác với số trong đoạn trích" not in read(client.get(address(target)).content)
    ledger.correct(
        observation=row, fact=ledger.Fact(value=Decimal(80), as_of=row.as_of), note="nhầm", by=row.recorded_by
    )
    page = read(client.get(address(target)).content)
    assert "Số đang dùng (80 %) đã được đính chính, khác với số trong đoạn trích." in page


def test_a_figure_of_another_level_stands_beside(signed_in: SignIn, read: Read) -> None:
    target = promises.target(Says("Tỷ lệ hộ có cáp quang", "95", more={"levels": ("commune",)}))
    reported(target)
    page = read(signed_in(Role.LEADER).get(address(target)).content)
    assert "Chưa có số liệu; cần 95 %" in page
    assert "83,6 % , đến 19/05/2022. nói khác: thiếu «cấp xã»" in page


def test_the_figures_of_a_target_are_a_file_too_without_names_for_strangers(
    signed_in: SignIn, client: Client
) -> None:
    target = promises.target(FIBRE)
    first = reported(target)
    better = ledger.Fact(value=Decimal("84"), as_of=first.as_of)
    ledger.correct(observation=first, fact=better, note="gõ nhầm", by=promises.steering())
    rows = json.loads(signed_in(Role.LEADER).get(address(target, "so-lieu.json")).content)
    assert [(row["act"], row["value"], row["note"]) for row in rows] == [
        ("ghi nhận", 83.6, ""),
        ("đính chính", 84, "gõ nhầm"),
    ]
    assert client.get(address(target, "so-lieu.json")).status_code == 302
    documents.publish(document=target.document, is_open=True, by=promises.steering())
    seen = json.loads(client.get(address(target, "so-lieu.json")).content)
    assert [set(row) & {"recorded_by", "note"} for row in seen] == [set(), set()]
    assert {row["source"] for row in seen} == {"văn bản chưa công khai"}
