"""Who can open this vault: the list of keys, adding and removing one, the school's key, and old backups' old keys."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jobcoach.caseload.by_policy import school_key
from jobcoach.caseload.work import Job, Work
from jobcoach.model.expected import Expected
from jobcoach.vault import passphrase as passphrases
from jobcoach.vault.header import ESCROW, PASSPHRASE, Header, Slot
from jobcoach.vault.kdf import Cost, wipe
from jobcoach.vault.notices import Notice
from jobcoach.vault.slots import KeySlot, escrow_slot

if TYPE_CHECKING:
    from jobcoach.vault.escrow import SchoolKey
    from jobcoach.vault.keeper import Vault
    from jobcoach.vault.lost_laptop import Facts, Page

__all__ = ["Facts", "KeySlot", "Notice", "Page", "slots_of"]  # the first and the fourth are types for the words


def slots_of(vault: "Vault") -> tuple[KeySlot, ...]:
    """Every way into the vault: type, person, day, id. Raises ``vault.closed``."""
    return vault.key_slots


def needs_recovery(vault: "Vault") -> bool:
    """Whether a recovery sheet should still be made; not for practice, nor when the school holds a key."""
    return not (vault.has_recovery or vault.has_escrow or vault.practice)


def add_person(vault: "Vault", *, person: str, passphrase: str, cost: Cost | None = None) -> Job[None]:
    """Job: one more person who opens this vault with a passphrase of their own.

    Raises ``keys.person``, ``keys.person_exists`` (person), ``keys.too_many``, ``vault.passphrase_*``.
    """

    def job(work: Work) -> None:
        name = " ".join(person.split())
        if not name or len(name) > 120:
            raise Expected("keys.person")
        if refused := passphrases.refusal(passphrase, practice=vault.practice):
            raise Expected(refused)
        _refuse_known(vault, name)
        work.say("Sleutel maken")
        secret = passphrases.to_bytes(passphrase)
        try:
            vault.change_passphrase(secret, person=name, cost=cost, verb="AddPerson")
        finally:
            wipe(secret)

    return job


def _refuse_known(vault: "Vault", person: str) -> None:
    for slot in vault.key_slots:
        if slot.type == PASSPHRASE and slot.person.casefold() == person.casefold():
            raise Expected("keys.person_exists", person=person)


def remove_slot(vault: "Vault", slot_id: str) -> None:
    """Take a key away; it stops working at once. The last passphrase stays: without one nobody gets in day by day.

    Raises ``keys.absent``, ``keys.last_slot``, ``vault.closed``, and ``policy.school_key`` for the key that IT set.
    """
    if any(slot.id == slot_id and is_fixed(slot) for slot in vault.key_slots):
        raise Expected("policy.school_key")

    def without(header: Header, _master: bytearray) -> tuple[Slot, ...]:
        kept = tuple(slot for slot in header.slots if slot.id != slot_id)
        if len(kept) == len(header.slots):
            raise Expected("keys.absent")
        if not any(slot.type == PASSPHRASE for slot in kept):
            raise Expected("keys.last_slot")
        return kept

    vault.change_slots("RemoveKey", without)


def set_school_key(vault: "Vault", key: "SchoolKey") -> None:
    """Let the school's administrator open this vault too; the key it replaces stops working at once.

    The coach sees it in the list of keys, and at the next unlock when it was used. Raises ``policy.school_key`` when
    IT set another one.
    """
    fixed = school_key()
    if fixed is not None and fixed.public != key.public:
        raise Expected("policy.school_key")
    when = vault.ask(lambda session: session.info["now"])

    def changed(header: Header, master: bytearray) -> tuple[Slot, ...]:
        new = escrow_slot(vault.id, master, public=key.public, person=key.name, made=when)
        return (*(slot for slot in header.slots if slot.type != ESCROW), new)

    vault.change_slots("SetSchoolKey", changed)


def read_school_key(file: Path) -> "SchoolKey":
    """The school's key out of ``schoolsleutel.json``, to show its fingerprint before it is set.

    Raises ``keys.public_file``, ``vault.io``.
    """
    from jobcoach.vault.escrow import read_public

    return read_public(file)


def is_fixed(slot: KeySlot) -> bool:
    """Whether this is the school's key that IT set for every vault: it stays."""
    fixed = school_key()
    return fixed is not None and slot.type == ESCROW and slot.fingerprint == fixed.fingerprint


def acknowledge_school(vault: "Vault") -> None:
    """The coach has read that the school opened the vault; it stays in the audit."""
    vault.settle("vault.escrow_used")


# --- old backups ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class OldBackup:
    """A backup that still opens with keys that the vault has no more; ``old`` tells whose they were."""

    file: Path
    at: datetime
    old: tuple[KeySlot, ...] = field(repr=False)


def backups_with_old_keys(vault: "Vault", *places: Path) -> tuple[OldBackup, ...]:
    """Backups in the bundle and in ``places`` (second places) that an old passphrase or code still opens."""
    from jobcoach.vault import reseal

    with vault.inside() as inside:
        return tuple(OldBackup(file=one.file, at=one.at, old=one.old) for one in reseal.with_old_slots(inside, *places))


def reseal_backups(vault: "Vault", backups: Iterable[OldBackup]) -> Job[int]:
    """Job: give backups the keys of today; their content stays as it was, byte for byte. Gives how many.

    Raises ``vault.disk_full``, ``vault.read_only``, ``vault.copy_damaged``; a backup is old or new, never neither.
    """
    chosen = tuple(backups)

    def job(work: Work) -> int:
        from jobcoach.vault import reseal

        for number, one in enumerate(chosen):
            work.check()
            work.say("Back-ups opnieuw verzegelen", number, len(chosen))
            with vault.inside() as inside:
                reseal.reseal(inside, one.file)
        return len(chosen)

    return job


# --- the administrator ---------------------------------------------------------------------------------------------


def open_for_school(
    folder: Path,
    *,
    key_file: Path,
    password: str,
    choose: Callable[[tuple[str, ...]], str],
    new_passphrase: Callable[[], str],
    clock: Callable[[], datetime],
    cost: Cost | None = None,
) -> str:
    """Open a vault with the school's key and give a person a new passphrase; gives that person's name.

    ``choose`` picks from the names when there are more. The act stands in the audit under the administrator's name,
    and the coach is told at every unlock until it is acknowledged. Nothing of the dossiers is shown.
    Raises ``keys.private_file``, ``keys.private_password``, ``keys.no_escrow``, ``keys.person_unknown`` (person),
    ``vault.passphrase_*`` and what ``keeper.unlock`` raises.
    """
    from jobcoach.vault import keeper
    from jobcoach.vault.escrow import read_private

    secret = passphrases.to_bytes(password)
    private, _ = read_private(key_file, secret)
    wipe(secret)
    try:
        vault = keeper.unlock(folder, escrow=private, clock=clock)
    except Expected as error:
        raise Expected("keys.no_escrow") from None if error.key == "vault.wrong_key" else error
    try:
        names = tuple(dict.fromkeys(slot.person for slot in vault.key_slots if slot.type == PASSPHRASE))
        person = choose(names)
        if person not in names:
            raise Expected("keys.person_unknown", person=person)
        text = new_passphrase()
        if refused := passphrases.refusal(text, practice=vault.practice):
            raise Expected(refused)
        chosen = passphrases.to_bytes(text)
        vault.change_passphrase(chosen, person=person, cost=cost)
        wipe(chosen)
    finally:
        vault.lock()
    return person


def is_mine(vault: "Vault", slot: KeySlot) -> bool:
    """Whether this key belongs to who opened the vault."""
    return slot.person == vault.person
