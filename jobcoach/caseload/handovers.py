"""Overdrachten: prepare, look through the eyes of the municipality, seal, send, and note the answer."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.asking import question_for
from jobcoach.caseload.circumstances import Question, fill, must_find, today
from jobcoach.caseload.consents import check_act
from jobcoach.caseload.handover_rows import HandoverRow, handover_rows
from jobcoach.caseload.notices import tell_withdrawn_since
from jobcoach.caseload.telling import settled_by
from jobcoach.model.base import HandoverId, StudentId
from jobcoach.model.choices import Act, Destination, HandoverStatus, RecipientKind, TaskKind
from jobcoach.model.consent import Recipient
from jobcoach.model.expected import Expected
from jobcoach.model.handover import NOT_READ, WAITING, Handover
from jobcoach.model.people import Student
from jobcoach.model.tasks import Task
from jobcoach.model.working_days import after_working_days, first_working_day
from jobcoach.vault.changes import put_in_bin

__all__ = ["HandoverRow", "handover_rows"]  # for who lists them
_REPLY_TERM = timedelta(days=28)  # what is proposed; the coach may choose another day
MEND_DAYS = 5  # working days to send a corrected package: a choice of ours
REMIND_DAYS = 5  # working days of silence after a reminder: a choice of ours
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
            reply_by=first_working_day(on + _REPLY_TERM),
            start_on=start,
        )

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSent:
    """Note that the sealed package went out, and put the answer on the to-do list.

    What was withdrawn since it was sealed makes a notice, and a corrected package tells what was wrong before.
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
        settled_by(session, row)
        tell_withdrawn_since(session, row)
        if row.act is Act.MEEGEVEN:  # who gets what is his own owes no answer
            return
        session.add(
            Task(
                what=f"Antwoord van {row.recipient.name} op overdracht {row.number}",
                kind=TaskKind.OVERIG,
                due=row.answer_due,
                student_id=row.student_id,
                handover_id=row.id,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAnswer:
    """Note what the recipient answered; a decision closes the to-do.

    What comes back gets a corrected overdracht at once, with a to-do of its own: its id is given. ``answer`` is then
    what must be mended.

    Raises ``handover.step`` (also for a status that is no answer), ``handover.future``, ``handover.order``.
    """

    handover: HandoverId
    status: HandoverStatus
    on: date
    answer: str = field(default="", repr=False)

    def __call__(self, session: Session) -> HandoverId | None:
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
            for task in _open_tasks(session, row):
                task.due = row.answer_due
            return None
        close_tasks(session, row, on=self.on)
        return _begin_again(session, row) if self.status is HandoverStatus.TERUG else None


def _begin_again(session: Session, row: Handover) -> HandoverId:
    """The corrected overdracht for what came back, and the to-do to finish it."""
    new = ReplaceHandover(handover=HandoverId(row.id))(session)
    session.add(
        Task(
            what=f"Nieuwe versie van overdracht {row.number} voor {row.recipient.name}",
            kind=TaskKind.OVERIG,
            due=after_working_days(today(session), MEND_DAYS),
            student_id=row.student_id,
            handover_id=new,
        )
    )
    return new


def _open_tasks(session: Session, handover: Handover) -> list[Task]:
    return list(session.scalars(select(Task).where(Task.handover_id == handover.id, Task.done_on.is_(None))))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReminder:
    """The recipient was called or written to about the answer: the to-do waits some days longer.

    Raises ``handover.not_waiting``, ``record.gone``.
    """

    handover: HandoverId

    def __call__(self, session: Session) -> None:
        row = must_find(session, Handover, self.handover)
        if row.status not in WAITING:
            raise Expected("handover.not_waiting", now=row.status)
        for task in _open_tasks(session, row):
            task.due = after_working_days(today(session), REMIND_DAYS)


def close_tasks(session: Session, handover: Handover, *, on: date) -> None:
    """Finish what was still to do for an overdracht."""
    for task in _open_tasks(session, handover):
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
    """Put an overdracht that was not sealed in the bin, with its to-dos. Raises ``handover.sealed``."""

    handover: HandoverId

    def __call__(self, session: Session) -> None:
        row = must_find(session, Handover, self.handover)
        row.check_open()
        for task in _open_tasks(session, row):
            put_in_bin(session, task)
        put_in_bin(session, row)
