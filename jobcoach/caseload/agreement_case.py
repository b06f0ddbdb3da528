"""What an agreement rests on: the stage, its terms, who signs for the student, and the facts that the rules look at."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import must_find
from jobcoach.caseload.clauses import dropped_for
from jobcoach.caseload.internships import terms_of
from jobcoach.caseload.school import the_coach, the_school
from jobcoach.model.agreement import AgreementFacts
from jobcoach.model.base import InternshipId
from jobcoach.model.choices import AgreementKind, Relation
from jobcoach.model.clauses import agreement_kind
from jobcoach.model.internships import Internship, InternshipTerms
from jobcoach.model.people import NetworkPerson, Student

TITLES = {
    AgreementKind.PRO: "Stageovereenkomst",
    AgreementKind.VSO: "Stageovereenkomst",
    AgreementKind.ENTREE: "Praktijkovereenkomst",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything about one agreement, looked up once inside a session."""

    stage: Internship
    terms: InternshipTerms
    facts: AgreementFacts
    parents: tuple[str, ...]


def case_of(session: Session, internship: InternshipId) -> Case:
    """The stage with its terms and what the rules look at. Raises ``record.gone``."""
    stage = must_find(session, Internship, internship)
    student = must_find(session, Student, stage.student_id)
    terms = terms_of(session, internship) or InternshipTerms(internship_id=internship)
    parents = _parents(session, student)
    place, trainer = stage.location, stage.trainer
    kind, age = agreement_kind(student.school_kind, stage.kind), student.age_on(stage.start)
    facts = AgreementFacts(
        kind=kind,
        age=age,
        dropped=dropped_for(session, kind, age),
        decides_alone=student.decides_alone,
        parents=len(parents),
        director=the_school(session).director,
        company=place.employer.name,
        leerbedrijf_id=place.leerbedrijf_id,
        trainer=trainer.name if trainer else "",
        school_guide=terms.school_guide or the_coach(session).name,
        tasks=stage.tasks,
        goal=stage.goal,
        size=stage.hours_per_week,
        total_hours=terms.total_hours,
        qualification=terms.qualification,
        start=stage.start,
        end=stage.end,
        days=stage.days,
        times=terms.times,
        school_guidance=terms.school_guidance,
        company_guidance=terms.company_guidance,
        assessment=terms.assessment,
        insured_by=terms.insured_by,
        premium_by=terms.premium_by,
        emergency=terms.emergency,
        absence=terms.absence,
        safe_for_young=terms.safe_for_young,
    )
    return Case(stage=stage, terms=terms, facts=facts, parents=parents)


def _parents(session: Session, student: Student) -> tuple[str, ...]:
    """Who signs for the student: the representative, else the parents and guardians of the network."""
    if student.representative and not student.decides_alone:
        return (student.representative,)
    query = (
        select(NetworkPerson.name)
        .where(NetworkPerson.student_id == student.id)
        .where(NetworkPerson.relation.in_((Relation.OUDER, Relation.VOOGD)))
        .order_by(NetworkPerson.id)
    )
    return tuple(session.scalars(query))
