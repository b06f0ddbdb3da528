"""Writing a file or a folder that leaves the vault: whole or not at all, and never over another file by accident."""

import errno
import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from jobcoach.model.expected import Expected


def write_whole(target: Path, content: bytes) -> None:
    """Write beside the target, flush to the disk, then rename; a failed write leaves no half file.

    The half file is always a new one: in a folder that others share, a file or link that stands ready under its name
    would give them the content. What cannot be taken away there (a folder, a file of somebody else) stays as it is.

    Raises ``file.folder`` (no such folder), ``file.read_only``, ``file.disk_full``, ``file.in_use``, ``file.failed``.
    """
    part, ours = target.with_name(f".{target.name}.deel"), False
    try:
        part.unlink(missing_ok=True)  # of a write that was killed
        with open(part, "xb", opener=_private) as file:
            ours = True
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, target)
    except OSError as error:
        if ours:
            with suppress(OSError):  # the stick is gone as well
                part.unlink(missing_ok=True)
        raise Expected(_KEYS.get(error.errno or 0, "file.failed"), name=target.name) from error


def write_noted(target: Path, content: bytes, note: Callable[[], object]) -> None:
    """``write_whole``, then ``note`` that it left; a file that could not be noted does not stay.

    Raises as ``write_whole``, and what ``note`` raises.
    """
    write_whole(target, content)
    try:
        note()
    except BaseException:
        with suppress(OSError):  # the stick is gone as well: the note says no more than what is there
            target.unlink(missing_ok=True)
        raise


def write_folder(parent: Path, name: str, files: Sequence[tuple[str, bytes]]) -> Path:
    """A new folder with all files, or none; one that is there stays, and the new one is called "name 2", "name 3".

    Raises as ``write_whole``.
    """
    if not parent.is_dir():
        raise Expected("file.folder", name=name)
    part = parent / f".{name}.deel"
    try:
        shutil.rmtree(part, ignore_errors=True)  # of a write that was killed
        part.mkdir(mode=0o700)
        for file_name, content in files:
            write_whole(part / file_name, content)
        number, target = 1, parent / name
        while target.exists():
            number += 1
            target = parent / f"{name} {number}"
        part.rename(target)
    except OSError as error:
        raise Expected(_KEYS.get(error.errno or 0, "file.failed"), name=name) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return target


def _private(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_BINARY", 0), 0o600)


_KEYS = {
    errno.ENOENT: "file.folder",
    errno.ENOTDIR: "file.folder",
    errno.EACCES: "file.read_only",
    errno.EPERM: "file.read_only",
    errno.EROFS: "file.read_only",
    errno.ENOSPC: "file.disk_full",
    errno.EDQUOT: "file.disk_full",
    errno.ETXTBSY: "file.in_use",
    errno.EBUSY: "file.in_use",
}
