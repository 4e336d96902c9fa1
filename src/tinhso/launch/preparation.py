"""Bringing the database up to this code: done when either has changed since the last time, else skipped."""

import hashlib
import importlib.metadata
import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import psycopg

import tinhso
from tinhso.launch import folder as folders
from tinhso.launch import leftovers, logs
from tinhso.launch.refusal import RefusalError

COMMAND_PATIENCE = 900.0  # seconds
_PACKAGE = Path(tinhso.__file__).parent
_EXAMPLES = _PACKAGE.parents[1] / "examples"


def code_fingerprint(roots: Iterable[Path] = (_PACKAGE, _EXAMPLES)) -> str:
    """A hash of everything that preparing could depend on: our files, the example, the installed libraries.

    Reads each file (a few megabytes) rather than dates, which a checkout or a copy changes or keeps at will.
    """
    digest = hashlib.sha256()
    for distribution in sorted(f"{d.name} {d.version}" for d in importlib.metadata.distributions()):
        digest.update(distribution.encode() + b"\n")
    for root in roots:
        for path in sorted(p for p in root.rglob("*") if p.is_file() and p.suffix != ".pyc"):
            digest.update(f"{path.relative_to(root)} {path.stat().st_size}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def applied_migrations(url: str) -> str:
    """A hash of the migrations that the database says it has had; empty when it does not."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            rows = connection.execute("SELECT app, name FROM django_migrations ORDER BY app, name").fetchall()
    except psycopg.Error:
        # No such table yet; or trouble that preparing will meet again, and then tell of.
        return ""
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def has_accounts(url: str) -> bool:
    """Whether somebody could sign in; yes where the database does not tell."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            found = connection.execute("SELECT EXISTS (SELECT FROM base_user WHERE is_active)").fetchone()
    except psycopg.Error:
        return True
    return found is None or bool(found[0])


def is_done(folder: Path, stamp: Mapping[str, str]) -> bool:
    """Whether the last preparation of this folder ended well with the same code and the same migrations."""
    try:
        kept = json.loads((folder / "run" / "prepared.json").read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return bool(stamp["migrations"]) and kept == dict(stamp) and (folder / "static").is_dir()


def stamp(folder: Path, values: Mapping[str, str]) -> None:
    """Note a preparation that ended well."""
    folders.write_private(folder / "run" / "prepared.json", json.dumps(dict(values)) + "\n")


def run(command: tuple[str, ...], folder: Path, environment: Mapping[str, str]) -> str:
    """Run the preparing program and return what it printed; `RefusalError` quotes its log when it fails."""
    log_path = folder / "logs" / "prepare.log"
    with logs.opened(log_path) as log:
        try:
            done = subprocess.run(
                command,
                env={**environment, leftovers.PART: "prepare"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,
                check=False,
                timeout=COMMAND_PATIENCE,
            )
        except subprocess.TimeoutExpired as error:
            raise _failed(log_path, f"quá {COMMAND_PATIENCE:.0f} giây") from error
    if done.returncode != 0:
        raise _failed(log_path, f"mã {done.returncode}")
    return done.stdout.decode("utf-8", errors="replace").strip()


def _failed(log: Path, how: str) -> RefusalError:
    return RefusalError(
        f"Chuẩn bị dữ liệu không xong ({how}). Cuối nhật ký {log}:\n{logs.tail(log)}",
        "Xử lý nguyên nhân nêu trên rồi chạy lại; lần sau sẽ làm tiếp từ bước còn dở.",
    )
