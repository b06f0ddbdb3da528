"""The same vault without encryption, for measuring only: no such thing exists in the program.

The database file is written out page by page as plain SQLite: the same pages at the same places, the room for the HMAC
left empty. The same code then works on it, with the same settings on the same library.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as dbapi

from jobcoach.vault import engine, header_file, lock_file, rollback, slots
from jobcoach.vault.kdf import subkey
from jobcoach.vault.keeper import Vault
from jobcoach.vault.passphrase import to_bytes
from tests.benchmarks.large import NOW, PASSPHRASE, standing_clock
from tests.vault.pages import BODY, plain_pages

MAGIC = b"SQLite format 3\0"


@contextmanager
def plain_copy(folder: Path, place: Path) -> Iterator[Vault]:
    """A copy of a locked vault, its database in plain text, open until the end."""
    shutil.copytree(folder, place)
    header, _ = header_file.read(place)
    master, slot = slots.opened(header, passphrase=to_bytes(PASSPHRASE))
    pages = plain_pages(folder / "kluis.db", bytes(subkey(master, "db")))
    room = bytes(engine.PAGE_BYTES - BODY)
    (place / "kluis.db").write_bytes(MAGIC + b"".join(page + room for page in pages))
    kept, engine._connect = engine._connect, _connect
    try:
        held = lock_file.hold(place, now=NOW)
        seen = rollback.SeenHere(None)
        vault = Vault(place, header, master, slot=slot, held=held, clock=standing_clock, seen=seen)
        yield vault
        vault.lock()
    finally:
        engine._connect = kept


_keyed = engine._connect


def _connect(file: Path, key: bytearray, salt: bytes, *, foreign_keys: bool, cache_kib: int) -> Any:
    """A connection without a key to a file in plain text, with every other setting of ours; else as always."""
    with file.open("rb") as stream:
        if stream.read(len(MAGIC)) != MAGIC:
            return _keyed(file, key, salt, foreign_keys=foreign_keys, cache_kib=cache_kib)
    connection = dbapi.connect(
        str(file), timeout=5, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for pragma in (*engine._PRAGMAS, f"foreign_keys={int(foreign_keys)}", f"cache_size=-{cache_kib}"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection
