"""What the scoreboard of sixty targets costs a slow line and an old computer, and what is printed of it."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from walks import sixty
from walks.conftest import Walk
from walks.stage import Stage

pytestmark = pytest.mark.browser
COLD, WARM = 160_000, 40_000  # bytes over the line
NODES = 3_000
A4 = {"width": 1032, "height": 703}  # CSS pixels of a sheet on its side, without its margins of 12 mm


@pytest.fixture(scope="module")
def crowded(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that holds sixty targets more."""
    folder = tmp_path_factory.mktemp("sixty") / "example"
    sixty.write(folder)
    database = stage.clone()
    stage.manage(database, "shell", "-v", "0", "-c", sixty.LOAD, LOADED=str(folder))
    with stage.serving(database) as address:
        yield address


def board(visit: Walk) -> Page:
    """The scoreboard of sixty targets, read by a leader."""
    page = visit.sign_in("lanh-dao")
    page.get_by_role("link", name="60-NQ/TU").first.click()
    page.locator("table.board").wait_for()
    return page


def transferred(visit: Walk) -> int:
    """Bytes that came over the line for the page, heads of answers included, when it is loaded once more."""
    session = visit.context.new_cdp_session(visit.page)
    session.send("Network.enable")
    came: list[float] = []
    session.on("Network.loadingFinished", lambda told: came.append(told["encodedDataLength"]))
    visit.page.reload(wait_until="networkidle")
    session.detach()
    assert came
    return round(sum(came))


def test_sixty_targets_come_over_a_slow_line(walk: Callable, crowded: str) -> None:
    visit = walk(crowded)
    page = board(visit)
    assert page.locator("table.board tbody tr").count() == 60
    page.wait_for_load_state("networkidle")
    warm = transferred(visit)
    session = visit.context.new_cdp_session(page)
    session.send("Network.clearBrowserCache")
    cold = transferred(visit)
    assert (cold < COLD, warm <= WARM) == (True, True), (cold, warm)
    assert warm < cold


def test_sixty_targets_are_light_for_an_old_computer(walk: Callable, crowded: str) -> None:
    page = board(walk(crowded))
    assert page.evaluate("document.querySelectorAll('*').length") <= NODES


def test_every_row_of_sixty_is_printed_whole_on_a4(walk: Callable, crowded: str) -> None:
    page = board(walk(crowded, viewport=A4))
    page.emulate_media(media="print")
    rows = page.locator("table.board tbody tr")
    printed = rows.all_inner_texts()
    assert [name for name in sixty.names() if not any(name in row for row in printed)] == []
    assert all("%" in row and ("Đạt" in row or "Chưa đến kỳ" in row) for row in printed)
    assert page.evaluate(CUT) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= A4["width"]
    assert max(row.bounding_box()["height"] for row in rows.all()) < A4["height"]
    assert rows.evaluate_all("rows => [...new Set(rows.map(r => getComputedStyle(r).breakInside))]") == [
        "avoid"
    ]
    head = page.locator("table.board thead").evaluate("e => getComputedStyle(e).display")
    assert head == "table-header-group"
    sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(prefer_css_page_size=True))
    assert len(sheets) > 1
    assert {(round(float(width)), round(float(height))) for width, height in sheets} == {(842, 595)}


# Cells whose words stand out over their border or over the page.
CUT = """() => [...document.querySelectorAll('table.board td, table.board th')].filter(
  cell => cell.scrollWidth > cell.clientWidth + 1 || cell.getBoundingClientRect().right > innerWidth + 1
).map(cell => cell.innerText)"""
