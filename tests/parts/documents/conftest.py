"""Every test of documents keeps its files in a folder of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def kept(settings: object, tmp_path: Path) -> Path:
    """Where files are kept."""
    settings.FILES_ROOT = tmp_path / "files"  # type: ignore[attr-defined]  # of pytest-django
    return tmp_path / "files"
