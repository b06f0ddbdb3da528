"""The inzage-afdruk: everything about one student in readable sections, made and kept like any paper."""

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Column, ColumnElement, Select, Table, func, select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find, today
from jobcoach.caseload.inzage_names import name_of
from jobcoach.caseload.inzage_plan import LEFT_OUT, TOLD, Told
from jobcoach.caseload.paper_content import letterhead
from jobcoach.caseload.paper_trail import PaperOrder, make_paper
from jobcoach.caseload.school import the_coach, the_school
from jobcoach.caseload.work import Job, Work
from jobcoach.documents.inzage import Inzage, Section
from jobcoach.model.base import Base, DocumentId, StudentId
from jobcoach.model.choices import DocumentKind
from jobcoach.model.internships import LogEntry
from jobcoach.model.journal import AuditEntry, AuditKind
from jobcoach.model.labels import label, long_day
from jobcoach.model.notices import about_of, packages_of
from jobcoach.model.people import Student
from jobcoach.model.tasks import Task

Words = Callable[[str], str]
_WITH_BIN = {"include_deleted": True}
_HERE = ZoneInfo("Europe/Amsterdam")
_KINDS = {
    AuditKind.OPENED: "Dossier geopend",
    AuditKind.PRINTED: "Geprint",
    AuditKind.EXPORTED: "Papier gemaakt of als bestand bewaard",
    AuditKind.IMPORTED: "Ingelezen",
    AuditKind.UNDONE: "Teruggedraaid",
    AuditKind.UNLOCKED: "Kluis ontgrendeld",
}


def inzage_data(student: StudentId, *, words: Words = str) -> Question[Inzage]:
    """Question: what the paper prints today; ``words`` turns the name of a verb into Dutch. Raises ``record.gone``."""

    def answer(session: Session) -> Inzage:
        row, coach = must_find(session, Student, student), the_coach(session)
        reach = ", ".join(part for part in (coach.phone, coach.email) if part)
        return Inzage(
            school=letterhead(the_school(session)),
            made_on=today(session),
            student_name=row.official_name,
            call_name=row.call_name,
            born_on=row.born_on,
            contact=f"Vraag het aan {coach.name}, {coach.function}" + (f" ({reach})." if reach else "."),
            sections=tuple(_section(session, told, student) for told in TOLD),
            left_out=_left_out(session, student),
            seen=_seen(session, student, words),
        )

    return answer


def rows_of(told: Told, student: StudentId) -> Select[Any]:
    """The rows of one table that are about a student; personal notes are left out, and what hangs on them."""
    return select(told.model).where(_column(told, told.via).in_(_parents(told, student))).where(*_shared(told.model))


def _parents(told: Told, student: StudentId) -> Select[Any]:
    """The ids of what a row must hang on to be about the student."""
    if told.parent is Student:
        return select(Student.id).where(Student.id == student)
    above = next(one for one in TOLD if one.model is told.parent)
    key = _table(above.model).c.id
    return select(key).where(_column(above, above.via).in_(_parents(above, student)), *_shared(above.model))


def _shared(model: type[Base]) -> tuple[ColumnElement[bool], ...]:
    """No personal notes; nor a task that was made of one, which says it in the same words."""
    if model is LogEntry:
        return (LogEntry.personal.is_(False),)
    if model is Task:
        log = _table(LogEntry).c
        of_note = select(log.id).where(log.id == _table(Task).c.log_entry_id, log.personal)
        return (~of_note.exists(),)
    return ()


def _column(told: Told, name: str) -> Column[Any]:
    return _table(told.model).c[name]


def _table(model: type[Base]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)  # noqa: S101 - every model is a table
    return table


def _section(session: Session, told: Told, student: StudentId) -> Section:
    query = rows_of(told, student).order_by(_table(told.model).c.id)
    found = session.scalars(query, execution_options=_WITH_BIN)
    records = tuple(record for row in found if (record := _record(session, told, row)))
    return Section(title=told.title, records=records)


def _record(session: Session, told: Told, row: Base) -> tuple[tuple[str, str], ...]:
    """Label and value of every column that says something; a row in the bin says so."""
    pairs = []
    for name, words in told.columns.items():
        value = getattr(row, name)
        keys = list(_table(told.model).c[name].foreign_keys)
        linked = keys and isinstance(value, int)
        text = name_of(session, keys[0].column.table.name, value) if linked else _text(value)
        text = _SAID.get(name, str)(text)
        if text:
            pairs.append((words, text))
    gone = getattr(row, "deleted_at", None)
    if gone is not None and pairs:
        pairs.append(("Weggehaald", f"op {_moment(gone)}; wordt later gewist"))
    return tuple(pairs)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Enum):
        return label(value)
    if isinstance(value, datetime):
        return _moment(value)
    return long_day(value) if isinstance(value, date) else str(value).strip()


def _reasons(text: str) -> str:
    """Words that were left standing in an overdracht, each with the reason that was given."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return text
    return "\n".join(f"{word}: {why}" for word, why in found.items()) if isinstance(found, dict) else text


def _about(text: str) -> str:
    """Subjects by their Dutch words, each with what is right now."""
    found = about_of(text)
    lines = [f"{label(subject)}: {words}" if words else label(subject) for subject, words in found.items()]
    return "\n".join(lines) if len(lines) == len(text.splitlines()) else text


def _packages(text: str) -> str:
    """Packages with the day on which they went."""
    found = packages_of(text)
    lines = [f"{one.number}, verstuurd op {long_day(one.sent_on)}, SHA-256 {one.digest}" for one in found]
    return "\n".join(lines) if len(lines) == len(text.splitlines()) else text


_SAID: dict[str, Words] = {"reasons": _reasons, "about": _about, "packages": _packages}


def _moment(at: datetime) -> str:
    local = at.astimezone(_HERE)
    return f"{long_day(local.date())}, {local:%H.%M}\N{NO-BREAK SPACE}uur"


def _left_out(session: Session, student: StudentId) -> tuple[tuple[str, str], ...]:
    query = select(func.count()).select_from(LogEntry).where(LogEntry.student_id == student, LogEntry.personal)
    number = session.scalar(query, execution_options=_WITH_BIN) or 0
    if not number:
        return LEFT_OUT
    what = "Eén persoonlijke aantekening" if number == 1 else f"{number} persoonlijke aantekeningen"
    why = "Geheugensteun van je coach, met de taken daaruit. Niemand anders ziet die, en ze gaan nooit mee."
    return ((what, why), *LEFT_OUT)


def _seen(session: Session, student: StudentId, words: Words) -> tuple[tuple[str, str, str], ...]:
    """Opened, printed, exported one by one; changes of one day, person and kind together. The newest first."""
    query = select(AuditEntry).where(AuditEntry.student_id == student).order_by(AuditEntry.id.desc())
    lines: list[tuple[str, str, str]] = []
    changed: Counter[tuple[str, str, str]] = Counter()
    for entry in session.scalars(query):
        if entry.kind is AuditKind.CHANGED:
            line = (long_day(entry.at.astimezone(_HERE).date()), entry.who, words(entry.verb))
            changed[line] += 1
        else:
            what = ": ".join(part for part in (_KINDS[entry.kind], _named(session, entry.about)) if part)
            line = (_moment(entry.at), entry.who, what)
        if entry.kind is not AuditKind.CHANGED or changed[line] == 1:
            lines.append(line)
    return tuple(_counted(line, changed[line]) for line in lines)


def _named(session: Session, about: str) -> str:
    """The audit knows a recipient by its number; on paper it has its name."""
    return re.sub(r"ontvanger (\d+)", lambda found: name_of(session, "recipient", int(found[1])) or found[0], about)


def _counted(line: tuple[str, str, str], times: int) -> tuple[str, str, str]:
    when, who, what = line
    return (when, who, f"{what} ({times} keer)") if times > 1 else line


def make_inzage(student: StudentId, *, words: Words = str) -> Job[DocumentId]:
    """Job: number and keep the inzage-afdruk. Raises ``record.gone``, ``documents.character``."""

    def job(work: Work) -> DocumentId:
        from jobcoach.documents.inzage_paper import build

        order = PaperOrder(
            kind=DocumentKind.INZAGE,
            title="Inzage-afdruk",
            student=student,
            data=inzage_data(student, words=words),
            build=build,
        )
        return make_paper(order)(work)

    return job
