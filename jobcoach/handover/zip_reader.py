"""A strict reader of containers: what zip_writer writes is read, everything else is refused with a reason."""

import re
import struct
import unicodedata
import zlib
from dataclasses import dataclass, field

from jobcoach.handover.refusal import Refusal

# Checking holds it in memory three times over; a laptop of 4 GB must survive whatever arrives by mail.
LARGEST_CONTAINER = 200 * 1024 * 1024
MOST_FILES = 1_000
NAME = re.compile(r"[A-Za-z0-9 ._()+-]+(/[A-Za-z0-9 ._()+-]+)*\Z")
LONGEST_NAME = 120
# Names that Windows keeps for devices, whatever their extension: nobody there could unpack them.
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a container."""

    name: str
    data: bytes = field(repr=False)


def is_good_name(name: str) -> bool:
    """True for a relative path of plain ASCII names: no dots first or last, no ``..``, no device of Windows."""
    parts = name.split("/")
    return (
        len(name) <= LONGEST_NAME
        and NAME.match(name) is not None
        and all(part.strip(" .") == part and part.split(".")[0].casefold() not in DEVICES for part in parts)
    )


def read_zip(data: bytes) -> tuple[Entry, ...]:
    """Read all entries of ``data`` in order; raises Refusal handover.found.zip_* for whatever is not exactly ours.

    Stored entries only, so nothing can grow: the sum of the sizes is at most the size of ``data``.
    """
    if len(data) > LARGEST_CONTAINER:
        raise Refusal("handover.found.zip_too_large")
    count, directory_at = _read_end(data)
    entries: list[Entry] = []
    offset, at = 0, directory_at
    for _ in range(count):
        entry, offset, at = _read_entry(data, offset, at, directory_at)
        entries.append(entry)
    if offset != directory_at or at != len(data) - _END.size:
        raise Refusal("handover.found.zip_layout")
    _require_unique(entries)
    return tuple(entries)


def _read_end(data: bytes) -> tuple[int, int]:
    """The end record, which must be the last 22 bytes: number of entries and where the directory begins."""
    if len(data) < _END.size:
        raise Refusal("handover.found.zip_layout")
    magic, disk, start_disk, here, count, size, directory_at, comment = _END.unpack_from(data, len(data) - _END.size)
    if magic != b"PK\x05\x06" or disk or start_disk or comment or here != count:
        raise Refusal("handover.found.zip_layout")
    if not 0 < count <= MOST_FILES:
        raise Refusal("handover.found.zip_too_large")
    if directory_at + size != len(data) - _END.size:
        raise Refusal("handover.found.zip_layout")
    return count, directory_at


def _read_entry(data: bytes, offset: int, at: int, directory_at: int) -> tuple[Entry, int, int]:
    """One entry: its directory record at ``at`` must say exactly what its local header at ``offset`` says."""
    if at + _CENTRAL.size > len(data) or offset + _LOCAL.size > directory_at:
        raise Refusal("handover.found.zip_layout")
    magic, *common = _LOCAL.unpack_from(data, offset)
    central = _CENTRAL.unpack_from(data, at)
    (flags, method), (crc, packed, size, name_length, extra) = common[1:3], common[5:]
    clean = central[11:16] == (0, 0, 0, 0, 0) and not extra and not flags and not method and packed == size
    if magic != b"PK\x03\x04" or central[0] != b"PK\x01\x02" or not clean or central[16] != offset:
        raise Refusal("handover.found.zip_layout")
    name_at, central_name_at = offset + _LOCAL.size, at + _CENTRAL.size
    raw_name = data[name_at : name_at + name_length]
    if list(central[2:12]) != common or data[central_name_at : central_name_at + name_length] != raw_name:
        raise Refusal("handover.found.zip_layout")
    name = _name(raw_name)
    body_at = name_at + name_length
    body = data[body_at : body_at + size]
    if body_at + size > directory_at or zlib.crc32(body) != crc:
        raise Refusal("handover.found.zip_damaged", name=name)
    return Entry(name, body), body_at + size, central_name_at + name_length


def _name(raw: bytes) -> str:
    try:
        name = raw.decode("ascii")
    except UnicodeDecodeError as error:
        raise Refusal("handover.found.zip_name") from error
    if not is_good_name(name):
        raise Refusal("handover.found.zip_name")
    return name


def _require_unique(entries: list[Entry]) -> None:
    """Two names that one file system would take for the same file are one too many."""
    seen = {unicodedata.normalize("NFKC", entry.name).casefold() for entry in entries}
    if len(seen) != len(entries):
        raise Refusal("handover.found.zip_double")
