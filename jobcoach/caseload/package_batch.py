"""Overdrachten of a class: who is ready and what the others miss; seal, wrap and save many, each as a package alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach import log
from jobcoach.caseload.circumstances import Question, must_find, today
from jobcoach.caseload.documents import NoteExported, content_of
from jobcoach.caseload.handover_findings import Finding, Weight, findings_of
from jobcoach.caseload.handovers import MarkSent
from jobcoach.caseload.recipients import shown_name
from jobcoach.caseload.road import Wrapped, may_leave, password_slip, wrap_handover, wrapped_name
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.students import initials
from jobcoach.caseload.work import Job, Quiet, Work
from jobcoach.exchange.outgoing import write_noted
from jobcoach.model.base import DocumentId, HandoverId, StudentId
from jobcoach.model.choices import Act, HandoverStatus
from jobcoach.model.expected import Expected
from jobcoach.model.handover import Handover
from jobcoach.model.journal import Draft
from jobcoach.model.people import Student
from jobcoach.model.road import Road

REACHED = "handover.reached"
"""Name of the drafts that keep how far the coach came in the steps of an overdracht; its subject is the overdracht."""
LOOKED = 3
"""From this step on (counted from 0) the coach has seen every page as the recipient will."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageRow:
    """One overdracht of a class that is prepared, or sealed and not sent yet.

    ``missing`` are the findings that must change first; ``looks`` counts those that ask for a look. ``error`` is why
    it cannot be judged at all (no birth date).
    """

    handover: HandoverId
    student: StudentId
    student_name: str = field(repr=False)
    initials: str = field(repr=False)
    class_name: str
    recipient: str
    road: Road
    number: str
    sealed: bool
    looked: bool
    missing: tuple[Finding, ...] = field(default=(), repr=False)
    looks: int = 0
    error: Expected | None = None

    @property
    def ready(self) -> bool:
        """May go along: sealed already, or nothing must change and the coach has looked at every page."""
        return self.sealed or (self.looked and not self.missing and self.error is None)


def package_rows() -> Question[tuple[PackageRow, ...]]:
    """Question: overdrachten that have not been sent, of all students, by class and last name."""

    def answer(session: Session) -> tuple[PackageRow, ...]:
        query = (
            select(Handover, Student)
            .join(Student, Student.id == Handover.student_id)
            .where(Handover.status.in_((HandoverStatus.VOORBEREID, HandoverStatus.VERZEGELD)))
            .order_by(Student.class_name, Student.last_name, Student.call_name, Handover.id)
        )
        drafts = select(Draft.subject, Draft.content).where(Draft.form == REACHED)
        seen = {subject for subject, content in session.execute(drafts) if _reached(content) >= LOOKED}
        return tuple(_row(session, *pair, looked=str(pair[0].id) in seen) for pair in session.execute(query))

    return answer


def _reached(content: str) -> int:
    return int(content) if content.isdigit() else 0


def _row(session: Session, row: Handover, student: Student, *, looked: bool) -> PackageRow:
    sealed, error = row.status is HandoverStatus.VERZEGELD, None
    found: tuple[Finding, ...] = ()
    if not sealed:
        try:
            found = findings_of(HandoverId(row.id))(session)
        except Expected as refused:  # consent.age
            error = refused
    return PackageRow(
        handover=HandoverId(row.id),
        student=StudentId(student.id),
        student_name=student.name,
        initials=initials(student.call_name, student.last_name),
        class_name=student.class_name,
        recipient=shown_name(row.recipient, student, today(session)),
        road=Road.of(row.recipient.way) or Road.ZIP,
        number=row.number,
        sealed=sealed,
        looked=looked,
        missing=tuple(item for item in found if item.weight is Weight.MUST),
        looks=sum(item.weight is Weight.LOOK for item in found),
        error=error,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One package that was written: its number and file, for whom, on which road, and its password if it has one.

    ``own``: it is the youth's own, given to whom it is about.
    """

    handover: HandoverId
    number: str
    file_name: str
    recipient: str
    road: Road
    password: str = field(default="", repr=False)
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NotGiven:
    """One that has no file, and why. ``sealed``: it has its seal and waits for another try to save it."""

    handover: HandoverId
    error: Expected
    sealed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What was written, in order, what was not, and how many were never begun: stopped, or no place to write to."""

    given: tuple[Given, ...]
    not_given: tuple[NotGiven, ...] = ()
    left: int = 0
    stopped: bool = False


def give_class(handovers: Sequence[HandoverId], folder: Path) -> Job[Handed]:
    """Job: seal each of these that is not sealed yet, wrap it on the road of its recipient, write it in ``folder``.

    Every package stands by itself: own number, own password, whole or not there at all. One that is refused does not
    stop the others; a folder that cannot be written to does: what is sealed stays sealed, and saving can be redone. At
    a stop what is written stays. No more than one package is held in memory. Raises ``packages.nothing``.
    """

    def job(work: Work) -> Handed:
        if not handovers:
            raise Expected("packages.nothing")
        given: list[Given] = []
        wrong: list[NotGiven] = []
        for at, handover in enumerate(handovers):
            left = len(handovers) - at
            try:
                work.say("Pakketten maken", at, len(handovers))
                work.check()
                given.append(_give(Quiet(work), handover, folder))
            except Expected as error:
                if error.key == "job.stopped":
                    return Handed(given=tuple(given), not_given=tuple(wrong), left=left, stopped=True)
                wrong.append(_not_given(work, handover, error))
                if error.key in _NO_PLACE:
                    return Handed(given=tuple(given), not_given=tuple(wrong), left=left - 1)
            except Exception as bug:  # whatever it is, the passwords so far must come back
                log.bug(bug)
                wrong.append(_not_given(work, handover, Expected("packages.failed")))
        return Handed(given=tuple(given), not_given=tuple(wrong))

    return job


_NO_PLACE = ("file.folder", "file.read_only", "file.disk_full", "file.failed")


def _not_given(work: Work, handover: HandoverId, error: Expected) -> NotGiven:
    try:
        sealed = work.ask(_is_sealed(handover))
    except Exception as bug:  # a vault that cannot be read any more
        log.bug(bug)
        sealed = False
    return NotGiven(handover=handover, error=error, sealed=sealed)


def _give(work: Work, handover: HandoverId, folder: Path) -> Given:
    """Seal when that is still to do, wrap, write, and note that it left."""
    if not folder.is_dir():
        raise Expected("file.folder", name=folder.name)
    facts = work.ask(_facts(handover))
    work.ask(may_leave(facts.road))
    document = facts.document if facts.document is not None else seal_handover(handover)(work).document
    number = work.ask(lambda session: must_find(session, Handover, handover).number)
    target = folder / wrapped_name(number, facts.road)
    if target.exists():
        raise Expected("file.exists", name=target.name)
    password = ""
    if facts.road is Road.MAIL:
        content = work.ask(content_of(document))
    else:
        wrapped = wrap_handover(document, facts.road)(work)
        content, password = wrapped.content, wrapped.password
    note = NoteExported(about=f"{number}, {facts.road.value}", student=facts.student)
    write_noted(target, content, lambda: work.carry_out(note))
    return Given(
        handover=handover, number=number, file_name=target.name, recipient=facts.recipient, road=facts.road,
        password=password, own=facts.own,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    student: StudentId
    recipient: str
    road: Road
    own: bool
    document: DocumentId | None


def _facts(handover: HandoverId) -> Question[_Facts]:
    def answer(session: Session) -> _Facts:
        row = must_find(session, Handover, handover)
        if row.status not in (HandoverStatus.VOORBEREID, HandoverStatus.VERZEGELD):
            raise Expected("handover.sealed", number=row.number)
        return _Facts(
            student=StudentId(row.student_id),
            recipient=shown_name(row.recipient, row.student, today(session)),
            road=Road.of(row.recipient.way) or Road.ZIP,
            own=row.act is Act.MEEGEVEN,
            document=None if row.document_id is None else DocumentId(row.document_id),
        )

    return answer


def _is_sealed(handover: HandoverId) -> Question[bool]:
    def answer(session: Session) -> bool:
        row = session.get(Handover, handover)
        return row is not None and row.document_id is not None

    return answer


def slips_of(given: Sequence[Given]) -> Job[bytes]:
    """Job: a sheet with the password of each package that has one, as one PDF; nobody is named on any.

    Raises ``packages.no_password``.
    """

    def job(work: Work) -> bytes:
        from jobcoach.documents.joined import joined

        secret = [item for item in given if item.password]
        if not secret:
            raise Expected("packages.no_password")
        slips = []
        for at, item in enumerate(secret):
            work.say("Wachtwoordbladen maken", at, len(secret))
            work.check()
            slips.append(work.ask(_slip(item)))
        return joined(slips)

    return job


def _slip(item: Given) -> Question[bytes]:
    return password_slip(
        Wrapped(file_name=item.file_name, content=b"", password=item.password, number=item.number, road=item.road)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkClassSent:
    """Note of each of these that it went out today, all or none. Raises as ``handovers.MarkSent``."""

    handovers: tuple[HandoverId, ...]

    def __call__(self, session: Session) -> None:
        for handover in self.handovers:
            MarkSent(handover=handover, on=today(session))(session)
