"""The catalogue of qualifications: editions that are added whole, and looking up by code and by words."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, today
from jobcoach.model.base import WerkprocesId
from jobcoach.model.catalogue import Edition, Kerntaak, Qualification, Werkproces, check_werkproces_code


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWerkproces:
    """One werkproces to add, with the kerntaak it belongs to."""

    kerntaak_code: str
    kerntaak_title: str
    code: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQualification:
    """One qualification to add; werkprocessen may be partial or empty, never invented (domain 1.7)."""

    dossier_code: str
    dossier_name: str
    code: str
    name: str
    level: int | None
    werkprocessen: tuple[NewWerkproces, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddEdition:
    """Add a dated edition of the catalogue. Raises ``catalogue.code``."""

    name: str
    source: str
    status: str
    valid_from: date | None
    qualifications: tuple[NewQualification, ...]

    def __call__(self, session: Session) -> int:
        edition = Edition(
            name=self.name,
            source=self.source,
            status=self.status,
            valid_from=self.valid_from,
            imported_on=today(session),
        )
        session.add(edition)
        session.flush()
        for item in self.qualifications:
            _add(session, edition.id, item)
        return edition.id


def _add(session: Session, edition: int, item: NewQualification) -> None:
    qualification = Qualification(
        edition_id=edition,
        dossier_code=item.dossier_code,
        dossier_name=item.dossier_name,
        code=item.code,
        name=item.name,
        level=item.level,
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
                kerntaak_id=kerntaken[part.kerntaak_code], code=check_werkproces_code(part.code), title=part.title
            )
        )
    session.flush()


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


def werkprocessen(filter_text: str = "", *, limit: int = 200) -> Question[tuple[WerkprocesRow, ...]]:
    """Question: werkprocessen whose title, code or qualification holds the text, by qualification and code."""

    def answer(session: Session) -> tuple[WerkprocesRow, ...]:
        query = (
            select(Werkproces, Kerntaak, Qualification, Edition)
            .join(Kerntaak, Kerntaak.id == Werkproces.kerntaak_id)
            .join(Qualification, Qualification.id == Kerntaak.qualification_id)
            .join(Edition, Edition.id == Qualification.edition_id)
            .order_by(Qualification.name, Werkproces.code)
            .limit(limit)
        )
        if wanted := filter_text.strip():
            columns = (Werkproces.title, Werkproces.code, Qualification.name, Qualification.code)
            query = query.where(or_(*(column.icontains(wanted, autoescape=True) for column in columns)))
        return tuple(
            WerkprocesRow(
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
            )
            for item, kerntaak, qualification, edition in session.execute(query)
        )

    return answer
