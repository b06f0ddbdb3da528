"""Kept documents: the list, the bytes, and the audit of printing and saving them."""

import hashlib
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from jobcoach.caseload.circumstances import Question, today
from jobcoach.model.base import DocumentId, StudentId
from jobcoach.model.choices import DocumentKind
from jobcoach.model.documents import Document
from jobcoach.model.expected import Expected
from jobcoach.model.journal import AuditKind
from jobcoach.model.paper_trail import PaperTrail
from jobcoach.vault import attachments
from jobcoach.vault.attachments import Attachment
from jobcoach.vault.changes import record


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One kept document, without its bytes."""

    id: DocumentId
    kind: DocumentKind
    title: str = field(repr=False)
    number: str
    made_on: date
    media_type: str
    file_name: str
    size: int


def documents_of(student: StudentId) -> Question[tuple[DocumentRow, ...]]:
    """Question: the documents of a student, newest first."""

    def answer(session: Session) -> tuple[DocumentRow, ...]:
        query = (
            select(Document).where(Document.student_id == student).order_by(Document.made_on.desc(), Document.id.desc())
        )
        return tuple(_row(row) for row in session.scalars(query))

    return answer


def _row(row: Document) -> DocumentRow:
    return DocumentRow(
        id=DocumentId(row.id),
        kind=row.kind,
        title=row.title,
        number=row.number,
        made_on=row.made_on,
        media_type=row.media_type,
        file_name=row.file_name,
        size=row.size,
    )


def content_of(document: DocumentId) -> Question[bytes]:
    """Question: the bytes of a document, checked against the digest kept beside them.

    Raises ``record.gone``, ``document.changed``, ``attachment.missing``, ``attachment.damaged``.
    """

    def answer(session: Session) -> bytes:
        whole = (Document.content, Document.attachment_key, Document.attachment_nonce)
        query = select(Document).where(Document.id == document).options(*(undefer(column) for column in whole))
        row = session.scalar(query)
        if row is None:
            raise Expected("record.gone")
        content = _content(session, row)
        if row.digest != hashlib.sha256(content).hexdigest():
            raise Expected("document.changed", number=row.number)
        return content

    return answer


def _content(session: Session, row: Document) -> bytes:
    """The bytes of a document, wherever they are kept."""
    if row.attachment_id is None:
        return row.content or b""
    where = Attachment(
        id=row.attachment_id, key=row.attachment_key or b"", nonce=row.attachment_nonce or b"", size=row.size
    )
    return attachments.read(session.info["folder"], where)


def keep(
    session: Session,
    *,
    kind: DocumentKind,
    title: str,
    file_name: str,
    content: bytes,
    number: str = "",
    student: StudentId | None = None,
    media_type: str = "application/pdf",
) -> Document:
    """Add a document with its digest; part of a larger verb. A large one goes into a file of its own first.

    Raises ``vault.space_low``, ``vault.disk_full``, ``vault.read_only``.
    """
    beside = attachments.write(session.info["folder"], content) if len(content) > attachments.LARGE else None
    row = Document(
        kind=kind,
        title=title,
        file_name=file_name,
        media_type=media_type,
        content=None if beside else content,
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        number=number,
        made_on=today(session),
        student_id=student,
        attachment_id=beside.id if beside else None,
        attachment_key=beside.key if beside else None,
        attachment_nonce=beside.nonce if beside else None,
    )
    session.add(row)
    session.flush()
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePrinted:
    """Note in the audit that a paper was printed; with ``document`` also on the way of that paper."""

    about: str
    student: StudentId | None = None
    document: DocumentId | None = None

    def __call__(self, session: Session) -> None:
        trail = session.scalar(select(PaperTrail).where(PaperTrail.document_id == self.document))
        if trail is not None and trail.printed_on is None:
            trail.printed_on = today(session)
        record(session, AuditKind.PRINTED, verb="NotePrinted", student_id=self.student, about=self.about)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteExported:
    """Note in the audit that a paper or package left the vault as a file."""

    about: str
    student: StudentId | None = None

    def __call__(self, session: Session) -> None:
        record(session, AuditKind.EXPORTED, verb="NoteExported", student_id=self.student, about=self.about)
