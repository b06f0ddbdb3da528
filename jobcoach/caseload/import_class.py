"""A class list becomes students: matched on student number, shown before it is done, undone as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, fill, today
from jobcoach.caseload.students import SaveStudent
from jobcoach.exchange.class_list import StudentRow
from jobcoach.model.expected import Expected
from jobcoach.model.journal import AuditKind
from jobcoach.model.people import Student, check_student
from jobcoach.vault.changes import record

_FIELDS = tuple(item.name for item in fields(StudentRow) if item.name != "row")


class Fate(Enum):
    """What the import would do with a row."""

    NEW = "nieuw"
    CHANGED = "gewijzigd"
    SAME = "gelijk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One row of the list: what would happen, and which fields would change."""

    row: int
    name: str = field(repr=False)
    fate: Fate
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """How many students were added, changed and left alone."""

    new: int
    changed: int
    same: int


def plan_import(rows: Sequence[StudentRow]) -> Question[tuple[Planned, ...]]:
    """Question (dry run): what importing these rows would do; writes nothing. Raises what ``ImportClass`` raises."""

    def answer(session: Session) -> tuple[Planned, ...]:
        known = _known(session)
        planned = []
        for row in rows:
            _check(session, row)
            student = _match(known, row)
            changes = () if student is None else tuple(_changes(student, row))
            fate = Fate.NEW if student is None else Fate.CHANGED if changes else Fate.SAME
            planned.append(Planned(row=row.row, name=_name(row), fate=fate, changes=changes))
        return tuple(planned)

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportClass:
    """Add and change students from a list in one act; an empty cell never wipes what is known.

    Raises ``student.name``, ``import.born_on`` (row).
    """

    rows: tuple[StudentRow, ...] = field(repr=False)

    def __call__(self, session: Session) -> Imported:
        known = _known(session)
        counts = dict.fromkeys(Fate, 0)
        for row in self.rows:
            _check(session, row)
            student = _match(known, row)
            if student is None:
                SaveStudent(**{name: getattr(row, name) for name in _FIELDS})(session)
                counts[Fate.NEW] += 1
                continue
            changes = _changes(student, row)
            fill(student, changes)
            counts[Fate.CHANGED if changes else Fate.SAME] += 1
        record(session, AuditKind.IMPORTED, verb="ImportClass", about=f"{len(self.rows)} rijen")
        return Imported(new=counts[Fate.NEW], changed=counts[Fate.CHANGED], same=counts[Fate.SAME])


def _check(session: Session, row: StudentRow) -> None:
    """A list may not bring in what the form refuses, also not for a student who is known; name the row."""
    try:
        check_student(call_name=row.call_name, last_name=row.last_name, born_on=row.born_on, today=today(session))
    except Expected as error:
        if error.key == "student.born_on":
            raise Expected("import.born_on", row=row.row) from error
        raise


def _known(session: Session) -> list[Student]:
    return list(session.scalars(select(Student)))


def _match(known: list[Student], row: StudentRow) -> Student | None:
    """On student number; without one on the whole name with the birth date, never on a name alone."""
    if row.number:
        for student in known:
            if student.number == row.number:
                return student
    if row.born_on is None:
        return None
    for student in known:
        same_person = (student.call_name, student.infix, student.last_name) == (row.call_name, row.infix, row.last_name)
        if same_person and student.born_on == row.born_on and (not row.number or not student.number):
            return student
    return None


def _changes(student: Student, row: StudentRow) -> dict[str, object]:
    return {name: value for name in _FIELDS if (value := getattr(row, name)) and value != getattr(student, name)}


def _name(row: StudentRow) -> str:
    return " ".join(part for part in (row.call_name, row.infix, row.last_name) if part)
