"""Notes that were left at the locked door: leave one, see how many wait, and place each in a dossier after unlock."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, now
from jobcoach.caseload.log_book import KeepLog
from jobcoach.caseload.tasks import SaveTask
from jobcoach.model.base import EmployerId, InternshipId, LogEntryId, StudentId, TaskId
from jobcoach.model.choices import LogKind, TaskKind
from jobcoach.model.expected import Expected
from jobcoach.model.journal import Draft
from jobcoach.model.note_reading import Promise
from jobcoach.vault.book import book_of
from jobcoach.vault.inbox import DRAFT_FORM, MOST_CHARACTERS, count, is_ready, leave

_PLACED = "inbox_placed"
BIN_TERM = timedelta(days=30)
__all__ = ["MOST_CHARACTERS", "Door", "DropNote", "PlaceAsLog", "PlaceAsTask", "WaitingNote", "waiting_notes"]


class Door:
    """The inbox of a locked vault, for the page with the lock: no key, and nothing of what lies there is shown."""

    def __init__(self, folder: Path, *, clock: Callable[[], datetime]) -> None:
        self._folder, self._clock = folder, clock

    @property
    def is_ready(self) -> bool:
        """Whether notes can be left here; a vault of version 0.1 must be opened once first."""
        return is_ready(self._folder)

    def count(self) -> int:
        """How many notes wait."""
        return count(self._folder)

    def leave(self, *, who: str, where: str, what: str) -> None:
        """Keep a note; on disk and unreadable when this returns. Raises ``inbox.*``, ``vault.disk_full``."""
        leave(self._folder, who=who, where=where, what=what, at=self._clock())


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingNote:
    """A note to place: what was typed, and when (UTC)."""

    id: str
    who: str = field(repr=False)
    where: str = field(repr=False)
    what: str = field(repr=False)
    at: datetime

    @property
    def text(self) -> str:
        """The note in one piece, as it would stand in the log."""
        return "\n".join(part.strip() for part in (self.who, self.where, self.what) if part.strip())


def waiting_notes(session: Session) -> tuple[WaitingNote, ...]:
    """Question: the notes that were left at the door and are not placed yet, the oldest first."""
    rows = session.scalars(select(Draft).where(Draft.form == DRAFT_FORM))
    return tuple(sorted((_note(row) for row in rows), key=lambda note: (note.at, note.id)))


def note_waiting(note: str) -> Question[WaitingNote | None]:
    """Question: one waiting note, or None when it was placed or thrown away."""

    def answer(session: Session) -> WaitingNote | None:
        row = _find(session, note)
        return None if row is None else _note(row)

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAsLog:
    """Keep a waiting note as an entry of the log, in one act with taking it from the list; ``text`` may be mended.

    Raises ``inbox.gone`` and what ``KeepLog`` raises; then the note still waits.
    """

    note: str
    kind: LogKind
    on: date
    text: str = field(repr=False)
    student: StudentId | None = None
    internship: InternshipId | None = None
    employer: EmployerId | None = None
    minutes: int | None = None
    personal: bool = False
    promises: tuple[Promise, ...] = field(default=(), repr=False)

    def __call__(self, session: Session) -> LogEntryId:
        row = _must_find(session, self.note)
        entry = KeepLog(
            kind=self.kind,
            on=self.on,
            note=self.text,
            student=self.student,
            internship=self.internship,
            employer=self.employer,
            minutes=self.minutes,
            personal=self.personal,
            promises=self.promises,
        )(session)
        _put_aside(session, row, text=self.text)
        return entry


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAsTask:
    """Keep a waiting note as a task. Raises ``inbox.gone`` and what ``SaveTask`` raises; then the note still waits."""

    note: str
    what: str = field(repr=False)
    kind: TaskKind = TaskKind.OVERIG
    due: date | None = None
    student: StudentId | None = None
    employer: EmployerId | None = None

    def __call__(self, session: Session) -> TaskId:
        row = _must_find(session, self.note)
        task = SaveTask(what=self.what, kind=self.kind, due=self.due, student=self.student, employer=self.employer)(
            session
        )
        _put_aside(session, row)
        return task


@dataclass(frozen=True, slots=True, kw_only=True)
class DropNote:
    """Throw a waiting note away. Raises ``inbox.gone``."""

    note: str

    def __call__(self, session: Session) -> None:
        session.delete(_must_find(session, self.note))


def bring_back(session: Session, change_set: int) -> None:
    """The act that placed a note was turned back: the note waits again, with what was mended in it."""
    for row in session.scalars(select(Draft).where(Draft.form == _PLACED, Draft.subject.startswith(f"{change_set}:"))):
        row.form, row.subject = DRAFT_FORM, row.subject.partition(":")[2]


def _put_aside(session: Session, row: Draft, *, text: str | None = None) -> None:
    """Keep a placed note as long as its placing can be turned back, out of the list; older ones go."""
    old = now(session) - BIN_TERM
    for gone in session.scalars(select(Draft).where(Draft.form == _PLACED, Draft.saved_at < old)):
        session.delete(gone)
    session.flush()
    if text is not None:
        row.content = json.dumps(json.loads(row.content) | {"who": "", "where": "", "what": text})
    row.form, row.subject, row.saved_at = _PLACED, f"{book_of(session).change_set}:{row.subject}", now(session)


def _find(session: Session, note: str) -> Draft | None:
    return session.scalar(select(Draft).where(Draft.form == DRAFT_FORM, Draft.subject == note))


def _must_find(session: Session, note: str) -> Draft:
    row = _find(session, note)
    if row is None:
        raise Expected("inbox.gone")
    return row


def _note(row: Draft) -> WaitingNote:
    content = json.loads(row.content)
    return WaitingNote(
        id=row.subject,
        who=content["who"],
        where=content["where"],
        what=content["what"],
        at=datetime.fromisoformat(content["at"]),
    )
