"""What was or must be told to recipients: the list, one of them, and that it was told; how it comes is in telling."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find, today
from jobcoach.caseload.consents import answers_to, the_standing
from jobcoach.caseload.students import initials
from jobcoach.caseload.telling import add_notice, sent_packages, subjects_of
from jobcoach.model.base import HandoverId, StudentId
from jobcoach.model.choices import NoticeReason, NoticeWay, RecipientKind, Subject
from jobcoach.model.expected import Expected
from jobcoach.model.handover import Handover
from jobcoach.model.notices import Package, RecipientNotice, about_of, packages_of
from jobcoach.model.people import Student


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeCard:
    """A notice as it is shown. ``about`` is empty when it is about everything; ``student`` after an erasure None."""

    id: int
    reason: NoticeReason
    recipient: str
    contact: str = field(repr=False)
    email: str = field(repr=False)
    phone: str = field(repr=False)
    student: StudentId | None
    student_name: str = field(repr=False)
    initials: str = field(repr=False)
    packages: tuple[Package, ...]
    about: dict[Subject, str] = field(repr=False)
    made_on: date
    due: date
    told_on: date | None
    way: NoticeWay | None
    remark: str = field(repr=False)


def tell_withdrawn_since(session: Session, row: Handover) -> None:
    """A package that was sent although something in it was withdrawn after sealing: its recipient must hear that."""
    if row.recipient.kind is RecipientKind.LEERLING:
        return
    gone = withdrawn_since(session, row)
    if gone is not None:
        add_notice(session, [row], NoticeReason.INTREKKING, dict.fromkeys(gone, ""))


def withdrawn_since(session: Session, row: Handover) -> frozenset[Subject] | None:
    """The subjects in a sealed package that may not be told any more; empty for the whole of it, None when all may."""
    student = session.get(Student, row.student_id)
    if row.sealed_at is None or student is None or student.born_on is None:
        return None
    state = the_standing(session, student, row.recipient, act=row.act, on=today(session))
    sealed = row.sealed_at.date()
    given = [item for item in answers_to(session, StudentId(student.id), row.recipient_id) if item.act is row.act]
    taken = {item.subject for item in given if item.withdrawn_on is not None and item.withdrawn_on >= sealed}
    if state.refused_act or (None in taken and not state.agreed):
        return frozenset()
    gone = {item for item in subjects_of(row) if item in state.refused or (item in taken and item not in state.allowed)}
    return frozenset(gone) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkTold:
    """The recipient was told, how and when. Raises as ``RecipientNotice.tell``, and ``record.gone``."""

    notice: int
    on: date
    way: NoticeWay
    remark: str = field(default="", repr=False)

    def __call__(self, session: Session) -> None:
        row = must_find(session, RecipientNotice, self.notice)
        row.tell(on=self.on, way=self.way, remark=self.remark, today=today(session))


def open_notices(session: Session) -> tuple[NoticeCard, ...]:
    """Question: what must still be told, the oldest first; of a student in the bin it waits there."""
    query = select(RecipientNotice).where(RecipientNotice.told_on.is_(None))
    return _cards(session, session.scalars(query.order_by(RecipientNotice.made_on, RecipientNotice.id)))


def notices_of(student: StudentId) -> Question[tuple[NoticeCard, ...]]:
    """Question: everything that was or must be told about a student, newest first."""

    def answer(session: Session) -> tuple[NoticeCard, ...]:
        query = select(RecipientNotice).where(RecipientNotice.student_id == student)
        return _cards(session, session.scalars(query.order_by(RecipientNotice.id.desc())))

    return answer


def notice_card(notice: int) -> Question[NoticeCard]:
    """Question: one notice. Raises ``record.gone``."""

    def answer(session: Session) -> NoticeCard:
        found = _cards(session, [must_find(session, RecipientNotice, notice)])
        if not found:
            raise Expected("record.gone")
        return found[0]

    return answer


def corrects(student: StudentId) -> Question[dict[Subject, tuple[str, ...]]]:
    """Question: per subject who got it, for what may be corrected; nothing went to others: empty."""

    def answer(session: Session) -> dict[Subject, tuple[str, ...]]:
        got: dict[Subject, dict[str, None]] = {}
        for row in sent_packages(session, student):
            for subject in subjects_of(row):
                got.setdefault(subject, {})[row.recipient.name] = None
        return {subject: tuple(got[subject]) for subject in Subject if subject in got}

    return answer


def not_to_send(handover: HandoverId) -> Question[frozenset[Subject] | None]:
    """Question: as ``withdrawn_since``, for a package that waits to be sent; None when all may go."""
    return lambda session: withdrawn_since(session, must_find(session, Handover, handover))


def _cards(session: Session, rows: Iterable[RecipientNotice]) -> tuple[NoticeCard, ...]:
    found = []
    for row in rows:
        student = None if row.student_id is None else session.get(Student, row.student_id)
        if row.student_id is None or (student is not None and student.deleted_at is None):
            found.append(_card(row, student))
    return tuple(found)


def _card(row: RecipientNotice, student: Student | None) -> NoticeCard:
    to = row.recipient
    return NoticeCard(
        id=row.id,
        reason=row.reason,
        recipient=to.name,
        contact=", ".join(part for part in (to.contact, to.function) if part),
        email=to.email,
        phone=to.phone,
        student=None if student is None else StudentId(student.id),
        student_name="" if student is None else student.name,
        initials="" if student is None else initials(student.call_name, student.last_name),
        packages=packages_of(row.packages),
        about=about_of(row.about),
        made_on=row.made_on,
        due=row.due,
        told_on=row.told_on,
        way=row.way,
        remark=row.remark,
    )
