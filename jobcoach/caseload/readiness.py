"""What is still missing for a handover, and who can give it."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from jobcoach.caseload.circumstances import Question, must_find
from jobcoach.caseload.paper_ways import PaperWay, ways_of
from jobcoach.caseload.skills import talents_with_evidence
from jobcoach.model.base import StudentId
from jobcoach.model.choices import Act, Capacity
from jobcoach.model.consent import Consent, who_agrees
from jobcoach.model.internships import Internship
from jobcoach.model.people import Coach, Student
from jobcoach.model.readiness import Box, Counted, filled
from jobcoach.model.skills import CompetenceScore


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """The full boxes, the empty ones in order, and who must say yes (empty without a birth date).

    ``papers`` are those that still miss a signature or the scan; what is not back yet is no proof of anything.
    """

    full: frozenset[Box]
    missing: tuple[Box, ...]
    call_name: str = field(repr=False)
    employer: str
    deciders: tuple[Capacity, ...]
    papers: tuple[PaperWay, ...] = ()


def readiness_of(student: StudentId, *, on: date) -> Question[Readiness]:
    """Question: how far the dossier is for a handover, as it stands on ``on``. Raises ``record.gone``."""

    def answer(session: Session) -> Readiness:
        row = must_find(session, Student, student)
        full = filled(row, _counted(session, student, on))
        age = row.age_on(on)
        return Readiness(
            full=full,
            missing=tuple(box for box in Box if box not in full),
            call_name=row.call_name,
            employer=_employer(session, student, on),
            deciders=() if age is None else who_agrees(age=age, decides_alone=row.decides_alone),
            papers=tuple(way for way in ways_of(student)(session) if not way.signed and not way.replaced),
        )

    return answer


def _counted(session: Session, student: StudentId, on: date) -> Counted:
    coach = session.scalar(select(Coach))
    given = session.scalars(select(Consent).where(Consent.student_id == student, Consent.act != Act.BETREKKEN))
    return Counted(
        talents_with_evidence=talents_with_evidence(session, student),
        scores=_count(session, CompetenceScore.student_id, student),
        internships=_count(session, Internship.student_id, student),
        consents=sum(1 for item in given if item.yes and item.holds_on(on)),
        coach_reachable=coach is not None and bool(coach.phone or coach.email),
    )


def _count(session: Session, column: InstrumentedAttribute[int], student: StudentId) -> int:
    return session.scalar(select(func.count(column)).where(column == student)) or 0


def _employer(session: Session, student: StudentId, on: date) -> str:
    """Name of the company where the student works now, or worked last."""
    stages = session.scalars(select(Internship).where(Internship.student_id == student).order_by(Internship.start))
    ordered = sorted(stages, key=lambda stage: stage.runs_on(on))
    return ordered[-1].location.employer.name if ordered else ""
