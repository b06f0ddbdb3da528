"""Notes at the locked door: left without a key, never shown there, and placed from Vandaag after unlock."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from sqlalchemy import select

from jobcoach import desktop
from jobcoach.caseload.from_outside import LockedDoor, last_backup
from jobcoach.caseload.history import latest_acts
from jobcoach.caseload.inbox import Door, PlaceAsTask, waiting_notes
from jobcoach.caseload.log_book import log_of
from jobcoach.caseload.opening import Gate
from jobcoach.caseload.students import SaveStudent
from jobcoach.caseload.tasks import open_tasks_of
from jobcoach.caseload.undo import Undo
from jobcoach.model.base import StudentId
from jobcoach.model.expected import Expected
from jobcoach.model.journal import Draft
from jobcoach.ui.lane import InlineLane
from jobcoach.ui.preferences import Preferences
from jobcoach.ui.unlock.flow import UnlockFlow
from jobcoach.ui.window import Window
from jobcoach.vault import backup
from jobcoach.vault.inbox import leave as leave_at
from jobcoach.vault.kdf import Cost
from tests.ui.fakes import Clock, FakeAsk
from tests.ui.memory_gate import OWN, MemoryGate, MemoryVault

NOW = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
PASSPHRASE = "vijver kapstok linnen zaag merel"
NOTE = "Noor Visser belt vrijdag terug over donderdagen"


@pytest.fixture
def flow(shown: Any, ask: FakeAsk, clock: Clock) -> UnlockFlow:
    made = UnlockFlow(MemoryGate((MemoryVault(),)), InlineLane(), ask, now=clock.now, monotonic=clock.monotonic)
    return shown(made)


def reads(widget: Any) -> str:
    QApplication.processEvents()
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_a_note_goes_away_and_only_the_number_stays(flow: UnlockFlow) -> None:
    door = flow.page().door
    assert "wacht" not in reads(flow)
    door.text.setFocus()
    QTest.keyClicks(door.text, NOTE)
    QTest.keyClick(door.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert flow._gate.inbox.notes == [NOTE]
    assert door.text.toPlainText() == ""
    assert "1 wacht op je" in reads(flow)
    assert "Weggelegd 10:04" in reads(flow)
    assert "Noor" not in reads(flow)
    QTest.keyClicks(door.text, "nog iets")
    QTest.keyClick(door.button, Qt.Key.Key_Space)
    assert "2 wachten op je" in reads(flow)


def test_what_cannot_be_kept_stays_in_the_field(flow: UnlockFlow) -> None:
    door = flow.page().door
    door.button.click()
    assert "Typ eerst" in reads(flow)
    QTest.keyClicks(door.text, NOTE)
    flow._gate.inbox.refuse = Expected("vault.disk_full")
    door.button.click()
    assert "De schijf is vol" in reads(flow)
    assert door.text.toPlainText() == NOTE


@pytest.mark.parametrize("how", ["unlock", "another page", "a lock sign", "quit"])
def test_a_half_note_is_put_away_when_the_page_goes(flow: UnlockFlow, how: str) -> None:
    QTest.keyClicks(flow.page().door.text, NOTE)
    if how == "unlock":
        QTest.keyClicks(flow.page().secret.line, OWN)
        flow.page().unlock()
    elif how == "another page":
        flow._choose()
    elif how == "a lock sign":
        flow.recall()
    else:
        flow.abandon()
    assert flow._gate.inbox.notes == [NOTE]


# --- over a real vault -------------------------------------------------------------------------------------------


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    return Gate(vaults=lambda: tmp_path, clock=lambda: NOW, cost=Cost(8 * 1024, 1, 1))


class Silent:
    def say(self, *_words: object) -> None: ...


def new_vault(gate: Gate) -> Any:
    job = gate.create(school="De Linde", place="Lindeborg", brin="", coach="Marieke Hol", passphrase=PASSPHRASE)
    return job(Silent()).caseload


def test_what_is_told_from_outside_is_what_the_vault_itself_says(gate: Gate) -> None:
    vault = new_vault(gate)
    assert last_backup(vault.folder) is None
    with vault.inside() as inside:
        backup.make(inside)
    (vault.folder / "reserve" / "back-up-20269999-000000.kluisbak").write_bytes(b"")
    assert last_backup(vault.folder) == backup.last(vault.folder) == NOW
    ours, theirs = LockedDoor(vault.folder, clock=lambda: NOW), Door(vault.folder, clock=lambda: NOW)
    for number in range(3):
        assert (ours.count(), ours.is_ready) == (theirs.count(), theirs.is_ready) == (number, True)
        ours.leave(who="", where="", what=NOTE)
    vault.lock()


@pytest.fixture
def window(gate: Gate, tmp_path: Path, qtbot: Any) -> Any:
    made = desktop.build_window(
        clock=lambda: NOW + timedelta(hours=1), preferences=Preferences(tmp_path / "v.ini"), gate=gate,
        restart=lambda _: None, lane=InlineLane(),
    )  # fmt: skip
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


@pytest.fixture
def vault(gate: Gate) -> Any:
    made = new_vault(gate)
    made.carry_out(SaveStudent(call_name="Noor", last_name="Visser"))
    return made


def unlock(window: Window) -> None:
    line = window.flow.page().secret.line
    line.setFocus()
    QTest.keyClicks(line, PASSPHRASE)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert window.frame is not None


def press(window: Window, words: str, number: int = 0) -> None:
    QApplication.processEvents()
    found = [b for b in window.findChildren(QPushButton) if words in b.text().replace("&", "") and b.isVisible()]
    QTest.keyClick(found[number], Qt.Key.Key_Space)
    QApplication.processEvents()


def test_a_note_is_left_while_another_program_has_the_vault_open(vault: Any, window: Window) -> None:
    window.flow.page().door.text.setPlainText(NOTE)
    window.flow.page().door.button.click()
    QTest.keyClicks(window.flow.page().secret.line, PASSPHRASE)
    window.flow.page().unlock()
    assert "al open in een ander venster" in reads(window)
    assert "1 wacht op je" in reads(window)
    for file in vault.folder.rglob("*"):
        assert not file.is_file() or b"donderdagen" not in file.read_bytes()
    vault.lock()


def test_after_unlock_the_notes_stand_on_vandaag_and_placing_takes_them_away(vault: Any, window: Window) -> None:
    vault.lock()
    for minute, words in enumerate((NOTE, "Sleutel van kluisje 12 ligt bij Bram")):
        window.flow.page().door._door._clock = lambda minute=minute: NOW + timedelta(minutes=minute)
        window.flow.page().door.text.setPlainText(words)
        window.flow.page().door.button.click()
    unlock(window)
    folder = vault.folder / "inbox"
    assert list(folder.iterdir()) == []
    assert "2 notities wachten op een plek" in reads(window)
    press(window, "Geef een plek")
    (field,) = [item for item in window.findChildren(QPlainTextEdit) if item.isVisible()]
    assert field.toPlainText() == NOTE
    QTest.keySequence(field, QKeySequence("Ctrl+Return"))
    assert "1 notitie wacht op een plek" in reads(window)
    assert window._desk is not None
    (entry,) = window._desk.ask(log_of(student=1))
    assert entry.note == NOTE
    assert entry.on == NOW.date()
    press(window, "Geef een plek")
    press(window, "Gooi weg")
    assert len(window._desk.ask(waiting_notes)) == 1
    press(window, "Zeker weten")
    assert window._desk.ask(waiting_notes) == ()
    assert "op een plek" not in reads(window)


def test_a_note_without_a_place_keeps_waiting_with_what_was_mended(vault: Any, window: Window) -> None:
    vault.lock()
    window.flow.page().door.text.setPlainText("sleutel")
    window.flow.page().door.button.click()
    unlock(window)
    press(window, "Geef een plek")
    (field,) = [item for item in window.findChildren(QPlainTextEdit) if item.isVisible()]
    QTest.keyClicks(field, " van het kluisje")
    QTest.keySequence(field, QKeySequence("Ctrl+Return"))
    assert field.isVisible()  # about nobody and no company: it says so and stays
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert "1 notitie wacht op een plek" in reads(window)
    press(window, "Geef een plek")
    (field,) = [item for item in window.findChildren(QPlainTextEdit) if item.isVisible()]
    assert field.toPlainText() == "sleutel van het kluisje"


def leave(window: Window, words: str) -> None:
    window.flow.page().door.text.setPlainText(words)
    window.flow.page().door.button.click()


def draw_back(window: Window) -> None:
    press(window, "Draai terug")


def test_turning_a_placing_back_brings_the_note_back_with_what_was_mended(vault: Any, window: Window) -> None:
    vault.lock()
    leave(window, "Noor mag donderdag langer blijven")
    unlock(window)
    press(window, "Geef een plek")
    (field,) = [item for item in window.findChildren(QPlainTextEdit) if item.isVisible()]
    field.selectAll()
    QTest.keyClicks(field, "Noor mag donderdag tot vier uur blijven")
    QTest.keySequence(field, QKeySequence("Ctrl+Return"))
    assert "op een plek" not in reads(window)
    assert window._desk is not None
    assert len(window._desk.ask(log_of(student=1))) == 1
    draw_back(window)
    assert "1 notitie wacht op een plek" in reads(window)
    assert window._desk.ask(log_of(student=1)) == ()
    (note,) = window._desk.ask(waiting_notes)
    assert note.text == "Noor mag donderdag tot vier uur blijven"
    # and the history does the same, later
    press(window, "Geef een plek")
    (field,) = [item for item in window.findChildren(QPlainTextEdit) if item.isVisible()]
    QTest.keySequence(field, QKeySequence("Ctrl+Return"))
    assert window._desk.ask(waiting_notes) == ()
    newest = window._desk.ask(latest_acts())[0]
    window._desk.do(Undo(change_set_id=newest.id))
    assert len(window._desk.ask(waiting_notes)) == 1


@pytest.mark.parametrize(
    ("words", "what", "due"),
    [
        ("Noor. Beloofd: werkschoenen maat 38 regelen voor zaterdag", "werkschoenen maat 38 regelen", date(2026, 11, 28)),
        ("Bakker belt morgen terug over Noor", "Bakker belt terug over Noor", date(2026, 11, 25)),
        ("Noor vraagt een brief", "Noor vraagt een brief", None),
    ],
)  # fmt: skip
def test_a_note_becomes_a_task_for_the_student_by_the_day_it_names(
    vault: Any, window: Window, words: str, what: str, due: date | None
) -> None:
    vault.lock()
    leave(window, words)
    unlock(window)
    press(window, "Geef een plek")
    press(window, "Maak er een taak van")
    assert window._desk is not None
    (task,) = window._desk.ask(open_tasks_of(StudentId(1)))
    assert (task.what, task.due) == (what, due)
    assert "Taak gezet bij Noor Visser" in reads(window)
    assert "op een plek" not in reads(window)
    assert what in reads(window)  # on Vandaag
    draw_back(window)
    assert window._desk.ask(open_tasks_of(StudentId(1))) == ()
    assert "1 notitie wacht op een plek" in reads(window)


def test_what_was_placed_is_not_kept_for_ever(vault: Any) -> None:
    for number, day in ((1, 0), (2, 31)):
        vault._clock = lambda day=day: NOW + timedelta(days=day)
        leave_at(vault.folder, who="", where="", what=f"notitie {number}", at=vault._clock())
        vault.take_in_notes()
        (note,) = vault.ask(waiting_notes)
        vault.carry_out(PlaceAsTask(note=note.id, what="bellen"))
    kept = vault.ask(lambda session: [row.content for row in session.scalars(select(Draft))])
    assert len(kept) == 1
    assert "notitie 2" in kept[0]
    vault.lock()
