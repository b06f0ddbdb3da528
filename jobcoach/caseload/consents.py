"""Toestemming: recording answers, withdrawing them as easily, and what they add up to."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, fill, must_find, today
from jobcoach.model.base import ConsentId, StudentId
from jobcoach.model.choices import Act, Capacity, Ground, Relation, Subject, Way
from jobcoach.model.consent import (
    Consent,
    Recipient,
    Standing,
    check_consent,
    counting,
    ground_of,
    standing,
    who_agrees,
    who_consents,
)
from jobcoach.model.expected import Expected
from jobcoach.model.people import NetworkPerson, Student
from jobcoach.model.road import Road


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveRecipient:
    """Keep a recipient; without ``id`` a new one. Raises ``recipient.name``."""

    name: str
    contact: str = field(default="", repr=False)
    function: str = ""
    email: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    way: str = ""
    id: int | None = None

    def __call__(self, session: Session) -> int:
        if not self.name.strip():
            raise Expected("recipient.name")
        values = {
            name: getattr(self, name).strip() for name in ("name", "contact", "function", "email", "phone", "way")
        }
        if self.id is not None:
            fill(must_find(session, Recipient, self.id), values)
            return self.id
        row = Recipient(**values)
        session.add(row)
        session.flush()
        return row.id


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseRoad:
    """Remember how packages travel to this recipient. Raises ``record.gone``."""

    recipient: int
    road: Road

    def __call__(self, session: Session) -> None:
        row = must_find(session, Recipient, self.recipient)
        if row.way != self.road.value:
            row.way = self.road.value


def recipients(session: Session) -> tuple[SaveRecipient, ...]:
    """Question: known recipients by name, each ready for the form."""
    rows = session.scalars(select(Recipient).order_by(func.lower(Recipient.name)))
    return tuple(
        SaveRecipient(
            id=row.id,
            name=row.name,
            contact=row.contact,
            function=row.function,
            email=row.email,
            phone=row.phone,
            way=row.way,
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: a subject, or None for the act itself, and yes or no."""

    subject: Subject | None
    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordConsent:
    """Keep what one person answered on one day about one recipient, each with its ground.

    Raises ``consent.name``, ``consent.future``, ``consent.age``, ``consent.adult``, ``consent.too_young``,
    ``consent.nothing``.
    """

    student: StudentId
    recipient: int
    act: Act
    by_name: str = field(repr=False)
    capacity: Capacity
    on: date
    answers: tuple[Answer, ...]
    way: Way = Way.PAPIER
    valid_until: date | None = None

    def __call__(self, session: Session) -> None:
        student = must_find(session, Student, self.student)
        must_find(session, Recipient, self.recipient)
        check_consent(
            by_name=self.by_name,
            capacity=self.capacity,
            age=student.age_on(self.on),
            on=self.on,
            today=today(session),
        )
        if not self.answers:
            raise Expected("consent.nothing")
        for answer in self.answers:
            session.add(
                Consent(
                    student_id=self.student,
                    recipient_id=self.recipient,
                    subject=answer.subject,
                    act=self.act,
                    ground=ground_of(answer.subject, self.act),
                    yes=answer.yes,
                    by_name=self.by_name.strip(),
                    capacity=self.capacity,
                    on=self.on,
                    way=self.way,
                    valid_until=self.valid_until,
                )
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawConsent:
    """Withdraw one yes, from today on. Raises ``consent.withdrawn``."""

    consent: ConsentId

    def __call__(self, session: Session) -> None:
        row = must_find(session, Consent, self.consent)
        if row.withdrawn_on is not None:
            raise Expected("consent.withdrawn", on=row.withdrawn_on)
        row.withdrawn_on = today(session)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRow:
    """One recorded answer."""

    id: ConsentId
    recipient: str
    subject: Subject | None
    act: Act
    ground: Ground
    yes: bool
    by_name: str = field(repr=False)
    capacity: Capacity
    on: date
    valid_until: date | None
    withdrawn_on: date | None


def consents_of(student: StudentId) -> Question[tuple[ConsentRow, ...]]:
    """Question: every answer of and about a student, newest first."""

    def answer(session: Session) -> tuple[ConsentRow, ...]:
        query = (
            select(Consent, Recipient.name)
            .join(Recipient, Recipient.id == Consent.recipient_id)
            .where(Consent.student_id == student)
            .order_by(Consent.on.desc(), Consent.id.desc())
        )
        return tuple(
            ConsentRow(
                id=ConsentId(row.id),
                recipient=name,
                subject=row.subject,
                act=row.act,
                ground=row.ground,
                yes=row.yes,
                by_name=row.by_name,
                capacity=row.capacity,
                on=row.on,
                valid_until=row.valid_until,
                withdrawn_on=row.withdrawn_on,
            )
            for row, name in session.execute(query)
        )

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciders:
    """Who must answer for this student, per subject and for the act, with the names that are known."""

    age: int | None
    per_subject: tuple[Capacity, ...]
    for_act: tuple[Capacity, ...]
    names: tuple[tuple[Capacity, str], ...] = field(repr=False)


def deciders(student: StudentId, *, act: Act, on: date) -> Question[Deciders]:
    """Question: who decides on that day (domain 5.1); without a birth date nobody can be named."""

    def answer(session: Session) -> Deciders:
        row = must_find(session, Student, student)
        age = row.age_on(on)
        if age is None:
            return Deciders(age=None, per_subject=(), for_act=(), names=())
        per_subject = who_consents(age=age, decides_alone=row.decides_alone)
        for_act = per_subject if act is Act.BETREKKEN else who_agrees(age=age, decides_alone=row.decides_alone)
        parent = session.scalar(
            select(NetworkPerson.name)
            .where(NetworkPerson.student_id == student, NetworkPerson.relation.in_((Relation.OUDER, Relation.VOOGD)))
            .order_by(NetworkPerson.id)
            .limit(1)
        )
        known = {
            Capacity.STUDENT: row.name,
            Capacity.PARENT: parent or "",
            Capacity.REPRESENTATIVE: row.representative,
        }
        return Deciders(age=age, per_subject=per_subject, for_act=for_act, names=tuple(known.items()))

    return answer


def standing_of(student: StudentId, *, recipient: int, act: Act, on: date) -> Question[Standing]:
    """Question: what the answers to one recipient add up to. Raises ``consent.age`` without a birth date."""

    def answer(session: Session) -> Standing:
        row = must_find(session, Student, student)
        age = row.age_on(on)
        if age is None:
            raise Expected("consent.age")
        return standing(
            answers_to(session, student, recipient), act=act, age=age, decides_alone=row.decides_alone, on=on
        )

    return answer


def answers_to(session: Session, student: StudentId, recipient: int) -> list[Consent]:
    """Every answer about one recipient, in the order in which they were given."""
    query = (
        select(Consent)
        .where(Consent.student_id == student, Consent.recipient_id == recipient)
        .order_by(Consent.on, Consent.id)
    )
    return list(session.scalars(query))


def consent_rows(session: Session, student: StudentId, recipient: int, act: Act, on: date) -> tuple[Consent, ...]:
    """The answers that count on a day, for the table on the paper and in the data."""
    return counting(answers_to(session, student, recipient), act=act, on=on)
