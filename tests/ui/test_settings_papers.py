"""The part Papieren of Instellingen: the school's own words in the papers."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from jobcoach.caseload.clauses import clause_rows
from jobcoach.ui.kit import FloatingPanel, Form, Label
from jobcoach.ui.settings.page import SettingsPage, make_place
from jobcoach.ui.settings.papers import PapersPart
from jobcoach.ui.settings.part import PAPERS
from tests.ui.fakes import FakeAsk
from tests.ui.settings_world import World, make_world, press

Show = Callable[[QWidget], Any]


@pytest.fixture
def world(tmp_path: Path, ask: FakeAsk, qapp: object) -> Iterator[World]:
    made = make_world(tmp_path, ask)
    yield made
    made.desk.lock()


@pytest.fixture
def part(world: World, shown: Show) -> PapersPart:
    page = shown(world.frame(make_place(world.tools))).page()
    assert isinstance(page, SettingsPage)
    page.open_key(PAPERS)
    found = page.shown_part()
    assert isinstance(found, PapersPart)
    return found


def words_on(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def button(widget: QWidget, name: str) -> QPushButton:
    return next(found for found in widget.findChildren(QPushButton) if name in (found.accessibleName(), found.text()))


def test_a_clause_is_changed_and_put_back(world: World, part: PapersPart) -> None:
    assert "Gelezen in een oudere tekst van de wet" in words_on(part)
    button(part, "Wijzig Wat binnen blijft").click()
    panel = part.window().findChildren(FloatingPanel)[-1]
    form = panel.findChild(Form)
    assert form is not None
    press(form["text"].editor, "Ctrl+A", "Niets over klanten vertellen.")
    press(None, "Ctrl+S")
    assert "Niets over klanten vertellen." in words_on(part)
    assert "Eigen tekst" in words_on(part)
    button(part, "Zet Wat binnen blijft terug").click()
    assert not [row for row in world.desk.ask(clause_rows) if row.own]
    assert "Eigen tekst" not in words_on(part)
