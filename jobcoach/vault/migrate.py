"""Bringing an older vault up to date: a verified copy first, then every step in one transaction, then checks."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from jobcoach import log
from jobcoach.model.expected import Expected
from jobcoach.vault.copies import counts, verified_copy
from jobcoach.vault.engine import open_engine, salt_of
from jobcoach.vault.errors import key_of
from jobcoach.vault.header import Header

SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(folder: Path, header: Header, key: bytearray, *, now: datetime) -> None:
    """Migrate the vault in ``folder`` to this version; the copy of before stays in ``reserve/``.

    Foreign keys are off: with them on, rebuilding a table deletes the rows that refer to it.
    Raises ``vault.copy_damaged``, ``vault.disk_full`` and ``vault.migration_failed``; then the vault is as it was.
    """
    verified_copy(folder, header.id, key, f"voor-bijwerken-{now:%Y%m%d-%H%M%S}")
    engine = open_engine(folder / "kluis.db", key, salt_of(header.id), foreign_keys=False, pool_size=1, overflow=0)
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
