"""What a person does to bring a text into the system: fill in the form, wait for the machine."""

import time

from playwright.sync_api import Page, expect

_PATIENCE = 30.0  # seconds


def fill_in(page: Page, *, title: str, text: str, secrecy: str = "Thường") -> None:
    """Fill in the form for a pasted report of the province, and send it."""
    page.get_by_label("Loại văn bản").select_option("Báo cáo")
    page.get_by_label("Trích yếu").fill(title)
    page.get_by_label("Ngày ban hành").fill("30/11/2024")
    page.get_by_label("Địa bàn").select_option("Tỉnh Bình Dương")
    page.get_by_label(secrecy, exact=True).check()
    page.get_by_label("Hoặc dán nội dung").fill(text)
    page.get_by_role("button", name="Nhận văn bản").click()


def wait_for_reading(page: Page, *, scripted: bool) -> None:
    """Wait until the machine has read; the page turns by itself, without JavaScript by its link."""
    expect(page.get_by_text("Đã nhận văn bản.")).to_be_visible()
    end = time.monotonic() + _PATIENCE
    while not scripted and page.locator("li.statement").count() == 0 and time.monotonic() < end:
        page.wait_for_timeout(500)
        page.get_by_role("link", name="Xem lại ngay").click()
    expect(page.locator("li.statement").first).to_be_visible(timeout=_PATIENCE * 1000)
