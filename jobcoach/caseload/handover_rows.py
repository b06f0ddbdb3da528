"""The list of overdrachten: each with where it stands, until when it waits, and what it replaces."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question
from jobcoach.caseload.recipients import shown_name
from jobcoach.caseload.students import initials
from jobcoach.model.base import DocumentId, HandoverId, StudentId
from jobcoach.model.choices import Act, HandoverStatus, RecipientKind
from jobcoach.model.consent import Recipient
from jobcoach.model.handover import WAITING, Handover
from jobcoach.model.people import Student
from jobcoach.model.tasks import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverRow:
    """One line of the list of overdrachten.

    ``due`` is until when an answer is waited for, ``late`` that it has passed. ``asked`` is what the recipient said
    about the package that this one replaces: what must be mended.
    """

    id: HandoverId
    student: StudentId
    student_name: str = field(repr=False)
    initials: str = field(repr=False)
    recipient: str
    kind: RecipientKind
    act: Act
    status: HandoverStatus
    number: str
    version: int
    reply_by: date | None
    sent_on: date | None
    answered_on: date | None
    answer: str = field(repr=False)
    late: bool
    document: DocumentId | None
    due: date | None = None
    contact: str = field(default="", repr=False)
    asked: str = field(default="", repr=False)
    replaces: tuple[HandoverId, str] | None = None
    replaced_by: tuple[HandoverId, str] | None = None


def handover_rows(*, on: date, student: StudentId | None = None) -> Question[tuple[HandoverRow, ...]]:
    """Question: overdrachten, the open ones first, then the newest."""

    def answer(session: Session) -> tuple[HandoverRow, ...]:
        # The join leaves out overdrachten of students in the bin.
        query = select(Handover).join(Student, Student.id == Handover.student_id).order_by(Handover.id.desc())
        if student is not None:
            query = query.where(Handover.student_id == student)
        found = session.scalars(query).all()
        links = _Links(
            due=_open_dues(session),
            older={row.id: row for row in found},
            newer={row.replaces_id: row for row in reversed(found) if row.replaces_id is not None},
        )
        rows = [_row(row, on, links) for row in found]
        order = list(HandoverStatus)
        return tuple(sorted(rows, key=lambda row: order.index(row.status)))

    return answer


@dataclass(frozen=True, slots=True)
class _Links:
    """Around the rows: until when their to-do waits, and what they replace or were replaced by."""

    due: dict[int, date]
    older: dict[int, Handover]
    newer: dict[int, Handover]


def _open_dues(session: Session) -> dict[int, date]:
    query = select(Task.handover_id, Task.due).where(
        Task.handover_id.is_not(None), Task.done_on.is_(None), Task.due.is_not(None)
    )
    return {handover: due for handover, due in session.execute(query) if handover is not None and due is not None}


def _named(row: Handover | None) -> tuple[HandoverId, str] | None:
    return None if row is None else (HandoverId(row.id), row.number)


def _row(row: Handover, on: date, links: _Links) -> HandoverRow:
    waiting = row.status in WAITING
    due = links.due.get(row.id, row.answer_due) if waiting else None
    before = None if row.replaces_id is None else links.older.get(row.replaces_id)
    return HandoverRow(
        id=HandoverId(row.id),
        student=StudentId(row.student_id),
        student_name=row.student.name,
        initials=initials(row.student.call_name, row.student.last_name),
        recipient=shown_name(row.recipient, row.student, on),
        kind=row.recipient.kind,
        act=row.act,
        status=row.status,
        number=row.number,
        version=row.version,
        reply_by=row.reply_by,
        sent_on=row.sent_on,
        answered_on=row.answered_on,
        answer=row.answer,
        late=due is not None and due < on,
        document=None if row.document_id is None else DocumentId(row.document_id),
        due=due,
        contact=_reach(row.recipient),
        asked=before.answer if before is not None else "",
        replaces=_named(before),
        replaced_by=_named(links.newer.get(row.id)),
    )


def _reach(recipient: Recipient) -> str:
    """ "Joke Visser, 06 5550 0002": whom to call."""
    return ", ".join(part for part in (recipient.contact, recipient.phone or recipient.email) if part)
