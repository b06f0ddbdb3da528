"""Back to a backup: a whole new vault is built and checked beside the old one, which is kept, then takes its place."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection

from jobcoach.model.expected import Expected
from jobcoach.model.journal import AuditKind
from jobcoach.vault import audit, copies, header_file, ledger, slots, swap, transport
from jobcoach.vault.backup import ATTACHMENTS
from jobcoach.vault.copies import Content
from jobcoach.vault.engine import maintenance, salt_of
from jobcoach.vault.errors import translated
from jobcoach.vault.header import Header
from jobcoach.vault.inside import Inside
from jobcoach.vault.kdf import subkey, wipe
from jobcoach.vault.successor import DATABASE, Build, Successor

MasterOf = Callable[[Header], bytearray]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared(Successor):
    """A checked successor from a backup.

    ``missing`` counts attachments that are in none of the places; ``erased`` students who were erased since.
    """

    content: Content = field(repr=False)
    attachments: int
    missing: int
    erased: int


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
    with swap.building(folder, now=now) as (new, held):
        build = _Restore(new, folder, (folder, file.parent.parent, *places), now, check)
        try:
            say("Back-up lezen")
            header, content = build.unpack(file, master_of)
            today = today or build.header_there()
            if today is not None and today.id != header.id:
                raise Expected("backup.other_vault")
            say("Back-up controleren")
            build.check_database(header, content)
            erased, generation = build.settle(header, today, content)
            say("Bijlagen terugzetten")
            found, missing = build.collect_attachments(header)
            build.keep_the_rest(header)
            build.write_header(today or header, generation)
        finally:
            wipe(build.master)
    return Prepared(
        folder=folder, new=new, held=held, content=content, attachments=found, missing=missing, erased=erased
    )


class _Restore(Build):
    """The steps of one restore."""

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
        with self.database(header) as engine:
            with engine.begin() as connection:
                erased = ledger.reapply(connection, gone, on=self.now.date())
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
        if gone:
            ledger.add(self.new, header.id, self.master, gone)
        return erased, generation


def _generation(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT value FROM vault_fact WHERE key = 'generation'").scalar_one())


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except (FileNotFoundError, IsADirectoryError):
        raise Expected("backup.gone") from None


def header_of_file(file: Path) -> Header:
    """Header of a backup or transport file, not yet authenticated. Raises ``backup.gone``, ``backup.not_a_backup``."""
    with translated(), _opened(file) as stream:
        return transport.start(stream)[0]


def id_of(folder: Path) -> str:
    """Id of the vault in a folder, by its header. Raises as ``folders.header_of``."""
    return header_file.read(folder)[0].id
