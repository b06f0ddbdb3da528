"""What the papers of the chain take from a dossier: head, leaving day, recipient, overdracht, who signs."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import must_find, today
from jobcoach.caseload.consents import consent_rows, deciders, standing_of
from jobcoach.caseload.handovers import proposed
from jobcoach.caseload.paper_content import letterhead
from jobcoach.caseload.school import the_coach, the_school
from jobcoach.documents.overgangsdocument import Contact
from jobcoach.documents.verzoek import Agreement
from jobcoach.model.base import HandoverId, StudentId
from jobcoach.model.choices import Act, Capacity, HandoverStatus, RecipientKind
from jobcoach.model.consent import Recipient, Standing
from jobcoach.model.expected import Expected
from jobcoach.model.grounds import acts_for, is_asked
from jobcoach.model.handover import Handover
from jobcoach.model.labels import label
from jobcoach.model.law import Rule, Topic, rule, years_after
from jobcoach.model.people import Student
from jobcoach.model.wording import Flaw, remarks_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which paper is wanted: of whom, for which recipient and about which act (None: those of the overdracht).

    ``handover`` is the overdracht that it is about; without one the newest of the student.

    ``home`` asks for a letter to the parents of an adult; ``agreed`` says that the student finds that good.
    """

    student: StudentId
    recipient: int | None = None
    act: Act | None = None
    home: bool = False
    agreed: bool = False
    handover: HandoverId | None = None


def head(session: Session, student: Student) -> dict[str, Any]:
    """The fields that every ``Form`` has. Raises ``school.none``."""
    coach = the_coach(session)
    contact = Contact(
        name=coach.name,
        function=coach.function.capitalize(),
        phone=coach.phone,
        email=coach.email,
        reachable=coach.reachable,
        until=until(session, student),
    )
    return {
        "school": letterhead(the_school(session)),
        "contact": contact,
        "made_on": today(session),
        "student_name": student.official_name,
        "call_name": student.call_name,
        "born_on": student.born_on,
        "missing": () if coach.phone or coach.email else ("telefoon of mail van de coach (bij Instellingen)",),
    }


def lawful(session: Session, student: Student, topic: Topic) -> Rule:
    """The rule of law for this student's kind of school, today."""
    return rule(topic, student.school_kind, today(session))


def leave_day(student: Student) -> date | None:
    """The day of leaving, known or expected."""
    return student.left_on or student.expected_leave_on


def until(session: Session, student: Student) -> date | None:
    """The last day of the support after school, when the day of leaving is known."""
    day = leave_day(student)
    return years_after(day, lawful(session, student, Topic.TERM).years) if day else None


def start_day(student: Student) -> date | None:
    """The day after leaving."""
    day = leave_day(student)
    return day + timedelta(days=1) if day else None


def newest_handover(session: Session, student: StudentId) -> Handover | None:
    """The overdracht to others that is being prepared or was sent last; replaced ones do not count."""
    query = (
        select(Handover)
        .where(
            Handover.student_id == student, Handover.status != HandoverStatus.VERVANGEN, Handover.act != Act.MEEGEVEN
        )
        .order_by(Handover.id.desc())
    )
    return session.scalars(query).first()


def the_handover(session: Session, student: StudentId, handover: HandoverId | None = None) -> Handover:
    """This overdracht, or the newest. Raises ``form.handover`` when there is none, ``record.gone``."""
    if handover is not None:
        return must_find(session, Handover, handover)
    found = newest_handover(session, student)
    if found is None:
        raise Expected("form.handover")
    return found


def the_recipient(session: Session, wish: Wish) -> Recipient:
    """Who receives: as wished, of the overdracht, of the municipality where the student lives, or the only one known.

    Raises ``form.recipient``, ``record.gone``.
    """
    if wish.recipient is not None:
        return must_find(session, Recipient, wish.recipient)
    handover = newest_handover(session, wish.student)
    if handover is not None:
        return handover.recipient
    fits = proposed(wish.student, on=today(session))(session).recipient
    if fits:
        return must_find(session, Recipient, fits)
    known = session.scalars(select(Recipient).where(Recipient.kind != RecipientKind.LEERLING)).all()
    if len(known) != 1:
        raise Expected("form.recipient")
    return known[0]


def the_act(session: Session, wish: Wish) -> Act:
    """What is asked: as wished, of the newest overdracht, or the request to continue; what fits the recipient.

    Raises as ``the_recipient``, and ``form.own`` where nothing is asked.
    """
    recipient, handover = the_recipient(session, wish), newest_handover(session, wish.student)
    acts = [act for act in acts_for(recipient.kind) if is_asked(act)]
    if not acts:
        raise Expected("form.own")
    found = wish.act or (handover.act if handover and handover.recipient_id == recipient.id else None)
    return found if found in acts else Act.VERZOEK if Act.VERZOEK in acts else acts[0]


def contact_of(recipient: Recipient) -> str:
    """'Loes Hagen, klantmanager jongeren'."""
    return ", ".join(part for part in (recipient.contact, recipient.function) if part)


def age_today(session: Session, student: Student) -> int:
    """Age in whole years. Raises ``consent.age`` without a birth date: then nobody knows who signs."""
    age = student.age_on(today(session))
    if age is None:
        raise Expected("consent.age")
    return age


def home_name(session: Session, student: StudentId) -> str:
    """The name of a parent or guardian, as far as known."""
    known = deciders(student, act=Act.VERZOEK, on=today(session))(session)
    return dict(known.names).get(Capacity.PARENT, "")


def agreements(session: Session, handover: Handover) -> tuple[Standing, tuple[Agreement, ...]]:
    """What the answers add up to today, and each yes to the act itself. Raises ``consent.age``."""
    day, student = today(session), StudentId(handover.student_id)
    state = standing_of(student, recipient=handover.recipient_id, act=handover.act, on=day)(session)
    said = consent_rows(session, student, handover.recipient, handover.act, day)
    yes = [item for item in said if item.subject is None and item.yes]
    return state, tuple(Agreement(by=one.by_name, capacity=label(one.capacity), on=one.on) for one in yes)


def better_words(*texts: str) -> tuple[str, ...]:
    """What may never be on paper and stands in a text: a number that may be a BSN, a medical word (domain 5.5)."""
    found = [remark for text in texts for remark in remarks_on(text) if remark.flaw is not Flaw.PRIVATE]
    return tuple(dict.fromkeys(f"een ander woord voor “{remark.word}” (bij Overdracht)" for remark in found))
