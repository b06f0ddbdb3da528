"""Erasing the dossier of a student for good: what goes, who must hear of it, and the act itself."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, now
from jobcoach.caseload.telling import sent_packages, tell_erased
from jobcoach.caseload.work import Job, Work
from jobcoach.model.base import StudentId
from jobcoach.model.choices import ErasureReason
from jobcoach.model.consent import Recipient
from jobcoach.model.expected import Expected
from jobcoach.model.journal import AuditKind, Change, Draft
from jobcoach.model.people import Student
from jobcoach.vault import erasing
from jobcoach.vault.changes import record
from jobcoach.vault.erasing import Going

BIN_TERM = timedelta(days=30)
_WITH_BIN = {"include_deleted": True}
# Which row the subject of a draft begins with, by form; the student when the form is in neither list.
_OF_ROWS = {
    "internship": "internship",
    "paper.reason": "praktijkverklaring",
    "paper.remarks": "praktijkverklaring",
    "handover.content_step": "handover",
    "handover.recipient_step": "handover",
    "handover.consent": "handover",
    "handover.answer": "handover",
    "handover.reached": "handover",
    "handover.notice": "recipient_notice",
}
_OF_STUDENT = frozenset(
    {
        "student", "advice", "own_words", "interest", "need", "network_person", "talent", "scores", "consent",
        "correction",
    }
)  # fmt: skip
_PLACED = "inbox_placed"  # its subject begins with the change set that placed the note (caseload/inbox)
_OPEN_FORMS = frozenset({"quick_log", "internship"})  # the student stands in what was typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasing:
    """What an erasure takes: how many of each, and the names of the recipients who must be told afterwards."""

    call_name: str = field(repr=False)
    documents: int
    internships: int
    log_entries: int
    papers: int
    handovers: int
    recipients: tuple[str, ...] = field(repr=False)


def erasing_of(student: StudentId) -> Question[Erasing]:
    """Question: what goes when this student is erased, the bin included. Raises ``record.gone``."""

    def answer(session: Session) -> Erasing:
        row = _must_find(session, student)
        going = erasing.what_goes(session, student)
        told = list(dict.fromkeys(item.recipient_id for item in sent_packages(session, student)))
        names = select(Recipient.name).where(Recipient.id.in_(told)).order_by(Recipient.name)
        return Erasing(
            call_name=row.call_name,
            documents=len(going.get("document", ())),
            internships=len(going.get("internship", ())),
            log_entries=len(going.get("log_entry", ())),
            papers=len(going.get("praktijkverklaring", ())),
            handovers=len(going.get("handover", ())),
            recipients=tuple(session.scalars(names, execution_options=_WITH_BIN)),
        )

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseStudent:
    """Erase a student, also one in the bin, with all that hangs on the dossier. Gives how many recipients must hear.

    It cannot be undone. The audit keeps that it happened, when, by whom and why, and no name. Raises ``record.gone``.
    """

    student: StudentId
    reason: ErasureReason

    def __call__(self, session: Session) -> int:
        _must_find(session, self.student)
        told = tell_erased(session, self.student)
        going = erasing.what_goes(session, self.student)
        drafts = tuple(_drafts(session, self.student, going))
        erasing.erase(session, going, drafts)
        record(session, AuditKind.CHANGED, verb="EraseStudent", about=self.reason.value)
        return told


def erase_expired() -> Job[int]:
    """Job: erase the students who have been in the bin for thirty days; how many. Their recipients must hear too."""

    def job(work: Work) -> int:
        going = work.ask(_expired)
        for student in going:
            work.check()
            work.carry_out(EraseStudent(student=student, reason=ErasureReason.PRULLENBAK))
        return len(going)

    return job


def _expired(session: Session) -> tuple[StudentId, ...]:
    query = select(Student.id).where(Student.deleted_at <= now(session) - BIN_TERM).order_by(Student.id)
    return tuple(StudentId(one) for one in session.scalars(query, execution_options=_WITH_BIN))


def _must_find(session: Session, student: StudentId) -> Student:
    row = session.get(Student, student, execution_options=_WITH_BIN)
    if row is None:
        raise Expected("record.gone")
    return row


def _drafts(session: Session, student: StudentId, going: Going) -> Iterator[int]:
    """Drafts of this student's forms and rows. A note from the locked door that is of nobody yet stays."""
    belongs = _belongs(session, student, going)
    for row in session.scalars(select(Draft)):
        if belongs(row):
            yield row.id


def _belongs(session: Session, student: StudentId, going: Going) -> Callable[[Draft], bool]:
    rows = {(table, row) for table, found in going.items() for row in found}
    sets = {number for touched, number in _placings(session) if touched & rows}

    def belongs(draft: Draft) -> bool:
        head = draft.subject.replace(":", "/").split("/")
        if draft.form == _PLACED:
            return head[0] in sets
        if head[:2] == ["new", str(student)] and draft.form in _OF_ROWS:
            return True
        if draft.form in _OF_STUDENT:
            return head[0] == str(student)
        if draft.form in _OF_ROWS and head[0] in {str(row) for row in going.get(_OF_ROWS[draft.form], ())}:
            return True
        return draft.form in _OPEN_FORMS and str(student) in _named(draft.content)

    return belongs


def _placings(session: Session) -> Iterator[tuple[frozenset[tuple[str, int]], str]]:
    """What each act that placed a note from the locked door touched, and its number as text."""
    for subject in session.scalars(select(Draft.subject).where(Draft.form == _PLACED)):
        number = subject.partition(":")[0]
        if number.isdigit():
            touched = select(Change.table_name, Change.row_id).where(Change.change_set_id == int(number))
            yield frozenset((table, row) for table, row in session.execute(touched)), number


def _named(content: str) -> frozenset[str]:
    """The students that an open form was started for or that were chosen in it, as text."""
    try:
        typed = json.loads(content)
        facts = json.loads(typed.get("facts") or "{}").get("set", {})
        return frozenset(str(one) for one in (typed.get("start"), typed.get("student"), facts.get("student")))
    except (ValueError, AttributeError, TypeError):
        return frozenset()
