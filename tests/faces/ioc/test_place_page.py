"""The page of one area: how it stood, what it was and became, on the day looked at and no later."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import people
from faces.ioc import small_land
from faces.languages import VIETNAMESE, Page
from tinhso.base.values import Role
from tinhso.territory import queries as territory

pytestmark = pytest.mark.django_db
Read = Callable[[bytes], str]
NOW, THEN, EARLY = "?ngay=2026-01-01", "?ngay=2025-06-30", "?ngay=2024-01-01"
NEW, OLD = "/dia-ban/xa/95001/2025-07-01/", "/dia-ban/xa/95001/dau/"
DISTRICT = "/dia-ban/huyen/951/2024-05-01/"
# What differs between two answers to the same question: the tokens of forms.
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def leader(signed_in: Callable[[Role], Client]) -> Client:
    small_land.laid_out()
    return signed_in(Role.LEADER)


def drawing(page: bytes) -> str:
    """The lineage on the page, nothing where none is drawn."""
    found = re.search(r'<svg[^>]* class="lineage".*?</svg>\s*<div', page.decode(), re.S)
    return found.group() if found else ""


def test_the_state_of_an_area_names_what_stands_above_it_on_the_day(leader: Client, read: Read) -> None:
    page = read(leader.get(NEW + NOW).content)
    assert "Ngày 01/01/2026" in page
    assert "Thuộc Thành phố Hồ Chí Minh" in page
    then = read(leader.get(OLD + THEN).content)
    assert "Thuộc Thành phố Suối Mơ , Tỉnh Bình Dương" in then
    assert "Thuộc Thị xã Suối Mơ , Tỉnh Bình Dương" in read(leader.get(OLD + EARLY).content)


def test_a_province_is_as_large_as_what_lies_below_it_once_all_of_that_has_a_size(
    leader: Client, read: Read
) -> None:
    province = "/dia-ban/tinh/79/2025-07-01/"
    below = territory.areas(on=date(2026, 1, 1), parent_code="79")
    below.update(area_km2=2)
    size = f"Diện tích {2 * below.count()} km² (tổng của {below.count()} đơn vị trực thuộc)"
    assert size in read(leader.get(province + NOW).content)
    below.filter(pk=below[0].pk).update(area_km2=None)
    assert "Diện tích chưa có số liệu" in read(leader.get(province + NOW).content)


def test_a_place_says_what_it_was_before_with_what_is_known_of_the_parts(leader: Client, read: Read) -> None:
    page = read(leader.get(NEW + NOW).content)
    before = page[page.index("Nơi này trước đây là gì") :]
    assert before.index("Đến hết ngày 30/06/2025") < before.index("Thành phố Suối Mơ")
    assert "Phường Đồi Thông (toàn bộ)" in before
    assert "Phường Bến Đá (một phần, không rõ phần)" in before


def test_an_area_that_ceased_says_by_when_and_what_it_is_now(leader: Client, read: Read) -> None:
    page = read(leader.get("/dia-ban/xa/95002/dau/" + NOW).content)
    assert "không còn từ sau ngày 30/06/2025" in page
    now = page[page.index("Nơi này nay là gì (ngày 01/01/2026)") :]
    assert "Phường Đồi Thông" in now
    assert "Xã Núi Cao" in now
    assert "không còn" not in read(leader.get("/dia-ban/xa/95002/dau/" + THEN).content)


def test_of_a_district_that_was_abolished_the_communes_on_its_land_are_named(
    leader: Client, read: Read
) -> None:
    page = read(leader.get(DISTRICT + NOW).content)
    now = page[page.index("Nơi này nay là gì") : page.index("Nguồn gốc và biến động")]
    assert [name for name in ("Phường Đồi Thông", "Xã Núi Cao") if name not in now] == []
    assert "bãi bỏ cấp" in page


def test_a_district_that_only_changed_its_kind_is_still_that_district(leader: Client, read: Read) -> None:
    page = read(leader.get("/dia-ban/huyen/951/dau/" + THEN).content)
    now = page[page.index("Nơi này nay là gì") : page.index("Nguồn gốc")]
    assert "Thành phố Suối Mơ" in now
    assert "Phường" not in now


def test_before_an_area_begins_its_page_says_so_and_what_stood_there(leader: Client, read: Read) -> None:
    page = read(leader.get(NEW + THEN).content)
    assert "Ngày 30/06/2025 chưa có đơn vị này: nó bắt đầu từ 01/07/2025" in page
    there = page[page.index("Trên đất này, ngày 30/06/2025") :]
    assert "Phường Bến Đá" in there
    assert "Diện tích" not in page
    assert not drawing(leader.get(NEW + THEN).content)


def test_the_short_address_leads_to_the_area_that_stands_on_the_day(leader: Client) -> None:
    assert leader.get("/dia-ban/xa/95001/" + NOW)["Location"] == NEW + NOW
    assert leader.get("/dia-ban/xa/95001/" + THEN)["Location"] == OLD + THEN
    assert leader.get("/dia-ban/huyen/951/" + NOW)["Location"] == DISTRICT + NOW


def test_a_code_or_a_day_that_is_not_known_says_what_to_do(leader: Client, read: Read) -> None:
    for address in ("/dia-ban/xa/99999/", "/dia-ban/xa/99999/dau/"):
        answer = leader.get(address)
        assert answer.status_code == 404
        assert "tìm theo tên" in read(answer.content)
    answer = leader.get("/dia-ban/xa/95001/2020-02-02/")
    assert answer.status_code == 404
    assert OLD.encode() in answer.content
    assert NEW.encode() in answer.content
    assert leader.get("/dia-ban/xa/95001/2025-02-31/").status_code == 404


def test_the_lineage_is_drawn_whole_firm_and_part_broken_with_the_word(leader: Client) -> None:
    drawn = drawing(leader.get(NEW + NOW).content)
    boxes = re.findall(r"<rect[^>]*>", drawn)
    assert ["stroke-dasharray" in box for box in boxes] == [False, True, False]
    assert drawn.index("Đồi Thông") < drawn.index("một phần, không rõ phần") < drawn.index("lineage-here")
    assert f'<a href="{OLD}{NOW}">' in drawn


def test_a_long_lineage_is_cut_short_and_the_table_has_all_of_it(signed_in: Callable) -> None:
    small_land.many(14)
    page = signed_in(Role.LEADER).get("/dia-ban/xa/96000/2025-07-01/" + NOW).content
    drawn = drawing(page)
    assert len(re.findall("<rect", drawn)) == 8 + 1 + 1
    assert "6 đơn vị khác" in drawn
    assert 'href="#bien-dong"' in drawn
    assert page.decode().count('data-label="Căn cứ"') == 14


def test_every_change_is_told_with_its_day_share_and_what_decided_it(leader: Client) -> None:
    answer = leader.get(NEW + "bien-dong.json" + NOW)
    told = json.loads(answer.content)
    assert [(one["source_code"], one["share_said"]) for one in told] == [
        ("95001", "toàn bộ"),
        ("95002", "không rõ phần"),
    ]
    assert {one["citation"] for one in told} == {"2/NQ-UBTVQH15, khoản 1 Điều 1"}
    assert told[0]["source_parent"] == "Thành phố Suối Mơ, Tỉnh Bình Dương"


def test_what_lies_below_is_found_sorted_and_handed_out_alike(leader: Client, read: Read) -> None:
    page = read(leader.get(DISTRICT + THEN + "&tim=ben+da").content)
    assert "Hiện 1 trên 2 đơn vị" in page
    rows = csv.DictReader(
        io.StringIO(leader.get(DISTRICT + "cap-duoi.csv" + THEN + "&sap=ma").content.decode("utf-8-sig"))
    )
    assert [row["Mã"] for row in rows] == ["95001", "95002"]
    assert "Không có đơn vị nào khớp bộ lọc" in read(leader.get(DISTRICT + THEN + "&tim=khong+co").content)


def test_a_page_of_an_earlier_day_is_the_same_byte_for_byte_after_a_later_merger(leader: Client) -> None:
    bases = [
        NEW,
        OLD,
        DISTRICT,
        "/dia-ban/xa/95002/dau/",
        "/dia-ban/xa/95003/2025-07-01/",
        "/dia-ban/huyen/951/dau/",
    ]
    addresses = [base + day for base in bases for day in (EARLY, THEN, NOW)]
    addresses += [f"/dia-ban/tinh/79/2025-07-01/{NOW}", f"/dia-ban/tinh/74/1997-01-01/{NOW}"]
    addresses += [
        f"/dia-ban/tim/?q={words}&{NOW[1:]}" for words in ("thong", "nui+cao", "suoi+mo", "binh+duong")
    ]
    addresses += [
        f"/dia-ban/{NOW}",
        f"/dia-ban/{EARLY}",
        f"/dia-ban/don-vi.csv{NOW}",
        f"/dia-ban/ban-do.svg{NOW}",
        f"{NEW}bien-dong.csv{NOW}",
        f"{DISTRICT}cap-duoi.json{NOW}",
        f"/dia-ban/tim.csv?q=thong&{NOW[1:]}",
    ]

    def pages() -> dict[str, bytes]:
        return {address: _TOKEN.sub(b"", leader.get(address).content) for address in addresses}

    before = pages()
    small_land.merged_later()
    assert "Thông Cao" in leader.get("/dia-ban/xa/95001/2026-07-01/?ngay=2026-07-01").content.decode()
    assert {address for address, page in pages().items() if page != before[address]} == set()
    assert all(len(page) > 200 for page in before.values())


def test_after_the_merger_the_pages_of_its_day_know_of_it(leader: Client, read: Read) -> None:
    small_land.merged_later()
    page = read(leader.get(OLD + "?ngay=2026-07-01").content)
    assert "Nơi này nay là gì (ngày 01/07/2026) Thuộc Thành phố Hồ Chí Minh Phường Thông Cao" in page
    drawn = drawing(leader.get("/dia-ban/xa/95001/2026-07-01/?ngay=2026-07-01").content)
    assert drawn.index("Bến Đá") < drawn.index("đến hết 30/06/2026") < drawn.index("Thông Cao")


def test_the_list_of_areas_knows_no_other_moment_and_says_so(leader: Client, read: Read) -> None:
    assert "không theo thời điểm đã biết" in read(leader.get(NEW + NOW + "&biet=2025-01-01").content)
    assert "không theo thời điểm đã biết" not in read(leader.get(NEW + NOW).content)


@pytest.mark.parametrize("address", [NEW, "/dia-ban/xa/95001/", NEW + "bien-dong.csv", NEW + "cap-duoi.csv"])
def test_the_page_is_for_every_role_and_for_no_stranger(
    signed_in: Callable[[Role], Client], address: str
) -> None:
    small_land.laid_out()
    for role in Role:
        assert signed_in(role).get(address).status_code in (200, 302)
    assert Client().get(address)["Location"].startswith("/tai-khoan/dang-nhap/?next=")
    stranger = Client()
    stranger.force_login(people.stranger(), backend="tinhso.base.access.RoleBackend")
    assert stranger.get(address).status_code == 403


def test_a_page_asks_the_database_no_more_for_more_areas(leader: Client) -> None:
    leader.get(NEW + NOW)
    with CaptureQueriesContext(connection) as asked:
        leader.get(NEW + NOW)
    few = len(asked)
    with CaptureQueriesContext(connection) as asked:
        leader.get(DISTRICT + NOW)
    assert len(asked) == few <= 8


@pytest.mark.parametrize(
    "address",
    [
        NEW + NOW,
        NEW + THEN,
        DISTRICT + NOW,
        DISTRICT + THEN,
        "/dia-ban/xa/95001/2020-02-02/",
        "/dia-ban/tim/?q=suoi+mo&ngay=2026-01-01",
        "/dia-ban/tim/?q=a",
        "/dia-ban/tim/?q=khong+co",
    ],
)
def test_in_english_only_names_are_vietnamese_and_all_of_them_are_marked(
    leader: Client, address: str
) -> None:
    leader.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = Page(leader.get(address).content.decode())
    wrong = [words for words in (*page.words("en"), *page.unmarked) if VIETNAMESE.search(words)]
    # The title of a page can hold no mark.
    assert [
        words for words in wrong if not re.fullmatch(r"(Phường Đồi Thông|Thành phố Suối Mơ) – .+", words)
    ] == []
