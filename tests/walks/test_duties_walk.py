"""What a directive wants done, from its text to the list by deadline: decided with the keyboard, nothing too wide."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from walks import intake

pytestmark = pytest.mark.browser
TITLE = "Chỉ thị thử về việc phải làm"
LINES = "\n".join(
    f"{number}. Sở {who} chủ trì, phối hợp với Văn phòng tỉnh {what} trước ngày 15/{number}/2025."
    for number, (who, what) in enumerate(
        [
            ("Nội vụ", "rà soát vị trí việc làm"),
            ("Tài chính", "xây dựng dự toán kinh phí"),
            ("Y tế", "ban hành danh mục dữ liệu dùng chung"),
            ("Tư pháp", "hoàn thành số hóa sổ hộ tịch"),
        ],
        start=1,
    )
)
ALL = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]


def decide(page: Page, *keys: str, told: str) -> None:
    """Press the keys of one decision, and be told of it; then the focus stands on the next duty."""
    for key in keys:
        page.keyboard.press(key)
    expect(page.locator("#loi-bao")).to_contain_text(told)
    expect(page.locator("#viec")).to_have_attribute("data-ready", "yes")
    expect(page.locator("#dang-xet")).to_be_focused()


def barriers(page: Page) -> list[str]:
    """What axe finds on the page."""
    told = Axe().run(page, options={"runOnly": ALL}).response
    assert told["passes"]
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in told["violations"]]


def test_duties_are_decided_with_keys_and_listed_by_deadline(walk: Callable, writing: str) -> None:
    visit = walk(writing, bypass_csp=True)
    page = visit.sign_in("ra-soat", "/van-ban/moi/")
    figure = "Phấn đấu năm 2025 có tối thiểu 81% hộ gia đình có cáp quang."
    text = f"CHỈ THỊ\nvề chuyển đổi số\n\n{figure}\n\nTổ chức thực hiện\n{LINES}\n"
    intake.fill_in(page, title=TITLE, text=text)
    intake.wait_for_reading(page, scripted=True)
    page.get_by_role("link", name="Việc phải làm").last.click()
    expect(page.locator("table.duties tbody tr")).to_have_count(4)
    document = page.url
    page.get_by_role("link", name="Rà soát lần lượt").click()
    expect(page.locator("#dang-xet")).to_contain_text("rà soát vị trí việc làm")
    decide(page, "a", told="Đã chấp nhận")
    decide(page, "r", "3", told="Đã loại bỏ")
    correct(page)
    decide(page, "u", told="Đã rút lại")
    correct(page)
    assert barriers(page) == []
    page.goto(f"{document}?trang_thai=da-chap-nhan")
    expect(page.locator("table.duties tbody tr")).to_have_count(2)
    expect(page.locator("table.duties")).to_contain_text("Sở Y tế; Sở Khoa học và Công nghệ")
    fits_and_is_free_of_barriers(page, writing, document)


def correct(page: Page) -> None:
    """A second agency on a line of its own: there Enter begins a line, elsewhere it sends the form."""
    page.keyboard.press("e")
    # The page moves the focus into the form when the form has settled: what is typed sooner lands elsewhere.
    expect(page.locator("#viec")).to_have_attribute("data-ready", "yes")
    leads = page.get_by_label("Cơ quan chủ trì")
    leads.focus()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("Sở Khoa học và Công nghệ")
    page.get_by_label("Hạn hoàn thành").focus()
    decide(page, "Enter", told="Đã ghi nội dung sửa")


def fits_and_is_free_of_barriers(page: Page, address: str, document: str) -> None:
    """The pages of duties at every width, as they are and where nothing is found."""
    page.goto(f"{address}/ra-soat/viec/?van_ban={document.split('/')[-3]}")
    card = page.locator(".line-up a").first.get_attribute("href") or ""
    details = page.goto(document) and page.get_by_role("link", name="Chi tiết").first.get_attribute("href")
    for path in (
        *("/viec/", "/viec/?tim=khong+co+gi", "/viec/?tu=x", f"/ra-soat/viec/{card}", f"{details}"),
        *(f"/ra-soat/viec/{card}&viec=sua", document.removeprefix(address)),
        f"{document.removeprefix(address)}them/",
    ):
        page.goto(address + path)
        for width in (1920, 1366, 360):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
        assert barriers(page) == [], path
