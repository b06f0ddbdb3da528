"""From a stage to the fields of a Word template (documents/word_fields): the same words as on our own agreement."""

from sqlalchemy.orm import Session

from jobcoach.caseload.agreement_case import TITLES, Case, case_of
from jobcoach.caseload.circumstances import today
from jobcoach.caseload.clauses import clauses_for
from jobcoach.caseload.school import the_coach, the_school
from jobcoach.documents.word_fields import Article, Values
from jobcoach.model.base import InternshipId
from jobcoach.model.choices import AgreementKind
from jobcoach.model.labels import label, long_day


def field_values(session: Session, internship: InternshipId, number: str) -> Values:
    """A text for every field, the flags that are true, and the clauses. Raises ``record.gone``."""
    case = case_of(session, internship)
    facts = case.facts
    flags = {
        "minderjarig": facts.minor,
        "entree": facts.kind is AgreementKind.ENTREE,
        "vso": facts.kind is AgreementKind.VSO,
    }
    clauses = clauses_for(session, facts.kind, facts.age)
    return Values(
        texts={
            "titel": TITLES[facts.kind],
            "nummer": number,
            "vandaag": long_day(today(session)),
            **_people(session, case),
            **_company(case),
            **_stage(case),
            **_terms(case),
        },
        flags=frozenset(name for name, holds in flags.items() if holds),
        articles=tuple(Article(str(place), title, text) for place, (title, text) in enumerate(clauses, start=1)),
    )


def _people(session: Session, case: Case) -> dict[str, str]:
    student, school, coach = case.stage.student, the_school(session), the_coach(session)
    signs = case.facts.minor or not case.facts.decides_alone
    return {
        "leerling": student.official_name,
        "roepnaam": student.call_name,
        "geboortedatum": long_day(student.born_on),
        "leerling_adres": student.address,
        "leerling_telefoon": student.phone,
        "ouder": " en ".join(case.parents) if signs else "",
        "school": school.name,
        "school_adres": school.address,
        "school_plaats": school.place,
        "school_telefoon": school.phone,
        "directeur": school.director,
        "directeur_functie": school.director_function,
        "coach": coach.name,
        "coach_telefoon": coach.phone,
        "coach_email": coach.email,
        "begeleider_school": case.facts.school_guide,
    }


def _company(case: Case) -> dict[str, str]:
    place, trainer = case.stage.location, case.stage.trainer
    return {
        "bedrijf": place.employer.name,
        "bedrijf_adres": place.address,
        "bedrijf_plaats": place.place,
        "leerbedrijf_id": place.leerbedrijf_id,
        "praktijkopleider": trainer.name if trainer else "",
        "praktijkopleider_functie": trainer.function if trainer else "",
        "praktijkopleider_telefoon": trainer.phone if trainer else "",
    }


def _stage(case: Case) -> dict[str, str]:
    stage = case.stage
    return {
        "soort_stage": label(stage.kind),
        "doel": stage.goal,
        "taken": stage.tasks,
        "eerste_dag": long_day(stage.start),
        "laatste_dag": long_day(stage.end),
        "dagen": stage.days,
        "uren_per_week": stage.hours_per_week,
        "polis": stage.insurance,
    }


def _terms(case: Case) -> dict[str, str]:
    terms = case.terms
    return {
        "opbouw": terms.plan,
        "opleiding": terms.qualification,
        "tijden": terms.times,
        "uren_totaal": terms.total_hours,
        "school_doet": terms.school_guidance,
        "bedrijf_doet": terms.company_guidance,
        "beoordeling": terms.assessment,
        "verzekerd_door": label(terms.insured_by) if terms.insured_by else "",
        "premie_door": label(terms.premium_by) if terms.premium_by else "",
        "noodcontact": terms.emergency,
        "verzuim": terms.absence,
        "kleding": terms.equipment,
        "onkosten": terms.expenses,
    }
