"""Praktijkverklaringen of a class: who is complete, what the others miss, issuing many, giving them out together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question
from jobcoach.caseload.documents import NoteExported, content_of
from jobcoach.caseload.paper_findings import PaperFinding, findings_in
from jobcoach.caseload.papers import issue_paper
from jobcoach.caseload.students import initials
from jobcoach.caseload.work import Job, Quiet, Work
from jobcoach.exchange.outgoing import write_whole
from jobcoach.model.base import DocumentId, PraktijkverklaringId, StudentId
from jobcoach.model.choices import PaperStatus
from jobcoach.model.documents import Document
from jobcoach.model.expected import Expected
from jobcoach.model.people import Student
from jobcoach.model.praktijkverklaring import Praktijkverklaring


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """One praktijkverklaring of a class: a concept, or one that was issued and still counts."""

    paper: PraktijkverklaringId
    student: StudentId
    student_name: str = field(repr=False)
    initials: str = field(repr=False)
    class_name: str
    employer: str
    status: PaperStatus
    number: str
    version: int
    printed: int
    missing: tuple[str, ...]
    findings: tuple[PaperFinding, ...] = field(repr=False)
    document: DocumentId | None
    reason: str = field(repr=False)

    @property
    def may_be_issued(self) -> bool:
        """A complete concept."""
        return self.status is PaperStatus.CONCEPT and not self.missing

    @property
    def asks_reason(self) -> bool:
        """Whether issuing still needs a reason."""
        return not self.reason and any(item.needs_reason for item in self.findings)


def batch_rows() -> Question[tuple[BatchRow, ...]]:
    """Question: concepts and issued praktijkverklaringen of all students, by class and last name."""

    def answer(session: Session) -> tuple[BatchRow, ...]:
        query = (
            select(Praktijkverklaring, Student)
            .join(Student, Student.id == Praktijkverklaring.student_id)
            .where(Praktijkverklaring.status != PaperStatus.VERVANGEN)
            .order_by(Student.class_name, Student.last_name, Student.call_name, Praktijkverklaring.id)
        )
        return tuple(_row(session, paper, student) for paper, student in session.execute(query))

    return answer


def _row(session: Session, paper: Praktijkverklaring, student: Student) -> BatchRow:
    concept = paper.status is PaperStatus.CONCEPT
    lines = [line for line in paper.lines if line.deleted_at is None]
    return BatchRow(
        paper=PraktijkverklaringId(paper.id),
        student=StudentId(student.id),
        student_name=student.name,
        initials=initials(student.call_name, student.last_name),
        class_name=student.class_name,
        employer=paper.internship.location.employer.name,
        status=paper.status,
        number=paper.number,
        version=paper.version,
        printed=sum(line.mastered for line in lines),
        missing=paper.missing() if concept else (),
        findings=findings_in(session, paper) if concept else (),
        document=None if paper.document_id is None else DocumentId(paper.document_id),
        reason=paper.go_on_reason,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDone:
    """One that did not work, and why: the key and values of an ``Expected``."""

    paper: PraktijkverklaringId
    error: Expected


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchResult:
    """What was issued, in order, what did not work, and whether the coach stopped it."""

    issued: tuple[tuple[PraktijkverklaringId, DocumentId], ...]
    not_done: tuple[NotDone, ...]
    stopped: bool = False


def issue_batch(papers: Sequence[PraktijkverklaringId], *, reason: str = "") -> Job[BatchResult]:
    """Job: issue each of these; one that fails does not stop the rest, and what is issued at a stop stays issued.

    ``reason`` goes with those that have something to look at. Raises ``batch.nothing``.
    """

    def job(work: Work) -> BatchResult:
        if not papers:
            raise Expected("batch.nothing")
        issued: list[tuple[PraktijkverklaringId, DocumentId]] = []
        wrong: list[NotDone] = []
        for at, paper in enumerate(papers):
            try:
                work.say("Uitgeven", at, len(papers))
                work.check()
                issued.append((paper, issue_paper(paper, reason=reason)(Quiet(work))))
            except Expected as error:
                if error.key == "job.stopped":
                    return BatchResult(issued=tuple(issued), not_done=tuple(wrong), stopped=True)
                wrong.append(NotDone(paper=paper, error=error))
        return BatchResult(issued=tuple(issued), not_done=tuple(wrong))

    return job


def as_one(documents: Sequence[DocumentId]) -> Job[bytes]:
    """Job: these kept papers as one PDF. Raises ``batch.nothing`` and what ``content_of`` raises."""

    def job(work: Work) -> bytes:
        from jobcoach.documents.joined import joined

        if not documents:
            raise Expected("batch.nothing")
        contents = []
        for at, document in enumerate(documents):
            work.say("Samenvoegen", at, len(documents))
            work.check()
            contents.append(work.ask(content_of(document)))
        return joined(contents)

    return job


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """How many files were written, and the names of those that were not, with why."""

    files: int
    not_done: tuple[tuple[str, Expected], ...]


def save_files(documents: Sequence[DocumentId], folder: Path) -> Job[Saved]:
    """Job: each kept paper as a file of its own, named by its number; a file that is there already is left alone.

    One that fails does not stop the rest. Raises ``batch.nothing``.
    """

    def job(work: Work) -> Saved:
        if not documents:
            raise Expected("batch.nothing")
        files, wrong = 0, []
        for at, document in enumerate(documents):
            work.say("Bewaren", at, len(documents))
            work.check()
            name, student, number = work.ask(_facts(document))
            try:
                target = folder / name
                if target.exists():
                    raise Expected("file.exists", name=name)
                write_whole(target, work.ask(content_of(document)))
                work.carry_out(NoteExported(about=number, student=student))
                files += 1
            except Expected as error:
                wrong.append((name, error))
        return Saved(files=files, not_done=tuple(wrong))

    return job


def _facts(document: DocumentId) -> Question[tuple[str, StudentId | None, str]]:
    def answer(session: Session) -> tuple[str, StudentId | None, str]:
        row = session.get(Document, document)
        if row is None:
            raise Expected("record.gone")
        return row.file_name, None if row.student_id is None else StudentId(row.student_id), row.number

    return answer
