"""Bringing an older vault up to date: a verified copy first, then every step in one transaction, then checks."""

import io
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from jobcoach import log
from jobcoach.model.expected import Expected
from jobcoach.vault import backup
from jobcoach.vault.copies import counts
from jobcoach.vault.engine import open_engine, salt_of
from jobcoach.vault.errors import key_of
from jobcoach.vault.inside import Inside

SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(inside: Inside) -> None:
    """Migrate a vault to this version; the checked backup of before stays in ``reserve/``.

    Foreign keys are off: with them on, rebuilding a table deletes the rows that refer to it.
    Raises ``vault.copy_damaged``, ``vault.disk_full`` and ``vault.migration_failed``; then the vault is as it was.
    """
    backup.make(inside, kind=backup.BEFORE_UPGRADE)
    file, salt = inside.folder / "kluis.db", salt_of(inside.header.id)
    engine = open_engine(file, inside.key, salt, foreign_keys=False, pool_size=1, overflow=0)
    try:
        with engine.begin() as connection:
            _step_up(connection)
    except Exception as error:
        if isinstance(error, Expected) or key_of(error):
            raise
        log.bug(error)
        raise Expected("vault.migration_failed") from None
    finally:
        engine.dispose()


def make_old(connection: Connection, version: str) -> None:
    """Make every table as an older version of JobCoach had it, in an empty database."""
    from alembic import command

    command.upgrade(configuration(connection), version)


def configuration(connection: Connection) -> Any:
    """The alembic configuration of this package over an open connection."""
    from alembic.config import Config

    config = Config(stdout=io.StringIO(), output_buffer=io.StringIO())
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _step_up(connection: Connection) -> None:
    from alembic import command

    before = counts(connection)
    command.upgrade(configuration(connection), "head")
    after = counts(connection)
    lost = [table for table, rows in before.items() if after.get(table) != rows]
    if lost:
        raise AssertionError("rows were lost")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise AssertionError("a reference points nowhere")
    if connection.exec_driver_sql("PRAGMA quick_check").scalar() != "ok":
        raise AssertionError("the database is not whole")
