"""Search everywhere: students, companies, people, notes, tasks and documents, by the beginnings of words."""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question
from jobcoach.model.employers import ContactPerson, Employer, Location
from jobcoach.model.internships import LogEntry
from jobcoach.model.tasks import Task
from jobcoach.vault.search import Hit as Row
from jobcoach.vault.search import found

_FIRST = ("student", "employer", "contact_person", "network_person", "task", "log_entry", "document", "location")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place where the words stand: the kind of record, the student or company to open, and a line to know it by."""

    kind: str
    student: int | None
    employer: int | None
    title: str = field(repr=False)
    line: str = field(repr=False)


def search(words: str, *, limit: int = 30) -> Question[tuple[Hit, ...]]:
    """Question: records that hold every word, people first. Fewer than 2 letters finds nothing."""

    def answer(session: Session) -> tuple[Hit, ...]:
        if len(words.strip()) < 2:
            return ()
        rows = found(words, limit=limit)(session)
        hits = [_hit(session, row) for row in rows]
        return tuple(sorted((hit for hit in hits if hit is not None), key=lambda hit: _FIRST.index(hit.kind)))

    return answer


def _hit(session: Session, row: Row) -> Hit | None:
    employer = None
    if row.kind == "employer":
        employer = row.row_id
    elif row.student_id is None:
        employer = _employer(session, row)
    if row.student_id is None and (employer is None or session.get(Employer, employer) is None):
        return None
    title = " ".join(row.title.split())
    return Hit(kind=row.kind, student=row.student_id, employer=employer, title=title, line=row.snippet)


def _employer(session: Session, row: Row) -> int | None:
    """The company that a person, a place, a note or a task without a student belongs to."""
    if row.kind == "contact_person":
        person = session.get(ContactPerson, row.row_id)
        return person.employer_id if person else None
    if row.kind == "location":
        location = session.get(Location, row.row_id)
        return location.employer_id if location else None
    if row.kind == "log_entry":
        entry = session.get(LogEntry, row.row_id)
        return entry.employer_id if entry else None
    task = session.get(Task, row.row_id) if row.kind == "task" else None
    return task.employer_id if task else None
