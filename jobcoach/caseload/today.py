"""Vandaag: what must be done now, in groups, each with the one act that does it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question
from jobcoach.caseload.consent_alerts import alerts
from jobcoach.caseload.paper_ways import waiting_ways
from jobcoach.caseload.students import initials
from jobcoach.model.base import DocumentId, EmployerId, InternshipId, StudentId, TaskId
from jobcoach.model.choices import TaskKind
from jobcoach.model.employers import Employer, Location, Recognition
from jobcoach.model.internships import Internship, LogEntry
from jobcoach.model.labels import label
from jobcoach.model.people import Student
from jobcoach.model.tasks import Task

RECOGNITION_NOTICE = timedelta(days=60)  # domain ch. 10, derived alerts: a choice of ours


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """One line: for whom, what, by when. ``task`` is None for what follows from other facts.

    ``paper`` is a signed paper that has been out for too long.
    """

    who: str = field(repr=False)
    initials: str = field(repr=False)
    what: str = field(repr=False)
    kind: TaskKind
    due: date | None
    late_days: int
    task: TaskId | None = None
    student: StudentId | None = None
    employer: EmployerId | None = None
    paper: DocumentId | None = None


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
        todos += _expiring(session, on)
        todos += _papers_out(session, on)
        todos += _consent_alerts(session, on)
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
        )
        .outerjoin(Student, Student.id == Task.student_id)
        .outerjoin(Employer, Employer.id == Task.employer_id)
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
        what=task.what,
        kind=task.kind,
        due=task.due,
        late_days=(on - task.due).days if task.due else 0,
        task=TaskId(task.id),
        student=None if task.student is None else StudentId(task.student),
        employer=None if task.employer is None else EmployerId(task.employer),
    )


def company_initials(name: str) -> str:
    """Two letters for a company's circle: of its first two words."""
    words = [word for word in name.replace(".", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in words[:2]).upper()


def _expiring(session: Session, on: date) -> list[ToDo]:
    query = (
        select(Employer, Recognition.end)
        .join(Location, Location.employer_id == Employer.id)
        .join(Recognition, Recognition.location_id == Location.id)
        .where(Recognition.end.is_not(None), Recognition.end <= on + RECOGNITION_NOTICE)
        .order_by(Recognition.end)
    )
    seen: dict[int, ToDo] = {}
    for employer, end in session.execute(query):
        assert end is not None  # noqa: S101 - the query asks for it
        seen.setdefault(
            employer.id,
            ToDo(
                who=employer.name,
                initials=company_initials(employer.name),
                what="Erkenning leerbedrijf loopt af" if end >= on else "Erkenning leerbedrijf is verlopen",
                kind=TaskKind.OVERIG,
                due=end,
                late_days=(on - end).days,
                employer=EmployerId(employer.id),
            ),
        )
    return list(seen.values())


def _papers_out(session: Session, on: date) -> list[ToDo]:
    """Papers that were not brought back within the working days that the school allows."""
    return [
        ToDo(
            who=way.student_name,
            initials=way.initials,
            what=f"{label(way.kind).capitalize()} nog {label(way.place)}",
            kind=TaskKind.OVERIG,
            due=way.due,
            late_days=(on - way.due).days,
            student=way.student,
            paper=way.document,
        )
        for way in waiting_ways(session)
        if way.late
    ]


def _consent_alerts(session: Session, on: date) -> list[ToDo]:
    """Answers that were put off until now."""
    return [
        ToDo(
            who=item.student_name,
            initials=item.initials,
            what=item.what,
            kind=TaskKind.TOESTEMMING,
            due=item.due,
            late_days=(on - item.due).days,
            student=item.student,
        )
        for item in alerts(session, on)
    ]


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
