"""What the public sees before and after the steering office opens a resolution."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
RESOLUTION = "05-NQ/TU"


def board_of(page: Page) -> str:
    """The path of the resolution's scoreboard, from the overview."""
    return page.get_by_role("link", name=RESOLUTION).get_attribute("href") or ""


def test_the_public_sees_what_the_steering_office_opened_and_nothing_else(
    walk: Callable, writing: str
) -> None:
    office, public = walk(writing), walk(writing)
    board = board_of(office.sign_in("van-phong"))
    first = public.visit("/")
    expect(first.locator("main")).not_to_contain_text("chỉ tiêu đạt")
    expect(first.locator("main").get_by_role("link", name=RESOLUTION)).to_have_count(0)
    expect(public.visit(board).get_by_role("heading", level=1)).to_have_text("Đăng nhập")
    others = open_resolution(office.visit("/van-ban/"))
    expect(public.visit("/").locator("main")).to_contain_text("2/17 chỉ tiêu đạt")
    assert public.page.locator(".board-card").count() == 1
    seen = public.visit(board)
    expect(seen.locator("table.board tbody tr")).to_have_count(17)
    expect(seen.locator(".source").first).to_have_text("văn bản chưa công khai")
    for words in ("ra-soat", "van-phong", "Ghi số liệu", "Lập thêm chỉ tiêu"):
        expect(seen.locator("body")).not_to_contain_text(words)
    targets = [link.get_attribute("href") for link in seen.get_by_role("rowheader").locator("> a").all()]
    target = public.visit(targets[-1])
    expect(target.get_by_role("heading", name="Mọi số liệu đã ghi")).to_be_visible()
    expect(target.locator("body")).not_to_contain_text("ra-soat")
    for closed in (*others, "/van-ban/moi/", f"{targets[0]}sua/", f"{targets[0]}ghi-so-lieu/"):
        answer = public.context.request.get(writing + closed, max_redirects=0)
        assert answer.status in (302, 404), closed
        assert answer.headers.get("location", "/tai-khoan/dang-nhap/").startswith("/tai-khoan/dang-nhap/")


def open_resolution(page: Page) -> list[str]:
    """Open the resolution to the public; the paths of all other documents."""
    links = page.locator("table.list th a").all()
    others = [link.get_attribute("href") or "" for link in links if "Nghị quyết" not in link.inner_text()]
    page.get_by_role("link", name="Nghị quyết về chuyển đổi số").click()
    page.get_by_role("link", name="Công khai…").click()
    expect(page.locator("main")).to_contain_text("Bất cứ ai, không cần đăng nhập, sẽ thấy")
    page.get_by_role("button", name="Công khai").click()
    expect(page.get_by_text("Văn bản đã công khai.")).to_be_visible()
    return others
