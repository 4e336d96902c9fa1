"""A throw-away database for the tests that need one."""

import os
from collections.abc import Iterator

import psycopg
import pytest
from django.db import connections

from tinhso.launch import cluster

# Files of few long tests: begun first, or one of two workers is left alone with them at the end.
_LONG = ("walks", "launch")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first; otherwise the order stays."""
    items.sort(key=lambda item: item.path.parent.name not in _LONG)


@pytest.fixture(scope="session")
def application_url(django_db_modify_db_settings: str) -> str:
    """Where the application's role signs in; the database of the tests is to be named beside it."""
    return django_db_modify_db_settings


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[str]:
    """DATABASE_URL where it is set, else a cluster of our own, started by the first test that asks."""
    if "DATABASE_URL" in os.environ:
        yield psycopg.conninfo.make_conninfo(os.environ["DATABASE_URL"], user="tinhso_app")
        return
    with cluster.throwaway() as server:
        with psycopg.connect(server.superuser_url, autocommit=True) as superuser:
            superuser.execute("ALTER ROLE tinhso_owner CREATEDB")
        address = psycopg.conninfo.conninfo_to_dict(server.owner_url)
        connections["default"].settings_dict |= {
            "HOST": address["host"],
            "PORT": address.get("port", ""),
            "USER": address["user"],
            "PASSWORD": address["password"],
        }
        yield server.app_url
        connections.close_all()
