"""From a pasted report to a figure on the scoreboard, with JavaScript and without it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from walks import intake

pytestmark = pytest.mark.browser
PHONES = "điện thoại thông minh"
REPORT = """BÁO CÁO
kết quả chuyển đổi số năm 2024

1. Xã hội số
Hiện {phones}% dân số trưởng thành có điện thoại thông minh.
Tỷ lệ hộ gia đình được phủ mạng Internet băng rộng đạt {fibre}%.
Toàn tỉnh có {spots} điểm phát sóng không dây công cộng.

2. Chính quyền số
Một nửa số cuộc kiểm tra của cơ quan quản lý nhà nước được tiến hành qua môi trường số.
"""
CHECKS = "Một nửa số cuộc kiểm tra của cơ quan quản lý nhà nước được tiến hành qua môi trường số"


def statement(page: Page, words: str) -> Locator:
    """The row of the statement whose passage holds the words."""
    return page.locator("li.statement").filter(has_text=words)


def accept(page: Page, words: str) -> None:
    """Let the machine's reading stand, where the row says so at once."""
    statement(page, words).get_by_role("button", name="Chấp nhận").click()
    expect(statement(page, words).locator(".badge")).to_contain_text("Đã chấp nhận: ra-soat")


def edit(page: Page, words: str, value: str) -> None:
    """Put another value in the place of what the machine read; its reading stays beside it."""
    statement(page, words).get_by_role("link", name="Sửa").click()
    page.get_by_label("Giá trị", exact=True).fill(value)
    page.get_by_role("button", name="Ghi nội dung sửa").click()
    expect(statement(page, words)).to_contain_text(f"{value} %")
    expect(statement(page, words)).to_contain_text("Máy đọc khác: Mức «")


def reject(page: Page, words: str) -> None:
    """Set a statement aside, for which a reason is asked."""
    statement(page, words).get_by_role("link", name="Loại bỏ").click()
    page.get_by_role("button", name="Loại bỏ").click()
    expect(page.get_by_role("alert")).to_contain_text("Hãy ghi lý do")
    page.get_by_label("Lý do loại bỏ").fill("Không theo dõi ở cấp tỉnh.")
    page.get_by_role("button", name="Loại bỏ").click()
    expect(statement(page, words).locator(".badge")).to_contain_text("Đã loại bỏ: ra-soat")


def add_what_was_missed(page: Page) -> None:
    """Add a statement whose number is written in words."""
    page.get_by_role("link", name="Thêm nội dung máy bỏ sót").click()
    page.get_by_label("Câu trong văn bản").fill(CHECKS)
    page.get_by_label("Con số như viết trong câu").fill("Một nửa")
    page.get_by_label("Loại", exact=True).select_option("Kết quả")
    page.get_by_label("Đại lượng đo").fill("Cuộc kiểm tra của cơ quan quản lý nhà nước qua môi trường số")
    page.get_by_label("Giá trị", exact=True).fill("50")
    page.get_by_label("Đơn vị tính").fill("%")
    page.get_by_role("button", name="Thêm nội dung").click()
    expect(statement(page, CHECKS).locator(".badge")).to_contain_text("ra-soat")


def record(page: Page, words: str, expected: str) -> None:
    """Record the figure of a statement under the existing indicator that is suggested."""
    statement(page, words).get_by_role("link", name="Ghi số liệu").click()
    suggested = page.get_by_role("group", name="Đo bằng chỉ số nào?").locator("label").first
    expect(suggested).to_contain_text(expected)
    expect(suggested).to_contain_text("cùng một đại lượng")
    expect(suggested.get_by_role("radio")).to_be_checked()
    page.get_by_role("button", name="Ghi số liệu").click()
    expect(page.get_by_text("Đã ghi số liệu vào sổ.")).to_be_visible()


def the_figure_is_shown_with_its_passage(page: Page, phones: str) -> None:
    """From the overview to the scoreboard and on to the target."""
    page.get_by_role("link", name="05-NQ/TU").click()
    row = page.locator("table.board tr").filter(has_text=PHONES)
    expect(row.locator(".figure").first).to_have_text(f"{phones} %")
    row.locator("summary").click()
    expect(row.locator("blockquote").nth(1)).to_have_text(f"Hiện {phones}% dân số trưởng thành có {PHONES}")
    row.get_by_role("rowheader").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        f"Đã đạt: {phones} %, yêu cầu 80 %, đến hết 31/12/2025"
    )


# Of two figures of one day the less favourable counts, so the second walk brings less than the first.
@pytest.mark.parametrize(
    ("scripted", "phones", "fibre", "spots"), [(True, "93", "85,1", "212"), (False, "91", "85,2", "213")]
)
def test_a_reviewer_brings_a_pasted_report_to_the_scoreboard(
    walk: Callable, writing: str, scripted: bool, phones: str, fibre: str, spots: str
) -> None:
    visit = walk(writing, java_script_enabled=scripted)
    page = visit.sign_in("ra-soat", "/van-ban/")
    page.get_by_role("link", name="Nhận văn bản mới").click()
    text = REPORT.format(phones=phones, fibre=fibre, spots=spots)
    intake.fill_in(page, title=f"Báo cáo kết quả, bản {spots}", text=text)
    intake.wait_for_reading(page, scripted=scripted)
    document = page.url
    accept(page, f"Hiện {phones}%")
    edit(page, f"{fibre}%", "85")
    reject(page, f"{spots} điểm")
    add_what_was_missed(page)
    record(page, f"Hiện {phones}%", PHONES)
    the_figure_is_shown_with_its_passage(visit.visit("/"), phones)
    page.locator("blockquote", has_text=f"{phones}%").locator("+ p a").click()
    assert page.url.startswith(document.split("#")[0].split("?")[0])
    expect(page.locator("#doan")).to_be_in_viewport()
    assert "".join(page.locator(".focus").all_inner_texts()) == (
        f"Hiện {phones}% dân số trưởng thành có điện thoại thông minh"
    )
