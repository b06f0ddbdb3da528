"""Bedrijven with the keyboard: new, change, people, recognitions, bin; nothing typed is lost."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from jobcoach.caseload.drafts import draft_of
from jobcoach.caseload.employers import (
    SaveContactPerson,
    SaveEmployer,
    contacts_of,
    employer_form,
    employer_rows,
    recognitions_of,
)
from jobcoach.ui.employers.page import EmployersPage, make_place
from jobcoach.ui.kit import Chip, Elided, FloatingPanel, Label
from tests.ui.fakes import FakeAsk
from tests.ui.settings_world import World, make_world, press, tab_to

TODAY = date(2026, 11, 24)
Show = Callable[[QWidget], Any]


@pytest.fixture
def world(tmp_path: Path, ask: FakeAsk, qapp: object) -> Iterator[World]:
    made = make_world(tmp_path, ask)
    yield made
    made.desk.lock()


def opened(world: World, shown: Show) -> EmployersPage:
    page = shown(world.frame(make_place(world.tools))).page()
    assert isinstance(page, EmployersPage)
    return page


def words_on(page: QWidget) -> str:
    QApplication.processEvents()
    shown = [item for item in page.findChildren(QWidget) if item.isVisibleTo(page)]
    return "\n".join(item.text() for item in shown if isinstance(item, Label | Elided | Chip))


def button(page: QWidget, name: str) -> QPushButton:
    QApplication.processEvents()
    found = [item for item in page.findChildren(QPushButton) if name in (item.accessibleName(), item.text())]
    assert found, [item.accessibleName() or item.text() for item in page.findChildren(QPushButton)]
    return found[0]


def rows(world: World) -> list[str]:
    return [row.name for row in world.desk.ask(employer_rows(on=TODAY))]


def test_a_company_with_the_keyboard_alone(world: World, shown: Show) -> None:
    page = opened(world, shown)
    tab_to(page.isAncestorOf)
    press(None, "Ctrl+N", "Bakkerij Korenaar", "Tab", "bakkerij", "Ctrl+S")
    assert rows(world) == ["Bakkerij Korenaar"]
    assert "bakkerij · actief" in words_on(page)


def test_without_a_name_nothing_is_kept_and_the_field_says_so(world: World, shown: Show) -> None:
    page = opened(world, shown)
    page.new()
    tab_to(page.isAncestorOf)
    press(None, "Ctrl+S")
    assert rows(world) == []
    assert page._record.form["name"].error()


def test_leaving_keeps_what_is_valid_and_the_draft_of_what_is_not(world: World, shown: Show) -> None:
    bakery = world.desk.do(SaveEmployer(name="Bakkerij Korenaar", place="Lindeborg"))
    mill = world.desk.do(SaveEmployer(name="Molen De Hoop"))
    page = opened(world, shown)
    page.open_key(bakery)
    page._record.form["place"].show_raw("Zandwolde")
    page._record.form.edited.emit()
    page.open_key(mill)
    assert world.desk.ask(employer_form(bakery)).place == "Zandwolde"
    page._record.form["name"].show_raw("")
    page._record.form.edited.emit()
    page.open_key(bakery)
    assert world.desk.ask(employer_form(mill)).name == "Molen De Hoop"
    assert world.desk.ask(draft_of(form="employer", subject=str(mill))) is not None
    page.open_key(mill)
    assert page._record.form["name"].raw() == ""
    assert "nog niet bewaard" in words_on(page)


def test_someone_is_added_in_a_panel_and_taken_away_and_back(world: World, shown: Show) -> None:
    bakery = world.desk.do(SaveEmployer(name="Bakkerij Korenaar"))
    page = opened(world, shown)
    page.open_key(bakery)
    button(page, "Voeg toe: mensen").click()
    press(None, "Joke Terpstra", "Tab", "chef")
    QTest.keySequence(QApplication.focusWidget(), QKeySequence("Ctrl+Return"))
    assert [person.name for person in world.desk.ask(contacts_of(bakery))] == ["Joke Terpstra"]
    button(page, "Haal Joke Terpstra weg").click()
    assert world.desk.ask(contacts_of(bakery)) == ()
    button(page, "Draai terug").click()
    assert "Joke Terpstra" in words_on(page)


def test_escape_closes_the_panel_and_keeps_nothing(world: World, shown: Show) -> None:
    bakery = world.desk.do(SaveEmployer(name="Bakkerij Korenaar"))
    page = opened(world, shown)
    page.open_key(bakery)
    button(page, "Voeg toe: erkend voor").click()
    press(None, "27060", "Escape")
    assert not [panel for panel in page.window().findChildren(FloatingPanel) if panel.isVisible()]
    assert world.desk.ask(recognitions_of(bakery)) == ()


def test_a_person_half_typed_is_still_there_after_escape_and_after_a_lock(world: World, shown: Show) -> None:
    bakery = world.desk.do(SaveEmployer(name="Bakkerij Korenaar"))
    page = opened(world, shown)
    page.open_key(bakery)
    button(page, "Voeg toe: mensen").click()
    press(None, "Joke Terpstra", "Tab", "chef", "Escape")
    QApplication.processEvents()
    button(page, "Voeg toe: mensen").click()
    panel = open_panel(page)
    assert "nog niet bewaard" in words_on(panel)
    assert [line.text() for line in panel.findChildren(QLineEdit)][:2] == ["Joke Terpstra", "chef"]
    press(None, "Tab", "Tab", "06-12345678")
    for left in page.window().findChildren(FloatingPanel):
        left.close_panel()  # what the window does before a lock
    again = opened(world, shown)
    again.open_key(bakery)
    button(again, "Voeg toe: mensen").click()
    assert [line.text() for line in open_panel(again).findChildren(QLineEdit)][2] == "06-12345678"
    QTest.keySequence(QApplication.focusWidget(), QKeySequence("Ctrl+Return"))
    assert [(one.name, one.function) for one in world.desk.ask(contacts_of(bakery))] == [("Joke Terpstra", "chef")]
    button(again, "Voeg toe: mensen").click()
    assert "nog niet bewaard" not in words_on(open_panel(again))


def open_panel(page: QWidget) -> FloatingPanel:
    (panel,) = [panel for panel in page.window().findChildren(FloatingPanel) if panel.isVisible()]
    return panel


def test_a_draft_in_a_panel_can_be_thrown_away(world: World, shown: Show) -> None:
    bakery = world.desk.do(SaveEmployer(name="Bakkerij Korenaar"))
    page = opened(world, shown)
    page.open_key(bakery)
    button(page, "Voeg toe: erkend voor").click()
    press(None, "27060", "Escape")
    button(page, "Voeg toe: erkend voor").click()
    panel = open_panel(page)
    button(panel, "Gooi concept weg").click()
    assert next(line.text() for line in panel.findChildren(QLineEdit)) == ""
    press(None, "Escape")
    assert world.desk.ask(draft_of(form="recognition", subject=f"new:{bakery}")) is None


def click_row(page: EmployersPage, key: int) -> None:
    index = page._rows.index(page._rows.place_of(key), 0)
    at = page._list.visualRect(index).center()
    QTest.mouseClick(page._list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()


def test_a_new_company_half_typed_is_a_draft_and_never_a_company(world: World, shown: Show) -> None:
    bakery = world.desk.do(SaveEmployer(name="Bakkerij Korenaar"))
    page = opened(world, shown)
    click_row(page, bakery)
    page.new()
    press(None, "Mole")
    click_row(page, bakery)
    assert rows(world) == ["Bakkerij Korenaar"]
    assert page._title.text() == "Bakkerij Korenaar"
    page.new()
    assert page._record.form["name"].raw() == "Mole"
    press(None, "n De Hoop", "Escape")
    assert page._title.text() == "Bakkerij Korenaar"
    assert page.isAncestorOf(QApplication.focusWidget())
    assert rows(world) == ["Bakkerij Korenaar"]
    page.new()
    button(page, "Gooi concept weg").click()
    assert page._record.form["name"].raw() == ""
    button(page, "Sluit, je tekst blijft (Esc)").click()
    assert world.desk.ask(draft_of(form="employer", subject="")) is None


def test_the_bin_and_back(world: World, shown: Show) -> None:
    bakery = world.desk.do(SaveEmployer(name="Bakkerij Korenaar"))
    world.desk.do(SaveContactPerson(employer=bakery, name="Joke Terpstra"))
    page = opened(world, shown)
    page.open_key(bakery)
    button(page, "Naar de prullenbak").click()
    assert rows(world) == []
    button(page, "Draai terug").click()
    assert rows(world) == ["Bakkerij Korenaar"]
