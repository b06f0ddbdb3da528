"""What a row that another row points to is called, in an inzage-afdruk."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from jobcoach.model.base import Base
from jobcoach.model.catalogue import Werkproces
from jobcoach.model.consent import Recipient
from jobcoach.model.documents import Document
from jobcoach.model.employers import ContactPerson, Employer, Location
from jobcoach.model.handover import Handover
from jobcoach.model.internships import Internship, LogEntry
from jobcoach.model.labels import label, long_day
from jobcoach.model.paper_trail import PaperTrail
from jobcoach.model.people import Student
from jobcoach.model.praktijkverklaring import AssessedWerkproces, Praktijkverklaring
from jobcoach.model.skills import Competence, CompetenceScore, Talent

_WITH_BIN = {"include_deleted": True}


def name_of(session: Session, table: str, row_id: int) -> str:
    """The words for the row that a link points to, also when it lies in the bin; empty when it is gone."""
    model, say = _NAMES[table]
    query: Select[Any] = select(model).where(model.__table__.c.id == row_id)
    row = session.scalar(query, execution_options=_WITH_BIN)
    return "" if row is None else say(session, row)


def _location(session: Session, row: Any) -> str:
    return ", ".join(part for part in (name_of(session, "employer", row.employer_id), row.address) if part)


def _stage(session: Session, row: Any) -> str:
    return f"{name_of(session, 'location', row.location_id)}, vanaf {long_day(row.start)}"


def _log(_session: Session, row: Any) -> str:
    return "persoonlijke aantekening" if row.personal else f"{label(row.kind)} van {long_day(row.on)}"


def _document(_session: Session, row: Any) -> str:
    return f"{row.title} {row.number}".strip()


def _werkproces(_session: Session, row: Any) -> str:
    return f"{row.code} {row.title}".strip()


def _assessed(session: Session, row: Any) -> str:
    return name_of(session, "werkproces", row.werkproces_id) if row.werkproces_id else str(row.free_title)


def _score(session: Session, row: Any) -> str:
    return f"{name_of(session, 'competence', row.competence_id)}, {long_day(row.on)}"


def _paper(session: Session, row: Any) -> str:
    return row.number or f"concept, {name_of(session, 'internship', row.internship_id)}"


def _handover(session: Session, row: Any) -> str:
    return f"{name_of(session, 'recipient', row.recipient_id)} {row.number}".strip()


def _trail(session: Session, row: Any) -> str:
    return name_of(session, "document", row.document_id)


def _named(_session: Session, row: Any) -> str:
    return str(row.name)


def _labelled(_session: Session, row: Any) -> str:
    return str(row.label)


_NAMES: dict[str, tuple[type[Base], Callable[[Session, Any], str]]] = {
    "student": (Student, _named),
    "employer": (Employer, _named),
    "location": (Location, _location),
    "contact_person": (ContactPerson, _named),
    "recipient": (Recipient, _named),
    "competence": (Competence, _named),
    "competence_score": (CompetenceScore, _score),
    "talent": (Talent, _labelled),
    "internship": (Internship, _stage),
    "log_entry": (LogEntry, _log),
    "document": (Document, _document),
    "werkproces": (Werkproces, _werkproces),
    "assessed_werkproces": (AssessedWerkproces, _assessed),
    "praktijkverklaring": (Praktijkverklaring, _paper),
    "handover": (Handover, _handover),
    "paper_trail": (PaperTrail, _trail),
}
