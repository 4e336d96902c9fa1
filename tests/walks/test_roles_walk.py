"""What a leader, a department and a clerk may do: no button for the rest, and no way past the page either."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# Button → the logins that see it on the page named.
BUTTONS = {
    ("document", "Sửa"): {"ra-soat", "van-phong"},
    ("document", "Thêm nội dung máy bỏ sót"): {"ra-soat", "van-phong"},
    ("document", "Công khai…"): {"van-phong"},
    ("board", "Lập thêm chỉ tiêu từ văn bản này"): {"ra-soat", "van-phong"},
    ("target", "Ghi số liệu"): {"ra-soat", "van-phong", "so-nganh"},
    ("target", "Sửa chỉ tiêu"): {"ra-soat", "van-phong"},
    ("target", "Xác minh"): {"van-phong"},
    ("documents", "Nhận văn bản mới"): {"ra-soat", "van-phong", "so-nganh"},
}
# Change → the logins that may make it.
CHANGES = {
    "/van-ban/moi/": {"ra-soat", "van-phong", "so-nganh"},
    "{document}them/": {"ra-soat", "van-phong"},
    "{document}chap-nhan/": {"ra-soat", "van-phong"},
    "{document}doc-lai/": {"ra-soat", "van-phong"},
    "{document}noi-dung/{place}/loai/": {"ra-soat", "van-phong"},
    "{document}noi-dung/{place}/sua/": {"ra-soat", "van-phong"},
    "{document}cong-khai/": {"van-phong"},
    "{document}lap-chi-tieu/": {"ra-soat", "van-phong", "so-nganh"},
    "{target}ghi-so-lieu/": {"ra-soat", "van-phong", "so-nganh"},
    "{target}sua/": {"ra-soat", "van-phong"},
    "{target}rut/": {"ra-soat", "van-phong"},
    "{target}so-lieu/{row}/xac-minh/": {"van-phong"},
    "{target}so-lieu/{row}/dinh-chinh/": {"ra-soat", "van-phong", "so-nganh"},
    "{target}so-lieu/{row}/rut/": {"ra-soat", "van-phong", "so-nganh"},
}


@pytest.mark.parametrize("login", ["ra-soat", "van-phong", "so-nganh", "lanh-dao", "cong-chuc-xa"])
def test_everybody_sees_the_buttons_of_their_work_and_no_others(
    walk: Callable, reading: str, places: dict[str, str], login: str
) -> None:
    visit = walk(reading)
    visit.sign_in(login)
    for where in ("document", "board", "target", "documents"):
        page = visit.visit(places[where])
        expected = {word for (there, word), logins in BUTTONS.items() if there == where and login in logins}
        asked = {word for there, word in BUTTONS if there == where}
        assert {word for word in asked if is_shown(page, word)} == expected, where


def is_shown(page: Page, word: str) -> bool:
    """Whether a link or a button that begins with the word stands in the main part of the page."""
    return page.locator("main :is(a, button)").filter(has_text=re.compile(rf"^{re.escape(word)}")).count() > 0


@pytest.mark.parametrize("login", ["so-nganh", "lanh-dao", "cong-chuc-xa"])
def test_nobody_gets_past_a_button_that_is_not_there(
    walk: Callable, reading: str, places: dict[str, str], login: str
) -> None:
    visit = walk(reading)
    visit.sign_in(login)
    refused = {change for change, logins in CHANGES.items() if login not in logins}
    answers = {change: visit.post(change.format(**places)) for change in refused}
    assert answers == dict.fromkeys(refused, 403)


def test_the_same_way_past_the_page_is_open_to_who_may(
    walk: Callable, reading: str, places: dict[str, str]
) -> None:
    visit = walk(reading)
    visit.sign_in("so-nganh")
    assert visit.post("/van-ban/moi/") == 422
    assert visit.post(f"{places['target']}ghi-so-lieu/") == 422
