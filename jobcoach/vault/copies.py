"""The one-file copy of a vault (.kluisbak): header and checked database together, as encrypted as the vault itself."""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Connection

from jobcoach.model.expected import Expected
from jobcoach.vault import audit, header_file
from jobcoach.vault import header as heads
from jobcoach.vault.engine import maintenance, open_engine, salt_of
from jobcoach.vault.errors import key_of
from jobcoach.vault.header import Header
from jobcoach.vault.inside import Inside
from jobcoach.vault.kdf import subkey, wipe

MAGIC = b"JCKLUIS1"
ENDING = ".kluisbak"
PIECE = 1 << 20
TRIES = 3
_PASSING = frozenset({"draft", "vault_fact"})  # come and go while the coach types
_NONCE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is in a copy; kept sealed in its header, so that a list of copies needs no database.

    ``newest`` is the last audit entry, ``head`` its digest, ``digest`` the SHA-256 of the database part.
    """

    at: datetime
    kind: str
    rows: dict[str, int] = field(repr=False)
    newest: datetime | None
    change_set: int
    head: str
    size: int
    digest: str

    @property
    def students(self) -> int:
        """Students that are not in the bin."""
        return self.rows.get("student", 0) - self.rows.get("student in bin", 0)

    @property
    def log_entries(self) -> int:
        """Entries of the log book that are not in the bin."""
        return self.rows.get("log_entry", 0) - self.rows.get("log_entry in bin", 0)


def verified_copy(inside: Inside, name: str, *, kind: str = "", say: Callable[[str], None] = lambda _: None) -> Path:
    """Copy the database (VACUUM INTO), open and check the copy, and keep it with the header in ``reserve/``.

    The file is: magic (8 bytes), length of the header (4 bytes, big end first), header, database. The vault stays
    usable: no write lock is held. Raises ``vault.copy_damaged`` when the copy is not what the vault is; then no copy
    is left.
    """
    reserve = inside.folder / "reserve"
    header_file.make_folder(reserve)
    raw, new = reserve / ".kopie.db", reserve / ".kopie.tmp"
    _remove(raw, new)
    try:
        say("Kopie maken")
        content = _copied(inside, raw, kind)
        say("Kopie controleren")
        header = with_content(inside.header, inside.master, content)
        assemble(new, header, raw, content, check=inside.check)
        done = _free(reserve, name)
        new.replace(done)
        header_file.sync_folder(reserve)
    finally:
        _remove(raw, new)
    return done


def assemble(file: Path, header: Header, database: Path, content: Content, *, check: Callable[[], None]) -> None:
    """Write header and database in one file, wait for the disk, and read it back. Raises ``vault.copy_damaged``."""
    head = heads.written(header)
    with header_file.create(file) as out, database.open("rb") as source:
        out.write(MAGIC + len(head).to_bytes(4, "big") + head)
        while piece := source.read(PIECE):
            check()
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    with file.open("rb") as stream:
        if read_header(stream) != header or digest_of(stream) != content.digest:
            raise Expected("vault.copy_damaged")


def read_header(stream: BinaryIO) -> Header:
    """Header of a copy; the stream then stands at the database. Raises ``backup.not_a_backup``, ``vault.newer``."""
    if stream.read(len(MAGIC)) != MAGIC:
        raise Expected("backup.not_a_backup")
    return bounded_header(stream)


def bounded_header(stream: BinaryIO) -> Header:
    """Length and header, within bounds. Raises ``backup.not_a_backup``, ``vault.newer``."""
    length = int.from_bytes(stream.read(4), "big")
    if not 0 < length <= heads.MOST_BYTES:
        raise Expected("backup.not_a_backup")
    try:
        return heads.parse(stream.read(length))
    except Expected as error:
        raise Expected("backup.not_a_backup" if error.key == "vault.header_damaged" else error.key) from None


def digest_of(stream: BinaryIO) -> str:
    """SHA-256 of the rest of a stream, in hex."""
    found = hashlib.sha256()
    while piece := stream.read(PIECE):
        found.update(piece)
    return found.hexdigest()


def with_content(header: Header, master: bytearray, content: Content) -> Header:
    """The header as it goes into a copy: no seal, its own audit head, and the sealed content."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key, nonce = subkey(master, "backup"), os.urandom(_NONCE)
    sealed = nonce + AESGCM(key).encrypt(nonce, _to_json(content), header.id.encode())
    wipe(key)
    kept = heads.canonical({"head": content.head, "backup": heads.to_text(sealed)}).decode()
    return heads.sealed(replace(header, seal="{}", audit=kept), master)


def content_of(header: Header, master: bytearray) -> Content | None:
    """What the header of a copy says about it, or None when it is the header of a vault. The MAC is checked first."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    heads.check(header, master)
    sealed = json.loads(header.audit).get("backup")
    if sealed is None:
        return None
    key, content = subkey(master, "backup"), heads.to_bytes(sealed)
    try:
        return _from_json(AESGCM(key).decrypt(content[:_NONCE], content[_NONCE:], header.id.encode()))
    finally:
        wipe(key)


def _to_json(content: Content) -> bytes:
    return heads.canonical(
        {
            "at": content.at.isoformat(),
            "kind": content.kind,
            "rows": content.rows,
            "newest": content.newest and content.newest.isoformat(),
            "change_set": content.change_set,
            "head": content.head,
            "size": content.size,
            "digest": content.digest,
        }
    )


def _from_json(text: bytes) -> Content:
    found = json.loads(text)
    newest = found["newest"]
    moments = {"at": datetime.fromisoformat(found["at"]), "newest": newest and datetime.fromisoformat(newest)}
    return Content(**{**found, **moments})


def _copied(inside: Inside, copy: Path, kind: str) -> Content:
    """Make the copy; try again when the coach wrote meanwhile in a way that leaves doubt."""
    for _ in range(TRIES):
        inside.check()
        before, after, quiet = _vacuum(inside, copy)
        inside.check()
        found = look(copy, inside.key, salt_of(inside.header.id))
        if _same(before, found, after, quiet=quiet):
            break
        _remove(copy)
    else:
        raise Expected("vault.copy_damaged")
    with copy.open("rb") as stream:
        digest = digest_of(stream)
    newest, change_set, head = found.mark
    return Content(
        at=inside.now,
        kind=kind,
        rows=found.rows,
        newest=newest,
        change_set=change_set,
        head=head,
        size=copy.stat().st_size,
        digest=digest,
    )


@dataclass(frozen=True, slots=True)
class Look:
    """What a database holds: rows per table, and (newest audit instant, newest change set, audit head)."""

    rows: dict[str, int] = field(repr=False)
    mark: tuple[datetime | None, int, str]


def _vacuum(inside: Inside, copy: Path) -> tuple[Look, Look, bool]:
    """Write the copy; give what the vault held before and after, and whether nobody wrote in between."""
    before = _look_inside(inside)
    raw = inside.engine.raw_connection()
    try:
        connection: Any = raw.driver_connection
        connection.execute("PRAGMA query_only=0")
        connection.execute("VACUUM INTO ?", (str(copy),))
    finally:
        raw.close()
    after = _look_inside(inside)
    return before, after, before == after


def _look_inside(inside: Inside) -> Look:
    with inside.engine.connect().execution_options(write=False) as connection:
        return Look(counts(connection), mark_of(connection))


def look(file: Path, key: bytearray, salt: bytes) -> Look:
    """Open a database that nobody else uses and check all of it. Raises ``vault.copy_damaged``."""
    made = open_engine(file, key, salt, pool_size=1, overflow=0)
    try:
        pages, quick = maintenance(made, "PRAGMA cipher_integrity_check", "PRAGMA quick_check")
        if pages or quick != [("ok",)]:
            raise Expected("vault.copy_damaged")
        with made.connect().execution_options(write=False) as connection:
            return Look(counts(connection), mark_of(connection))
    except Exception as error:
        if key_of(error) != "vault.database_damaged":
            raise
        raise Expected("vault.copy_damaged") from None
    finally:
        made.dispose()


def _same(before: Look, found: Look, after: Look, *, quiet: bool) -> bool:
    """Whether the copy is the vault as it was at one moment between ``before`` and ``after``."""
    if quiet:
        steady = {name: rows for name, rows in before.rows.items() if name not in _PASSING}
        return found.mark == before.mark and steady.items() <= found.rows.items()
    if (
        found.rows.keys() != before.rows.keys() | after.rows.keys()
        or not before.mark[1] <= found.mark[1] <= after.mark[1]
    ):
        return False
    return all(
        min(before.rows.get(name, 0), after.rows.get(name, 0))
        <= rows
        <= max(before.rows.get(name, 0), after.rows.get(name, 0))
        for name, rows in found.rows.items()
        if name not in _PASSING
    )


def counts(connection: Connection) -> dict[str, int]:
    """Number of rows of every table of ours (not of the index)."""
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%'"
    ).scalars()
    found = {
        name: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one())  # noqa: S608
        for name in names.all()
    }
    for name in ("student", "log_entry"):
        hidden = f"SELECT count(*) FROM {name} WHERE deleted_at IS NOT NULL"  # noqa: S608
        found[f"{name} in bin"] = int(connection.exec_driver_sql(hidden).scalar_one())
    return found


def mark_of(connection: Connection) -> tuple[datetime | None, int, str]:
    """Instant of the newest audit entry, number of the newest change set, and the head of the audit."""
    text = connection.exec_driver_sql("SELECT at FROM audit_entry ORDER BY id DESC LIMIT 1").scalar()
    newest = datetime.fromisoformat(str(text).replace("Z", "+00:00")) if text else None
    change_set = connection.exec_driver_sql("SELECT max(id) FROM change_set").scalar() or 0
    return newest, int(change_set), audit.last_digest(connection)


def _free(folder: Path, name: str) -> Path:
    """A name that no other copy has; a copy never takes the place of another."""
    taken = folder / f"{name}{ENDING}"
    number = 2
    while taken.exists():
        taken, number = folder / f"{name}-{number}{ENDING}", number + 1
    return taken


def _remove(*files: Path) -> None:
    for file in files:
        for left in (file, file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")):
            left.unlink(missing_ok=True)
