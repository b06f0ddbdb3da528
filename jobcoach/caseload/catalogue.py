"""The catalogue of qualifications: editions that are added whole, and looking up by code and by words."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, today
from jobcoach.model.base import WerkprocesId
from jobcoach.model.catalogue import Edition, Kerntaak, Qualification, Werkproces, check_werkproces_code
from jobcoach.model.choices import EditionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWerkproces:
    """One werkproces to add, with the kerntaak it belongs to."""

    kerntaak_code: str
    kerntaak_title: str
    code: str
    title: str
    description: str = field(default="", repr=False)
    result: str = field(default="", repr=False)
    behaviour: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQualification:
    """One qualification to add; werkprocessen may be partial or empty, never invented (domain 1.7)."""

    dossier_code: str
    dossier_name: str
    code: str
    name: str
    level: int | None
    werkprocessen: tuple[NewWerkproces, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddEdition:
    """Add a dated edition of the catalogue. Raises ``catalogue.code``."""

    name: str
    source: str
    status: str
    valid_from: date | None
    qualifications: tuple[NewQualification, ...]
    valid_to: date | None = None
    kind: EditionKind = EditionKind.SHIPPED
    sha256: str = ""

    def __call__(self, session: Session) -> int:
        edition = Edition(
            name=self.name,
            source=self.source,
            status=self.status,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            kind=self.kind,
            sha256=self.sha256,
            imported_on=today(session),
        )
        session.add(edition)
        session.flush()
        for item in self.qualifications:
            add_qualification(session, edition.id, item)
        return edition.id


def add_qualification(session: Session, edition: int, item: NewQualification) -> int:
    """Add one qualification with its parts to an edition; part of a larger verb. Raises ``catalogue.code``."""
    qualification = Qualification(
        edition_id=edition,
        dossier_code=item.dossier_code,
        dossier_name=item.dossier_name,
        code=item.code,
        name=item.name,
        level=item.level,
        valid_from=item.valid_from,
        valid_to=item.valid_to,
    )
    session.add(qualification)
    session.flush()
    kerntaken: dict[str, int] = {}
    for part in item.werkprocessen:
        if part.kerntaak_code not in kerntaken:
            kerntaak = Kerntaak(qualification_id=qualification.id, code=part.kerntaak_code, title=part.kerntaak_title)
            session.add(kerntaak)
            session.flush()
            kerntaken[part.kerntaak_code] = kerntaak.id
        session.add(
            Werkproces(
                kerntaak_id=kerntaken[part.kerntaak_code],
                code=check_werkproces_code(part.code),
                title=part.title,
                description=part.description,
                result=part.result,
                behaviour=part.behaviour,
            )
        )
    session.flush()
    return qualification.id


@dataclass(frozen=True, slots=True, kw_only=True)
class WerkprocesRow:
    """One werkproces to choose, with where it comes from."""

    id: WerkprocesId
    code: str
    title: str
    kerntaak_code: str
    kerntaak_title: str
    qualification_code: str
    qualification: str
    level: int | None
    edition: str
    status: str
    description: str = field(default="", repr=False)
    result: str = field(default="", repr=False)
    behaviour: str = field(default="", repr=False)


def werkprocessen(
    filter_text: str = "", *, limit: int = 200, first: date | None = None, last: date | None = None
) -> Question[tuple[WerkprocesRow, ...]]:
    """Question: werkprocessen whose title, code or qualification holds the text, by qualification and code.

    With ``first`` and ``last`` only those of qualifications that count on some day from the one to the other; a
    werkproces that stands in two editions with the same title then comes once, from the newest.
    """

    def answer(session: Session) -> tuple[WerkprocesRow, ...]:
        query = (
            select(Werkproces, Kerntaak, Qualification, Edition)
            .join(Kerntaak, Kerntaak.id == Werkproces.kerntaak_id)
            .join(Qualification, Qualification.id == Kerntaak.qualification_id)
            .join(Edition, Edition.id == Qualification.edition_id)
            .order_by(Qualification.name, Werkproces.code, Edition.id.desc())
            .limit(limit)
        )
        if wanted := filter_text.strip():
            columns = (Werkproces.title, Werkproces.code, Qualification.name, Qualification.code)
            query = query.where(or_(*(column.icontains(wanted, autoescape=True) for column in columns)))
        if first is not None and last is not None:
            query = query.where(*runs(first, last))
        rows = tuple(_row(*found) for found in session.execute(query))
        return rows if first is None else _once(rows)

    return answer


def runs(first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    """What SQL asks of a Qualification joined with its Edition: that it counts on some day from first to last."""
    since = func.coalesce(Qualification.valid_from, Edition.valid_from)
    until = func.coalesce(Qualification.valid_to, Edition.valid_to)
    return (or_(since.is_(None), since <= last), or_(until.is_(None), until >= first))


def werkproces_row(werkproces: WerkprocesId) -> Question[WerkprocesRow | None]:
    """Question: one werkproces with everything the catalogue says of it; None when it is gone."""

    def answer(session: Session) -> WerkprocesRow | None:
        item = session.get(Werkproces, werkproces)
        if item is None:
            return None
        kerntaak = item.kerntaak
        return _row(item, kerntaak, kerntaak.qualification, kerntaak.qualification.edition)

    return answer


def _once(rows: tuple[WerkprocesRow, ...]) -> tuple[WerkprocesRow, ...]:
    kept: dict[tuple[str, str, str], WerkprocesRow] = {}
    for row in rows:
        kept.setdefault((row.qualification_code, row.code, row.title.casefold()), row)
    return tuple(kept.values())


def _row(item: Werkproces, kerntaak: Kerntaak, qualification: Qualification, edition: Edition) -> WerkprocesRow:
    return WerkprocesRow(
        id=WerkprocesId(item.id),
        code=item.code,
        title=item.title,
        kerntaak_code=kerntaak.code,
        kerntaak_title=kerntaak.title,
        qualification_code=qualification.code,
        qualification=qualification.name,
        level=qualification.level,
        edition=edition.name,
        status=edition.status,
        description=item.description,
        result=item.result,
        behaviour=item.behaviour,
    )
