"""Wrong passwords in the browser: told in Vietnamese, and locked out at the fifth."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from walks.conftest import SIGN_IN

pytestmark = pytest.mark.browser


def test_five_wrong_passwords_lock_the_name_out_for_the_right_one_too(walk: Callable, reading: str) -> None:
    visit = walk(reading)
    visit.visit(SIGN_IN)
    for _ in range(4):
        page = visit.fill_in("quan-tri", "sai mật khẩu")
        expect(page.get_by_role("alert")).to_contain_text("Tên đăng nhập hoặc mật khẩu không đúng")
    page = visit.fill_in("quan-tri", "sai mật khẩu")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tạm khóa đăng nhập đến")
    expect(page.locator("main")).to_contain_text("phải chờ 15 phút")
    page.get_by_role("link", name="Về trang đăng nhập").click()
    page = visit.fill_in("quan-tri", visit.stage.passwords()["quan-tri"])
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tạm khóa đăng nhập đến")
