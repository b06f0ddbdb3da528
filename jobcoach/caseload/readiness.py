"""What is still missing for a handover, and who can give it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import ScalarSelect, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from jobcoach.caseload.circumstances import Question, must_find
from jobcoach.caseload.paper_ways import PaperWay, ways_of
from jobcoach.caseload.skills import talents_with_evidence
from jobcoach.model.base import StudentId
from jobcoach.model.choices import Act, Capacity
from jobcoach.model.consent import Consent, who_agrees
from jobcoach.model.internships import Internship
from jobcoach.model.people import Coach, Need, OwnWords, Student
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
    counted = session.execute(_counts(student, on)).one()
    return Counted(
        talents_with_evidence=talents_with_evidence(session, student),
        words=counted.words,
        needs=counted.needs,
        scores=counted.scores,
        internships=counted.internships,
        consents=counted.consents,
        coach_reachable=bool(counted.coaches),
    )


def _counts(student: StudentId, on: date) -> Select[tuple[int, ...]]:
    """All the counts in one statement; the rule of the consents is ``Consent.holds_on``."""
    columns = (
        _of(student, OwnWords.id, OwnWords.student_id, OwnWords.deleted_at).label("words"),
        _of(student, Need.id, Need.student_id, Need.deleted_at).label("needs"),
        _of(student, CompetenceScore.id, CompetenceScore.student_id, CompetenceScore.deleted_at).label("scores"),
        _of(student, Internship.id, Internship.student_id, Internship.deleted_at).label("internships"),
    )
    holds = (
        Consent.on <= on,
        or_(Consent.withdrawn_on.is_(None), Consent.withdrawn_on > on),
        or_(Consent.valid_until.is_(None), Consent.valid_until >= on),
    )
    given = select(func.count(Consent.id)).where(
        Consent.student_id == student,
        Consent.act.in_((Act.VERZOEK, Act.VOORTZETTEN)),
        Consent.yes,
        Consent.deleted_at.is_(None),
        *holds,
    )
    reachable = select(func.count(Coach.id)).where(
        Coach.deleted_at.is_(None), or_(Coach.phone != "", Coach.email != "")
    )
    return select(*columns, given.scalar_subquery().label("consents"), reachable.scalar_subquery().label("coaches"))


def _of(
    student: StudentId,
    row: InstrumentedAttribute[int],
    of: InstrumentedAttribute[int],
    gone: InstrumentedAttribute[datetime | None],
) -> ScalarSelect[int]:
    return select(func.count(row)).where(of == student, gone.is_(None)).scalar_subquery()


def _employer(session: Session, student: StudentId, on: date) -> str:
    """Name of the company where the student works now, or worked last."""
    stages = session.scalars(select(Internship).where(Internship.student_id == student).order_by(Internship.start))
    ordered = sorted(stages, key=lambda stage: stage.runs_on(on))
    return ordered[-1].location.employer.name if ordered else ""
