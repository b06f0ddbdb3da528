"""Overdrachten: prepare, look through the eyes of the municipality, seal, send, and note the answer."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.asking import question_for
from jobcoach.caseload.circumstances import Question, fill, must_find, today
from jobcoach.caseload.consents import check_act
from jobcoach.caseload.recipients import shown_name
from jobcoach.caseload.students import initials
from jobcoach.model.base import DocumentId, HandoverId, StudentId
from jobcoach.model.choices import Act, Destination, HandoverStatus, RecipientKind, TaskKind
from jobcoach.model.consent import Recipient
from jobcoach.model.expected import Expected
from jobcoach.model.handover import NOT_READ, Handover
from jobcoach.model.people import Student
from jobcoach.model.tasks import Task
from jobcoach.vault.changes import put_in_bin

# Ten working days without an answer is told: a choice of ours.
REPLY_TERM = timedelta(days=14)
ANSWERS = (HandoverStatus.ONTVANGEN, HandoverStatus.AANGENOMEN, HandoverStatus.TERUG)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveHandover:
    """Keep an overdracht that is being prepared; without ``id`` a new one.

    ``not_read`` tells why the young person did not read it, where that is so.

    Raises ``handover.sealed``, ``handover.reply_by``, ``record.gone``, ``recipient.act`` (not for this recipient).
    """

    id: HandoverId | None = None
    student: StudentId
    recipient: int
    act: Act = Act.VERZOEK
    destination: Destination = Destination.WERK
    question: str = field(default="", repr=False)
    explanation: str = field(default="", repr=False)
    reply_by: date | None = None
    start_on: date | None = None
    plan: str = field(default="", repr=False)
    talked_on: date | None = None
    talked_with: str = field(default="", repr=False)
    read_by_student: bool = False
    reaction: str = field(default="", repr=False)
    not_read: str = field(default="", repr=False)

    def __call__(self, session: Session) -> HandoverId:
        must_find(session, Student, self.student)
        check_act(must_find(session, Recipient, self.recipient).kind, self.act)
        if self.reply_by is not None and self.reply_by < today(session):
            raise Expected("handover.reply_by", on=self.reply_by)
        values = {name: getattr(self, name) for name in _PLAIN}
        if self.id is not None:
            row = must_find(session, Handover, self.id)
            row.check_open()
            fill(row, values | {"recipient_id": self.recipient})
            self._keep_why(row)
            return self.id
        row = Handover(student_id=self.student, recipient_id=self.recipient, **values)
        self._keep_why(row)
        session.add(row)
        session.flush()
        return HandoverId(row.id)

    def _keep_why(self, row: Handover) -> None:
        why = "" if self.read_by_student else self.not_read.strip()
        if why != row.reasons_kept().get(NOT_READ, ""):
            row.keep_reason(NOT_READ, why)


_PLAIN = (
    "act", "destination", "question", "explanation", "reply_by", "start_on", "plan", "talked_on", "talked_with",
    "read_by_student", "reaction",
)  # fmt: skip


def handover_form(handover: HandoverId) -> Question[SaveHandover]:
    """Question: the overdracht, ready for the form."""

    def answer(session: Session) -> SaveHandover:
        row = must_find(session, Handover, handover)
        return SaveHandover(
            id=handover,
            student=StudentId(row.student_id),
            recipient=row.recipient_id,
            not_read=row.reasons_kept().get(NOT_READ, ""),
            **{name: getattr(row, name) for name in _PLAIN},
        )

    return answer


def proposed(student: StudentId, *, on: date) -> Question[SaveHandover]:
    """Question: a first proposal for a new overdracht of a student.

    The recipient is 0 when none is known yet; the question follows from the recipient, so then there is none.
    """

    def answer(session: Session) -> SaveHandover:
        row = must_find(session, Student, student)
        leave = row.left_on or row.expected_leave_on
        start = leave + timedelta(days=1) if leave and leave >= on else None
        known = session.scalars(select(Recipient).where(Recipient.kind == RecipientKind.GEMEENTE)).all()
        place = row.municipality.casefold()
        fits = [item.id for item in known if place and place in item.name.casefold()]
        return SaveHandover(
            student=student,
            recipient=fits[0] if fits else 0,
            question=question_for(row.call_name, start) if fits else "",
            reply_by=working_day(on + REPLY_TERM + timedelta(days=14)),
            start_on=start,
        )

    return answer


def working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend: a term ends on a day that an office works."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= 5 else day


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverRow:
    """One line of the list of overdrachten."""

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


def handover_rows(*, on: date, student: StudentId | None = None) -> Question[tuple[HandoverRow, ...]]:
    """Question: overdrachten, the open ones first, then the newest."""

    def answer(session: Session) -> tuple[HandoverRow, ...]:
        # The join leaves out overdrachten of students in the bin.
        query = select(Handover).join(Student, Student.id == Handover.student_id).order_by(Handover.id.desc())
        if student is not None:
            query = query.where(Handover.student_id == student)
        rows = [_row(row, on) for row in session.scalars(query)]
        order = list(HandoverStatus)
        return tuple(sorted(rows, key=lambda row: order.index(row.status)))

    return answer


def _row(row: Handover, on: date) -> HandoverRow:
    waiting = row.status in (HandoverStatus.VERSTUURD, HandoverStatus.ONTVANGEN)
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
        late=waiting and row.reply_by is not None and row.reply_by < on,
        document=None if row.document_id is None else DocumentId(row.document_id),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSent:
    """Note that the sealed package went out, and put the answer on the to-do list.

    Raises ``handover.step``, ``handover.future``, ``handover.order`` (sent before it was sealed).
    """

    handover: HandoverId
    on: date

    def __call__(self, session: Session) -> None:
        row = must_find(session, Handover, self.handover)
        if self.on > today(session):
            raise Expected("handover.future", on=self.on)
        if row.sealed_at is not None and self.on < row.sealed_at.date():
            raise Expected("handover.order", on=self.on)
        row.move_to(HandoverStatus.VERSTUURD)
        row.sent_on = self.on
        if row.act is Act.MEEGEVEN:  # who gets what is his own owes no answer
            return
        session.add(
            Task(
                what=f"Antwoord van {row.recipient.name} op overdracht {row.number}",
                kind=TaskKind.OVERIG,
                due=row.reply_by or self.on + REPLY_TERM,
                student_id=row.student_id,
                handover_id=row.id,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAnswer:
    """Note what the recipient answered; it closes the to-do.

    Raises ``handover.step`` (also for a status that is no answer), ``handover.future``, ``handover.order``.
    """

    handover: HandoverId
    status: HandoverStatus
    on: date
    answer: str = field(default="", repr=False)

    def __call__(self, session: Session) -> None:
        row = must_find(session, Handover, self.handover)
        if self.on > today(session):
            raise Expected("handover.future", on=self.on)
        if self.status not in ANSWERS:
            raise Expected("handover.step", now=row.status, wanted=self.status)
        if row.sent_on is not None and self.on < row.sent_on:
            raise Expected("handover.order", on=self.on)
        row.move_to(self.status)
        row.answered_on = self.on
        row.answer = self.answer.strip()
        if self.status is HandoverStatus.ONTVANGEN:
            return
        close_tasks(session, row, on=self.on)


def close_tasks(session: Session, handover: Handover, *, on: date) -> None:
    """Finish what was still to do for an overdracht."""
    for task in session.scalars(select(Task).where(Task.handover_id == handover.id, Task.done_on.is_(None))):
        task.finish(on)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceHandover:
    """Prepare a corrected overdracht that says which number it replaces; one that was begun before is given back.

    Raises ``handover.not_sealed_yet``.
    """

    handover: HandoverId

    def __call__(self, session: Session) -> HandoverId:
        old = must_find(session, Handover, self.handover)
        if old.status in (HandoverStatus.VOORBEREID, HandoverStatus.VERVANGEN):
            raise Expected("handover.not_sealed_yet")
        begun = session.scalar(select(Handover.id).where(Handover.replaces_id == old.id))
        if begun is not None:
            return HandoverId(begun)
        new = Handover(
            student_id=old.student_id,
            recipient_id=old.recipient_id,
            version=old.version + 1,
            replaces_id=old.id,
            **{name: getattr(old, name) for name in _PLAIN if name != "read_by_student"},
        )
        session.add(new)
        session.flush()
        return HandoverId(new.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteHandover:
    """Put an overdracht that was not sealed in the bin. Raises ``handover.sealed``."""

    handover: HandoverId

    def __call__(self, session: Session) -> None:
        row = must_find(session, Handover, self.handover)
        row.check_open()
        put_in_bin(session, row)
