"""A copy of the database of the tests, and the application's own sign-in to it."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

import promises
from tinhso.base import grants


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
