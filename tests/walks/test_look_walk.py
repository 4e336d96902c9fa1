"""Every kind of page, as people set it: no barrier that axe finds, nothing wider than the screen."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from walks.conftest import SIGN_IN

pytestmark = pytest.mark.browser
ALL = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
# Larger letters and other colours change nothing that the other rules look at.
OF_STYLE = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]
WIDE, NARROW = 1366, 320
PAGES = (
    "/",
    "/?ngay=2022-06-30&biet=2024-11-02",
    "/?ngay=x",
    "{board}",
    "{board}?tim=khong+co+gi",
    "{target}",
    "{target}ghi-so-lieu/",
    "{target}sua/",
    "{target}so-lieu/{row}/xac-minh/",
    "{join}",
    "/van-ban/",
    "/van-ban/moi/",
    "{document}",
    "{document}them/",
    "{document}cong-khai/",
    "{document}lap-chi-tieu/",
    "{document}noi-dung/{place}/",
    "{document}noi-dung/{place}/sua/",
    "{document}them/?biet=2024-01-01",
    "/dia-ban/tim/",
    "/dia-ban/tim/?q=a",
    "/dia-ban/tim/?q=thi+xa+ben+cat&ngay=2025-08-01",
    "/dia-ban/tim/?q=khong+co+gi",
    "/dia-ban/tinh/74/1997-01-01/?ngay=2025-08-01",
    "/dia-ban/tinh/74/1997-01-01/?biet=2024-01-01",
    "/dia-ban/tinh/79/2025-07-01/",
    "/dia-ban/tinh/79/2025-07-01/?ngay=2025-08-01",
    "/dia-ban/xa/99999/",
    "/tai-khoan/mat-khau/",
    "/khong-co/",
)
# Pages that say what is wrong with what was filled in, by the button that sends nothing.
EMPTY = {"/van-ban/moi/": "Nhận văn bản", "{target}ghi-so-lieu/": "Ghi số liệu"}


def barriers(page: Page, rules: list[str], widths: tuple[int, ...]) -> list[tuple[str, str]]:
    """What axe finds on the page at each width, and whether anything is wider than the screen."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        told = Axe().run(page, options={"runOnly": rules}).response
        assert told["passes"]
        found += [(f"{width} {rule['id']}", rule["nodes"][0]["html"]) for rule in told["violations"]]
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [("too wide", f"{wide} on {width}")] if wide > width else []
    return found


@pytest.mark.parametrize(
    ("size", "contrast", "rules", "widths"),
    # Other colours are the same at every width; larger letters press hardest on the narrow one.
    [
        ("vua", "thuong", ALL, (WIDE, NARROW)),
        ("vua", "cao", OF_STYLE, (WIDE,)),
        ("lon", "thuong", OF_STYLE, (NARROW,)),
    ],
    ids=["usual", "contrast", "A+"],
)
def test_every_page_is_free_of_barriers_and_fits(
    walk: Callable,
    reading: str,
    places: dict[str, str],
    size: str,
    contrast: str,
    rules: list[str],
    widths: tuple[int, ...],
) -> None:
    visit = walk(reading, bypass_csp=True)
    chosen = {"co_chu": size, "tuong_phan": contrast}
    visit.context.add_cookies([{"name": n, "value": v, "url": reading} for n, v in chosen.items()])
    visit.visit(SIGN_IN)
    found = {SIGN_IN: barriers(visit.page, rules, widths)}
    visit.sign_in("van-phong")
    assert visit.page.locator("html").get_attribute("data-contrast") == contrast
    assert visit.page.locator("html").get_attribute("data-size") == size
    for path in PAGES:
        page = visit.visit(path.format(**places))
        assert page.locator("h1").count() == 1, path
        found[path] = barriers(page, rules, widths)
    for path, button in EMPTY.items():
        page = visit.visit(path.format(**places))
        page.get_by_role("button", name=button, exact=True).click()
        page.locator(".error-summary").wait_for()
        found[f"{path} sent empty"] = barriers(page, rules, widths)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
