"""A reviewer at the queue with the keyboard alone: ten decisions, a split, a merger, and one taken back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from walks import intake

pytestmark = pytest.mark.browser
TITLE = "Báo cáo thử cho hàng đợi"
LINES = "\n".join(
    f"Tỷ lệ {who} {what} đạt {at}%."
    for at, (who, what) in enumerate(
        [
            (who, what)
            for who in ("trường học", "trạm y tế", "doanh nghiệp", "hộ gia đình")
            for what in ("sử dụng chữ ký số", "sử dụng hóa đơn điện tử", "có máy tính", "được phủ mạng 5G")
        ],
        start=51,
    )
)


def waiting(page: Page) -> int:
    """How many statements the page says wait for a person."""
    return int(page.locator(".counted strong").inner_text().split()[0])


def press(page: Page, *keys: str) -> None:
    """Press keys, each where the focus is."""
    for key in keys:
        page.keyboard.press(key)


def decide(page: Page, *keys: str, told: str) -> None:
    """Press the keys of one decision, and be told of it; then the focus stands on the next statement."""
    press(page, *keys)
    expect(page.locator("#loi-bao")).to_contain_text(told)
    settled(page)
    expect(page.locator("#dang-xet")).to_be_focused()


def settled(page: Page) -> None:
    """The next statement is there and listens to keys."""
    expect(page.locator("#viec")).to_have_attribute("data-ready", "yes")


def claim(page: Page) -> str:
    """What the statement at hand claims."""
    return page.locator("#dang-xet").inner_text()


def test_ten_statements_are_decided_without_a_mouse(walk: Callable, writing: str) -> None:
    visit = walk(writing)
    page = visit.sign_in("ra-soat", "/van-ban/moi/")
    intake.fill_in(page, title=TITLE, text=f"BÁO CÁO\nkết quả năm 2024\n\n{LINES}\n")
    intake.wait_for_reading(page, scripted=True)
    page.get_by_role("link", name="Rà soát lần lượt").click()
    expect(page.locator("#dang-xet")).to_have_text("51 %")
    whole = waiting(page)
    assert whole >= 14
    decisions: list[str] = []
    page.on("request", lambda sent: decisions.append(sent.method) if "/ra-soat/" in sent.url else None)
    for number in range(5):
        decide(page, "a", told=f"{51 + number} %»")
    assert decisions == ["POST"] * 5
    decide(page, "r", "2", told="Đã loại bỏ")
    decide(page, "r", "4", told="Đã loại bỏ")
    edit(page)
    decide(page, "a", told="Đã chấp nhận")
    decide(page, "a", told="Đã chấp nhận")
    assert waiting(page) == whole - 10
    take_back(page, whole)
    split_and_merge(page)
    keys_are_explained_and_switched_off(page)


def edit(page: Page) -> None:
    """Correct a value in place; a key that means something elsewhere is a letter in a text box."""
    press(page, "e")
    expect(page.get_by_label("Đại lượng đo")).to_be_visible()
    settled(page)
    press(page, "Escape")
    expect(page.get_by_label("Đại lượng đo")).not_to_be_visible()
    settled(page)
    press(page, "e")
    value = page.get_by_label("Giá trị", exact=True)
    value.focus()
    value.select_text()
    page.keyboard.type("66,5")
    page.get_by_label("Đơn vị tính").focus()
    page.keyboard.press("End")
    page.keyboard.type(" a")
    decide(page, "Backspace", "Backspace", "Enter", told="Đã ghi nội dung sửa: 66,5 %")


def take_back(page: Page, whole: int) -> None:
    """The last decision is taken back, and the statement stands there again."""
    now = claim(page)
    decide(page, "u", told="Đã rút lại quyết định")
    assert waiting(page) == whole - 9
    assert claim(page) != now
    decide(page, "a", told="Đã chấp nhận")


def split_and_merge(page: Page) -> None:
    """One statement becomes two parts of it; two become one."""
    press(page, "s")
    expect(page.get_by_role("heading", name="Tách thành các phần")).to_be_visible()
    boxes = page.get_by_label("Giá trị")
    boxes.nth(1).fill("12")
    decide(page, "Enter", told="Đã tách thành 2 phần")
    press(page, "m")
    expect(page.get_by_text("Gộp với nội dung nào?")).to_be_visible()
    settled(page)
    before = waiting(page)
    decide(page, "1", told="Đã gộp vào")
    assert waiting(page) < before


def keys_are_explained_and_switched_off(page: Page) -> None:
    """The table of keys opens by a key; once switched off, no key does anything."""
    press(page, "?")
    expect(page.get_by_role("button", name="Tắt phím tắt")).to_be_visible()
    page.get_by_role("button", name="Tắt phím tắt").press("Enter")
    expect(page.locator("#viec")).to_have_attribute("data-keys", "off")
    now = claim(page)
    press(page, "j", "a", "r")
    expect(page.locator("#dang-xet")).to_have_text(now)


@pytest.mark.parametrize("width", [360, 1366, 1920])
def test_the_queue_fits_every_screen(walk: Callable, reading: str, width: int) -> None:
    visit = walk(reading, viewport={"width": width, "height": 800})
    page = visit.sign_in("ra-soat", "/ra-soat/")
    place = page.locator(".line-up a[aria-current=true]").get_attribute("href") or ""
    for form in ("", "&viec=sua", "&viec=tach", "&viec=gop"):
        page.goto(f"{reading}/ra-soat/{place}{form}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, form
    for path in ("/ra-soat/doi-chieu/", "/ra-soat/de-xuat/"):
        page.goto(reading + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
