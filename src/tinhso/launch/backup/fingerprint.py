"""What a database holds, in counts and hashes: rows, sequences, and everything that guards the rows.

Two databases with the same fingerprint hold the same rows under the same triggers, constraints, functions and
rights, whatever order the rows stand in. The hashes are made in the server, one pass over each table.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, LiteralString

import psycopg
from psycopg import sql

from tinhso.launch.backup import migrations

# The same row must read the same on every machine.
_READ_ALIKE: tuple[LiteralString, ...] = (
    "SET LOCAL search_path = ''",
    "SET LOCAL TimeZone = 'UTC'",
    "SET LOCAL DateStyle = 'ISO'",
    "SET LOCAL IntervalStyle = 'postgres'",
    "SET LOCAL extra_float_digits = 1",
    "SET LOCAL bytea_output = 'hex'",
)
_OURS = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
_TABLES = f"""SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND {_OURS} ORDER BY 1, 2"""
# A sum does not mind the order of the rows, and unlike an exclusive or it minds a row that stands there twice.
_ROWS = """SELECT count(*), coalesce(sum(('x' || left(h, 15))::bit(60)::bigint), 0)::text || '.' ||
    coalesce(sum(('x' || right(h, 15))::bit(60)::bigint), 0)::text
    FROM (SELECT encode(sha256(convert_to("tinhso row"::text, 'UTF8')), 'hex') AS h FROM {} "tinhso row") hashes"""
_SEQUENCES = f"""SELECT n.nspname || '.' || c.relname, coalesce(pg_sequence_last_value(c.oid), 0)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'S' AND {_OURS}"""
# Who holds which right, the roles by what they are here; what an owner may by itself is left out.
_HOLDER = """CASE WHEN a.grantee = 0 THEN 'public' WHEN pg_get_userbyid(a.grantee) = %(app)s THEN 'app'
    ELSE pg_get_userbyid(a.grantee) END || ' ' || a.privilege_type || ' ' || a.is_grantable"""
_STRUCTURE = {
    "columns": f"""SELECT a.attrelid::regclass || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        || ' ' || a.attnotnull || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'v') AND {_OURS}""",
    "constraints": f"""SELECT x.conrelid::regclass || ' ' || x.conname || ' ' || pg_get_constraintdef(x.oid)
        FROM pg_constraint x JOIN pg_namespace n ON n.oid = x.connamespace
        WHERE x.contype <> 'n' AND {_OURS}""",
    "indexes": f"""SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {_OURS}""",
    "triggers": f"""SELECT pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text FROM pg_trigger t
        JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT t.tgisinternal AND {_OURS}""",
    "functions": f"""SELECT pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prokind IN ('f', 'p') AND {_OURS}""",
    "rights": f"""SELECT c.oid::regclass || ' ' || {_HOLDER} FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a
        WHERE c.relkind IN ('r', 'v', 'S') AND a.grantee <> c.relowner AND {_OURS}
        UNION ALL SELECT c.oid::regclass || '.' || t.attname || ' ' || {_HOLDER} FROM pg_attribute t
        JOIN pg_class c ON c.oid = t.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace,
        aclexplode(t.attacl) a WHERE a.grantee <> c.relowner AND {_OURS}
        UNION ALL SELECT p.oid::regprocedure || ' ' || {_HOLDER} FROM pg_proc p
        JOIN pg_namespace n ON n.oid = p.pronamespace,
        aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee <> p.proowner AND {_OURS}
        UNION ALL SELECT n.nspname || ' ' || {_HOLDER} FROM pg_namespace n, aclexplode(n.nspacl) a
        WHERE a.grantee <> n.nspowner AND {_OURS}""",
}
# What PostgreSQL words otherwise once a condition on text was written out and read in again.
_REWORDED = re.compile(r"::(?:character varying|text)(?:\[\])?|[()]")

Count = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Count and hash of the rows of each table and of each sort of thing that guards them, and where each sequence
    stands; `server` is the major version of PostgreSQL, which words some definitions its own way.
    """

    server: int
    tables: dict[str, Count]
    sequences: dict[str, int]
    structure: dict[str, Count]
    migrations: tuple[str, ...]

    @classmethod
    def of(cls, found: dict[str, Any]) -> "Fingerprint":
        """The fingerprint that was written as JSON."""

        def counts(kind: str) -> dict[str, Count]:
            return {name: (int(count), str(digest)) for name, (count, digest) in found[kind].items()}

        sequences = {name: int(value) for name, value in found["sequences"].items()}
        return cls(
            server=int(found["server"]),
            tables=counts("tables"),
            sequences=sequences,
            structure=counts("structure"),
            migrations=tuple(map(str, found["migrations"])),
        )

    def differences(self, other: "Fingerprint") -> Iterator[str]:
        """The names of what stands otherwise in a database made from this one."""
        yield from _unlike(self.tables, other.tables)
        for name, value in self.sequences.items():
            # Whoever wrote while the backup was taken moved them on; going back would give a number twice.
            if other.sequences.get(name, -1) < value:
                yield name
        if self.server == other.server:
            yield from _unlike(self.structure, other.structure)


def take(
    connection: psycopg.Connection, app: str, on_table: Callable[[int, int], None] = lambda done, of: None
) -> Fingerprint:
    """The fingerprint of what the transaction of the connection sees; `app` names the application's role.

    The settings of the transaction are changed. `on_table` hears how many tables are done, and of how many.
    """
    for setting in _READ_ALIKE:
        connection.execute(setting)
    # Sequences keep to no transaction: read first, they are never ahead of a dump that is made later.
    sequences = {str(name): int(value) for name, value in connection.execute(_SEQUENCES)}
    names = connection.execute(_TABLES).fetchall()
    tables = {}
    for done, (schema, name) in enumerate(names, 1):
        tables[f"{schema}.{name}"] = _rows(connection, sql.Identifier(schema, name))
        on_table(done, len(names))
    return Fingerprint(
        server=connection.info.server_version // 10_000,
        tables=tables,
        sequences=sequences,
        structure={kind: _things(connection, asked, app) for kind, asked in _STRUCTURE.items()},
        migrations=migrations.applied(connection),
    )


def _rows(connection: psycopg.Connection, table: sql.Identifier) -> Count:
    found = connection.execute(sql.SQL(_ROWS).format(table)).fetchone()
    return (int(found[0]), str(found[1])) if found else (0, "")


def _things(connection: psycopg.Connection, asked: LiteralString, app: str) -> Count:
    found = connection.execute(asked, {"app": app})
    lines = sorted(_REWORDED.sub("", str(line)) for (line,) in found)
    return len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _unlike(one: dict[str, Count], other: dict[str, Count]) -> Iterator[str]:
    for name in sorted(one.keys() | other.keys()):
        if one.get(name) != other.get(name):
            yield name
