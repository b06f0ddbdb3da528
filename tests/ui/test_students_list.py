"""The list of students: filter, arrows, Enter, Ctrl+N; for a handful and for very many."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTabBar
from sqlalchemy import select

from jobcoach.caseload.students import SaveStudent
from jobcoach.model.journal import AuditEntry, AuditKind
from jobcoach.ui import theme
from jobcoach.ui.kit import Button
from jobcoach.ui.kit.row_delegate import ROW, Row
from jobcoach.vault.keeper import Vault
from tests.ui.students_world import World, fill, new_vault

Key = Qt.Key


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.lock()


@pytest.fixture
def world(vault: Vault, shown: Callable[[Any], Any]) -> World:
    fill(vault)
    made = World(vault)
    shown(made.frame)
    return made


def rows(world: World) -> list[Row]:
    model = world.page.list.model
    return [model.index(number).data(ROW) for number in range(model.rowCount())]


def opened(vault: Vault) -> list[int | None]:
    """Students whose dossier was opened, as the audit tells."""
    query = select(AuditEntry.student_id).where(AuditEntry.kind == AuditKind.OPENED).order_by(AuditEntry.id)
    return vault.ask(lambda session: list(session.scalars(query)))


def test_every_student_stands_there_with_the_next_step_by_last_name(world: World) -> None:
    names = [row.name for row in rows(world)]
    assert len(names) == 11
    assert names[:3] == ["Sanne de Boer", "Ruben Dekker", "Fatima El Amrani"]
    late = next(row for row in rows(world) if row.late)
    assert (late.name, late.date) == ("Emre Yıldız", "zo 15 nov")
    assert "te laat" in late.spoken()


def test_letters_typed_in_the_list_filter_it_and_escape_brings_all_back(world: World, qtbot: Any) -> None:
    world.page.list.list.setFocus()
    qtbot.keyClicks(world.page.list.list, "emre")
    assert [row.name for row in rows(world)] == ["Emre Yıldız"]
    assert world.page.list.filter.hasFocus()
    qtbot.keyClick(world.page.list.filter, Key.Key_Escape)
    assert len(rows(world)) == 11


def test_a_filter_that_finds_nobody_says_so(world: World, qtbot: Any) -> None:
    qtbot.keyClicks(world.page.list.filter, "xyzzy")
    assert rows(world) == []
    assert any("Niemand gevonden" in text for text in visible_words(world.page.list))


def test_the_filter_finds_a_class(world: World, qtbot: Any) -> None:
    qtbot.keyClicks(world.page.list.filter, "5b")
    assert [row.name for row in rows(world)] == ["Noor Visser"]


def test_enter_opens_the_dossier_and_the_keyboard_goes_there(world: World, qtbot: Any) -> None:
    qtbot.keyClicks(world.page.list.filter, "noor")
    qtbot.keyClick(world.page.list.filter, Key.Key_Down)
    assert world.page.list.list.hasFocus()
    qtbot.keyClick(world.page.list.list, Key.Key_Down)
    qtbot.keyClick(world.page.list.list, Key.Key_Return)
    assert world.page.dossier is not None
    assert world.page.dossier.room.call_name == "Noor"
    assert isinstance(QApplication.focusWidget(), QTabBar)


def test_arrows_show_the_next_dossier_after_a_rest_and_each_opening_is_noted_once(
    world: World, vault: Vault, qtbot: Any
) -> None:
    before = opened(vault)
    world.page.list.list.setFocus()
    for _ in range(3):  # held down: only where it stops is opened
        qtbot.keyClick(world.page.list.list, Key.Key_Down)
    wanted = rows(world)[3].key
    qtbot.waitUntil(lambda: world.page.student == wanted)
    assert opened(vault) == [*before, wanted]
    world.page.reload()
    assert opened(vault) == [*before, wanted]


def test_ordered_by_next_step_the_late_one_comes_first(world: World) -> None:
    world.page.list.show_by_date(True)
    found = rows(world)
    assert found[0].name == "Emre Yıldız"
    assert found[-1].name == "Mohamed Zerouali"


def test_a_new_student_half_typed_comes_back_and_then_gets_in(world: World, vault: Vault, qtbot: Any) -> None:
    qtbot.keyClick(world.page.list.list, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert world.page.new is not None
    form = world.page.new.record.form
    assert form["call_name"].editor.hasFocus()
    QApplication.processEvents()
    qtbot.keyClicks(form["call_name"].editor, "Yusuf")
    qtbot.keyClick(form["call_name"].editor, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert form["last_name"].error() == "Vul dit in."
    qtbot.keyClick(form["last_name"].editor, Key.Key_Escape)
    assert world.page.new is None

    world.page.start_new()
    form = world.page.new.record.form  # type: ignore[union-attr]
    assert form["call_name"].raw() == "Yusuf"
    QApplication.processEvents()
    qtbot.keyClicks(form["last_name"].editor, "Aydin")
    qtbot.keyClicks(form["born_on"].editor, "12 mei 2010")
    qtbot.keyClick(form["born_on"].editor, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert world.page.dossier is not None
    assert world.page.dossier.room.call_name == "Yusuf"
    assert "Yusuf Aydin" in [row.name for row in rows(world)]

    world.page.start_new()
    assert world.page.new.record.form["call_name"].raw() == ""  # type: ignore[union-attr]


def test_an_impossible_birth_date_is_told_under_its_field(world: World, qtbot: Any) -> None:
    world.page.start_new()
    record = world.page.new.record  # type: ignore[union-attr]
    record.form.show_raw({"call_name": "A", "last_name": "B", "born_on": "1-1-1950"})
    assert not record.commit()
    assert "30 jaar" in record.form["born_on"].error()


def test_without_students_the_page_offers_the_first_step(vault: Vault, shown: Callable[[Any], Any]) -> None:
    world = World(vault)
    shown(world.frame)
    assert world.page.student is None
    assert "Nog geen leerlingen" in visible_words(world.page)


def test_very_many_students_are_all_there_and_only_a_page_of_rows_is_made(
    vault: Vault, shown: Callable[[Any], Any]
) -> None:
    def many(session: Any) -> None:
        for number in range(1_600):
            SaveStudent(call_name=f"Naam {number}", last_name=f"Achter {number:04}", born_on=date(2009, 1, 1))(session)

    vault.carry_out(many)
    world = World(vault)
    shown(world.frame)
    assert world.page.list.model.rowCount() == 1_600
    assert world.page.list.choose(1_600)
    assert world.page.list.list.chosen_key() == 1_600


def test_with_large_text_the_list_gives_way_and_comes_back(
    vault: Vault, qapp: QApplication, shown: Callable[[Any], Any]
) -> None:
    theme.dress(qapp, "light", 200)
    people = fill(vault)
    world = World(vault)
    shown(world.frame)
    assert world.page.list.isVisible()
    world.page.open_key(people.noor)
    assert not world.page.list.isVisible()
    assert world.page.dossier is not None
    assert world.page.dossier.tabs.combo.isVisible()
    assert "9 van 11" in visible_words(world.page)


def visible_words(widget: Any) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_a_narrow_window_shows_one_of_the_two_and_a_wide_one_both(world: World) -> None:
    world.page.open_key(11)
    world.frame.resize(980, 700)
    QApplication.processEvents()
    assert not world.page.list.isVisible()
    assert world.page.dossier is not None
    assert world.page.dossier.isVisible()
    press_back(world)
    assert world.page.list.isVisible()
    assert not world.page.dossier.isVisible()
    world.frame.resize(1500, 700)
    assert world.page.list.isVisible()
    assert world.page.dossier.isVisible()


def press_back(world: World) -> None:
    buttons = [button for button in world.page.findChildren(Button) if button.isVisible()]
    next(button for button in buttons if button.accessibleName() == "Leerlingen").click()


def test_where_the_list_hides_the_dossier_nobody_is_open_for_the_quick_log(world: World) -> None:
    world.page.open_key(11)
    assert world.page.student == world.page.open_now() == 11
    world.frame.resize(980, 700)
    QApplication.processEvents()
    press_back(world)
    assert world.page.student is None
    assert world.page.open_now() is None
    world.quick.open()
    assert world.quick.sheet is not None
    assert world.quick.sheet.facts().student is None


def test_who_walks_with_the_arrows_stays_on_the_tab_and_who_opens_begins_at_ik(world: World, qtbot: Any) -> None:
    page = world.page
    page.open_key(rows(world)[0].key)
    page.dossier.show_part("Netwerk")  # type: ignore[union-attr]
    page.list.list.setFocus()
    qtbot.keyClick(page.list.list, Key.Key_Down)
    qtbot.waitUntil(lambda: page.student == rows(world)[1].key)
    assert tab(world) == "Netwerk"

    middle = page.list.list.visualRect(page.list.model.index(3)).center()
    qtbot.mouseClick(page.list.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.waitUntil(lambda: page.student == rows(world)[3].key)
    assert tab(world) == "Ik"

    page.dossier.show_part("Gegevens")  # type: ignore[union-attr]
    world.frame.go("students", rows(world)[5].key)  # as search and Vandaag do
    assert tab(world) == "Ik"


def tab(world: World) -> str:
    assert world.page.dossier is not None
    return world.page.dossier.tabs.combo.currentText()


def test_only_opening_a_dossier_is_no_saving(world: World, vault: Vault) -> None:
    before = len(opened(vault))
    world.page.open_key(11)
    assert len(opened(vault)) == before + 1
    assert world.frame.status.saved.text() == "Alles bewaard"
    part = world.page.dossier.part()  # type: ignore[union-attr]
    part.blocks[3].edit()  # type: ignore[union-attr]
    part.blocks[3]._form.words.text.setPlainText("Af")  # type: ignore[union-attr]
    assert part.blocks[3].commit()  # type: ignore[union-attr]
    assert world.frame.status.saved.text() == "Bewaard 10:04"
