"""Internships: the list, the form, and what was logged there."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, fill, must_find
from jobcoach.caseload.students import initials
from jobcoach.model.base import ContactPersonId, EmployerId, InternshipId, LocationId, StudentId
from jobcoach.model.choices import AgreementStatus, Insurer, InternshipKind, Outcome, PaperStatus
from jobcoach.model.employers import ContactPerson, Employer, Location
from jobcoach.model.expected import Expected
from jobcoach.model.internships import Internship, InternshipTerms, check_period
from jobcoach.model.people import Student
from jobcoach.model.praktijkverklaring import Praktijkverklaring
from jobcoach.vault.changes import put_in_bin


@dataclass(frozen=True, slots=True, kw_only=True)
class InternshipRow:
    """One line of the list of stages."""

    id: InternshipId
    student: StudentId
    student_name: str = field(repr=False)
    initials: str = field(repr=False)
    employer: EmployerId
    employer_name: str
    place: str
    kind: InternshipKind
    start: date
    end: date | None
    hours_per_week: str
    agreement: AgreementStatus
    outcome: Outcome | None
    running: bool


def internship_rows(
    *, on: date, student: StudentId | None = None, employer: EmployerId | None = None, running: bool | None = None
) -> Question[tuple[InternshipRow, ...]]:
    """Question: stages, newest first, of everyone, of one student or at one company; ``running`` filters on ``on``."""

    def answer(session: Session) -> tuple[InternshipRow, ...]:
        query = (
            select(Internship, Student, Location, Employer)
            .join(Student, Student.id == Internship.student_id)
            .join(Location, Location.id == Internship.location_id)
            .join(Employer, Employer.id == Location.employer_id)
            .order_by(Internship.start.desc(), Internship.id.desc())
        )
        if student is not None:
            query = query.where(Internship.student_id == student)
        if employer is not None:
            query = query.where(Employer.id == employer)
        rows = tuple(_row(*found, on) for found in session.execute(query))
        return rows if running is None else tuple(row for row in rows if row.running == running)

    return answer


def _row(stage: Internship, student: Student, location: Location, employer: Employer, on: date) -> InternshipRow:
    return InternshipRow(
        id=InternshipId(stage.id),
        student=StudentId(student.id),
        student_name=student.name,
        initials=initials(student.call_name, student.last_name),
        employer=EmployerId(employer.id),
        employer_name=employer.name,
        place=location.place,
        kind=stage.kind,
        start=stage.start,
        end=stage.end,
        hours_per_week=stage.hours_per_week,
        agreement=stage.agreement,
        outcome=stage.outcome,
        running=stage.runs_on(on) and stage.outcome is None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveInternship:
    """Keep a stage; without ``id`` a new one. Raises ``internship.period``, ``record.gone``."""

    id: InternshipId | None = None
    student: StudentId
    location: LocationId
    trainer: ContactPersonId | None = None
    kind: InternshipKind = InternshipKind.ZELFSTANDIG
    start: date
    end: date | None = None
    days: str = ""
    hours_per_week: str = ""
    tasks: str = field(default="", repr=False)
    goal: str = field(default="", repr=False)
    agreement: AgreementStatus = AgreementStatus.CONCEPT
    insurance: str = ""
    outcome: Outcome | None = None
    result: str = field(default="", repr=False)
    times: str = ""
    total_hours: str = ""
    plan: str = field(default="", repr=False)
    qualification: str = ""
    school_guide: str = field(default="", repr=False)
    school_guidance: str = field(default="", repr=False)
    company_guidance: str = field(default="", repr=False)
    assessment: str = field(default="", repr=False)
    insured_by: Insurer | None = None
    premium_by: Insurer | None = None
    emergency: str = field(default="", repr=False)
    absence: str = field(default="", repr=False)
    equipment: str = ""
    expenses: str = ""
    safe_for_young: bool = False

    def __call__(self, session: Session) -> InternshipId:
        check_period(start=self.start, end=self.end)
        must_find(session, Student, self.student)
        must_find(session, Location, self.location)
        if self.trainer is not None:
            must_find(session, ContactPerson, self.trainer)
        stage = self._keep_stage(session)
        terms = terms_of(session, stage)
        if terms is None:
            terms = InternshipTerms(internship_id=stage)
            session.add(terms)
        fill(terms, {name: getattr(self, name) for name in _TERMS})
        session.flush()
        return stage

    def _keep_stage(self, session: Session) -> InternshipId:
        values = {name: getattr(self, name) for name in _PLAIN}
        links: dict[str, object] = {
            "student_id": self.student,
            "location_id": self.location,
            "trainer_id": self.trainer,
        }
        if self.id is not None:
            fill(must_find(session, Internship, self.id), values | links)
            return self.id
        row = Internship(student_id=self.student, location_id=self.location, trainer_id=self.trainer, **values)
        session.add(row)
        session.flush()
        return InternshipId(row.id)


_PLAIN = (
    "kind",
    "start",
    "end",
    "days",
    "hours_per_week",
    "tasks",
    "goal",
    "agreement",
    "insurance",
    "outcome",
    "result",
)
_TERMS = (
    "times",
    "total_hours",
    "plan",
    "qualification",
    "school_guide",
    "school_guidance",
    "company_guidance",
    "assessment",
    "insured_by",
    "premium_by",
    "emergency",
    "absence",
    "equipment",
    "expenses",
    "safe_for_young",
)


def terms_of(session: Session, internship: InternshipId) -> InternshipTerms | None:
    """The terms of a stage; None for one that was kept before there were any."""
    row: InternshipTerms | None = session.scalar(
        select(InternshipTerms).where(InternshipTerms.internship_id == internship)
    )
    return row


def internship_form(internship: InternshipId) -> Question[SaveInternship]:
    """Question: the stage, ready for the form."""

    def answer(session: Session) -> SaveInternship:
        row = must_find(session, Internship, internship)
        terms = terms_of(session, internship) or InternshipTerms(internship_id=internship)
        return SaveInternship(
            id=internship,
            student=StudentId(row.student_id),
            location=LocationId(row.location_id),
            # A trainer in the bin is no trainer any more; the relationship hides him.
            trainer=None if row.trainer is None else ContactPersonId(row.trainer.id),
            **{name: getattr(row, name) for name in _PLAIN},
            **{name: getattr(terms, name) for name in _TERMS},
        )

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place where a student can go: the location with its company, and the people there (id, name)."""

    location: LocationId
    employer: EmployerId
    name: str
    people: tuple[tuple[ContactPersonId, str], ...]


def places(session: Session) -> tuple[Place, ...]:
    """Question: every location to choose from, by company name."""
    people: dict[int, list[tuple[ContactPersonId, str]]] = {}
    for person in session.scalars(select(ContactPerson).order_by(ContactPerson.name)):
        people.setdefault(person.employer_id, []).append((ContactPersonId(person.id), person.name))
    query = (
        select(Location.id, Location.place, Employer.id.label("employer_id"), Employer.name)
        .join(Employer, Employer.id == Location.employer_id)
        .order_by(Employer.name)
    )
    return tuple(
        Place(
            location=LocationId(row.id),
            employer=EmployerId(row.employer_id),
            name=f"{row.name}, {row.place}".rstrip(", "),
            people=tuple(people.get(row.employer_id, ())),
        )
        for row in session.execute(query)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteInternship:
    """Put a stage in the bin, for 30 days, with a praktijkverklaring that is still a concept.

    Raises ``internship.in_use`` (number) when a praktijkverklaring was issued about it.
    """

    internship: InternshipId

    def __call__(self, session: Session) -> None:
        row = must_find(session, Internship, self.internship)
        for paper in session.scalars(select(Praktijkverklaring).where(Praktijkverklaring.internship_id == row.id)):
            if paper.status is not PaperStatus.CONCEPT:
                raise Expected("internship.in_use", number=paper.number)
            put_in_bin(session, paper)
        if (terms := terms_of(session, self.internship)) is not None:
            put_in_bin(session, terms)
        put_in_bin(session, row)
