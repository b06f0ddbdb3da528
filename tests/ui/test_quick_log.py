"""Ctrl+L: a note in a few keys, what is recognised in it, correcting it, and turning it back."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication, QLabel

from jobcoach.caseload.log_book import log_of
from jobcoach.caseload.tasks import open_tasks_of
from jobcoach.model.choices import LogKind, TaskKind
from jobcoach.model.note_reading import Promise, Reading
from jobcoach.ui.quick_log.chooser import Chooser, WhenChooser
from jobcoach.ui.quick_log.facts import NOTHING_READ, Corrections
from jobcoach.vault.keeper import Vault
from tests.ui.students_world import TODAY, People, World, filled_vault

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
NOTE = "Korenaar, 2 uur meegelopen. Deeg zelf afgewogen. Beloofd: werkschoenen maat 38 voor zaterdag"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("school")


@pytest.fixture
def school(tmp_path: Path, template: Path) -> Iterator[tuple[Vault, People]]:
    made = filled_vault(tmp_path, template)
    yield made
    made[0].lock()


@pytest.fixture
def people(school: tuple[Vault, People]) -> People:
    return school[1]


@pytest.fixture
def vault(school: tuple[Vault, People]) -> Vault:
    return school[0]


@pytest.fixture
def world(vault: Vault, people: People, shown: Callable[[Any], Any]) -> World:
    made = World(vault)
    shown(made.frame)
    made.page.open_key(people.noor)
    return made


def open_log(world: World, qtbot: Any) -> Any:
    world.page.list.list.setFocus()
    qtbot.keyClick(world.page.list.list, Key.Key_L, Ctrl)
    assert world.quick.sheet is not None
    return world.quick.sheet


def write(sheet: Any, text: str) -> None:
    sheet.form.note.text.insertPlainText(text)
    sheet._read()


def chips(sheet: Any) -> list[str]:
    return [chip.text() for chip in sheet.chips()]


def test_two_keys_beside_the_note_keep_a_visit_with_its_promise(world: World, people: People, qtbot: Any) -> None:
    sheet = open_log(world, qtbot)
    assert sheet.form.note.text.hasFocus()
    qtbot.keyClicks(sheet.form.note.text, NOTE)
    qtbot.keyClick(sheet.form.note.text, Key.Key_Return, Ctrl)
    assert world.quick.sheet is None
    entry = world.vault.ask(log_of(student=people.noor))[0]
    assert (entry.kind, entry.on, entry.minutes, entry.employer_name) == (
        LogKind.BEZOEK,
        TODAY,
        120,
        "Bakkerij Korenaar",
    )
    assert entry.note == NOTE
    promised = [task for task in world.vault.ask(open_tasks_of(people.noor)) if task.kind is TaskKind.BELOFTE]
    assert [(task.what, task.due) for task in promised] == [("werkschoenen maat 38", date(2026, 11, 28))]
    assert world.frame.status.saved.text() == "Vastgelegd 10:04"


def test_the_chips_say_what_was_recognised(world: World, qtbot: Any) -> None:
    sheet = open_log(world, qtbot)
    assert chips(sheet) == ["Noor Visser", "Bakkerij Korenaar", "Notitie", "vandaag"]
    write(sheet, NOTE)
    assert chips(sheet) == [
        "Noor Visser", "Bakkerij Korenaar", "Bezoek", "vandaag, 2 uur", "Taak voor jou: werkschoenen maat 38, za 28 nov",
    ]  # fmt: skip


def test_the_found_words_are_underlined_also_after_a_sign_of_two_units(world: World, qtbot: Any) -> None:
    sheet = open_log(world, qtbot)
    write(sheet, "🍞 bij Korenaar geweest")
    block = sheet.form.note.text.document().firstBlock()
    formats: list[QTextLayout.FormatRange] = block.layout().formats()
    marked = [block.text().encode("utf-16-le")[f.start * 2 : (f.start + f.length) * 2].decode("utf-16-le")
              for f in formats if f.format.fontUnderline()]  # fmt: skip
    assert marked == ["Korenaar"]


def test_colours_alone_are_no_edit(world: World, qtbot: Any) -> None:
    sheet = open_log(world, qtbot)
    write(sheet, NOTE)
    edits: list[int] = []
    sheet.form.edited.connect(lambda: edits.append(1))
    sheet.form.note.show_spans(())
    assert edits == []


def test_a_promise_clicked_away_becomes_no_task(world: World, people: People, qtbot: Any) -> None:
    sheet = open_log(world, qtbot)
    write(sheet, NOTE)
    before = len(world.vault.ask(open_tasks_of(people.noor)))
    chip = sheet.chips()[-1]
    chip.setFocus()
    qtbot.keyClick(chip, Key.Key_Delete)
    assert len(chips(sheet)) == 4
    sheet.keep()
    assert len(world.vault.ask(open_tasks_of(people.noor))) == before


def test_escape_closes_and_the_text_and_corrections_are_there_again(world: World, qtbot: Any) -> None:
    sheet = open_log(world, qtbot)
    write(sheet, "Ging goed vandaag")
    sheet._choose_kind()
    chooser = sheet.findChild(Chooser)
    qtbot.keyClicks(chooser.filter, "tele")
    qtbot.keyClick(chooser.filter, Key.Key_Return)
    assert "Telefoon" in chips(sheet)
    qtbot.keyClick(sheet.form.note.text, Key.Key_Escape)
    assert world.quick.sheet is None
    sheet = open_log(world, qtbot)
    assert sheet.form.note.raw() == "Ging goed vandaag"
    assert "Telefoon" in chips(sheet)


def test_a_draft_survives_a_restart_and_is_gone_after_keeping(
    world: World, people: People, qtbot: Any, shown: Callable[[Any], Any]
) -> None:
    write(open_log(world, qtbot), "Half zinnetje")
    world.quick.panel.close_panel()  # type: ignore[union-attr]
    fresh = World(world.vault)
    shown(fresh.frame)
    fresh.quick.open()
    assert fresh.quick.sheet is not None
    assert fresh.quick.sheet.form.note.raw() == "Half zinnetje"
    assert fresh.quick.sheet.facts().student == people.noor  # whom it was about, not who is open now
    fresh.quick.sheet.keep()
    fresh.quick.open()
    assert fresh.quick.sheet.form.note.raw() == ""


def test_who_is_not_recognised_is_chosen_from_a_list(world: World, people: People, qtbot: Any) -> None:
    world.page._empty_right()  # nobody is open
    sheet = open_log(world, qtbot)
    write(sheet, "Even gesproken op de gang")
    assert "Noor Visser" not in chips(sheet)
    sheet.keep()
    assert "over wie" in sheet._says.text()
    sheet._choose_student()
    chooser = sheet.findChild(Chooser)
    qtbot.keyClicks(chooser.filter, "noo")
    qtbot.keyClick(chooser.filter, Key.Key_Return)
    assert "Noor Visser" in chips(sheet)
    assert sheet.form.note.text.hasFocus()
    sheet.keep()
    assert world.vault.ask(log_of(student=people.noor))[0].note == "Even gesproken op de gang"


def test_day_and_length_can_be_corrected_and_a_wrong_day_is_told(world: World, people: People, qtbot: Any) -> None:
    sheet = open_log(world, qtbot)
    write(sheet, "Bezoek")
    sheet._choose_when()
    when = sheet.findChild(WhenChooser)
    when.form.show_raw({"on": "morgen", "minutes": "1:30"})
    when.take()
    assert any("1:30 uur" in text for text in chips(sheet))
    sheet.keep()
    assert world.quick.sheet is not None
    assert "in de toekomst" in sheet._says.text()
    sheet._choose_when()
    when = sheet.findChildren(WhenChooser)[-1]
    when.form.show_raw({"on": "gisteren", "minutes": "1:30"})
    when.take()
    sheet.keep()
    assert world.vault.ask(log_of(student=people.noor))[0].on == date(2026, 11, 23)


def test_an_empty_note_is_not_kept(world: World, qtbot: Any) -> None:
    sheet = open_log(world, qtbot)
    sheet.keep()
    assert world.quick.sheet is not None
    assert "Er staat nog niets" in sheet._says.text()


def test_a_note_for_me_alone_is_marked_so(world: World, people: People, qtbot: Any) -> None:
    sheet = open_log(world, qtbot)
    write(sheet, "Let op de sfeer")
    sheet.form.personal.click()
    sheet.keep()
    assert world.vault.ask(log_of(student=people.noor))[0].personal


def test_keeping_can_be_turned_back_and_takes_the_promise_along(world: World, people: People, qtbot: Any) -> None:
    before = (world.vault.ask(log_of(student=people.noor)), world.vault.ask(open_tasks_of(people.noor)))
    sheet = open_log(world, qtbot)
    write(sheet, NOTE)
    sheet.keep()
    assert world.quick.offer is not None
    world.quick.offer.button.click()
    assert (world.vault.ask(log_of(student=people.noor)), world.vault.ask(open_tasks_of(people.noor))) == before
    assert world.frame.status.saved.text() == "Teruggedraaid 10:04"


def test_ctrl_z_turns_back_too(world: World, people: People, qtbot: Any) -> None:
    sheet = open_log(world, qtbot)
    write(sheet, "Foutje")
    sheet.keep()
    world.page.list.list.setFocus()
    qtbot.keyClick(world.page.list.list, Key.Key_Z, Ctrl)
    assert "Foutje" not in [entry.note for entry in world.vault.ask(log_of(student=people.noor))]


def test_what_was_kept_stands_in_the_dossier_at_once(world: World, qtbot: Any) -> None:
    sheet = open_log(world, qtbot)
    write(sheet, "Nieuwe taart gebakken")
    sheet.keep()
    dossier = world.page.dossier
    assert dossier is not None
    QApplication.processEvents()
    assert any("Nieuwe taart gebakken" in label.text() for label in dossier.findChildren(QLabel) if label.isVisible())


def test_ctrl_l_twice_opens_one_panel(world: World, qtbot: Any) -> None:
    sheet = open_log(world, qtbot)
    world.quick.open()
    assert world.quick.sheet is sheet


FACT = st.one_of(
    st.tuples(st.sampled_from(["student", "employer", "minutes"]), st.one_of(st.none(), st.integers(1, 10**6))),
    st.tuples(st.just("kind"), st.sampled_from(LogKind)),
    st.tuples(st.just("on"), st.dates()),
)


@given(st.lists(FACT, max_size=8), st.lists(st.text(min_size=1, max_size=20), max_size=4))
def test_corrections_come_back_from_a_draft_as_they_were(facts: list[tuple[str, Any]], dropped: list[str]) -> None:
    made, back = Corrections(), Corrections()
    for fact, value in facts:
        made.choose(fact, value)
    for what in dropped:
        made.drop_promise(what)
    back.take_raw(made.raw())
    reading = Reading(student=7, employer=8, kind=LogKind.BEZOEK, on=None, minutes=5, spans=(),
                      promises=tuple(Promise(what=what, due=None) for what in (*dropped, "schoenen")))  # fmt: skip
    assert back.settle(reading, start=None, today=TODAY) == made.settle(reading, start=None, today=TODAY)


@given(st.text(max_size=60))
def test_a_damaged_draft_changes_nothing(text: str) -> None:
    corrections = Corrections()
    corrections.take_raw(text)
    assert corrections.settle(NOTHING_READ, start=None, today=TODAY).student is None
