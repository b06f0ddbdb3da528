"""Vaults as folders: make one, open one, and tell which there are."""

import json
import secrets
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert, select

from jobcoach.model.expected import Expected
from jobcoach.vault import audit, header_file, lock_file, schema, slots
from jobcoach.vault import header as heads
from jobcoach.vault.engine import check_file, maintenance, open_engine, salt_of
from jobcoach.vault.errors import translated
from jobcoach.vault.folders import find, header_of, label_of
from jobcoach.vault.header import Header, Label
from jobcoach.vault.kdf import Cost, calibrate, subkey, wipe
from jobcoach.vault.opened import DATABASE, FACTS, RESERVE, Vault
from jobcoach.vault.passphrase import check_practice
from jobcoach.vault.sessions import Outcome

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
) -> Vault:
    """Make a vault and open it. The folder appears whole or not at all; the caller wipes ``passphrase``.

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
                header, master = _fill(half, passphrase, person=person, label=label, cost=cost or calibrate())
            finally:
                held.release()
            half.rename(folder)
            header_file.sync_folder(folder.parent)
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
        return Vault(
            folder, header, master, slot=header.slots[0], held=lock_file.hold(folder, now=clock()), clock=clock
        )


def unlock(
    folder: Path,
    *,
    passphrase: bytearray | None = None,
    recovery: str | None = None,
    clock: Callable[[], datetime],
) -> Vault:
    """Open the vault in ``folder`` with a passphrase or a recovery code; migrates it when it is older.

    Raises ``vault.wrong_key`` without telling what was wrong; before it ``vault.not_found``, ``vault.not_a_folder``,
    ``vault.not_a_vault``, ``vault.header_damaged``, ``vault.header_changed``, ``vault.newer``, ``vault.busy``,
    ``vault.busy_since``, ``vault.database_*``, ``vault.header_foreign``, ``vault.read_only``, ``vault.recovery_*``;
    after it ``vault.newer``, ``vault.database_damaged``, ``vault.disk_full``.
    """
    with translated():
        header, previous = header_of(folder)
        check_file(folder / DATABASE, salt_of(header.id))
        held = lock_file.hold(folder, now=clock())
        try:
            _sweep_inside(folder)
            master, slot = slots.opened(header, passphrase=passphrase, recovery=recovery)
            notices = _checked(folder, header, master, previous=previous, now=clock())
            return Vault(folder, header, master, slot=slot, held=held, clock=clock, notices=notices)
        except BaseException:
            held.release()
            raise


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


def _fill(half: Path, passphrase: bytearray, *, person: str, label: Label, cost: Cost) -> tuple[Header, bytearray]:
    """Write the database and then the header of a new vault; both are on disk when this returns."""
    vault, master = secrets.token_hex(16), slots.new_master()
    slot = slots.passphrase_slot(vault, master, passphrase=passphrase, person=person, cost=cost)
    header = heads.sealed(Header(id=vault, generation=1, label=label, slots=(slot,)), master)
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
    header_file.write(half, header)
    return header, master


def _facts(header: Header) -> list[dict[str, str]]:
    """What the database itself knows of its vault, to hold against the header."""
    return [
        {"key": "id", "value": header.id},
        {"key": "generation", "value": str(header.generation)},
        {"key": "practice", "value": "1" if header.label.practice else "0"},
    ]


def _checked(folder: Path, header: Header, master: bytearray, *, previous: bool, now: datetime) -> tuple[str, ...]:
    """Open the database once to see that it is this vault's, of a version we know, and as old as its header.

    Gives keys of notices: ``vault.header_previous``, ``vault.database_older``, ``vault.header_older``,
    ``vault.audit_cut``.
    """
    key = subkey(master, "db")
    engine = open_engine(folder / DATABASE, key, salt_of(header.id), pool_size=1, overflow=0)
    try:
        with engine.connect().execution_options(write=False) as connection:
            version = schema.version(connection)
            known = {row.key: row.value for row in connection.execute(select(FACTS.c.key, FACTS.c.value))}
            whole = audit.holds(connection, json.loads(header.audit).get("head", audit.START))
        if known.get("id") != header.id:
            raise Expected("vault.header_foreign")
        if version != schema.HEAD:
            from jobcoach.vault.migrate import upgrade

            upgrade(folder, header, key, now=now)
    finally:
        engine.dispose()
        wipe(key)
    found = _notices(int(known.get("generation", "0")), header.generation, previous=previous)
    return found if whole or "vault.database_older" in found else (*found, "vault.audit_cut")


def _notices(inside: int, outside: int, *, previous: bool) -> tuple[str, ...]:
    found = ["vault.header_previous"] if previous else []
    if inside < outside:
        found.append("vault.database_older")
    if inside > outside + 1 + previous:
        found.append("vault.header_older")
    return tuple(found)
