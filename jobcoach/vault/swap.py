"""Putting a finished folder in the place of a vault in a way that a kill cannot break: the old one, or the new one."""

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jobcoach.model.expected import Expected
from jobcoach.vault import header_file, lock_file
from jobcoach.vault.errors import translated
from jobcoach.vault.lock_file import LockFile

MARK = "wissel.json"


@contextmanager
def building(folder: Path, *, now: datetime) -> Iterator[tuple[Path, LockFile]]:
    """An empty folder beside the vault in which its successor is built; gone again when that fails.

    Its lock stays held until the successor is promised or discarded, so that ``finish`` removes only what is left of a
    process that is gone.
    """
    new = folder.with_name(f".{folder.name}.terug-{secrets.token_hex(4)}")
    try:
        with translated():
            folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            new.mkdir(mode=0o700)
            held = lock_file.hold(new, now=now)
            try:
                yield new, held
            except BaseException:
                held.release()
                raise
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise


def swap(new: Path, folder: Path, *, now: datetime) -> Path | None:
    """Put ``new`` in the place of ``folder``; what stood there is kept beside it under the name that is given back.

    From the moment the mark is on disk the swap will happen, if need be at the next start (``finish``).
    Raises ``vault.busy_since`` when the vault is open, ``vault.read_only``, ``vault.io``.
    """
    aside = promise(new, folder, now=now)
    with translated():
        try:
            _carry_out(new, folder)
        except Expected:  # somebody has the vault open: a refusal must not become a swap at the next start
            (new / MARK).unlink(missing_ok=True)
            raise
    return aside


def promise(new: Path, folder: Path, *, now: datetime) -> Path | None:
    """Put on disk that the swap is wanted; it happens when the vault is next looked for, and is not in use."""
    with translated():
        aside = _free_aside(folder, now) if folder.exists() else None
        header_file.write_durably(new / f"{MARK}.tmp", json.dumps({"aside": aside and aside.name}).encode())
        (new / f"{MARK}.tmp").replace(new / MARK)
        header_file.sync_folder(new)
    return aside


def finish(folder: Path) -> None:
    """Finish a swap of this vault that was cut short; half successors that nobody is building any more are removed."""
    for new in sorted(folder.parent.glob(f".{folder.name}.terug-*")):
        if (new / MARK).is_file():
            _carry_out(new, folder)
        else:
            _sweep(new)
    (folder / MARK).unlink(missing_ok=True)


def finish_all(parent: Path) -> None:
    """Finish every swap in a folder of vaults."""
    for new in sorted(parent.glob(".*.terug-*")):
        finish(new.with_name(new.name[1:].rpartition(".terug-")[0]))


def _carry_out(new: Path, folder: Path) -> None:
    aside = json.loads((new / MARK).read_bytes())["aside"]
    if folder.exists():
        if aside is None or (folder.parent / aside).exists():
            raise Expected("vault.exists")
        lock_file.hold(folder, now=datetime.now(UTC)).release()  # Windows renames no folder with an open file
        folder.rename(folder.parent / aside)
    try:
        new.rename(folder)
    except FileNotFoundError:  # another start of the program was a moment earlier
        if not folder.exists():
            raise
    header_file.sync_folder(folder.parent)
    (folder / MARK).unlink(missing_ok=True)


def _free_aside(folder: Path, now: datetime) -> Path:
    """A name that sorts behind the vault and says until when it was in use, in Dutch time."""
    until = now.astimezone(ZoneInfo("Europe/Amsterdam"))
    name, number = f"{folder.stem}-tot-{until:%Y-%m-%d-%H.%M}", 1
    while (aside := folder.with_name(f"{name}{f'-{number}' if number > 1 else ''}{folder.suffix}")).exists():
        number += 1
    return aside


def _sweep(new: Path) -> None:
    """Remove a half folder; who still builds it holds its lock."""
    try:
        lock_file.hold(new, now=datetime.now(UTC)).release()
    except Expected:
        return
    shutil.rmtree(new, ignore_errors=True)


def link(file: Path, target: Path) -> None:
    """Give an unchanging file a second name; where the disk cannot, a copy (made durable)."""
    try:
        os.link(file, target)
    except OSError:
        with file.open("rb") as source:
            header_file.write_durably(target, source.read())
