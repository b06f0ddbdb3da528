"""After a change of keys: backups that still open with the old ones, and giving them the keys of today."""

import os
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from jobcoach.model.expected import Expected
from jobcoach.vault import backup, copies, header_file
from jobcoach.vault import header as heads
from jobcoach.vault.errors import translated
from jobcoach.vault.inside import Inside
from jobcoach.vault.slots import KeySlot, slots_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    """A backup and the slots in it that the vault has no more."""

    file: Path
    at: datetime
    old: tuple[KeySlot, ...] = field(repr=False)


def with_old_slots(inside: Inside, *places: Path) -> tuple[Old, ...]:
    """Readable backups of this vault, newest first, that a slot opens which the vault has no more."""
    today = {slot.id for slot in inside.header.slots}
    found = []
    for one in backup.listed(inside, *places):
        for file in one.files if one.problem is None else ():
            with translated(), file.open("rb") as stream:
                header = copies.read_header(stream)
            old = tuple(slot for slot in slots_of(header, inside.master) if slot.id not in today)
            if old:
                found.append(Old(file=file, at=one.at, old=old))
    return tuple(found)


def reseal(inside: Inside, file: Path) -> None:
    """Write a backup anew with the slots of today and the same database; the old file is replaced in one step.

    Raises ``backup.not_a_backup``, ``backup.other_vault``, ``vault.copy_damaged``, ``vault.disk_full``.
    """
    new = file.with_name(f".kopie.{file.name}")
    try:
        with translated():
            with file.open("rb") as stream, header_file.create(new) as out:
                header = copies.read_header(stream)
                content = copies.content_of(header, inside.master)
                if header.id != inside.header.id or content is None:
                    raise Expected("backup.other_vault")
                header = heads.sealed(replace(header, slots=inside.header.slots), inside.master)
                head = heads.written(header)
                out.write(copies.MAGIC + len(head).to_bytes(4, "big") + head)
                while piece := stream.read(copies.PIECE):
                    inside.check()
                    out.write(piece)
                out.flush()
                os.fsync(out.fileno())
            with new.open("rb") as made:
                if copies.read_header(made) != header or copies.digest_of(made) != content.digest:
                    raise Expected("vault.copy_damaged")
            new.replace(file)
            header_file.sync_folder(file.parent)
    finally:
        new.unlink(missing_ok=True)
