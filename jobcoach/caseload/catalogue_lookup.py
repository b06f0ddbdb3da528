"""Looking up a code on a day: found, not found (and why), or ambiguous; never a guess (domain 1.8)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question
from jobcoach.model.catalogue import DossierEnd, Edition, Qualification, plain_code


@dataclass(frozen=True, slots=True, kw_only=True)
class QualificationRow:
    """One qualification as an edition has it; the dates are its own or the edition's, None is open."""

    id: int
    code: str
    name: str
    level: int | None
    dossier_code: str
    dossier_name: str
    edition: str
    status: str
    since: date | None
    until: date | None


class Why(Enum):
    """Why a code was not found."""

    UNKNOWN = "onbekend"
    NOT_YET = "nog niet"
    ENDED = "afgelopen"


@dataclass(frozen=True, slots=True)
class Found:
    """One qualification counts on that day; of equal ones the newest edition's."""

    row: QualificationRow


@dataclass(frozen=True, slots=True)
class NotFound:
    """None counts on that day. ``others`` are those with this code on other days."""

    why: Why
    others: tuple[QualificationRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several that differ in dossier, name or level count on that day: the coach has to say which."""

    rows: tuple[QualificationRow, ...]


Lookup: TypeAlias = Found | NotFound | Ambiguous


def look_up(code: str, on: date) -> Question[Lookup]:
    """Question: which qualification has this opleidingscode (crebo) on that day.

    A dossier that has ended by then, says the sheet "Vervallen" of any list, no longer counts.
    """
    wanted = plain_code(code)

    def answer(session: Session) -> Lookup:
        query = (
            select(Qualification, Edition)
            .join(Edition, Edition.id == Qualification.edition_id)
            .where(Qualification.code == wanted)
            .order_by(Edition.id.desc(), Qualification.id.desc())
        )
        ends = _ends(session)
        return choose(tuple(_row(item, edition, ends) for item, edition in session.execute(query)), on)

    return answer


def choose(rows: tuple[QualificationRow, ...], on: date) -> Lookup:
    """The answer from all rows with a code, the newest edition first."""
    running = [row for row in rows if (row.since is None or row.since <= on) and (row.until is None or on <= row.until)]
    if not running:
        if not rows:
            return NotFound(Why.UNKNOWN)
        later = all(row.since is not None and on < row.since for row in rows)
        return NotFound(Why.NOT_YET if later else Why.ENDED, rows)
    different: dict[tuple[str, str, int | None], QualificationRow] = {}
    for row in running:
        different.setdefault((row.dossier_code, " ".join(row.name.casefold().split()), row.level), row)
    return Found(running[0]) if len(different) == 1 else Ambiguous(tuple(different.values()))


def _ends(session: Session) -> dict[str, date]:
    query = select(DossierEnd.dossier_code, DossierEnd.ends_on).where(DossierEnd.ends_on.is_not(None))
    return {code: end for code, end in session.execute(query.order_by(DossierEnd.id)) if end is not None}


def _row(item: Qualification, edition: Edition, ends: dict[str, date]) -> QualificationRow:
    limits = [day for day in (item.valid_to or edition.valid_to, ends.get(item.dossier_code)) if day is not None]
    return QualificationRow(
        id=item.id,
        code=item.code,
        name=item.name,
        level=item.level,
        dossier_code=item.dossier_code,
        dossier_name=item.dossier_name,
        edition=edition.name,
        status=edition.status,
        since=item.valid_from or edition.valid_from,
        until=min(limits, default=None),
    )
