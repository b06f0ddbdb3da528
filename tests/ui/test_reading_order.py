"""Tab goes as one reads, also where rows were made anew, and the ring shows who has the keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from jobcoach.ui.kit import FloatingPanel, LineField, clear, column, row, scrolled
from jobcoach.ui.kit.focus import FocusRing
from jobcoach.ui.kit.reading_order import step_in, stops_of

Show = Callable[[QWidget], Any]


class Room(QWidget):
    """A head, rows that can be made anew, and a foot; Tab asks for the reading order."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = column(gap=0)
        inside = column(row(QPushButton("boven"), QPushButton("rechts")), self.rows, QPushButton("onder"), None)
        self.setLayout(column(scrolled(inside), gap=0))
        self.fill("a", "b")

    def fill(self, *words: str) -> None:
        clear(self.rows)
        for word in words:
            self.rows.addWidget(QPushButton(word))

    def focusNextPrevChild(self, forward: bool) -> bool:
        return step_in(self, forward=forward)


def at() -> str:
    QApplication.processEvents()
    now = QApplication.focusWidget()
    assert isinstance(now, QPushButton)
    return now.text()


def words_of(room: Room) -> list[str]:
    QApplication.processEvents()
    return [stop.text() for stop in stops_of(room) if isinstance(stop, QPushButton)]


def test_new_rows_come_where_they_stand(shown: Show) -> None:
    room = shown(Room())
    room.fill("c", "d")
    assert words_of(room) == ["boven", "rechts", "c", "d", "onder"]
    stops_of(room)[0].setFocus()
    seen = [at()]
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(at())
    assert seen == ["boven", "rechts", "c", "d", "onder", "boven"]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert at() == "onder"


def test_a_button_that_is_switched_off_passes_on_from_its_place(shown: Show) -> None:
    room = shown(Room())
    button = next(stop for stop in stops_of(room) if isinstance(stop, QPushButton) and stop.text() == "a")
    button.setFocus()
    button.setEnabled(False)
    assert at() == "b"


def test_what_is_out_of_sight_is_brought_into_sight(shown: Show) -> None:
    room = shown(Room())
    room.fill(*(str(number) for number in range(60)))
    room.resize(300, 200)
    for _ in range(5):
        QApplication.processEvents()
    stops_of(room)[0].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert at() == "onder"
    assert not QApplication.focusWidget().visibleRegion().isEmpty()


@pytest.mark.parametrize("make", [lambda: QPushButton("nieuw"), QLineEdit])
def test_a_widget_that_was_just_made_gets_its_line(shown: Show, make: Callable[[], QWidget]) -> None:
    room = shown(Room())
    ring = FocusRing(room)
    stops_of(room)[0].setFocus()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    new = make()
    room.rows.addWidget(new)
    new.setFocus()
    for _ in range(3):
        QApplication.processEvents()
    assert new.hasFocus()
    assert ring.isVisible()
    assert ring.geometry().contains(new.mapTo(room, new.rect().center()))


def test_a_panel_beside_the_frame_shows_who_has_the_keyboard(shown: Show) -> None:
    """In the program the frame lies in the window, and so do panels: they lie beside each other."""
    window = shown(QWidget())
    frame = Room()
    window.setLayout(column(frame, gap=0))
    window.resize(1000, 700)
    old = FocusRing(frame)
    QApplication.processEvents()
    one, two = QPushButton("een"), QPushButton("twee")
    panel = FloatingPanel(window, column(one, two), name="Proef")
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Tab)
    QApplication.processEvents()
    (ring,) = panel.findChildren(FocusRing)
    assert two.hasFocus()
    assert ring.isVisible()
    assert ring.geometry().contains(two.mapTo(panel, two.rect().center()))
    assert not old.isVisible()


def test_a_panel_grows_with_what_appears_in_it(shown: Show) -> None:
    window = shown(QWidget())
    window.resize(1000, 700)
    content = column(QPushButton("een"))
    panel = FloatingPanel(window, content, name="Proef")
    QApplication.processEvents()
    before = panel.sheet.height()
    field = LineField("veld", "&Veld")
    content.addWidget(field)
    for _ in range(3):
        QApplication.processEvents()
    assert panel.sheet.height() >= before + field.sizeHint().height()
