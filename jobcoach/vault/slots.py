"""Key slots: the random master key wrapped by a passphrase, a recovery code or for the school's key.

Each slot belongs to a person. When it was made, and the public parts of keys, stand readable in its ``more``.
"""

import json
import os
import secrets
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from jobcoach.model.expected import Expected
from jobcoach.vault import boxes, recovery_code
from jobcoach.vault.header import (
    ESCROW,
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

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

NONCE_BYTES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySlot:
    """A slot as its coach sees it. ``type`` is ``passphrase``, ``recovery``, ``escrow`` or one of a later version.

    ``made_on`` is unknown in slots of version 0.1; ``fingerprint`` is that of the school's key in an escrow slot.
    """

    id: str
    type: str
    person: str = field(repr=False)
    made_on: date | None
    fingerprint: str = ""


def slots_of(header: Header, master: bytearray) -> tuple[KeySlot, ...]:
    """Every way into the vault, in the order of the header."""
    return tuple(_listed(header.id, slot, master) for slot in header.slots)


def _listed(vault: str, slot: Slot, master: bytearray) -> KeySlot:
    more = json.loads(slot.more)
    made = more.get("made")
    return KeySlot(
        id=slot.id,
        type=slot.type,
        person=person_of(vault, slot, master),
        made_on=date.fromisoformat(made) if isinstance(made, str) else None,
        fingerprint=fingerprint(to_bytes(more["public"])) if slot.type == ESCROW and "public" in more else "",
    )


def fingerprint(public: bytes) -> str:
    """What two people compare of a public key: 32 hexadecimal digits in groups of four."""
    import hashlib

    digits = hashlib.sha256(b"jobcoach-kluis/1/escrow" + public).hexdigest()[:32].upper()
    return " ".join(digits[at : at + 4] for at in range(0, 32, 4))


def new_master() -> bytearray:
    """A random master key of 32 bytes."""
    return bytearray(os.urandom(KEY_BYTES))


def passphrase_slot(
    vault: str, master: bytearray, *, passphrase: bytearray, person: str, cost: Cost, made: datetime | None = None
) -> Slot:
    """A slot that opens with ``passphrase``. Raises ``vault.memory``."""
    empty = _empty(vault, master, PASSPHRASE, person, cost, _since(made))
    return _filled(vault, empty, stretch(passphrase, to_bytes(empty.salt), cost), master)


def recovery_slot(vault: str, master: bytearray, *, code: str, person: str, made: datetime | None = None) -> Slot:
    """A slot that opens with the 150 random bits of a recovery code; these need no stretching.

    ``sheet`` in its ``more`` is the public key of the lost-laptop page: the code opens that page without the vault.
    """
    salt = os.urandom(SALT_BYTES)
    public = boxes.public_of(boxes.private_of(_sheet_key(code, salt)))
    empty = _empty(vault, master, RECOVERY, person, None, {**_since(made), "sheet": to_text(public)}, salt)
    return _filled(vault, empty, _recovery_key(code, empty), master)


def escrow_slot(vault: str, master: bytearray, *, public: bytes, person: str, made: datetime | None = None) -> Slot:
    """A slot that opens with the private key of the school's administrator (HPKE to ``public``, 32 bytes)."""
    empty = _empty(vault, master, ESCROW, person, None, {**_since(made), "public": to_text(public)})
    return replace(empty, wrapped=to_text(boxes.seal(public, master, _context(vault, empty))))


def opened(
    header: Header,
    *,
    passphrase: bytearray | None = None,
    recovery: str | None = None,
    escrow: "X25519PrivateKey | None" = None,
) -> tuple[bytearray, Slot]:
    """Master key and the slot that gave it, after the header's MAC was checked.

    Raises ``vault.wrong_key`` (no slot fits), ``vault.header_changed``, ``vault.memory``, ``vault.recovery_*``.
    """
    for slot in header.slots:
        key = _key_for(slot, passphrase, recovery)
        master = None if key is None else _unwrapped(header.id, slot, key)
        if slot.type == ESCROW and escrow is not None:
            master = _unboxed(header.id, slot, escrow)
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


def sheet_private(slot: Slot, code: str) -> "X25519PrivateKey":
    """The key of the lost-laptop page that a recovery code gives. Raises ``vault.recovery_*``."""
    return boxes.private_of(_sheet_key(code, to_bytes(slot.salt)))


def _sheet_key(code: str, salt: bytes) -> bytearray:
    return subkey(recovery_code.read_code(code), "sheet", salt)


def _since(made: datetime | None) -> dict[str, Any]:
    return {} if made is None else {"made": made.date().isoformat()}


def _empty(
    vault: str,
    master: bytearray,
    kind: str,
    person: str,
    cost: Cost | None,
    more: dict[str, Any],
    salt: bytes | None = None,
) -> Slot:
    """The slot without its wrapped key, the name sealed."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    slot = Slot(
        type=kind,
        id=secrets.token_hex(8),
        person="",
        salt=to_text(salt or os.urandom(SALT_BYTES)),
        wrapped="",
        cost=cost,
        more=canonical(more).decode(),
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


def _unboxed(vault: str, slot: Slot, private: "X25519PrivateKey") -> bytearray | None:
    """The master key out of the school's slot, or None when this key does not fit it."""
    content = boxes.unseal(private, to_bytes(slot.wrapped), _context(vault, slot))
    return None if content is None or len(content) != KEY_BYTES else bytearray(content)


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
