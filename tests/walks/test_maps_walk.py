"""Every national map, in every form, shows both archipelagos whole and named; maps are usable without a mouse."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Locator, Page

import islands
from walks.conftest import Walk
from walks.stage import Stage
from walks.test_keyboard_walk import press_until
from walks.test_look_walk import ALL

pytestmark = pytest.mark.browser
NOW, BEFORE = "?ngay=2026-01-01", "?ngay=2024-12-31"
NAMES = {
    "hoang-sa": ("Quần đảo Hoàng Sa", "(thành phố Đà Nẵng)"),
    "truong-sa": ("Quần đảo Trường Sa", "(tỉnh Khánh Hòa)"),
}
COUNTS = {"hoang-sa": islands.HOANG_SA, "truong-sa": islands.TRUONG_SA}
WIDTHS = (360, 1366, 1920)
# Run by the program's own shell; the tests' folder is in TESTS.
LOAD = """
import os, sys
sys.path.insert(0, os.environ["TESTS"])
import islands
from tinhso.base.models import User
from tinhso.territory import actions
from tinhso.territory.values import REDRAWN, AreaKind, Tier
actions.enter_provinces()
by = User.objects.get(login="quan-tri")
for code, name, kind in (("20194", "Hải Vân", AreaKind.PHUONG), ("20197", "Liên Chiểu", AreaKind.PHUONG),
                         ("20333", "Hoàng Sa", AreaKind.DAC_KHU)):
    actions.enter(code=code, name=name, tier=Tier.COMMUNE, kind=kind, parent_code="48", valid_from=REDRAWN, by=by)
islands.drawn({("province", ""): islands.topojson(islands.PROVINCES),
               ("commune", "48"): islands.topojson(islands.COMMUNES)})
"""


@pytest.fixture(scope="module")
def mapped(stage: Stage) -> Iterator[str]:
    """The address of a server that holds made-up outlines."""
    database = stage.clone()
    stage.manage(database, "shell", "-v", "0", "-c", LOAD, TESTS=str(Path(islands.__file__).parent))
    with stage.serving(database) as address:
        yield address


def opened(visit: Walk, path: str) -> Page:
    visit.sign_in("lanh-dao")
    page = visit.visit(path)
    page.wait_for_load_state("networkidle")
    return page


def coloured(of: Locator) -> int:
    """How many pixels of what is drawn there are no shade of white."""
    shot = Image.open(io.BytesIO(of.screenshot())).convert("RGB")
    return sum(1 for pixel in shot.get_flattened_data() if min(pixel) < 200)


def marks_seen(page: Page, key: str) -> int:
    """Coloured pixels within the frame of an archipelago, the frame and its border left out."""
    box = page.locator(f"#ban-do-{key} .frame").bounding_box()
    assert box is not None
    inside = {
        "x": box["x"] + 3,
        "y": box["y"] + 3,
        "width": box["width"] - 6,
        "height": box["height"] - 6,
    }
    shot = Image.open(io.BytesIO(page.screenshot(full_page=True, clip=inside))).convert("RGB")
    return sum(1 for pixel in shot.get_flattened_data() if min(pixel) < 200)


def named(page: Page, key: str, kind: str) -> None:
    """Its name and that of its province stand on the drawing, whole, in letters that can be read."""
    for words in NAMES[key]:
        text = page.locator(f"text.{kind}", has_text=words)
        box = text.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= page.viewport_size["width"]
        assert text.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 9.5


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_map_shows_every_islet_of_both_archipelagos(
    walk: Callable, mapped: str, width: int, media: str
) -> None:
    page = opened(walk(mapped, viewport={"width": width, "height": 800}), f"/dia-ban/{NOW}")
    page.emulate_media(media=media)
    for key, count in COUNTS.items():
        assert page.locator(f"#ban-do-{key}-islets > path").count() == count
        # Each mark is 3.6 px across; some lie over each other where the map is small.
        assert marks_seen(page, key) > (4 if width > 600 or key == "hoang-sa" else 3) * count
        named(page, key, "map-archipelago")
    assert page.locator(".map-sheet use").evaluate_all(
        "uses => uses.every(u => u.getBoundingClientRect().width > 0)"
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_the_map_of_da_nang_shows_hoang_sa(walk: Callable, mapped: str, width: int) -> None:
    page = opened(
        walk(mapped, viewport={"width": width, "height": 800}), f"/dia-ban/tinh/48/2025-07-01/{NOW}"
    )
    assert page.locator("#ban-do-hoang-sa-islets > path").count() == islands.HOANG_SA
    assert marks_seen(page, "hoang-sa") > 4 * islands.HOANG_SA
    named(page, "hoang-sa", "map-archipelago")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", [f"/dia-ban/{NOW}&kieu=o", f"/dia-ban/{BEFORE}"], ids=["34", "63"])
def test_the_tiles_show_both_archipelagos(
    walk: Callable, mapped: str, *, path: str, width: int, media: str
) -> None:
    page = opened(walk(mapped, viewport={"width": width, "height": 800}), path)
    page.emulate_media(media=media)
    for key in COUNTS:
        tile = page.locator(f"#ban-do-{key} .tile")
        assert coloured(tile) > 60
        named(page, key, "tile-archipelago")


@pytest.mark.parametrize("path", [NOW, f"{NOW}&kieu=o", BEFORE], ids=["map", "tiles 34", "tiles 63"])
def test_a_file_shows_both_archipelagos_where_nothing_else_is_at_hand(
    walk: Callable, mapped: str, path: str, tmp_path: Path
) -> None:
    visit = walk(mapped)
    page = opened(visit, f"/dia-ban/{path}")
    address = page.get_by_role("link", name="Tải bản đồ (SVG)").get_attribute("href") or ""
    file = tmp_path / "ban-do.svg"
    file.write_bytes(visit.context.request.get(mapped + address).body())
    alone = visit.context.new_page()
    alone.set_content(f"<body>{file.read_text('utf-8')}</body>")
    for key, count in COUNTS.items():
        if "kieu" in path or path == BEFORE:
            assert coloured(alone.locator(f"#ban-do-{key} .tile")) > 60
        else:
            assert alone.locator(f"#ban-do-{key}-islets > path").count() == count
            assert marks_seen(alone, key) > 4 * count
        for words in NAMES[key]:
            assert alone.locator("text", has_text=words).is_visible()


def test_a_printed_sheet_holds_both_names(walk: Callable, mapped: str) -> None:
    page = opened(walk(mapped), f"/dia-ban/{NOW}")
    sheets = page.pdf(prefer_css_page_size=True)
    text = "".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(sheets))
    for words in NAMES.values():
        assert all(word in re.sub(r"\s+", " ", text) for word in words)


# Other colours are the same at every width; larger letters press hardest on the narrow one.
@pytest.mark.parametrize(
    ("contrast", "size", "widths"),
    [("thuong", "vua", (*WIDTHS, 320)), ("cao", "vua", (1366,)), ("thuong", "lon", (320,))],
)
def test_maps_are_free_of_barriers_and_fit(
    walk: Callable, mapped: str, contrast: str, size: str, widths: tuple[int, ...]
) -> None:
    visit = walk(mapped, bypass_csp=True)
    chosen = {"co_chu": size, "tuong_phan": contrast}
    visit.context.add_cookies([{"name": n, "value": v, "url": mapped} for n, v in chosen.items()])
    found = []
    for path in (NOW, f"{NOW}&kieu=o", BEFORE, f"{NOW}&tim=khong+co"):
        page = opened(visit, f"/dia-ban/{path}")
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            told = Axe().run(page, options={"runOnly": ALL}).response
            found += [(path, width, rule["id"], rule["nodes"][0]["html"]) for rule in told["violations"]]
            wide = page.evaluate("document.documentElement.scrollWidth")
            found += [(path, width, "too wide", wide)] if wide > width else []
    assert found == []


def test_names_on_the_map_do_not_touch(walk: Callable, mapped: str) -> None:
    for width in (*WIDTHS, 320):
        page = opened(walk(mapped, viewport={"width": width, "height": 800}), f"/dia-ban/{NOW}")
        boxes = page.locator(".map-sheet > text:visible").evaluate_all(
            "texts => texts.map(t => t.getBoundingClientRect()).map(b => [b.left, b.top + 2, b.right, b.bottom - 2])"
        )
        touching = [
            (one, other)
            for at, one in enumerate(boxes)
            for other in boxes[:at]
            if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
        ]
        # The two lines of one name stand close together.
        assert [pair for pair in touching if abs(pair[0][1] - pair[1][1]) < 8] == []


def test_the_keyboard_goes_past_the_map_or_through_it_and_from_area_to_row(
    walk: Callable, mapped: str
) -> None:
    page = opened(walk(mapped), f"/dia-ban/{NOW}")
    page.locator("#sap").focus()
    press_until(page, "Bỏ qua bản đồ", most=3)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "ban-do-91"
    page.keyboard.press("Enter")
    assert page.url.endswith("#dong-91")
    assert page.locator("tr:target").count() == 1
    page.locator("tr:target a", has_text="trên bản đồ").click()
    assert page.locator("#ban-do-91:target").count() == 1
    page.locator("#sap").focus()
    press_until(page, "Bỏ qua bản đồ", most=3)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "bang"


def test_the_outlines_come_once_and_a_view_is_small(walk: Callable, mapped: str) -> None:
    visit = walk(mapped)
    page = opened(visit, f"/dia-ban/{NOW}")
    asked: list[str] = []
    visit.context.on("response", lambda told: asked.append(told.url) if told.request.timing else None)
    session = visit.context.new_cdp_session(page)
    session.send("Network.enable")
    came: list[str] = []
    session.on("Network.requestServedFromCache", lambda told: came.append(told["requestId"]))
    page.goto(f"{mapped}/dia-ban/{NOW}&do=hop-thanh", wait_until="networkidle")
    assert any("/duong-vien/" in url for url in asked)
    assert came
    assert page.evaluate("document.querySelectorAll('*').length") <= 3_000
