"""The header of a vault (kop.json): parsed within bounds before any key work, authenticated, in one spelling."""

import base64
import binascii
import hmac
import json
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from jobcoach.model.expected import Expected
from jobcoach.vault.kdf import MOST_WORK, SALT_BYTES, Cost, subkey, wipe

FORMAT = "jobcoach-kluis"
VERSION = 1
MOST_BYTES = 64 * 1024
MOST_SLOTS = 16
MOST_WORK_IN_ALL = 4 * MOST_WORK  # sixteen slots of a fast machine
MOST_GENERATION = 2**53
WRAPPED_BYTES = 12 + 32 + 16
PASSPHRASE, RECOVERY, ESCROW = "passphrase", "recovery", "escrow"
_FIELDS = {"format", "version", "id", "generation", "label", "slots", "seal", "audit", "inbox", "mac"}
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What the unlock page may show without a key: school, INITIALS of the coach, and whether it is for practice."""

    school: str
    initials: str
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One way to the master key. ``person`` is sealed under the master key; a type we do not know is kept as it is."""

    type: str
    id: str
    person: str
    salt: str
    wrapped: str
    cost: Cost | None = None
    more: str = "{}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The whole header. ``seal``, ``audit`` and ``inbox`` are JSON objects with room for later; authenticated too."""

    id: str
    generation: int
    label: Label
    slots: tuple[Slot, ...]
    seal: str = "{}"
    audit: str = "{}"
    inbox: str = "{}"
    mac: str = ""


def canonical(content: object) -> bytes:
    """One spelling per content: sorted keys, no spaces, ASCII."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode()


def to_text(content: bytes | bytearray) -> str:
    """Base64 text of bytes."""
    return base64.b64encode(content).decode()


def to_bytes(text: str) -> bytes:
    """Bytes of base64 text that ``parse`` has checked."""
    return base64.b64decode(text, validate=True)


def slot_fields(slot: Slot) -> dict[str, Any]:
    """The JSON object of a slot."""
    cost = slot.cost and {"memory_kib": slot.cost.memory_kib, "passes": slot.cost.passes, "lanes": slot.cost.lanes}
    return {
        "type": slot.type,
        "id": slot.id,
        "person": slot.person,
        "salt": slot.salt,
        "wrapped": slot.wrapped,
        "cost": cost,
        "more": json.loads(slot.more),
    }


def _fields(header: Header) -> dict[str, Any]:
    label = header.label
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": header.id,
        "generation": header.generation,
        "label": {"school": label.school, "initials": label.initials, "practice": label.practice},
        "slots": [slot_fields(slot) for slot in header.slots],
        "seal": json.loads(header.seal),
        "audit": json.loads(header.audit),
        "inbox": json.loads(header.inbox),
    }


def sealed(header: Header, master: bytearray) -> Header:
    """The header with its MAC (HMAC-SHA256 under sub-key ``hdr`` over every other field)."""
    return replace(header, mac=_mac(header, master))


def check(header: Header, master: bytearray) -> None:
    """Refuse a header whose MAC does not fit. Raises ``vault.header_changed``."""
    if not hmac.compare_digest(header.mac, _mac(header, master)):
        raise Expected("vault.header_changed")


def written(header: Header) -> bytes:
    """The bytes of the file of a sealed header."""
    return canonical({**_fields(header), "mac": header.mac})


def _mac(header: Header, master: bytearray) -> str:
    key = subkey(master, "hdr")
    try:
        return hmac.new(key, canonical(_fields(header)), "sha256").hexdigest()
    finally:
        wipe(key)


def parse(raw: bytes) -> Header:
    """Header of at most 64 KiB in canonical JSON; every bound is checked here, before any key is stretched.

    Raises ``vault.newer`` (a later version made it) and ``vault.header_damaged`` (anything else).
    """
    if len(raw) > MOST_BYTES:
        _damaged()
    try:
        content = json.loads(raw)
        if type(content) is dict and content.get("format") == FORMAT:
            _refuse_newer(content.get("version"))
        if type(content) is not dict or set(content) != _FIELDS or canonical(content) != raw:
            _damaged()
    except (ValueError, RecursionError, UnicodeError):
        _damaged()
    return _header(content)


def _refuse_newer(version: object) -> None:
    if type(version) is int and version > VERSION:
        raise Expected("vault.newer")


def _header(content: dict[str, Any]) -> Header:
    if content["format"] != FORMAT or content["version"] != VERSION:
        _damaged()
    slots = content["slots"]
    if type(slots) is not list or not 1 <= len(slots) <= MOST_SLOTS:
        _damaged()
    read = tuple(_slot(slot) for slot in slots)
    if sum(slot.cost.work for slot in read if slot.cost is not None) > MOST_WORK_IN_ALL:
        _damaged()
    return Header(
        id=_hex(content["id"], 32),
        generation=_whole(content["generation"], 1, MOST_GENERATION),
        label=_label(content["label"]),
        slots=read,
        seal=_object(content["seal"]),
        audit=_object(content["audit"]),
        inbox=_object(content["inbox"]),
        mac=_hex(content["mac"], 64),
    )


def _label(content: object) -> Label:
    if type(content) is not dict or set(content) != {"school", "initials", "practice"}:
        _damaged()
    if type(content["practice"]) is not bool:
        _damaged()
    return Label(
        school=_text(content["school"], 200), initials=_text(content["initials"], 12), practice=content["practice"]
    )


def _slot(content: object) -> Slot:
    if type(content) is not dict or set(content) != {"type", "id", "person", "salt", "wrapped", "cost", "more"}:
        _damaged()
    kind = _text(content["type"], 20)
    known = kind in (PASSPHRASE, RECOVERY)
    if (content["cost"] is not None) != (kind == PASSPHRASE) and (known or kind == ESCROW):
        _damaged()
    return Slot(
        type=kind,
        id=_hex(content["id"], 16),
        person=_base64(content["person"], 28, 1024),
        salt=_base64(content["salt"], SALT_BYTES, SALT_BYTES),
        wrapped=_base64(content["wrapped"], WRAPPED_BYTES, WRAPPED_BYTES if known else 4096),
        cost=None if content["cost"] is None else _cost(content["cost"]),
        more=_object(content["more"]),
    )


def _cost(content: object) -> Cost:
    if type(content) is not dict or set(content) != {"memory_kib", "passes", "lanes"}:
        _damaged()
    try:
        return Cost(content["memory_kib"], content["passes"], content["lanes"])
    except ValueError:
        _damaged()


def _text(value: object, most: int) -> str:
    if type(value) is not str or len(value) > most or not value.isprintable():
        _damaged()
    return value


def _hex(value: object, length: int) -> str:
    if type(value) is not str or len(value) != length or not _HEX.issuperset(value):
        _damaged()
    return value


def _whole(value: object, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        _damaged()
    return value


def _base64(value: object, least: int, most: int) -> str:
    if type(value) is not str or len(value) > 2 * most:
        _damaged()
    try:
        content = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        _damaged()
    if not least <= len(content) <= most or to_text(content) != value:
        _damaged()
    return value


def _object(value: object) -> str:
    if type(value) is not dict:
        _damaged()
    return canonical(value).decode()


def _damaged() -> NoReturn:
    raise Expected("vault.header_damaged")
