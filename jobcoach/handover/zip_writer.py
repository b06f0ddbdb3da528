"""The one way in which a container is written: every byte follows from the files and the signing time."""

import struct
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime

VERSION = 20
DOS_START, DOS_END = 1980, 2107


def dos_time(at: datetime) -> tuple[int, int]:
    """Date and time of ``at`` (UTC, rounded down to even seconds) as the two numbers that a ZIP header holds.

    Raises ValueError outside DOS_START to DOS_END: no ZIP can hold such a time.
    """
    at = at.astimezone(UTC)
    if not DOS_START <= at.year <= DOS_END:
        raise ValueError
    return (at.year - DOS_START) << 9 | at.month << 5 | at.day, at.hour << 11 | at.minute << 5 | at.second // 2


def dos_moment(container: bytes) -> datetime:
    """The time in the first header of a container, as ``dos_time`` wrote it (UTC, even seconds). Raises ValueError."""
    time, date = struct.unpack_from("<HH", container, 10)
    hour, minute, second = time >> 11, time >> 5 & 63, (time & 31) * 2
    return datetime((date >> 9) + DOS_START, date >> 5 & 15, date & 31, hour, minute, second, tzinfo=UTC)


def write_zip(files: Sequence[tuple[str, bytes]], *, at: datetime) -> bytes:
    """A ZIP with ``files`` (ASCII name, bytes) in this order: stored, no extra fields, no comments, no gaps.

    Raises ValueError of ``dos_time``.
    """
    date, time = dos_time(at)
    body, directory = bytearray(), bytearray()
    for name, data in files:
        encoded = name.encode("ascii")
        crc = zlib.crc32(data)
        # flags 0, method 0 (stored), time, date, crc, sizes, length of the name, no extra field
        common = struct.pack("<HHHHIIIHH", 0, 0, time, date, crc, len(data), len(data), len(encoded), 0)
        directory += struct.pack("<4sHH", b"PK\x01\x02", VERSION, VERSION) + common
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + encoded
        body += struct.pack("<4sH", b"PK\x03\x04", VERSION) + common + encoded + data
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, len(files), len(files), len(directory), len(body), 0)
    return bytes(body + directory + end)
