"""`tinhso score` from files to a printed scoreboard."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tinhso.cli import main, wording
from tinhso.core.lawtext import Level
from tinhso.core.matching import Aspect, Closeness
from tinhso.core.pace import Status, Why
from tinhso.core.pace.reasons import FIGURES
from tinhso.core.scoreboard import Departure, Omission

RESOLUTION = """NGHỊ QUYẾT
về chuyển đổi số tỉnh Tây Ninh đến năm 2025

Mục tiêu đến năm 2025:
- Tỷ lệ người trưởng thành có điện thoại thông minh đạt 75%.
- Băng rộng cáp quang phủ trên 90% hộ gia đình.
- Tỷ lệ doanh nghiệp nhỏ và vừa sử dụng nền tảng số đạt 45%.
"""
REPORT = """BÁO CÁO
kết quả chuyển đổi số năm 2023

Kết quả năm 2023:
- 81% người trưởng thành có điện thoại thông minh.
- 78,5% hộ gia đình được phủ băng rộng.
- 52% doanh nghiệp sử dụng nền tảng số.
"""


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A resolution and a report in the current folder."""
    (tmp_path / "nq.txt").write_text(RESOLUTION, "utf-8")
    (tmp_path / "bc.txt").write_text(REPORT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _board(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    assert main(["score", "nq.txt", "bc.txt", "--format", "json", *args]) == 0
    made: dict[str, Any] = json.loads(capsys.readouterr().out)
    return made


def _row(board: dict[str, Any], words: str) -> dict[str, Any]:
    found = [row for row in board["targets"] if words in row["target"]["statement"]["indicator"]]
    assert len(found) == 1
    made: dict[str, Any] = found[0]
    return made


@pytest.mark.usefixtures("texts")
def test_each_target_stands_with_its_result_and_both_passages(capsys: pytest.CaptureFixture[str]) -> None:
    row = _row(_board(capsys, "--on", "2024-12-31"), "điện thoại thông minh")
    assert (row["status"], row["reached"], row["distance"]) == ("reached", True, 0)
    assert (row["latest"]["value"], row["latest"]["as_of"], row["latest"]["closeness"]) == (
        81,
        "2023-12-31",
        "same",
    )
    for cited, text in ((row["target"], RESOLUTION), (row["latest"], REPORT)):
        said = cited["statement"]
        assert text[said["start"] : said["end"]] == said["quote"]


@pytest.mark.usefixtures("texts")
def test_a_target_not_reached_is_late_only_after_its_deadline(capsys: pytest.CaptureFixture[str]) -> None:
    before = _row(_board(capsys, "--on", "2024-12-31"), "cáp quang")
    after = _row(_board(capsys, "--on", "2026-01-01"), "cáp quang")
    assert (before["status"], before["reached"], before["distance"]) == ("not_due", False, 11.5)
    assert (after["status"], after["overdue"]) == ("late", True)
    assert before["latest"]["differences"] == [
        {
            "aspect": "technology",
            "target": "cáp quang",
            "other": "",
            "text": "công nghệ: không nói «cáp quang»",
        }
    ]


@pytest.mark.usefixtures("texts")
def test_what_only_resembles_a_target_is_offered_beside_no_data(capsys: pytest.CaptureFixture[str]) -> None:
    row = _row(_board(capsys, "--on", "2024-12-31"), "nhỏ và vừa")
    assert (row["status"], row["latest"]) == ("no_data", None)
    assert [offered["statement"]["value"] for offered in row["similar"]] == [52]


@pytest.mark.usefixtures("texts")
def test_a_day_of_its_own_given_to_a_report_dates_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    board = _board(capsys, "--on", "2024-12-31", "--dated", "bc.txt=2023-11-20")
    assert board["reports"] == [{"source": "bc.txt", "dated": "2023-11-20"}]
    assert _row(board, "điện thoại")["latest"]["as_of"] == "2023-11-20"


@pytest.mark.usefixtures("texts")
def test_on_a_day_before_the_report_nothing_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    board = _board(capsys, "--on", "2022-06-30")
    assert board["summary"]["targets"]["no_data"] == 3
    assert {one["why"] for one in board["omitted"]} == {"later"}


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize("columns", ["80", "132"])
def test_the_table_fits_the_terminal(
    columns: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert main(["score", "nq.txt", "bc.txt", "--on", "2024-12-31"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(len(line) for line in lines) <= int(columns)
    assert "tương tự, chưa ghép" in " ".join(" ".join(lines).split())


def test_a_text_without_targets_is_said_to_have_none(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (texts / "nq.txt").write_text("Tỉnh đẩy mạnh chuyển đổi số trong mọi lĩnh vực.\n", "utf-8")
    assert main(["score", "nq.txt", "bc.txt", "--on", "2024-12-31"]) == 0
    assert "Không đọc được chỉ tiêu nào cho phần này." in capsys.readouterr().out


@pytest.mark.usefixtures("texts")
def test_without_a_day_the_board_is_of_today(capsys: pytest.CaptureFixture[str]) -> None:
    assert abs((date.fromisoformat(_board(capsys)["on"]) - date.today()).days) <= 1  # noqa: DTZ011


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["nq.txt", "khong-co.txt"], 1, "khong-co.txt: không có tệp này"),
        (["nq.txt", "."], 1, ".: đây là thư mục"),
        (["nq.txt", "bc.txt", "--dated", "khac.txt=2024-01-01"], 2, "khac.txt"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    args: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", *args]) == code
    assert said in capsys.readouterr().err


@pytest.mark.usefixtures("texts")
def test_a_day_that_is_none_is_refused_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["score", "nq.txt", "bc.txt", "--on", "31/12/2024"])
    assert "2024-12-31" in capsys.readouterr().err


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nq.txt"], "thiếu BÁO_CÁO"),
        (
            ["nq.txt", "bc.txt", "--format", "xml"],
            "tham số --format: không có lựa chọn 'xml' (hãy chọn trong",
        ),
        (["nq.txt", "bc.txt", "--lạ"], "không hiểu --lạ"),
        (["nq.txt", "bc.txt", "--dated", "bc.txt"], "thiếu dấu bằng"),
    ],
)
def test_a_wrong_call_is_refused_in_vietnamese(
    args: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["score", *args])
    refused = capsys.readouterr().err
    assert ended.value.code == 2
    assert refused.startswith("Cách dùng: tinhso score")
    assert said in refused


def test_everything_that_can_be_said_has_words() -> None:
    assert set(wording.STATUSES) == set(Status)
    assert set(wording.CLOSENESS) == set(Closeness)
    assert set(wording.ASPECTS) == set(Aspect)
    assert set(wording.LEVELS) == set(Level)
    assert set(wording.DEPARTURES) == set(Departure)
    assert set(wording.OMISSIONS) == set(Omission)
    for why in Why:
        assert wording.REASONS[why].format(**dict.fromkeys(FIGURES[why], "x"))
