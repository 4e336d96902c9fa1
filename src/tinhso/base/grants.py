"""What the application's database role may do in each table: add, change or remove, and no more than it needs."""

from django.apps import apps
from django.db import connections, models, transaction
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from tinhso.base.models import Purge
from tinhso.base.rows import AppendOnly, Row, Sealed

_READ = sql.SQL("SELECT")
_ADD = sql.SQL("SELECT, INSERT")
_CHANGE = sql.SQL("SELECT, INSERT, UPDATE")
_WORK = sql.SQL("SELECT, INSERT, UPDATE, DELETE")


def give(*, role: str, using: str = "default") -> None:
    """Set the rights of `role` on every table, anew and all at once; run as the owner of the tables.

    Whatever was granted before and is not meant is taken back; the table of migrations stays closed.
    """
    name = sql.Identifier(role)
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        for statement in (
            "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
            "REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {role}",
            "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
            "REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC",
            "GRANT USAGE ON SCHEMA public TO {role}",
            "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}",
            "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {role}",
            # It runs with the owner's rights, and is for its trigger alone.
            "REVOKE ALL ON FUNCTION public.base_seal_trail() FROM {role}, PUBLIC",
        ):
            database = sql.Identifier(str(connections[using].settings_dict["NAME"]))
            _run(cursor, sql.SQL(statement).format(role=name, database=database))
        for table, rights in _rights().items():
            _run(cursor, sql.SQL("GRANT {} ON {} TO {}").format(rights, sql.Identifier(table), name))


def _rights() -> dict[str, sql.SQL]:
    """The rights on each table of a model, the many-to-many ones too."""
    return {model._meta.db_table: _rights_on(model) for model in apps.get_models(include_auto_created=True)}


def _rights_on(model: type[models.Model]) -> sql.SQL:
    if issubclass(model, Sealed):
        return _READ
    if issubclass(model, AppendOnly):
        return _ADD
    # What the parts keep may be changed by named actions, never removed; accounts and sessions end.
    is_kept = issubclass(model, Row) and (model._meta.app_label != "base" or model is Purge)
    return _CHANGE if is_kept else _WORK


def _run(cursor: CursorWrapper, statement: sql.Composed) -> None:
    # As a string: the statement is the same for every driver's cursor, and has no parameters.
    cursor.execute(statement.as_string(cursor.connection))
