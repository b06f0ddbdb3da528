"""Writing a file or a folder that leaves the vault: whole or not at all, and never over another file by accident."""

import errno
import os
import re
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

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

    Nothing in ``parent`` that was there before is changed or taken away. Raises as ``write_whole``, and ``file.name``
    (name) for a name that is no plain one, or that stands there twice for a disk that does not tell capitals apart.
    """
    _check_names((name,))
    _check_names([file_name for file_name, _ in files])
    if not parent.is_dir():
        raise Expected("file.folder", name=name)
    part = None
    try:
        part = Path(mkdtemp(prefix=f".{name}.", suffix=".deel", dir=parent))  # for us alone, and new
        for file_name, content in files:
            write_whole(part / file_name, content)
        return _renamed(part, parent, name)
    except OSError as error:
        raise Expected(_KEYS.get(error.errno or 0, "file.failed"), name=name) from error
    finally:
        if part is not None:
            shutil.rmtree(part, ignore_errors=True)


def plain_names(names: Sequence[str]) -> list[str]:
    """These as names of files that can stand beside each other: what no name holds becomes "_", a second gets "_2"."""
    found: list[str] = []
    for name in names:
        plain = _NOT_PLAIN.sub("_", name).strip(" .") or "_"
        stem, dot, ending = plain.rpartition(".") if "." in plain else (plain, "", "")
        number, free = 1, plain
        while free.casefold() in {other.casefold() for other in found}:
            number += 1
            free = f"{stem}_{number}{dot}{ending}"
        found.append(free)
    return found


def _check_names(names: Sequence[str]) -> None:
    for name, plain in zip(names, plain_names(names), strict=True):
        if name != plain:
            raise Expected("file.name", name=name)


def _renamed(part: Path, parent: Path, name: str) -> Path:
    """Give the folder the first of its names that is free; a rename over a folder with something in it is refused."""
    number, target = 1, parent / name
    while True:
        if not os.path.lexists(target):
            try:
                return part.rename(target)
            except OSError:
                if not os.path.lexists(target):
                    raise
        number += 1
        target = parent / f"{name} {number}"


def _private(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_BINARY", 0), 0o600)


_NOT_PLAIN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')  # of Windows too: a stick travels
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
