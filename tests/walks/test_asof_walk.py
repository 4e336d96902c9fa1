"""Looking at another day and at what was known then: nothing recorded later changes an old page."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tinhso.base.asof import ZONE
from walks.conftest import Walk
from walks.stage import Stage

pytestmark = pytest.mark.browser
PHONES = "điện thoại thông minh"
AGED = timedelta(days=3)


def age(stage: Stage, database: str) -> None:
    """Make everything that was ever recorded older, as a superuser past the triggers that forbid it."""
    with stage.superuser(database) as connection:
        connection.execute("SET session_replication_role = replica")
        columns = connection.execute(
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND column_name IN ('recorded_at', 'taken_in_at')"
        ).fetchall()
        assert columns
        for table, column in columns:
            connection.execute(f"UPDATE {table} SET {column} = {column} - %s", (AGED,))  # type: ignore[arg-type]


def bytes_of(walk: Walk, path: str) -> bytes:
    """A page as it was sent, without the tokens against forged forms: they are new each time."""
    sent = walk.context.request.get(walk.address + path).body()
    assert b"csrfmiddlewaretoken" in sent
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", sent)


def page_of_phones(page: Page) -> str:
    """The path of the target about smartphones, from the overview."""
    page.get_by_role("link", name="05-NQ/TU").click()
    return page.locator("table.board th a", has_text=PHONES).get_attribute("href") or ""


def test_a_figure_corrected_today_leaves_the_page_of_yesterday_as_it_was(
    walk: Callable, stage: Stage
) -> None:
    database = stage.clone()
    age(stage, database)
    yesterday = (datetime.now(ZONE) - timedelta(days=1)).date()
    with stage.serving(database) as address:
        visit, leader = walk(address), walk(address)
        target = page_of_phones(visit.sign_in("ra-soat"))
        old = f"{target}?biet={yesterday}"
        leader.sign_in("lanh-dao")
        before = bytes_of(leader, old)
        correct(visit.visit(target))
        expect(visit.page.get_by_role("heading", level=1)).to_contain_text("Đã đạt: 88 %")
        assert bytes_of(leader, old) == before
        page = leader.visit(target)
        expect(page.get_by_role("heading", level=1)).to_contain_text("88 %")
        look_back(page, known=f"{yesterday:%d/%m/%Y}")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Đã đạt: 92 %")
        expect(page.locator("main")).not_to_contain_text("88 %")
        expect(page.locator(".asof-note")).to_contain_text(f"đã biết đến hết ngày {yesterday:%d/%m/%Y}")
        page.get_by_role("link", name="05-NQ/TU", exact=True).click()
        assert f"biet={yesterday}" in page.url
        row = page.locator("table.board tr").filter(has_text=PHONES)
        expect(row.locator(".figure").first).to_have_text("92 %")
        page.get_by_role("link", name="Về ngày của dữ liệu ví dụ").last.click()
        expect(row.locator(".figure").first).to_have_text("88 %")


def test_on_a_day_before_the_reports_there_was_nothing_to_show(walk: Callable, reading: str) -> None:
    page = walk(reading).sign_in("lanh-dao")
    page.get_by_role("link", name="05-NQ/TU").click()
    look_back(page, day="30/06/2022")
    expect(page.locator(".asof-note")).to_contain_text("tại ngày 30/06/2022")
    row = page.locator("table.board tr").filter(has_text="tài khoản giao dịch")
    expect(row).to_contain_text("chưa có số liệu")
    row.get_by_role("rowheader").get_by_role("link").first.click()
    assert "ngay=2022-06-30" in page.url
    expect(page.locator(".asof-note")).to_contain_text("tại ngày 30/06/2022")
    expect(page.locator("main")).not_to_contain_text("82 %")


def look_back(page: Page, *, day: str = "", known: str = "") -> None:
    """Choose another day in the header."""
    page.locator(".asof > summary").click()
    if day:
        page.get_by_label("Xem tại ngày", exact=True).fill(day)
    page.get_by_label("Như đã biết đến hết ngày").fill(known)
    page.get_by_role("button", name="Xem", exact=True).click()


def correct(page: Page) -> None:
    """Put another figure in the place of the one that stands."""
    page.get_by_role("link", name="Đính chính").click()
    page.get_by_label("Giá trị").fill("88")
    page.get_by_label("Lý do").fill("Cơ quan báo cáo đã đính chính.")
    page.get_by_role("button", name="Đính chính").click()
