"""The application's database role: it reads, adds and works, and cannot change what is kept."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

import promises
from tinhso.base import grants

NEEDED = ("SELECT 1 FROM observations_observation", "SELECT 1 FROM procrastinate_jobs")


@pytest.fixture(scope="module")
def cloned(django_db_setup: None, django_db_blocker: DjangoDbBlocker, application_url: str) -> Iterator[str]:
    """Where the application's role signs in to a copy of the database of the tests, with one figure in its ledger.

    A copy, since what another sign-in shall see must be committed, and what is kept cannot be cleared away.
    """
    own = str(connection.settings_dict["NAME"])
    copy = f"{own}_rights"
    with django_db_blocker.unblock():
        connection.close()
        _run(f'DROP DATABASE IF EXISTS "{copy}"', f'CREATE DATABASE "{copy}" TEMPLATE "{own}"')
        connection.settings_dict["NAME"] = copy
        try:
            promises.figure("82", of=promises.target())
            grants.give(role="tinhso_app")
            yield psycopg.conninfo.make_conninfo(application_url, dbname=copy)
        finally:
            connection.close()
            connection.settings_dict["NAME"] = own
            _run(f'DROP DATABASE "{copy}" WITH (FORCE)')


@pytest.fixture
def application(cloned: str) -> Iterator[psycopg.Connection]:
    """The application's own sign-in."""
    with psycopg.connect(cloned, autocommit=True) as signed_in:
        yield signed_in


def _run(*statements: str) -> None:
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


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
