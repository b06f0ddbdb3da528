"""Key slots: the random master key wrapped by a passphrase or by a recovery code, each slot belonging to a person."""

import os
import secrets
from dataclasses import replace

from jobcoach.model.expected import Expected
from jobcoach.vault import recovery_code
from jobcoach.vault.header import (
    PASSPHRASE,
    RECOVERY,
    Header,
    Slot,
    canonical,
    check,
    slot_fields,
    to_bytes,
    to_text,
)
from jobcoach.vault.kdf import KEY_BYTES, SALT_BYTES, Cost, stretch, subkey, wipe

NONCE_BYTES = 12


def new_master() -> bytearray:
    """A random master key of 32 bytes."""
    return bytearray(os.urandom(KEY_BYTES))


def passphrase_slot(vault: str, master: bytearray, *, passphrase: bytearray, person: str, cost: Cost) -> Slot:
    """A slot that opens with ``passphrase``. Raises ``vault.memory``."""
    empty = _empty(vault, master, PASSPHRASE, person, cost)
    return _filled(vault, empty, stretch(passphrase, to_bytes(empty.salt), cost), master)


def recovery_slot(vault: str, master: bytearray, *, code: str, person: str) -> Slot:
    """A slot that opens with the 150 random bits of a recovery code; these need no stretching."""
    empty = _empty(vault, master, RECOVERY, person, None)
    return _filled(vault, empty, _recovery_key(code, empty), master)


def opened(
    header: Header, *, passphrase: bytearray | None = None, recovery: str | None = None
) -> tuple[bytearray, Slot]:
    """Master key and the slot that gave it, after the header's MAC was checked.

    Raises ``vault.wrong_key`` (no slot fits), ``vault.header_changed``, ``vault.memory``, ``vault.recovery_*``.
    """
    for slot in header.slots:
        key = _key_for(slot, passphrase, recovery)
        master = None if key is None else _unwrapped(header.id, slot, key)
        if master is not None:
            check(header, master)
            return master, slot
    raise Expected("vault.wrong_key")


def person_of(vault: str, slot: Slot, master: bytearray) -> str:
    """Name of the person a slot belongs to; only the master key tells."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key, sealed = subkey(master, "person"), to_bytes(slot.person)
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _person_context(vault, slot)).decode()
    finally:
        wipe(key)


def _empty(vault: str, master: bytearray, kind: str, person: str, cost: Cost | None) -> Slot:
    """The slot without its wrapped key, the name sealed."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    slot = Slot(
        type=kind, id=secrets.token_hex(8), person="", salt=to_text(os.urandom(SALT_BYTES)), wrapped="", cost=cost
    )
    nonce, key = os.urandom(NONCE_BYTES), subkey(master, "person")
    sealed = nonce + AESGCM(key).encrypt(nonce, person.encode(), _person_context(vault, slot))
    wipe(key)
    return replace(slot, person=to_text(sealed))


def _filled(vault: str, slot: Slot, key: bytearray, master: bytearray) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(NONCE_BYTES)
    wrapped = nonce + AESGCM(key).encrypt(nonce, master, _context(vault, slot))
    wipe(key)
    return replace(slot, wrapped=to_text(wrapped))


def _unwrapped(vault: str, slot: Slot, key: bytearray) -> bytearray | None:
    """The master key, or None when ``key`` does not fit this slot; ``key`` is wiped."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    master, wrapped = bytearray(KEY_BYTES), to_bytes(slot.wrapped)
    try:
        AESGCM(key).decrypt_into(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], _context(vault, slot), master)
    except InvalidTag:
        return None
    finally:
        wipe(key)
    return master


def _key_for(slot: Slot, passphrase: bytearray | None, recovery: str | None) -> bytearray | None:
    if slot.type == PASSPHRASE and passphrase is not None and slot.cost is not None:
        return stretch(passphrase, to_bytes(slot.salt), slot.cost)
    if slot.type == RECOVERY and recovery is not None:
        return _recovery_key(recovery, slot)
    return None


def _recovery_key(code: str, slot: Slot) -> bytearray:
    return subkey(recovery_code.read_code(code), "recovery", to_bytes(slot.salt))


def _context(vault: str, slot: Slot) -> bytes:
    """What the wrap authenticates besides the key: the vault id and every other field of the slot."""
    fields = slot_fields(slot)
    del fields["wrapped"]
    return canonical({"vault": vault, **fields})


def _person_context(vault: str, slot: Slot) -> bytes:
    return canonical({"vault": vault, "slot": slot.id})
