"""Texts that must not get in, or must not do anything: secret marks, the same file twice, hostile HTML."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from walks import intake

pytestmark = pytest.mark.browser
HOSTILE = '<script>window.taken = 1</script><img src=x onerror="window.taken = 1">'


def titles(page: Page) -> list[str]:
    """The documents on the list."""
    page.goto(page.url.split("/van-ban")[0] + "/van-ban/")
    return page.locator("table.list th a").all_inner_texts()


@pytest.mark.parametrize(
    ("secrecy", "text", "told"),
    [
        ("Mật, Tối mật hoặc Tuyệt mật", "Có 5 xã đạt chuẩn.", "Hệ thống không lưu tài liệu mật"),
        ("Thường", "TUYỆT MẬT\nBÁO CÁO\nCó 5 xã đạt chuẩn.", "Trong văn bản có dấu chỉ độ mật"),
    ],
    ids=["declared", "stamped"],
)
def test_a_secret_text_is_refused_and_nothing_of_it_kept(
    walk: Callable, writing: str, secrecy: str, text: str, told: str
) -> None:
    page = walk(writing).sign_in("so-nganh", "/van-ban/")
    before = titles(page)
    page.get_by_role("link", name="Nhận văn bản mới").click()
    intake.fill_in(page, title="Báo cáo có dấu mật", text=text, secrecy=secrecy)
    expect(page.get_by_role("alert")).to_contain_text(told)
    if secrecy != "Thường":
        expect(page.get_by_label("Hoặc dán nội dung")).to_have_value("")
    assert titles(page) == before


def test_the_same_file_a_second_time_leads_to_the_first(walk: Callable, writing: str) -> None:
    page = walk(writing).sign_in("so-nganh", "/van-ban/")
    file = {"name": "bao-cao.txt", "mimeType": "text/plain", "buffer": "Có 77 xã đạt chuẩn.".encode()}
    for title in ("Báo cáo lần đầu", "Báo cáo lần sau"):
        page.goto(f"{writing}/van-ban/moi/")
        page.get_by_label("Loại văn bản").select_option("Báo cáo")
        page.get_by_label("Trích yếu").fill(title)
        page.get_by_label("Thường", exact=True).check()
        page.get_by_label("Tệp văn bản").set_input_files(file)
        page.get_by_role("button", name="Nhận văn bản").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("link", name="Mở văn bản đã nhận").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Báo cáo lần đầu")
    assert "Báo cáo lần sau" not in titles(page)


def test_hostile_html_is_shown_as_the_text_it_is(walk: Callable, writing: str) -> None:
    page = walk(writing).sign_in("ra-soat", "/van-ban/moi/")
    text = f"Hiện 41% trường học có mạng 5G {HOSTILE}.\n"
    intake.fill_in(page, title=f"Báo cáo {HOSTILE}", text=text)
    intake.wait_for_reading(page, scripted=True)
    steps = [page.url, f"{writing}/van-ban/", f"{writing}/"]
    page.locator("li.statement").first.get_by_role("button", name="Chấp nhận").click()
    for word in ("Chi tiết, lịch sử", "Sửa", "Loại bỏ", "Ghi số liệu"):
        link = page.locator("li.statement").first.get_by_role("link", name=word)
        steps.append(writing + (link.get_attribute("href") or ""))
    for step in steps:
        page.goto(step)
        expect(page.locator("body")).to_contain_text("<script>window.taken")
        assert page.evaluate("window.taken") is None, step
        assert page.locator("img[src=x]").count() == 0, step
