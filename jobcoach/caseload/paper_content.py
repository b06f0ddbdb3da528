"""From the dossier to what a praktijkverklaring prints: grouped by qualification, in the order of the catalogue."""

from datetime import date

from jobcoach.documents.praktijkverklaring import Praktijkverklaring as PaperData
from jobcoach.documents.praktijkverklaring import Qualification, Row
from jobcoach.documents.school import School as Letterhead
from jobcoach.documents.school_logo import kept_logo
from jobcoach.model.catalogue import UNCHECKED
from jobcoach.model.choices import PaperStatus
from jobcoach.model.missing import missing_words
from jobcoach.model.people import School
from jobcoach.model.praktijkverklaring import AssessedWerkproces, Praktijkverklaring


def letterhead(school: School) -> Letterhead:
    """The school as papers need it; a logo that cannot be read any more is left out."""
    return Letterhead(
        name=school.name,
        place=school.place,
        address=school.address,
        brin=school.brin,
        location=school.location,
        director=school.director,
        director_function=school.director_function,
        practice=school.practice,
        logo=kept_logo(school.logo),
    )


def paper_data(paper: Praktijkverklaring, *, school: School, today: date, replaces: str = "") -> PaperData:
    """Everything that the paper prints, from the dossier as it stands; ``replaces`` is the number it corrects."""
    stage, place = paper.internship, paper.internship.location
    student, trainer = stage.student, stage.trainer
    concept = paper.status is PaperStatus.CONCEPT
    lines = [line for line in paper.lines if line.independence is None or line.independence.level >= 2]
    return PaperData(
        school=letterhead(school),
        number=paper.number,
        version=paper.version,
        replaces=replaces,
        issued_on=paper.issued_on,
        changed_on=today,
        student_name=student.official_name,
        call_name=student.call_name,
        born_on=student.born_on,
        born_in=student.born_in,
        employer=place.employer.name,
        employer_address=place.street,
        employer_place=place.place,
        leerbedrijf_id=place.leerbedrijf_id,
        trainer=trainer.name if trainer else "",
        trainer_function=trainer.function if trainer else "",
        start=stage.start,
        end=stage.end,
        days_per_week=len(stage.days.split()) or None,
        hours_per_week=stage.hours_per_week,
        qualifications=_grouped(lines),
        remarks=paper.remarks,
        missing=missing_words(paper.missing()) if concept else (),
    )


def _grouped(lines: list[AssessedWerkproces]) -> tuple[Qualification, ...]:
    groups: dict[int, list[AssessedWerkproces]] = {}
    for line in lines:
        key = line.werkproces.kerntaak.qualification_id if line.werkproces else 0
        groups.setdefault(key, []).append(line)
    ordered = sorted(groups.items(), key=lambda item: item[0] == 0)
    return tuple(_qualification(part) for _, part in ordered)


def _qualification(lines: list[AssessedWerkproces]) -> Qualification:
    rows = tuple(_row(line) for line in sorted(lines, key=_catalogue_order))
    known = lines[0].werkproces
    if known is None:
        return Qualification(rows=rows)
    found = known.kerntaak.qualification
    return Qualification(
        dossier_code=found.dossier_code,
        dossier_name=found.dossier_name,
        code=found.code,
        name=found.name,
        level=found.level,
        rows=rows,
    )


def _catalogue_order(line: AssessedWerkproces) -> tuple[str, int]:
    return (line.werkproces.code if line.werkproces else "", line.position)


def _row(line: AssessedWerkproces) -> Row:
    known = line.werkproces
    return Row(
        code=known.code if known else "",
        title=known.title if known else line.free_title,
        kerntaak_code=known.kerntaak.code if known else "",
        kerntaak_title=known.kerntaak.title if known else "",
        done=line.done,
        level=None if line.independence is None else line.independence.level,
        circumstances=line.circumstances,
        assessed_on=line.assessed_on,
        assessor=line.assessor,
        checked=known is not None and UNCHECKED not in known.kerntaak.qualification.edition.status,
    )
