"""`tinhso verify-trail` on the command line: what it hands on, and wrong calls."""

from typing import Any

import pytest

from tinhso.cli import main, verify_trail

HEAD = f"{'0a' * 32}@12"


def handed_on(monkeypatch: pytest.MonkeyPatch, *words: str) -> dict[str, Any]:
    handed: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr(verify_trail.errands, "done", lambda *call: handed.append(call) or 0)
    assert main(["verify-trail", *words]) == 0
    ((command, request),) = handed
    assert command == "verify_trail"
    return request


def test_a_head_that_was_noted_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert handed_on(monkeypatch) == {"do": "verify", "format": "text", "expected": None}
    assert handed_on(monkeypatch, "--expect", HEAD, "--format", "json") == {
        "do": "verify",
        "format": "json",
        "expected": (12, "0a" * 32),
    }
    assert handed_on(monkeypatch, "--print-head")["do"] == "head"


@pytest.mark.parametrize("wrong", ["", "12", "0a@12", f"{'0A' * 32}@12", f"{'0a' * 32}@", f"{'0a' * 32}@-1"])
def test_a_head_that_cannot_be_read_is_a_wrong_call(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["verify-trail", "--expect", wrong])
    assert ended.value.code == 2
    assert "--print-head" in capsys.readouterr().err
