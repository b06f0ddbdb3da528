"""Students: the list, the facts, and the bin."""

import secrets
from dataclasses import dataclass, field, fields
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, fill, must_find, today
from jobcoach.model.base import StudentId
from jobcoach.model.choices import SchoolKind, Transport
from jobcoach.model.journal import AuditKind
from jobcoach.model.people import Student, check_student
from jobcoach.model.tasks import Task
from jobcoach.vault.changes import put_in_bin, record


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentRow:
    """One line of the list: the name first, the next step second, the date last."""

    id: StudentId
    name: str
    initials: str
    class_name: str
    next_step: str
    due: date | None
    late: bool


def initials(call_name: str, last_name: str) -> str:
    """Two letters for the soft circle: first letter of the call name and of the last name."""
    return (call_name[:1] + last_name[:1]).upper()


def student_rows(*, on: date, filter_text: str = "", by_date: bool = False) -> Question[tuple[StudentRow, ...]]:
    """Question: all students that are not in the bin, by last name or by the date of the next step.

    ``filter_text`` matches anywhere in name or class, without regard to capitals.
    """

    def answer(session: Session) -> tuple[StudentRow, ...]:
        steps = _next_steps(session)
        wanted = filter_text.strip().casefold()
        columns = (Student.id, Student.call_name, Student.infix, Student.last_name, Student.class_name)
        query = select(*columns).order_by(func.lower(Student.last_name), Student.call_name)
        rows = []
        for student, call_name, infix, last_name, class_name in session.execute(query):
            name = f"{call_name} {infix} {last_name}" if infix else f"{call_name} {last_name}".strip()
            if wanted and wanted not in f"{name} {class_name}".casefold():
                continue
            due, what = steps.get(student, _NOTHING)
            rows.append(
                StudentRow(
                    id=StudentId(student),
                    name=name,
                    initials=initials(call_name, last_name),
                    class_name=class_name,
                    next_step=what,
                    due=due,
                    late=due is not None and due < on,
                )
            )
        if by_date:
            rows.sort(key=lambda item: (item.due is None, item.due or on))
        return tuple(rows)

    return answer


_NOTHING: tuple[date | None, str] = (None, "")


def _next_steps(session: Session) -> dict[int, tuple[date | None, str]]:
    """The open task that comes first, per student; the last one read stays, so the first is read last."""
    query = (
        select(Task.student_id, Task.due, Task.what)
        .where(Task.done_on.is_(None), Task.student_id.is_not(None))
        .order_by(Task.due.is_not(None), Task.due.desc(), Task.id.desc())
    )
    return {student: (due, what) for student, due, what in session.execute(query) if student is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveStudent:
    """Keep a student; without ``id`` a new one. Raises ``student.name``, ``student.born_on``, ``record.gone``."""

    id: StudentId | None = None
    number: str = field(default="", repr=False)
    call_name: str = field(default="", repr=False)
    first_names: str = field(default="", repr=False)
    infix: str = field(default="", repr=False)
    last_name: str = field(default="", repr=False)
    born_on: date | None = field(default=None, repr=False)
    born_in: str = field(default="", repr=False)
    street: str = field(default="", repr=False)
    postcode: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    municipality: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    school_kind: SchoolKind = SchoolKind.PRO
    class_name: str = ""
    mentor: str = field(default="", repr=False)
    direction: str = ""
    enrolled_on: date | None = None
    expected_leave_on: date | None = None
    left_on: date | None = None
    decides_alone: bool = True
    representative: str = field(default="", repr=False)
    both_parents: bool = True
    transport: Transport | None = None
    language: str = ""

    def __call__(self, session: Session) -> StudentId:
        check_student(call_name=self.call_name, last_name=self.last_name, born_on=self.born_on, today=today(session))
        values = {item.name: getattr(self, item.name) for item in fields(self) if item.name != "id"}
        if self.id is None:
            row = Student(uid=secrets.token_hex(16), **values)
            session.add(row)
            session.flush()
            return StudentId(row.id)
        fill(must_find(session, Student, self.id), values)
        return self.id


def student_form(student: StudentId) -> Question[SaveStudent]:
    """Question: the student's facts, ready for the form."""

    def answer(session: Session) -> SaveStudent:
        row = must_find(session, Student, student)
        return SaveStudent(**{item.name: getattr(row, item.name) for item in fields(SaveStudent)})

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteStudent:
    """Put a student in the bin, for 30 days. Raises ``record.gone``."""

    student: StudentId

    def __call__(self, session: Session) -> None:
        put_in_bin(session, must_find(session, Student, self.student))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDossier:
    """Note in the audit that this dossier was opened (decisions: opening is an explicit event)."""

    student: StudentId

    def __call__(self, session: Session) -> None:
        record(session, AuditKind.OPENED, verb="OpenDossier", student_id=self.student)


def names_to_hide(session: Session) -> tuple[tuple[str, str], ...]:
    """Question: (call name, last name) of every student, also those in the bin: a note may still name them."""
    names = select(Student.call_name, Student.last_name).execution_options(include_deleted=True)
    return tuple((call, last) for call, last in session.execute(names))
