"""Word files: what a reader sees in Word is what is read, and nothing else."""

import unicodedata

import pytest
from docx.oxml import parse_xml
from docx.shared import Pt

from files.words import (
    W,
    also_numbered,
    document,
    item,
    lines,
    part_of,
    raw,
    read,
    saved,
    with_list,
    with_part,
)
from tinhso.core import lawtext
from tinhso.files.values import FileProblem, Part, Problem

ARTICLES = [("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)")]


def test_lists_carry_the_numbers_that_word_computes() -> None:
    made = document()
    with_list(made, ARTICLES)
    for text, depth in [("Mục tiêu", 0), ("Chung", 1), ("Riêng", 1), ("Hạ tầng", 2), ("Cáp quang", 3), ("5G", 3),
                        ("Nhân lực", 2), ("Giải pháp", 0), ("Tổ chức", 1)]:  # fmt: skip
        item(made, text, depth)
    assert lines(made) == [
        "I. Mục tiêu", "1. Chung", "2. Riêng", "2.1. Hạ tầng", "a) Cáp quang", "b) 5G", "2.2. Nhân lực",
        "II. Giải pháp", "1. Tổ chức",
    ]  # fmt: skip


def test_a_list_goes_on_after_a_paragraph_and_begins_anew_where_word_was_told_so() -> None:
    made = document()
    with_list(made, [("decimal", "%1.")])
    also_numbered(
        made, 72, of=71, extra='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    )
    item(made, "Một")
    made.add_paragraph("Xen giữa")
    item(made, "Hai")
    item(made, "Năm", num=72)
    item(made, "Sáu", num=72)
    assert lines(made) == ["1. Một", "Xen giữa", "2. Hai", "5. Năm", "6. Sáu"]


def test_bullets_are_dashes_and_those_below_them_are_told_apart() -> None:
    made = document()
    with_list(made, [("bullet", "\uf0b7"), ("bullet", "+"), ("bullet", "\uf0a7")])
    for text, depth in [("Hồ sơ", 0), ("cấp tỉnh", 1), ("sở", 2)]:
        item(made, text, depth)
    assert lines(made) == ["- Hồ sơ", "+ cấp tỉnh", "* sở"]


def test_a_style_may_carry_the_number_and_a_paragraph_may_refuse_it() -> None:
    made = document()
    with_list(made, [("decimal", "Điều %1.")])
    style = made.styles["Heading 1"].element.get_or_add_pPr()
    style.append(parse_xml(f'<w:numPr {W}><w:numId w:val="71"/></w:numPr>'))
    made.add_heading("Mục tiêu", 1)
    item(made, "Không số", num=0).style = made.styles["Heading 1"]
    made.add_heading("Kinh phí", 1)
    assert lines(made) == ["Điều 1. Mục tiêu", "Không số", "Điều 2. Kinh phí"]
    assert [place.part for place in read(made).places] == [Part.HEADING] * 3


def test_tables_are_rows_of_tabs_with_merged_cells_written_once() -> None:
    made = document("Biểu chỉ tiêu")
    table = made.add_table(rows=4, cols=4)
    for row, texts in enumerate(
        [
            ("TT", "Chỉ tiêu", "Năm", ""),
            ("", "", "2025", "2030"),
            ("I", "Chính quyền số", "", ""),
            ("1", "Hồ sơ\ntrực tuyến", "80%", "95%"),
        ]  # fmt: skip
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 2).merge(table.cell(0, 3))
    table.cell(0, 0).merge(table.cell(1, 0))
    assert lines(made)[1:] == [
        "TT\tChỉ tiêu\tNăm\t", "\t\t2025\t2030", "I\tChính quyền số\t\t", "1\tHồ sơ trực tuyến\t80%\t95%",
    ]  # fmt: skip


def test_every_place_points_at_its_words() -> None:
    made = document("Mở đầu.", "", "Kết thúc.")
    table = made.add_table(rows=2, cols=2)
    table.cell(1, 1).text = "95%"
    table.cell(0, 0).text = "Chỉ tiêu"
    found = read(made)
    spots = [
        (found.text[p.start : p.end], p.part, p.paragraph, p.table, p.row, p.column) for p in found.places
    ]
    assert spots == [
        ("Mở đầu.", Part.PARAGRAPH, 1, None, None, None),
        ("Kết thúc.", Part.PARAGRAPH, 2, None, None, None),
        ("Chỉ tiêu", Part.CELL, None, 1, 1, 1),
        ("95%", Part.CELL, None, 1, 2, 2),
    ]


def test_the_two_columns_of_a_head_are_lines_and_no_table() -> None:
    made = document()
    head = made.add_table(rows=2, cols=2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH AN SƠN"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = "Số: 12/KH-UBND"
    head.cell(1, 1).text = "An Sơn, ngày 5 tháng 3 năm 2024"
    made.add_paragraph("Số:\tNgày")
    assert "\t" not in read(made).text
    assert lines(made)[0] == "ỦY BAN NHÂN DÂN"
    assert lines(made)[-2:] == ["An Sơn, ngày 5 tháng 3 năm 2024", "Số: Ngày"]


def test_changes_are_read_as_accepted_and_hidden_text_is_left_out() -> None:
    made = document()
    raw(
        made,
        '<w:p><w:r><w:t xml:space="preserve">Đạt </w:t></w:r>'
        '<w:del w:id="1"><w:r><w:delText>70%</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>80%</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>',
    )
    raw(made, "<w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr><w:r><w:t>Dòng </w:t></w:r></w:p>")
    raw(made, "<w:p><w:r><w:t>liền</w:t></w:r></w:p>")
    assert lines(made) == ["Đạt 80%", "Dòng liền"]


def test_a_field_is_its_result_and_a_text_box_is_read_once() -> None:
    made = document()
    raw(
        made,
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DOCPROPERTY 99</w:instrText></w:r>'
        '<w:r><w:t>99</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Quý II</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    )
    box = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    raw(
        made,
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box.format('Hộp')}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box.format('Hộp')}</w:pict></mc:Fallback></mc:AlternateContent><w:t>Thân</w:t></w:r></w:p>",
    )
    assert lines(made) == ["Quý II", "Thân", "Hộp"]


def test_signs_of_the_font_symbol_are_signs() -> None:
    made = document()
    raw(
        made,
        '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t xml:space="preserve"> 80%</w:t></w:r></w:p>',
    )
    assert lines(made) == ["≥ 80%"]


def test_notes_stand_after_the_text() -> None:
    made = document()
    raw(made, '<w:p><w:r><w:t>Đạt 80%</w:t><w:footnoteReference w:id="2"/><w:t>.</w:t></w:r></w:p>')
    note = f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t>Theo báo cáo.</w:t></w:r></w:p>'
    data = with_part(saved(made), "word/footnotes.xml", f"{note}</w:footnote></w:footnotes>".encode())
    rels = part_of(data, "word/_rels/document.xml.rels").replace(
        b"</Relationships>",
        b'<Relationship Id="rIdN" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"'
        b' Target="footnotes.xml"/></Relationships>',
    )
    data = with_part(data, "word/_rels/document.xml.rels", rels)
    assert lines(data) == ["Đạt 80%[1].", "[1] Theo báo cáo."]
    assert read(data).places[-1].part is Part.FOOTNOTE


def test_text_is_composed_and_heads_and_feet_of_pages_are_left_out() -> None:
    made = document(unicodedata.normalize("NFD", "Tỷ lệ hồ sơ"))
    made.sections[0].header.paragraphs[0].text = "Đầu trang"
    made.styles["Normal"].font.size = Pt(13)
    assert lines(made) == ["Tỷ lệ hồ sơ"]


def test_a_document_makes_the_statements_that_its_text_makes() -> None:
    texts = [
        "KẾ HOẠCH", "Chuyển đổi số tỉnh An Sơn đến năm 2027", "Mục tiêu cụ thể đến năm 2027:",
        "- Tối thiểu 85% hồ sơ công việc cấp tỉnh được xử lý trên môi trường mạng.",
        "- 70% hộ gia đình được phủ cáp quang.",
    ]  # fmt: skip
    made = document(*texts[:3])
    with_list(made, [("bullet", "-")])
    for text in texts[3:]:
        item(made, text[2:])
    of_word = [(s.value, s.unit, s.by, s.indicator) for s in lawtext.read(read(made).text).statements]
    assert of_word == [
        (s.value, s.unit, s.by, s.indicator) for s in lawtext.read("\n".join(texts)).statements
    ]
    assert [value for value, *_ in of_word] == [85, 70]


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (BOMB, Problem.UNSAFE),
        (b"<a><b></a>", Problem.BROKEN),
        (b"", Problem.BROKEN),
        (b"<a>" + b" " * 30_000_000 + b"</a>", Problem.UNSAFE),
        (b"<a>" * 5000 + b"</a>" * 5000, Problem.BROKEN),
    ],
)
def test_hostile_markup_is_refused(content: bytes, problem: Problem) -> None:
    with pytest.raises(FileProblem) as found:
        read(with_part(saved(document("Thân")), "word/document.xml", content))
    assert found.value.code is problem


def test_a_file_cut_off_is_broken() -> None:
    with pytest.raises(FileProblem) as found:
        read(saved(document("Thân"))[:3000])
    assert found.value.code is Problem.BROKEN


def test_what_lies_outside_the_file_is_never_asked_for() -> None:
    data = saved(document("Thân"))
    rels = part_of(data, "word/_rels/document.xml.rels").replace(
        b'Target="styles.xml"', b'Target="file:///etc/passwd" TargetMode="External"'
    )
    assert lines(with_part(data, "word/_rels/document.xml.rels", rels)) == ["Thân"]


def test_letters_of_old_fonts_inside_are_refused() -> None:
    with pytest.raises(FileProblem) as found:
        read(document("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "§éc lËp - Tù do - H¹nh phóc"))
    assert found.value.code is Problem.TCVN3
