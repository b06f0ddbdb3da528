"""A real vault behind a real gate with two companies, four students and five stages, and the frame round my places."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from jobcoach.caseload.employers import SaveContactPerson, SaveEmployer, location_of
from jobcoach.caseload.internships import SaveInternship
from jobcoach.caseload.log_book import KeepLog
from jobcoach.caseload.opening import Gate, Opened
from jobcoach.caseload.students import SaveStudent
from jobcoach.model.base import EmployerId, InternshipId, StudentId
from jobcoach.model.choices import AgreementStatus, LogKind, Outcome
from jobcoach.ui.ask import Ask
from jobcoach.ui.desk import InlineDesk
from jobcoach.ui.frame.frame import Frame, Rooms
from jobcoach.ui.place import Place
from jobcoach.ui.preferences import Preferences
from jobcoach.ui.tools import Tools
from jobcoach.vault.kdf import Cost

NOW = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
CHEAP = Cost(8 * 1024, 1, 1)
PASSPHRASE = "vijver kapstok linnen zaag merel"
LONG = "Sahetapy-Lokollo van der Heuvel-Bergstra"


class NowWork:
    """A job's view of nothing: the gate's jobs before a vault is open only say how far they are."""

    def say(self, *_words: object) -> None:
        """Nobody listens."""


@dataclass
class World:
    """What a test of Stages and Instellingen holds in its hands."""

    gate: Gate
    opened: Opened
    desk: InlineDesk
    tools: Tools
    went: list[tuple[str, int | None]] = field(default_factory=list)
    dressed: list[int] = field(default_factory=list)

    def frame(self, *places: Place) -> Frame:
        """The frame with these places, the first one open."""
        rooms = Rooms(
            school="Praktijkschool De Linde",
            places=places,
            search=lambda _words: (),
            quick_log=lambda _window: None,
            backup=lambda: ("Nog geen back-up", "warn"),
        )
        frame = Frame(rooms, self.desk, now=lambda: NOW, folded=False, lock=lambda: None)
        frame.go(places[0].key)
        return frame


def make_world(folder: Path, ask: Ask, *, brin: str = "99ZZ", dress: Callable[[], Any] | None = None) -> World:
    """A new vault of Marieke Hol in ``folder``, with an inline desk."""
    gate = Gate(vaults=lambda: folder, clock=lambda: NOW, cost=CHEAP)
    make = gate.create(
        school="Praktijkschool De Linde", place="Lindeborg", brin=brin, coach="Marieke Hol", passphrase=PASSPHRASE
    )
    opened = make(NowWork())
    desk = InlineDesk(opened.caseload)
    world: World

    def go(place: str, key: int | None) -> None:
        world.went.append((place, key))

    tools = Tools(
        desk=desk,
        ask=ask,
        now=lambda: NOW,
        preferences=Preferences(folder / "voorkeuren.ini"),
        gate=gate,
        opened=opened,
        go=go,
        dress=dress or (lambda: None),
        lock=lambda: None,
        mend=lambda: go("mend", None),
    )
    world = World(gate, opened, desk, tools)
    return world


def add_student(world: World, call_name: str, last_name: str, **more: Any) -> StudentId:
    """A student of class 5B."""
    facts = {"class_name": "5B", "born_on": date(2009, 3, 14)} | more
    return world.desk.do(SaveStudent(call_name=call_name, last_name=last_name, **facts))


def add_employer(world: World, name: str, place: str = "Lindeborg", *, trainer: str = "") -> EmployerId:
    """A company, with its trainer when one is named."""
    employer = world.desk.do(SaveEmployer(name=name, place=place))
    if trainer:
        world.desk.do(SaveContactPerson(employer=employer, name=trainer, trainer=True))
    return employer


def add_stage(world: World, student: StudentId, employer: EmployerId, start: date, **more: Any) -> InternshipId:
    """A stage at the company's first location."""
    location = world.desk.ask(location_of(employer))
    return world.desk.do(SaveInternship(student=student, location=location, start=start, **more))


def fill(world: World) -> dict[str, int]:
    """Stages of every standing, with a log; the ids by the student's call name."""
    bakery = add_employer(world, "Bakkerij Korenaar", trainer="Bram de Vries")
    bikes = add_employer(world, "Fietsenmakerij De Ketting", trainer="Gerda Mulder")
    care = add_employer(world, "Stichting Wonen en Werken in de Achterhoek", LONG)
    noor, emre = add_student(world, "Noor", "Visser"), add_student(world, "Emre", "Yıldız")
    dewi, lukasz = add_student(world, "Dewi Anggraini", LONG), add_student(world, "Łukasz", "Nowak")
    done = AgreementStatus.COMPLEET
    ids = {
        "Noor": add_stage(
            world, noor, bakery, date(2026, 9, 1), end=date(2027, 1, 29), agreement=done, days="ma, di en wo",
            hours_per_week="24", tasks="Deeg wegen, brood vormen, de winkel aanvullen.", goal="Tempo houden.",
        ),
        "Dewi": add_stage(world, dewi, care, date(2026, 10, 5), hours_per_week="16"),
        "Łukasz": add_stage(world, lukasz, bikes, date(2026, 11, 30), hours_per_week="24"),
        "Emre": add_stage(world, emre, bikes, date(2026, 2, 2), end=date(2026, 11, 13), agreement=done),
        "Over": add_stage(
            world, noor, bikes, date(2025, 9, 1), end=date(2026, 1, 30), agreement=done, outcome=Outcome.AFGEROND
        ),
    }  # fmt: skip
    for day, minutes in ((9, 480), (10, 480), (11, 450), (16, 480), (17, 480), (23, 480), (24, 90)):
        world.desk.do(
            KeepLog(kind=LogKind.STAGEDAG, on=date(2026, 11, day), minutes=minutes, student=noor,
                    internship=ids["Noor"], note="Vormde brood en vulde de winkel aan.")
        )  # fmt: skip
    world.desk.do(
        KeepLog(kind=LogKind.BEZOEK, on=date(2026, 11, 10), minutes=45, student=noor, internship=ids["Noor"],
                note="Weegt het deeg zelf af. Schrikt van de mixer; Bram zet hem pas aan als zij het weet.")
    )  # fmt: skip
    return {name: int(key) for name, key in ids.items()}


def press(widget: QWidget | None, *keys: str) -> None:
    """Press keys where the focus is: ``press(None, "Ctrl+N", "Tab")``; other words are typed as they stand."""
    for key in keys:
        at = widget or QApplication.focusWidget()
        assert at is not None, "nothing has the focus"
        if key in _KEYS:
            QTest.keySequence(at, QKeySequence(key))
        else:
            QTest.keyClicks(at, key)


def tab_to(wanted: Callable[[QWidget], bool], *, most: int = 60) -> QWidget:
    """Tab until the focus is where ``wanted`` says, as a coach without a mouse would."""
    for _ in range(most):
        at = QApplication.focusWidget()
        if at is not None and wanted(at):
            return at
        press(None, "Tab")
    raise AssertionError("Tab never came there")


_KEYS = frozenset({"Tab", "Shift+Tab", "Return", "Space", "Down", "Up", "Escape", "End", "Home", "Ctrl+N", "Ctrl+S",
                   "Ctrl+PgDown", "Ctrl+PgUp"})  # fmt: skip
