"""One program per vault: a kernel lock on kluis.slot, which the system frees when its holder dies."""

import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import IO
from zoneinfo import ZoneInfo

from jobcoach.model.expected import Expected
from jobcoach.vault.errors import translated

FILE = "kluis.slot"
_FAR = 1 << 20  # Windows locks ranges; this byte lies behind the readable text


class LockFile:
    """A held lock; the file itself is never deleted, else two programs could each lock one of that name."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def release(self) -> None:
        """Free the lock; may be called twice."""
        self._stream.close()


def hold(folder: Path, *, now: datetime) -> LockFile:
    """Take the lock of the vault in ``folder``.

    Raises ``vault.busy`` or ``vault.busy_since`` (since: instant in Amsterdam time) when another program holds it,
    ``vault.read_only``, ``vault.disk_full``, ``vault.io``.
    """
    with translated():
        handle = os.open(folder / FILE, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        stream = os.fdopen(handle, "r+b", buffering=0)
        if not _locked(stream):
            since = _since(stream)
            stream.close()
            raise Expected("vault.busy_since", since=since) if since else Expected("vault.busy")
        try:
            stream.truncate(0)
            stream.write(json.dumps({"since": now.isoformat(), "process": os.getpid()}).encode())
        except BaseException:
            stream.close()
            raise
    return LockFile(stream)


def _locked(stream: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":  # pragma: no cover - run under Wine alone (tests/installer)
            import msvcrt

            stream.seek(_FAR)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
            stream.seek(0)
        else:
            import fcntl

            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # The C library of Wine says no without a number, that of Windows with "permission denied".
        if isinstance(error, BlockingIOError | PermissionError) or not error.errno:
            return False
        raise
    return True


def _since(stream: IO[bytes]) -> datetime | None:
    """Since when the other program has it, if its note can be read."""
    try:
        stream.seek(0)
        found = datetime.fromisoformat(json.loads(stream.read(1000))["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found.astimezone(ZoneInfo("Europe/Amsterdam")) if found.tzinfo else None
