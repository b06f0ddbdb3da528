"""The cursor stays in the page when the widget it was in goes: nothing typed next lands in the search line."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from jobcoach.caseload.employers import SaveContactPerson, SaveEmployer
from jobcoach.caseload.students import SaveStudent
from jobcoach.caseload.tasks import SaveTask
from jobcoach.model.choices import TaskKind
from jobcoach.ui.employers import page as employers
from jobcoach.ui.frame.frame import Frame
from jobcoach.ui.internships import page as internships
from jobcoach.ui.kit import FloatingPanel
from jobcoach.ui.quick_log.panel import open_quick_log
from jobcoach.ui.students import place as students
from jobcoach.ui.today.place import make_place
from tests.ui.fakes import FakeAsk
from tests.ui.settings_world import World, make_world, press

TODAY = date(2026, 11, 24)
Show = Callable[[QWidget], Any]


@pytest.fixture
def world(tmp_path: Path, ask: FakeAsk, qapp: object) -> Iterator[World]:
    made = make_world(tmp_path, ask)
    yield made
    made.desk.lock()


def button(within: QWidget, name: str) -> QPushButton:
    QApplication.processEvents()
    every = [item for item in within.findChildren(QPushButton) if item.isVisible()]
    found = [item for item in every if name in (item.accessibleName() or item.text())]
    assert found, [item.accessibleName() or item.text() for item in every]
    return found[0]


def use(item: QPushButton) -> None:
    item.setFocus()
    press(item, "Space")
    QApplication.processEvents()


def at() -> QWidget:
    QApplication.processEvents()
    now = QApplication.focusWidget()
    assert now is not None, "nothing has the focus"
    return now


def today(world: World, shown: Show, tasks: int = 3) -> Frame:
    noor = world.desk.do(SaveStudent(call_name="Noor", last_name="Visser"))
    for number in range(tasks):
        due = TODAY + timedelta(days=number)
        world.desk.do(SaveTask(what=f"Taak {number}", kind=TaskKind.BELOFTE, due=due, student=noor))
    return shown(world.frame(make_place(world.tools)))


def test_ticking_off_goes_to_the_next_task_and_ctrl_z_takes_it_back(world: World, shown: Show) -> None:
    frame = today(world, shown)
    use(button(frame.page(), "Taak 1"))
    assert "Taak 2" in at().accessibleName()
    press(at(), "Space")
    assert "Taak 0" in at().accessibleName()
    QTest.keySequence(at(), QKeySequence("Ctrl+Z"))
    assert button(frame.page(), "Taak 2")
    assert frame.page().isAncestorOf(at())
    shown_now = [item.accessibleName() for item in frame.page().findChildren(QPushButton) if item.isVisible()]
    assert not [name for name in shown_now if "Taak 1" in name]


def test_the_last_task_leaves_the_cursor_in_the_page(world: World, shown: Show) -> None:
    frame = today(world, shown, tasks=1)
    use(button(frame.page(), "Taak 0"))
    assert at() is frame.page() or frame.page().isAncestorOf(at())
    use(button(frame.page(), "Draai terug"))
    assert frame.page().isAncestorOf(at())


def test_today_stays_at_the_same_height(world: World, shown: Show) -> None:
    frame = today(world, shown, tasks=40)
    frame.resize(1366, 600)
    use(button(frame.page(), "Toon alle"))
    (view,) = frame.page().findChildren(QScrollArea)
    last = button(frame.page(), "Taak 5")
    view.verticalScrollBar().setValue(90)
    last.setFocus()
    QApplication.processEvents()
    before = view.verticalScrollBar().value()
    assert before > 0
    press(last, "Space")
    QApplication.processEvents()
    assert view.verticalScrollBar().value() == before


def test_a_panel_gives_the_cursor_back_to_the_new_button_of_the_page(world: World, shown: Show) -> None:
    bakery = world.desk.do(SaveEmployer(name="Bakkerij Korenaar"))
    frame = shown(world.frame(employers.make_place(world.tools)))
    frame.go("employers", int(bakery))
    use(button(frame.page(), "Voeg toe: mensen"))
    press(None, "Joke Terpstra")
    QTest.keySequence(at(), QKeySequence("Ctrl+Return"))
    assert at().accessibleName() == "Voeg toe: mensen"
    use(button(frame.page(), "Haal Joke Terpstra weg"))
    assert frame.page().isAncestorOf(at())
    use(button(frame.page(), "Voeg toe: erkend voor"))
    press(None, "27060")
    QTest.keySequence(at(), QKeySequence("Ctrl+Return"))
    assert at().accessibleName() == "Voeg toe: erkend voor"


def test_escape_from_the_quick_log_after_the_page_changed_behind_it(world: World, shown: Show) -> None:
    bakery = world.desk.do(SaveEmployer(name="Bakkerij Korenaar"))
    world.desk.do(SaveContactPerson(employer=bakery, name="Joke Terpstra"))
    frame = shown(world.frame(employers.make_place(world.tools)))
    frame.go("employers", int(bakery))
    button(frame.page(), "Haal Joke Terpstra weg").setFocus()
    open_quick_log(world.tools, frame)
    world.desk.do(SaveContactPerson(employer=bakery, name="Bram de Vries"))
    press(None, "Escape")
    assert not [panel for panel in frame.findChildren(FloatingPanel) if panel.isVisible()]
    assert frame.page().isAncestorOf(at())


def test_what_is_switched_off_or_hidden_passes_the_cursor_on_inside_the_page(world: World, shown: Show) -> None:
    bakery = world.desk.do(SaveEmployer(name="Bakkerij Korenaar"))
    frame = shown(world.frame(employers.make_place(world.tools)))
    frame.go("employers", int(bakery))
    for go_away in (lambda item: item.setEnabled(False), lambda item: item.hide()):
        first = button(frame.page(), "Voeg toe: mensen" if at().isEnabled() else "Bewaar")
        first.setFocus()
        go_away(first)
        assert frame.page().isAncestorOf(at())
        first.setEnabled(True)


@pytest.mark.parametrize("make", [students.make_place, internships.make_place, employers.make_place])
def test_ctrl_n_works_while_the_focus_is_still_at_the_places(world: World, shown: Show, make: Any) -> None:
    bakery = world.desk.do(SaveEmployer(name="Bakkerij Korenaar"))
    world.desk.do(SaveStudent(call_name="Noor", last_name="Visser"))
    assert bakery
    place = make(world.tools)
    frame = shown(world.frame(place))
    frame.nav.button(place.key).setFocus()
    press(None, "Ctrl+N")
    assert frame.page().isAncestorOf(at())
    assert at().inherits("QLineEdit") or at().inherits("QComboBox")
