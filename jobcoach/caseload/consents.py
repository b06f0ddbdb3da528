"""Toestemming: recording answers, withdrawing them as easily, and what they add up to."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find, today
from jobcoach.caseload.consent_scans import link_scans_of
from jobcoach.caseload.telling import tell_withdrawn
from jobcoach.model.base import ConsentId, DocumentId, StudentId
from jobcoach.model.choices import Act, Capacity, Ground, RecipientKind, Relation, Subject, Way
from jobcoach.model.consent import (
    Consent,
    Recipient,
    Standing,
    asked_of,
    check_consent,
    counting,
    newest_answers,
    parents_needed,
    same_name,
    standing,
    who_allows,
    who_consents,
)
from jobcoach.model.expected import Expected
from jobcoach.model.grounds import acts_for, acts_that_count, ground_row, is_asked
from jobcoach.model.people import NetworkPerson, Student


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: a subject, or None for the act itself, and yes or no; with a day it is "ask me again then"."""

    subject: Subject | None
    yes: bool
    ask_again_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordConsent:
    """Keep what one person answered on one day about one recipient, each with its ground.

    A no to what had already gone out makes a notice for its recipient, as a withdrawal does.

    Raises ``consent.name``, ``consent.future``, ``consent.age``, ``consent.adult``, ``consent.too_young``,
    ``consent.nothing``, ``recipient.act`` (not for this recipient), ``consent.not_asked`` (it rests on a duty),
    ``consent.again`` (a day to ask again that is not later than the answer), ``consent.term`` (valid until before it).
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
        kind = must_find(session, Recipient, self.recipient).kind
        check_act(kind, self.act)
        check_consent(
            by_name=self.by_name,
            capacity=self.capacity,
            age=student.age_on(self.on),
            on=self.on,
            today=today(session),
        )
        if not self.answers:
            raise Expected("consent.nothing")
        grounds = [ground_row(kind, self.act, answer.subject, self.on).ground for answer in self.answers]
        if not all(ground.is_asked for ground in grounds):
            raise Expected("consent.not_asked")
        if any(answer.ask_again_on is not None and answer.ask_again_on <= self.on for answer in self.answers):
            raise Expected("consent.again")
        if self.valid_until is not None and self.valid_until < self.on:
            raise Expected("consent.term", on=self.on)
        given = [
            Consent(
                student_id=self.student,
                recipient_id=self.recipient,
                subject=answer.subject,
                act=self.act,
                ground=ground,
                yes=answer.yes and answer.ask_again_on is None,
                ask_again_on=answer.ask_again_on,
                by_name=self.by_name.strip(),
                capacity=self.capacity,
                on=self.on,
                way=self.way,
                valid_until=self.valid_until,
            )
            for answer, ground in zip(self.answers, grounds, strict=True)
        ]
        session.add_all(given)
        tell_withdrawn(session, (item for item in given if not item.yes and item.ask_again_on is None))
        if self.way is Way.PAPIER:
            session.flush()
            link_scans_of(session, self.student)


def what_is_asked(recipient: int, *, act: Act, on: date) -> Question[dict[Subject | None, tuple[Act, ...]]]:
    """Question: what somebody must say yes to (None: the act itself), and the acts whose answers count for it."""

    def answer(session: Session) -> dict[Subject | None, tuple[Act, ...]]:
        kind = must_find(session, Recipient, recipient).kind
        check_act(kind, act)
        asked = [item for item in (None, *Subject) if ground_row(kind, act, item, on).ground.is_asked]
        return {item: acts_that_count(kind, act, item, on) for item in asked}

    return answer


def check_act(kind: RecipientKind, act: Act) -> None:
    """Refuse what has no ground for this kind of recipient. Raises ``recipient.act``."""
    if act not in acts_for(kind):
        raise Expected("recipient.act", act=act, kind=kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawConsent:
    """Withdraw one yes, from today on; whoever got it already must hear that. Raises ``consent.withdrawn``."""

    consent: ConsentId

    def __call__(self, session: Session) -> None:
        row = must_find(session, Consent, self.consent)
        if row.withdrawn_on is not None:
            raise Expected("consent.withdrawn", on=row.withdrawn_on)
        row.withdrawn_on = today(session)
        if row.yes and _counts(session, row):
            tell_withdrawn(session, (row,))


def _counts(session: Session, row: Consent) -> bool:
    """Whether it is the last answer to its question: an older yes that is withdrawn changes nothing."""
    given = answers_to(session, StudentId(row.student_id), row.recipient_id)
    return newest_answers(given, act=row.act, on=today(session)).get(asked_of(row)) is row


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRow:
    """One recorded answer."""

    id: ConsentId
    recipient: str
    recipient_id: int
    subject: Subject | None
    act: Act
    ground: Ground
    yes: bool
    by_name: str = field(repr=False)
    capacity: Capacity
    on: date
    valid_until: date | None
    withdrawn_on: date | None
    ask_again_on: date | None
    document: DocumentId | None = None


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
                recipient_id=row.recipient_id,
                subject=row.subject,
                act=row.act,
                ground=row.ground,
                yes=row.yes,
                by_name=row.by_name,
                capacity=row.capacity,
                on=row.on,
                valid_until=row.valid_until,
                withdrawn_on=row.withdrawn_on,
                ask_again_on=row.ask_again_on,
                document=None if row.document_id is None else DocumentId(row.document_id),
            )
            for row, name in session.execute(query)
        )

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciders:
    """Who must answer for this student, per subject and for the act, with the names that are known.

    ``parents`` names the parents or guardians who answer, at most as many as must; with none known it is empty.
    ``needed`` is how many of them must say yes.
    """

    age: int | None
    per_subject: tuple[Capacity, ...]
    for_act: tuple[Capacity, ...]
    names: tuple[tuple[Capacity, str], ...] = field(repr=False)
    parents: tuple[str, ...] = field(default=(), repr=False)
    needed: int = 1

    @property
    def people(self) -> tuple[tuple[Capacity, str], ...]:
        """Everyone who must answer, each once: who decides about the act first; both parents where both must."""
        names, found = dict(self.names), []
        for who in dict.fromkeys((*self.for_act, *self.per_subject)):
            several = self.parents if who is Capacity.PARENT else ()
            found += [(who, name) for name in several or (names[who],)]
        return tuple(found)


def deciders(student: StudentId, *, act: Act, on: date) -> Question[Deciders]:
    """Question: who decides on that day (domain 5.1); without a birth date, or where nothing is asked, nobody."""

    def answer(session: Session) -> Deciders:
        row = must_find(session, Student, student)
        age = row.age_on(on)
        if age is None:
            return Deciders(age=None, per_subject=(), for_act=(), names=())
        if not is_asked(act):
            return Deciders(age=age, per_subject=(), for_act=(), names=())
        per_subject = who_consents(age=age, decides_alone=row.decides_alone)
        for_act = who_allows(age=age, decides_alone=row.decides_alone, act=act)
        parents = _parents(session, row)
        known = {
            Capacity.STUDENT: row.name,
            Capacity.PARENT: parents[0] if parents else "",
            Capacity.REPRESENTATIVE: row.representative,
        }
        needed = parents_needed(parents, both=row.both_parents)
        return Deciders(
            age=age,
            per_subject=per_subject,
            for_act=for_act,
            names=tuple(known.items()),
            parents=parents[:needed],
            needed=needed,
        )

    return answer


def _parents(session: Session, student: Student) -> tuple[str, ...]:
    """Names of the parents and guardians in the network, each once, in the order in which they were noted."""
    rows = session.scalars(
        select(NetworkPerson.name)
        .where(NetworkPerson.student_id == student.id, NetworkPerson.relation.in_((Relation.OUDER, Relation.VOOGD)))
        .order_by(NetworkPerson.id)
    )
    return tuple({same_name(name): name for name in reversed(rows.all())}.values())[::-1]


def standing_of(student: StudentId, *, recipient: int, act: Act, on: date) -> Question[Standing]:
    """Question: what the answers to one recipient add up to. Raises ``consent.age`` without a birth date."""
    return lambda session: the_standing(
        session, must_find(session, Student, student), must_find(session, Recipient, recipient), act=act, on=on
    )


def the_standing(session: Session, student: Student, recipient: Recipient, *, act: Act, on: date) -> Standing:
    """The one place that everything that shares asks. Raises ``consent.age``, ``recipient.act``."""
    age = student.age_on(on)
    if age is None:
        raise Expected("consent.age")
    check_act(recipient.kind, act)
    return standing(
        answers_to(session, StudentId(student.id), recipient.id),
        act=act,
        age=age,
        decides_alone=student.decides_alone,
        on=on,
        kind=recipient.kind,
        parents=parents_needed(_parents(session, student), both=student.both_parents),
    )


def answers_to(session: Session, student: StudentId, recipient: int) -> list[Consent]:
    """Every answer about one recipient, in the order in which they were given."""
    query = (
        select(Consent)
        .where(Consent.student_id == student, Consent.recipient_id == recipient)
        .order_by(Consent.on, Consent.id)
    )
    return list(session.scalars(query))


def consent_rows(session: Session, student: StudentId, recipient: Recipient, act: Act, on: date) -> tuple[Consent, ...]:
    """The answers that count on a day, for the table on the paper and in the data. Raises ``consent.age``.

    Of a recipient that is not kept (the concept of Mijn map) there are none.
    """
    row = must_find(session, Student, student)
    age = row.age_on(on)
    if age is None:
        raise Expected("consent.age")
    return counting(
        answers_to(session, student, recipient.id), act=act, age=age, decides_alone=row.decides_alone, on=on,
        kind=recipient.kind,
    )  # fmt: skip
