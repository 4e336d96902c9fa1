"""`tinhso account` and `tinhso areas` up to the door of the application: calls, passwords, refusals."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tinhso.base.values import Role
from tinhso.cli import account, errands, main
from tinhso.launch.refusal import RefusalError
from tinhso.launch.stopping import Stopped


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the application was asked, in place of being asked."""
    asked: list[dict[str, Any]] = []

    def run(_options: object, command: str, request: str, *, role: str) -> int:
        assert role == "tinhso_app"
        asked.append({"command": command, **json.loads(request)})
        return 1 if "refuse-me" in request else 0

    monkeypatch.setattr(errands.errand, "run", run)
    return asked


def typing(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    """Somebody at a terminal types these, one a question; then leaves with Ctrl-D."""
    left: Iterator[str] = iter(words)

    def asked(_question: str) -> str:
        for word in left:
            return word
        raise EOFError

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", asked)


def test_a_password_is_typed_twice(monkeypatch: pytest.MonkeyPatch, requests: list[dict[str, Any]]) -> None:
    typing(monkeypatch, "con duong dai", "con duong dai")
    assert main(["account", "add", "ra-soat", "--role", "reviewer", "--role", "clerk"]) == 0
    assert requests == [
        {
            "command": "account",
            "do": "add",
            "login": "ra-soat",
            "roles": ["reviewer", "clerk"],
            "by": None,
            "password": "con duong dai",
        }
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [(("mot", "hai"), "không giống nhau"), (("mot",), "Hãy chạy lại"), ((), "Hãy chạy lại")],
)
def test_what_was_not_typed_twice_alike_is_not_used(
    typed: tuple[str, ...],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    requests: list[dict[str, Any]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    typing(monkeypatch, *typed)
    assert main(["account", "password", "ra-soat"]) == 1
    assert said in capsys.readouterr().err
    assert requests == []


def test_ctrl_c_at_the_question_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, requests: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_question: str) -> str:
        raise KeyboardInterrupt

    typing(monkeypatch)
    monkeypatch.setattr("getpass.getpass", interrupted)
    assert main(["account", "password", "ra-soat"]) == 130
    assert "chưa thay đổi gì" in capsys.readouterr().err
    assert requests == []


def test_without_a_terminal_no_password_is_read(
    requests: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["account", "password", "ra-soat"]) == 1
    assert "--random" in capsys.readouterr().err
    assert requests == []


def test_a_random_password_is_printed_once_it_is_set(
    requests: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["account", "password", "ra-soat", "--random", "--by", "quan-tri"]) == 0
    (request,) = requests
    assert (request["do"], request["by"]) == ("password", "quan-tri")
    assert capsys.readouterr().out.rstrip().endswith(request["password"])
    assert len(request["password"]) == 19
    assert main(["account", "password", "refuse-me", "--random"]) == 1
    assert capsys.readouterr().out == ""


def test_random_passwords_differ() -> None:
    assert len({account.random_password() for _ in range(50)}) == 50


def test_the_other_calls_ask_for_no_password(requests: list[dict[str, Any]]) -> None:
    assert main(["account", "list"]) == 0
    assert main(["account", "roles", "a1", "--role", "leader"]) == 0
    assert main(["account", "close", "a1", "--by", "b1"]) == 0
    assert requests == [
        {"command": "account", "do": "list"},
        {"command": "account", "do": "roles", "login": "a1", "roles": ["leader"], "by": None},
        {"command": "account", "do": "close", "login": "a1", "by": "b1"},
    ]


def test_roles_in_areas_are_asked_of_the_part_that_knows_areas(requests: list[dict[str, Any]]) -> None:
    assert main(["account", "add", "a1", "--no-role", "--random"]) == 0
    assert main(["account", "place", "a1", "--role", "clerk", "--area", "90001", "--because", "1/QĐ"]) == 0
    assert main(["account", "unplace", "a1", "--role", "clerk", "--area", "90001", "--to", "01/07/2030"]) == 0
    assert main(["account", "places"]) == 0
    added, *others = requests
    assert (added["command"], added["roles"]) == ("account", [])
    here = {"login": "a1", "role": "clerk", "area": "90001", "by": None}
    assert others == [
        {"command": "area_roles", "do": "place", **here, "from": None, "to": None, "because": "1/QĐ"},
        {"command": "area_roles", "do": "unplace", **here, "to": "01/07/2030"},
        {"command": "area_roles", "do": "places"},
    ]


def test_the_help_names_every_role(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["account", "add", "--help"])
    told = " ".join(capsys.readouterr().out.split()).lower()
    for role in Role:
        assert f"{role.value} ({role.label})".lower() in told


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["account"], "thiếu VIỆC"),
        (["account", "add", "a1"], "cần một trong các tham số: --role --no-role"),
        (["account", "add", "a1", "--no-role", "--role", "clerk"], "không đi cùng"),
        (["account", "place", "a1", "--role", "clerk"], "thiếu --area"),
        (["account", "add", "a1", "--role", "boss"], "không có lựa chọn 'boss'"),
        (["account", "add", "a1", "--role", "clerk", "--password", "x"], "không hiểu --password x"),
        (["areas", "load"], "thiếu TỆP.csv"),
    ],
)
def test_a_wrong_call_is_refused_in_vietnamese(
    argv: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(argv)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_table_goes_to_the_application_as_text(tmp_path: Path, requests: list[dict[str, Any]]) -> None:
    (tmp_path / "địa bàn.csv").write_bytes("code,name\n74,Bình Dương\n".encode("utf-8-sig"))
    assert main(["areas", "load", str(tmp_path / "địa bàn.csv")]) == 0
    assert requests == [
        {"command": "areas", "table": "code,name\n74,Bình Dương\n", "by": None},
    ]


def test_a_table_that_is_not_there_is_named(
    requests: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["areas", "load", "khong-co.csv"]) == 1
    assert "khong-co.csv: không có tệp này" in capsys.readouterr().err
    assert requests == []


@pytest.mark.parametrize(
    ("problem", "code", "said"),
    [
        (RefusalError("Chưa chuẩn bị.", "Chạy tinhso run."), 1, "Chưa chuẩn bị.\n→ Chạy tinhso run."),
        (OSError("hết chỗ"), 1, "hết chỗ\n→ Kiểm tra"),
        (Stopped(), 130, "đã dừng theo yêu cầu"),
    ],
)
def test_what_stands_in_the_way_is_told(
    problem: BaseException,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run(*_args: object, **_words: object) -> int:
        raise problem

    monkeypatch.setattr(errands.errand, "run", run)
    assert main(["account", "list"]) == code
    assert said in capsys.readouterr().err
