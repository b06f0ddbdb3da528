"""Papers on their way: made and numbered, printed, signed by hand, and back as a scan."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find, today
from jobcoach.caseload.documents import keep
from jobcoach.caseload.paper_numbers import frozen_text, new_number, short_digest
from jobcoach.caseload.work import Job, Work
from jobcoach.documents.pages import page_count
from jobcoach.model.base import DocumentId, StudentId
from jobcoach.model.choices import DocumentKind, SignerRole
from jobcoach.model.documents import Document
from jobcoach.model.journal import AuditKind
from jobcoach.model.paper_trail import PaperSignature, PaperTrail
from jobcoach.model.people import Student
from jobcoach.vault.changes import record

Signers = tuple[tuple[SignerRole, str], ...]


def follow(session: Session, document: Document, *, code: str, pages: int, signers: Signers) -> PaperTrail:
    """Begin to follow a printed document; part of a larger verb. ``signers`` are roles with names, in order."""
    trail = PaperTrail(document_id=document.id, code=code, pages=pages, place_since=today(session))
    session.add(trail)
    session.flush()
    for position, (role, name) in enumerate(signers):
        session.add(PaperSignature(trail_id=trail.id, role=role, name=name, position=position))
    return trail


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOrder:
    """A paper to make: what kind, from which data, built how, signed by whom (nobody: it is not followed).

    ``data`` answers a frozen dataclass of documents/ with the fields ``number``, ``issued_on`` and ``digest``; the
    last goes into the QR of every page that comes back. ``build`` turns it into PDF bytes.
    """

    kind: DocumentKind
    title: str = field(repr=False)
    student: StudentId
    data: Question[Any]
    build: Callable[[Any], bytes]
    signers: Question[Signers] = lambda _session: ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    student: StudentId

    def __call__(self, session: Session) -> str:
        must_find(session, Student, self.student)
        return new_number(session)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Keep:
    order: PaperOrder
    number: str
    frozen: str = field(repr=False)
    pdf: bytes = field(repr=False)

    def __call__(self, session: Session) -> DocumentId:
        order = self.order
        document = keep(
            session,
            kind=order.kind,
            title=order.title,
            file_name=f"{order.kind.value}_{self.number}.pdf",
            content=self.pdf,
            number=self.number,
            student=order.student,
        )
        if signers := order.signers(session):
            code, pages = short_digest(self.frozen), page_count(self.pdf)
            follow(session, document, code=code, pages=pages, signers=signers)
        record(session, AuditKind.EXPORTED, verb="MakePaper", student_id=order.student, about=self.number)
        return DocumentId(document.id)


def make_paper(order: PaperOrder) -> Job[DocumentId]:
    """Job: number, freeze and print a paper, and keep it in the dossier; gives the id of the kept PDF.

    Raises ``record.gone``, ``documents.character`` and what ``order.data`` raises.
    """

    def job(work: Work) -> DocumentId:
        work.say("Nummer geven")
        number = work.carry_out(_Number(student=order.student))
        data = replace(work.ask(order.data), number=number, issued_on=work.ask(today))
        frozen = frozen_text(data, data.issued_on)
        work.say("Afdrukken")
        pdf = order.build(replace(data, digest=short_digest(frozen)))
        work.check()
        return work.carry_out(_Keep(order=order, number=number, frozen=frozen, pdf=pdf))

    return job
