"""Files handed in by the tests, and what the reading of files is made to answer."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from parts.documents.builders import CONTENT, steering
from tinhso import files
from tinhso.documents import intake, jobs
from tinhso.documents.models import Intake
from tinhso.documents.particulars import Said
from tinhso.documents.values import Secrecy
from tinhso.files.values import Extract, FileProblem, Format, Member, Problem


def answers(
    monkeypatch: pytest.MonkeyPatch,
    outcome: Extract | Exception | Callable[..., Extract],
    members: tuple[Member, ...] = (),
) -> None:
    """Have every file read as `outcome`, and every archive hold `members`."""

    def extract(data: bytes, name: str, **more: Any) -> Extract:
        if isinstance(outcome, Exception):
            raise outcome
        return outcome(data, name, **more) if callable(outcome) else outcome

    def sniff(data: bytes, name: str = "") -> Format:
        return Format.ZIP if data.startswith(b"PK") else Format.PDF

    monkeypatch.setattr(files, "sniff", sniff)
    monkeypatch.setattr(files, "extract", extract)
    monkeypatch.setattr(files, "unpack", lambda data, **more: members)


def words(data: bytes, name: str, **_more: Any) -> Extract:
    """The file is its text; one that says so is broken."""
    if b"(broken)" in data:
        raise FileProblem(Problem.BROKEN, "trang 2")
    return Extract(Format.PDF, data.decode())


def handed_in(data: bytes = CONTENT.encode(), name: str = "nghi-quyet.pdf", **said: Any) -> Intake:
    """A file that waits to be read."""
    return intake.hand_in(
        file=io.BytesIO(data), name=name, said=Said(**said), secrecy=Secrecy.ORDINARY, by=steering()
    )


def worked(one: Intake) -> Intake:
    """The same file after its job ran."""
    jobs.take_in_file(str(one.pk))
    one.refresh_from_db()
    return one
