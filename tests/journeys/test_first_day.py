"""J1 and the lock, over the whole program: a new vault, a note half typed, lock, unlock, and the note is still there."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget

from jobcoach import desktop
from jobcoach.caseload.log_book import log_of
from jobcoach.caseload.opening import Gate
from jobcoach.caseload.students import SaveStudent, student_rows
from jobcoach.ui import theme
from jobcoach.ui.application import make_application
from jobcoach.ui.lane import InlineLane
from jobcoach.ui.preferences import Preferences
from jobcoach.ui.window import Window
from jobcoach.vault.kdf import Cost

NOW = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
PASSPHRASE = "vijver kapstok linnen zaag merel"
CANARY = "Wolkenkrabber"


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return make_application(["jobcoach"])


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, qtbot: Any) -> Iterator[Callable[[], Window]]:
    """Starts the program on the same vault folder, as often as asked; ``restart`` is what the lock does."""
    vaults = tmp_path / "kluizen"
    vaults.mkdir()
    windows: list[Window] = []

    def start(start_at: str = "") -> Window:
        gate = Gate(vaults=lambda: vaults, clock=lambda: NOW, cost=Cost(8 * 1024, 1, 1))
        window = desktop.build_window(
            clock=lambda: NOW,
            preferences=Preferences(tmp_path / "voorkeuren.ini"),
            restart=restarts.append,
            gate=gate,
            lane=InlineLane(),
            start_at=start_at,
        )
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        return window

    restarts: list[Any] = []
    start.restarts = restarts  # type: ignore[attr-defined]
    yield start
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.processEvents()


def press(words: str, within: QWidget) -> None:
    QApplication.processEvents()
    found = [b for b in within.findChildren(QPushButton) if words in b.text().replace("&", "") and b.isVisible()]
    assert len(found) == 1, [b.text() for b in within.findChildren(QPushButton) if b.isVisible()]
    QTest.keyClick(found[0], Qt.Key.Key_Space)
    QApplication.processEvents()


def type_words(*words: str) -> None:
    assert QApplication.focusWidget() is not None, "nothing has the focus"
    for number, text in enumerate(words):
        if number:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClicks(QApplication.focusWidget(), text)


def keys(window: QWidget, sequence: str) -> None:
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(sequence))
    QApplication.processEvents()


def words_on(widget: QWidget) -> str:
    QApplication.processEvents()
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def make_vault(window: Window) -> None:
    press("Nieuwe kluis", window)
    type_words("Praktijkschool De Linde", "Lindeborg", "99zz", "Marieke Hol")
    press("Verder", window)
    press("Zelf een wachtzin", window)
    for _twice in range(2):
        type_words(PASSPHRASE)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    press("Later", window)


def note_field(window: Window) -> QPlainTextEdit:
    (field,) = [item for item in window.findChildren(QPlainTextEdit) if item.isVisible()]
    return field


def test_a_new_vault_is_useful_and_a_lock_loses_nothing(program: Any, tmp_path: Path) -> None:
    window = program()
    make_vault(window)
    assert window.frame is not None
    assert "Print je herstelblad vóór di 1 dec" in words_on(window)
    desk = window._desk
    assert desk is not None
    student = desk.do(SaveStudent(call_name="Noor", last_name=CANARY, born_on=None))
    window.frame.go("students", int(student))
    window.frame.page().dossier.show_part("Stages")
    keys(window, "Ctrl+L")
    type_words(f"{CANARY} heeft het deeg zelf afgewogen")
    keys(window, "Ctrl+Shift+L")
    (back,) = program.restarts
    assert back == ("--plek", f"students:{student}:4")
    assert window.frame is None
    assert "Ontgrendel je kluis" in words_on(window)
    assert CANARY not in words_on(window)

    again = program(back[1])
    type_words(PASSPHRASE)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert again.frame is not None
    assert again.frame.place() == "students"
    assert again.frame.where() == back[1]
    assert again.frame.page().dossier.tabs.stack.currentWidget().isVisible()
    keys(again, "Ctrl+L")
    assert note_field(again).toPlainText() == f"{CANARY} heeft het deeg zelf afgewogen"
    keys(again, "Ctrl+Return")
    assert again._desk is not None
    (entry,) = again._desk.ask(log_of(student=student))
    assert entry.note.startswith(CANARY)


class Strays(QObject):
    """Widgets that open as a window of their own, because something showed them before they had a parent."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        opens = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if opens and not isinstance(watched, Window):
            self.found.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("percent", [100, 200])
def test_every_place_opens_inside_the_one_window(program: Any, qapp: QApplication, percent: int) -> None:
    theme.dress(qapp, "light", percent)
    strays = Strays()
    qapp.installEventFilter(strays)
    try:
        window = program()
        make_vault(window)
        assert window._desk is not None
        assert window.frame is not None
        student = window._desk.do(SaveStudent(call_name="Noor", last_name=CANARY))
        for place in ("today", "students", "internships", "employers", "handover", "check", "settings"):
            window.frame.go(place)
            QApplication.processEvents()
        window.frame.go("students", int(student))
        assert strays.found == []
    finally:
        qapp.removeEventFilter(strays)
        theme.dress(qapp, "light", 100)


def test_nothing_typed_can_be_read_from_the_files(program: Any, tmp_path: Path) -> None:
    window = program()
    make_vault(window)
    assert window._desk is not None
    window._desk.do(SaveStudent(call_name="Noor", last_name=CANARY))
    assert window._desk.ask(student_rows(on=NOW.date()))[0].name == f"Noor {CANARY}"
    keys(window, "Ctrl+Shift+L")
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert any(file.name == "kluis.db" for file in files)
    for file in files:
        content = file.read_bytes()
        for spelled in (CANARY.encode(), CANARY.encode("utf-16-le"), CANARY.encode("utf-16-be"), PASSPHRASE.encode()):
            assert spelled not in content, file.name


def test_a_wrong_passphrase_tells_nothing_and_a_right_one_still_opens(program: Any) -> None:
    window = program()
    make_vault(window)
    keys(window, "Ctrl+Shift+L")
    again = program()
    type_words("fout geraden woorden hier")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "Dit opent de kluis niet" in words_on(again)
    assert again.frame is None
