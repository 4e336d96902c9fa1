"""A served data folder with a small ledger, and nothing of the application in it."""

import hashlib
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import psycopg

from tinhso.launch import account, options, plan, roles
from tinhso.launch import folder as folders
from tinhso.launch.backup import restoring, taking
from tinhso.launch.backup.manifest import Manifest
from tinhso.launch.backup.telling import Telling
from tinhso.launch.cluster import Cluster
from tinhso.launch.folder import Mark
from tinhso.launch.options import Kind

TABLES = """
CREATE TABLE ledger (
    id bigserial PRIMARY KEY, file text NOT NULL, state text CHECK (state IN ('a', 'b')), amount float8
);
CREATE TABLE total (n bigint);
CREATE INDEX only_some ON ledger (file) WHERE state IN ('a', 'b');
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN RAISE 'append-only'; END $$;
REVOKE EXECUTE ON FUNCTION refuse() FROM PUBLIC;
CREATE TRIGGER pgtrigger_append_only_1 BEFORE UPDATE OR DELETE ON ledger FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TABLE base_trailentry (recorded_at timestamptz);
CREATE TABLE django_migrations (app text, name text);
INSERT INTO django_migrations VALUES ('base', '0001_initial'), ('auth', '0001_initial');
INSERT INTO total VALUES (0);
GRANT SELECT, INSERT ON ledger TO tinhso_app;
GRANT SELECT, UPDATE (n) ON total TO tinhso_app;
GRANT SELECT, INSERT ON base_trailentry TO tinhso_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO tinhso_app;
"""
Hear = Callable[[str, int, int], None]


class House:
    """A served data folder with a small ledger, each of whose rows speaks of a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folders.make(folder, Kind.REAL, account.folder_mode(account.database_account()))
        folders.write_mark(folder, Mark(folders.FORMAT, Kind.REAL, "0.1.0"))
        folders.write_private(folder / "secret_key", "khóa thử")
        self.cluster = Cluster(folder, throwaway=True)
        self.cluster.init()
        self.cluster.start()
        self.does(TABLES, roles.OWNER)

    def plan(self, folder: Path | None = None, version: str = "0.1.0", prepare: str = "pass") -> plan.Plan:
        """A start on this folder or another, with nothing of the application in it."""
        wanted = options.read({"TINHSO_DATA": str(folder or self.folder)})
        command = (sys.executable, "-c", prepare)
        return replace(plan.standard(wanted), prepare=command, version=version)

    def does(self, statement: str, role: str = roles.APP) -> list[tuple[object, ...]]:
        with psycopg.connect(self.cluster.url(role), connect_timeout=10) as connection:
            found = connection.execute(statement)
            return found.fetchall() if found.description else []

    def writes(self, what: str) -> str:
        """Hand in a file and enter it: the file first, as the application does."""
        name = hashlib.sha256(what.encode()).hexdigest()
        path = self.folder / "files" / name[:2] / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(what, "utf-8")
        self.does(
            f"INSERT INTO ledger (file, state, amount) VALUES ('{name}', 'a', 0.1); UPDATE total SET n = n + 1"
        )
        return name

    def backs_up(self, path: Path, hear: Hear = lambda what, done, of: None) -> Path:
        # Somebody serves the folder, as far as a backup can tell.
        with folders.locked(self.folder):
            return taking.take(self.plan(), path, Telling(hear=hear))

    def restores(self, source: Path, folder: Path, version: str = "0.1.0", prepare: str = "pass") -> Manifest:
        with_plan = self.plan(folder, version, prepare)
        return restoring.restore(with_plan, source, Telling())
