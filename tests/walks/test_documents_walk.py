"""Documents in a real browser: fit and clean, decisions with the keyboard alone, and without JavaScript."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from parts.documents.builders import entries, read, steering
from tinhso.documents.values import State

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize(
    ("size", "contrast", "width"), [("vua", "thuong", 1366), ("lon", "cao", 320), ("vua", "thuong", 1920)]
)
def test_every_page_of_a_document_fits_and_is_found_clean(
    client: Client, walk: Callable, size: str, contrast: str, width: int
) -> None:
    document = read()
    client.force_login(steering())
    client.cookies["co_chu"], client.cookies["tuong_phan"] = size, contrast
    base, place = f"/van-ban/{document.pk}/", entries(document)[0].place
    visit = walk(viewport={"width": width, "height": 800}, bypass_csp=True)
    steps = ("", "them/", "chap-nhan/", "cong-khai/", f"noi-dung/{place}/", f"noi-dung/{place}/sua/")
    for path in ("/van-ban/", "/van-ban/moi/", *(base + step for step in steps)):
        page = visit.visit(path)
        found = Axe().run(page, options=RULES).response
        assert found["passes"]
        assert [(path, rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_accepting_with_the_keyboard_keeps_the_focus_where_it_was(client: Client, walk: Callable) -> None:
    document = read()
    client.force_login(steering())
    visit = walk(viewport={"width": 1366, "height": 900})
    page = visit.visit(f"/van-ban/{document.pk}/")
    page.locator(".statement button").first.focus()
    page.keyboard.press("Enter")
    page.locator(".text .number.accepted").wait_for()
    place = entries(document)[0].place
    assert entries(document)[0].state is State.ACCEPTED
    assert page.evaluate("document.activeElement.id") == f"a-{place}"
    assert page.locator("#chua-ra-soat").inner_text() == "2 chưa rà soát"
    assert visit.foreign == []
    assert visit.complaints == []


def test_a_statement_is_corrected_without_javascript(client: Client, walk: Callable) -> None:
    document = read()
    client.force_login(steering())
    page = walk(java_script_enabled=False).visit(f"/van-ban/{document.pk}/")
    page.locator(".statement").first.get_by_role("link", name="Sửa").click()
    page.get_by_label("Giá trị").fill("1.234")
    page.get_by_role("button", name="Ghi nội dung sửa").click()
    assert page.title().startswith("Lỗi:")
    page.get_by_label("1,234", exact=True).check()
    page.get_by_role("button", name="Ghi nội dung sửa").click()
    assert "tối thiểu 1,234 %" in page.locator(".statement").first.inner_text()
    assert entries(document)[0].state is State.EDITED
