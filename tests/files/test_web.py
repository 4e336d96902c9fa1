"""Saved web pages: the whole body with its figures, and as little as possible of what surrounds it."""

from datetime import date

import pytest

from tinhso.core import lawtext
from tinhso.files.reading import Source
from tinhso.files.sniffing import sniff
from tinhso.files.values import Extract, FileProblem, Format, Part, Problem
from tinhso.files.web import extract

BODY = (
    "<p>Tối thiểu 85% hồ sơ công việc cấp tỉnh được xử lý trên môi trường mạng vào năm 2027.</p>"
    "<ul><li>70% hộ gia đình</li><li>Kinh tế số chiếm 20% GRDP</li></ul>"
)
PRESS = f"""<html><head><title>Kế hoạch chuyển đổi số | Báo An Sơn</title>
<meta property="og:title" content="Kế hoạch chuyển đổi số tỉnh An Sơn">
<meta property="og:site_name" content="Báo An Sơn">
<meta property="article:published_time" content="2024-03-05T08:00:00+07:00"></head><body>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/k">Kinh tế 99%</a></li></ul></nav>
<div class="wrapper"><article><h1>Kế hoạch chuyển đổi số tỉnh An Sơn</h1>{BODY}</article>
<div class="tin-lien-quan"><h3>Tin liên quan</h3><p>Giá xăng tăng 12%</p></div>
<aside><p>Vé số trúng 98%</p></aside><div id="comments"><p>Bạn đọc: 97% đồng ý</p></div></div>
<footer>Bản quyền 2024</footer><script>var x = "96%";</script></body></html>"""
PORTAL = f"""<html><body><form><div id="menu"><a href="#">Giới thiệu</a><a href="#">Liên hệ</a></div>
<table><tr><td><div class="ms-rtestate-field">{BODY}
<table><tr><th rowspan=2>TT</th>
<th rowspan=2>Chỉ tiêu</th><th colspan=2>Năm</th></tr><tr><td>2025</td><td>2030</td></tr>
<tr><td>1</td><td>Dịch vụ công<br>trực tuyến</td><td>80%</td><td>95%</td></tr></table></div></td>
<td><ul><li><a href=a>Tin một</a></li><li><a href=b>Tin hai</a></li><li><a href=c>Tin ba</a></li></ul></td></tr></table>
</form></body></html>"""


def page(data: str | bytes) -> Extract:
    return extract(Source(data.encode() if isinstance(data, str) else data, "trang.html", Format.HTML))


def lines(data: str | bytes) -> list[str]:
    return [line for line in page(data).text.split("\n") if line.strip()]


def test_an_article_is_read_without_what_surrounds_it() -> None:
    assert lines(PRESS) == [
        "Kế hoạch chuyển đổi số tỉnh An Sơn",
        "Tối thiểu 85% hồ sơ công việc cấp tỉnh được xử lý trên môi trường mạng vào năm 2027.",
        "- 70% hộ gia đình",
        "- Kinh tế số chiếm 20% GRDP",
    ]


def test_a_page_says_its_title_its_site_and_its_day() -> None:
    found = page(PRESS)
    assert (found.title, found.site, found.published_on) == (
        "Kế hoạch chuyển đổi số tỉnh An Sơn", "Báo An Sơn", date(2024, 3, 5),
    )  # fmt: skip


def test_a_portal_built_of_tables_keeps_the_tables_of_its_text() -> None:
    assert lines(PORTAL)[-3:] == [
        "TT\tChỉ tiêu\tNăm\t",
        "\t\t2025\t2030",
        "1\tDịch vụ công trực tuyến\t80%\t95%",
    ]
    assert "Tin hai" not in page(PORTAL).text


def test_what_holds_most_of_the_words_stays_whatever_it_is_called() -> None:
    assert (
        "70% hộ gia đình"
        in page(f"<html><body><div class='sidebar comments'>{BODY}</div></body></html>").text
    )


def test_every_place_points_at_a_line_or_a_cell() -> None:
    found = page(PORTAL)
    spots = {found.text[place.start : place.end]: place for place in found.places}
    assert (spots["95%"].part, spots["95%"].row, spots["95%"].column) == (Part.CELL, 3, 4)
    assert spots["- 70% hộ gia đình"].part is Part.PARAGRAPH


def test_items_are_numbered_as_a_browser_numbers_them() -> None:
    page_ = "<ol start=3><li>Ba<ul><li>nhỏ</li></ul></li><li>Bốn</li></ol><ol type=a><li>Đầu</li></ol>"
    assert lines(f"<html><body>{page_}</body>") == ["3. Ba", "+ nhỏ", "4. Bốn", "a) Đầu"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_the_encoding_is_recognised(encoding: str) -> None:
    assert "70% hộ gia đình" in page(f"<html><body>{BODY}</body></html>".encode(encoding)).text


def test_a_web_archive_is_read_by_its_page() -> None:
    head = 'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
    part = f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n<html>{BODY}</html>"
    whole = f"{head}{part}\n--b--\n"
    assert sniff(whole.encode()) is Format.HTML
    assert "- 70% hộ gia đình" in lines(whole)


def test_a_page_makes_the_statements_that_its_text_makes() -> None:
    text = "Kế hoạch chuyển đổi số tỉnh An Sơn\n" + "\n".join(lines(PRESS)[1:])
    said = [(s.value, s.indicator, s.by) for s in lawtext.read(page(PRESS).text).statements]
    assert said == [(s.value, s.indicator, s.by) for s in lawtext.read(text).statements]
    assert [value for value, *_ in said] == [85, 70, 20]


@pytest.mark.parametrize(
    "hostile",
    [
        "<html>" + "<div>" * 20_000 + "80%",
        "<html><table><tr>" + "<td colspan=99999 rowspan=99999>x" * 400,
        "<html><body>" + "<a href=x>" * 5_000 + "80%",
        "<!DOCTYPE html [<!ENTITY a 'aaaa'>]><html><body><p>&a;&a; 80%</p>",
        "<html><body>\x01\x02 80%</body>",
    ],
)
def test_hostile_pages_are_harmless(hostile: str) -> None:
    try:
        assert len(page(hostile).text) < 2_000_000
    except FileProblem as problem:
        assert problem.code in (Problem.EMPTY, Problem.BROKEN, Problem.TOO_LARGE)  # noqa: PT017


def test_letters_of_old_fonts_are_refused() -> None:
    with pytest.raises(FileProblem) as found:
        page(
            "<html><body><p>Céng hoµ x· héi chñ nghÜa ViÖt Nam, ®éc lËp tù do</p></body></html>".encode(
                "latin-1"
            )
        )
    assert found.value.code is Problem.TCVN3
