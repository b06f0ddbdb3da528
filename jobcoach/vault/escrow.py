"""The school's key: a pair that the administrator makes once; the public half opens nothing and goes to each coach.

The private half stays in a file of its own, encrypted under a password; it never lies beside a vault.
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobcoach.model.expected import Expected
from jobcoach.vault import boxes, header_file
from jobcoach.vault.errors import translated
from jobcoach.vault.header import canonical, to_bytes, to_text
from jobcoach.vault.kdf import KEY_BYTES, SALT_BYTES, Cost, stretch, wipe
from jobcoach.vault.slots import fingerprint

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

PUBLIC_FILE, PRIVATE_FILE = "schoolsleutel.json", "beheersleutel.json"
_PUBLIC, _PRIVATE = "jobcoach-schoolsleutel", "jobcoach-beheersleutel"
_MOST_BYTES, _MOST_NAME, _NONCE_BYTES = 4096, 120, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolKey:
    """The public half: whose it is, 32 bytes, and what two people compare of it over the telephone."""

    name: str
    public: bytes

    @property
    def fingerprint(self) -> str:
        """32 hexadecimal digits in groups of four."""
        return fingerprint(self.public)


def make_pair(folder: Path, *, name: str, password: bytearray, cost: Cost, now: datetime) -> SchoolKey:
    """Write ``beheersleutel.json`` (private, encrypted) and ``schoolsleutel.json`` (public) in a folder.

    An existing pair is never overwritten. Raises ``keys.person``, ``keys.pair_exists``, ``vault.disk_full``,
    ``vault.read_only``.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    if not name.strip() or len(name) > _MOST_NAME or not name.isprintable():
        raise Expected("keys.person")
    private = X25519PrivateKey.generate()
    key = SchoolKey(name=name.strip(), public=boxes.public_of(private))
    made = now.date().isoformat()
    with translated():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if (folder / PRIVATE_FILE).exists() or (folder / PUBLIC_FILE).exists():
            raise Expected("keys.pair_exists")
        header_file.write_durably(folder / PRIVATE_FILE, _locked(private, key, password, cost, made))
        header_file.write_durably(folder / PUBLIC_FILE, _public_text(key, made))
        header_file.sync_folder(folder)
    return key


def read_public(file: Path) -> SchoolKey:
    """The school's key as a coach gets it. Raises ``keys.public_file``, ``vault.io``, ``vault.read_only``."""
    content = _content(file, _PUBLIC, {"public"}, "keys.public_file")
    return SchoolKey(name=content["name"], public=content["public"])


def read_private(file: Path, password: bytearray) -> tuple["X25519PrivateKey", SchoolKey]:
    """The private half and whose it is. Raises ``keys.private_file``, ``keys.private_password``, ``vault.memory``."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    content = _content(file, _PRIVATE, {"public", "salt", "wrapped", "cost"}, "keys.private_file")
    key = stretch(password, content["salt"], content["cost"])
    raw, wrapped = bytearray(KEY_BYTES), content["wrapped"]
    try:
        AESGCM(key).decrypt_into(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], content["context"], raw)
    except InvalidTag:
        raise Expected("keys.private_password") from None
    finally:
        wipe(key)
    return boxes.private_of(raw), SchoolKey(name=content["name"], public=content["public"])


def _public_text(key: SchoolKey, made: str) -> bytes:
    return canonical({"format": _PUBLIC, "version": 1, "name": key.name, "made": made, "public": to_text(key.public)})


def _locked(private: "X25519PrivateKey", key: SchoolKey, password: bytearray, cost: Cost, made: str) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(SALT_BYTES), os.urandom(_NONCE_BYTES)
    fields: dict[str, Any] = {
        "format": _PRIVATE,
        "version": 1,
        "name": key.name,
        "made": made,
        "public": to_text(key.public),
        "salt": to_text(salt),
        "cost": {"memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes},
    }
    stretched, raw = stretch(password, salt, cost), bytearray(private.private_bytes_raw())
    wrapped = nonce + AESGCM(stretched).encrypt(nonce, raw, canonical(fields))
    wipe(stretched, raw)
    return canonical({**fields, "wrapped": to_text(wrapped)})


def _content(file: Path, kind: str, binary: set[str], key: str) -> dict[str, Any]:
    """The checked fields of a key file of at most 4 KiB, bytes as bytes; ``context`` is all but ``wrapped``.

    Every bound is checked here, before a password is stretched.
    """
    try:
        with translated(), file.open("rb") as stream:
            raw = stream.read(_MOST_BYTES + 1)
        found = json.loads(raw) if len(raw) <= _MOST_BYTES else None
        if type(found) is not dict or set(found) != {"format", "version", "name", "made"} | binary:
            raise ValueError
        if (found["format"], found["version"]) != (kind, 1) or not _is_name(found["name"]):
            raise ValueError
        context = canonical({name: value for name, value in found.items() if name != "wrapped"})
        return {**found, "context": context, **{name: _READ[name](found[name]) for name in binary}}
    except (ValueError, TypeError, RecursionError):
        raise Expected(key) from None


def _is_name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _MOST_NAME and value.isprintable()


def _bytes(length: int) -> Callable[[object], bytes]:
    def read(value: object) -> bytes:
        content = to_bytes(value) if isinstance(value, str) else b""
        if len(content) != length:
            raise ValueError
        return content

    return read


def _cost(value: object) -> Cost:
    if type(value) is not dict or set(value) != {"memory_kib", "passes", "lanes"}:
        raise ValueError
    return Cost(value["memory_kib"], value["passes"], value["lanes"])


_READ: dict[str, Callable[[object], Any]] = {
    "public": _bytes(boxes.PUBLIC_BYTES),
    "salt": _bytes(SALT_BYTES),
    "wrapped": _bytes(_NONCE_BYTES + KEY_BYTES + 16),
    "cost": _cost,
}
