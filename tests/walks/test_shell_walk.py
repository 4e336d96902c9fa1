"""The shell in a real browser: fits every width, is found clean by axe, works without JavaScript, prints."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

import people
from tinhso.base.values import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.urls("base.sample_pages")]
PAGES = (
    "/",
    "/?ngay=2024-06-30&biet=2024-11-02",
    "/?ngay=x",
    "/tai-khoan/dang-nhap/",
    "/tai-khoan/mat-khau/",
    "/khong-co/",
)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
PASSWORD = "con duong dai 2024"


@pytest.fixture
def office(client: Client, settings: object) -> Client:
    """The steering office, signed in to the example."""
    settings.DEMO = True  # type: ignore[attr-defined]
    client.force_login(people.in_role(Role.STEERING, password=PASSWORD))
    return client


@pytest.mark.parametrize(
    ("size", "contrast", "width"),
    [("vua", "thuong", 1366), ("lon", "thuong", 320), ("lon", "cao", 320), ("nho", "cao", 1920)],
)
def test_every_page_fits_and_is_found_clean(
    office: Client, walk: Callable, size: str, contrast: str, width: int
) -> None:
    office.cookies["co_chu"], office.cookies["tuong_phan"] = size, contrast
    visit = walk(viewport={"width": width, "height": 800}, bypass_csp=True)
    for path in PAGES:
        page = visit.visit(path)
        assert page.locator("h1").inner_text() != "Máy chủ gặp lỗi", path
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(path, rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_no_page_asks_another_server_or_breaks_the_policy(office: Client, walk: Callable) -> None:
    visit = walk()
    for path in PAGES:
        visit.visit(path)
    assert visit.foreign == []
    assert [said for said in visit.complaints if "404" not in said] == []


def test_everything_works_without_javascript(client: Client, walk: Callable) -> None:
    people.in_role(Role.STEERING, password=PASSWORD)
    visit = walk(java_script_enabled=False)
    page = visit.visit("/van-ban/?loc=cham")
    page.get_by_label("Tên đăng nhập").fill("demo-steering")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.locator(".asof > summary").click()
    page.get_by_label("Xem tại ngày", exact=True).fill("30/06/2024")
    page.get_by_role("button", name="Xem", exact=True).click()
    assert page.url.endswith("/van-ban/?loc=cham&ngay=30%2F06%2F2024&biet=")
    assert "tại ngày 30/06/2024" in page.locator(".asof-note").inner_text()
    page.get_by_role("button", name="A+ cỡ chữ lớn").click()
    assert page.locator("html").get_attribute("data-size") == "lon"
    assert "30/06/2024" in page.locator(".asof-note").inner_text()
    page.locator(".tool-account summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    assert page.get_by_role("link", name="Đăng nhập").is_visible()


def test_the_keyboard_alone_reaches_the_content_first(office: Client, walk: Callable) -> None:
    page = walk().visit("/van-ban/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "next"


def test_a_printed_page_leaves_the_controls_out(office: Client, walk: Callable) -> None:
    page = walk().visit("/van-ban/?ngay=2024-06-30")
    page.emulate_media(media="print")
    assert not page.locator(".tools").is_visible()
    assert not page.locator(".doors").is_visible()
    assert page.locator("h1").is_visible()
    assert page.locator(".asof-note").is_visible()
