"""The schema of a new vault: all tables, the index, and the number of the last migration."""

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.schema import CreateIndex, CreateTable

from jobcoach.model.expected import Expected

HEAD = "0002"


def make(connection: Connection) -> None:
    """Make every table and the index in an empty database; a test proves that migrating gives the same."""
    for statement in statements():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def statements() -> tuple[str, ...]:
    """SQL of the whole schema as the model stands now: tables, indexes, the search table and its triggers."""
    from jobcoach.model.tables import METADATA
    from jobcoach.vault import search

    dialect, made = SQLiteDialect(), []
    for table in METADATA.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=dialect)))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    return tuple(_tidy(statement) for statement in made) + search.statements()


def _tidy(statement: str) -> str:
    return "\n".join(line.strip() for line in statement.splitlines() if line.strip())


def version(connection: Connection) -> str:
    """Number of the last migration of a vault. Raises ``vault.newer`` when a later version of JobCoach wrote it."""
    found = str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
    if found > HEAD:
        raise Expected("vault.newer")
    return found
