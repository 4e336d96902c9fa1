"""The main way through the program without a mouse; whoever uses it always sees where they are."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from walks.conftest import SIGN_IN

pytestmark = pytest.mark.browser
# What the focused element shows: its text or label, whether it is seen, the width of its ring.
FOCUSED = """() => {
  const it = document.activeElement, box = it.getBoundingClientRect(), style = getComputedStyle(it);
  const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const ring = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
  return {name: (it.innerText || it.name || it.tagName).trim(), seen, ring};
}"""


def press_until(page: Page, name: str, *, most: int = 60) -> None:
    """Press Tab until the element whose text or name begins so has the focus; on the way it is always seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["seen"], focused
        assert focused["ring"] >= 2, focused
        if focused["name"].startswith(name):
            return
    raise AssertionError(f"Tab never came to «{name}»")


def test_a_leader_finds_a_target_with_the_keyboard_alone(walk: Callable, reading: str) -> None:
    visit = walk(reading)
    page = visit.visit(SIGN_IN)
    sign_in(page, visit.stage.passwords()["lanh-dao"])
    press_until(page, "Đến nội dung chính", most=1)
    page.keyboard.press("Enter")
    press_until(page, "05-NQ/TU", most=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("chỉ tiêu đạt")
    press_until(page, "tim")
    page.keyboard.type("dien thoai")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Hiện 1 trên 17 chỉ tiêu.")).to_be_visible()
    press_until(page, "Hai đoạn trích")
    page.keyboard.press("Enter")
    expect(page.locator("blockquote").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("blockquote").first).not_to_be_visible()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã đạt: 92 %")


def test_the_choice_of_day_opens_and_closes_without_a_mouse(walk: Callable, reading: str) -> None:
    visit = walk(reading)
    page = visit.sign_in("lanh-dao")
    press_until(page, "Xem tại ngày")
    page.keyboard.press("Enter")
    press_until(page, "ngay", most=1)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#asof-day")).not_to_be_visible()


def sign_in(page: Page, password: str) -> None:
    """Fill in the form by its order."""
    press_until(page, "login")
    page.keyboard.type("lanh-dao")
    press_until(page, "password", most=1)
    page.keyboard.type(password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="05-NQ/TU")).to_be_visible()
