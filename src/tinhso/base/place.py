"""The data folder: where it is, whether it holds the demo, and the secret key made for it."""

import json
import os
import secrets
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

# The demo shows a province on the day before it was judged for its year; after 30 June 2025 it no longer stands.
EXAMPLE_DAY = date(2024, 12, 31)


def data_folder() -> Path:
    """The folder of everything made on this machine: TINHSO_DATA, else `.data` where the program is started."""
    return Path(os.environ.get("TINHSO_DATA") or ".data").resolve()


def is_demo(folder: Path) -> bool:
    """Whether the folder is marked as holding example data and demo accounts."""
    mark = folder / "tinhso.json"
    return mark.exists() and json.loads(mark.read_text("utf-8")).get("kind") == "demo"


def secret_key(folder: Path) -> str:
    """The key that signs sessions; made once per folder, readable by its owner alone."""
    path = folder / "secret_key"
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Web server and worker come here at the same moment: the first to link a whole file has made the key.
        with tempfile.NamedTemporaryFile("w", dir=folder, prefix="secret_key.", encoding="ascii") as draft:
            draft.write(secrets.token_urlsafe(50))
            draft.flush()
            with suppress(FileExistsError):
                os.link(draft.name, path)
    return path.read_text("ascii")
