"""What leaves: picked field by field through the handover marks and the consent; nothing else can come along.

``gather`` is the one place that reads the dossier for an overdracht. Every value goes through ``Picker``, which
refuses a column that is not marked; so a new column leaks nothing until someone marks it (model/base).
"""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import must_find, today
from jobcoach.caseload.consents import consent_rows, the_standing
from jobcoach.caseload.handover_experience import (
    competences_section,
    issued_papers,
    paper_section,
    signed_scans,
    work_section,
)
from jobcoach.caseload.handover_layout import SectionRow, layout_of
from jobcoach.caseload.handover_picker import Picker, Section, Spot, alive, plain
from jobcoach.caseload.handover_plan import plan_section
from jobcoach.caseload.recipients import shown_name
from jobcoach.caseload.school import the_coach, the_school
from jobcoach.handover.data import Parties, Snapshot
from jobcoach.model.base import StudentId
from jobcoach.model.choices import Subject
from jobcoach.model.consent import Standing
from jobcoach.model.handover import Handover
from jobcoach.model.handover_layout import CALL_NAME
from jobcoach.model.labels import label, long_day
from jobcoach.model.people import Student
from jobcoach.model.praktijkverklaring import Praktijkverklaring
from jobcoach.model.skills import Talent


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What leaves in one overdracht: the standing of the consent, the sections, the texts, the papers to add.

    ``papers`` are the issued praktijkverklaringen (number, document) and ``scans`` the same as signed with a pen.
    """

    standing: Standing
    snapshot: Snapshot
    spots: tuple[Spot, ...] = field(repr=False)
    papers: tuple[tuple[str, int], ...]
    scans: tuple[tuple[str, int], ...] = ()
    layout: tuple[SectionRow, ...] = ()


def gather(session: Session, handover: Handover) -> Content:
    """Everything that may leave for this overdracht today. Raises ``consent.age``, ``record.gone``."""
    student, day = must_find(session, Student, handover.student_id), today(session)
    state = the_standing(session, student, handover.recipient, act=handover.act, on=day)
    picker = Picker()
    allowed = state.allowed
    layout = layout_of(handover.destination, handover.recipient_id)(session)
    used = {row.key for row in layout if row.used}
    sections: Section = {
        "school": _school(session, picker, handover),
        "plan": plan_section(picker, handover, used, day),
    }
    sections["leerling"] = _student(picker, handover, full=Subject.GEGEVENS in allowed)
    if Subject.EIGEN_WOORDEN in allowed:
        full = "eigen_woorden" in used
        sections["eigen_woorden"] = _own_words(picker, handover, full=full)
        sections["talenten"] = _talents(session, picker, handover) if full else []
    papers: list[Praktijkverklaring] = []
    if Subject.STAGES in allowed:
        papers = issued_papers(session, handover) if "behaald" in used else []
        sections |= _experience(session, picker, handover, papers, used)
    if Subject.NODIG in allowed and used & {"nodig", "advies"}:
        sections["werkadvies"] = _advice(picker, handover, used, health=Subject.GEZONDHEID in allowed)
    if Subject.NETWERK in allowed and "mensen" in used:
        sections["netwerk"] = _network(picker, handover)
    sections["toestemmingen"] = _consents(session, picker, handover, day)
    return Content(
        standing=state,
        snapshot=Snapshot(
            parties=_parties(session, handover, day), sections=sections, left_out=left_out(state, handover, layout)
        ),
        spots=tuple(picker.spots),
        papers=tuple((paper.number, int(paper.document_id or 0)) for paper in papers),
        scans=signed_scans(session, papers),
        layout=layout,
    )


def _experience(
    session: Session, picker: Picker, handover: Handover, papers: list[Praktijkverklaring], used: set[str]
) -> Section:
    """Stages, competences and praktijkverklaringen, as far as this recipient wants them."""
    found: Section = {}
    if "werk" in used:
        found["werkervaring"] = work_section(session, picker, handover)
    if "competenties" in used:
        found["competenties"] = competences_section(session, picker, handover)
    if "behaald" in used:
        found["praktijkverklaringen"] = [paper_section(picker, paper) for paper in papers]
    return found


def left_out(state: Standing, handover: Handover, layout: tuple[SectionRow, ...] = ()) -> tuple[tuple[str, str], ...]:
    """Subjects that are not in it, each with its reason (product: what was left out and why)."""
    name = handover.student.call_name
    rows = [(label(item), f"{name} wil dit niet delen.") for item in Subject if item in state.refused]
    rows += [(label(item), _unanswered(item, state)) for item in Subject if item in state.unanswered]
    rows += [
        (row.title.replace(CALL_NAME, name), "Deze ontvanger vraagt hier niet om.") for row in layout if not row.used
    ]
    return (*rows, ("Verzuim en toetsen", "Niet nodig voor deze vraag. De school deelt dit nooit."))


def _unanswered(subject: Subject, state: Standing) -> str:
    return "Nog niet beslist, dus niet gedeeld." if subject in state.later else "Niet gevraagd, dus niet gedeeld."


def _parties(session: Session, handover: Handover, day: date) -> Parties:
    school, coach = the_school(session), the_coach(session)
    before = session.get(Handover, handover.replaces_id) if handover.replaces_id else None
    return Parties(
        package=handover.number,
        version=handover.version,
        replaces=before.number if before else "",
        made_on=day,
        school=school.name,
        brin=school.brin,
        coach=coach.name,
        recipient=shown_name(handover.recipient, handover.student, day, named=False),
        recipient_kind=handover.recipient.kind.value,
        practice=school.practice,
    )


def _school(session: Session, picker: Picker, handover: Handover) -> Section:
    school, coach, student = the_school(session), the_coach(session), handover.student
    names = {"naam": "name", "brin": "brin", "vestiging": "location", "plaats": "place"}
    contact = picker.pick(
        coach,
        {"naam": "name", "functie": "function", "telefoon": "phone", "email": "email", "bereikbaar": "reachable"},
        section="school",
    )
    dates = {
        "instroomdatum": "enrolled_on",
        "verwachte_uitstroomdatum": "expected_leave_on",
        "uitschrijfdatum": "left_on",
        "schoolsoort": "school_kind",
    }
    return {
        **picker.pick(school, names, section="school"),
        **picker.pick(student, dates, section="school"),
        "adres": school.address,
        "contact": contact,
        "opgesteld_door": f"{coach.name}, {coach.function}",
        "geraadpleegd": _consulted(handover),
    }


def _consulted(handover: Handover) -> str:
    """When it was talked over and whether the student read it; with whom and why not are not marked to leave."""
    talked = (f"besproken op {long_day(handover.talked_on)}",) if handover.talked_on else ()
    read = "gelezen" if handover.read_by_student else "niet gelezen"
    return ", ".join((*talked, f"{read} door {handover.student.call_name}"))


def _student(picker: Picker, handover: Handover, *, full: bool) -> Section:
    """Name and birth date always go: without them the municipality cannot know whom it is about."""
    student = handover.student
    section: Section = {
        **picker.pick(
            student, {"roepnaam": "call_name", "tussenvoegsel": "infix", "achternaam": "last_name"}, section="leerling"
        ),
        "voornamen": picker.value(student, "first_names", section="leerling") or student.call_name,
        "geboortedatum": plain(student.born_on),
    }
    if full:
        names = {
            "adres": "street",
            "postcode": "postcode",
            "woonplaats": "place",
            "woongemeente": "municipality",
            "telefoon": "phone",
            "email": "email",
            "handelingsbekwaam": "decides_alone",
        }
        section |= picker.pick(student, names, section="leerling")
        if student.transport is not None:
            section["vervoer"] = [student.transport.value] if student.transport.value in _TRANSPORT else []
        if not student.decides_alone and student.representative:
            section["vertegenwoordiger"] = {"naam": picker.value(student, "representative", section="leerling")}
    return section


_TRANSPORT = ("fiets", "ov", "ov_begeleid", "rijbewijs_am", "rijbewijs_b", "rijbewijs_t")


def _own_words(picker: Picker, handover: Handover, *, full: bool) -> Section:
    """What the youth said; the reaction always goes along, whatever a region asks for."""
    reaction = picker.value(handover, "reaction", section="reactie")
    if not full:
        return {"antwoorden": [], "reactie": reaction}
    student = handover.student
    answers = [
        {"vraag": label(row.question), "antwoord": picker.value(row, "answer", section="eigen woorden")}
        for row in alive(student.words)
    ]
    likes = [(row.likes, picker.value(row, "label", section="eigen woorden")) for row in alive(student.interests)]
    return {
        "antwoorden": answers,
        "graag": [text for yes, text in likes if yes],
        "liever_niet": [text for yes, text in likes if not yes],
        "reactie": reaction,
    }


def _talents(session: Session, picker: Picker, handover: Handover) -> list[Section]:
    rows = session.scalars(select(Talent).where(Talent.student_id == handover.student_id).order_by(Talent.id))
    kept = []
    for row in rows:
        item = picker.pick(row, {"naam": "label", "voorbeeld": "example", "bron": "source"}, section="talenten")
        if item["bron"] == "thuis":
            item["bron"] = "leerling"
        kept.append(item)
    return kept


def _advice(picker: Picker, handover: Handover, used: set[str], *, health: bool) -> Section:
    student = handover.student
    needs: list[Section] = []
    if "nodig" in used:
        needs = [
            picker.pick(row, {"nodig": "need", "nu": "now"}, section="wat nodig is") for row in alive(student.needs)
        ]
    return {"nodig": needs} | (_advices(picker, handover, health=health) if "advies" in used else {})


def _advices(picker: Picker, handover: Handover, *, health: bool) -> Section:
    student = handover.student
    topics = (
        ("Soort werk", "work_advice"),
        ("Uren", "max_hours"),
        ("Soort plek", "place_kind"),
        ("Begeleiding", "coaching"),
    )
    advice = [
        {"onderwerp": topic, "tekst": text}
        for topic, name in topics
        if (text := picker.value(student, name, section="werkadvies"))
    ]
    if student.transport is not None:
        advice.append({"onderwerp": "Vervoer", "tekst": label(student.transport)})
    section: Section = {"adviezen": advice}
    if health:
        section["belemmeringen"] = picker.value(student, "health", section="gezondheid", ticked=True)
    return section


def _network(picker: Picker, handover: Handover) -> list[Section]:
    """Only people that are ticked; a relation that the schema does not know is "anders"."""
    known = ("ouder", "voogd", "vriend", "mentor", "jobcoach", "jeugdhulp", "wmo", "klantmanager", "uwv", "werkgever")
    kept = []
    for row in alive(handover.student.network):
        if not row.share:
            continue
        item = picker.pick(row, {"naam": "name", "rol": "role"}, section="netwerk", ticked=True)
        item["relatie"] = row.relation.value if row.relation.value in known else "anders"
        ways = [picker.value(row, name, section="netwerk", ticked=True) for name in ("phone", "email")]
        item["contact"] = ", ".join(str(way) for way in ways if way)
        kept.append(item)
    return kept


def _consents(session: Session, picker: Picker, handover: Handover, day: date) -> list[Section]:
    names = {
        "ja": "yes",
        "grond": "ground",
        "door": "by_name",
        "hoedanigheid": "capacity",
        "datum": "on",
        "geldig_tot": "valid_until",
    }
    return [
        {
            "onderwerp": label(row.subject) if row.subject else label(row.act),
            "ontvanger": handover.recipient.name,
            **picker.pick(row, names, section="toestemming"),
            "grond": label(row.ground),
            "hoedanigheid": label(row.capacity),
        }
        for row in consent_rows(session, StudentId(handover.student_id), handover.recipient, handover.act, day)
    ]
