"""The part Papieren of Instellingen: the school's own words in the papers."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from jobcoach.caseload.clauses import clause_rows
from jobcoach.caseload.handover_layout import layout_of
from jobcoach.caseload.recipients import SaveRecipient
from jobcoach.caseload.templates import template_rows
from jobcoach.model.choices import Destination
from jobcoach.ui.kit import FilterLine, FloatingPanel, Form, Label
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
    form["text"].show_value("Niets over klanten vertellen.")
    press(None, "Ctrl+S")
    assert "Niets over klanten vertellen." in words_on(part)
    button(part, "Zet Wat binnen blijft terug").click()
    assert not [row for row in world.desk.ask(clause_rows) if row.own]
    assert "Niets over klanten vertellen." not in words_on(part)


def word_file(folder: Path, *lines: str) -> Path:
    paper = Document()
    for line in lines:
        paper.add_paragraph(line)
    paper.save(str(folder / "Brief.docx"))
    return folder / "Brief.docx"


def test_a_template_with_a_mistake_names_the_paragraph(
    world: World, part: PapersPart, ask: FakeAsk, tmp_path: Path
) -> None:
    ask.expect("open_file", word_file(tmp_path, "Goed", "Beste {{ roepnam }}"))
    part.templates.add_button.click()
    said = words_on(part)
    assert "Het veld {{ roepnam }} kennen we niet. Bedoel je {{ roepnaam }}?" in said
    assert "Tekst, alinea 2: “Beste {{ roepnam }}”" in said
    assert not world.desk.ask(template_rows)
    ask.expect("open_file", word_file(tmp_path, "Beste {{ roepnaam }}"))
    part.templates.add_button.click()
    assert "alinea 2" not in words_on(part)
    assert [row.name for row in world.desk.ask(template_rows)] == ["Brief"]
    button(part, "Haal sjabloon Brief weg").click()
    assert not world.desk.ask(template_rows)


def test_our_template_is_saved_and_passes(world: World, part: PapersPart, ask: FakeAsk, tmp_path: Path) -> None:
    ask.expect("save_file", tmp_path / "ons.docx")
    part.templates.ours_button.click()
    ask.expect("open_file", tmp_path / "ons.docx")
    part.templates.add_button.click()
    assert [row.name for row in world.desk.ask(template_rows)] == ["ons"]


def test_a_field_is_copied(part: PapersPart, qapp: QApplication) -> None:
    part.templates.fields_button.click()
    panel = part.window().findChildren(FloatingPanel)[-1]
    assert "Lidnummer" not in words_on(panel)
    button(panel, "Kopieer veld Praktijkopleider").click()
    assert qapp.clipboard().text() == "{{ praktijkopleider }}"
    panel.findChild(FilterLine).setText("verzekerd")  # type: ignore[union-attr]
    QApplication.processEvents()
    names = [
        found.accessibleName()
        for found in panel.findChildren(QPushButton)
        if found.isVisibleTo(panel) and "Kopieer" in found.accessibleName()
    ]
    assert names == ["Kopieer veld Verzekerd door"]


def titles(part: PapersPart) -> list[str]:
    found = [b for b in part.layout_piece.findChildren(QPushButton) if b.isVisibleTo(part)]
    return [b.accessibleName().removesuffix(" omlaag") for b in found if b.accessibleName().endswith(" omlaag")]


def test_a_section_is_moved_renamed_and_turned_off_with_the_keyboard(world: World, part: PapersPart) -> None:
    before = titles(part)
    assert before[:3] == ["Dit ben ik", "Werkervaring", "Behaald"]
    assert not button(part, "Dit ben ik omlaag").isEnabled()
    down = button(part, "Werkervaring omlaag")
    down.setFocus()
    press(None, "Space")
    QApplication.processEvents()
    assert titles(part)[:3] == ["Dit ben ik", "Behaald", "Werkervaring"]
    assert QApplication.focusWidget().accessibleName() == "Werkervaring omlaag"
    button(part, "Wijzig onderdeel Werkervaring").click()
    form = part.window().findChildren(FloatingPanel)[-1].findChild(Form)
    form["title"].show_value("Stages")
    form["used"].show_value(False)
    press(None, "Ctrl+S")
    QApplication.processEvents()
    assert titles(part)[:3] == ["Dit ben ik", "Behaald", "Stages"]
    rows = world.desk.ask(layout_of(Destination.WERK))
    assert [(row.key, row.used) for row in rows[:3]] == [("eigen_woorden", True), ("behaald", True), ("werk", False)]
    part.layout_piece.reset_button.click()
    QApplication.processEvents()
    assert titles(part) == before


def test_the_law_on_the_paper_stands_there_with_its_source(part: PapersPart) -> None:
    said = words_on(part.layout_piece)
    assert "WVO 2020, artikel 2.31b" in said
    assert "Wij hebben dit artikel niet zelf gelezen" in said


REGION = "Oefenland Midden"


def choose(part: PapersPart, words: str) -> None:
    field = part.layout_piece.whose
    field.combo.setCurrentIndex(field.combo.findText(words))  # type: ignore[attr-defined]
    field.edited.emit()
    QApplication.processEvents()


def rename_first(part: PapersPart, title: str) -> None:
    button(part, "Wijzig onderdeel Werkervaring").click()
    form = part.window().findChildren(FloatingPanel)[-1].findChild(Form)
    form["title"].show_value(title)
    press(None, "Ctrl+S")
    QApplication.processEvents()


def test_a_region_has_a_layout_that_its_recipients_follow(world: World, part: PapersPart) -> None:
    number = world.desk.do(SaveRecipient(name="gemeente Een", region=REGION))
    part.layout_piece.reload()
    choose(part, f"Regio {REGION}")
    rename_first(part, "Wat er gewerkt is")
    choose(part, "gemeente Een")
    assert f"gemeente Een volgt de indeling van regio {REGION}" in words_on(part.layout_piece)
    assert "Wat er gewerkt is" in titles(part)
    assert not part.layout_piece.reset_button.isVisibleTo(part)
    choose(part, "Alle ontvangers")
    assert "Werkervaring" in titles(part)
    assert world.desk.ask(layout_of(Destination.WERK, number))[1].title == "Wat er gewerkt is"


def test_a_layout_is_taken_over_from_another(world: World, part: PapersPart) -> None:
    for name in ("gemeente Een", "gemeente Twee"):
        world.desk.do(SaveRecipient(name=name))
    part.layout_piece.reload()
    choose(part, "gemeente Een")
    rename_first(part, "Wat er gewerkt is")
    choose(part, "gemeente Twee")
    part.layout_piece.copy_button.click()
    form = part.window().findChildren(FloatingPanel)[-1].findChild(Form)
    source = form["source"]
    source.combo.setCurrentIndex(source.combo.findText("gemeente Een"))  # type: ignore[attr-defined]
    press(None, "Ctrl+S")
    QApplication.processEvents()
    assert "Wat er gewerkt is" in titles(part)
    assert "De indeling is overgenomen" in words_on(part.layout_piece)


def test_a_layout_leaves_as_a_file_and_comes_back(world: World, part: PapersPart, ask: FakeAsk, tmp_path: Path) -> None:
    rename_first(part, "Wat er gewerkt is")
    ask.expect("save_file", tmp_path / "indeling.json")
    part.layout_piece.save_button.click()
    part.layout_piece.reset_button.click()
    QApplication.processEvents()
    assert "Werkervaring" in titles(part)
    ask.expect("open_file", tmp_path / "indeling.json")
    part.layout_piece.read_button.click()
    QApplication.processEvents()
    assert "Wat er gewerkt is" in titles(part)
    (tmp_path / "kapot.json").write_text("{}")
    ask.expect("open_file", tmp_path / "kapot.json")
    part.layout_piece.read_button.click()
    assert "Dit is geen indeling van JobCoach" in words_on(part.layout_piece)
    assert "Wat er gewerkt is" in titles(part)
