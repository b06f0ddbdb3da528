"""A small school in a real vault, and the frame around the place Leerlingen: for the tests and for looking."""

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.catalogue import AddEdition, NewQualification, NewWerkproces
from jobcoach.caseload.employers import SaveContactPerson, SaveEmployer, location_of
from jobcoach.caseload.internships import SaveInternship
from jobcoach.caseload.log_book import KeepLog
from jobcoach.caseload.network import SaveNetworkPerson
from jobcoach.caseload.own_words import AddInterest, SaveOwnWords
from jobcoach.caseload.recipients import SaveRecipient
from jobcoach.caseload.school import SaveCoach, SaveSchool
from jobcoach.caseload.skills import AddCompetenceList, AddEvidence, SaveScores, SaveTalent
from jobcoach.caseload.students import SaveStudent
from jobcoach.caseload.tasks import SaveTask
from jobcoach.model.base import StudentId
from jobcoach.model.choices import InternshipKind, LogKind, Question, Rater, Relation, TaskKind
from jobcoach.model.expected import Expected
from jobcoach.ui.ask import Ask
from jobcoach.ui.desk import InlineDesk
from jobcoach.ui.frame.frame import Frame, Rooms
from jobcoach.ui.place import Place
from jobcoach.ui.quick_log.panel import QuickLog, student_in
from jobcoach.ui.students.page import StudentsPage
from jobcoach.vault.kdf import Cost
from jobcoach.vault.keeper import Label, Vault, create, unlock
from jobcoach.vault.passphrase import to_bytes

NOW = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
TODAY = date(2026, 11, 24)
PASSPHRASE = "vijver kapstok linnen zaag"
LONG = "Dewi Anggraini"
NAMES = (
    ("Fatima", "", "El Amrani", "Instemming ouders vragen", date(2026, 12, 15)),
    ("Sanne", "de", "Boer", "Tweede aanbod sturen", date(2026, 11, 30)),
    ("Ruben", "", "Dekker", "Kennismaken bij Hoveniers Groenhart", date(2026, 12, 2)),
    ("Aylin", "", "Kaya", "Beoordeling nakijken", date(2026, 11, 27)),
    ("Jayden", "", "Martina", "Stage zoeken", date(2026, 12, 4)),
    ("Łukasz", "", "Nowak", "Toestemming gemeente vragen", date(2026, 12, 15)),
    ("Thijs", "", "Postma", "Netwerkbespreking", date(2026, 12, 10)),
    (LONG, "", "Sahetapy-Lokollo van der Heuvel-Bergstra", "Praktijkverklaring printen", date(2026, 12, 7)),
    ("Emre", "", "Yıldız", "Halfjaarcontact", date(2026, 11, 15)),
    ("Mohamed", "", "Zerouali", "", None),
)


class FakeAsk(Ask):
    """Answers what the test told it to; an unexpected question fails."""

    def __init__(self) -> None:
        self.answers: list[bool] = []
        self.save_to: Path | None = None
        self.files: list[Path] | None = None
        self.asked: list[str] = []

    def question(self, parent: QWidget, *, head: str, then: Callable[[], object], **_rest: Any) -> None:
        self.asked.append(head)
        assert self.answers, f"nobody expected the question: {head}"
        if self.answers.pop(0):
            then()

    def open_files(self, parent: QWidget, *, title: str, then: Callable[[list[Path]], object], **_rest: Any) -> None:
        assert self.files is not None, "nobody expected a file picker"
        self.asked.append(title)
        then(self.files)

    def save_file(self, parent: QWidget, *, name: str, then: Callable[[Path], object], **_rest: Any) -> None:
        assert self.save_to is not None, "nobody expected a file picker"
        self.asked.append(name)
        then(self.save_to / name)

    def pick_folder(self, parent: QWidget, *, title: str, then: Callable[[Path], object]) -> None:
        assert self.save_to is not None, "nobody expected a folder picker"
        self.asked.append(title)
        then(self.save_to)


def new_vault(folder: Path, clock: Callable[[], datetime] = lambda: NOW) -> Vault:
    return create(
        folder / "linde.kluis",
        passphrase=to_bytes(PASSPHRASE),
        person="Marja Hoekstra",
        label=Label(school="Praktijkschool De Linde", initials="MH"),
        cost=Cost(8 * 1024, 1, 1),
        clock=clock,
    )


@dataclass(frozen=True, kw_only=True)
class People:
    noor: StudentId
    talent: int
    bakery: int
    stage: int
    recipient: int


def fill(vault: Vault) -> People:
    """The school, ten students with a next step, and Noor with a whole dossier."""
    do = lambda verb: vault.carry_out(verb).result  # noqa: E731
    do(SaveSchool(name="Praktijkschool De Linde", brin="99ZZ", place="Lindeborg", director="P. de Wit"))
    do(SaveCoach(name="Marja Hoekstra", phone="06-00000000", email="m.hoekstra@voorbeeld.nl"))
    for call, infix, last, step, due in NAMES:
        student = do(
            SaveStudent(call_name=call, infix=infix, last_name=last, class_name="4A", born_on=date(2009, 5, 3))
        )
        if step:
            do(SaveTask(what=step, due=due, student=student))
    noor = do(
        SaveStudent(
            call_name="Noor",
            last_name="Visser",
            class_name="5B",
            born_on=date(2009, 3, 4),
            direction="werk",
            street="Dorpsstraat 4",
            postcode="1234 AB",
            place="Lindeborg",
            municipality="Lindeborg",
        )
    )
    do(SaveTask(what="Toestemming gemeente vragen", kind=TaskKind.TOESTEMMING, due=date(2026, 11, 27), student=noor))
    bakery = do(
        SaveEmployer(
            name="Bakkerij Korenaar", sector="bakkerij", place="Lindeborg", street="Molenpad 2", leerbedrijf_id="100000"
        )
    )
    do(SaveEmployer(name="Hoveniers Groenhart", sector="groen", place="Lindeborg"))
    trainer = do(SaveContactPerson(employer=bakery, name="Ria Bakker", function="praktijkopleider", trainer=True))
    stage = do(
        SaveInternship(
            student=noor,
            location=vault.ask(location_of(bakery)),
            trainer=trainer,
            kind=InternshipKind.PLAATSING,
            start=date(2026, 9, 1),
            end=date(2027, 1, 29),
            days="ma di do",
            hours_per_week="18",
            tasks="brood vormen, deeg afwegen",
        )
    )
    do(
        SaveTask(
            what="Bezoek bij Noor",
            kind=TaskKind.BEZOEK,
            due=TODAY,
            at="10:30",
            student=noor,
            employer=bakery,
            internship=stage,
        )
    )
    words = {
        Question.GOOD_AT: "Ik zie meteen als iets niet recht ligt. Brood vormen gaat vanzelf. En ik kom altijd op tijd, ook in de winter.",
        Question.LATER: "Werken in een kleine bakkerij, met mensen die ik ken. Liefst drie dagen. En rijbewijs halen.",
        Question.HELPS: "Doe het één keer voor. Dan doe ik het na. Niet te veel tegelijk.",
    }
    for question, answer in words.items():
        do(SaveOwnWords(student=noor, question=question, answer=answer, read_back=True))
    for label, likes in (
        ("Bakken", True),
        ("Dieren", True),
        ("Met mijn handen", True),
        ("Bellen", False),
        ("Veel lawaai", False),
    ):
        do(AddInterest(student=noor, label=label, likes=likes))
    visit = do(
        KeepLog(
            student=noor,
            internship=stage,
            kind=LogKind.BEZOEK,
            on=date(2026, 11, 10),
            minutes=120,
            note="Weegt deeg zelf af; mixer is spannend.",
        )
    )
    do(
        KeepLog(
            student=noor,
            internship=stage,
            kind=LogKind.GESPREK,
            on=date(2026, 11, 12),
            note="Vertelde haar verhaal, thuis nagelezen.",
        )
    )
    talent = do(
        SaveTalent(student=noor, label="Ziet of iets recht ligt", example="Zet de broden op één lijn zonder te meten.")
    )
    do(AddEvidence(talent=talent, log_entry=visit))
    do(
        AddCompetenceList(
            name="Kerndoelen arbeid", edition="2025", source="SLO",
            items=tuple((f"61.{n}", name) for n, name in enumerate((
                "Samenwerken en overleggen", "Instructies en procedures opvolgen", "Materialen en middelen inzetten",
                "Plannen en organiseren", "Kwaliteit leveren", "Ethisch en integer handelen",
                "Omgaan met verandering en aanpassen", "Omgaan met druk en tegenslag"), 1)),
        )
    )  # fmt: skip
    for rater, low in ((Rater.STUDENT, 3), (Rater.COMPANY, 2), (Rater.SCHOOL, 3)):
        do(
            SaveScores(
                student=noor, rater=rater, on=date(2026, 11, 17), scores=tuple((n, low + n % 2) for n in range(1, 9))
            )
        )
    do(
        SaveNetworkPerson(
            student=noor, name="Karin Visser", relation=Relation.OUDER, role="moeder", phone="06-00000001", share=True
        )
    )
    do(SaveNetworkPerson(student=noor, name="Jan de Groot", relation=Relation.BUUR, role="brengt haar in de winter"))
    recipient = do(SaveRecipient(name="Gemeente Lindeborg", contact="S. Bos"))
    do(
        AddEdition(
            name="Brood en banket", source="SBB", status="gecontroleerd", valid_from=date(2025, 8, 1),
            qualifications=(NewQualification(
                dossier_code="23171", dossier_name="Brood en Banket", code="25742", name="Uitvoerend bakker", level=2,
                werkprocessen=(
                    NewWerkproces(kerntaak_code="B1-K1", kerntaak_title="Brood maken", code="B1-K1-W1", title="Weegt grondstoffen af"),
                    NewWerkproces(kerntaak_code="B1-K1", kerntaak_title="Brood maken", code="B1-K1-W2", title="Vormt deeg"),
                )),),
        )
    )  # fmt: skip
    return People(noor=noor, talent=talent, bakery=bakery, stage=stage, recipient=recipient)


def filled_vault(folder: Path, template: Path) -> tuple[Vault, People]:
    """A filled vault; it is made once, in ``template``, and copied for each test."""
    made, known = template / "linde.kluis", template / "people.json"
    if not known.exists():
        vault = new_vault(template)
        known.write_text(json.dumps(asdict(fill(vault))), encoding="ascii")
        vault.lock()
    copy = folder / "linde.kluis"
    shutil.copytree(made, copy)
    vault = unlock(copy, passphrase=to_bytes(PASSPHRASE), clock=lambda: NOW)
    return vault, People(**json.loads(known.read_text(encoding="ascii")))


def nobody() -> None:
    """Nothing to do."""


class World:
    """The frame with the place Leerlingen over a vault, as the roof puts it together."""

    def __init__(self, vault: Vault, now: Callable[[], datetime] = lambda: NOW) -> None:
        self.vault, self.desk, self.ask = vault, InlineDesk(vault), FakeAsk()
        self.went: list[tuple[str, int | None]] = []
        self.now = now
        place = Place(
            key="students", word="Leerlingen", icon="student", make_page=self._make,
            count=lambda: 38, counts_on=frozenset({"student"}),
        )  # fmt: skip
        others = [
            Place(key=key, word=word, icon=icon, make_page=QWidget, at=at)
            for key, word, icon, at in (
                ("today", "Vandaag", "sun-horizon", "top"), ("stages", "Stages", "path", "top"),
                ("employers", "Bedrijven", "storefront", "top"), ("tasks", "Taken", "check-square", "top"),
                ("handover", "Overdracht", "paper-plane-tilt", "top"), ("settings", "Instellingen", "gear-six", "bottom"),
            )
        ]  # fmt: skip
        rooms = Rooms(
            school="Praktijkschool De Linde",
            places=(others[0], place, *others[1:]),
            search=lambda _words: (),
            quick_log=lambda _window: self.quick.open(),
            backup=lambda: ("Back-up vandaag", "ok"),
        )
        self.frame = Frame(rooms, self.desk, now=now, folded=False, lock=nobody)
        self.quick = QuickLog(
            self.frame, self.desk, now=now, about=lambda: student_in(self.frame), say=self.frame.status.show_saved
        )
        self.frame.resize(1366, 768)
        self.frame.show()
        self.frame.go("students")

    @property
    def page(self) -> StudentsPage:
        page = self.frame.page()
        assert isinstance(page, StudentsPage)
        return page

    def _make(self) -> StudentsPage:
        return StudentsPage(
            self.desk, self.ask, now=self.now, go=lambda place, key=None: self.went.append((place, key)),
            log=lambda task: self.quick.open(task=task),
        )  # fmt: skip


__all__ = ["NOW", "TODAY", "Expected", "FakeAsk", "People", "World", "fill", "new_vault"]
