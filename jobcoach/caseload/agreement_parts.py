"""From a stage and its terms to the parts of a stageovereenkomst, in the words of the paper."""

from sqlalchemy.orm import Session

from jobcoach.caseload.agreement_case import Case
from jobcoach.caseload.school import the_coach, the_school
from jobcoach.documents.stageovereenkomst import Part
from jobcoach.model.choices import AgreementKind, Insurer
from jobcoach.model.labels import label, long_day

Row = tuple[str, str, bool]
GLUE = "\N{NO-BREAK SPACE}"


def parts_of(session: Session, case: Case) -> tuple[Part, ...]:
    """Parties, stageplan, times, guidance, insurance and the rest, each with what is asked of it."""
    return (
        Part(title="Wie afspreken", rows=_parties(session, case)),
        Part(title="Stageplan", rows=_plan(case)),
        Part(title="Wanneer", rows=_times(case)),
        Part(title="Begeleiding en beoordeling", rows=_guidance(session, case)),
        Part(title="Verzekering en veiligheid", rows=_safety(case)),
        Part(title="Goed om te weten", rows=_practical(case)),
    )


def _parties(session: Session, case: Case) -> tuple[Row, ...]:
    school, student, place = the_school(session), case.stage.student, case.stage.location
    signs = case.facts.minor or not case.facts.decides_alone
    number = f"leerbedrijf-ID {place.leerbedrijf_id}" if place.leerbedrijf_id else ""
    director = f"{school.director}, {school.director_function}" if school.director else ""
    born = f"geboren {long_day(student.born_on)}" if student.born_on else ""
    rows: list[Row] = [
        ("Leerling", _joined(student.official_name, born, student.address, _phone(student.phone)), True),
        ("School", _joined(school.name, school.address, _phone(school.phone), director and f"namens deze {director}"),
         True),
        ("Bedrijf", _joined(place.employer.name, place.address, number), True),
    ]  # fmt: skip
    if signs:
        role = "Ouder of verzorger" if case.facts.minor else "Vertegenwoordiger"
        rows.insert(1, (role, " en ".join(case.parents), True))
    return tuple(rows)


def _plan(case: Case) -> tuple[Row, ...]:
    stage, terms, entree = case.stage, case.terms, case.facts.kind is AgreementKind.ENTREE
    return (
        ("Soort stage", label(stage.kind), False),
        ("Opleiding en deel", terms.qualification, entree),
        ("Doel", stage.goal, True),
        ("Inhoud", stage.tasks, True),
        ("Opbouw", terms.plan, False),
    )


def _times(case: Case) -> tuple[Row, ...]:
    stage, terms, entree = case.stage, case.terms, case.facts.kind is AgreementKind.ENTREE
    hours = stage.hours_per_week
    return (
        ("Eerste dag", long_day(stage.start), True),
        ("Laatste dag", long_day(stage.end), True),
        ("Dagen", stage.days, True),
        ("Tijden per dag", terms.times, True),
        ("Uren per week", hours if not hours or "uur" in hours else f"{hours}{GLUE}uur", not entree),
        ("Uren in totaal", terms.total_hours, entree),
    )


def _guidance(session: Session, case: Case) -> tuple[Row, ...]:
    terms, coach, trainer = case.terms, the_coach(session), case.stage.trainer
    own = case.facts.school_guide == coach.name
    reach = (_phone(coach.phone), coach.email) if own else ()
    from_company = _joined(trainer.name, trainer.function, _phone(trainer.phone), trainer.email) if trainer else ""
    return (
        ("Van school", _joined(case.facts.school_guide, *reach), True),
        ("Wat school doet", terms.school_guidance, True),
        ("Van het bedrijf", from_company, True),
        ("Wat het bedrijf doet", terms.company_guidance, True),
        ("Beoordeling", terms.assessment, True),
    )


def _safety(case: Case) -> tuple[Row, ...]:
    stage, terms, facts = case.stage, case.terms, case.facts
    rows: list[Row] = [
        ("Verzekerd door", _insurer(terms.insured_by), True),
        ("Premie betaald door", _insurer(terms.premium_by), facts.kind is AgreementKind.PRO),
        ("Polis", stage.insurance, False),
        ("Kleding en bescherming", terms.equipment, False),
    ]
    if facts.minor:
        sure = "Het bedrijf bevestigt: in de RI&E staat wat voor jongeren geldt, en er is deskundig toezicht."
        rows.append(("Onder de 18 jaar", sure if facts.safe_for_young else "", True))
    return tuple(rows)


def _practical(case: Case) -> tuple[Row, ...]:
    terms = case.terms
    return (
        ("Bellen bij nood", terms.emergency, False),
        ("Ziek of te laat", terms.absence, False),
        ("Onkosten", terms.expenses, False),
    )


def _insurer(choice: Insurer | None) -> str:
    return label(choice) if choice else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _phone(number: str) -> str:
    return number.replace(" ", GLUE)
