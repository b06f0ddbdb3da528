"""What a stageovereenkomst still lacks: what the law asks for, and what is usual; in words for screen and paper."""

from dataclasses import dataclass
from datetime import date

from jobcoach.model.choices import AgreementKind, Insurer


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFacts:
    """What the rules look at. ``age`` is in years on the first day; ``parents`` counts the people who can sign.

    ``dropped`` are titles of clauses that the law asks for and that the school turned off.
    """

    kind: AgreementKind
    age: int | None
    decides_alone: bool
    parents: int
    director: str
    company: str
    leerbedrijf_id: str
    trainer: str
    school_guide: str
    tasks: str
    goal: str
    size: str
    total_hours: str
    qualification: str
    start: date
    end: date | None
    days: str
    times: str
    school_guidance: str
    company_guidance: str
    assessment: str
    insured_by: Insurer | None
    premium_by: Insurer | None
    emergency: str
    absence: str
    safe_for_young: bool
    dropped: tuple[str, ...] = ()

    @property
    def minor(self) -> bool:
        """Younger than 18 on the first day; without a birth date we do not know, and ask for it."""
        return self.age is not None and self.age < 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that is missing: what, why it is asked, and whether the law asks for it (else it is usual)."""

    key: str
    what: str
    why: str
    legal: bool = True


def gaps(facts: AgreementFacts) -> tuple[Gap, ...]:
    """What is missing, the legal minimum first (domain 4.3; R03, R14 and R18 of 4.6)."""
    return (*_legal(facts), *_by_kind(facts), *_by_age(facts), *_usual(facts))


def _legal(facts: AgreementFacts) -> list[Gap]:
    """The minimum of every kind (domain 4.3, 1-6)."""
    asked = (
        ("director", facts.director, "wie voor de school tekent (bij Instellingen)", "De school is partij."),
        ("company", facts.company, "naam van het bedrijf", "Het bedrijf is partij."),
        ("goal", facts.goal, "waar de leerling aan werkt", "Het doel hoort in het stageplan."),
        ("tasks", facts.tasks, "wat de leerling daar doet", "De inhoud hoort in het stageplan."),
        ("end", facts.end, "laatste dag", "Begin en einde staan in de overeenkomst."),
        ("days", facts.days, "dagen", "De dagen staan in de overeenkomst."),
        ("times", facts.times, "tijden per dag", "De tijden staan in de overeenkomst."),
        ("school_guide", facts.school_guide, "begeleider van school", "De begeleider staat er met naam in."),
        ("trainer", facts.trainer, "praktijkopleider", "De begeleider van het bedrijf staat er met naam in."),
        ("school_guidance", facts.school_guidance, "wat school doet", "Het aandeel van de school in de begeleiding."),
        ("company_guidance", facts.company_guidance, "wat het bedrijf doet", "Het aandeel van het bedrijf."),
        ("assessment", facts.assessment, "hoe het bedrijf meebeoordeelt", "Dat hoort in de overeenkomst."),
    )
    found = [Gap(key=key, what=what, why=why) for key, value, what, why in asked if not value]
    why = "Deze afspraak staat uit bij Instellingen, Papieren."
    return found + [Gap(key="clause", what=f"de afspraak “{title}”", why=why) for title in facts.dropped]


def _by_kind(facts: AgreementFacts) -> list[Gap]:
    found = []
    if facts.kind is AgreementKind.ENTREE:
        asked = (
            ("total_hours", facts.total_hours, "totaal aantal uren", "De omvang in uren (WEB 7.2.8)."),
            ("qualification", facts.qualification, "opleiding en deel", "Het deel van de kwalificatie (WEB 7.2.8)."),
            ("leerbedrijf_id", facts.leerbedrijf_id, "nummer van het leerbedrijf (bij Bedrijven)",
             "Het bedrijf moet erkend zijn."),
        )  # fmt: skip
        found += [Gap(key=key, what=what, why=why) for key, value, what, why in asked if not value]
    elif not facts.size:
        found.append(Gap(key="size", what="uren per week", why="De omvang hoort in het stageplan."))
    if facts.insured_by is None:
        found.append(Gap(key="insured_by", what="wie verzekert", why="De verzekering hoort in de overeenkomst."))
    elif facts.kind is AgreementKind.VSO and facts.insured_by is not Insurer.SCHOOL:
        why = "In het vso verzekert de school, ook onderweg."
        found.append(Gap(key="insured_by", what="verzekering door de school", why=why))
    if facts.kind is AgreementKind.PRO and facts.premium_by is None:
        found.append(Gap(key="premium_by", what="wie de premie betaalt", why="Dat hoort in de overeenkomst."))
    return found


def _by_age(facts: AgreementFacts) -> list[Gap]:
    if facts.age is None:
        why = "Zonder leeftijd weten we niet wie tekent en welke regels gelden."
        return [Gap(key="born_on", what="geboortedatum (bij Gegevens)", why=why)]
    found = []
    if facts.minor and not facts.parents:
        why = "Onder de 16 moet een ouder tekenen vóór de eerste dag." if facts.age < 16 else "Een ouder tekent."
        found.append(Gap(key="parents", what="naam van een ouder of voogd (bij Netwerk)", why=why))
    if not facts.minor and not facts.decides_alone and not facts.parents:
        why = "De vertegenwoordiger tekent."
        found.append(Gap(key="parents", what="naam van de vertegenwoordiger (bij Gegevens)", why=why))
    if facts.minor and not facts.safe_for_young:
        why = "Onder de 18 bevestigt het bedrijf RI&E en toezicht (Arbobesluit)."
        found.append(Gap(key="safe_for_young", what="veilig werk voor jongeren", why=why))
    return found


def _usual(facts: AgreementFacts) -> list[Gap]:
    asked = (
        ("emergency", facts.emergency, "wie te bellen bij nood", "Gebruikelijk."),
        ("absence", facts.absence, "hoe de leerling zich afmeldt", "Gebruikelijk."),
    )
    found = [Gap(key=key, what=what, why=why, legal=False) for key, value, what, why in asked if not value]
    if facts.kind is not AgreementKind.ENTREE and not facts.leerbedrijf_id:
        why = "Nodig voor een praktijkverklaring."
        found.append(Gap(key="leerbedrijf_id", what="nummer van het leerbedrijf", why=why, legal=False))
    return found
