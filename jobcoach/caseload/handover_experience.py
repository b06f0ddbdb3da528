"""The pieces of an overdracht that tell what the student did: stages, competences, issued praktijkverklaringen."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.handover_picker import Picker, Section, alive, plain
from jobcoach.model.choices import PaperStatus
from jobcoach.model.handover import Handover
from jobcoach.model.internships import Internship
from jobcoach.model.labels import label
from jobcoach.model.praktijkverklaring import AssessedWerkproces, Praktijkverklaring
from jobcoach.model.skills import Competence, CompetenceList, CompetenceScore


def work_section(session: Session, picker: Picker, handover: Handover) -> list[Section]:
    """The stages, newest first."""
    rows = session.scalars(
        select(Internship).where(Internship.student_id == handover.student_id).order_by(Internship.start.desc())
    )
    names = {"van": "start", "tot": "end", "uren_per_week": "hours_per_week", "taken": "tasks", "resultaat": "result"}
    return [
        {
            "bedrijf": picker.value(row.location.employer, "name", section="werkervaring"),
            "plaats": picker.value(row.location, "place", section="werkervaring"),
            "soort": label(row.kind),
            **picker.pick(row, names, section="werkervaring"),
        }
        for row in rows
    ]


def competences_section(session: Session, picker: Picker, handover: Handover) -> list[Section]:
    """First and last score per competence of the rater who scored most; one rater tells one story (paper.md 8)."""
    query = (
        select(CompetenceScore, Competence, CompetenceList)
        .join(Competence, Competence.id == CompetenceScore.competence_id)
        .join(CompetenceList, CompetenceList.id == Competence.list_id)
        .where(CompetenceScore.student_id == handover.student_id)
        .order_by(Competence.position, CompetenceScore.on, CompetenceScore.id)
    )
    found = list(session.execute(query))
    if not found:
        return []
    raters = [score.rater for score, *_ in found]
    rater = max(dict.fromkeys(raters), key=raters.count)
    grouped: dict[int, list[tuple[CompetenceScore, Competence, CompetenceList]]] = {}
    for row in found:
        if row[0].rater is rater:
            grouped.setdefault(row[1].id, []).append(row)
    return [_growth(picker, rows) for rows in grouped.values()]


def _growth(picker: Picker, rows: list[tuple[CompetenceScore, Competence, CompetenceList]]) -> Section:
    first, item, source = rows[0]
    last = rows[-1][0]
    return {
        **picker.pick(item, {"code": "code", "naam": "name"}, section="competenties"),
        "lijst": f"{source.name}, {source.edition}".strip(", "),
        "eerste": picker.value(first, "score", section="competenties"),
        "eerste_op": plain(first.on),
        "laatste": picker.value(last, "score", section="competenties"),
        "laatste_op": plain(last.on),
        "door": picker.value(last, "rater", section="competenties"),
    }


def issued_papers(session: Session, handover: Handover) -> list[Praktijkverklaring]:
    """Issued praktijkverklaringen that no newer version replaced."""
    return list(
        session.scalars(
            select(Praktijkverklaring)
            .where(
                Praktijkverklaring.student_id == handover.student_id,
                Praktijkverklaring.status == PaperStatus.UITGEGEVEN,
            )
            .order_by(Praktijkverklaring.id)
        )
    )


def paper_section(picker: Picker, paper: Praktijkverklaring) -> Section:
    """One issued praktijkverklaring, its werkprocessen grouped by kwalificatie."""
    stage = paper.internship
    groups: dict[int, list[AssessedWerkproces]] = {}
    for line in alive(paper.lines):
        key = line.werkproces.kerntaak.qualification_id if line.werkproces else 0
        groups.setdefault(key, []).append(line)
    return {
        "nummer": paper.number,
        "versie": paper.version,
        "uitgegeven_op": plain(paper.issued_on),
        "bedrijf": stage.location.employer.name,
        "leerbedrijf_id": stage.location.leerbedrijf_id,
        "plaats": stage.location.place,
        "praktijkopleider": stage.trainer.name if stage.trainer else "",
        "van": plain(stage.start),
        "tot": plain(stage.end),
        "uren_per_week": stage.hours_per_week,
        "bijzonderheden": picker.value(paper, "remarks", section="praktijkverklaring"),
        "bestand": f"documenten/praktijkverklaring_{paper.number}.pdf",
        "kwalificaties": [_qualification(picker, lines) for lines in groups.values()],
    }


def _qualification(picker: Picker, lines: list[AssessedWerkproces]) -> Section:
    known = lines[0].werkproces
    found = known.kerntaak.qualification if known else None
    return {
        "dossier_code": found.dossier_code if found else "",
        "dossier_naam": found.dossier_name if found else "",
        "code": found.code if found else "",
        "naam": found.name if found else "",
        "niveau": found.level if found else None,
        "werkprocessen": [_line(picker, line) for line in lines],
    }


def _line(picker: Picker, line: AssessedWerkproces) -> Section:
    known = line.werkproces
    return {
        "code": known.code if known else "",
        "titel": known.title if known else line.free_title,
        "kerntaak_code": known.kerntaak.code if known else "",
        "kerntaak_titel": known.kerntaak.title if known else "",
        "gedaan": picker.value(line, "done", section="praktijkverklaring"),
        "zelfstandigheid": None if line.independence is None else line.independence.level,
        "omstandigheden": picker.value(line, "circumstances", section="praktijkverklaring"),
        "beoordeeld_op": plain(line.assessed_on),
        "beoordelaar": picker.value(line, "assessor", section="praktijkverklaring"),
    }
