"""The header on disk: read within bounds, replaced in one step, the one before kept."""

import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from jobcoach.model.expected import Expected
from jobcoach.vault.errors import translated
from jobcoach.vault.header import MOST_BYTES, Header, parse, written

FILE = "kop.json"
PREVIOUS = "kop.json.vorige"


def read(folder: Path) -> tuple[Header, bool]:
    """Header of the vault in ``folder``, and whether the previous one had to be taken because the last is unreadable.

    Raises ``vault.not_a_vault``, ``vault.newer``, ``vault.header_damaged``, ``vault.io``.
    """
    with translated():
        found = [name for name in (FILE, PREVIOUS) if (folder / name).is_file()]
        if not found:
            raise Expected("vault.not_a_vault")
        for name in found:
            try:
                return parse(_bytes_of(folder / name)), name == PREVIOUS
            except Expected as refused:
                if refused.key != "vault.header_damaged" or name == found[-1]:
                    raise
    raise Expected("vault.header_damaged")


def _bytes_of(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def write(folder: Path, header: Header) -> None:
    """Replace the header in one step and keep the one before as ``kop.json.vorige``; after return it is on disk.

    Raises ``vault.disk_full``, ``vault.read_only``, ``vault.io``.
    """
    file, new = folder / FILE, folder / (FILE + ".tmp")
    with translated():
        write_durably(new, written(header))
        if _is_readable(file):
            keep = folder / (PREVIOUS + ".tmp")
            write_durably(keep, _bytes_of(file))
            keep.replace(folder / PREVIOUS)
        new.replace(file)
        sync_folder(folder)


def _is_readable(file: Path) -> bool:
    """Whether a header is worth keeping; a damaged one must not take the place of a good previous one."""
    try:
        return file.is_file() and bool(parse(_bytes_of(file)))
    except Expected:
        return False


def write_durably(file: Path, content: bytes) -> None:
    """Write a file for the owner only and wait until the disk has it; no half file stays when that fails."""
    try:
        with create(file) as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        with suppress(OSError):
            file.unlink()
        raise


def create(file: Path) -> BinaryIO:
    """A new file for the owner only, open for writing; what stood there is overwritten."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(file, flags, 0o600), "wb")


def make_folder(folder: Path) -> None:
    """Make a folder for the owner only, if it is not there; its name is on disk when this returns."""
    if not folder.is_dir():
        folder.mkdir(exist_ok=True, mode=0o700)
        sync_folder(folder.parent)


def sync_folders_above(file: Path) -> None:
    """Make a name durable with those of all folders it lies in, as far as they are ours: some may be new too."""
    sync_folder(file.parent)
    for folder in file.parent.parents:
        with suppress(OSError):
            sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make new and renamed names in ``folder`` durable; Windows has no such call."""
    if os.name == "nt":  # pragma: no cover - not run on Windows yet
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
