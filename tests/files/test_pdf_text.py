"""The text of a PDF as a person reads it: order, paragraphs, running heads, footnotes, tables, places."""

import unicodedata

import pytest

from files.builders import drawn, lines, pdf, read, rotated
from tinhso.core import lawtext
from tinhso.files.values import Format, Part

LONG = "Các sở, ngành và ủy ban nhân dân các xã, phường rà soát hồ sơ đã tiếp nhận trong năm"
HEAD = (
    "#grid(columns: (1fr, 1fr), align: center, column-gutter: 1em,"
    " [ỦY BAN NHÂN DÂN\\ TỈNH AN LẠC\\ Số: 12/BC-UBND],"
    " [#text(size: 10pt)[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM]\\"
    " Độc lập - Tự do - Hạnh phúc\\ _An Lạc, ngày 5 tháng 1_])\n"
)


def test_lines_of_a_paragraph_are_joined() -> None:
    sentence = " ".join([LONG] * 4) + "."
    assert lines(sentence) == [sentence]


def test_paragraphs_clauses_and_bullets_begin_new_lines() -> None:
    said = [f"{LONG} {LONG}.", f"Điều 1. {LONG} {LONG}.", f"a) {LONG} {LONG};", f"- {LONG} {LONG}."]
    body = "\n\n".join(line.replace("- ", "\\- ") for line in said)
    assert lines(body) == said


def test_an_indented_first_line_begins_a_paragraph_though_the_line_above_is_full() -> None:
    layout = "#set par(first-line-indent: (amount: 1.27cm, all: true), leading: 0.8em, spacing: 0.9em)\n"
    first = "Căn cứ kế hoạch phát triển kinh tế và xã hội của tỉnh trong năm năm tới;"
    assert lines(f"{layout}{first}\n\n{LONG} {LONG} {LONG}.") == [first, f"{LONG} {LONG} {LONG}."]


def test_a_line_that_only_begins_like_a_division_goes_on() -> None:
    sentence = f"{LONG} và báo cáo kết quả thực hiện các mục tiêu, " * 3 + "chỉ tiêu chủ yếu."
    assert lines(sentence) == [sentence]


def test_letters_drawn_twice_to_look_bold_are_read_once() -> None:
    twice = b"BT /F 12 Tf 72 700 Td (Muc tieu 85%) Tj ET BT /F 12 Tf 72.3 700 Td (Muc tieu 85%) Tj ET"
    assert read(drawn(twice)).text == "Muc tieu 85%"


def test_a_head_of_merged_cells_stands_at_its_first_column() -> None:
    head = "table.cell(rowspan: 2)[Chỉ tiêu], table.cell(colspan: 2)[Kế hoạch], [Năm 2026], [Năm 2030]"
    assert lines(f"#table(columns: 3, {head}, [Tỷ lệ hộ nghèo], [2,5], [1,0])") == [
        "Chỉ tiêu\tKế hoạch\t",
        "\tNăm 2026\tNăm 2030",
        "Tỷ lệ hộ nghèo\t2,5\t1,0",
    ]


def test_the_two_columns_of_an_official_head_are_read_one_after_the_other() -> None:
    assert lines(HEAD + "#v(1cm)\n#align(center)[BÁO CÁO]\n\n" + LONG + ".") == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH AN LẠC",
        "Số: 12/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Lạc, ngày 5 tháng 1",
        "BÁO CÁO",
        LONG + ".",
    ]


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    first, second = (f"{word} " + " ".join([LONG] * 12) + "." for word in ("Trước hết,", "Tiếp theo,"))
    body = f"#columns(2)[{first}\n#colbreak()\n{second}]"
    assert lines(body) == [first, second]


def test_running_heads_and_page_numbers_are_left_out_and_a_sentence_goes_on_overleaf() -> None:
    page = "#set page(header: [Báo cáo tổng kết], footer: context align(center, counter(page).display()))\n"
    sentence = " ".join(f"{LONG} ở nơi thứ {chr(97 + i % 26) * (i % 5 + 1)}" for i in range(120)) + "."
    found = read(pdf(page + sentence))
    assert len(found.pages) >= 3
    assert found.text == sentence
    assert {place.page for place in found.places} == set(range(1, len(found.pages) + 1))
    assert {place.paragraph for place in found.places} == {1}


def test_the_mark_of_a_footnote_is_no_figure_and_the_note_stands_at_the_end() -> None:
    found = read(pdf("Tỷ lệ đạt 85%#footnote[Theo báo cáo của Sở Nội vụ.] trong năm 2025.\n\nHết phần này."))
    assert found.text.split("\n") == [
        "Tỷ lệ đạt 85% trong năm 2025.",
        "Hết phần này.",
        "Theo báo cáo của Sở Nội vụ.",
    ]
    assert [place.part for place in found.places][-1] is Part.FOOTNOTE


TABLE = (
    "#table(columns: (1cm, 5cm, 3cm), [STT], [Chỉ tiêu], [Năm 2026],"
    " [1], [Tỷ lệ hồ sơ trực tuyến của các cơ quan nhà nước], [85%],"
    " table.cell(rowspan: 2)[2], [Tỷ lệ số hóa], [100%], [Tỷ lệ ký số], [95%])\n"
)


def test_a_ruled_table_becomes_rows_of_tabs_a_cell_of_many_lines_one() -> None:
    assert lines(f"Bảng chỉ tiêu:\n\n{TABLE}\nHết bảng.") == [
        "Bảng chỉ tiêu:",
        "STT\tChỉ tiêu\tNăm 2026",
        "1\tTỷ lệ hồ sơ trực tuyến của các cơ quan nhà nước\t85%",
        "2\tTỷ lệ số hóa\t100%",
        "\tTỷ lệ ký số\t95%",
        "Hết bảng.",
    ]


def test_a_cell_knows_its_table_row_and_column() -> None:
    found = read(pdf(TABLE + "\nGiữa hai bảng.\n\n" + TABLE))
    cells = {
        (place.table, place.row, place.column): found.text[place.start : place.end]
        for place in found.places
        if place.part is Part.CELL
    }
    assert cells[1, 2, 3] == cells[2, 2, 3] == "85%"
    assert (1, 4, 1) not in cells


def test_a_table_goes_on_overleaf_without_its_repeated_head() -> None:
    rows = ", ".join(f"[{i}], [Chỉ tiêu thứ {i}], [{i}%]" for i in range(1, 80))
    body = f"#table(columns: 3, table.header([STT], [Chỉ tiêu], [Năm 2026]), {rows})"
    found = read(pdf(body))
    assert len(found.pages) > 1
    assert found.text.split("\n") == [
        "STT\tChỉ tiêu\tNăm 2026",
        *(f"{i}\tChỉ tiêu thứ {i}\t{i}%" for i in range(1, 80)),
    ]
    assert {place.table for place in found.places} == {1}


def test_every_stretch_has_its_page_and_box() -> None:
    found = read(pdf("Dòng ở trên.\n#v(1fr)\nDòng ở dưới."))
    above, below = found.places
    assert found.text[below.start : below.end] == "Dòng ở dưới."
    assert above.box
    assert below.box
    assert above.box[1] < 0.2
    assert below.box[3] > 0.8
    assert abs(above.box[0] - 0.119) < 0.01


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_boxes_are_those_of_the_page_as_it_is_shown(angle: int) -> None:
    found = read(rotated(pdf("Dòng ở trên."), angle))
    box = found.places[0].box
    assert box
    width = found.pages[0].width
    assert (round(width) == 842) == (angle in (90, 270))
    where = {90: box[2] > 0.85, 180: box[3] > 0.85, 270: box[0] < 0.15}
    assert where[angle]


def test_letters_are_composed_whatever_the_file_holds() -> None:
    text = read(pdf(unicodedata.normalize("NFD", "Tỷ lệ đường được cứng hóa đạt 90%."))).text
    assert text == "Tỷ lệ đường được cứng hóa đạt 90%."


def test_what_nobody_can_see_is_left_out() -> None:
    hidden = b"BT /F 12 Tf 3 Tr 72 600 Td (An giau 90%) Tj ET BT /F 12 Tf 0 Tr 72 900 Td (Ngoai trang) Tj ET "
    shown = b"BT /F 12 Tf 0 Tr 72 700 Td (Ty le dat 85% trong nam 2025.) Tj ET"
    assert read(drawn(hidden + shown)).text == "Ty le dat 85% trong nam 2025."


def test_words_drawn_one_by_one_in_any_order_are_read_from_left_to_right() -> None:
    words = [(160, b"trong"), (72, b"Ty"), (120, b"85%"), (90, b"le"), (195, b"nam.")]
    stream = b"".join(b"BT /F 12 Tf %d 700 Td (%s) Tj ET " % word for word in words)
    assert read(drawn(stream)).text == "Ty le 85% trong nam."


def test_statements_of_a_pdf_are_those_of_the_same_text() -> None:
    text = (
        "KẾ HOẠCH CHUYỂN ĐỔI SỐ TỈNH AN LẠC NĂM 2026\nI. MỤC TIÊU\n"
        "1. Chính quyền số\n"
        "- Tối thiểu 85% hồ sơ thủ tục hành chính của các cơ quan nhà nước được nộp trực tuyến trước tháng 6/2026.\n"
        "- Hồ sơ công việc xử lý trên môi trường mạng: cấp tỉnh 100%, cấp xã trên 90%.\n"
        "2. Kinh tế số\nĐến hết năm 2026, toàn tỉnh có 1.254 doanh nghiệp công nghệ số."
    )
    body = "\n\n".join(
        line.replace("- ", "\\- ").replace("1. ", "1\\. ").replace("2. K", "2\\. K")
        for line in text.split("\n")
    )
    found = read(pdf(body))
    assert found.format is Format.PDF
    assert found.text == text
    assert len(lawtext.read(found.text).statements) == 4


def test_a_head_that_two_pages_share_is_left_out() -> None:
    page = "#set page(header: [Kế hoạch chuyển đổi số])\n"
    assert lines(f"{page}{LONG}.\n#pagebreak()\nĐiều 2. {LONG}.") == [f"{LONG}.", f"Điều 2. {LONG}."]


def test_a_page_alone_keeps_its_head() -> None:
    assert lines(f"#set page(header: [Kế hoạch chuyển đổi số])\n{LONG}.")[0] == "Kế hoạch chuyển đổi số"
