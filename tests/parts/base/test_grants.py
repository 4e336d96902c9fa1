"""The application's database role: it reads, adds and works, and cannot change what is kept."""

import psycopg
import pytest

# Only with this mark is there a database that the copy can be made of.
pytestmark = pytest.mark.django_db

NEEDED = ("SELECT 1 FROM observations_observation", "SELECT 1 FROM procrastinate_jobs")


_PROTECTED = (
    *("observations_observation", "base_trailentry", "progress_targetversion", "documents_review"),
    *("documents_dutycandidate", "documents_dutyreview"),
)


@pytest.mark.parametrize("table", _PROTECTED)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET recorded_at = now()",
        "DELETE FROM {table}",
        "TRUNCATE {table} CASCADE",
        "ALTER TABLE {table} DISABLE TRIGGER ALL",
        "DROP TABLE {table} CASCADE",
        "SET session_replication_role = replica",
        "SELECT set_config('session_replication_role', 'replica', false)",
        "SELECT set_config('pgtrigger.ignore', '{{{table}}}', false); UPDATE {table} SET recorded_at = now()",
        "SELECT * FROM {table} FOR UPDATE",
    ],
)
def test_the_application_cannot_change_what_is_kept(
    application: psycopg.Connection, statement: str, table: str
) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        application.execute(statement.format(table=table))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "table",
    [
        "progress_target",
        "documents_document",
        "indicators_indicator",
        "territory_area",
        "territory_areatransfer",
        "territory_load",
    ],
)
def test_what_the_parts_keep_is_never_removed(application: psycopg.Connection, table: str) -> None:
    for statement in ("DELETE FROM {table}", "TRUNCATE {table} CASCADE"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            application.execute(statement.format(table=table))  # type: ignore[arg-type]


def test_the_application_reads_adds_and_works(application: psycopg.Connection) -> None:
    for statement in NEEDED:
        application.execute(statement)  # type: ignore[arg-type]
    assert application.execute("UPDATE indicators_indicator SET name = name").rowcount == 1
    # Entering an area moves the edition, by a sequence of its own.
    assert application.execute("UPDATE territory_area SET name = name").rowcount == 1
    application.execute("SELECT nextval(pg_get_serial_sequence('observations_observation', 'id'))")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        application.execute("SELECT * FROM django_migrations")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        application.execute("CREATE TABLE a (b int)")
