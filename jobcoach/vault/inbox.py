"""The write-only inbox: a note that is typed while the vault is locked, sealed to it and unreadable until unlock.

Only the public key in the header is needed, no lock and no secret. Each note is a file of its own under a random name;
the name is part of what is sealed, so a copy under another name is no second note.
"""

import json
import os
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from jobcoach.model.expected import Expected
from jobcoach.model.journal import Draft, VaultFact
from jobcoach.vault import boxes, header_file
from jobcoach.vault.errors import translated
from jobcoach.vault.folders import header_of
from jobcoach.vault.header import canonical, to_bytes, to_text
from jobcoach.vault.kdf import subkey

FOLDER = "inbox"
MOST_NOTES = 500
MOST_CHARACTERS = 10_000
_NAME_LENGTH = 32
_STEP = 512  # sizes are rounded up, so that the size of a file does not tell how much was written
_MOST_BYTES = 128 * 1024
_HALF_SECONDS = 3600
DRAFT_FORM, _FACT = "inbox", "inbox:"
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What was typed: about whom, where, what was promised or seen, and the instant (UTC)."""

    id: str
    who: str = field(repr=False)
    where: str = field(repr=False)
    what: str = field(repr=False)
    at: datetime


def public_part(master: bytearray) -> str:
    """The ``inbox`` of a header: the public key that belongs to sub-key ``inbox``."""
    public = boxes.public_of(boxes.private_of(subkey(master, "inbox")))
    return canonical({"public": to_text(public)}).decode()


def is_ready(folder: Path) -> bool:
    """Whether notes can be left at this vault; one of version 0.1 gets its inbox at its next unlock."""
    return "public" in json.loads(header_of(folder)[0].inbox)


def leave(folder: Path, *, who: str, where: str, what: str, at: datetime) -> str:
    """Seal a note to the vault in ``folder``; on disk when this returns its id. Needs no key and no lock.

    Raises ``inbox.empty``, ``inbox.long`` (most), ``inbox.full``, ``inbox.absent`` (a vault of version 0.1),
    ``vault.disk_full``, ``vault.read_only`` and what reading a header raises.
    """
    if not (who.strip() or what.strip()):
        raise Expected("inbox.empty")
    if len(who) + len(where) + len(what) > MOST_CHARACTERS:
        raise Expected("inbox.long", most=MOST_CHARACTERS)
    with translated():
        header, _ = header_of(folder)
        public = json.loads(header.inbox).get("public")
        if not isinstance(public, str):
            raise Expected("inbox.absent")
        if count(folder) >= MOST_NOTES:
            raise Expected("inbox.full")
        name, place = secrets.token_hex(_NAME_LENGTH // 2), folder / FOLDER
        content = canonical({"who": who, "where": where, "what": what, "at": at.isoformat()})
        box = boxes.seal(to_bytes(public), _padded(content), _info(header.id, name))
        header_file.make_folder(place)
        new = place / f".{name}.tmp"
        try:
            header_file.write_durably(new, box)
            new.replace(place / name)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
        header_file.sync_folder(place)
        return name


def count(folder: Path) -> int:
    """How many notes wait; their content is for the key alone."""
    return len(_files(folder))


def read(folder: Path, vault: str, master: bytearray) -> tuple[tuple[Note, ...], int]:
    """The notes that wait, the oldest first, and how many files cannot be read with the key of this vault."""
    private, found, foreign = boxes.private_of(subkey(master, "inbox")), [], 0
    for file in _files(folder):
        with file.open("rb") as stream:
            content = boxes.unseal(private, stream.read(_MOST_BYTES), _info(vault, file.name))
        note = None if content is None else _note(file.name, content)
        if note is None:
            foreign += 1
        else:
            found.append(note)
    return tuple(sorted(found, key=lambda note: (note.at, note.id))), foreign


def wipe_notes(folder: Path, ids: list[str]) -> None:
    """Take away the files of notes that are in the database now; the names are gone when this returns."""
    place = folder / FOLDER
    for name in ids:
        (place / name).unlink(missing_ok=True)
    if ids:
        header_file.sync_folder(place)


def sweep(folder: Path, *, now: datetime) -> None:
    """Take away notes that were half written over an hour ago; somebody may be writing one right now."""
    for half in (folder / FOLDER).glob(".*.tmp"):
        if half.stat().st_mtime < now.timestamp() - _HALF_SECONDS:
            half.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class TakeIn:
    """Keep notes as drafts, each once: the database remembers their ids, also after a kill before the files went."""

    notes: tuple[Note, ...] = field(repr=False)

    def __call__(self, session: Session) -> int:
        new = [note for note in self.notes if session.get(VaultFact, _FACT + note.id) is None]
        for note in new:
            content = {"who": note.who, "where": note.where, "what": note.what, "at": note.at.isoformat()}
            session.add(VaultFact(key=_FACT + note.id, value=session.info["now"].isoformat()))
            session.add(
                Draft(form=DRAFT_FORM, subject=note.id, content=json.dumps(content), saved_at=session.info["now"])
            )
        return len(new)


def _files(folder: Path) -> list[Path]:
    try:
        names = os.listdir(folder / FOLDER)
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [folder / FOLDER / name for name in sorted(names) if len(name) == _NAME_LENGTH and _HEX.issuperset(name)]


def _note(name: str, content: bytes) -> Note | None:
    """A note out of opened bytes; anybody can seal anything to a public key, so it is not trusted."""
    try:
        found = json.loads(content)
        at = datetime.fromisoformat(found["at"])
        texts = [found[key] for key in ("who", "where", "what")]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if at.tzinfo is None or not all(isinstance(text, str) for text in texts):
        return None
    who, where, what = (text[:MOST_CHARACTERS] for text in texts)
    return Note(id=name, who=who, where=where, what=what, at=at)


def _padded(content: bytes) -> bytes:
    return content + b" " * (-len(content) % _STEP)


def _info(vault: str, name: str) -> bytes:
    return canonical({"use": "jobcoach-kluis/1/inbox", "vault": vault, "note": name})
