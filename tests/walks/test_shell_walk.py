"""The frame of every page: another day, larger letters, signing out without JavaScript; what is printed of it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_frame_works_without_javascript(walk: Callable, reading: str) -> None:
    visit = walk(reading, java_script_enabled=False)
    visit.visit("/van-ban/?loai=bao_cao")
    page = visit.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Văn bản")
    page.get_by_role("link", name="Đăng nhập").click()
    visit.fill_in("cong-chuc-xa", visit.stage.passwords()["cong-chuc-xa"])
    page.locator(".asof > summary").click()
    page.get_by_label("Xem tại ngày", exact=True).fill("30/06/2024")
    page.get_by_role("button", name="Xem", exact=True).click()
    assert page.url.endswith("/van-ban/?loai=bao_cao&ngay=30%2F06%2F2024&biet=")
    expect(page.locator(".asof-note")).to_contain_text("tại ngày 30/06/2024")
    page.get_by_role("button", name="A+ cỡ chữ lớn").click()
    assert page.locator("html").get_attribute("data-size") == "lon"
    expect(page.locator(".asof-note")).to_contain_text("30/06/2024")
    page.get_by_role("button", name="Tương phản cao").click()
    assert page.locator("html").get_attribute("data-contrast") == "cao"
    page.locator(".tool-account summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("link", name="Đăng nhập").first).to_be_visible()


def test_a_printed_page_leaves_the_controls_out(walk: Callable, reading: str) -> None:
    visit = walk(reading)
    page = visit.sign_in("lanh-dao", "/?ngay=2024-06-30")
    page.emulate_media(media="print")
    for controls in (".tools", ".doors", ".asof"):
        expect(page.locator(controls).first).not_to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".asof-note")).to_be_visible()
