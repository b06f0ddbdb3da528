"""Praktijkverklaringen: begin one, fill it from the log, see what is missing, issue it and it is frozen."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, fill, must_find, today
from jobcoach.caseload.documents import keep
from jobcoach.caseload.paper_content import paper_data
from jobcoach.caseload.paper_evidence import logs_under, prove, scores_under
from jobcoach.caseload.paper_findings import check_reason
from jobcoach.caseload.paper_numbers import frozen_text, new_number, number_fits, short_digest
from jobcoach.caseload.paper_trail import follow
from jobcoach.caseload.paper_ways import ways_of
from jobcoach.caseload.school import the_school
from jobcoach.caseload.work import Job, Work
from jobcoach.documents.pages import page_count
from jobcoach.documents.praktijkverklaring import Praktijkverklaring as PaperData
from jobcoach.model.base import DocumentId, InternshipId, LogEntryId, PraktijkverklaringId, StudentId, WerkprocesId
from jobcoach.model.choices import DocumentKind, Independence, PaperStatus, SignerRole
from jobcoach.model.expected import Expected
from jobcoach.model.internships import Internship
from jobcoach.model.journal import AuditKind
from jobcoach.model.people import Student
from jobcoach.model.praktijkverklaring import AssessedWerkproces, Praktijkverklaring
from jobcoach.vault.changes import put_in_bin, record


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPaper:
    """Begin a praktijkverklaring for a stage. Raises ``record.gone``."""

    internship: InternshipId

    def __call__(self, session: Session) -> PraktijkverklaringId:
        stage = must_find(session, Internship, self.internship)
        must_find(session, Student, stage.student_id)
        row = Praktijkverklaring(student_id=stage.student_id, internship_id=stage.id)
        session.add(row)
        session.flush()
        return PraktijkverklaringId(row.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveLine:
    """Keep one werkproces on a concept; without ``id`` a new line at the end.

    ``free_title`` is for what is not in the catalogue; it is printed as "niet gecontroleerd".
    Raises ``paper.frozen``, ``paper.line``, ``paper.future``, ``evidence.other_student``.
    """

    paper: PraktijkverklaringId
    werkproces: WerkprocesId | None = None
    free_title: str = ""
    done: str = field(default="", repr=False)
    independence: Independence | None = None
    circumstances: str = field(default="", repr=False)
    assessed_on: date | None = None
    assessor: str = field(default="", repr=False)
    evidence: tuple[LogEntryId, ...] = ()
    assessments: tuple[int, ...] = ()
    id: int | None = None

    def __call__(self, session: Session) -> int:
        paper = must_find(session, Praktijkverklaring, self.paper)
        paper.check_open()
        if self.werkproces is None and not self.free_title.strip():
            raise Expected("paper.line")
        if self.assessed_on is not None and self.assessed_on > today(session):
            raise Expected("paper.future", on=self.assessed_on)
        values: dict[str, object] = {
            "werkproces_id": self.werkproces,
            "free_title": self.free_title.strip(),
            "done": self.done.strip(),
            "independence": self.independence,
            "circumstances": self.circumstances.strip(),
            "assessed_on": self.assessed_on,
            "assessor": self.assessor.strip(),
        }
        if self.id is None:
            last = max((line.position for line in paper.lines), default=0)
            line = AssessedWerkproces(praktijkverklaring_id=paper.id, position=last + 1)
            session.add(line)
        else:
            line = must_find(session, AssessedWerkproces, self.id)
            if line.praktijkverklaring_id != paper.id:  # else a line of an issued paper could be changed through it
                raise Expected("record.gone")
        fill(line, values)
        session.flush()
        prove(session, line, paper.student_id, logs=self.evidence, scores=self.assessments)
        session.expire(paper, ["lines"])
        return line.id


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveLine:
    """Take a werkproces off a concept. Raises ``paper.frozen``."""

    line: int

    def __call__(self, session: Session) -> None:
        line = must_find(session, AssessedWerkproces, self.line)
        line.paper.check_open()
        put_in_bin(session, line)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveRemarks:
    """Keep the line "Bijzonderheden" of a concept. Raises ``paper.frozen``."""

    paper: PraktijkverklaringId
    remarks: str = field(repr=False)

    def __call__(self, session: Session) -> None:
        paper = must_find(session, Praktijkverklaring, self.paper)
        paper.check_open()
        fill(paper, {"remarks": self.remarks.strip()})


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveGoOnReason:
    """Keep why a concept will be issued although there is something to look at. Raises ``paper.frozen``."""

    paper: PraktijkverklaringId
    reason: str = field(repr=False)

    def __call__(self, session: Session) -> None:
        paper = must_find(session, Praktijkverklaring, self.paper)
        paper.check_open()
        fill(paper, {"go_on_reason": self.reason.strip()})


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectPaper:
    """Begin a corrected version of an issued paper: a new concept with the same lines that names the old one.

    A correction that was begun before is given back: two of them could else both be issued as the same version.
    Raises ``paper.not_issued``.
    """

    paper: PraktijkverklaringId

    def __call__(self, session: Session) -> PraktijkverklaringId:
        old = must_find(session, Praktijkverklaring, self.paper)
        if old.status is not PaperStatus.UITGEGEVEN:
            raise Expected("paper.not_issued")
        begun = session.scalar(select(Praktijkverklaring.id).where(Praktijkverklaring.replaces_id == old.id))
        if begun is not None:
            return PraktijkverklaringId(begun)
        new = Praktijkverklaring(
            student_id=old.student_id,
            internship_id=old.internship_id,
            version=old.version + 1,
            remarks=old.remarks,
            replaces_id=old.id,
        )
        session.add(new)
        session.flush()
        for line in old.lines:
            SaveLine(
                paper=PraktijkverklaringId(new.id),
                werkproces=None if line.werkproces_id is None else WerkprocesId(line.werkproces_id),
                free_title=line.free_title,
                done=line.done,
                independence=line.independence,
                circumstances=line.circumstances,
                assessed_on=line.assessed_on,
                assessor=line.assessor,
                evidence=logs_under(session, line),
                assessments=scores_under(session, line),
            )(session)
        return PraktijkverklaringId(new.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """One praktijkverklaring in a list; ``signed`` only with all signatures and the scan (decisions, papers)."""

    id: PraktijkverklaringId
    employer: str
    status: PaperStatus
    number: str
    version: int
    issued_on: date | None
    lines: int
    missing: tuple[str, ...]
    document: DocumentId | None
    signed: bool = False


def papers_of(student: StudentId) -> Question[tuple[PaperRow, ...]]:
    """Question: the praktijkverklaringen of a student, newest first."""

    def answer(session: Session) -> tuple[PaperRow, ...]:
        query = (
            select(Praktijkverklaring)
            .join(Student, Student.id == Praktijkverklaring.student_id)
            .where(Praktijkverklaring.student_id == student)
            .order_by(Praktijkverklaring.id.desc())
        )
        signed = {way.document for way in ways_of(student)(session) if way.signed}
        return tuple(_paper_row(row, signed) for row in session.scalars(query))

    return answer


def _paper_row(row: Praktijkverklaring, signed: set[DocumentId]) -> PaperRow:
    return PaperRow(
        id=PraktijkverklaringId(row.id),
        employer=row.internship.location.employer.name,
        status=row.status,
        number=row.number,
        version=row.version,
        issued_on=row.issued_on,
        lines=len(row.lines),
        missing=row.missing() if row.status is PaperStatus.CONCEPT else (),
        document=None if row.document_id is None else DocumentId(row.document_id),
        signed=row.document_id in signed,
    )


def lines_of(paper: PraktijkverklaringId) -> Question[tuple[SaveLine, ...]]:
    """Question: the lines of a paper, each ready for the form."""

    def answer(session: Session) -> tuple[SaveLine, ...]:
        row = must_find(session, Praktijkverklaring, paper)
        return tuple(
            SaveLine(
                paper=paper,
                id=line.id,
                werkproces=None if line.werkproces_id is None else WerkprocesId(line.werkproces_id),
                free_title=line.free_title or (line.werkproces.title if line.werkproces else ""),
                done=line.done,
                independence=line.independence,
                circumstances=line.circumstances,
                assessed_on=line.assessed_on,
                assessor=line.assessor,
                evidence=logs_under(session, line),
                assessments=scores_under(session, line),
            )
            for line in row.lines
        )

    return answer


def reason_of(paper: PraktijkverklaringId) -> Question[str]:
    """Question: why a paper is issued although there is something to look at; "" when nobody said."""
    return lambda session: must_find(session, Praktijkverklaring, paper).go_on_reason


def stage_days(paper: PraktijkverklaringId) -> Question[tuple[date, date]]:
    """Question: the first and last day of the stage that a paper is about; today while it has no end."""

    def answer(session: Session) -> tuple[date, date]:
        stage = must_find(session, Praktijkverklaring, paper).internship
        return stage.start, stage.end or max(stage.start, today(session))

    return answer


def data_of(paper: PraktijkverklaringId) -> Question[PaperData]:
    """Question: what the paper prints now; a frozen paper prints its stored document instead."""

    def answer(session: Session) -> PaperData:
        row = must_find(session, Praktijkverklaring, paper)
        must_find(session, Student, row.student_id)
        before = None if row.replaces_id is None else session.get(Praktijkverklaring, row.replaces_id)
        replaces = "" if before is None else before.number
        return paper_data(row, school=the_school(session), today=today(session), replaces=replaces)

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """Give the concept its number, once; a second try to issue keeps it, so no number is lost."""

    paper: PraktijkverklaringId
    reason: str = field(default="", repr=False)

    def __call__(self, session: Session) -> None:
        row = must_find(session, Praktijkverklaring, self.paper)
        must_find(session, Student, row.student_id)
        row.check_issuable()
        fill(row, {"go_on_reason": check_reason(session, row, self.reason or row.go_on_reason)})
        before = None if row.replaces_id is None else must_find(session, Praktijkverklaring, row.replaces_id)
        if before is not None and before.status is PaperStatus.VERVANGEN:  # by another correction, back from the bin
            raise Expected("paper.replaced", number=before.number)
        if not number_fits(row.number):
            row.number = new_number(session)


@dataclass(frozen=True, slots=True, kw_only=True)
class _KeepIssued:
    """Keep the issued paper: PDF, frozen text and digest, and replace the version before it."""

    paper: PraktijkverklaringId
    data: PaperData = field(repr=False)
    frozen: str = field(repr=False)
    pdf: bytes = field(repr=False)

    def __call__(self, session: Session) -> DocumentId:
        row = must_find(session, Praktijkverklaring, self.paper)
        row.check_open()
        if frozen_text(data_of(self.paper)(session), self.data.issued_on) != self.frozen:
            raise Expected("paper.changed")
        document = keep(
            session,
            kind=DocumentKind.PRAKTIJKVERKLARING,
            title=f"Praktijkverklaring {self.data.employer}",
            file_name=f"praktijkverklaring_{row.number}.pdf",
            content=self.pdf,
            number=row.number,
            student=StudentId(row.student_id),
        )
        row.status = PaperStatus.UITGEGEVEN
        row.issued_on = self.data.issued_on
        row.frozen = self.frozen
        row.digest = hashlib.sha256(self.frozen.encode()).hexdigest()
        row.document_id = document.id
        if row.replaces_id is not None:
            must_find(session, Praktijkverklaring, row.replaces_id).status = PaperStatus.VERVANGEN
        student, trainer = row.internship.student, row.internship.trainer
        follow(
            session,
            document,
            code=self.data.digest,
            pages=page_count(self.pdf),
            signers=(
                (SignerRole.BEDRIJF, trainer.name if trainer else ""),
                (SignerRole.SCHOOL, the_school(session).director),
                (SignerRole.LEERLING, student.official_name),
            ),
        )
        record(session, AuditKind.EXPORTED, verb="IssuePaper", student_id=StudentId(row.student_id), about=row.number)
        return DocumentId(document.id)


def issue_paper(paper: PraktijkverklaringId, *, reason: str = "") -> Job[DocumentId]:
    """Job: number, freeze and print a complete concept; gives the id of the kept PDF.

    ``reason`` says why it is issued although there is something to look at, else what ``SaveGoOnReason`` kept; it stays
    with the paper and in the audit. Raises ``paper.findings`` (count) when it is needed and empty, ``paper.missing``
    (fields), ``paper.frozen``, ``paper.replaced``, ``paper.changed``, ``documents.character``.
    """

    def job(work: Work) -> DocumentId:
        from jobcoach.documents.praktijkverklaring_paper import build

        work.say("Nummer geven")
        work.carry_out(_Number(paper=paper, reason=reason))
        data = replace(work.ask(data_of(paper)), issued_on=work.ask(today))
        frozen = frozen_text(data, data.issued_on)
        data = replace(data, digest=short_digest(frozen))
        work.say("Afdrukken")
        pdf = build(data)
        work.check()
        return work.carry_out(_KeepIssued(paper=paper, data=data, frozen=frozen, pdf=pdf))

    return job
