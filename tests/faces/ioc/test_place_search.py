"""Finding areas by names of today and of before: each found says what it was, when, and what it is now."""

import json
from collections.abc import Callable

import pytest
from django.test import Client

from faces.ioc import small_land
from tinhso.base.values import Role

pytestmark = pytest.mark.django_db
Read = Callable[[bytes], str]
DAY = "&ngay=2026-01-01"


@pytest.fixture
def leader(signed_in: Callable[[Role], Client]) -> Client:
    small_land.laid_out()
    return signed_in(Role.LEADER)


def hits(leader: Client, query: str) -> list[dict[str, object]]:
    """The areas found, as the export hands them out."""
    found: list[dict[str, object]] = json.loads(leader.get(f"/dia-ban/tim.json?q={query}{DAY}").content)
    return found


def test_an_area_is_found_without_marks_and_says_that_it_stands(leader: Client, read: Read) -> None:
    page = read(leader.get("/dia-ban/tim/?q=doi+thong" + DAY).content)
    assert "2 đơn vị khớp «doi thong»" in page
    first, second = page.index("từ 01/07/2025 đang tồn tại"), page.index("đến hết 30/06/2025")
    assert first < second
    assert "nay thuộc Phường Đồi Thông ( Thành phố Hồ Chí Minh )" in page


def test_an_old_district_of_another_kind_is_found_and_says_what_is_there_now(
    leader: Client, read: Read
) -> None:
    found = hits(leader, "thi+xa+suoi+mo")
    assert [(one["kind"], one["last_day"]) for one in found] == [
        ("thị xã", "2024-04-30"),
        ("thành phố", "2025-06-30"),
    ]
    assert {one["now"] for one in found} == {"Phường Đồi Thông, Xã Núi Cao"}
    page = read(leader.get("/dia-ban/tim/?q=thi+xa+suoi+mo" + DAY).content)
    assert "cấp huyện, Tỉnh Bình Dương" in page
    assert "nay gồm Phường Đồi Thông , Xã Núi Cao ( Thành phố Hồ Chí Minh )" in page


def test_what_became_one_area_alone_is_that_area_now(leader: Client, read: Read) -> None:
    page = read(leader.get("/dia-ban/tim/?q=dong+nai&ngay=2026-05-01").content)
    assert "cấp tỉnh từ 01/07/2025 đến hết 29/04/2026 nay là Thành phố Đồng Nai" in page
    assert "đến hết 30/06/2025 nay là Thành phố Đồng Nai" in page


def test_what_was_split_names_every_area_that_has_a_part_of_it(leader: Client, read: Read) -> None:
    page = read(leader.get("/dia-ban/tim/?q=ben+da" + DAY).content)
    assert "nay chia về Phường Đồi Thông , Xã Núi Cao" in page


def test_filters_leave_out_other_tiers_and_what_ceased(leader: Client) -> None:
    assert {one["tier"] for one in hits(leader, "mo&cap=huyen")} == {"cấp huyện"}
    assert [one["stands"] for one in hits(leader, "doi+thong&tinh-trang=con")] == [True]
    assert [one["stands"] for one in hits(leader, "doi+thong&tinh-trang=het")] == [False]


def test_on_an_earlier_day_nothing_later_is_found(leader: Client, read: Read) -> None:
    page = read(leader.get("/dia-ban/tim/?q=doi+thong&ngay=2025-06-30").content)
    assert "1 đơn vị khớp «doi thong»" in page
    assert "đang tồn tại" in page
    assert "01/07/2025" not in page


def test_many_are_shown_a_page_at_a_time(signed_in: Callable[[Role], Client], read: Read) -> None:
    small_land.many(30)
    leader = signed_in(Role.LEADER)
    first = leader.get("/dia-ban/tim/?q=ruong+mo" + DAY)
    assert "Hiện 1–25 trên 31 đơn vị" in read(first.content)
    assert b"trang=2" in first.content
    assert "Hiện 26–31 trên 31 đơn vị" in read(leader.get("/dia-ban/tim/?q=ruong+mo&trang=2" + DAY).content)
    assert "Trang 2 trên 2" in read(leader.get("/dia-ban/tim/?q=ruong+mo&trang=99" + DAY).content)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("a", "Hãy ghi ít nhất 2 chữ cái"),
        ("khong+co+noi+nay", "Hãy ghi ít chữ hơn"),
        ("", "Tìm địa bàn"),
        ("%00ab%00", "Hãy ghi ít chữ hơn"),
        ("doi+thong&cap=khac&tinh-trang=khac&trang=x", "2 đơn vị khớp"),
        ("%3Cb%3E", "Hãy ghi ít nhất 2 chữ cái"),
        ("%3Cbb%3E", "không có đơn vị nào mang tên này"),
    ],
)
def test_whatever_is_typed_is_answered_with_what_to_do(
    leader: Client, read: Read, query: str, said: str
) -> None:
    answer = leader.get(f"/dia-ban/tim/?q={query}{DAY}")
    assert answer.status_code == 200
    assert said in read(answer.content)
