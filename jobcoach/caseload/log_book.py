"""The log: a line typed at the employer, what was recognised in it, the tasks it promises, the evidence it is."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find, today
from jobcoach.caseload.skills import AddEvidence
from jobcoach.model.base import EmployerId, InternshipId, LogEntryId, StudentId, TalentId, WerkprocesId
from jobcoach.model.choices import LogKind, TaskKind
from jobcoach.model.employers import Employer, Location
from jobcoach.model.expected import Expected
from jobcoach.model.internships import Internship, LogEntry, LogWerkproces, check_log
from jobcoach.model.note_reading import Promise, Reading, read_note
from jobcoach.model.people import Student
from jobcoach.model.tasks import Task
from jobcoach.vault.changes import put_in_bin


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepLog:
    """Keep one log entry, with its promises as tasks and its links as evidence, in one act.

    Without ``internship`` the stage that runs that day at that company (or the only one that runs) is taken.
    Raises ``log.empty``, ``log.future``, ``log.minutes``, ``log.outside``, ``log.nobody``, ``log.other_stage``.
    """

    kind: LogKind
    on: date
    note: str = field(default="", repr=False)
    student: StudentId | None = None
    internship: InternshipId | None = None
    employer: EmployerId | None = None
    minutes: int | None = None
    personal: bool = False
    promises: tuple[Promise, ...] = field(default=(), repr=False)
    talents: tuple[TalentId, ...] = ()
    werkprocessen: tuple[WerkprocesId, ...] = ()

    def __call__(self, session: Session) -> LogEntryId:
        if not self.note.strip() and self.minutes is None:
            raise Expected("log.empty")
        if self.student is None and self.employer is None and self.internship is None:
            raise Expected("log.nobody")
        stage = self._stage(session)
        if stage is not None and self.student not in (None, stage.student_id):
            raise Expected("log.other_stage")
        check_log(on=self.on, minutes=self.minutes, today=today(session))
        if stage is not None and self.kind is LogKind.STAGEDAG:
            stage.check_log(on=self.on, minutes=self.minutes, today=today(session))
        entry = LogEntry(
            student_id=self.student if stage is None else stage.student_id,
            internship_id=None if stage is None else stage.id,
            employer_id=self.employer if stage is None else stage.location.employer_id,
            kind=self.kind,
            on=self.on,
            minutes=self.minutes,
            note=self.note.strip(),
            personal=self.personal,
        )
        session.add(entry)
        session.flush()
        self._links(session, entry)
        return LogEntryId(entry.id)

    def _stage(self, session: Session) -> Internship | None:
        if self.internship is not None:
            return must_find(session, Internship, self.internship)
        if self.student is None:
            return None
        running = [
            stage
            for stage in session.scalars(select(Internship).where(Internship.student_id == self.student))
            if stage.runs_on(self.on)
        ]
        if self.employer is not None:
            running = [stage for stage in running if stage.location.employer_id == self.employer]
        return running[0] if len(running) == 1 else None

    def _links(self, session: Session, entry: LogEntry) -> None:
        for promise in self.promises:
            session.add(
                Task(
                    what=promise.what,
                    kind=TaskKind.BELOFTE,
                    due=promise.due,
                    student_id=entry.student_id,
                    employer_id=entry.employer_id,
                    internship_id=entry.internship_id,
                    log_entry_id=entry.id,
                )
            )
        for werkproces in self.werkprocessen:
            session.add(LogWerkproces(log_entry_id=entry.id, werkproces_id=werkproces))
        for talent in self.talents:
            AddEvidence(talent=talent, log_entry=LogEntryId(entry.id))(session)


def read_for_log(text: str) -> Question[Reading]:
    """Question: what is recognised in the text, with the names of this caseload."""

    def answer(session: Session) -> Reading:
        people = session.execute(select(Student.id, Student.call_name, Student.infix, Student.last_name))
        return read_note(
            text,
            today=today(session),
            students=[
                (row.id, row.call_name, " ".join(part for part in (row.call_name, row.infix, row.last_name) if part))
                for row in people
            ],
            employers=list(session.execute(select(Employer.id, Employer.name))),
        )

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One entry of the log, newest first in lists."""

    id: LogEntryId
    kind: LogKind
    on: date
    minutes: int | None
    note: str = field(repr=False)
    personal: bool
    employer_name: str
    student_name: str = field(repr=False)


def log_of(
    *,
    student: StudentId | None = None,
    internship: InternshipId | None = None,
    employer: EmployerId | None = None,
    limit: int = 200,
) -> Question[tuple[LogRow, ...]]:
    """Question: the newest entries about a student, a stage or a company."""

    def answer(session: Session) -> tuple[LogRow, ...]:
        query = (
            select(LogEntry, Employer.name, Student)
            .outerjoin(Employer, Employer.id == LogEntry.employer_id)
            .outerjoin(Student, Student.id == LogEntry.student_id)
            .where(LogEntry.student_id.is_(None) | Student.id.is_not(None))  # not of a student in the bin
            .order_by(LogEntry.on.desc(), LogEntry.id.desc())
            .limit(limit)
        )
        for column, value in (
            (LogEntry.student_id, student),
            (LogEntry.internship_id, internship),
            (LogEntry.employer_id, employer),
        ):
            if value is not None:
                query = query.where(column == value)
        return tuple(
            LogRow(
                id=LogEntryId(entry.id),
                kind=entry.kind,
                on=entry.on,
                minutes=entry.minutes,
                note=entry.note,
                personal=entry.personal,
                employer_name=employer_name or "",
                student_name=person.name if person else "",
            )
            for entry, employer_name, person in session.execute(query)
        )

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteLog:
    """Put a log entry in the bin, for 30 days."""

    entry: LogEntryId

    def __call__(self, session: Session) -> None:
        put_in_bin(session, must_find(session, LogEntry, self.entry))


@dataclass(frozen=True, slots=True, kw_only=True)
class LogChoices:
    """Names for the corrections in the quick log: students and companies, and the running stage of a student."""

    students: tuple[tuple[StudentId, str], ...] = field(repr=False)
    employers: tuple[tuple[EmployerId, str], ...]


def log_choices(session: Session) -> LogChoices:
    """Question: who and where a log entry can be about."""
    columns = (Student.id, Student.call_name, Student.infix, Student.last_name)
    students = session.execute(select(*columns).order_by(Student.last_name, Student.call_name))
    employers = session.execute(select(Employer.id, Employer.name).order_by(Employer.name))
    return LogChoices(
        students=tuple((StudentId(row[0]), " ".join(part for part in row[1:] if part)) for row in students),
        employers=tuple((EmployerId(row_id), name) for row_id, name in employers),
    )


def running_stage(student: StudentId, *, on: date) -> Question[tuple[InternshipId, str] | None]:
    """Question: the stage that runs that day with the company's name, or None when there is none or more than one."""

    def answer(session: Session) -> tuple[InternshipId, str] | None:
        query = (
            select(Internship, Employer.name)
            .join(Location, Location.id == Internship.location_id)
            .join(Employer, Employer.id == Location.employer_id)
            .where(Internship.student_id == student)
        )
        running = [(stage, name) for stage, name in session.execute(query) if stage.runs_on(on)]
        return (InternshipId(running[0][0].id), running[0][1]) if len(running) == 1 else None

    return answer
