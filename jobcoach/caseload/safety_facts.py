"""What is known about the safety of a vault without a backup at hand: remembered facts, places, and what came since."""

import ctypes
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question
from jobcoach.model.expected import Expected
from jobcoach.model.internships import LogEntry
from jobcoach.model.journal import AuditEntry, ChangeSet, VaultFact
from jobcoach.model.people import Student
from jobcoach.vault import ballast
from jobcoach.vault.backup import Backup
from jobcoach.vault.errors import translated

SECOND_PLACE, SECOND_PROBLEM, CHECKED = "second_place", "second_problem", "checked_at"
_SYNC = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "icloud",
    "nextcloud",
    "owncloud",
    "stackdrive",
)
_REMOVABLE = ("/media/", "/run/media/", "/mnt/", "/volumes/")


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """One backup in the list; counts are None when it cannot be read, ``problem`` then is the key of the sentence."""

    name: str
    at: datetime
    kind: str
    students: int | None
    log_entries: int | None
    newest: datetime | None
    here: bool
    elsewhere: bool
    problem: str | None
    change_set: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFacts:
    """Facts about a folder for backups, for the coach to judge; sizes in bytes, None when the system does not tell."""

    folder: Path = field(repr=False)
    same_disk: bool
    sync_folder: bool
    removable: bool
    network: bool
    free: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What would not be there after going back: acts since that backup, from when to when, and in how many dossiers.

    ``students`` and ``log_entries`` are how many are new; None when damage is in the way of counting.
    """

    acts: int
    first: datetime | None
    last: datetime | None
    dossiers: int
    students: int | None
    log_entries: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepFact:
    """Remember something about the vault itself; no audit entry, since it is about no one."""

    key: str
    value: str = field(repr=False)

    def __call__(self, session: Session) -> None:
        row = session.get(VaultFact, self.key)
        if row is None:
            session.add(VaultFact(key=self.key, value=self.value))
        else:
            row.value = self.value


def fact(session: Session, key: str) -> str:
    """A remembered fact, or empty."""
    row = session.get(VaultFact, key)
    return row.value if row else ""


def safety_facts(session: Session) -> tuple[Path | None, str | None, datetime | None]:
    """Second place, its last problem, and the instant of the newest change."""
    place = fact(session, SECOND_PLACE)
    changed = session.scalar(select(ChangeSet.at).order_by(ChangeSet.id.desc()).limit(1))
    return Path(place) if place else None, fact(session, SECOND_PROBLEM) or None, changed


def loss_since(change_set: int, *, students: int, log_entries: int) -> Question[Loss]:
    """Question: what came after a change set, beside the counts of then."""

    def answer(session: Session) -> Loss:
        return replace(
            acts_since(change_set)(session),
            students=new_since(Student, students)(session),
            log_entries=new_since(LogEntry, log_entries)(session),
        )

    return answer


def acts_since(change_set: int) -> Question[Loss]:
    """Question: the acts after a change set, without new rows: for a vault in which not every table can be read."""

    def answer(session: Session) -> Loss:
        later = ChangeSet.id > change_set
        acts, first, last = session.execute(
            select(func.count(), func.min(ChangeSet.at), func.max(ChangeSet.at)).where(later)
        ).one()
        dossiers = select(func.count(AuditEntry.student_id.distinct())).where(AuditEntry.change_set_id > change_set)
        found = session.scalar(dossiers) or 0
        return Loss(acts=acts, first=first, last=last, dossiers=found, students=None, log_entries=None)

    return answer


def new_since(rows: type[Student | LogEntry], then: int) -> Question[int]:
    """Question: how many more rows there are than then."""
    return lambda session: max(0, (session.scalar(select(func.count()).select_from(rows)) or 0) - then)


def facts_of(folder: Path, *, bundle: Path) -> PlaceFacts:
    """What can be told about a folder without asking anyone. Raises ``backup.second_gone``."""
    with translated():
        if not folder.is_dir():
            raise Expected("backup.second_gone")
        where = str(folder.resolve()).replace("\\", "/").lower() + "/"
        return PlaceFacts(
            folder=folder,
            same_disk=folder.stat().st_dev == bundle.stat().st_dev,
            sync_folder=any(name in where for name in _SYNC),
            removable=any(name in where for name in _REMOVABLE) or _windows_kind(folder) == 2,
            network=where.startswith("//") or _windows_kind(folder) == 4,
            free=ballast.free_bytes(folder),
        )


def _windows_kind(folder: Path) -> int:
    """GetDriveTypeW: 2 removable, 4 network; 0 elsewhere."""
    library = getattr(ctypes, "windll", None)
    return int(library.kernel32.GetDriveTypeW(folder.resolve().anchor)) if library else 0


def row_of(one: Backup, bundle: Path) -> BackupRow:
    """The row of a backup in the list."""
    content = one.content
    return BackupRow(
        name=one.files[0].name,
        at=one.at,
        kind=one.kind,
        students=content.students if content else None,
        log_entries=content.log_entries if content else None,
        newest=content.newest if content else None,
        here=any(bundle in file.parents for file in one.files),
        elsewhere=any(bundle not in file.parents for file in one.files),
        problem=one.problem,
        change_set=content.change_set if content else 0,
    )


def checked_at(session: Session) -> datetime | None:
    """Question: when every page was last checked."""
    found = fact(session, CHECKED)
    return datetime.fromisoformat(found) if found else None
