"""The programs that write a database out and read it in: `pg_dump` and `pg_restore` of the wheel."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tinhso.launch import binaries
from tinhso.launch.backup import archive
from tinhso.launch.refusal import RefusalError

# The words of an address as the programs read them from the environment: a password in an argument is seen by all.
_VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "passfile": "PGPASSFILE",
    "service": "PGSERVICE",
}


def dumped(url: str, snapshot: str) -> Iterator[bytes]:
    """The database as the snapshot sees it, in the custom format of `pg_dump`; `RefusalError` when it fails."""
    command = [_program("pg_dump"), "--format=custom", "--no-password", f"--snapshot={snapshot}"]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command,
            env=_environment(url),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
            start_new_session=True,
        )
        try:
            assert process.stdout is not None
            with process.stdout as output:
                yield from archive.blocks(output)
            code = process.wait()
        finally:
            process.kill()
            process.wait()
        if code != 0:
            said.seek(0)
            raise RefusalError(
                f"Không xuất được cơ sở dữ liệu:\n{_tail(said.read())}",
                "Xử lý nguyên nhân nêu trên rồi chạy lại; chưa có bản sao lưu nào được ghi.",
            )


def load(dump: Path, url: str) -> None:
    """Read a dump into an empty database, whole or not at all; `RefusalError` when it fails."""
    command = [
        _program("pg_restore"),
        "--no-password",
        "--no-owner",
        "--exit-on-error",
        "--single-transaction",
    ]
    database = psycopg.conninfo.conninfo_to_dict(url).get("dbname", "")
    process = subprocess.Popen(
        [*command, f"--dbname={database}", str(dump)],
        env=_environment(url),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        said = process.communicate()[1]
    finally:
        process.kill()
        process.wait()
    if process.returncode != 0:
        raise RefusalError(
            f"Không nạp được cơ sở dữ liệu từ bản sao lưu:\n{_tail(said)}",
            "Xử lý nguyên nhân nêu trên (chỗ trống, phiên bản) rồi chạy lại; thư mục mới chưa được tạo.",
        )


def _program(name: str) -> str:
    return str(binaries.folder(None) / name)


def _environment(url: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    told = psycopg.conninfo.conninfo_to_dict(url)
    return kept | {_VARIABLES[word]: str(value) for word, value in told.items() if word in _VARIABLES}


def _tail(said: bytes) -> str:
    lines = said.decode("utf-8", errors="replace").strip().splitlines()
    return "\n".join(f"    {line}" for line in lines[-5:])
