"""A whole new vault, built beside the old one to take its place: from a backup, or from what is readable."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Engine

from jobcoach.model.expected import Expected
from jobcoach.vault import attachments, audit, copies, header_file, inbox, page_seal, swap
from jobcoach.vault import header as heads
from jobcoach.vault.attachments import Attachment
from jobcoach.vault.backup import ATTACHMENTS, RESERVE
from jobcoach.vault.copies import ENDING
from jobcoach.vault.engine import open_engine, salt_of
from jobcoach.vault.header import Header
from jobcoach.vault.kdf import subkey, wipe
from jobcoach.vault.lock_file import LockFile

DATABASE = "kluis.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """A vault in ``new`` that is ready to take the place of ``folder``; nothing has changed there yet.

    ``held`` keeps it from being swept; who has a successor swaps, promises or discards it.
    """

    folder: Path
    new: Path = field(repr=False)
    held: LockFile = field(repr=False)

    def swap(self, *, now: datetime) -> Path | None:
        """Take the place of the vault (which must be locked); where the old one stands now. Raises as ``swap.swap``."""
        self.held.release()
        return swap.swap(self.new, self.folder, now=now)

    def promise(self, *, now: datetime) -> Path | None:
        """As ``swap``, at the next start: for a vault that is about to be locked."""
        aside = swap.promise(self.new, self.folder, now=now)
        self.held.release()
        return aside

    def discard(self) -> None:
        """Leave everything as it is."""
        self.held.release()
        shutil.rmtree(self.new, ignore_errors=True)


class Build:
    """The steps that every successor needs; ``places`` may hold attachments, ``master`` is wiped by who made this."""

    def __init__(
        self,
        new: Path,
        folder: Path,
        places: tuple[Path, ...],
        now: datetime,
        check: Callable[[], None],
    ) -> None:
        self.new, self.folder, self.places, self.now, self.check = new, folder, places, now, check
        self.master = bytearray()

    @contextmanager
    def database(self, header: Header) -> Iterator[Engine]:
        """An engine on the new database, foreign keys off, one connection."""
        key = subkey(self.master, "db")
        engine = open_engine(self.new / DATABASE, key, salt_of(header.id), foreign_keys=False, pool_size=1, overflow=0)
        try:
            yield engine
        finally:
            engine.dispose()
            wipe(key)

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
        with self.database(header) as engine, engine.connect().execution_options(write=False) as connection:
            return attachments.of_rows(connection)

    def header_there(self) -> Header | None:
        """The header of the vault that stands at the place, when it can be read and is authentic."""
        try:
            found = header_file.read(self.folder)[0]
            heads.check(found, self.master)
        except Expected:
            return None
        return found

    def keep_the_rest(self, header: Header) -> None:
        """Every backup of the old vault stays a backup of the new one, and notes at the locked door stay there."""
        target = self.new / RESERVE
        target.mkdir(mode=0o700)
        old = self.folder / RESERVE
        for file in sorted(old.glob(f"*{ENDING}")) if old.is_dir() else ():
            with file.open("rb") as stream:
                if _is_of(stream, header.id):
                    swap.link(file, target / file.name)
        notes = self.folder / inbox.FOLDER
        for file in sorted(notes.iterdir()) if notes.is_dir() else ():
            (self.new / inbox.FOLDER).mkdir(exist_ok=True, mode=0o700)
            swap.link(file, self.new / inbox.FOLDER / file.name)
        for folder in (target, self.new / inbox.FOLDER):
            if folder.is_dir():
                header_file.sync_folder(folder)

    def write_header(self, header: Header, generation: int) -> None:
        """Seal the database and write the header, which comes last: without it the folder is no vault."""
        with self.database(header) as engine, engine.connect().execution_options(write=False) as connection:
            kept = heads.canonical({"head": audit.last_digest(connection)}).decode()
        seal = page_seal.closed(self.new / DATABASE, self.master, header.id, at=self.now, told=())
        new = replace(header, generation=generation, seal=seal.text(), audit=kept)
        header_file.write(self.new, heads.sealed(new, self.master))


def _is_of(stream: BinaryIO, vault: str) -> bool:
    try:
        return copies.read_header(stream).id == vault
    except Expected:
        return False
