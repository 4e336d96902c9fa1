"""The secret key of a data folder."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tinhso.base import place


def test_programs_that_start_at_once_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as programs:
        keys = set(programs.map(lambda _: place.secret_key(tmp_path / "data"), range(40)))
    assert len(keys) == 1
    assert len(keys.pop()) >= 50


def test_the_key_is_readable_by_its_owner_alone_and_kept(tmp_path: Path) -> None:
    key = place.secret_key(tmp_path)
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert place.secret_key(tmp_path) == key
    assert [p.name for p in tmp_path.iterdir()] == ["secret_key"]
