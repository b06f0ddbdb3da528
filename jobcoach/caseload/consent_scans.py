"""The signed form behind an answer: a scan of a consent form is linked to what was answered on paper."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jobcoach.model.choices import DocumentKind, Way
from jobcoach.model.consent import Consent
from jobcoach.model.documents import Document
from jobcoach.model.paper_trail import PaperTrail

FORMS = (DocumentKind.TOESTEMMING, DocumentKind.INSTEMMING)


def link_scan(session: Session, trail: PaperTrail, *, before: int | None = None) -> None:
    """Link the scan of a form to the answers on paper since it was made that have no scan, or the one ``before``.

    The statutory instemming is about the act itself only. A form does not know its recipient: where answers to more
    than one could be meant nothing is linked, because a wrong proof is worse than none.
    """
    form = trail.document
    if form.kind not in FORMS or form.student_id is None or trail.scan_id is None:
        return
    free = Consent.document_id.is_(None)
    query = select(Consent).where(
        Consent.student_id == form.student_id,
        Consent.way == Way.PAPIER,
        Consent.on >= form.made_on,
        free if before is None else or_(free, Consent.document_id == before),
    )
    if form.kind is DocumentKind.INSTEMMING:
        query = query.where(Consent.subject.is_(None))
    rows = session.scalars(query).all()
    if len({row.recipient_id for row in rows}) == 1:
        for row in rows:
            row.document_id = trail.scan_id


def link_scans_of(session: Session, student: int) -> None:
    """The same for every form of a student that was scanned before the answers were typed in."""
    query = (
        select(PaperTrail)
        .join(Document, Document.id == PaperTrail.document_id)
        .where(Document.student_id == student, Document.kind.in_(FORMS), PaperTrail.scan_id.is_not(None))
        .order_by(PaperTrail.id)
    )
    for trail in session.scalars(query):
        link_scan(session, trail)
