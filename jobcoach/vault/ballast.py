"""Room for the last save: a file that gives way when the disk is full, and a look at the room before large work."""

import os
import shutil
from pathlib import Path

from jobcoach.model.expected import Expected
from jobcoach.vault import header_file

FILE = "ballast"
BYTES = 8 << 20
MARGIN = 32 << 20  # what must stay free besides: the log of the database, a header, the ballast again


def ensure(folder: Path) -> bool:
    """Put the ballast in place when there is room for it and more; whether it is there."""
    file = folder / FILE
    try:
        if file.is_file() and file.stat().st_size >= BYTES:
            return True
        if free_bytes(folder) < BYTES + MARGIN:
            return False
        _fill(file)
    except OSError:
        release(folder)
        return False
    return True


def _fill(file: Path) -> None:
    """Take real room on the disk: reserved blocks where the system can, else bytes that no disk can fold up."""
    with header_file.create(file) as out:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(out.fileno(), 0, BYTES)
            return
        for _ in range(BYTES >> 20):  # pragma: no cover - not run on Windows yet
            out.write(os.urandom(1 << 20))


def release(folder: Path) -> bool:
    """Give the room back; whether there was any."""
    try:
        (folder / FILE).unlink()
    except OSError:
        return False
    return True


def free_bytes(folder: Path) -> int:
    """Free room on the disk of ``folder``, in bytes."""
    return shutil.disk_usage(folder).free


def check_room(folder: Path, needed: int) -> None:
    """Refuse large work beforehand: ``vault.space_low`` (needed and free, in whole MB) when it would fill the disk."""
    free = free_bytes(folder)
    if free < needed + MARGIN:
        raise Expected("vault.space_low", needed=-(-(needed + MARGIN) >> 20), free=free >> 20)
