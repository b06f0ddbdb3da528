"""What consent asks of the coach on a day: answers put off until then, yesses that run out, birthdays."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.students import initials
from jobcoach.model.base import StudentId
from jobcoach.model.birthdays import AGES, coming
from jobcoach.model.choices import Act, HandoverStatus
from jobcoach.model.consent import Consent, Recipient, newest_answers
from jobcoach.model.handover import Handover
from jobcoach.model.law import years_after
from jobcoach.model.people import Student

_BEFORE = timedelta(days=30)  # a choice of ours, as for a birthday


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One line for Vandaag, about one student."""

    student: StudentId
    student_name: str = field(repr=False)
    initials: str = field(repr=False)
    what: str = field(repr=False)
    due: date


def alerts(session: Session, on: date) -> list[Alert]:
    """Everything about consent that must be done on a day."""
    return [*_put_off(session, on), *_running_out(session, on), *_birthdays(session, on)]


def _put_off(session: Session, on: date) -> list[Alert]:
    """Per student, recipient and act the answers "ask me again" whose day came, unless a newer one was given."""
    again = select(Consent.student_id).where(Consent.ask_again_on <= on).distinct()
    query = (
        select(Consent, Student, Recipient.name)
        .join(Student, Student.id == Consent.student_id)
        .join(Recipient, Recipient.id == Consent.recipient_id)
        .where(Consent.student_id.in_(again))
        .order_by(Consent.student_id, Consent.recipient_id, Consent.on, Consent.id)
    )
    rows = session.execute(query).all()
    found = []
    for _, group in groupby(rows, key=lambda row: (row[0].student_id, row[0].recipient_id)):
        mine = list(group)
        _, student, recipient = mine[0]
        for act in Act:
            days = _days((row[0] for row in mine), act, on)
            if days:
                what = f"Vraag het opnieuw: {recipient}, {_count(len(days))}"
                found.append(_alert(student, what, min(days)))
    return found


def _running_out(session: Session, on: date) -> list[Alert]:
    """Per overdracht in preparation the yesses it rests on that run out within thirty days, or did."""
    query = (
        select(Handover, Student, Recipient)
        .join(Student, Student.id == Handover.student_id)
        .join(Recipient, Recipient.id == Handover.recipient_id)
        .where(Handover.status == HandoverStatus.VOORBEREID)
        .order_by(Handover.id)
    )
    found = []
    for handover, student, recipient in session.execute(query):
        mine = select(Consent).where(Consent.student_id == student.id, Consent.recipient_id == recipient.id)
        given = session.scalars(mine.order_by(Consent.on, Consent.id))
        newest = newest_answers(given, act=handover.act, on=on, kind=recipient.kind).values()
        ends = [item.valid_until for item in newest if item.yes and item.valid_until and item.withdrawn_on is None]
        near = [day for day in ends if day <= on + _BEFORE]
        if near:
            found.append(_alert(student, f"Toestemming loopt af: {recipient.name}, {_count(len(near))}", min(near)))
    return found


def _birthdays(session: Session, on: date) -> list[Alert]:
    """Who becomes 16 or 18 soon and was asked something, or has an overdracht in preparation."""
    asked = select(Consent.student_id).union(
        select(Handover.student_id).where(Handover.status == HandoverStatus.VOORBEREID)
    )
    query = select(Student).where(Student.born_on >= years_after(on, -max(AGES)), Student.id.in_(asked))
    found = []
    for student in session.scalars(query.order_by(Student.id)):
        day = coming(student.born_on, on)
        if day is not None:
            found.append(_alert(student, day.tells(student.call_name, decides_alone=student.decides_alone), day.on))
    return found


def _days(given: Iterable[Consent], act: Act, on: date) -> list[date]:
    newest = newest_answers(given, act=act, on=on).values()
    return [item.ask_again_on for item in newest if item.ask_again_on and item.ask_again_on <= on and item.holds_on(on)]


def _count(number: int) -> str:
    return "1 antwoord" if number == 1 else f"{number} antwoorden"


def _alert(student: Student, what: str, due: date) -> Alert:
    return Alert(
        student=StudentId(student.id),
        student_name=student.name,
        initials=initials(student.call_name, student.last_name),
        what=what,
        due=due,
    )
