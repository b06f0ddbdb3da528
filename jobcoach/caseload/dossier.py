"""The head of a dossier: who it is, how it stands, and what comes next; and how many dossiers there are."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find
from jobcoach.caseload.log_book import KeepLog
from jobcoach.caseload.students import initials
from jobcoach.caseload.tasks import FinishTask
from jobcoach.model.base import HandoverId, InternshipId, LogEntryId, StudentId, TaskId
from jobcoach.model.choices import TaskKind
from jobcoach.model.handover import WAITING, Handover
from jobcoach.model.internships import Internship
from jobcoach.model.journal import Draft
from jobcoach.model.people import Student
from jobcoach.model.tasks import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The open task that presses most."""

    task: TaskId
    what: str = field(repr=False)
    kind: TaskKind
    due: date | None
    handover: HandoverId | None = None
    waits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Who, in one glance. ``stage`` is the one that runs now, with the company's name and its first day."""

    student: StudentId
    name: str = field(repr=False)
    call_name: str = field(repr=False)
    initials: str = field(repr=False)
    age: int | None
    class_name: str
    direction: str
    left_on: date | None
    stage: InternshipId | None
    employer: str
    since: date | None
    next_step: NextStep | None


def dossier_head(student: StudentId, *, on: date) -> Question[Head]:
    """Question: the head of a dossier as it stands on ``on``. Raises ``record.gone``."""

    def answer(session: Session) -> Head:
        row = must_find(session, Student, student)
        stage = _running(session, student, on)
        return Head(
            student=student,
            name=row.name,
            call_name=row.call_name,
            initials=initials(row.call_name, row.last_name),
            age=row.age_on(on),
            class_name=row.class_name,
            direction=row.direction,
            left_on=row.left_on,
            stage=None if stage is None else InternshipId(stage.id),
            employer="" if stage is None else stage.location.employer.name,
            since=None if stage is None else stage.start,
            next_step=_next_step(session, student),
        )

    return answer


def _running(session: Session, student: StudentId, on: date) -> Internship | None:
    query = select(Internship).where(Internship.student_id == student).order_by(Internship.start.desc())
    return next((stage for stage in session.scalars(query) if stage.runs_on(on) and stage.outcome is None), None)


def _next_step(session: Session, student: StudentId) -> NextStep | None:
    query = (
        select(Task, Handover.status)
        .outerjoin(Handover, Handover.id == Task.handover_id)
        .where(Task.student_id == student, Task.done_on.is_(None))
        .order_by(Task.due.is_(None), Task.due, Task.id)
        .limit(1)
    )
    found = session.execute(query).first()
    if found is None:
        return None
    row, status = found
    handover = None if row.handover_id is None else HandoverId(row.handover_id)
    return NextStep(
        task=TaskId(row.id), what=row.what, kind=row.kind, due=row.due, handover=handover, waits=status in WAITING
    )  # fmt: skip


def how_many_students(session: Session) -> int:
    """Question: the number of dossiers outside the bin."""
    return session.scalar(select(func.count(Student.id))) or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LogStep:
    """Keep a log entry and tick off the to-do it was about, in one act. Raises as ``KeepLog`` and ``FinishTask``."""

    log: KeepLog
    task: TaskId

    def __call__(self, session: Session) -> LogEntryId:
        entry = self.log(session)
        FinishTask(task=self.task)(session)
        return entry


def drafted(*, form: str, student: StudentId) -> Question[frozenset[str]]:
    """Question: which subjects ("12/good_at") of this student have a draft of this form."""

    def answer(session: Session) -> frozenset[str]:
        query = select(Draft.subject).where(
            Draft.form == form, Draft.subject.startswith(f"{student}/", autoescape=True)
        )
        return frozenset(session.scalars(query))

    return answer
