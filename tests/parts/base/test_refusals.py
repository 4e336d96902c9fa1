"""Every way in which the application's role could change the trail or the ledger, tried; and what it may do, held."""

import secrets
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.apps import apps
from django.db import models

from parts.base import trails
from tinhso.base.rows import AppendOnly, Sealed

# Only with this mark is there a database that the copy can be made of.
pytestmark = pytest.mark.django_db

LEDGER, TRAIL, SEALS, HEAD = (
    *("observations_observation", "base_trailentry"),
    *("base_trailseal", "base_trailhead"),
)
WAYS_TO_A_TABLE = (
    "UPDATE {table} SET {column} = {column}",
    "DELETE FROM {table}",
    "DELETE FROM ONLY {table} WHERE false",
    "TRUNCATE {table}",
    "TRUNCATE {table} CASCADE",
    "SELECT * FROM {table} FOR UPDATE",
    "SELECT * FROM {table} FOR KEY SHARE",
    "DO $$ BEGIN LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE; END $$",
    "MERGE INTO {table} t USING {table} s ON t.{column} = s.{column} WHEN MATCHED THEN DELETE",
    "ALTER TABLE {table} DISABLE TRIGGER ALL",
    "ALTER TABLE {table} DISABLE TRIGGER USER",
    "ALTER TABLE {table} DISABLE RULE a",
    "ALTER TABLE {table} OWNER TO tinhso_app",
    "ALTER TABLE {table} RENAME TO other",
    "ALTER TABLE {table} ADD COLUMN other int",
    "ALTER TABLE {table} ALTER COLUMN {column} SET DEFAULT NULL",
    "ALTER TABLE {table} DROP COLUMN {column} CASCADE",
    "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
    "DROP TABLE {table} CASCADE",
    "CREATE RULE other AS ON INSERT TO {table} DO INSTEAD NOTHING",
    "CREATE OR REPLACE RULE other AS ON UPDATE TO {table} DO INSTEAD NOTHING",
    "CREATE TRIGGER other BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION base_seal_trail()",
    "CREATE POLICY other ON {table}",
    "CREATE INDEX ON {table} ({column})",
    "CREATE VIEW other AS SELECT * FROM {table}",
    "CREATE TABLE other () INHERITS ({table})",
    "COMMENT ON TABLE {table} IS 'x'",
    "COPY {table} FROM PROGRAM 'true'",
    "COPY {table} FROM '/etc/hostname'",
    "COPY {table} TO PROGRAM 'cat'",
)
WAYS_AROUND = (
    "SET session_replication_role = replica",
    "DROP TRIGGER seal_at_commit ON base_trailentry",
    "ALTER TRIGGER seal_at_commit ON base_trailentry RENAME TO other",
    "ALTER TABLE base_trailentry ALTER CONSTRAINT seal_at_commit NOT DEFERRABLE",
    "SET LOCAL session_replication_role = replica",
    "SELECT set_config('session_replication_role', 'replica', false)",
    "SELECT set_config('session_replication_role', 'replica', true)",
    "ALTER ROLE tinhso_app SET session_replication_role = replica",
    "ALTER DATABASE {database} SET session_replication_role = replica",
    "ALTER SYSTEM SET session_replication_role = replica",
    "UPDATE pg_settings SET setting = 'replica' WHERE name = 'session_replication_role'",
    "UPDATE pg_trigger SET tgenabled = 'D'",
    "DELETE FROM pg_trigger",
    "UPDATE pg_class SET relowner = 0",
    "SET ROLE tinhso_owner",
    "SET SESSION AUTHORIZATION tinhso_owner",
    "GRANT tinhso_owner TO tinhso_app",
    "ALTER ROLE tinhso_app SUPERUSER",
    "ALTER ROLE tinhso_owner PASSWORD 'x'",
    "CREATE ROLE other",
    "GRANT pg_write_server_files TO tinhso_app",
    "REASSIGN OWNED BY tinhso_owner TO tinhso_app",
    "DROP OWNED BY tinhso_owner",
    "DROP FUNCTION base_seal_trail() CASCADE",
    "ALTER FUNCTION base_seal_trail() SECURITY INVOKER",
    "ALTER FUNCTION base_seal_trail() RENAME TO other",
    "SELECT base_seal_trail()",
    "CREATE OR REPLACE FUNCTION base_seal_trail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE OR REPLACE FUNCTION base_trail_sha256(said text) RETURNS text LANGUAGE sql AS 'SELECT said'",
    "CREATE FUNCTION public.sha256(a bytea) RETURNS bytea LANGUAGE sql AS 'SELECT a'",
    "CREATE EVENT TRIGGER other ON ddl_command_start EXECUTE FUNCTION base_seal_trail()",
    "CREATE SCHEMA other",
    "CREATE TEMPORARY TABLE base_trailhead (position bigint)",
    "DROP DATABASE {database}",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT lo_import('/etc/hostname')",
    "SELECT setval('base_trailentry_id_seq', 1)",
)
CHOSEN = (
    "INSERT INTO base_trailseal (position, entry_id, form, sealed_at, digest, previous, hash) "
    "VALUES (900, 1, 1, now(), '', '', '')",
    "INSERT INTO base_trailseal SELECT * FROM base_trailseal ON CONFLICT (position) DO UPDATE SET hash = ''",
    "COPY base_trailseal FROM STDIN",
    "COPY base_trailhead FROM STDIN",
    "INSERT INTO base_trailhead (id, position, hash) VALUES (1, 0, '')",
    "UPDATE base_trailhead SET position = position + 1",
    "INSERT INTO base_trailentry SELECT * FROM base_trailentry ON CONFLICT (id) DO UPDATE SET verb = ''",
)


def kept(signed_in: psycopg.Connection) -> list[object]:
    """All that must stay as it is."""
    rows = [
        signed_in.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
        for table in (LEDGER, TRAIL, SEALS, HEAD)
    ]
    switches = (
        "SELECT tgname, tgenabled FROM pg_trigger WHERE tgrelid::regclass::text LIKE 'base_trail%' ORDER BY 1"
    )
    return [*rows, signed_in.execute(switches).fetchall()]


def refused(signed_in: psycopg.Connection, statement: str) -> None:
    before = kept(signed_in)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        signed_in.execute(statement)  # type: ignore[call-overload]
    assert kept(signed_in) == before


@pytest.mark.parametrize("table", [LEDGER, TRAIL, SEALS, HEAD])
@pytest.mark.parametrize("way", WAYS_TO_A_TABLE)
def test_nothing_is_done_to_a_kept_table(application: psycopg.Connection, way: str, table: str) -> None:
    column = {LEDGER: "recorded_at", TRAIL: "recorded_at"}.get(table, "position")
    refused(application, way.format(table=table, column=column))


@pytest.mark.parametrize("way", WAYS_AROUND)
def test_no_way_leads_around_the_rights(application: psycopg.Connection, way: str) -> None:
    refused(application, way.format(database=f'"{application.info.dbname}"'))


@pytest.mark.parametrize("statement", CHOSEN)
def test_neither_position_nor_hash_is_chosen_by_who_writes(
    application: psycopg.Connection, statement: str
) -> None:
    refused(application, statement)


@pytest.mark.parametrize("table", [LEDGER, TRAIL, SEALS, HEAD])
def test_the_application_grants_itself_nothing(application: psycopg.Connection, table: str) -> None:
    rights = "SELECT has_table_privilege('tinhso_app', %s, 'UPDATE, DELETE, TRUNCATE, TRIGGER, REFERENCES')"
    for role in ("tinhso_app", "PUBLIC"):
        application.execute(f"GRANT ALL ON {table} TO {role}")  # type: ignore[call-overload]  # it only warns
    assert application.execute(rights, [table]).fetchone() == (False,)
    refused(application, f"DELETE FROM {table}")


def test_switches_that_the_triggers_know_open_nothing(application: psycopg.Connection) -> None:
    for table in (TRAIL, SEALS):
        application.execute("SELECT set_config('pgtrigger.ignore', %s, false)", [f"{{{table}}}"])
        refused(application, f"DELETE FROM {table}")


def test_the_rights_on_every_kept_table_are_to_read_and_to_add_alone(application: psycopg.Connection) -> None:
    held = "SELECT has_table_privilege(%s, %s), has_any_column_privilege(%s, %s)"
    wrong = []
    for model in apps.get_models():
        if not issubclass(model, AppendOnly | Sealed):
            continue
        may = {"SELECT", "INSERT"} if issubclass(model, AppendOnly) else {"SELECT"}
        for right in ("SELECT", "INSERT", "UPDATE", "REFERENCES"):
            table = model._meta.db_table
            found = application.execute(held, [table, right, table, right]).fetchone()
            if found != (right in may, right in may):
                wrong.append((table, right, found))
    assert wrong == []


def test_the_application_owns_nothing_and_nobody_lends_it_rights(application: psycopg.Connection) -> None:
    def told(question: str) -> list[object]:
        return application.execute(question).fetchall()  # type: ignore[call-overload,no-any-return]

    own = "(SELECT oid FROM pg_roles WHERE rolname = current_user)"
    assert told(f"SELECT relname FROM pg_class WHERE relowner = {own}") == []
    assert told(f"SELECT proname FROM pg_proc WHERE proowner = {own}") == []
    assert told(f"SELECT 1 FROM pg_auth_members WHERE member = {own}") == []
    assert told(
        "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls FROM pg_roles "
        "WHERE rolname = current_user"
    ) == [(False,)]
    assert told("SELECT nspname FROM pg_namespace WHERE has_schema_privilege(oid, 'CREATE')") == []
    # What runs with the rights of its owner looks for names in no place where somebody else could lay one.
    assert told(
        "SELECT proname, proconfig FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
    ) == [("base_seal_trail", ["search_path=pg_catalog, pg_temp"])]


def test_what_the_application_adds_is_sealed_wherever_it_puts_its_key(
    application: psycopg.Connection,
) -> None:
    last, hash_of_last = application.execute(f"SELECT position, hash FROM {HEAD}").fetchone() or (0, "")
    for key in (2_000_000_000 + secrets.randbelow(10**9), secrets.randbelow(10**9) + 10**6):
        application.execute(_ADD.format(key=key))  # type: ignore[call-overload]
    rows = application.execute(
        f"SELECT position, previous, hash FROM {SEALS} WHERE position > %s ORDER BY position",  # type: ignore[arg-type]
        [last],
    ).fetchall()
    assert [row[0] for row in rows] == [last + 1, last + 2]
    assert rows[0][1] == hash_of_last
    assert rows[1][1] == rows[0][2]


def test_sealing_asked_for_early_seals_once(application: psycopg.Connection) -> None:
    last = application.execute(f"SELECT position FROM {HEAD}").fetchone() or (0,)
    with application.transaction():
        application.execute(_ADD.format(key=_NEXT))  # type: ignore[call-overload]
        application.execute("SET CONSTRAINTS ALL IMMEDIATE")
        application.execute("SET CONSTRAINTS ALL DEFERRED")
    assert application.execute(f"SELECT position FROM {HEAD}").fetchone() == (last[0] + 1,)


def test_those_who_write_at_once_are_sealed_one_after_the_other(
    cloned: str, application: psycopg.Connection
) -> None:
    before = application.execute(f"SELECT position FROM {HEAD}").fetchone() or (0,)

    def write(_number: int) -> None:
        with psycopg.connect(cloned, autocommit=True) as own:
            for _ in range(20):
                with own.transaction():
                    for _ in range(2):
                        own.execute(_ADD.format(key=_NEXT))  # type: ignore[call-overload]

    with ThreadPoolExecutor(8) as writers:
        list(writers.map(write, range(8)))
    assert application.execute(f"SELECT position FROM {HEAD}").fetchone() == (before[0] + 320,)
    joined = f"{SEALS} s LEFT JOIN {SEALS} b ON b.hash = s.previous"
    gaps = f"SELECT count(*) FROM {joined} WHERE b.position <> s.position - 1"
    assert application.execute(gaps).fetchone() == (0,)  # type: ignore[call-overload]
    assert trails.found() == []


def test_every_kept_table_is_held_by_triggers_too(application: psycopg.Connection) -> None:
    def triggers(model: type[models.Model]) -> set[str]:
        rows = application.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal AND tgenabled = 'O'",
            [model._meta.db_table],
        )
        return {name for (name,) in rows.fetchall()}

    kept_models = [model for model in apps.get_models() if issubclass(model, AppendOnly | Sealed)]
    assert kept_models
    for model in kept_models:
        assert any("no_truncate" in name for name in triggers(model)), model
        assert any("append_only" in name or "not_removed" in name for name in triggers(model)), model


_NEXT = "nextval('base_trailentry_id_seq')"
_ADD = (
    f"INSERT INTO {TRAIL} (id, recorded_at, recorded_by_id, verb, subject_kind, subject_id, details) "
    "SELECT {key}, now(), id, 'try', '', '', '{{}}' FROM base_user LIMIT 1"
)
