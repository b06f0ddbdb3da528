"""Where signed papers are on their way: who still signs, who has the paper, how long; ticked and moved here."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find, today
from jobcoach.caseload.students import initials
from jobcoach.model.base import DocumentId, StudentId
from jobcoach.model.choices import DocumentKind, PaperPlace, PaperStatus, SignerRole
from jobcoach.model.documents import Document
from jobcoach.model.expected import Expected
from jobcoach.model.paper_trail import PaperSignature, PaperTrail
from jobcoach.model.people import School, Student
from jobcoach.model.praktijkverklaring import Praktijkverklaring
from jobcoach.model.working_days import after_working_days

USUAL_DAYS = 10  # in a vault that was not set up yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signature that is asked; ``signed_on`` is None as long as it is not on the paper."""

    id: int
    role: SignerRole
    name: str = field(repr=False)
    signed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWay:
    """A paper that is signed with a pen: what and whose it is, and how far.

    ``days_out`` are working days at its present place, ``late`` when those are more than the school allows, and
    ``due`` the last day that it does.
    ``pages`` is how many come back; ``scan`` the kept scan, ``signed`` when that and all signatures are there;
    ``replaced`` when a correction took its place.
    """

    id: int
    document: DocumentId
    kind: DocumentKind
    title: str = field(repr=False)
    number: str
    code: str
    pages: int
    made_on: date
    student: StudentId | None
    student_name: str = field(repr=False)
    initials: str = field(repr=False)
    printed_on: date | None
    place: PaperPlace
    place_since: date
    days_out: int
    due: date
    late: bool
    signatures: tuple[Signature, ...]
    scan: DocumentId | None
    scanned_on: date | None
    signed: bool
    replaced: bool

    @property
    def waits_for(self) -> tuple[SignerRole, ...]:
        """Who must still sign, in order."""
        return tuple(one.role for one in self.signatures if one.signed_on is None)


def ways_of(student: StudentId) -> Question[tuple[PaperWay, ...]]:
    """Question: the papers of one student that are signed with a pen, newest first."""
    return lambda session: _ways(session, _query().where(Document.student_id == student))


def all_ways(session: Session) -> tuple[PaperWay, ...]:
    """Question: all of them, newest first; what a scan may belong to."""
    return _ways(session, _query())


def waiting_ways(session: Session) -> tuple[PaperWay, ...]:
    """Question: the papers that are not signed yet, longest at their place first; replaced ones wait no more."""
    open_ones = [way for way in _ways(session, _query()) if not way.signed and not way.replaced]
    return tuple(sorted(open_ones, key=lambda way: (-way.days_out, way.place_since, way.id)))


def _query() -> "Select[PaperTrail, Document]":
    return select(PaperTrail, Document).join(Document, Document.id == PaperTrail.document_id)


def _ways(session: Session, query: "Select[PaperTrail, Document]") -> tuple[PaperWay, ...]:
    around = _Around(
        on=today(session),
        most=session.scalar(select(School.paper_days)) or USUAL_DAYS,
        replaced=frozenset(session.scalars(_REPLACED)),
    )
    names = {row.id: row for row in session.scalars(select(Student))}
    found = []
    for trail, document in session.execute(query.order_by(PaperTrail.id.desc())):
        student = names.get(document.student_id or 0)
        if student is not None or document.student_id is None:
            found.append(_way(trail, document, student, around))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    on: date
    most: int
    replaced: frozenset[int | None]


_REPLACED = select(Praktijkverklaring.document_id).where(Praktijkverklaring.status == PaperStatus.VERVANGEN)


def _way(trail: PaperTrail, document: Document, student: Student | None, around: _Around) -> PaperWay:
    days, replaced = trail.days_out(around.on), document.id in around.replaced
    return PaperWay(
        id=trail.id,
        document=DocumentId(document.id),
        kind=document.kind,
        title=document.title,
        number=document.number,
        code=trail.code,
        pages=trail.pages,
        made_on=document.made_on,
        student=None if student is None else StudentId(student.id),
        student_name=student.name if student else "",
        initials=initials(student.call_name, student.last_name) if student else "",
        printed_on=trail.printed_on,
        place=trail.place,
        place_since=trail.place_since,
        days_out=days,
        due=after_working_days(trail.place_since, around.most),
        late=days > around.most and not trail.signed and not replaced,
        signatures=tuple(
            Signature(id=one.id, role=one.role, name=one.name, signed_on=one.signed_on)
            for one in trail.signatures
            if one.deleted_at is None
        ),
        scan=None if trail.scan_id is None else DocumentId(trail.scan_id),
        scanned_on=trail.scanned_on,
        signed=trail.signed,
        replaced=replaced,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TickSignature:
    """Somebody signed, seen on the paper; ``on`` None takes it back.

    Raises ``paper_trail.future``, ``paper_trail.before``, ``record.gone``.
    """

    signature: int
    on: date | None

    def __call__(self, session: Session) -> None:
        row = must_find(session, PaperSignature, self.signature)
        row.trail.sign(row, self.on, today=today(session))


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePaper:
    """The paper is somewhere else now, since ``since`` (today when None). Raises as ``TickSignature`` does."""

    way: int
    place: PaperPlace
    since: date | None = None

    def __call__(self, session: Session) -> None:
        trail = must_find(session, PaperTrail, self.way)
        trail.move(self.place, self.since or today(session), today=today(session))


def find_way(document: DocumentId) -> Question[PaperWay]:
    """Question: the way of one document. Raises ``record.gone`` when it is not followed."""

    def answer(session: Session) -> PaperWay:
        found = _ways(session, _query().where(PaperTrail.document_id == document))
        if not found:
            raise Expected("record.gone")
        return found[0]

    return answer
