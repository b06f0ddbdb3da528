"""Writes the next step of the schema, as SQL, from what the model has become since the last one.

    python -m tests.vault.write_migration 0002 catalogue

makes ``jobcoach/vault/migrations/versions/0002_catalogue.py`` and ``.sql``; run it again while the change grows, read
what it wrote, and set ``schema.HEAD``. New tables are made; a changed table is rebuilt with its rows; a new column gets
the default of the model. A column that is renamed, or needs a value from others, is mended in the SQL by hand.
"""

import re
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

FOLDER = Path(__file__).resolve().parents[2] / "jobcoach/vault/migrations/versions"
_SCRIPT = '''"""{title}: SQL beside this file, written by tests/vault/write_migration.py and read by us."""

from jobcoach.vault.migrations.sql_beside import run

revision = "{number}"
down_revision = "{before}"


def upgrade() -> None:
    run(__file__)
'''


def flat(sql: object) -> str:
    """A statement without the differences that do not count: white space, quotes and a renamed table's."""
    return " ".join(str(sql).replace('"', "").split())


def shape(connection: Connection) -> dict[tuple[str, str], str]:
    """Every table, index and trigger of ours: kind and name, with its flat SQL."""
    rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'alembic%'")
    return {(kind, name): flat(sql) for kind, name, sql in rows if not name.startswith("sqlite_")}


def migrated(until: str) -> Connection:
    """An empty database in memory after every step up to this one; the engine is the connection's."""
    import sqlcipher3.dbapi2 as dbapi
    from alembic import command

    from jobcoach.vault import migrate

    connection = create_engine("sqlite://", module=dbapi).connect()
    command.upgrade(migrate.configuration(connection), until)
    return connection


def steps(old: dict[tuple[str, str], str]) -> list[str]:
    """The statements that bring a schema to the model's, in an order that keeps every row."""
    from jobcoach.model.tables import METADATA
    from jobcoach.vault import schema

    wanted = {_named(flat(sql)): sql for sql in schema.statements() if sql.startswith("CREATE")}
    ours = {key: sql for key, sql in wanted.items() if not key[1].startswith("search") or key[0] == "trigger"}
    tables = [
        table for table in METADATA.sorted_tables if old.get(("table", table.name)) != flat(ours["table", table.name])
    ]
    rebuilt = {table.name for table in tables if ("table", table.name) in old}
    gone = [name for kind, name in old if kind == "table" and ("table", name) not in wanted and "search" not in name]
    if gone:
        raise SystemExit(f"tables that the model lost: write by hand what happens to {gone}")
    triggers = [name for kind, name in old if kind == "trigger"] if rebuilt or _changed(old, ours, "trigger") else []
    made = [f"DROP TRIGGER {name}" for name in triggers]
    for table in tables:
        made += _rebuilt(table, ours["table", table.name]) if table.name in rebuilt else [ours["table", table.name]]
    for (kind, name), sql in ours.items():
        table = flat(sql).split(" ON ")[1].split(" ")[0] if kind == "index" else ""
        if kind == "index" and (table in rebuilt or (kind, name) not in old):
            made.append(sql)
    made += [sql for (kind, _), sql in ours.items() if kind == "trigger"] if triggers else []
    return made


def _named(sql: str) -> tuple[str, str]:
    found = re.match(r"CREATE (?:UNIQUE |VIRTUAL )?(TABLE|INDEX|TRIGGER) (\w+)", sql)
    assert found is not None, sql
    return found[1].lower(), found[2]


def _changed(old: dict[tuple[str, str], str], new: dict[tuple[str, str], str], kind: str) -> bool:
    mine = {key: flat(sql) for key, sql in new.items() if key[0] == kind}
    return mine != {key: sql for key, sql in old.items() if key[0] == kind}


def _rebuilt(table: Any, sql: str) -> list[str]:
    """Copy into a table of the new shape, and let that take the name."""
    had = COLUMNS[table.name]
    quoted = SQLiteDialect().identifier_preparer.quote  # "on" is a word of SQL
    pairs = [
        (quoted(column.name), quoted(column.name) if column.name in had else _default(column))
        for column in table.columns
    ]
    names, values = ", ".join(name for name, _ in pairs), ", ".join(value for _, value in pairs)
    return [
        re.sub(rf"^CREATE TABLE {table.name} ", f"CREATE TABLE new_{table.name} ", sql),
        f"INSERT INTO new_{table.name} ({names})\nSELECT {values} FROM {table.name}",
        f"DELETE FROM sqlite_sequence WHERE name = 'new_{table.name}'",
        "INSERT INTO sqlite_sequence (name, seq)\n"
        f"SELECT 'new_{table.name}', seq FROM sqlite_sequence WHERE name = '{table.name}'",
        f"DROP TABLE {table.name}",
        f"ALTER TABLE new_{table.name} RENAME TO {table.name}",
    ]


def _default(column: Any) -> str:
    if column.nullable:
        return "NULL"
    value = getattr(column.default, "arg", None)
    value = getattr(value, "value", value)  # a choice is kept as its value
    if value is None or callable(value):
        raise SystemExit(f"{column.table.name}.{column.name} needs a default in the model, or NULL")
    return str(int(value)) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


COLUMNS: dict[str, set[str]] = {}


def main() -> None:
    """See the docstring of this module."""
    _, number, name = sys.argv
    before = max(file.name[:4] for file in FOLDER.glob("[0-9]*.py") if file.name[:4] < number)
    connection = migrated(before)
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars().all()
    for table in tables:
        COLUMNS[table] = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")}
    made = steps(shape(connection))
    connection.close()
    connection.engine.dispose()
    if not made:
        raise SystemExit("the model is what the last step made")
    stem = FOLDER / f"{number}_{name}"
    stem.with_suffix(".sql").write_text("\n\n".join(made) + "\n", encoding="utf-8", newline="\n")
    title = name.replace("_", " ").capitalize()
    stem.with_suffix(".py").write_text(_SCRIPT.format(title=title, number=number, before=before), encoding="utf-8")
    print("\n\n".join(made))


if __name__ == "__main__":
    main()
