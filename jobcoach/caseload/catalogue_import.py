"""A file of the catalogue becomes an edition: shown first, recognised the second time, undone as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.catalogue import AddEdition, NewQualification, NewWerkproces
from jobcoach.caseload.circumstances import Question
from jobcoach.exchange.catalogue_file import CatalogueFile, QualificationPart
from jobcoach.model.catalogue import DossierEnd, Edition, Qualification
from jobcoach.model.expected import Expected
from jobcoach.model.journal import AuditKind
from jobcoach.vault.changes import record


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguePlan:
    """What keeping a file would do. ``known_as`` and ``known_since`` tell when this very file was kept before.

    ``new_codes`` are opleidingscodes that no edition has yet, ``other_names`` those that have another name there:
    (code, name now, name in the file).
    """

    known_as: str = ""
    known_since: date | None = None
    new_codes: int
    other_names: tuple[tuple[str, str, str], ...]


def plan_catalogue(file: CatalogueFile) -> Question[CataloguePlan]:
    """Question (dry run): what keeping this file would do; writes nothing."""

    def answer(session: Session) -> CataloguePlan:
        known = dict(session.execute(select(Qualification.code, Qualification.name).order_by(Qualification.id)).all())
        same = _same(session, file)
        other = {
            (part.code, known[part.code], part.name)
            for part in file.qualifications
            if part.code in known and known[part.code].casefold() != part.name.casefold()
        }
        return CataloguePlan(
            known_as=same.name if same else "",
            known_since=same.imported_on if same else None,
            new_codes=len({part.code for part in file.qualifications if part.code} - set(known)),
            other_names=tuple(sorted(other)),
        )

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedEdition:
    """What was kept."""

    edition: int
    qualifications: int
    werkprocessen: int
    ends: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCatalogue:
    """Keep a file as an edition of its own, in one act. Raises ``catalogue.same_file`` (name, on)."""

    file: CatalogueFile = field(repr=False)

    def __call__(self, session: Session) -> ImportedEdition:
        file = self.file
        if same := _same(session, file):
            raise Expected("catalogue.same_file", name=same.name, on=same.imported_on)
        edition = AddEdition(
            name=file.name,
            source=file.source,
            status=file.status,
            valid_from=file.valid_from,
            valid_to=file.valid_to,
            kind=file.kind,
            sha256=file.sha256,
            qualifications=tuple(new_qualification(part) for part in file.qualifications),
        )(session)
        names = ("dossier_code", "dossier_name", "intake_until", "ends_on", "replaced_by", "replaced_by_code")
        for end in file.ends:
            session.add(DossierEnd(edition_id=edition, **{name: getattr(end, name) for name in names}))
        record(session, AuditKind.IMPORTED, verb="ImportCatalogue", about=f"{file.kind.value} {file.sha256[:12]}")
        return ImportedEdition(
            edition=edition,
            qualifications=len(file.qualifications),
            werkprocessen=file.werkprocessen,
            ends=len(file.ends),
        )


def new_qualification(part: QualificationPart) -> NewQualification:
    """A part of a file as the catalogue takes it."""
    return NewQualification(
        dossier_code=part.dossier_code,
        dossier_name=part.dossier_name,
        code=part.code,
        name=part.name,
        level=part.level,
        valid_from=part.valid_from,
        valid_to=part.valid_to,
        werkprocessen=tuple(_werkprocessen(part)),
    )


def _werkprocessen(part: QualificationPart) -> Iterable[NewWerkproces]:
    for kerntaak in part.kerntaken:
        for item in kerntaak.werkprocessen:
            yield NewWerkproces(
                kerntaak_code=kerntaak.code or item.code.rpartition("-")[0],
                kerntaak_title=kerntaak.title,
                code=item.code,
                title=item.title,
                description=item.description,
                result=item.result,
                behaviour=item.behaviour,
            )


def _same(session: Session, file: CatalogueFile) -> Edition | None:
    if not file.sha256:
        return None
    return session.scalar(select(Edition).where(Edition.sha256 == file.sha256).order_by(Edition.id).limit(1))
