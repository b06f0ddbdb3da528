"""Writes a file that the coach picked: beside it first, then in its place, so that no half file is left."""

import os
from contextlib import suppress
from pathlib import Path

from jobcoach.model.expected import Expected


def save_bytes(file: Path, data: bytes) -> None:
    """Write ``data`` to ``file``; an existing file stays whole until the new one is. Raises ``file.not_saved``."""
    beside = file.with_name(f".{file.name}.deel")
    try:
        with beside.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(file)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise Expected("file.not_saved") from None
