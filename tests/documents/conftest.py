"""Invented papers, short and very long, for the tests of this floor."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from jobcoach.documents.overgangsdocument import (
    Competence,
    Contact,
    Decision,
    LeftOut,
    Need,
    Overgangsdocument,
    OwnWords,
    Request,
    Work,
)
from jobcoach.documents.praktijkverklaring import Praktijkverklaring, Qualification, Row
from jobcoach.documents.recovery_sheet import RecoverySheet
from jobcoach.documents.school import School
from jobcoach.documents.seal_papers import CheckLetter, SafeSheet

Tool = Callable[..., str]
SCHOOL = School(
    name="Praktijkschool Veldlinde",
    place="Ede",
    address="Lindelaan 40, 6711 ZZ Ede",
    brin="99ZZ",
    location="Ede",
    director="Hanneke de Wit",
)


def numbered(start: str, words: int) -> str:
    """A long text of which every word can be found back."""
    return " ".join(f"{start}{index}" for index in range(words))


def row(code: str, title: str, kerntaak: tuple[str, str], done: str, level: int | None, on: date) -> Row:
    return Row(
        code=code,
        title=title,
        kerntaak_code=kerntaak[0],
        kerntaak_title=kerntaak[1],
        done=done,
        level=level,
        assessed_on=on,
        assessor="J. Terpstra",
    )


COOKING = ("B1-K1", "Bereidt (componenten van) gerechten")
ROWS = (
    row("B1-K1-W1", "Maakt mise en place", COOKING, "Zet elke ochtend alles klaar.", 4, date(2026, 5, 12)),
    row("B1-K1-W3", "Bereidt gerechten", COOKING, "Maakt soep & salades.", 3, date(2026, 9, 30)),
    row("B1-K2-W2", "Controleert bestellingen", ("B1-K2", "Voorraden"), "Telt de levering.", 2, date(2026, 4, 21)),
)
KOK = Qualification(
    dossier_code="23426", dossier_name="Keuken & Foodservice", code="27060", name="Kok", level=2, rows=ROWS
)
FREE = Qualification(rows=(replace(ROWS[0], code="", kerntaak_code="", kerntaak_title="", checked=False),))


@pytest.fixture(scope="session")
def verklaring() -> Praktijkverklaring:
    return Praktijkverklaring(
        school=SCHOOL,
        number="99ZZ-K1-2026-0142",
        issued_on=date(2026, 7, 3),
        changed_on=date(2026, 6, 19),
        student_name="Emre Can Yıldız",
        call_name="Emre",
        born_on=date(2008, 3, 14),
        born_in="Ede",
        employer="Bakkerij Molenzicht",
        employer_address="Molenpad 12",
        employer_place="Ede",
        leerbedrijf_id="100999123",
        trainer="Joke Terpstra",
        trainer_function="chef lunchroom",
        start=date(2025, 9, 1),
        end=date(2026, 6, 26),
        days_per_week=3,
        hours_per_week="21",
        qualifications=(KOK,),
        remarks="Werkt met oven en snijmachine.",
        digest="K7QF2M9X",
    )


@pytest.fixture(scope="session")
def lange_verklaring(verklaring: Praktijkverklaring) -> Praktijkverklaring:
    """Forty werkprocessen, one of them a page long; names of 80 to 200 characters."""
    tall = replace(ROWS[0], done=numbered("gedaan", 900), circumstances=numbered("omst", 50))
    many = tuple(replace(ROWS[index % 3], title=numbered(f"titel{index}x", 4)) for index in range(39))
    return replace(
        verklaring,
        school=replace(SCHOOL, name=numbered("school", 22), director=numbered("directeur", 14), practice=True),
        student_name=numbered("leerling", 18),
        call_name=numbered("roep", 12),
        employer=numbered("bedrijf", 20),
        trainer=numbered("opleider", 16),
        remarks=numbered("bijzonder", 500),
        qualifications=(replace(KOK, rows=(tall, *many)), FREE),
    )


@pytest.fixture(scope="session")
def overgang() -> Overgangsdocument:
    return Overgangsdocument(
        school=SCHOOL,
        number="99ZZ-K1-2026-0157",
        made_on=date(2026, 6, 8),
        fingerprint="93480 25306 02721 43180 59895 96997 84242 23209",
        student_name="Emre Can Yıldız",
        call_name="Emre",
        lead="18 jaar, woont in Ede.",
        born_on=date(2008, 3, 14),
        address="Molenstraat 5, 6711 ZZ Ede",
        municipality="Ede",
        phone="06 98 76 54 32",
        at_school="van 1 augustus 2020 tot en met 31 juli 2026",
        at_work="stage bij Bakkerij Molenzicht",
        instemming="Ja, Emre tekende op 2 juni 2026.",
        request=Request(
            recipient="gemeente Ede",
            question="Wilt u de begeleiding van Emre voortzetten vanaf 1 augustus 2026?",
            explanation="Het gaat om een jobcoach op de werkplek.",
            reply_by=date(2026, 7, 3),
            reply_how="per brief",
            decides="College van B&W van Ede",
            contact="contact: Loes Hagen",
            ground="WVO 2020, artikel 2.31b",
        ),
        contact=Contact(name="Marieke van Oeveren", phone="06 12 34 56 78", email="m@veldlinde.example"),
        left_out=(
            LeftOut(subject="Gezondheid", refused=True, reason="Vraag het aan hemzelf."),
            LeftOut(subject="Verzuim", refused=False, reason="Niet nodig voor deze vraag."),
        ),
        own_words=(OwnWords(question="Wie ben ik?", answer="Ik ben Emre."),),
        talents=(("netjes werken", ""), ("op tijd komen", "")),
        likes=("koken",),
        work=(Work(employer="Bakkerij Molenzicht", start=date(2025, 9, 1), hours_per_week="21", tasks="Lunch maken"),),
        results=("Diploma: schooldiploma praktijkonderwijs",),
        competences=(
            Competence(name="Kwaliteit leveren", first=2, last=4),
            Competence(name="Omgaan met druk", first=3, last=2),
        ),
        competence_source="Beoordeeld door Joke Terpstra.",
        needs=(Need(need="Eén taak tegelijk", now="Joke geeft de volgende taak."),),
        advice=(("Vervoer", "fiets, 15 minuten"),),
        plan=(("Gesprek", "Marieke van Oeveren, 23 juni 2026"),),
        decisions=(
            Decision(subject="Eigen verhaal", yes=True, ground="toestemming", by="Emre", on=date(2026, 6, 2)),
            Decision(subject="Gezondheid", yes=False, ground="toestemming"),
        ),
        reaction="Het klopt.",
        made_by="Marieke van Oeveren, jobcoach",
        digest="D3W8RT5C",
    )


@pytest.fixture(scope="session")
def lang_overgang(overgang: Overgangsdocument) -> Overgangsdocument:
    """Every field as long as nobody ever typed it."""
    return replace(
        overgang,
        school=replace(SCHOOL, practice=True),
        student_name=numbered("leerling", 18),
        call_name=numbered("roep", 10),
        lead=numbered("lead", 60),
        address=numbered("adres", 30),
        at_work=numbered("werk", 200),
        request=replace(
            overgang.request,
            recipient=numbered("gemeente", 10),
            question=numbered("vraag", 40),
            explanation=numbered("uitleg", 300),
            contact=numbered("contact", 60),
        ),
        contact=replace(overgang.contact, name=numbered("coach", 20), email=f"{'x' * 80}@veldlinde.example"),
        left_out=tuple(
            LeftOut(subject=f"weg{i}", refused=bool(i % 2), reason=numbered(f"w{i}r", 30)) for i in range(12)
        ),
        own_words=tuple(OwnWords(question=f"Vraag{i}?", answer=numbered(f"zelf{i}a", 200)) for i in range(6)),
        talents=tuple((numbered(f"talent{i}n", 6), numbered(f"talent{i}v", 25)) for i in range(9)),
        work=tuple(
            Work(employer=numbered(f"e{i}b", 12), tasks=numbered(f"t{i}a", 150), result=numbered(f"u{i}i", 40))
            for i in range(4)
        ),
        competences=tuple(Competence(name=numbered(f"c{i}o", 14), first=1, last=3) for i in range(40)),
        needs=tuple(Need(need=numbered(f"n{i}o", 12), now=numbered(f"n{i}u", 700)) for i in range(3)),
        plan=tuple((numbered(f"p{i}w", 40), numbered(f"p{i}h", 30)) for i in range(12)),
        decisions=overgang.decisions * 20,
        reaction=numbered("reactie", 500),
        made_by=numbered("maker", 30),
        consulted=numbered("team", 40),
    )


@pytest.fixture(scope="session")
def blad() -> RecoverySheet:
    return RecoverySheet(
        coach="Marieke van Oeveren",
        school="Praktijkschool Veldlinde",
        vault="7F3A 9C21",
        made_on=date(2026, 6, 8),
        sheet=2,
        code="JAR31GDJ8YBD67Y533TSFW1R8W45EK8D",
    )


@pytest.fixture
def zegelbrief() -> CheckLetter:
    return CheckLetter(
        school="Praktijkschool Veldlinde",
        school_address="Lindelaan 12, 6711 AB Ede",
        brin="99ZZ",
        coach="Marieke van Oeveren",
        phone="06 5550 0001",
        made_on=date(2026, 6, 8),
        fingerprint="93480 25306 02721 43180 59895 96997 84242 23209",
        sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    )


@pytest.fixture
def lange_zegelbrief(zegelbrief: CheckLetter) -> CheckLetter:
    return replace(
        zegelbrief,
        school="Openbare Praktijkschool en Voortgezet Speciaal Onderwijs De Sahetapy-Lokollo van der Heuvel-Bergstra",
        school_address="Burgemeester van Nispen tot Sevenaerlaan 1234 bis, 6711 AB Nederhemert-Zuid",
        coach="Maria Johanna van der Heuvel-Bergstra-Sahetapy Lokollo",
        practice=True,
    )


@pytest.fixture
def kluisblad(zegelbrief: CheckLetter) -> SafeSheet:
    return SafeSheet(
        school=zegelbrief.school,
        school_address=zegelbrief.school_address,
        brin="99ZZ",
        made_on=date(2026, 6, 8),
        file_name="schoolzegel-99ZZ.json",
        password="K7QF-2M9X-V4RT-8HWD-N3PB",
        fingerprint=zegelbrief.fingerprint,
    )


@pytest.fixture(scope="session")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Tool:
    """Runs a program of another maker on PDF bytes; the test is skipped where it is not installed."""
    file = tmp_path_factory.mktemp("papers") / "paper.pdf"

    def run(name: str, *options: str, pdf: bytes, after: tuple[str, ...] = ()) -> str:
        path = shutil.which(name)
        if not path:
            pytest.skip(f"{name} is not installed")
        file.write_bytes(pdf)
        done = subprocess.run([path, *options, str(file), *after], capture_output=True, check=True)
        return done.stdout.decode()

    return run
