"""Editions of the catalogue: the list, what is in one, typing by hand, giving one away as a set, and removing one."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, selectinload

from jobcoach.caseload.circumstances import Question, fill, must_find, today
from jobcoach.exchange.catalogue_file import MARKS, CatalogueFile, KerntaakPart, QualificationPart, WerkprocesPart
from jobcoach.model.catalogue import (
    DossierEnd,
    Edition,
    Kerntaak,
    Qualification,
    Werkproces,
    check_werkproces_code,
    plain_code,
)
from jobcoach.model.choices import EditionKind
from jobcoach.model.expected import Expected
from jobcoach.model.internships import LogWerkproces
from jobcoach.model.praktijkverklaring import AssessedWerkproces
from jobcoach.vault.changes import put_in_bin


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRow:
    """One edition in the list; ``status`` is its mark, how far it can be trusted."""

    id: int
    name: str
    source: str
    status: str
    kind: EditionKind
    valid_from: date | None
    valid_to: date | None
    imported_on: date | None
    sha256: str
    qualifications: int
    werkprocessen: int
    ends: int


def edition_rows() -> Question[tuple[EditionRow, ...]]:
    """Question: all editions, the newest first."""

    def answer(session: Session) -> tuple[EditionRow, ...]:
        counted = select(Qualification.edition_id, func.count()).group_by(Qualification.edition_id)
        parts = (
            select(Qualification.edition_id, func.count())
            .join(Kerntaak, Kerntaak.qualification_id == Qualification.id)
            .join(Werkproces, Werkproces.kerntaak_id == Kerntaak.id)
            .group_by(Qualification.edition_id)
        )
        ended = select(DossierEnd.edition_id, func.count()).group_by(DossierEnd.edition_id)
        many, processes, ends = (dict(session.execute(query).all()) for query in (counted, parts, ended))
        names = (
            "id", "name", "source", "status", "kind", "valid_from", "valid_to", "imported_on", "sha256"
        )  # fmt: skip
        return tuple(
            EditionRow(
                **{name: getattr(row, name) for name in names},
                qualifications=many.get(row.id, 0),
                werkprocessen=processes.get(row.id, 0),
                ends=ends.get(row.id, 0),
            )
            for row in session.scalars(select(Edition).order_by(Edition.id.desc()))
        )

    return answer


def edition_file(edition: int) -> Question[CatalogueFile]:
    """Question: a whole edition, to look into and to write as a set. Raises ``record.gone``."""

    def answer(session: Session) -> CatalogueFile:
        row = must_find(session, Edition, edition)
        query = (
            select(Qualification)
            .where(Qualification.edition_id == edition)
            .order_by(Qualification.name, Qualification.code)
            .options(selectinload(Qualification.kerntaken).selectinload(Kerntaak.werkprocessen))
        )
        return CatalogueFile(
            kind=row.kind,
            name=row.name,
            source=row.source,
            status=row.status,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            sha256=row.sha256,
            qualifications=tuple(_part(item) for item in session.scalars(query)),
        )

    return answer


def _part(item: Qualification) -> QualificationPart:
    return QualificationPart(
        dossier_code=item.dossier_code,
        dossier_name=item.dossier_name,
        code=item.code,
        name=item.name,
        level=item.level,
        valid_from=item.valid_from,
        valid_to=item.valid_to,
        kerntaken=tuple(
            KerntaakPart(
                code=part.code,
                title=part.title,
                werkprocessen=tuple(_werkproces(one) for one in part.werkprocessen if one.deleted_at is None),
            )
            for part in item.kerntaken
            if part.deleted_at is None
        ),
    )


def _werkproces(item: Werkproces) -> WerkprocesPart:
    names = ("code", "title", "description", "result", "behaviour")
    return WerkprocesPart(**{name: getattr(item, name) for name in names})


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeWerkproces:
    """Type a werkproces by hand, marked "niet gecontroleerd"; without ``edition`` a new edition begins.

    ``replaces`` (opleidingscode, werkprocescode) is an earlier typed one that this is the better text of. Gives the id
    of the edition. Raises ``record.gone``, ``catalogue.code``, ``catalogue.typed_code``,
    ``catalogue.typed_name``, ``catalogue.typed_title``, ``catalogue.twice`` (code), ``catalogue.not_typed``.
    """

    edition: int | None = None
    set_name: str = ""
    code: str
    name: str
    level: int | None = None
    kerntaak_title: str = ""
    werkproces_code: str
    title: str
    description: str = field(default="", repr=False)
    result: str = field(default="", repr=False)
    behaviour: str = field(default="", repr=False)
    replaces: tuple[str, str] | None = None

    def __call__(self, session: Session) -> int:
        code, process = self._check()
        edition = self._edition(session)
        old = self._old(session, edition.id)
        qualification = _of_edition(session, edition, code)
        if qualification is None:
            qualification = Qualification(edition_id=edition.id, code=code, name=self.name.strip(), level=self.level)
            session.add(qualification)
            session.flush()
        else:
            fill(qualification, {"name": self.name.strip(), "level": self.level})
        kerntaak = self._kerntaak(session, qualification.id, process.rpartition("-")[0])
        twice = select(Werkproces.id).where(Werkproces.kerntaak_id == kerntaak.id, Werkproces.code == process)
        if session.scalar(twice) not in (None, old.id if old else None):
            raise Expected("catalogue.twice", code=process, field="werkproces_code")
        texts = {name: getattr(self, name).strip() for name in ("title", "description", "result", "behaviour")}
        if old is None:
            session.add(Werkproces(kerntaak_id=kerntaak.id, code=process, **texts))
        else:
            fill(old, {"kerntaak_id": kerntaak.id, "code": process, **texts})
        session.flush()
        _drop_empty(session, edition.id)
        return edition.id

    def _old(self, session: Session, edition: int) -> Werkproces | None:
        if self.replaces is None:
            return None
        code, process = self.replaces
        query = _processes(edition).where(Qualification.code == code, Werkproces.code == process)
        found = session.scalar(query)
        if found is None:
            raise Expected("record.gone")
        return found

    def _check(self) -> tuple[str, str]:
        code = plain_code(self.code)
        if not (code.isascii() and code.isdigit() and len(code) == 5):
            raise Expected("catalogue.typed_code", field="code")
        if not self.name.strip():
            raise Expected("catalogue.typed_name", field="name")
        if not self.title.strip():
            raise Expected("catalogue.typed_title", field="title")
        return code, check_werkproces_code(self.werkproces_code)

    def _edition(self, session: Session) -> Edition:
        if self.edition is not None:
            row = must_find(session, Edition, self.edition)
            if row.kind is not EditionKind.TYPED:
                raise Expected("catalogue.not_typed")
            return row
        row = Edition(
            name=self.set_name.strip() or self.name.strip(),
            source="met de hand getypt",
            status=MARKS[EditionKind.TYPED],
            imported_on=today(session),
            kind=EditionKind.TYPED,
        )
        session.add(row)
        session.flush()
        return row

    def _kerntaak(self, session: Session, qualification: int, code: str) -> Kerntaak:
        found = session.scalar(
            select(Kerntaak).where(Kerntaak.qualification_id == qualification, Kerntaak.code == code)
        )
        if found is None:
            found = Kerntaak(qualification_id=qualification, code=code, title=self.kerntaak_title.strip())
            session.add(found)
            session.flush()
        elif self.kerntaak_title.strip():
            fill(found, {"title": self.kerntaak_title.strip()})
        return found


def _drop_empty(session: Session, edition: int) -> None:
    """A kerntaak or kwalificatie that lost its last werkproces to another code goes to the bin."""
    kept = {item.kerntaak_id for item in session.scalars(_processes(edition))}
    qualifications = tuple(session.scalars(select(Qualification).where(Qualification.edition_id == edition)))
    query = select(Kerntaak).where(Kerntaak.qualification_id.in_([item.id for item in qualifications]))
    kerntaken = tuple(session.scalars(query))
    for item in kerntaken:
        if item.id not in kept:
            put_in_bin(session, item)
    full = {item.qualification_id for item in kerntaken if item.id in kept}
    for part in qualifications:
        if part.id not in full:
            put_in_bin(session, part)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteEdition:
    """Put an edition with its parts in the bin. Raises ``catalogue.in_use`` (count) while papers or logs name it."""

    edition: int

    def __call__(self, session: Session) -> None:
        row = must_find(session, Edition, self.edition)
        processes = tuple(session.scalars(_processes(row.id)))
        if count := times_used(session, tuple(item.id for item in processes)):
            raise Expected("catalogue.in_use", count=count)
        qualifications = tuple(session.scalars(select(Qualification).where(Qualification.edition_id == row.id)))
        numbers = [item.id for item in qualifications]
        kerntaken = session.scalars(select(Kerntaak).where(Kerntaak.qualification_id.in_(numbers)))
        ends = session.scalars(select(DossierEnd).where(DossierEnd.edition_id == row.id))
        for item in (*processes, *kerntaken, *qualifications, *ends, row):
            put_in_bin(session, item)


def _processes(edition: int) -> Select[Werkproces]:
    return (
        select(Werkproces)
        .join(Kerntaak, Kerntaak.id == Werkproces.kerntaak_id)
        .join(Qualification, Qualification.id == Kerntaak.qualification_id)
        .where(Qualification.edition_id == edition)
    )


def times_used(session: Session, werkprocessen: tuple[int, ...]) -> int:
    """How many lines on papers and in the log name one of these werkprocessen, those in the bin too."""
    total = 0
    for start in range(0, len(werkprocessen), 500):
        piece = werkprocessen[start : start + 500]
        for kind in (AssessedWerkproces, LogWerkproces):
            query = select(func.count()).select_from(kind).where(kind.werkproces_id.in_(piece))
            total += session.scalar(query.execution_options(include_deleted=True)) or 0
    return total


def _of_edition(session: Session, edition: Edition, code: str) -> Qualification | None:
    return session.scalar(
        select(Qualification).where(Qualification.edition_id == edition.id, Qualification.code == code)
    )
