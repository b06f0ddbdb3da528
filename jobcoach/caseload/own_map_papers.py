"""The papers that may go into Mijn map: those that are the youth's own, and the overgangsdocument, his by law."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find
from jobcoach.caseload.documents import content_of
from jobcoach.caseload.handover_content import gather
from jobcoach.caseload.handover_paper import overgangsdocument
from jobcoach.caseload.recipients import OWN_NAME
from jobcoach.documents.overgangsdocument import Overgangsdocument
from jobcoach.model.base import DocumentId, StudentId
from jobcoach.model.choices import Act, Destination, DocumentKind, PaperStatus, RecipientKind, SchoolKind
from jobcoach.model.consent import Recipient
from jobcoach.model.documents import Document
from jobcoach.model.expected import Expected
from jobcoach.model.handover import Handover
from jobcoach.model.labels import label, long_day
from jobcoach.model.paper_trail import PaperTrail
from jobcoach.model.people import Student
from jobcoach.model.praktijkverklaring import Praktijkverklaring

OVERGANG = "overgangsdocument"
_OWN = (
    DocumentKind.PRAKTIJKVERKLARING, DocumentKind.PROFIELBLAD, DocumentKind.STAGEOVEREENKOMST, DocumentKind.AANBOD,
)  # fmt: skip
PDF = "application/pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPaper:
    """One paper: its key, what it is, its number or day in words, and whether it is proposed.

    ``concept``: the overgangsdocument as it would be now, because none was sealed yet.
    """

    key: str
    title: str
    about: str
    made_on: date
    proposed: bool = True
    concept: bool = False
    file_name: str = field(default="", repr=False)


def papers_for(session: Session, student: Student) -> tuple[MapPaper, ...]:
    """The overgangsdocument first, then the own papers, the newest first."""
    own = session.scalars(
        select(Document)
        .where(Document.student_id == student.id, Document.kind.in_(_OWN), Document.media_type == PDF)
        .order_by(Document.made_on.desc(), Document.id.desc())
    ).all()
    over = set(
        session.scalars(
            select(Praktijkverklaring.document_id).where(Praktijkverklaring.status == PaperStatus.VERVANGEN)
        )
    )
    signed = _signed(session, [row.id for row in own])
    papers = [*_overgang(session, student)]
    seen: set[DocumentKind] = set()
    for row in own:
        if row.id in over:
            continue
        scan = signed.get(row.id)
        newest = row.kind is DocumentKind.PRAKTIJKVERKLARING or row.kind not in seen
        seen.add(row.kind)
        bare = scan is None or row.kind is DocumentKind.PRAKTIJKVERKLARING
        papers.append(_paper(row, proposed=newest and bare))
        if scan is not None:
            papers.append(_paper(scan, title=f"{_name(row)}, getekend", proposed=newest))
    return tuple(papers)


def _signed(session: Session, documents: list[int]) -> dict[int, Document]:
    query = (
        select(PaperTrail.document_id, Document)
        .join(Document, Document.id == PaperTrail.scan_id)
        .where(PaperTrail.document_id.in_(documents), Document.media_type == PDF)
        .order_by(PaperTrail.id)
    )
    return {row.document_id: row.Document for row in session.execute(query)}


def _paper(row: Document, *, title: str = "", proposed: bool) -> MapPaper:
    about = f"nummer {row.number}" if row.number else long_day(row.made_on)
    return MapPaper(
        key=f"document {row.id}", title=title or _name(row), about=about, made_on=row.made_on, proposed=proposed,
        file_name=row.file_name,
    )  # fmt: skip


def _name(row: Document) -> str:
    return label(row.kind).capitalize()


def _overgang(session: Session, student: Student) -> list[MapPaper]:
    """The newest that was sealed, the one for the youth before one for somebody else; else what it would be now."""
    row = _sealed(session, student)
    if row is not None and row.sealed_at is not None:
        return [
            MapPaper(
                key=OVERGANG, title="Overgangsdocument", about=f"nummer {row.number}", made_on=row.sealed_at.date(),
                file_name=f"overgangsdocument_{row.number}.pdf",
            )
        ]  # fmt: skip
    if student.born_on is None:
        return []
    return [
        MapPaper(
            key=OVERGANG, title="Overgangsdocument", about="een concept", made_on=date.min, concept=True,
            file_name="overgangsdocument_concept.pdf",
        )
    ]  # fmt: skip


def _sealed(session: Session, student: Student) -> Handover | None:
    rows = session.scalars(
        select(Handover)
        .where(Handover.student_id == student.id, Handover.document_id.is_not(None))
        .order_by(Handover.id.desc())
    ).all()
    return next((row for row in rows if row.act is Act.MEEGEVEN), next(iter(rows), None))


def paper_content(student: StudentId, key: str) -> Question[bytes | Overgangsdocument]:
    """Question: a paper as it was kept, or the overgangsdocument that must still be printed.

    Raises ``record.gone`` (also for a paper that may not go along), and as ``content_of``.
    """

    def answer(session: Session) -> bytes | Overgangsdocument:
        row = must_find(session, Student, student)
        if key not in {one.key for one in papers_for(session, row)}:
            raise Expected("record.gone")
        if key != OVERGANG:
            return content_of(DocumentId(int(key.split(" ")[1])))(session)
        sealed = _sealed(session, row)
        if sealed is None or sealed.document_id is None:
            return _concept(session, row)
        return _main_pdf(content_of(DocumentId(sealed.document_id))(session))

    return answer


def _main_pdf(container: bytes) -> bytes:
    from jobcoach.handover.container import MAIN_PDF
    from jobcoach.handover.zip_reader import read_zip

    return next(entry.data for entry in read_zip(container) if entry.name == MAIN_PDF)


def _concept(session: Session, student: Student) -> Overgangsdocument:
    """As it would be given today, on the duty of the school; nothing is kept, so it has no number."""
    day = student.school_kind is SchoolKind.VSO_DAGBESTEDING
    row = Handover(
        student_id=student.id, recipient_id=0, act=Act.MEEGEVEN,
        destination=Destination.DAGBESTEDING if day else Destination.WERK,
    )  # fmt: skip
    with session.no_autoflush:
        row.student, row.recipient = student, Recipient(name=OWN_NAME, kind=RecipientKind.LEERLING)
        row.recipient.id = 0
        return overgangsdocument(session, row, gather(session, row))
