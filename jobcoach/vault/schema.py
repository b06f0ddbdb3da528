"""The schema of a new vault: all tables, the index, and the number of the last migration."""

from sqlalchemy import Connection

from jobcoach.model.expected import Expected

HEAD = "0001"


def make(connection: Connection) -> None:
    """Make every table and the index in an empty database; a test proves that migrating gives the same."""
    from jobcoach.model.tables import METADATA
    from jobcoach.vault.search import statements

    METADATA.create_all(connection)
    for statement in statements():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def version(connection: Connection) -> str:
    """Number of the last migration of a vault. Raises ``vault.newer`` when a later version of JobCoach wrote it."""
    found = str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
    if found > HEAD:
        raise Expected("vault.newer")
    return found
