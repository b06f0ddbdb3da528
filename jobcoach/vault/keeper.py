"""Vaults as folders: make one, open one, and tell which there are."""

import secrets
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, insert, select

from jobcoach.model.expected import Expected
from jobcoach.vault import (
    attachments,
    audit,
    ballast,
    header_file,
    inbox,
    lock_file,
    page_seal,
    rollback,
    schema,
    slots,
)
from jobcoach.vault import header as heads
from jobcoach.vault.engine import check_file, maintenance, open_engine, salt_of
from jobcoach.vault.erasing import finish_erasing
from jobcoach.vault.errors import translated
from jobcoach.vault.folders import find, header_of, label_of
from jobcoach.vault.header import Header, Label, Slot
from jobcoach.vault.inside import Inside
from jobcoach.vault.kdf import Cost, calibrate, subkey, wipe
from jobcoach.vault.notices import Notice, joined, notice
from jobcoach.vault.opened import DATABASE, FACTS, RESERVE, Vault
from jobcoach.vault.passphrase import check_practice
from jobcoach.vault.sessions import Outcome

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

__all__ = ["Label", "Outcome", "Vault", "create", "find", "label_of", "unlock"]

ENDING = ".kluis"


def create(
    folder: Path,
    *,
    passphrase: bytearray,
    person: str,
    label: Label,
    practice: bool = False,
    cost: Cost | None = None,
    clock: Callable[[], datetime],
    seen: Path | None = None,
) -> Vault:
    """Make a vault and open it. The folder appears whole or not at all; the caller wipes ``passphrase``.

    ``seen`` is the folder outside the vault in which this computer keeps what it saw of it (``rollback.SeenHere``).
    Raises ``vault.passphrase_practice``, ``vault.exists``,
    ``vault.not_a_folder``, ``vault.read_only``, ``vault.disk_full``, ``vault.memory``.
    """
    label = replace(label, practice=practice or label.practice)
    check_practice(passphrase, practice=label.practice)
    with translated():
        _check_free(folder)
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sweep(folder)
        half = folder.with_name(f".{folder.name}.half-{secrets.token_hex(4)}")
        half.mkdir(mode=0o700)
        try:
            held = lock_file.hold(half, now=clock())
            try:
                slot = {"passphrase": passphrase, "person": person, "cost": cost or calibrate(), "made": clock()}
                header, master = _fill(half, slot, label=label, at=clock())
            finally:
                held.release()
            half.rename(folder)
            header_file.sync_folders_above(folder)
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
        held = lock_file.hold(folder, now=clock())
        here = rollback.SeenHere(seen)
        here.remember(header.id, header.generation, clock())
        return Vault(folder, header, master, slot=header.slots[0], held=held, clock=clock, seen=here)


def unlock(
    folder: Path,
    *,
    passphrase: bytearray | None = None,
    recovery: str | None = None,
    escrow: "X25519PrivateKey | None" = None,
    known: tuple[bytearray, Slot] | None = None,
    clock: Callable[[], datetime],
    seen: Path | None = None,
) -> Vault:
    """Open the vault in ``folder`` with a passphrase, a recovery code or the school's key; migrates an older one.

    ``known`` is a master key that was opened already, with its slot; it is wiped once the vault is open.

    What is not as it was left stands in ``Vault.notices``, to be told before anything is shown; ``seen`` as in
    ``create``. Notes that were left at the locked door become drafts.

    Raises ``vault.wrong_key`` without telling what was wrong; before it ``vault.not_found``, ``vault.not_a_folder``,
    ``vault.not_a_vault``, ``vault.header_damaged``, ``vault.header_changed``, ``vault.newer``, ``vault.busy``,
    ``vault.busy_since``, ``vault.database_*``, ``vault.header_foreign``, ``vault.read_only``, ``vault.recovery_*``;
    after it ``vault.newer``, ``vault.database_damaged``, ``vault.disk_full`` (also when the ballast gave way).
    """
    words = {"passphrase": passphrase, "recovery": recovery, "escrow": escrow, "known": known}
    try:
        vault = _unlocked(folder, words, clock=clock, seen=seen)
    except Expected as error:
        if error.key != "vault.disk_full" or not ballast.release(folder):
            raise
        vault = _unlocked(folder, words, clock=clock, seen=seen)
        vault.disk_was_full = True
    if known is not None:
        wipe(known[0])
    return vault


def _unlocked(folder: Path, words: dict[str, Any], *, clock: Callable[[], datetime], seen: Path | None) -> Vault:
    with translated():
        header, previous = header_of(folder)
        check_file(folder / DATABASE, salt_of(header.id), log=page_seal.has_log(folder / DATABASE))
        held = lock_file.hold(folder, now=clock())
        try:
            _sweep_inside(folder)
            log, here = page_seal.has_log(folder / DATABASE), rollback.SeenHere(seen)
            hashing = page_seal.Hashing(folder / DATABASE)  # beside the second that the key takes
            master, slot = _key_of(header, **words)
            before = rollback.before_opening(header, here.of(header.id), previous=previous, log=log)
            header, found = _checked(folder, header, master, hashing, previous=previous, now=clock())
            notices = joined(before, found)
            vault = Vault(folder, header, master, slot=slot, held=held, clock=clock, notices=notices, seen=here)
        except BaseException:
            held.release()
            raise
    try:
        if slot.type == heads.ESCROW:  # whatever it was used for, the coach hears of it
            vault.tell(notice("vault.escrow_used", at=clock()), verb="OpenedBySchool")
        finish_erasing(vault, files=False)
        if not any(one.needs_answer for one in notices):  # a database that was put back may know fewer attachments
            attachments.sweep_unknown(vault)
        vault.take_in_notes()
    except BaseException:
        vault.lock()
        raise
    return vault


def _key_of(header: Header, known: tuple[bytearray, Slot] | None, **secrets_: Any) -> tuple[bytearray, Slot]:
    """A key that is known must fit this very header; a copy, for a try that fails wipes it. As ``slots.opened``."""
    if known is None:
        return slots.opened(header, **secrets_)
    heads.check(header, known[0])
    return bytearray(known[0]), known[1]


def _check_free(folder: Path) -> None:
    """Refuse a place that is taken; an empty folder is as good as none."""
    if folder.parent.exists() and not folder.parent.is_dir():
        raise Expected("vault.not_a_folder")
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    if folder.exists():
        raise Expected("vault.exists")


def _sweep(folder: Path) -> None:
    """Remove what a creation of this vault left behind when it was killed; one that still runs holds its lock."""
    for half in folder.parent.glob(f".{folder.name}.half-*"):
        try:
            lock_file.hold(half, now=datetime.now(UTC)).release()
        except Expected:
            continue
        shutil.rmtree(half, ignore_errors=True)


def _sweep_inside(folder: Path) -> None:
    """Remove what a killed write left behind; the lock is ours, so nobody is writing."""
    for left in (*folder.glob("kop.json*.tmp"), *(folder / RESERVE).glob(".kopie.*")):
        left.unlink(missing_ok=True)
    inbox.sweep(folder, now=datetime.now(UTC))


def _fill(half: Path, first: dict[str, Any], *, label: Label, at: datetime) -> tuple[Header, bytearray]:
    """Write the database and then the header of a new vault; both are on disk when this returns."""
    vault, master = secrets.token_hex(16), slots.new_master()
    slot = slots.passphrase_slot(vault, master, **first)
    header = Header(id=vault, generation=1, label=label, slots=(slot,), inbox=inbox.public_part(master))
    (half / RESERVE).mkdir(mode=0o700)
    header_file.write_durably(half / DATABASE, b"")
    key = subkey(master, "db")
    engine = open_engine(half / DATABASE, key, salt_of(vault))
    try:
        with engine.begin() as connection:
            schema.make(connection)
            connection.execute(insert(FACTS), _facts(header))
        maintenance(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()
        wipe(key)
    seal = page_seal.closed(half / DATABASE, master, vault, at=at, told=())
    header = heads.sealed(replace(header, seal=seal.text()), master)
    header_file.write(half, header)
    return header, master


def _facts(header: Header) -> list[dict[str, str]]:
    """What the database itself knows of its vault, to hold against the header."""
    return [
        {"key": "id", "value": header.id},
        {"key": "generation", "value": str(header.generation)},
        {"key": "practice", "value": "1" if header.label.practice else "0"},
    ]


def _checked(
    folder: Path, header: Header, master: bytearray, hashing: page_seal.Hashing, *, previous: bool, now: datetime
) -> tuple[Header, tuple[Notice, ...]]:
    """Open the database once to see that it is this vault's, of a version we know, and what it was at its last lock.

    Gives the header as it is on disk now and the notices of ``rollback``. After a crash the log is folded in first,
    since only the file can be checked; the seal of a previous header says nothing about the file of today.
    """
    seal, (digest, length) = page_seal.seal_of(header), hashing.result()
    closed = seal if seal and not seal.open and not previous else None
    same = closed is not None and page_seal.fits(closed, master, header.id, digest=digest, length=length)
    key = subkey(master, "db")
    engine = open_engine(folder / DATABASE, key, salt_of(header.id), pool_size=1, overflow=0)
    try:
        with engine.connect().execution_options(write=False) as connection:
            version = schema.version(connection)
            known = {row.key: row.value for row in connection.execute(select(FACTS.c.key, FACTS.c.value))}
            if known.get("id") != header.id:
                raise Expected("vault.header_foreign")
            newest = audit.newest(connection)
            step = rollback.in_step(int(known.get("generation", "0")), header, previous=previous, newest=newest)
            found = step or rollback.audit_facts(connection, header, whole=not same)
        if closed is None:
            rollback.fold_log(engine)
        elif not same:
            found += rollback.against_seal(closed, engine, newest=newest, told=bool(step))
        if version != schema.HEAD:
            header = _upgraded(folder, header, master, key, engine, now=now)
    finally:
        engine.dispose()
        wipe(key)
    return header, found


def _upgraded(
    folder: Path, header: Header, master: bytearray, key: bytearray, engine: Engine, *, now: datetime
) -> Header:
    """Migrate with the seal open: a kill in the middle must not look like tampering."""
    from jobcoach.vault.migrate import upgrade

    seal = page_seal.seal_of(header)
    if seal is not None and not seal.open:
        opened = page_seal.Seal(open=True, at=now, told=seal.told)
        header = heads.sealed(replace(header, seal=opened.text()), master)
        header_file.write(folder, header)
    upgrade(
        Inside(
            folder=folder,
            header=header,
            engine=engine,
            lane=engine,
            master=master,
            key=key,
            now=now,
            check=lambda: None,
        )
    )
    return header
