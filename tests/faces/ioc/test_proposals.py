"""On the pages: a decision about a published target becomes a proposal that somebody else answers."""

from collections.abc import Callable

import pytest
from django.test import Client

import promises
from tinhso.base.values import Role
from tinhso.documents import actions as documents
from tinhso.documents.models import Review
from tinhso.progress import queries as progress
from tinhso.progress.models import Proposal, Target

pytestmark = pytest.mark.django_db
SignIn = Callable[[Role], Client]
Read = Callable[[bytes], str]


def published() -> Target:
    target = promises.target()
    documents.publish(document=target.document, is_open=True, by=promises.steering())
    return target


def reject_in_queue(client: Client, target: Target) -> bytes:
    review = target.review
    place = f"{review.text_id}-{review.value_start}-{review.value_end}-{review.nth}"
    sent = {"viec": "loai", "o": place, "seen": str(review.pk), "ly_do": "4"}
    return client.post("/ra-soat/", sent, follow=True).content


def test_rejecting_in_the_queue_is_proposed_and_listed(signed_in: SignIn, read: Read) -> None:
    target = published()
    page = reject_in_queue(signed_in(Role.REVIEWER), target)
    assert "đã ghi đề xuất, chờ người thứ hai xác nhận" in read(page)
    assert "1 đề xuất đổi chỉ tiêu đã công khai chờ xác nhận" in read(page)
    assert Review.objects.count() == 1
    listed = read(signed_in(Role.STEERING).get("/ra-soat/de-xuat/").content)
    assert "Rà soát lại đoạn giao chỉ tiêu : Loại bỏ" in listed or "chỉ tiêu: Loại bỏ" in listed
    assert "Lý do : Đọc sai" in listed or "Lý do: Đọc sai" in listed
    assert "Đang có đề xuất thay đổi" in read(signed_in(Role.STEERING).get(f"/chi-tieu/{target.pk}/").content)


def test_the_public_is_told_of_no_proposal(client: Client, signed_in: SignIn, read: Read) -> None:
    target = published()
    reject_in_queue(signed_in(Role.REVIEWER), target)
    assert "đề xuất" not in read(client.get(f"/chi-tieu/{target.pk}/").content)


def test_another_person_confirms_on_the_page_and_the_proposer_cannot(signed_in: SignIn, read: Read) -> None:
    target = published()
    client = signed_in(Role.REVIEWER)
    sent = {"comparator": "eq", "value": "97", "due": "31/12/2025", "path": "none", "reason": "điều chỉnh"}
    told = client.post(f"/chi-tieu/{target.pk}/sua/", sent, follow=True)
    assert "đã ghi đề xuất" in read(told.content)
    proposal = Proposal.objects.get()
    assert "cần người khác xác nhận" in read(client.get("/ra-soat/de-xuat/").content)
    assert client.post(f"/ra-soat/de-xuat/{proposal.pk}/", {"dong_y": "1"}).status_code == 422
    other = signed_in(Role.STEERING)
    assert "97 %" in read(other.get("/ra-soat/de-xuat/").content)
    told = other.post(f"/ra-soat/de-xuat/{proposal.pk}/", {"dong_y": "1"}, follow=True)
    assert "thay đổi có hiệu lực" in read(told.content)
    assert progress.last_version(target).value == 97
    assert other.post(f"/ra-soat/de-xuat/{proposal.pk}/", {"dong_y": "1"}).status_code == 404


@pytest.mark.parametrize("role", [Role.LEADER, Role.DEPARTMENT, Role.CLERK])
def test_proposals_are_for_those_who_review(signed_in: SignIn, role: Role) -> None:
    assert signed_in(role).get("/ra-soat/de-xuat/").status_code == 403
    assert signed_in(role).post("/ra-soat/de-xuat/1/").status_code == 403
