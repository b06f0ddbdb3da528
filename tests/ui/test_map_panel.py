"""Mijn map over the dossier: who it is for, which papers go along, what stays, and how it leaves, by keyboard."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from jobcoach.caseload.own_words import SaveNeed
from jobcoach.caseload.students import SaveStudent, student_form
from jobcoach.documents.pages import page_count
from jobcoach.model.expected import Expected
from jobcoach.model.journal import AuditEntry
from jobcoach.ui.paper_view import PaperView
from jobcoach.ui.students.map_panel import MapSheet
from jobcoach.ui.students.new_papers_piece import NewPapersPiece
from tests.caseload.every_column import pdf_text
from tests.ui.students_world import People, World, filled_vault


@pytest.fixture
def made(tmp_path: Path, shown: Callable[[Any], Any]) -> Iterator[tuple[World, People]]:
    (tmp_path / "template").mkdir()
    vault, people = filled_vault(tmp_path, tmp_path / "template")
    world = World(vault)
    shown(world.frame)
    world.page.open_key(people.noor)
    world.page.dossier.show_part("Documenten")  # type: ignore[union-attr]
    yield world, people
    vault.lock()


def opened(world: World) -> MapSheet:
    QApplication.processEvents()
    piece = world.frame.findChild(NewPapersPiece)
    assert piece is not None
    piece.map_button.setFocus()
    QTest.keyClick(piece.map_button, Qt.Key.Key_Space)
    QApplication.processEvents()
    sheet = world.frame.findChild(MapSheet)
    assert sheet is not None
    return sheet


def words(sheet: MapSheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel))


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()


def test_it_is_read_and_leaves_as_one_pdf_with_the_keyboard(made: tuple[World, People], tmp_path: Path) -> None:
    world, people = made
    sheet = opened(world)
    assert QApplication.focusWidget() is sheet.look_button
    press(Qt.Key.Key_Space)
    view = world.frame.findChild(PaperView)
    assert view is not None
    assert "Jij beslist wie hem ziet" in pdf_text(view.paper.content)
    press(Qt.Key.Key_Escape)
    world.ask.save_to, target = tmp_path, tmp_path / "mijn_map.pdf"
    sheet.pdf_button.setFocus()
    press(Qt.Key.Key_Space)
    assert page_count(target.read_bytes()) > page_count(view.paper.content), "the overgangsdocument is in it"
    assert "Bewaard: mijn_map.pdf" in sheet.says.text()
    noted = world.desk.ask(
        lambda session: [row.student_id for row in session.query(AuditEntry).filter_by(verb="NoteExported")]
    )
    assert noted == [people.noor]


def test_a_paper_that_is_unticked_stays_and_a_folder_has_the_others(made: tuple[World, People], tmp_path: Path) -> None:
    world, _ = made
    sheet = opened(world)
    sheet.form["p0"].editor.setFocus()
    press(Qt.Key.Key_Space)
    world.ask.save_to = tmp_path / "stick"
    world.ask.save_to.mkdir()
    sheet.folder_button.setFocus()
    press(Qt.Key.Key_Space)
    assert [file.name for file in (tmp_path / "stick" / "Mijn map").iterdir()] == ["mijn_map.pdf"]
    assert "Bewaard: Mijn map" in sheet.says.text()


def test_a_folder_that_is_gone_is_told_and_nothing_is_lost(made: tuple[World, People], tmp_path: Path) -> None:
    world, _ = made
    sheet = opened(world)
    world.ask.save_to = tmp_path / "stick"
    sheet.folder_button.click()
    QApplication.processEvents()
    assert "Deze map is er niet meer" in sheet.says.text()
    assert sheet.folder_button.isEnabled()
    assert sheet.chosen()


def test_what_stays_at_home_is_told_with_its_reason(made: tuple[World, People]) -> None:
    world, people = made
    world.desk.do(SaveNeed(student=people.noor, need="Emre Yıldız helpt haar soms.", now=""))
    assert "Wat helpt: daarin staat “Emre Yıldız”, een andere leerling." in words(opened(world))


@pytest.mark.parametrize(
    ("born", "said"),
    [
        (date(2012, 1, 1), "aan de ouders van Noor; Noor krijgt ook een map"),
        (date(2007, 1, 1), "Geef hem aan Noor."),
        (None, "Geef hem aan Noor of de ouders."),
    ],
)
def test_to_whom_it_goes_follows_from_the_age(made: tuple[World, People], born: date | None, said: str) -> None:
    world, people = made
    known = world.desk.ask(student_form(people.noor))
    names = SaveStudent.__dataclass_fields__
    world.desk.do(SaveStudent(**{name: getattr(known, name) for name in names} | {"born_on": born}))
    assert said in words(opened(world))


def test_a_character_that_no_font_has_is_told(made: tuple[World, People], monkeypatch: pytest.MonkeyPatch) -> None:
    world, _ = made
    sheet = opened(world)

    def refuse(_data: object) -> bytes:
        raise Expected("documents.character", character="ḫ", code="U+1E2B", context="naam")

    monkeypatch.setattr("jobcoach.documents.mijn_map_paper.build", refuse)
    sheet.look()
    QApplication.processEvents()
    assert "ḫ" in sheet.says.text()
    assert world.frame.findChild(PaperView) is None
