"""Files that people handed in: kept whole under the name of what they hold, and never handed out changed."""

import io
import stat
from pathlib import Path

import pytest

from tinhso.base import attachments
from tinhso.base.values import Refused


@pytest.fixture(autouse=True)
def folder(settings: object, tmp_path: Path) -> Path:
    """Where files are kept."""
    settings.FILES_ROOT = tmp_path  # type: ignore[attr-defined]  # of pytest-django
    return tmp_path


def test_a_file_is_kept_under_its_hash_for_its_owner_alone(folder: Path) -> None:
    name = attachments.store(io.BytesIO(b"abc"))
    assert name == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    path = folder / "ba" / name
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert attachments.exists(name)
    assert attachments.read(name) == b"abc"
    assert [one.name for one in folder.rglob("*") if one.is_file()] == [name]


def test_the_same_file_is_kept_once(folder: Path) -> None:
    first = attachments.store(io.BytesIO(b"abc"))
    written = (folder / first[:2] / first).stat().st_mtime_ns
    assert attachments.store(io.BytesIO(b"abc")) == first
    assert (folder / first[:2] / first).stat().st_mtime_ns == written


@pytest.mark.django_db
def test_a_file_that_was_changed_on_the_disk_is_not_handed_out(folder: Path) -> None:
    name = attachments.store(io.BytesIO(b"abc"))
    (folder / name[:2] / name).write_bytes(b"abd")
    with pytest.raises(Refused, match="sao lưu"):
        attachments.read(name)


@pytest.mark.django_db
def test_a_file_that_is_gone_says_what_to_do() -> None:
    name = attachments.store(io.BytesIO(b"abc"))
    attachments.remove(name)
    assert not attachments.exists(name)
    with pytest.raises(Refused, match="sao lưu"):
        attachments.opened(name)


def test_what_is_drawn_from_a_file_is_drawn_once_and_forgotten_with_it(folder: Path) -> None:
    name = attachments.store(io.BytesIO(b"abc"))
    drawn = []

    def draw() -> bytes:
        drawn.append(1)
        return b"picture"

    assert attachments.derived(name, "1-1200.png", draw) == b"picture"
    assert attachments.derived(name, "1-1200.png", draw) == b"picture"
    assert len(drawn) == 1
    attachments.remove(name)
    assert [one for one in folder.rglob("*") if one.is_file()] == []


def test_a_disk_that_is_full_leaves_nothing_and_says_so(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Refused, match="ổ đĩa đầy"):
        attachments.store(io.BytesIO(b"abc"))
    assert [one for one in folder.rglob("*") if one.is_file()] == []


@pytest.mark.parametrize("name", ["", "../secret_key", "AB" * 32, "a" * 63])
def test_a_name_that_is_no_hash_leads_nowhere(name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        attachments.exists(name)
