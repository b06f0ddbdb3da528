"""Back to a backup: a whole new vault is built and checked beside the old one, which is kept, then takes its place."""

import hashlib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Connection

from jobcoach.model.expected import Expected
from jobcoach.model.journal import AuditKind
from jobcoach.vault import attachments, audit, copies, header_file, ledger, lock_file, page_seal, slots, swap, transport
from jobcoach.vault import header as heads
from jobcoach.vault.attachments import Attachment
from jobcoach.vault.backup import ATTACHMENTS, RESERVE
from jobcoach.vault.copies import ENDING, Content
from jobcoach.vault.engine import maintenance, open_engine, salt_of
from jobcoach.vault.errors import translated
from jobcoach.vault.header import Header
from jobcoach.vault.inside import Inside
from jobcoach.vault.kdf import subkey, wipe

DATABASE = "kluis.db"
MasterOf = Callable[[Header], bytearray]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A checked successor, ready to take the place of ``folder``; nothing has changed there yet.

    ``missing`` counts attachments that are in none of the places; ``erased`` students who were erased since.
    """

    folder: Path
    new: Path = field(repr=False)
    content: Content = field(repr=False)
    attachments: int
    missing: int
    erased: int

    def swap(self, *, now: datetime) -> Path | None:
        """Take the place of the vault (which must be locked); where the old one stands now. Raises as ``swap.swap``."""
        return swap.swap(self.new, self.folder, now=now)

    def promise(self, *, now: datetime) -> Path | None:
        """As ``swap``, at the next start: for a vault that is about to be locked."""
        return swap.promise(self.new, self.folder, now=now)

    def discard(self) -> None:
        """Do not restore after all."""
        shutil.rmtree(self.new, ignore_errors=True)


def with_secret(*, passphrase: bytearray | None = None, recovery: str | None = None) -> MasterOf:
    """How a header gives its master key: with a passphrase or a recovery code."""
    return lambda header: slots.opened(header, passphrase=passphrase, recovery=recovery)[0]


def from_open(
    inside: Inside, file: Path, *, places: tuple[Path, ...] = (), say: Callable[[str], None] = lambda _: None
) -> Prepared:
    """Prepare a restore of the open vault; today's passphrase and codes stay in use. Raises as ``prepare``."""
    return prepare(
        file,
        inside.folder,
        lambda _: bytearray(inside.master),
        today=inside.header,
        now=inside.now,
        places=places,
        check=inside.check,
        say=say,
    )


def prepare(
    file: Path,
    folder: Path,
    master_of: MasterOf,
    *,
    now: datetime,
    today: Header | None = None,
    places: tuple[Path, ...] = (),
    check: Callable[[], None] = lambda: None,
    say: Callable[[str], None] = lambda _: None,
) -> Prepared:
    """Build and check a vault from a backup or transport file, beside ``folder`` (where a vault may stand or not).

    ``today`` is the header of the vault that stands there: its slots go into the new one. ``places`` are second
    places with attachments and a ledger; the folder that the backup stands in is looked at too.

    Raises ``backup.not_a_backup``, ``backup.damaged``, ``backup.other_vault``, ``restore.ledger_damaged``,
    ``vault.wrong_key``, ``vault.header_changed``, ``vault.newer``, ``vault.disk_full`` and their kin; then nothing
    is left behind.
    """
    new = swap.new_folder(folder)
    held = lock_file.hold(new, now=now)
    build = _Build(new, folder, (folder, file.parent.parent, *places), now, check)
    try:
        with translated():
            say("Back-up lezen")
            header, content = build.unpack(file, master_of)
            if today is not None and today.id != header.id:
                raise Expected("backup.other_vault")
            say("Back-up controleren")
            build.check_database(header, content)
            erased, generation = build.settle(header, today, content)
            say("Bijlagen terugzetten")
            found, missing = build.collect_attachments(header)
            build.keep_backups(header)
            build.write_header(header, today, content, generation)
            return Prepared(folder=folder, new=new, content=content, attachments=found, missing=missing, erased=erased)
    except BaseException:
        held.release()
        shutil.rmtree(new, ignore_errors=True)
        raise
    finally:
        held.release()
        wipe(build.master)


class _Build:
    """The steps of one restore; ``master`` is wiped by the caller."""

    def __init__(
        self, new: Path, folder: Path, places: tuple[Path, ...], now: datetime, check: Callable[[], None]
    ) -> None:
        self.new, self.folder, self.places, self.now, self.check = new, folder, places, now, check
        self.master = bytearray()

    def unpack(self, file: Path, master_of: MasterOf) -> tuple[Header, Content]:
        """Header and database out of the file, the database whole as its header says it was."""
        with _opened(file) as stream:
            header, carries_all = transport.start(stream)
            self.master = master_of(header)
            content = copies.content_of(header, self.master)
            if content is None:
                raise Expected("backup.not_a_backup")
            if self._database(stream, content.size) != content.digest:
                raise Expected("backup.damaged")
            if carries_all:
                transport.unpack_attachments(stream, self.new / ATTACHMENTS, check=self.check)
            elif stream.read(1):
                raise Expected("backup.damaged")
        return header, content

    def _database(self, stream: BinaryIO, size: int) -> str:
        """Write the database part; its SHA-256."""
        found, left = hashlib.sha256(), size
        with header_file.create(self.new / DATABASE) as out:
            while left and (piece := stream.read(min(copies.PIECE, left))):
                self.check()
                found.update(piece)
                out.write(piece)
                left -= len(piece)
            out.flush()
            os.fsync(out.fileno())
        return found.hexdigest()

    def check_database(self, header: Header, content: Content) -> None:
        """Open it and check every page, the rows and the head of the audit."""
        key = subkey(self.master, "db")
        try:
            look = copies.look(self.new / DATABASE, key, salt_of(header.id))
        except Expected as error:
            raise Expected("backup.damaged" if error.key == "vault.copy_damaged" else error.key) from None
        finally:
            wipe(key)
        if look.rows != content.rows or look.mark[2] != content.head:
            raise Expected("backup.damaged")

    def settle(self, header: Header, today: Header | None, content: Content) -> tuple[int, int]:
        """Erase who was erased since, write the restore in the audit, raise the generation over today's."""
        gone = frozenset[str]().union(*(ledger.read(place, header.id, self.master) for place in self.places))
        generation = max(header.generation, today.generation if today else 0) + 1
        key = subkey(self.master, "db")
        engine = open_engine(self.new / DATABASE, key, salt_of(header.id), foreign_keys=False, pool_size=1, overflow=0)
        try:
            with engine.begin() as connection:
                erased = ledger.reapply(connection, gone)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise Expected("backup.damaged")
                generation = max(generation, _generation(connection) + 1)
                connection.exec_driver_sql(
                    "UPDATE vault_fact SET value = ? WHERE key = 'generation'", (str(generation),)
                )
                about = f"back-up van {content.at:%Y-%m-%d %H:%M} UTC"
                event = audit.Event(kind=AuditKind.IMPORTED, verb="Restore", about=about)
                audit.append(connection, [event], at=self.now, who="JobCoach")
            maintenance(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            engine.dispose()
            wipe(key)
        if gone:
            ledger.add(self.new, header.id, self.master, gone)
        return erased, generation

    def collect_attachments(self, header: Header) -> tuple[int, int]:
        """Bring the attachments of the rows together, each read to its end; (found, missing)."""
        target = self.new / ATTACHMENTS
        target.mkdir(exist_ok=True, mode=0o700)
        wanted = self._attachments(header)
        for one in wanted:
            self.check()
            if attachments.is_whole(self.new, one):
                continue
            (target / one.id).unlink(missing_ok=True)
            sources = (place for place in self.places if attachments.is_whole(place, one))
            if (source := next(sources, None)) is not None:
                swap.link(source / ATTACHMENTS / one.id, target / one.id)
        attachments.sweep(self.new, (one.id for one in wanted))
        header_file.sync_folder(target)
        found = sum((target / one.id).is_file() for one in wanted)
        return found, len(wanted) - found

    def _attachments(self, header: Header) -> tuple[Attachment, ...]:
        key = subkey(self.master, "db")
        engine = open_engine(self.new / DATABASE, key, salt_of(header.id), pool_size=1, overflow=0)
        try:
            with engine.connect().execution_options(write=False) as connection:
                return attachments_of(connection)
        finally:
            engine.dispose()
            wipe(key)

    def keep_backups(self, header: Header) -> None:
        """Every backup of the old vault stays a backup of the new one."""
        target = self.new / RESERVE
        target.mkdir(mode=0o700)
        old = self.folder / RESERVE
        for file in sorted(old.glob(f"*{ENDING}")) if old.is_dir() else ():
            with file.open("rb") as stream:
                if _is_of(stream, header.id):
                    swap.link(file, target / file.name)
        header_file.sync_folder(target)

    def write_header(self, header: Header, today: Header | None, content: Content, generation: int) -> None:
        """The header comes last: without it the folder is no vault."""
        seal = page_seal.closed(self.new / DATABASE, self.master, header.id, at=self.now, told=())
        kept = heads.canonical({"head": content.head}).decode()
        new = replace(today or header, generation=generation, seal=seal.text(), audit=kept)
        header_file.write(self.new, heads.sealed(new, self.master))


def attachments_of(connection: Connection) -> tuple[Attachment, ...]:
    """Every attachment that a row knows, also of documents in the bin; none in a vault from before they existed."""
    columns = {row[1] for row in connection.exec_driver_sql('PRAGMA table_info("document")')}
    if "attachment_id" not in columns:
        return ()
    rows: Any = connection.exec_driver_sql(
        "SELECT attachment_id, attachment_key, attachment_nonce, size FROM document WHERE attachment_id IS NOT NULL"
    )
    return tuple(Attachment(id=row[0], key=row[1], nonce=row[2], size=row[3]) for row in rows)


def _generation(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT value FROM vault_fact WHERE key = 'generation'").scalar_one())


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except (FileNotFoundError, IsADirectoryError):
        raise Expected("backup.gone") from None


def _is_of(stream: BinaryIO, vault: str) -> bool:
    try:
        return copies.read_header(stream).id == vault
    except Expected:
        return False


def header_of_file(file: Path) -> Header:
    """Header of a backup or transport file, not yet authenticated. Raises ``backup.gone``, ``backup.not_a_backup``."""
    with translated(), _opened(file) as stream:
        return transport.start(stream)[0]


def id_of(folder: Path) -> str:
    """Id of the vault in a folder, by its header. Raises as ``folders.header_of``."""
    return header_file.read(folder)[0].id
