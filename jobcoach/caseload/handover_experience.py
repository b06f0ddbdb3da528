"""The pieces of an overdracht that tell what the student did: stages, competences, issued praktijkverklaringen."""

import hashlib
import json
import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.handover_picker import Picker, Section, plain
from jobcoach.model.choices import PaperStatus
from jobcoach.model.documents import Document
from jobcoach.model.expected import Expected
from jobcoach.model.handover import Handover
from jobcoach.model.internships import Internship
from jobcoach.model.labels import label
from jobcoach.model.paper_trail import PaperTrail
from jobcoach.model.praktijkverklaring import Praktijkverklaring
from jobcoach.model.skills import Competence, CompetenceList, CompetenceScore

FOLDER, SIGNED = "documenten/", "_getekend.pdf"


def paper_name(number: str, *, signed: bool = False) -> str:
    """The file of a praktijkverklaring in the package, in ``FOLDER``; ``signed`` is its scan."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "_", number)  # of before the code of a coach was checked
    return f"praktijkverklaring_{plain}{SIGNED if signed else '.pdf'}"


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


def signed_scans(session: Session, papers: list[Praktijkverklaring]) -> tuple[tuple[str, int], ...]:
    """Number and document of each scan on which everybody signed, of these papers; in the bin it is not there."""
    trails = session.scalars(
        select(PaperTrail)
        .where(PaperTrail.document_id.in_([paper.document_id for paper in papers]))
        .order_by(PaperTrail.id)
    )
    scans = [(trail.document.number, session.get(Document, trail.scan_id)) for trail in trails if trail.signed]
    return tuple((number, scan.id) for number, scan in scans if scan is not None and scan.deleted_at is None)


def paper_section(picker: Picker, paper: Praktijkverklaring) -> Section:
    """One issued praktijkverklaring as it was frozen: the data say what the PDF beside them says, and no more.

    Raises ``document.changed`` (number) when the frozen text is not the one that was issued.
    """
    if hashlib.sha256(paper.frozen.encode()).hexdigest() != paper.digest:
        raise Expected("document.changed", number=paper.number)
    told = json.loads(paper.frozen)
    groups = told["qualifications"]
    for text in (told["remarks"], *(row[name] for group in groups for row in group["rows"] for name in _FREE)):
        picker.look_at(paper, "frozen", text, section="praktijkverklaring")
    return {
        "nummer": paper.number,
        "versie": paper.version,
        "uitgegeven_op": told["issued_on"],
        "bedrijf": told["employer"],
        "leerbedrijf_id": told["leerbedrijf_id"],
        "plaats": told["employer_place"],
        "praktijkopleider": told["trainer"],
        "van": told["start"],
        "tot": told["end"],
        "uren_per_week": told["hours_per_week"],
        "bijzonderheden": told["remarks"],
        "bestand": FOLDER + paper_name(paper.number),
        "kwalificaties": [_qualification(group) for group in groups],
    }


_FREE = ("title", "done", "circumstances", "assessor")  # what a coach typed in a row


def _qualification(group: Section) -> Section:
    rows = group["rows"]
    return {
        "dossier_code": group["dossier_code"],
        "dossier_naam": group["dossier_name"],
        "code": group["code"],
        "naam": group["name"],
        "niveau": group["level"],
        "werkprocessen": [_line(row) for row in rows] if isinstance(rows, list) else [],
    }


def _line(row: Section) -> Section:
    return {
        "code": row["code"],
        "titel": row["title"],
        "kerntaak_code": row["kerntaak_code"],
        "kerntaak_titel": row["kerntaak_title"],
        "gedaan": row["done"],
        "zelfstandigheid": row["level"],
        "omstandigheden": row["circumstances"],
        "beoordeeld_op": row["assessed_on"],
        "beoordelaar": row["assessor"],
    }
