"""From passphrase to key: Argon2id, its cost and the bounds of that cost, and the sub-keys by label."""

import ctypes
import os
import sys
import time
from dataclasses import dataclass

from jobcoach.model.expected import Expected

KEY_BYTES = 32
SALT_BYTES = 16
MEMORY_KIB = (8 * 1024, 1024 * 1024)
PASSES = (1, 64)
LANES = (1, 8)
# KiB times passes, at two lanes: the most that ``calibrate`` could ever give (256 MiB, 64 passes), so that a planted
# slot costs half a minute of an old machine and no longer minutes; one lane takes nearly twice as long
MOST_WORK = 256 * 1024 * 64
FLOOR_KIB = 64 * 1024
USUAL_KIB = 128 * 1024
LARGE_KIB = 256 * 1024
LARGE_MACHINE_KIB = 7_500_000  # what an "8 GB" machine reports once firmware and graphics took their part
MOST_MADE = 256 * 1024 * 32  # twice what a fast machine of today does in a second
AIM_SECONDS = 1.0
_LABEL = b"jobcoach-kluis/1/"


@dataclass(frozen=True, slots=True)
class Cost:
    """Cost of one Argon2id run: memory in KiB, passes over it, lanes; always within the bounds of this module."""

    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        for value, (least, most) in ((self.memory_kib, MEMORY_KIB), (self.passes, PASSES), (self.lanes, LANES)):
            if type(value) is not int or not least <= value <= most:
                raise ValueError("cost out of bounds")
        if self.work > MOST_WORK:
            raise ValueError("too much work")

    @property
    def work(self) -> int:
        """What a run asks of the machine, in KiB times passes at two lanes."""
        return self.memory_kib * self.passes * (2 if self.lanes == 1 else 1)


def wipe(*secrets: bytearray) -> None:
    """Overwrite secrets in place."""
    for secret in secrets:
        secret[:] = bytes(len(secret))


def stretch(passphrase: bytearray, salt: bytes, cost: Cost) -> bytearray:
    """32-byte key from a passphrase by Argon2id (RFC 9106). Raises ``vault.memory`` when memory runs out."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    key = bytearray(KEY_BYTES)
    try:
        Argon2id(
            salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
        ).derive_into(passphrase, key)  # type: ignore[arg-type]
    except MemoryError:
        raise Expected("vault.memory") from None
    return key


def subkey(master: bytearray | bytes, label: str, salt: bytes | None = None) -> bytearray:
    """32-byte key for one use (``db``, ``hdr``, ``person``, ``recovery``, later ``seal``, ``att``), by HKDF-SHA256."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    key = bytearray(KEY_BYTES)
    HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=_LABEL + label.encode()).derive_into(master, key)
    return key


def calibrate(seconds: float = AIM_SECONDS) -> Cost:
    """Cost of about ``seconds`` on this machine: memory first, then passes from a two-point measurement.

    One point overestimates because of first-touch page faults. Never under 64 MiB with 3 passes (RFC 9106,
    second recommended option).
    """
    memory, lanes = (LARGE_KIB if _machine_kib() >= LARGE_MACHINE_KIB else USUAL_KIB), 2
    while True:
        passes = _passes(memory, lanes, seconds)
        if passes >= 3 or memory == FLOOR_KIB:
            # a hiccup while measuring must not make a vault that takes ten seconds to open
            return Cost(memory, min(max(3, passes), PASSES[1], MOST_MADE // memory), lanes)
        memory //= 2


def _passes(memory: int, lanes: int, seconds: float) -> int:
    """How many passes over ``memory`` KiB fit in ``seconds``; 0 when there is not that much memory."""
    try:
        _seconds_of(Cost(memory, 1, lanes))
        one = min(_seconds_of(Cost(memory, 1, lanes)) for _ in range(2))
        three = min(_seconds_of(Cost(memory, 3, lanes)) for _ in range(2))
    except Expected:
        return 0
    each = max((three - one) / 2, 1e-4)
    return int((seconds - (one - each)) / each)


def _seconds_of(cost: Cost) -> float:
    start = time.perf_counter()
    stretch(bytearray(b"meting"), bytes(SALT_BYTES), cost)
    return time.perf_counter() - start


def _machine_kib() -> int:
    """Physical memory in KiB; 0 when the system does not tell."""
    if sys.platform == "win32":  # pragma: no cover - not run on Windows yet
        return _windows_kib()
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1024
    except (ValueError, OSError):
        return 0


def _windows_kib() -> int:
    """Physical memory of a Windows machine in KiB (``GetPhysicallyInstalledSystemMemory``); not run yet."""
    size = ctypes.c_ulonglong(0)
    library = getattr(ctypes, "windll", None)
    if library is None or not library.kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(size)):
        return 0
    return size.value
