"""To-dos: keep, finish, and take back."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, fill, must_find, today
from jobcoach.model.base import EmployerId, InternshipId, StudentId, TaskId
from jobcoach.model.choices import TaskKind
from jobcoach.model.tasks import Task, check_task
from jobcoach.vault.changes import put_in_bin


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveTask:
    """Keep a task; without ``id`` a new one. ``at`` is a time like "10:30" or empty. Raises ``task.what``."""

    what: str = field(repr=False)
    kind: TaskKind = TaskKind.OVERIG
    due: date | None = None
    at: str = ""
    student: StudentId | None = None
    employer: EmployerId | None = None
    internship: InternshipId | None = None
    id: TaskId | None = None

    def __call__(self, session: Session) -> TaskId:
        check_task(self.what)
        values: dict[str, object] = {"what": self.what.strip(), "kind": self.kind, "due": self.due, "at": self.at}
        if self.id is not None:
            fill(must_find(session, Task, self.id), values)
            return self.id
        row = Task(
            what=self.what.strip(),
            kind=self.kind,
            due=self.due,
            at=self.at,
            student_id=self.student,
            employer_id=self.employer,
            internship_id=self.internship,
        )
        session.add(row)
        session.flush()
        return TaskId(row.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishTask:
    """Mark a task as done today. Raises ``task.done``, ``record.gone``."""

    task: TaskId

    def __call__(self, session: Session) -> None:
        must_find(session, Task, self.task).finish(today(session))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteTask:
    """Put a task in the bin."""

    task: TaskId

    def __call__(self, session: Session) -> None:
        put_in_bin(session, must_find(session, Task, self.task))


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """An open task of a student."""

    id: TaskId
    what: str = field(repr=False)
    kind: TaskKind
    due: date | None


def open_tasks_of(student: StudentId) -> Question[tuple[TaskRow, ...]]:
    """Question: what is open for a student, the most pressing first."""

    def answer(session: Session) -> tuple[TaskRow, ...]:
        query = (
            select(Task)
            .where(Task.student_id == student, Task.done_on.is_(None))
            .order_by(Task.due.is_(None), Task.due, Task.id)
        )
        return tuple(
            TaskRow(id=TaskId(row.id), what=row.what, kind=row.kind, due=row.due) for row in session.scalars(query)
        )

    return answer
