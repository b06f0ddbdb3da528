"""What Vandaag shows that is no task: it follows from other facts, and goes when those change."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.consent_alerts import alerts
from jobcoach.caseload.notices import open_notices
from jobcoach.caseload.paper_ways import waiting_ways
from jobcoach.model.base import DocumentId, EmployerId, HandoverId, StudentId, TaskId
from jobcoach.model.choices import TaskKind
from jobcoach.model.employers import Employer, Location, Recognition
from jobcoach.model.labels import label

RECOGNITION_NOTICE = timedelta(days=60)  # domain ch. 10, derived alerts: a choice of ours


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """One line: for whom, what, by when. ``task`` is None for what follows from other facts.

    ``paper`` is a signed paper that has been out for too long, ``notice`` something that a recipient must hear,
    ``handover`` the overdracht that it is about; ``waits`` when that waits for an answer.
    """

    who: str = field(repr=False)
    initials: str = field(repr=False)
    what: str = field(repr=False)
    kind: TaskKind
    due: date | None
    late_days: int
    task: TaskId | None = None
    student: StudentId | None = None
    employer: EmployerId | None = None
    paper: DocumentId | None = None
    handover: HandoverId | None = None
    waits: bool = False
    notice: int | None = None


def derived(session: Session, on: date) -> list[ToDo]:
    """Everything of that kind on a day."""
    return [*_expiring(session, on), *_papers_out(session, on), *_consent_alerts(session, on), *_to_tell(session, on)]


def company_initials(name: str) -> str:
    """Two letters for a company's circle: of its first two words."""
    words = [word for word in name.replace(".", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in words[:2]).upper()


def _expiring(session: Session, on: date) -> list[ToDo]:
    query = (
        select(Employer, Recognition.end)
        .join(Location, Location.employer_id == Employer.id)
        .join(Recognition, Recognition.location_id == Location.id)
        .where(Recognition.end.is_not(None), Recognition.end <= on + RECOGNITION_NOTICE)
        .order_by(Recognition.end)
    )
    seen: dict[int, ToDo] = {}
    for employer, end in session.execute(query):
        assert end is not None  # noqa: S101 - the query asks for it
        seen.setdefault(
            employer.id,
            ToDo(
                who=employer.name,
                initials=company_initials(employer.name),
                what="Erkenning leerbedrijf loopt af" if end >= on else "Erkenning leerbedrijf is verlopen",
                kind=TaskKind.OVERIG,
                due=end,
                late_days=(on - end).days,
                employer=EmployerId(employer.id),
            ),
        )
    return list(seen.values())


def _papers_out(session: Session, on: date) -> list[ToDo]:
    """Papers that were not brought back within the working days that the school allows."""
    return [
        ToDo(
            who=way.student_name,
            initials=way.initials,
            what=f"{label(way.kind).capitalize()} nog {label(way.place)}",
            kind=TaskKind.OVERIG,
            due=way.due,
            late_days=(on - way.due).days,
            student=way.student,
            paper=way.document,
        )
        for way in waiting_ways(session)
        if way.late
    ]


def _consent_alerts(session: Session, on: date) -> list[ToDo]:
    """Answers that were put off until now."""
    return [
        ToDo(
            who=item.student_name,
            initials=item.initials,
            what=item.what,
            kind=TaskKind.TOESTEMMING,
            due=item.due,
            late_days=(on - item.due).days,
            student=item.student,
        )
        for item in alerts(session, on)
    ]


def _to_tell(session: Session, on: date) -> list[ToDo]:
    """What recipients of earlier packages must hear; of an erased student nobody is named."""
    return [
        ToDo(
            who=item.student_name or "Gewist dossier",
            initials=item.initials or "–",
            what=f"Meld {item.reason.value} aan {item.recipient}",
            kind=TaskKind.TOESTEMMING,
            due=item.due,
            late_days=(on - item.due).days,
            student=item.student,
            notice=item.id,
        )
        for item in open_notices(session)
    ]
