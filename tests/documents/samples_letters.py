"""Invented letters, short and very long: the stageovereenkomst, the inzage-afdruk, the profile sheet."""

from dataclasses import replace
from datetime import date
from functools import cache

from jobcoach.documents.inzage import Inzage, Section
from jobcoach.documents.overgangsdocument import Overgangsdocument
from jobcoach.documents.profielblad import Profielblad
from jobcoach.documents.school import School
from jobcoach.documents.stageovereenkomst import Part, Stageovereenkomst
from tests.documents import samples
from tests.documents.samples import SCHOOL, numbered


@cache
def overeenkomst() -> Stageovereenkomst:
    return Stageovereenkomst(
        school=SCHOOL,
        number="99ZZ-K1-2026-0150",
        issued_on=date(2026, 8, 28),
        changed_on=date(2026, 8, 28),
        student_name="Emre Can Yıldız",
        born_on=date(2010, 3, 14),
        lead="loopt stage bij Bakkerij Molenzicht in Ede, van 1 september 2026 tot en met 29 januari 2027.",
        parts=(
            Part(
                title="Wie afspreken",
                rows=(("Leerling", "Emre Can Yıldız", True), ("Bedrijf", "Bakkerij Molenzicht, Ede", True)),
            ),
            Part(title="Stageplan", rows=(("Doel", "Zelf om <b>werk</b> vragen & afmaken.", True),)),
            Part(title="Wanneer", rows=(("Tijden per dag", "ma 8.30 tot 15.30 uur\ndi 9.00 tot 12.00 uur", True),)),
        ),
        clauses=(
            ("Leren in de praktijk", "De leerling is in het bedrijf om te leren."),
            ("Eerder stoppen", "Zij praten daar eerst samen over."),
        ),
        signers=(
            ("Leerling", "Emre Can Yıldız", ""),
            ("Ouder of verzorger", "Aylin Yıldız", "ouder of verzorger"),
            ("Bedrijf", "Joke Terpstra", "praktijkopleider, Bakkerij Molenzicht"),
            ("School", "Hanneke de Wit", "directeur"),
        ),
        digest="K7QF2M9X",
    )


@cache
def lange_overeenkomst() -> Stageovereenkomst:
    """Names, facts and clauses as long as nobody ever typed them."""
    return replace(
        overeenkomst(),
        school=School(name=numbered("school", 22), place="Ede", director_function="", practice=True),
        student_name=numbered("leerling", 18),
        lead=numbered("lead", 60),
        parts=tuple(
            Part(
                title=numbered(f"deel{i}k", 6),
                rows=tuple((numbered(f"l{i}{j}a", 5), numbered(f"w{i}{j}e", 20 + 60 * j), True) for j in range(4)),
            )
            for i in range(4)
        ),
        clauses=tuple((numbered(f"titel{i}", 5), numbered(f"tekst{i}x", 6 * i * i)) for i in range(1, 9)),
        signers=tuple(
            (party, numbered(f"n{i}m", 14), numbered(f"f{i}u", 10))
            for i, (party, _, _) in enumerate(overeenkomst().signers)
        ),
    )


@cache
def inzage() -> Inzage:
    return Inzage(
        school=School(name=SCHOOL.name, place=SCHOOL.place, address=SCHOOL.address, director_function=""),
        number="99ZZ-K1-2026-0160",
        issued_on=date(2026, 6, 8),
        made_on=date(2026, 6, 8),
        student_name="Emre Can Yıldız",
        call_name="Emre",
        born_on=date(2008, 3, 14),
        contact="Vraag het aan Marieke van Oeveren, jobcoach (06 12 34 56 78).",
        sections=(
            Section(title="Gegevens", records=((("Roepnaam", "Emre"), ("Vervoer", "fiets")),)),
            Section(
                title="Logboek",
                records=(
                    (("Op", "3 juni 2026"), ("Wat", "Zette <b>alles</b> klaar & ruimde op.")),
                    (("Op", "4 juni 2026"), ("Wat", "Vroeg zelf om de volgende taak.")),
                ),
            ),
        ),
        left_out=(
            ("Drie persoonlijke aantekeningen", "Geheugensteun van je coach."),
            ("De documenten zelf", "Vraag er een kopie van."),
        ),
        seen=(
            ("8 juni 2026, 10.04 uur", "Marieke van Oeveren", "Dossier geopend"),
            ("3 juni 2026", "Marieke van Oeveren", "Logboekregel vastgelegd (2 keer)"),
        ),
        digest="K7QF2M9X",
    )


@cache
def lange_inzage() -> Inzage:
    """Years of log, names and texts without end."""
    record = tuple((f"veld{j}", numbered(f"w{j}e", 3 + 40 * j)) for j in range(6))
    return replace(
        inzage(),
        school=replace(inzage().school, name=numbered("school", 22), practice=True),
        student_name=numbered("leerling", 18),
        call_name=numbered("roep", 12),
        contact=numbered("contact", 60),
        sections=tuple(Section(title=numbered(f"deel{i}k", 8), records=(record,) * 4) for i in range(3)),
        left_out=tuple((numbered(f"weg{i}g", 8), numbered(f"reden{i}n", 60)) for i in range(9)),
        seen=tuple((f"{i} juni", numbered(f"p{i}n", 9), numbered(f"d{i}d", 12)) for i in range(60)),
    )


@cache
def profiel() -> Profielblad:
    return Profielblad(
        school=School(name=SCHOOL.name, place=SCHOOL.place, address=SCHOOL.address, director_function=""),
        number="99ZZ-K1-2026-0161",
        issued_on=date(2026, 6, 8),
        made_on=date(2026, 6, 8),
        student_name="Emre Yıldız",
        call_name="Emre",
        answers=(
            ("Hier ben ik goed in", "Ik zie meteen als iets niet recht ligt. Brood vormen gaat vanzelf."),
            ("Dit helpt mij", "Doe het één keer voor. Dan doe ik het <b>na</b> & vraag ik wat er nog moet."),
        ),
        talents=(
            ("Netjes werken", "Zet de broden op één lijn zonder te meten."),
            ("Op tijd komen", "Was er een heel jaar elke dag om half acht."),
        ),
        needs=(("Eén taak tegelijk", ""), ("Een vaste begeleider", "")),
        likes=("bakken", "dieren"),
        practical=(("Dagen", "ma, di en do"), ("Zo kom ik", "fiets")),
        contact=(("Bellen", "Marieke van Oeveren, 06\N{NO-BREAK SPACE}12 34 56 78"), ("E-mail", "m@veldlinde.example")),
        digest="K7QF2M9X",
    )


@cache
def lang_profiel() -> Profielblad:
    """As long as one page can hold; more is refused."""
    return replace(
        profiel(),
        school=replace(profiel().school, practice=True),
        student_name=numbered("leerling", 8),
        call_name="leerling0",
        answers=tuple((f"Vraag{i}", numbered(f"zelf{i}a", 30)) for i in range(3)),
        talents=tuple((numbered(f"t{i}n", 4), numbered(f"t{i}v", 10)) for i in range(3)),
        needs=tuple((numbered(f"n{i}o", 8), "") for i in range(2)),
        likes=tuple(f"graag{i}" for i in range(8)),
        practical=(("Dagen", numbered("dag", 8)), ("Zo kom ik", numbered("reis", 8))),
    )


_DAY = (
    "eigen_woorden",
    "nodig",
    "advies",
    "mensen",
    "werk",
    "competenties",
    "behaald",
    "plan",
    "toestemming",
    "reactie",
)


@cache
def dagbesteding() -> Overgangsdocument:
    """Another order, with some headings of the region's own."""
    titles = {"eigen_woorden": "Over mij", "nodig": "Zo lukt het Emre", "competenties": "Groei"}
    order = tuple((key, titles.get(key, "")) for key in _DAY)
    return replace(samples.overgang(), destination="dagbesteding", order=order)


@cache
def lange_dagbesteding() -> Overgangsdocument:
    """Headings as long as nobody ever typed them."""
    return replace(
        samples.lang_overgang(), destination="dagbesteding", order=tuple((key, numbered(f"{key}k", 9)) for key in _DAY)
    )
