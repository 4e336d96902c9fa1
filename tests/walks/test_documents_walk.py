"""Decisions about statements in a real browser: with the keyboard alone, and numbers that read two ways."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from walks import intake

pytestmark = pytest.mark.browser
TARGETS = "MỤC TIÊU ĐẾN NĂM 2025\n- Tỷ lệ {who} có trang thông tin điện tử đạt tối thiểu 80%.\n- Có {n} xã đạt chuẩn.\n"


def taken_in(page: Page, *, who: str, number: int) -> Page:
    """A document of two statements that nobody has decided about."""
    intake.fill_in(page, title=f"Báo cáo về {who}", text=TARGETS.format(who=who, n=number))
    intake.wait_for_reading(page, scripted=True)
    return page


def test_accepting_with_the_keyboard_keeps_the_focus_where_it_was(walk: Callable, writing: str) -> None:
    page = taken_in(walk(writing).sign_in("ra-soat", "/van-ban/moi/"), who="hợp tác xã", number=31)
    waiting = page.locator("li.statement").count()
    expect(page.locator("#chua-ra-soat")).to_have_text(f"{waiting} chưa rà soát")
    page.locator(".statement button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".text .number.accepted")).to_have_count(1)
    place = (page.locator("li.statement").first.get_attribute("id") or "").removeprefix("s-")
    assert page.evaluate("document.activeElement.id") == f"a-{place}"
    expect(page.locator("#chua-ra-soat")).to_have_text(f"{waiting - 1} chưa rà soát")


def test_a_number_that_reads_two_ways_is_asked_about_without_javascript(walk: Callable, writing: str) -> None:
    address = taken_in(walk(writing).sign_in("ra-soat", "/van-ban/moi/"), who="trạm y tế", number=32).url
    visit = walk(writing, java_script_enabled=False)
    page = visit.sign_in("ra-soat", address.removeprefix(writing))
    page.locator(".statement").first.get_by_role("link", name="Sửa").click()
    page.get_by_label("Giá trị").fill("1.234")
    page.get_by_role("button", name="Ghi nội dung sửa").click()
    assert page.title().startswith("Lỗi:")
    page.get_by_label("1,234", exact=True).check()
    page.get_by_role("button", name="Ghi nội dung sửa").click()
    expect(page.locator(".statement").first).to_contain_text("tối thiểu 1,234 %")
    expect(page.locator(".statement").first.locator(".badge")).to_contain_text("ra-soat")
