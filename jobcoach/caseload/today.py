"""Vandaag: what must be done now, in groups, each with the one act that does it."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question
from jobcoach.caseload.students import initials
from jobcoach.model.base import EmployerId, InternshipId, StudentId, TaskId
from jobcoach.model.choices import TaskKind
from jobcoach.model.employers import Employer, Location, Recognition
from jobcoach.model.internships import Internship, LogEntry
from jobcoach.model.people import Student
from jobcoach.model.tasks import Task

RECOGNITION_NOTICE = timedelta(days=60)  # domain ch. 10, derived alerts: a choice of ours


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """One line: for whom, what, by when. ``task`` is None for what follows from other facts."""

    who: str = field(repr=False)
    initials: str = field(repr=False)
    what: str = field(repr=False)
    kind: TaskKind
    due: date | None
    late_days: int
    task: TaskId | None = None
    student: StudentId | None = None
    employer: EmployerId | None = None


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
        todos = [_todo(*row, on) for row in open_tasks if row[0].kind is not TaskKind.BEZOEK or _overdue(row[0], on)]
        todos += _expiring(session, on)
        late = [item for item in todos if item.late_days > 0]
        rest = [item for item in todos if item.late_days <= 0]
        legal = [item for item in rest if item.kind in (TaskKind.AANBOD, TaskKind.TOESTEMMING) or item.task is None]
        later = [item for item in rest if item.kind is TaskKind.NAZORG or (item.kind is TaskKind.OVERIG and item.task)]
        return Board(
            visits=tuple(_visit(session, *row, on) for row in open_tasks if _is_visit(row[0], on)),
            late=tuple(sorted(late, key=lambda item: -item.late_days)),
            promised=tuple(item for item in rest if item.kind is TaskKind.BELOFTE),
            legal=tuple(sorted(legal, key=lambda item: item.due or date.max)),
            later=tuple(later),
            visits_ahead=_ahead(open_tasks, on),
        )

    return answer


Found = tuple[Task, Student | None, Employer | None]


def _open(session: Session) -> list[Found]:
    """Open tasks with whom they are for; those of someone in the bin wait there with them."""
    query = (
        select(Task, Student, Employer)
        .outerjoin(Student, Student.id == Task.student_id)
        .outerjoin(Employer, Employer.id == Task.employer_id)
        .where(Task.done_on.is_(None))
        .order_by(Task.due.is_(None), Task.due, Task.at, Task.id)
    )
    return [
        (task, student, employer)
        for task, student, employer in session.execute(query)
        if (student or not task.student_id) and (student or employer or not task.employer_id)
    ]


def _overdue(task: Task, on: date) -> bool:
    return task.due is not None and task.due < on


def _is_visit(task: Task, on: date) -> bool:
    return task.kind is TaskKind.BEZOEK and task.due == on


def _todo(task: Task, student: Student | None, employer: Employer | None, on: date) -> ToDo:
    if student is not None:
        who, letters = student.name, initials(student.call_name, student.last_name)
    elif employer is not None:
        who, letters = employer.name, company_initials(employer.name)
    else:
        who, letters = "", ""
    return ToDo(
        who=who,
        initials=letters,
        what=task.what,
        kind=task.kind,
        due=task.due,
        late_days=(on - task.due).days if task.due else 0,
        task=TaskId(task.id),
        student=None if student is None else StudentId(student.id),
        employer=None if employer is None else EmployerId(employer.id),
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


def _visit(session: Session, task: Task, student: Student | None, employer: Employer | None, on: date) -> Visit:
    stage = session.get(Internship, task.internship_id) if task.internship_id else None
    location = stage.location if stage else None
    if employer is None and location is not None:
        employer = location.employer
    if location is None and employer is not None and employer.locations:
        location = employer.locations[0]
    before = select(LogEntry).where(LogEntry.student_id == task.student_id, LogEntry.on < on)
    if employer is not None:
        before = before.where(LogEntry.employer_id == employer.id)
    entries = session.scalars(before.order_by(LogEntry.on.desc(), LogEntry.id.desc())).all() if student else []
    promises = select(Task.what).where(
        Task.student_id == task.student_id, Task.kind == TaskKind.BELOFTE, Task.done_on.is_(None)
    )
    return Visit(
        task=TaskId(task.id),
        at=task.at,
        employer_name=employer.name if employer else "",
        address=location.address if location else "",
        travel=location.travel if location else "",
        student=None if student is None else StudentId(student.id),
        student_name=student.name if student else "",
        initials=initials(student.call_name, student.last_name) if student else "",
        what=task.what,
        internship=None if stage is None else InternshipId(stage.id),
        number=len(entries) + 1,
        last_on=entries[0].on if entries else None,
        last_note=entries[0].note if entries else "",
        promises=tuple(session.scalars(promises)) if student else (),
    )


def _ahead(rows: list[Found], on: date) -> tuple[tuple[date, int], ...]:
    counts: dict[date, int] = {}
    for task, *_ in rows:
        if task.kind is TaskKind.BEZOEK and task.due and on < task.due <= on + timedelta(days=7):
            counts[task.due] = counts.get(task.due, 0) + 1
    return tuple(sorted(counts.items()))
