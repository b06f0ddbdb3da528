"""Taking back: an act that tells its change set, and the verb that turns a change set back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jobcoach.caseload.catalogue_editions import times_used
from jobcoach.caseload.inbox import bring_back
from jobcoach.model.base import ChangeSetId
from jobcoach.model.catalogue import Werkproces
from jobcoach.model.choices import DocumentKind, PaperStatus
from jobcoach.model.documents import Document, SealKeys, SealRequest
from jobcoach.model.expected import Expected
from jobcoach.model.journal import Change
from jobcoach.model.praktijkverklaring import AssessedWerkproces, AssessmentEvidence, Praktijkverklaring
from jobcoach.vault import changes
from jobcoach.vault.book import INSERT, book_of

__all__ = ["Act", "Acted", "Undo"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Acted(Generic[T]):
    """What a verb gave, and the change set to give to ``Undo``; None when it changed nothing of the dossier."""

    result: T
    change_set: ChangeSetId | None


@dataclass(frozen=True, slots=True)
class Act(Generic[T]):
    """Carry out ``case`` so that it can be turned back: ``desk.do(Act(DeleteStudent(...)))``. Raises what it raises.

    The log keeps the name of the verb itself.
    """

    case: Callable[[Session], T] = field(repr=False)

    @property
    def __name__(self) -> str:
        return getattr(self.case, "__name__", None) or type(self.case).__name__

    def __call__(self, session: Session) -> Acted[T]:
        result = self.case(session)
        session.flush()
        number = book_of(session).change_set
        return Acted(result, None if number is None else ChangeSetId(number))


@dataclass(frozen=True, slots=True)
class Undo:
    """Turn a change set back; what went out under a number or a seal stays as it is (a correction is a new one).

    A note from the locked door that the act had placed waits for a place again.

    Raises ``undo.stays``, ``paper.frozen`` (number), ``catalogue.in_use`` (count) and what ``vault.changes.Undo``
    raises.
    """

    change_set_id: int

    def __call__(self, session: Session) -> None:
        _check_not_out(session, self.change_set_id)
        changes.Undo(self.change_set_id)(session)
        bring_back(session, self.change_set_id)


def _came_in(session: Session, change: Change) -> bool:
    """Whether it is a scan that was read in: that never went out under a number."""
    if change.table_name != Document.__tablename__:
        return False
    return session.scalar(select(Document.kind).where(Document.id == change.row_id)) is DocumentKind.GETEKEND


_OUT = {Document.__tablename__, SealKeys.__tablename__, SealRequest.__tablename__}


def _check_not_out(session: Session, change_set: int) -> None:
    """Refuse to take away a kept document or a seal, or to change an issued praktijkverklaring: lines and evidence."""
    lines, evidence, werkprocessen = [], [], []
    for change in session.scalars(select(Change).where(Change.change_set_id == change_set)):
        if change.table_name in _OUT and change.action == INSERT and not _came_in(session, change):
            raise Expected("undo.stays")
        if change.table_name == AssessedWerkproces.__tablename__:
            lines.append(change.row_id)
        if change.table_name == AssessmentEvidence.__tablename__:
            evidence.append(change.row_id)
        if change.table_name == Werkproces.__tablename__ and change.action == INSERT:
            werkprocessen.append(change.row_id)
    if count := times_used(session, tuple(werkprocessen)):  # a paper would lose what it says
        raise Expected("catalogue.in_use", count=count)
    under = select(AssessmentEvidence.assessed_werkproces_id).where(AssessmentEvidence.id.in_(evidence))
    issued = (
        select(Praktijkverklaring.number)
        .join(AssessedWerkproces, AssessedWerkproces.praktijkverklaring_id == Praktijkverklaring.id)
        .where(or_(AssessedWerkproces.id.in_(lines), AssessedWerkproces.id.in_(under)))
        .where(Praktijkverklaring.status != PaperStatus.CONCEPT)
        .execution_options(include_deleted=True)
    )
    if number := session.scalar(issued):
        raise Expected("paper.frozen", number=number)
