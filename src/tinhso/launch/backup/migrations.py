"""The steps that the tables went through, as the database says and as this program carries them."""

from pathlib import Path

import psycopg

import tinhso

_PACKAGE = Path(tinhso.__file__).parent


def applied(connection: psycopg.Connection) -> tuple[str, ...]:
    """The steps that a database has had, as `part.name`; those of libraries too."""
    found = connection.execute("SELECT to_regclass('public.django_migrations') IS NOT NULL").fetchone()
    if not (found and found[0]):
        return ()
    asked = "SELECT app || '.' || name FROM public.django_migrations ORDER BY 1"
    return tuple(str(name) for (name,) in connection.execute(asked))


def known() -> frozenset[str]:
    """The steps that this program carries itself."""
    paths = _PACKAGE.glob("*/migrations/[0-9]*.py")
    return frozenset(f"{path.parent.parent.name}.{path.stem}" for path in paths)


def is_known(migration: str) -> bool:
    """Whether this program carries a step; those of libraries are not looked for."""
    part = migration.partition(".")[0]
    return not (_PACKAGE / part / "migrations").is_dir() or migration in known()
