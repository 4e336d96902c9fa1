"""A file from the form to its page: handed in, read in the background, shown on the page of the original."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typst
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PLAN = """
#set page(paper: "a4", margin: 25mm)
#set text(lang: "vi", size: 12pt)
ỦY BAN NHÂN DÂN TỈNH MẪU

Số: 45/KH-UBND

KẾ HOẠCH

Chuyển đổi số năm 2025 của tỉnh

I. MỤC TIÊU ĐẾN NĂM 2025

Tối thiểu 80% hộ gia đình có đường truyền cáp quang.

#pagebreak()

Tỷ lệ xã có trang thông tin điện tử đạt trên 90%.
"""
PATIENCE = 60_000  # milliseconds that reading may take on a busy machine


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF of two pages with a target on each."""
    folder = tmp_path_factory.mktemp("plan")
    (folder / "ke-hoach.typ").write_text(PLAN, "utf-8")
    (folder / "ke-hoach.pdf").write_bytes(typst.compile(folder / "ke-hoach.typ"))
    return folder / "ke-hoach.pdf"


def hand_in(page: Page, *files: Any) -> None:
    """Choose the files, declare them ordinary, send the form."""
    page.get_by_label("Tệp văn bản").set_input_files(files)
    page.get_by_label("Thường", exact=True).check()
    page.get_by_role("button", name="Nhận văn bản").click()
    expect(page.get_by_role("heading", name="Tệp đã tải lên")).to_be_visible()


def test_a_pdf_is_read_in_the_background_and_a_number_leads_to_its_place_on_the_page(
    walk: Callable, writing: str, plan: Path
) -> None:
    page = walk(writing).sign_in("ra-soat", "/van-ban/moi/")
    hand_in(page, plan)
    # The row turns by itself.
    expect(page.locator(".file.done")).to_have_count(1, timeout=PATIENCE)
    page.locator(".file.done a").click()
    expect(page.get_by_text("45/KH-UBND").first).to_be_visible()
    row = page.locator("li.statement", has_text="trang thông tin điện tử")
    row.get_by_role("link", name="trang 2").click()
    expect(page).to_have_url(re.compile(r"/trang/2/\?o="))
    box = page.locator(".boxes a.current")
    expect(box).to_have_count(1)
    expect(box.locator("title")).to_have_text(re.compile("trang thông tin điện tử.*trên 90"))
    picture = page.locator(".sheet img")
    expect(picture).to_have_js_property("naturalWidth", 1200)
    # The box lies within the picture.
    inner, outer = box.bounding_box(), picture.bounding_box()
    assert inner
    assert outer
    assert outer["x"] < inner["x"] < inner["x"] + inner["width"] < outer["x"] + outer["width"]
    assert outer["y"] < inner["y"] < inner["y"] + inner["height"] < outer["y"] + outer["height"]
    box.focus()
    page.keyboard.press("Enter")
    expect(page.locator("li.statement:target")).to_contain_text("trang thông tin điện tử")
    page.get_by_role("link", name="Trang trước").click()
    expect(page.locator(".boxes a")).to_have_count(1)


def test_a_broken_file_says_why_without_javascript_and_is_taken_off_the_list(
    walk: Callable, writing: str
) -> None:
    page = walk(writing, java_script_enabled=False).sign_in("so-nganh", "/van-ban/moi/")
    hand_in(page, {"name": "hong.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\nhong"})
    # The page loads itself anew while a file is being read.
    row = page.locator(".file", has_text="hong.pdf")
    expect(row.locator(".badge")).to_have_text("Không đọc được", timeout=PATIENCE)
    expect(row).to_contain_text("Hãy")
    row.get_by_role("button", name="Bỏ khỏi danh sách").click()
    expect(page.get_by_text("Đã bỏ tệp khỏi danh sách.")).to_be_visible()
    expect(page.locator(".file", has_text="hong.pdf")).to_have_count(0)
