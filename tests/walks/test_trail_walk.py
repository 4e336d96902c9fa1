"""The trail before the browser: found by its menu, free of barriers at every size, without a script."""

from collections.abc import Callable

import pytest

from walks.test_look_walk import ALL, OF_STYLE, barriers

pytestmark = pytest.mark.browser
TRAIL = "/dau-vet/"


@pytest.mark.parametrize(
    ("size", "contrast", "rules", "widths"),
    [
        ("vua", "thuong", ALL, (1920, 1366, 360)),
        ("vua", "cao", OF_STYLE, (1366,)),
        ("lon", "thuong", OF_STYLE, (360,)),
    ],
    ids=["usual", "contrast", "A+"],
)
def test_the_trail_is_free_of_barriers_and_fits(
    walk: Callable, writing: str, size: str, contrast: str, rules: list[str], widths: tuple[int, ...]
) -> None:
    visit = walk(writing, bypass_csp=True)
    chosen = {"co_chu": size, "tuong_phan": contrast}
    visit.context.add_cookies([{"name": n, "value": v, "url": writing} for n, v in chosen.items()])
    visit.sign_in("quan-tri")
    for path in (TRAIL, f"{TRAIL}?tim=khong-co-gi", f"{TRAIL}?tu=x"):
        page = visit.visit(path)
        assert page.locator("h1").count() == 1
        assert barriers(page, rules, widths) == [], path


def test_the_trail_is_reached_by_the_menu_and_searched_without_a_script(walk: Callable, writing: str) -> None:
    visit = walk(writing, java_script_enabled=False)
    page = visit.sign_in("quan-tri")
    page.locator(".tool-account summary").click()
    page.get_by_role("link", name="Dấu vết").click()
    assert "Các dòng trên trang này khớp với dấu niêm phong" in page.inner_text("main")
    page.get_by_label("Việc", exact=True).select_option("sign_in")
    page.get_by_role("button", name="Lọc").click()
    assert set(page.locator("tbody th").all_inner_texts()) == {"đăng nhập"}
