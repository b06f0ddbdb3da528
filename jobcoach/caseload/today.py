"""Vandaag: what must be done now, in groups, each with the one act that does it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question
from jobcoach.caseload.students import initials
from jobcoach.caseload.today_facts import RECOGNITION_NOTICE, ToDo, company_initials, derived
from jobcoach.model.base import EmployerId, HandoverId, InternshipId, StudentId, TaskId
from jobcoach.model.choices import HandoverStatus, TaskKind
from jobcoach.model.consent import Recipient
from jobcoach.model.employers import Employer
from jobcoach.model.handover import WAITING, Handover
from jobcoach.model.internships import Internship, LogEntry
from jobcoach.model.people import Student
from jobcoach.model.tasks import Task

__all__ = ["RECOGNITION_NOTICE", "ToDo"]  # for the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit or call of today, with what is good to know before the door opens."""

    task: TaskId
    at: str
    employer_name: str
    address: str
    travel: str
    student: StudentId | None
    student_name: str = field(repr=False)
    initials: str = field(repr=False)
    what: str = field(repr=False)
    internship: InternshipId | None
    number: int
    last_on: date | None
    last_note: str = field(repr=False)
    promises: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything on Vandaag, and how many visits the coming days hold."""

    visits: tuple[Visit, ...]
    late: tuple[ToDo, ...]
    promised: tuple[ToDo, ...]
    legal: tuple[ToDo, ...]
    later: tuple[ToDo, ...]
    visits_ahead: tuple[tuple[date, int], ...]


def board(*, on: date) -> Question[Board]:
    """Question: the day, as tasks and facts stand on ``on``."""

    def answer(session: Session) -> Board:
        open_tasks = _open(session)
        todos = [_todo(task, on) for task in open_tasks if task.kind is not TaskKind.BEZOEK or _overdue(task, on)]
        todos += derived(session, on)
        late = [item for item in todos if item.late_days > 0]
        rest = [item for item in todos if item.late_days <= 0]
        legal = [item for item in rest if item.kind in (TaskKind.AANBOD, TaskKind.TOESTEMMING) or item.task is None]
        later = [item for item in rest if item.kind is TaskKind.NAZORG or (item.kind is TaskKind.OVERIG and item.task)]
        return Board(
            visits=tuple(_visit(session, task, on) for task in open_tasks if _is_visit(task, on)),
            late=tuple(sorted(late, key=lambda item: -item.late_days)),
            promised=tuple(item for item in rest if item.kind is TaskKind.BELOFTE),
            legal=tuple(sorted(legal, key=lambda item: item.due or date.max)),
            later=tuple(later),
            visits_ahead=_ahead(open_tasks, on),
        )

    return answer


class _Open(NamedTuple):
    """An open task with whom it is for. Columns and no mapped rows: a full caseload has thousands of them."""

    id: int
    what: str
    kind: TaskKind
    due: date | None
    at: str
    internship: int | None
    student: int | None
    call_name: str | None
    infix: str | None
    last_name: str | None
    employer: int | None
    employer_name: str | None
    handover: int | None
    status: HandoverStatus | None
    number: str | None
    contact: str | None
    phone: str | None

    @property
    def waits(self) -> bool:
        """An answer to an overdracht is waited for."""
        return self.status in WAITING

    def words(self, on: date) -> str:
        """What must be done; an answer that does not come says whom to call."""
        if not self.waits or not _overdue(self, on):
            return self.what
        call = ", ".join(part for part in (self.contact, self.phone) if part) or "de ontvanger"
        return f"Bel {call}: nog geen antwoord op {self.number}"

    @property
    def student_name(self) -> str:
        """Call name, infix and last name; empty without a student."""
        return " ".join(part for part in (self.call_name, self.infix, self.last_name) if part)

    @property
    def student_initials(self) -> str:
        """Two letters of the student; empty without one."""
        return initials(self.call_name or "", self.last_name or "")


def _open(session: Session) -> list[_Open]:
    """Open tasks with whom they are for; those of someone in the bin wait there with them."""
    query = (
        select(
            Task.student_id, Task.employer_id,
            Task.id, Task.what, Task.kind, Task.due, Task.at, Task.internship_id,
            Student.id, Student.call_name, Student.infix, Student.last_name,
            Employer.id, Employer.name,
            Handover.id, Handover.status, Handover.number, Recipient.contact, Recipient.phone,
        )
        .outerjoin(Student, Student.id == Task.student_id)
        .outerjoin(Employer, Employer.id == Task.employer_id)
        .outerjoin(Handover, Handover.id == Task.handover_id)
        .outerjoin(Recipient, Recipient.id == Handover.recipient_id)
        .where(Task.done_on.is_(None))
        .order_by(Task.due.is_(None), Task.due, Task.at, Task.id)
    )  # fmt: skip
    rows = ((student, employer, _Open(*rest)) for student, employer, *rest in session.execute(query))
    return [
        task
        for student, employer, task in rows
        if (task.student or not student) and (task.student or task.employer or not employer)
    ]


def _overdue(task: _Open, on: date) -> bool:
    return task.due is not None and task.due < on


def _is_visit(task: _Open, on: date) -> bool:
    return task.kind is TaskKind.BEZOEK and task.due == on


def _todo(task: _Open, on: date) -> ToDo:
    if task.student is not None:
        who, letters = task.student_name, task.student_initials
    else:
        who, letters = task.employer_name or "", company_initials(task.employer_name or "")
    return ToDo(
        who=who,
        initials=letters,
        what=task.words(on),
        kind=task.kind,
        due=task.due,
        late_days=(on - task.due).days if task.due else 0,
        task=TaskId(task.id),
        student=None if task.student is None else StudentId(task.student),
        employer=None if task.employer is None else EmployerId(task.employer),
        handover=None if task.handover is None else HandoverId(task.handover),
        waits=task.waits,
    )


def _visit(session: Session, task: _Open, on: date) -> Visit:
    stage = session.get(Internship, task.internship) if task.internship else None
    location = stage.location if stage else None
    employer = session.get(Employer, task.employer) if task.employer else None
    if employer is None and location is not None:
        employer = location.employer
    if location is None and employer is not None and employer.locations:
        location = employer.locations[0]
    number, last_on, last_note = _visits_before(session, task, employer, on)
    promises = select(Task.what).where(
        Task.student_id == task.student, Task.kind == TaskKind.BELOFTE, Task.done_on.is_(None)
    )
    return Visit(
        task=TaskId(task.id),
        at=task.at,
        employer_name=employer.name if employer else "",
        address=location.address if location else "",
        travel=location.travel if location else "",
        student=None if task.student is None else StudentId(task.student),
        student_name=task.student_name,
        initials=task.student_initials,
        what=task.what,
        internship=None if stage is None else InternshipId(stage.id),
        number=number + 1,
        last_on=last_on,
        last_note=last_note,
        promises=tuple(session.scalars(promises)) if task.student else (),
    )


def _visits_before(session: Session, task: _Open, employer: Employer | None, on: date) -> tuple[int, date | None, str]:
    """How often something was written before ``on``, and the day and the note of the last time."""
    if task.student is None:
        return 0, None, ""
    here = [LogEntry.student_id == task.student, LogEntry.on < on]
    if employer is not None:
        here.append(LogEntry.employer_id == employer.id)
    count = session.scalar(select(func.count(LogEntry.id)).where(*here)) or 0
    newest = select(LogEntry.on, LogEntry.note).where(*here).order_by(LogEntry.on.desc(), LogEntry.id.desc()).limit(1)
    last = session.execute(newest).first()
    return (count, last.on, last.note) if last else (0, None, "")


def _ahead(rows: list[_Open], on: date) -> tuple[tuple[date, int], ...]:
    counts: dict[date, int] = {}
    for task in rows:
        if task.kind is TaskKind.BEZOEK and task.due and on < task.due <= on + timedelta(days=7):
            counts[task.due] = counts.get(task.due, 0) + 1
    return tuple(sorted(counts.items()))
