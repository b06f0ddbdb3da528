"""A real vault with a school, a coach and four students, for the tests and pictures of Overdracht and Controleren."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from jobcoach.caseload.consents import Answer, RecordConsent
from jobcoach.caseload.documents import content_of
from jobcoach.caseload.employers import SaveEmployer, location_of
from jobcoach.caseload.handovers import SaveHandover
from jobcoach.caseload.internships import SaveInternship
from jobcoach.caseload.network import SaveNetworkPerson
from jobcoach.caseload.own_words import AddInterest, SaveAdvice, SaveNeed, SaveOwnWords
from jobcoach.caseload.recipients import SaveRecipient
from jobcoach.caseload.school import SaveCoach, SaveSchool
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.skills import SaveTalent
from jobcoach.caseload.students import SaveStudent
from jobcoach.model.base import HandoverId, StudentId
from jobcoach.model.choices import Act, Capacity, Question, Relation, SchoolKind, Subject
from jobcoach.vault.kdf import Cost
from jobcoach.vault.keeper import Label, Vault, create
from jobcoach.vault.passphrase import to_bytes
from tests.seals import give_seal

NOW = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
TODAY = date(2026, 11, 24)
CHEAP = Cost(8 * 1024, 1, 1)
SCHOOL = "Praktijkschool De Linde"
LONG = "Sahetapy-Lokollo van der Heuvel-Bergstra tot Oefenstad"


def clock() -> datetime:
    return NOW


def new_vault(folder: Path, *, brin: str = "99ZZ", now: Callable[[], datetime] = clock) -> Vault:
    vault = create(
        folder,
        passphrase=to_bytes("vijver kapstok linnen zaag"),
        person="Marieke Hol",
        label=Label(school=SCHOOL, initials="MH"),
        cost=CHEAP,
        clock=now,
    )
    vault.carry_out(
        SaveSchool(
            name=SCHOOL, place="Lindeborg", brin=brin, street="Lindelaan 4", postcode="9901 ZZ", phone="0900 0000"
        )
    )
    vault.carry_out(SaveCoach(name="Marieke Hol", phone="06 00000000", email="m.hol@delinde.invalid", code="MH"))
    return vault


def add_recipient(vault: Vault, name: str = "gemeente Lindeborg") -> int:
    recipient = SaveRecipient(
        name=name, contact="R. Smit", function="consulent jongeren", email="jongeren@lindeborg.invalid"
    )
    return vault.carry_out(recipient).result


def add_student(vault: Vault, call_name: str, last_name: str, born: date | None, **more: object) -> StudentId:
    facts = {
        "municipality": "Lindeborg", "place": "Lindeborg", "street": "Molenweg 8", "postcode": "9901 ZZ", "phone": "06 11111111",
        "school_kind": SchoolKind.PRO, "enrolled_on": date(2021, 8, 30), "expected_leave_on": date(2027, 1, 31),
    }  # fmt: skip
    return vault.carry_out(
        SaveStudent(call_name=call_name, last_name=last_name, born_on=born, **(facts | more))  # type: ignore[arg-type]
    ).result


def fill_dossier(vault: Vault, student: StudentId, *, medical: bool = True) -> None:
    """Own words, talents, a stage, needs, advice and people."""
    do = vault.carry_out
    do(
        SaveOwnWords(
            student=student,
            question=Question.GOOD_AT,
            answer="Ik zie meteen als een plant water nodig heeft.",
            read_back=True,
        )
    )
    do(
        SaveOwnWords(
            student=student,
            question=Question.HELPS,
            answer="Als je het eerst voordoet, kan ik het daarna zelf.",
            read_back=True,
        )
    )
    do(
        SaveOwnWords(
            student=student, question=Question.LATER, answer="Ik wil in de kwekerij blijven werken.", read_back=True
        )
    )
    do(AddInterest(student=student, label="buiten werken"))
    do(SaveTalent(student=student, label="Stekken en oppotten", example="Pot vierhonderd plantjes op een ochtend op."))
    do(SaveNetworkPerson(student=student, name="Marek Nowak", relation=Relation.OUDER, phone="06 22222222", share=True))
    do(SaveNetworkPerson(student=student, name="Piotr Wolski", relation=Relation.FAMILIE, role="oom"))
    do(SaveNeed(student=student, need="Eén opdracht tegelijk, eerst voordoen.", now="De praktijkopleider doet voor."))
    if medical:
        do(
            SaveNeed(
                student=student, need="Door zijn ADHD is een rustige plek nodig.", now="Hij werkt achter in de kas."
            )
        )
        do(SaveNeed(student=student, need="Piotr Wolski brengt hem in de winter.", now=""))
    do(
        SaveAdvice(
            student=student,
            work_advice="Werken met planten, buiten en in de kas.",
            max_hours="24 uur per week",
            coaching="2 uur per week",
        )
    )
    firm = do(SaveEmployer(name="Kwekerij Zonnehof", place="Lindeborg")).result
    location = vault.ask(location_of(firm))
    do(
        SaveInternship(
            student=student,
            location=location,
            start=date(2026, 2, 2),
            hours_per_week="24",
            tasks="Planten stekken en oppotten, bestellingen klaarzetten.",
        )
    )


def say_yes(
    vault: Vault,
    student: StudentId,
    recipient: int,
    *,
    by: str,
    capacity: Capacity,
    act: bool = True,
    subjects: bool = True,
    on: date = date(2026, 11, 18),
) -> None:
    answers = [Answer(subject=None, yes=True)] if act else []
    answers += [Answer(subject=item, yes=item is not Subject.GEZONDHEID) for item in Subject] if subjects else []
    vault.carry_out(
        RecordConsent(
            student=student, recipient=recipient, act=Act.VERZOEK, by_name=by, capacity=capacity,
            on=on, answers=tuple(answers),
        )
    )  # fmt: skip


def add_handover(
    vault: Vault,
    student: StudentId,
    recipient: int,
    *,
    read: bool = True,
    name: str = "Łukasz",
    reply_by: date = date(2027, 1, 15),
) -> HandoverId:
    return vault.carry_out(
        SaveHandover(
            student=student,
            recipient=recipient,
            question=f"Wilt u de begeleiding van {name} voortzetten vanaf 1 februari 2027?",
            reply_by=reply_by,
            start_on=date(2027, 2, 1),
            plan=f"Gemeente: jobcoach vanaf 1 februari 2027\nSchool: Marieke Hol blijft bereikbaar\n{name}: vertelt bij de kennismaking wat helpt",
            talked_on=date(2026, 10, 12),
            talked_with=f"{name}, zijn vader en R. Smit",
            read_by_student=read,
        )
    ).result


def filled_vault(folder: Path, *, brin: str = "99ZZ", seal: bool = True) -> tuple[Vault, StudentId, int]:
    """A vault with Łukasz (18, decides alone), all answers given, no overdracht yet."""
    vault = new_vault(folder, brin=brin)
    if seal and brin:
        give_seal(vault)
    student = add_student(vault, "Łukasz", "Nowak", date(2008, 3, 14))
    fill_dossier(vault, student)
    recipient = add_recipient(vault)
    say_yes(vault, student, recipient, by="Łukasz Nowak", capacity=Capacity.STUDENT)
    return vault, student, recipient


class PlainWork:
    """Runs a job in the test itself."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def ask(self, question: Callable[[Any], Any]) -> Any:
        return self._vault.ask(question)

    def carry_out(self, case: Callable[[Any], Any]) -> Any:
        return self._vault.carry_out(case).result

    def say(self, step: str, done: int = 0, total: int = 0) -> None:
        pass

    def check(self) -> None:
        pass


def package_of_stranger(folder: Path) -> bytes:
    """A good package of another school, made in a vault of its own."""
    vault, student, recipient = filled_vault(folder, seal=False)
    vault.carry_out(SaveSchool(name="PrO De Overkant", place="Oefenstad", brin="98ZZ"))
    handover = add_handover(vault, student, recipient)
    give_seal(vault)
    document = seal_handover(handover)(PlainWork(vault)).document
    data = vault.ask(content_of(document))
    vault.lock()
    shutil.rmtree(folder)
    return data


class Walk:
    """The frame with both places over a real vault, driven by keys alone."""

    def __init__(self, vault: Vault, ask: Any, *, trust: Path, desk: Any = None) -> None:
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QWidget

        from jobcoach.ui.check.place import make_place as make_check
        from jobcoach.ui.desk import InlineDesk
        from jobcoach.ui.frame.frame import Frame, Rooms
        from jobcoach.ui.handover.place import make_place
        from jobcoach.ui.place import Place

        self.desk = desk or InlineDesk(vault)
        self.gone: list[tuple[str, int | None]] = []
        first = Place(key="today", word="Vandaag", icon="sun-horizon", make_page=QWidget)
        places = (
            first,
            make_place(desk=self.desk, ask=ask, now=clock, go=self._go),
            make_check(desk=self.desk, ask=ask, now=clock, trust=trust),
        )
        rooms = Rooms(
            school=SCHOOL, places=places, search=lambda _: (), quick_log=lambda _: None, backup=lambda: ("Back-up vandaag", "ok"),
        )  # fmt: skip
        self.frame = Frame(rooms, self.desk, now=clock, folded=False, lock=lambda: None)
        self.frame.resize(1366, 768)
        self.frame.go("today")
        self.frame.show()
        self.frame.activateWindow()
        QTest.qWaitForWindowActive(self.frame)

    def _go(self, place: str, key: int | None) -> None:
        self.gone.append((place, key))

    def open(self, place: str) -> Any:
        """Open a place from the nav, with the keyboard."""
        button = self.frame.nav.button(place)
        button.setFocus()
        self.press(Qt.Key.Key_Space)
        return self.frame.page()

    def page(self) -> Any:
        return self.frame.page()

    def flow(self) -> Any:
        found = self.frame.page().flow  # type: ignore[attr-defined]
        assert found is not None
        return found

    def step(self, kind: Any) -> Any:
        found = self.flow().step
        assert isinstance(found, kind)
        return found

    def head(self) -> str:
        return str(self.flow().facts.title())

    def press(self, key: Any, *, ctrl: bool = False) -> None:
        from PySide6.QtTest import QTest

        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self._target(), key, modifier)
        settle()

    def type(self, words: str) -> None:
        from PySide6.QtTest import QTest

        QTest.keyClicks(self._target(), words)
        settle()

    def focused(self) -> str:
        """The name of what has the cursor, as a screen reader says it."""
        return _name(self._target())

    def reach(self, name: str) -> None:
        """Press Tab until the cursor is at what has this name."""
        self._tab(lambda found: found == name, name)

    def reach_start(self, name: str) -> None:
        """Press Tab until the cursor is at something whose name begins like this."""
        self._tab(lambda found: found.startswith(name), name)

    def words(self) -> str:
        """Every word on the page that is shown, one line each."""
        from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit

        page, lines = self.frame.page(), []
        for kind in (QLabel, QAbstractButton, QPlainTextEdit):
            for widget in page.findChildren(kind):
                if widget.isVisible():
                    words = (
                        widget.toPlainText()
                        if isinstance(widget, QPlainTextEdit)
                        else widget.accessibleName() or widget.text()
                    )
                    lines.append(words)
                    if isinstance(widget, QLabel):
                        lines.append(widget.text())
        return "\n".join(lines)

    def _tab(self, wanted: Callable[[str], bool], name: str) -> None:
        seen = []
        for _ in range(120):
            found = self.focused()
            if wanted(found):
                return
            seen.append(found)
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reached {name!r}, only {list(dict.fromkeys(seen))}")

    def _target(self) -> Any:
        from PySide6.QtWidgets import QApplication

        found = QApplication.focusWidget()
        assert found is not None, "nothing has the cursor"
        return found


def _name(widget: Any) -> str:
    text = widget.text() if hasattr(widget, "text") and callable(widget.text) else ""
    return str(widget.accessibleName() or text).replace("\u2005", "").replace("&", "")


def settle() -> None:
    """Let Qt deliver what waits."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    for _ in range(4):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
