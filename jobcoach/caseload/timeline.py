"""The timeline of a student: what happened, newest first, and what is planned."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question
from jobcoach.caseload.recipients import shown_name
from jobcoach.model.base import StudentId
from jobcoach.model.choices import LogKind, PaperStatus, Rater, TaskKind
from jobcoach.model.consent import Consent, Recipient
from jobcoach.model.employers import Employer, Location
from jobcoach.model.handover import Handover
from jobcoach.model.internships import Internship, LogEntry
from jobcoach.model.people import OwnWords
from jobcoach.model.praktijkverklaring import Praktijkverklaring
from jobcoach.model.skills import CompetenceScore
from jobcoach.model.tasks import Task


class Happening(Enum):
    """What kind of moment it is."""

    VISIT = "bezoek"
    TASK = "taak"
    LOG = "vastgelegd"
    SCORES = "beoordeling"
    WORDS = "eigen_woorden"
    STAGE_START = "stage_begin"
    STAGE_END = "stage_einde"
    PAPER = "praktijkverklaring"
    CONSENT = "toestemming"
    HANDOVER = "overdracht"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One moment: its day, a time like "10:30" or nothing, where or who (``about``) and one line of ``text``."""

    kind: Happening
    on: date
    at: str = ""
    about: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    log_kind: LogKind | None = None
    raters: tuple[Rater, ...] = ()
    coming: bool = False


def timeline_of(student: StudentId, *, on: date, limit: int = 200) -> Question[tuple[Moment, ...]]:
    """Question: planned moments first (the nearest nearest to now), then what happened, newest first."""

    def answer(session: Session) -> tuple[Moment, ...]:
        coming = sorted(_planned(session, student, on), key=lambda item: (item.on, item.at), reverse=True)
        past = [
            *_log(session, student, limit),
            *_scores(session, student),
            *_words(session, student),
            *_stages(session, student, on),
            *_papers(session, student),
            *_consents(session, student),
            *_handovers(session, student),
        ]
        past.sort(key=lambda item: item.on, reverse=True)
        return (*coming, *past)[:limit]

    return answer


def _planned(session: Session, student: StudentId, on: date) -> list[Moment]:
    query = (
        select(Task, Employer.name)
        .outerjoin(Employer, Employer.id == Task.employer_id)
        .where(Task.student_id == student, Task.done_on.is_(None), Task.due.is_not(None), Task.due >= on)
    )
    return [
        Moment(
            kind=Happening.VISIT if task.kind is TaskKind.BEZOEK else Happening.TASK,
            on=task.due,
            at=task.at,
            about=employer or "",
            text=task.what,
            coming=True,
        )
        for task, employer in session.execute(query)
        if task.due is not None
    ]


def _log(session: Session, student: StudentId, limit: int) -> list[Moment]:
    query = (
        select(LogEntry.kind, LogEntry.on, LogEntry.note, Employer.name)
        .outerjoin(Employer, Employer.id == LogEntry.employer_id)
        .where(LogEntry.student_id == student)
        .order_by(LogEntry.on.desc(), LogEntry.id.desc())
        .limit(limit)
    )
    return [
        Moment(kind=Happening.LOG, on=row.on, about=row.name or "", text=row.note, log_kind=row.kind)
        for row in session.execute(query)
    ]


def _scores(session: Session, student: StudentId) -> list[Moment]:
    query = select(CompetenceScore.on, CompetenceScore.rater).where(CompetenceScore.student_id == student).distinct()
    days: dict[date, set[Rater]] = {}
    for on, rater in session.execute(query):
        days.setdefault(on, set()).add(rater)
    return [
        Moment(kind=Happening.SCORES, on=on, raters=tuple(rater for rater in Rater if rater in raters))
        for on, raters in days.items()
    ]


def _words(session: Session, student: StudentId) -> list[Moment]:
    query = select(OwnWords.told_on).where(OwnWords.student_id == student, OwnWords.told_on.is_not(None)).distinct()
    return [Moment(kind=Happening.WORDS, on=on) for on in session.scalars(query) if on is not None]


def _stages(session: Session, student: StudentId, on: date) -> list[Moment]:
    query = (
        select(Internship.start, Internship.end, Employer.name)
        .join(Location, Location.id == Internship.location_id)
        .join(Employer, Employer.id == Location.employer_id)
        .where(Internship.student_id == student, Internship.start <= on)
    )
    moments = []
    for start, end, name in session.execute(query):
        moments.append(Moment(kind=Happening.STAGE_START, on=start, about=name))
        if end is not None and end <= on:
            moments.append(Moment(kind=Happening.STAGE_END, on=end, about=name))
    return moments


def _papers(session: Session, student: StudentId) -> list[Moment]:
    query = select(Praktijkverklaring).where(
        Praktijkverklaring.student_id == student, Praktijkverklaring.status != PaperStatus.CONCEPT
    )
    return [
        Moment(kind=Happening.PAPER, on=row.issued_on, about=row.internship.location.employer.name, text=row.number)
        for row in session.scalars(query)
        if row.issued_on is not None
    ]


def _consents(session: Session, student: StudentId) -> list[Moment]:
    query = (
        select(Consent.on, Recipient.name)
        .join(Recipient, Recipient.id == Consent.recipient_id)
        .where(Consent.student_id == student)
        .distinct()
    )
    return [Moment(kind=Happening.CONSENT, on=row.on, about=row.name) for row in session.execute(query)]


def _handovers(session: Session, student: StudentId) -> list[Moment]:
    query = (
        select(Handover)
        .join(Recipient, Recipient.id == Handover.recipient_id)
        .where(Handover.student_id == student, Handover.sent_on.is_not(None))
    )
    return [
        Moment(
            kind=Happening.HANDOVER,
            on=row.sent_on,
            about=shown_name(row.recipient, row.student, row.sent_on),
            text=row.number,
        )
        for row in session.scalars(query)
        if row.sent_on is not None
    ]
