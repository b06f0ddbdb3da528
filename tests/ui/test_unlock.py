"""Before the vault: first start, new vault, unlock, recovery; a coach at the keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from jobcoach.model.expected import Expected
from jobcoach.ui.kit import Button
from jobcoach.ui.lane import InlineLane
from jobcoach.ui.unlock.first_start import Chooser, FirstStart
from jobcoach.ui.unlock.flow import UnlockFlow
from jobcoach.ui.unlock.new_vault import PassphrasePage, SheetPage, WhoPage
from jobcoach.ui.unlock.recovery import NewPassphrasePage, RecoveryPage
from jobcoach.ui.unlock.tries import Tries
from jobcoach.ui.unlock.unlock_page import UnlockPage
from tests.ui.fakes import Clock, FakeAsk
from tests.ui.memory_gate import CODE, OWN, WORDS, MemoryGate, MemoryOpened, MemoryVault


class Coach:
    """Hands on the keyboard before the vault is open."""

    def __init__(self, gate: MemoryGate, ask: FakeAsk, clock: Clock) -> None:
        self.gate, self.clock = gate, clock
        self.flow = UnlockFlow(gate, InlineLane(), ask, now=clock.now, monotonic=clock.monotonic)
        self.opened: list[MemoryOpened] = []
        self.flow.opened.connect(self.opened.append)

    @property
    def page(self):
        return self.flow.page()

    def type(self, words: str, *, enter: bool = False) -> None:
        QTest.keyClicks(QApplication.focusWidget(), words)
        if enter:
            self.key(Qt.Key.Key_Return)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.flow, key)

    def press(self, words: str) -> None:
        (button,) = [b for b in self.page.findChildren(Button) if words in b.text().replace("&", "") and b.isVisible()]
        button.setFocus()
        self.key(Qt.Key.Key_Return)

    def reads(self) -> str:
        QApplication.processEvents()
        return " ".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def start(shown, ask: FakeAsk, clock: Clock):
    def begin(*vaults: MemoryVault) -> Coach:
        coach = Coach(MemoryGate(vaults), ask, clock)
        shown(coach.flow)
        coach.page.start()
        return coach

    return begin


def test_the_first_start_offers_three_ways(start) -> None:
    coach = start()
    assert isinstance(coach.page, FirstStart)
    coach.press("Oefenschool")
    assert coach.opened[0].vault.practice


def test_a_new_vault_with_drawn_words_and_the_sheet_later(start) -> None:
    coach = start()
    coach.press("Nieuwe kluis")
    coach.type("Praktijkschool De Linde")
    coach.key(Qt.Key.Key_Tab)
    coach.type("Lindeborg")
    coach.key(Qt.Key.Key_Tab)
    coach.type("99zz")
    coach.key(Qt.Key.Key_Tab)
    coach.type("Marieke Hol", enter=True)
    assert isinstance(coach.page, PassphrasePage)
    assert WORDS in coach.reads()
    coach.type("fiets anker", enter=True)
    assert "niet gelijk" in coach.reads()
    coach.page.choice.repeat.wipe()
    coach.type(WORDS, enter=True)
    assert isinstance(coach.page, SheetPage)
    assert coach.gate.made == {
        "school": "Praktijkschool De Linde",
        "place": "Lindeborg",
        "brin": "99ZZ",
        "coach": "Marieke Hol",
        "passphrase": WORDS,
    }
    coach.press("Later")
    assert len(coach.opened) == 1


def test_missing_names_and_a_wrong_brin_stay_on_the_page(start) -> None:
    coach = start()
    coach.press("Nieuwe kluis")
    coach.page.form["brin"].show_raw("ZZ99")
    coach.type("", enter=True)
    assert isinstance(coach.page, WhoPage)
    assert coach.page.form["school"].error() == "Vul dit in."
    assert "99ZZ" in coach.page.form["brin"].error()


def fill_in_who(coach: Coach) -> None:
    coach.press("Nieuwe kluis")
    coach.page.form.show({"school": "De Linde", "place": "Lindeborg", "coach": "Marieke Hol"})
    coach.page.next()


def test_other_words_an_own_passphrase_and_its_refusal(start) -> None:
    coach = start()
    fill_in_who(coach)
    coach.press("Andere woorden")
    assert coach.page.choice.words() != WORDS
    coach.press("Zelf een wachtzin")
    coach.type("kort", enter=True)
    coach.type("kort", enter=True)
    assert coach.page.choice.own.error() != ""
    assert coach.gate.made == {}
    coach.page.choice.own.wipe()
    coach.page.choice.repeat.wipe()
    coach.type(OWN, enter=True)
    coach.type(OWN, enter=True)
    assert coach.gate.made["passphrase"] == OWN


def test_escape_steps_back_and_keeps_what_was_filled_in(start) -> None:
    coach = start()
    fill_in_who(coach)
    coach.key(Qt.Key.Key_Escape)
    assert isinstance(coach.page, WhoPage)
    assert coach.page.form["school"].raw() == "De Linde"
    coach.key(Qt.Key.Key_Escape)
    assert isinstance(coach.page, FirstStart)


def test_a_full_disk_is_said_and_the_names_are_still_there(start) -> None:
    coach = start()
    coach.gate.refuse = Expected("vault.disk_full")
    fill_in_who(coach)
    coach.type(coach.page.choice.words(), enter=True)
    assert "De schijf is vol" in coach.reads()
    assert coach.opened == []
    coach.gate.refuse = None
    coach.page.choice.repeat.show_value(coach.page.choice.words())
    coach.page.make()
    assert coach.gate.made["school"] == "De Linde"


def test_the_recovery_sheet_is_written_where_the_coach_says(start, ask: FakeAsk, tmp_path: Path) -> None:
    coach = start()
    fill_in_who(coach)
    coach.type(coach.page.choice.words(), enter=True)
    ask.expect("save_file", None)
    coach.press("Bewaar als PDF")
    assert coach.opened == []
    ask.expect("save_file", tmp_path / "no" / "such" / "folder.pdf")
    coach.press("Bewaar als PDF")
    assert "niet bewaard" in coach.reads()
    ask.expect("save_file", tmp_path / "herstelblad.pdf")
    coach.press("Bewaar als PDF")
    assert (tmp_path / "herstelblad.pdf").read_bytes().startswith(b"%PDF")
    assert [file.name for file in tmp_path.iterdir()] == ["herstelblad.pdf"]
    assert len(coach.opened) == 1


def test_the_passphrase_opens_and_leaves_the_field_empty(start) -> None:
    coach = start(MemoryVault())
    assert "Marieke" not in coach.reads()
    coach.type(f"  {OWN.replace(' ', '  ')} ", enter=True)
    assert len(coach.opened) == 1
    assert coach.page.secret.line.text() == ""


def test_the_passphrase_is_hidden_until_the_eye_is_pressed(start) -> None:
    coach = start(MemoryVault())
    coach.type("geheim")
    line = coach.page.secret.line
    assert line.echoMode() == QLineEdit.EchoMode.Password
    coach.key(Qt.Key.Key_Tab)
    coach.key(Qt.Key.Key_Space)
    assert line.echoMode() == QLineEdit.EchoMode.Normal
    assert coach.page.secret.raw() == ""


def test_caps_lock_is_said(start) -> None:
    coach = start(MemoryVault())
    QTest.keyEvent(QTest.KeyAction.Click, coach.page.secret.line, "A", Qt.KeyboardModifier.NoModifier)
    assert "Caps Lock" in coach.reads()
    QTest.keyEvent(QTest.KeyAction.Click, coach.page.secret.line, "b", Qt.KeyboardModifier.NoModifier)
    assert "Caps Lock" not in coach.reads()


def test_wrong_words_give_no_hint_and_the_wait_grows(start) -> None:
    coach = start(MemoryVault())
    waits = []
    for _ in range(5):
        coach.type("paard batterij", enter=True)
        assert "Dit opent de kluis niet" in coach.reads()
        waits.append(coach.flow._tries.remaining())
        coach.clock.wait(waits[-1])
        coach.page.count_down()
    assert waits == [0, 0, 2, 4, 8]
    assert coach.page.go.isEnabled()
    coach.type(OWN, enter=True)
    assert len(coach.opened) == 1


def test_no_try_while_waiting_not_even_after_another_page(start) -> None:
    coach = start(MemoryVault())
    for _ in range(3):
        coach.type("fout", enter=True)
    assert "Wacht nog 2 seconden" in coach.reads()
    coach.flow.ask_passphrase(coach.gate.vaults[0])
    coach.type(OWN, enter=True)
    assert coach.opened == []
    coach.clock.wait(2)
    coach.page.count_down()
    coach.page.unlock()
    assert len(coach.opened) == 1


def test_the_wait_is_never_longer_than_a_minute(clock: Clock) -> None:
    tries = Tries(clock.monotonic)
    for _ in range(40):
        tries.wrong()
    assert tries.remaining() == 60


@pytest.mark.parametrize(
    "key", ["vault.busy", "vault.database_damaged", "vault.newer", "vault.read_only", "vault.memory"]
)
def test_what_is_wrong_with_the_vault_is_said_in_dutch(start, key: str) -> None:
    coach = start(MemoryVault())
    coach.gate.refuse = Expected(key)
    coach.type(OWN, enter=True)
    assert key not in coach.reads()
    assert "Dit lukte niet" in coach.reads()
    assert coach.flow._tries.remaining() == 0


def test_the_practice_school_shows_its_passphrase(start) -> None:
    coach = start(MemoryVault(school="Oefenschool", initials="", practice=True))
    assert "oefenen mag hier altijd" in coach.reads()
    coach.press("Vul in")
    coach.key(Qt.Key.Key_Return)
    assert len(coach.opened) == 1


def test_the_recovery_code_finds_typing_errors_opens_and_asks_new_words(start) -> None:
    coach = start(MemoryVault())
    coach.press("Wachtzin kwijt")
    assert isinstance(coach.page, RecoveryPage)
    coach.type(CODE.replace("Y", "X", 1), enter=True)
    assert "groepje 3" in coach.reads()
    coach.page.code.line.clear()
    coach.type(CODE[:-3], enter=True)
    assert "Kijk alle groepjes na" in coach.reads()
    coach.page.code.line.clear()
    coach.type(CODE.lower().replace("-", " "), enter=True)
    assert isinstance(coach.page, NewPassphrasePage)
    coach.type(coach.page.choice.words(), enter=True)
    assert coach.gate.passphrase == WORDS
    assert len(coach.opened) == 1


def test_a_vault_opened_with_the_code_is_locked_when_the_program_closes(start) -> None:
    coach = start(MemoryVault())
    coach.press("Wachtzin kwijt")
    coach.type(CODE, enter=True)
    opened = coach.flow._waiting
    coach.flow.abandon()
    assert opened.caseload.locked


def test_the_chooser_shows_schools_and_initials_only(start, ask: FakeAsk) -> None:
    coach = start(MemoryVault(), MemoryVault(school="Praktijkcollege Zuid", initials="JdV"))
    coach.press("Andere kluis")
    assert isinstance(coach.page, Chooser)
    assert "Praktijkcollege Zuid" in coach.reads()
    assert "JdV" in coach.reads()
    coach.page.buttons[1].setFocus()
    coach.key(Qt.Key.Key_Return)
    assert isinstance(coach.page, UnlockPage)
    assert "Praktijkcollege Zuid" in coach.reads()


def test_a_folder_without_a_vault_is_refused_with_a_sentence(start, ask: FakeAsk) -> None:
    coach = start(MemoryVault())
    coach.press("Andere kluis")
    ask.expect("pick_folder", Path("vakantie"))
    coach.press("Andere map")
    assert "geen kluis" in coach.reads()
    ask.expect("pick_folder", Path("werk.kluis"))
    coach.press("Andere map")
    assert isinstance(coach.page, UnlockPage)
