"""The roles of the embedded database (superuser, owner that migrates, application) and their passwords."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from tinhso.launch import folder as folders
from tinhso.launch.refusal import RefusalError

SUPERUSER, OWNER, APP = "postgres", "tinhso_owner", "tinhso_app"
DATABASE = "tinhso"


@dataclass(frozen=True, slots=True)
class Passwords:
    """The random passwords of one cluster, and the name that tells it from all others."""

    cluster: str
    superuser: str
    owner: str
    app: str

    def url(self, role: str, sockets: Path, database: str = DATABASE) -> str:
        """The address of a database for a role, over the socket in the folder `sockets`."""
        password = {SUPERUSER: self.superuser, OWNER: self.owner, APP: self.app}[role]
        return f"postgresql://{role}:{password}@/{database}?host={quote(str(sockets), safe='')}"


def passwords(folder: Path, *, may_make: bool) -> Passwords:
    """The passwords kept in the data folder (mode 0600), made when there are none and `may_make`.

    `RefusalError` when a cluster stands there without them: nobody could sign in to it.
    """
    path = folder / "database.json"
    if path.exists():
        return _read(path)
    if not may_make:
        raise _lost(path)
    made = Passwords(secrets.token_hex(8), *(secrets.token_urlsafe(24) for _ in range(3)))
    folders.write_private(path, json.dumps(asdict(made)) + "\n")
    return made


def create(made: Passwords, sockets: Path) -> None:
    """The two roles and the database: the owner may change tables, the application what it is granted."""
    with psycopg.connect(
        made.url(SUPERUSER, sockets, "postgres"), autocommit=True, connect_timeout=10
    ) as server:
        for role, password in ((OWNER, made.owner), (APP, made.app)):
            # Only the verifier travels: else a statement that failed would leave the password in the log.
            verifier = server.pgconn.encrypt_password(
                password.encode(), role.encode(), b"scram-sha-256"
            ).decode()
            server.execute(
                sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(
                    sql.Identifier(role), sql.Literal(verifier)
                )
            )
        names = {"name": sql.Identifier(DATABASE), "owner": sql.Identifier(OWNER), "app": sql.Identifier(APP)}
        for statement in (
            "CREATE DATABASE {name} OWNER {owner}",
            "REVOKE ALL ON DATABASE {name} FROM PUBLIC",
            "GRANT CONNECT ON DATABASE {name} TO {app}",
        ):
            server.execute(sql.SQL(statement).format(**names))


def _read(path: Path) -> Passwords:
    try:
        return Passwords(**json.loads(path.read_text("utf-8")))
    except (ValueError, TypeError) as error:
        raise _lost(path) from error


def _lost(path: Path) -> RefusalError:
    return RefusalError(
        f"Thiếu hoặc hỏng tệp mật khẩu của cơ sở dữ liệu: {path}.",
        "Khôi phục tệp này từ bản sao lưu rồi chạy lại; cụm dữ liệu chưa bị thay đổi.",
    )
