"""The file of the school's seal: the root's private key under a password, with what was issued and revoked by it.

It is the only place where that key is. ``schoolzegel-BRIN.json`` holds readable what everybody may know (school,
BRIN, root certificate); the key and the register of seals lie in it under Argon2id and AES-256-GCM, and the readable
part is authenticated with them. Every change writes the whole file again, under a new salt and nonce.
"""

import base64
import json
import os
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jobcoach.handover.revocation import Revoked, Why
from jobcoach.handover.seal import SchoolRoot, seal_life
from jobcoach.model.expected import Expected
from jobcoach.vault import header_file
from jobcoach.vault.errors import translated
from jobcoach.vault.header import canonical
from jobcoach.vault.kdf import SALT_BYTES, Cost, stretch, wipe

FORMAT = "jobcoach-schoolzegel"
LARGEST_FILE = 2_000_000
MOST_SEALS = 2_000
_NONCE_BYTES = 12
_OPEN = {"format", "version", "school", "brin", "made", "root_pem", "salt", "cost"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """One seal that the school gave out: serial number, the name in it, and its life (UTC)."""

    serial: int
    holder: str = field(repr=False)
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolSeal:
    """What the file holds once it is open. ``list_number`` is that of the last list of revoked seals; 0 is none."""

    root: SchoolRoot
    issued: tuple[Issued, ...] = ()
    revoked: tuple[Revoked, ...] = ()
    list_number: int = 0

    def with_seal(self, certificate_pem: bytes) -> "SchoolSeal":
        """The same with one more seal in the register. Raises Expected handover.school_file_full."""
        from jobcoach.handover import certificates

        life = seal_life(certificate_pem)
        serial = certificates.from_pem(certificate_pem).serial_number
        if len(self.issued) >= MOST_SEALS:
            raise Expected("handover.school_file_full")
        new = Issued(serial=serial, holder=life.holder, start=life.start, end=life.end)
        return replace(self, issued=(*self.issued, new))


def file_name(brin: str) -> str:
    """How the file is called: ``schoolzegel-99ZZ.json``."""
    return f"schoolzegel-{brin}.json"


def password_bytes(typed: str) -> bytearray:
    """What is stretched: a generated password in its own spelling however it was typed, any other as typed."""
    from jobcoach.handover.wrapping import as_written

    return bytearray(as_written(typed.strip()).encode("utf-8"))


def save(path: Path, content: SchoolSeal, *, password: str, cost: Cost, made: datetime, new: bool = False) -> None:
    """Write the file whole or not at all, and read it back with the password before it counts.

    Raises Expected handover.school_file_exists (with ``new``), vault.disk_full, vault.read_only, vault.io and
    handover.school_file_damaged (what came back from the disk is not what was written).
    """
    beside = path.with_name(f".{path.name}.deel")
    with translated():
        if new and path.exists():
            raise Expected("handover.school_file_exists", name=path.name)
        try:
            header_file.write_durably(beside, _locked(content, password, cost, made))
            if _content(beside, password) != content:
                raise Expected("handover.school_file_damaged", name=path.name)
            beside.replace(path)
            header_file.sync_folder(path.parent)
        finally:
            beside.unlink(missing_ok=True)


def read(path: Path, *, password: str) -> SchoolSeal:
    """Open the file.

    Raises Expected handover.school_file_password, handover.school_file_damaged (name), vault.io, vault.memory.
    """
    with translated():
        return _content(path, password)


def facts_of(path: Path) -> tuple[str, str, bytes]:
    """School, BRIN and root certificate (PEM) as the file says without a password; not authenticated yet.

    Raises Expected handover.school_file_damaged (name), vault.io.
    """
    with translated():
        outside, _ = _outside(path)
    return outside["school"], outside["brin"], outside["root_pem"].encode("ascii")


def cost_of(path: Path) -> Cost:
    """The cost at which the file was locked, to lock it again alike. Raises as facts_of."""
    with translated():
        return Cost(**_outside(path)[0]["cost"])


def _locked(content: SchoolSeal, password: str, cost: Cost, made: datetime) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    life = seal_life(content.root.certificate_pem)
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(_NONCE_BYTES)
    outside: dict[str, Any] = {
        "format": FORMAT,
        "version": 1,
        "school": life.school,
        "brin": life.brin,
        "made": made.astimezone(UTC).date().isoformat(),
        "root_pem": content.root.certificate_pem.decode("ascii"),
        "salt": _text(salt),
        "cost": {"memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes},
    }
    secret, inside = password_bytes(password), bytearray(canonical(_inside(content)))
    key = stretch(secret, salt, cost)
    wrapped = nonce + AESGCM(key).encrypt(nonce, inside, canonical(outside))
    wipe(key, secret, inside)
    return json.dumps({**outside, "wrapped": _text(wrapped)}, indent=1, ensure_ascii=True, sort_keys=True).encode()


def _content(path: Path, password: str) -> SchoolSeal:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    outside, wrapped = _outside(path)
    secret = password_bytes(password)
    key = stretch(secret, _bytes(outside["salt"], SALT_BYTES), Cost(**outside["cost"]))
    try:
        inside = AESGCM(key).decrypt(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], canonical(outside))
        return _read_inside(json.loads(inside), outside["root_pem"].encode("ascii"))
    except InvalidTag:
        raise Expected("handover.school_file_password") from None
    except (ValueError, TypeError, KeyError, Expected):
        raise Expected("handover.school_file_damaged", name=path.name) from None
    finally:
        wipe(key, secret)


def _outside(path: Path) -> tuple[dict[str, Any], bytes]:
    """The readable part within its bounds, checked before a password is stretched, and the locked part."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(LARGEST_FILE + 1)
        found = json.loads(raw) if len(raw) <= LARGEST_FILE else None
        if type(found) is not dict or set(found) != _OPEN | {"wrapped"}:
            raise ValueError
        if (found["format"], found["version"]) != (FORMAT, 1) or type(found["made"]) is not str:
            raise ValueError
        Cost(**found["cost"])
        _bytes(found["salt"], SALT_BYTES)
        life = seal_life(found["root_pem"].encode("ascii"))
        if (life.school, life.brin) != (found["school"], found["brin"]):
            raise ValueError
        wrapped = base64.b64decode(found.pop("wrapped"), validate=True)
        return found, wrapped
    except (ValueError, TypeError, AttributeError, RecursionError, Expected):
        raise Expected("handover.school_file_damaged", name=path.name) from None


def _inside(content: SchoolSeal) -> dict[str, Any]:
    return {
        "key": _text(content.root.key_pkcs8),
        "issued": [
            {"serial": f"{one.serial:x}", "holder": one.holder, "start": _at(one.start), "end": _at(one.end)}
            for one in content.issued
        ],
        "revoked": [
            {"serial": f"{one.serial:x}", "since": _at(one.since), "why": one.why.value} for one in content.revoked
        ],
        "list_number": content.list_number,
    }


def _read_inside(inside: dict[str, Any], root_pem: bytes) -> SchoolSeal:
    from jobcoach.handover import certificates

    root = SchoolRoot(certificate_pem=root_pem, key_pkcs8=base64.b64decode(inside["key"], validate=True))
    if certificates.private_key(root.key_pkcs8).public_key() != certificates.from_pem(root_pem).public_key():
        raise ValueError
    issued = (
        Issued(serial=int(one["serial"], 16), holder=one["holder"], start=_when(one["start"]), end=_when(one["end"]))
        for one in inside["issued"]
    )
    revoked = (
        Revoked(serial=int(one["serial"], 16), since=_when(one["since"]), why=Why(one["why"]))
        for one in inside["revoked"]
    )
    return SchoolSeal(
        root=root, issued=tuple(issued), revoked=tuple(revoked), list_number=int(inside["list_number"])
    )  # fmt: skip


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes(text: str, length: int) -> bytes:
    content = base64.b64decode(text, validate=True)
    if len(content) != length:
        raise ValueError
    return content


def _at(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _when(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError
    return moment
