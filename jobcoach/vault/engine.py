"""The only SQLAlchemy engine: SQLCipher with a raw key, real transactions, and no way to run unencrypted."""

import hashlib
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as dbapi
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from jobcoach.model.expected import Expected
from jobcoach.vault.ballast import free_bytes
from jobcoach.vault.kdf import wipe

OLDEST_SQLITE = (3, 51, 3)  # before it a WAL reset could corrupt the file (sqlite.org/wal.html)
PAGE_BYTES = 4096
SALT_BYTES = 16
CACHE_KIB = 16_000
LANE_CACHE_KIB = 65_536
WAIT_SECONDS = 5
INDEX_BYTES = 64 * 1024  # what the shared index of a log takes at most here, and a little
_IO_ERROR = 10
_HEX = b"0123456789abcdef"
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "journal_size_limit=4194304",
    "wal_autocheckpoint=500",
)


def salt_of(vault: str) -> bytes:
    """The 16 bytes that the database file of a vault starts with: public, and different for each vault id."""
    return hashlib.sha256(b"jobcoach-kluis/1/salt" + vault.encode()).digest()[:SALT_BYTES]


def open_engine(
    file: Path,
    key: bytearray,
    salt: bytes,
    *,
    foreign_keys: bool = True,
    cache_kib: int = CACHE_KIB,
    pool_size: int = 3,
    overflow: int = 2,
) -> Engine:
    """Engine on an encrypted file. ``key`` (32 bytes) is not copied: wiping it ends new connections.

    Transactions begin with BEGIN IMMEDIATE, or with BEGIN and ``query_only`` under execution option ``write=False``.
    A SingletonThreadPool crashes the process with several threads, hence QueuePool by name.
    """
    if len(key) != 32 or len(salt) != SALT_BYTES:
        raise ValueError("SQLCipher takes any other length for a passphrase, silently")
    if dbapi.sqlite_version_info < OLDEST_SQLITE:
        raise RuntimeError("this SQLite can corrupt a write-ahead log")

    def creator() -> Any:
        return _connect(file, key, salt, foreign_keys=foreign_keys, cache_kib=cache_kib)

    engine = create_engine(
        "sqlite://",
        module=dbapi,
        creator=creator,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=overflow,
        pool_timeout=10,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Begin for real: the driver would begin late, and a late upgrade from read to write fails when others wrote."""
    write = connection.get_execution_options().get("write", True)
    connection.exec_driver_sql(f"PRAGMA query_only={0 if write else 1}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _connect(file: Path, key: bytearray, salt: bytes, *, foreign_keys: bool, cache_kib: int) -> Any:
    connection = dbapi.connect(
        str(file), timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")  # else errors about pages go to stderr
        _give_key(connection, key, salt)
        connection.execute(f"PRAGMA cipher_page_size={PAGE_BYTES}")  # pinned, not what a later version prefers
        _check_encrypted(connection)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # proves the key
        for pragma in (*_PRAGMAS, f"foreign_keys={int(foreign_keys)}", f"cache_size=-{cache_kib}"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        if not _is_encrypted(connection):  # it was: a page that does not fit its HMAC ends the cipher, silently
            raise Expected("vault.database_damaged")
    except BaseException as error:
        connection.close()
        if _without_room(error, file):
            raise Expected("vault.disk_full") from None
        raise
    return connection


def _without_room(error: BaseException, file: Path) -> bool:
    """Whether the small shared index of the log (-shm) did not fit on the disk: SQLite calls that any I/O error."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(code, int) and code & 0xFF == _IO_ERROR and free_bytes(file.parent) < INDEX_BYTES


def _give_key(connection: Any, key: bytearray, salt: bytes) -> None:
    """Hand over the raw key as bytes that can be wiped; PRAGMA key would leave it in SQL text."""
    spec = bytearray(b"x'")
    for value in (*key, *salt):
        spec.append(_HEX[value >> 4])
        spec.append(_HEX[value & 15])
    spec += b"'"
    try:
        connection.set_key(spec)
    finally:
        wipe(spec)


def _is_encrypted(connection: Any) -> bool:
    return bool(connection.execute("PRAGMA cipher_status").fetchone()[0] == "1")


def _check_encrypted(connection: Any) -> None:
    if not _is_encrypted(connection):
        raise RuntimeError("the database is not encrypted")
    options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    if not options & {"TEMP_STORE=2", "TEMP_STORE=3"}:
        raise RuntimeError("temporary tables would be written to disk in plain text")


def maintenance(engine: Engine, *pragmas: str) -> list[list[tuple[Any, ...]]]:
    """Run pragmas outside any transaction and return their rows."""
    raw = engine.raw_connection()
    try:
        connection: Any = raw.driver_connection
        connection.execute("PRAGMA query_only=0")
        return [connection.execute(pragma).fetchall() for pragma in pragmas]
    finally:
        raw.close()


def empty_log(engine: Engine) -> None:
    """Fold the write-ahead log into the file and cut it to nothing, or not while somebody reads; waits for nobody."""
    raw = engine.raw_connection()
    try:
        connection: Any = raw.driver_connection
        connection.execute("PRAGMA query_only=0")
        connection.execute("PRAGMA busy_timeout=0")
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.execute(f"PRAGMA busy_timeout={WAIT_SECONDS * 1000}")
    finally:
        raw.close()


def check_file(file: Path, salt: bytes, *, log: bool) -> None:
    """Look at a database file without a key: is it there, whole, and of the vault with this ``salt``?

    The first 16 bytes of a SQLCipher file are its salt; ours is derived from the vault id, so it names the vault.
    A power cut while the log is folded in can leave half a page at the end; with a log beside it that is no damage.
    Raises ``vault.database_missing``, ``vault.database_empty``, ``vault.database_foreign``, ``vault.header_foreign``
    and ``vault.database_damaged``.
    """
    if not file.is_file():
        raise Expected("vault.database_missing")
    size = file.stat().st_size
    if size == 0:
        raise Expected("vault.database_empty")
    with file.open("rb") as stream:
        start = stream.read(SALT_BYTES)
    if start != salt:
        whole = size % PAGE_BYTES == 0 and not start.startswith(b"SQLite format 3")
        raise Expected("vault.header_foreign" if whole else "vault.database_foreign")
    if size % PAGE_BYTES and not log:
        raise Expected("vault.database_damaged")
