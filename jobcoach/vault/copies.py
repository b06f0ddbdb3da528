"""A verified copy of the whole vault in one file: header and database together, as encrypted as the vault itself."""

import os
import shutil
from pathlib import Path

from sqlalchemy import Connection

from jobcoach.model.expected import Expected
from jobcoach.vault import header_file
from jobcoach.vault.engine import maintenance, open_engine, salt_of

MAGIC = b"JCKLUIS1"
ENDING = ".kluisbak"


def verified_copy(folder: Path, vault: str, key: bytearray, name: str) -> Path:
    """Copy the database of a vault (VACUUM INTO), check the copy, and keep it with the header in ``reserve/``.

    The file is: magic (8 bytes), length of the header (4 bytes, big end first), header, database.
    Raises ``vault.copy_damaged`` when the copy is not what the vault is; then no copy is left.
    """
    reserve = folder / "reserve"
    reserve.mkdir(exist_ok=True, mode=0o700)
    raw, new, done = reserve / ".kopie.db", reserve / ".kopie.tmp", reserve / f"{name}{ENDING}"
    raw.unlink(missing_ok=True)
    try:
        _copy_database(folder / "kluis.db", raw, key, salt_of(vault))
        head = (folder / header_file.FILE).read_bytes()
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(MAGIC + len(head).to_bytes(4, "big") + head)
            with raw.open("rb") as source:
                shutil.copyfileobj(source, out, 1 << 20)
            out.flush()
            os.fsync(out.fileno())
        new.replace(done)
        header_file.sync_folder(reserve)
    finally:
        raw.unlink(missing_ok=True)
        new.unlink(missing_ok=True)
    return done


def _copy_database(file: Path, copy: Path, key: bytearray, salt: bytes) -> None:
    source = open_engine(file, key, salt, pool_size=1, overflow=0)
    try:
        raw = source.raw_connection()
        try:
            raw.driver_connection.execute("VACUUM INTO ?", (str(copy),))  # type: ignore[union-attr]
        finally:
            raw.close()
        with source.connect().execution_options(write=False) as connection:
            expected = counts(connection)
    finally:
        source.dispose()
    _check(copy, key, salt, expected)


def _check(copy: Path, key: bytearray, salt: bytes, expected: dict[str, int]) -> None:
    made = open_engine(copy, key, salt, pool_size=1, overflow=0)
    try:
        pages, quick = maintenance(made, "PRAGMA cipher_integrity_check", "PRAGMA quick_check")
        with made.connect().execution_options(write=False) as connection:
            same = counts(connection) == expected
    finally:
        made.dispose()
    if pages or quick != [("ok",)] or not same:
        raise Expected("vault.copy_damaged")


def counts(connection: Connection) -> dict[str, int]:
    """Number of rows of every table of ours (not of the index)."""
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%'"
    ).scalars()
    return {
        name: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one())  # noqa: S608
        for name in names.all()
    }
