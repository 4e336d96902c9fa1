"""The command `tinhso read`."""

import json
from pathlib import Path

import pytest

from files.builders import pdf
from tinhso import cli
from tinhso.cli import texts
from tinhso.cli.statement_table import columns_of, shown_value, table
from tinhso.core import lawtext
from tinhso.files.values import FileProblem, Problem

_PLAN = "Đến năm 2027, tối thiểu 75% trường học sử dụng học bạ số; tổng kinh phí là 35,5 tỷ đồng.\n"
_REPORT = "Năm 2024, tỉnh xếp thứ 9/63 cả nước về chuyển đổi số; có 1.250 doanh nghiệp công nghệ số.\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(_PLAN, "utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "báo cáo.txt"
    path.write_bytes(_REPORT.encode("utf-16"))
    return path


def test_each_line_is_a_statement_that_quotes_its_text(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["read", str(plan), "--format", "jsonl"]) == 0
    head, *rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert head["kind"] == "document"
    assert [row["value"] for row in rows] == [75, 35_500_000_000]
    assert all(_PLAN[row["start"] : row["end"]] == row["quote"] for row in rows)
    assert rows[0]["by"] == "2027-12-31"
    assert rows[0]["comparator"] == "ge"
    assert rows[0]["levels"] == []
    assert "value.share" in rows[0]["rules"]
    assert set(rows[0]) >= {
        "kind",
        "indicator",
        "value_high",
        "unit",
        "every",
        "as_of",
        "exclusion",
        "of",
        "sure",
    }


def test_whole_values_have_no_fraction_and_letters_stay_letters(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["read", str(plan), "--format=jsonl"])
    out = capsys.readouterr().out
    assert '"value": 75,' in out
    assert "trường học" in out


def test_with_several_files_each_line_names_its_file(
    plan: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["read", str(plan), str(report), "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["file"] for row in rows] == [str(plan)] * 3 + [str(report)] * 3
    assert rows[4]["of"] == {"value": 63, "unit": "tỉnh"}


def test_a_bad_file_is_named_with_advice_and_the_others_are_read(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, cut = tmp_path / "trống.txt", tmp_path / "cụt.pdf"
    empty.write_bytes(b"")
    cut.write_bytes(b"%PDF-1.4")
    missing = tmp_path / "không có.txt"
    names = [str(path) for path in (empty, cut, missing, tmp_path, plan)]
    assert cli.main(["read", *names, "--format", "jsonl"]) == 1
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 3
    for name, advice in zip(names, ("không có chữ", "bị hỏng", "không có tệp", "thư mục"), strict=False):
        assert any(name in line and advice in line for line in told.err.splitlines())


@pytest.mark.parametrize("argv", [[], ["--format", "xml", "a.txt"], ["--nope", "a.txt"], ["--format"]])
def test_a_wrong_call_shows_how_to_call(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", *argv]) == 2
    assert "Cách dùng: tinhso read" in capsys.readouterr().err


def test_help_is_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", "--help"]) == 0
    assert "--format jsonl" in capsys.readouterr().out


def test_a_text_without_figures_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "thư.txt"
    path.write_text("Kính gửi các đơn vị.", "utf-8")
    assert cli.main(["read", str(path), "--format", "table"]) == 0
    assert "Không đọc được nội dung định lượng" in capsys.readouterr().out


@pytest.mark.parametrize("width", [40, 60, 88, 110, 160])
def test_the_table_keeps_within_the_terminal(width: int) -> None:
    text = _PLAN + _REPORT
    shown = table(lawtext.read(text).statements, text, width)
    assert all(columns_of(line) <= width for line in shown.splitlines())
    assert "75 %" in shown
    assert "31/12/2027" in shown
    assert "1:25" in shown


def test_values_are_shown_the_vietnamese_way() -> None:
    shown = [shown_value(s) for s in lawtext.read(_PLAN + _REPORT).statements]
    assert shown == ["≥ 75 %", "35,5 tỷ đồng", "thứ 9/63 tỉnh", "1.250 doanh nghiệp"]


_ORDER = (
    "ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\nSố: 7/KH-UBND\nKẾ HOẠCH\nSố hóa tài liệu\nI. NỘI DUNG\n"
    "Giao Sở Nội vụ số hóa hồ sơ lưu trữ, hoàn thành trước 30/6/2026.\n"
    "Đến năm 2027, 80% hồ sơ được số hóa. Trước năm 2028, hình thành kho lưu trữ số của tỉnh.\n"
)


def test_what_is_told_and_promised_comes_in_order_after_the_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(_ORDER, "utf-8")
    cli.main(["read", str(path), "--format", "jsonl"])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["kind"] for row in rows] == ["document", "assignment", "target", "milestone"]
    assert (rows[0]["reference"], rows[0]["paper"]) == ("7/KH-UBND", "plan")
    assert (rows[1]["lead"], rows[1]["by"], rows[1]["partners"]) == ("Sở Nội vụ", "2026-06-29", [])
    assert (rows[3]["what"], rows[3]["by"]) == ("hình thành kho lưu trữ số của tỉnh", "2027-12-31")
    cli.main(["read", str(path), "--format", "json"])
    (whole,) = json.loads(capsys.readouterr().out)["files"]
    assert [whole["document"], *whole["entries"]] == rows
    cli.main(["read", str(path), "--format", "table"])
    shown = capsys.readouterr().out
    assert "Số, ký hiệu" in shown
    assert "Giao việc · hạn 29/06/2026 · Sở Nội vụ" in shown


def test_a_pdf_is_read_and_each_statement_says_where_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "báo cáo.pdf"
    cell = "#table(columns: 3, [STT], [Chỉ tiêu], [Năm 2026], [1], [Tỷ lệ số hóa hồ sơ], [90%])"
    path.write_bytes(
        pdf(f"Đến hết năm 2025, tỷ lệ hồ sơ nộp trực tuyến đạt 85%.\n\nBảng chỉ tiêu:\n\n{cell}")
    )
    assert cli.main(["read", str(path), "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    sentence, figure = (row["place"] for row in rows if row["kind"] in ("target", "result"))
    assert (sentence["part"], sentence["page"], sentence["paragraph"]) == ("paragraph", 1, 1)
    assert (figure["part"], figure["table"], figure["row"], figure["column"]) == ("cell", 1, 2, 3)
    assert len(figure["box"]) == 4


def test_plain_text_has_no_other_place_than_its_offsets(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["read", str(plan), "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row.get("place", None) and "place" for row in rows} == {None}


def test_a_locked_file_is_told_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **__: object) -> None:
        raise FileProblem(Problem.ENCRYPTED)

    path = tmp_path / "khóa.pdf"
    path.write_bytes(b"%PDF-1.7")
    monkeypatch.setattr("tinhso.files.extract", locked)
    assert cli.main(["read", str(path)]) == 1
    assert "bỏ mật khẩu" in capsys.readouterr().err


def test_every_problem_of_a_file_has_its_words() -> None:
    assert set(texts._TOLD) == set(Problem)
