"""The clauses of a stageovereenkomst: dated texts with their source and how certain that is; a school may change them.

Nothing here is a hard rule: the sources were read on the day that each clause names, some in an older text of the law.
"""

from dataclasses import dataclass
from datetime import date

from jobcoach.model.choices import AgreementKind, InternshipKind, SchoolKind
from jobcoach.model.law import CERTAINTY_WORDS, Certainty

PRO, VSO, ENTREE = AgreementKind.PRO, AgreementKind.VSO, AgreementKind.ENTREE


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text comes from, how certain that is, and the date of the text that was read (or of our proposal)."""

    source: str
    certainty: Certainty
    edition: date

    @property
    def words(self) -> str:
        """Source, date and certainty in one line."""
        return f"{self.source} (tekst van {self.edition:%d-%m-%Y}). {CERTAINTY_WORDS[self.certainty]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause: for which kinds of agreement, and only for a student younger than ``under`` when that is given."""

    key: str
    title: str
    text: str
    origin: Origin
    kinds: tuple[AgreementKind, ...] = (PRO, VSO, ENTREE)
    under: int | None = None


def _old(source: str) -> Origin:
    return Origin(source, Certainty.OLD, date(2017, 1, 1))


_WEC = Origin("Onderwijskundig besluit WEC, artikel 9 en 10", Certainty.READ, date(2022, 4, 1))
_CHILDREN = Origin("Nadere regeling kinderarbeid, artikel 1:1 en 3:1", Certainty.READ, date(2025, 7, 1))
_CHOICE = Origin("Voorstel van JobCoach", Certainty.CHOICE, date(2026, 11, 1))

CLAUSES: tuple[Clause, ...] = (
    Clause(
        key="leren",
        title="Leren in de praktijk",
        text="De leerling is in het bedrijf om te leren. De leerling doet het werk dat in het stageplan staat. "
        "De leerling komt niet in de plaats van een werknemer.",
        origin=_CHOICE,
    ),
    Clause(
        key="kwalificatie",
        title="Deel van de opleiding",
        text="Deze stage is de beroepspraktijkvorming van de opleiding die hierboven staat. De school beslist of de "
        "leerling dit deel heeft gehaald, en kijkt daarbij naar het oordeel van het bedrijf.",
        kinds=(ENTREE,),
        origin=_old("WEB, artikel 7.2.8 en 7.2.9"),
    ),
    Clause(
        key="inspectie_vso",
        title="Inspectie",
        text="De inspecteur van het onderwijs mag zien wat de leerling leert. Het bedrijf laat de inspecteur toe op "
        "de plek waar de leerling werkt.",
        kinds=(VSO,),
        origin=_WEC,
    ),
    Clause(
        key="inspectie",
        title="Inspectie",
        text="De inspecteur van het onderwijs mag zien wat de leerling leert. Het bedrijf laat de inspecteur toe op "
        "de plek waar de leerling werkt.",
        kinds=(PRO,),
        origin=_old("Inrichtingsbesluit WVO, artikel 35"),
    ),
    Clause(
        key="verzekering_vso",
        title="Verzekering",
        text="De school verzekert de leerling tegen ongevallen en tegen schade aan anderen (WA). Dat geldt tijdens de "
        "stage en op de weg tussen de school en de stage.",
        kinds=(VSO,),
        origin=_WEC,
    ),
    Clause(
        key="verzekering",
        title="Verzekering",
        text="Hierboven staat wie de leerling verzekert tegen ongevallen en schade aan anderen (WA), en wie de premie "
        "betaalt.",
        kinds=(PRO, ENTREE),
        origin=_old("Inrichtingsbesluit WVO, artikel 35"),
    ),
    Clause(
        key="jongeren",
        title="Veilig werk voor jongeren",
        text="Het bedrijf heeft in zijn RI&E ook naar jongeren gekeken, en zorgt voor deskundig toezicht. De leerling "
        "werkt niet met giftige stoffen, bij schadelijk lawaai of schadelijke trillingen, of onder druk of straling.",
        under=18,
        origin=_old("Arbobesluit, artikel 1.36, 1.37, 4.105 en 6.27"),
    ),
    Clause(
        key="licht_werk",
        title="Licht werk",
        text="De leerling doet alleen licht werk: niet zwaarder tillen dan 10 kilo, niet aan de kassa, niet op zondag, "
        "niet voor 7.00 uur en niet na 19.00 uur. Uren op school tellen mee: samen ten hoogste 7 uur per dag en "
        "35 uur per week. Na 4,5 uur is er een half uur pauze. De stage begint pas als een ouder heeft getekend.",
        under=16,
        origin=_CHILDREN,
    ),
    Clause(
        key="werktijden",
        title="Werktijden",
        text="Uren op school tellen mee als werktijd. Voor een leerling onder de 18 jaar is dat samen ten hoogste "
        "9 uur per dag en 45 uur per week. Na 4,5 uur is er een half uur pauze.",
        under=18,
        origin=_old("Arbeidstijdenwet, artikel 4:4, 5:4 en 5:7"),
    ),
    Clause(
        key="verzuim",
        title="Ziek of te laat",
        text="Komt de leerling niet of later, dan meldt de leerling dat op tijd, zoals hierboven staat. Komt de "
        "leerling niet en weet niemand waarom, dan belt het bedrijf dezelfde dag naar school.",
        origin=_CHOICE,
    ),
    Clause(
        key="geheim",
        title="Wat binnen blijft",
        text="De leerling praat niet met anderen over klanten, cijfers of geheimen van het bedrijf. Het bedrijf praat "
        "niet met anderen over wat het van de leerling weet, en gebruikt het alleen voor deze stage.",
        origin=_CHOICE,
    ),
    Clause(
        key="einde",
        title="Eerder stoppen",
        text="De stage stopt op de laatste dag die hierboven staat. Leerling, school en bedrijf kunnen eerder stoppen "
        "als het niet gaat. Zij praten daar eerst samen over. Bij gevaar stopt de stage meteen.",
        kinds=(PRO, VSO),
        origin=_CHOICE,
    ),
    Clause(
        key="ontbinding",
        title="Eerder stoppen",
        text="De overeenkomst eindigt als de leerling van school gaat, als het bedrijf ophoudt of niet meer erkend "
        "is, of als leerling, school en bedrijf dat samen afspreken. Doet een van de drie niet wat hier staat, dan "
        "kunnen de anderen na een gesprek schriftelijk stoppen.",
        kinds=(ENTREE,),
        origin=_old("WEB, artikel 7.2.8"),
    ),
)


def agreement_kind(school: SchoolKind, stage: InternshipKind) -> AgreementKind:
    """Which rules an agreement follows: bpv is entree whatever the school, else the kind of school decides."""
    if stage is InternshipKind.BPV or school is SchoolKind.ENTREE:
        return ENTREE
    return PRO if school is SchoolKind.PRO else VSO


def applying(kind: AgreementKind, age: int | None) -> tuple[Clause, ...]:
    """The clauses for a kind of agreement and an age (years) on the first day; without an age, all of that kind.

    Who is under 16 follows the stricter rule on working hours only.
    """
    found = [c for c in CLAUSES if kind in c.kinds and (c.under is None or age is None or age < c.under)]
    if age is not None and age < 16:
        found = [c for c in found if c.key != "werktijden"]
    return tuple(found)
