"""The whole way with the keyboard alone: a new student, own words, a note, a talent with evidence."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from jobcoach.caseload.internships import internship_form, internship_rows
from jobcoach.caseload.log_book import log_of
from jobcoach.caseload.own_words import me_of
from jobcoach.caseload.papers import papers_of
from jobcoach.caseload.skills import talents_of
from jobcoach.model.choices import LogKind
from jobcoach.ui.kit import ChoiceField
from jobcoach.vault.keeper import Vault
from tests.ui.students_world import TODAY, World, fill, new_vault

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Keyboard:
    """Ten fingers and no mouse: every key goes where the focus is."""

    def focus(self) -> QWidget:
        for _ in range(4):
            QApplication.processEvents()
        found = QApplication.focusWidget()
        assert found is not None, "the keyboard is nowhere"
        assert found.isVisible()
        return found

    def press(self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, modifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus(), text)

    def tab_to(self, name: str) -> None:
        """Tab until the thing with this name has the focus; at most once round."""
        seen = []
        for _ in range(80):
            seen.append(self.name())
            if seen[-1].startswith(name):
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {name!r}, only {seen}")

    def name(self) -> str:
        widget = self.focus()
        own = widget.text().replace("&", "").strip("\u2005") if isinstance(widget, QAbstractButton) else ""
        return widget.accessibleName() or own


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.lock()


def test_from_a_new_student_to_a_talent_with_evidence_without_a_mouse(
    vault: Vault, shown: Callable[[Any], Any]
) -> None:
    fill(vault)
    world = World(vault)
    shown(world.frame)
    keys = Keyboard()

    keys.press(Key.Key_N, Ctrl)
    keys.type("Yusuf")
    keys.press(Key.Key_Tab)
    keys.press(Key.Key_Tab)
    keys.type("Aydin")
    keys.press(Key.Key_S, Ctrl)
    student = world.page.student
    assert student is not None

    keys.tab_to("Hier ben ik goed in")
    keys.press(Key.Key_Return)
    keys.type("Fietsen maken")
    keys.press(Key.Key_S, Ctrl)
    assert vault.ask(me_of(student)).words[0].answer == "Fietsen maken"

    keys.press(Key.Key_L, Ctrl)
    keys.type("Gesprek: hij plakte een band, 1 uur")
    keys.press(Key.Key_Return, Ctrl)
    (entry,) = vault.ask(log_of(student=student))
    assert (entry.kind, entry.minutes) == (LogKind.GESPREK, 60)

    world.page.dossier.start()  # type: ignore[union-attr]
    keys.press(Key.Key_Right)
    keys.tab_to("Voeg talent toe")
    keys.press(Key.Key_Return)
    keys.type("Handig met fietsen")
    keys.press(Key.Key_S, Ctrl)
    keys.tab_to("Voeg bewijs toe")
    keys.press(Key.Key_Return)
    keys.tab_to("Voeg toe")
    keys.press(Key.Key_Return)
    (talent,) = vault.ask(talents_of(student))
    assert talent.label == "Handig met fietsen"
    assert [proof.text for proof in talent.evidence] == ["Gesprek: hij plakte een band, 1 uur"]
    assert keys.name().startswith("Voeg bewijs toe")


def test_from_anywhere_in_the_dossier_tab_comes_back_to_the_tabs(vault: Vault, shown: Callable[[Any], Any]) -> None:
    people = fill(vault)
    world = World(vault)
    shown(world.frame)
    world.page.open_key(people.noor)
    dossier = world.page.dossier
    assert dossier is not None
    keys = Keyboard()
    for number in range(7):
        dossier.tabs.show_part(number)
        dossier.start()
        for _ in range(90):
            keys.press(Key.Key_Tab)
            if keys.focus() is dossier.tabs.bar:
                break
        else:
            raise AssertionError(f"part {number} keeps the keyboard")


@pytest.mark.parametrize("word", ["Talenten & competenties", "Netwerk", "Stages", "Documenten", "Toestemming"])
def test_ctrl_n_adds_what_the_open_tab_holds(vault: Vault, shown: Callable[[Any], Any], word: str) -> None:
    people = fill(vault)
    world = World(vault)
    shown(world.frame)
    world.page.open_key(people.noor)
    dossier = world.page.dossier
    assert dossier is not None
    dossier.show_part(word)
    dossier.start()
    Keyboard().press(Key.Key_N, Ctrl)
    assert world.page.new is None
    part: Any = dossier.part()
    begun = {
        "Talenten & competenties": lambda: part.talents.editor(),
        "Netwerk": lambda: part.people.editor(),
        "Stages": lambda: world.went == [("internships", None)],
        "Documenten": lambda: part.editor,
        "Toestemming": lambda: part.record,
    }
    assert begun[word]()


def test_escape_from_a_new_student_comes_back_to_the_tab(vault: Vault, shown: Callable[[Any], Any]) -> None:
    people = fill(vault)
    world = World(vault)
    shown(world.frame)
    world.page.open_key(people.noor)
    world.page.dossier.show_part("Netwerk")  # type: ignore[union-attr]
    world.page.list.list.setFocus()
    keys = Keyboard()
    keys.press(Key.Key_N, Ctrl)
    assert world.page.new is not None
    keys.press(Key.Key_Escape)
    assert world.page.student == people.noor
    assert world.page.dossier.tabs.combo.currentText() == "Netwerk"  # type: ignore[union-attr]


@pytest.mark.parametrize("away", ["Escape", "Toch niet"])
def test_the_question_over_which_stage_can_be_taken_back(vault: Vault, shown: Callable[[Any], Any], away: str) -> None:
    noor = fill(vault).noor
    world = World(vault)
    shown(world.frame)
    (stage,) = vault.ask(internship_rows(on=TODAY, student=noor))
    again = replace(vault.ask(internship_form(stage.id)), id=None, start=date(2026, 2, 2), end=date(2026, 6, 1))
    world.desk.do(again)
    world.page.show_student(noor)
    world.page.dossier.show_part("Documenten")
    keys = Keyboard()
    keys.tab_to("Begin praktijkverklaring")
    keys.press(Key.Key_Space)
    if away == "Escape":
        keys.press(Key.Key_Escape)
    else:
        keys.tab_to(away)
        keys.press(Key.Key_Space)
    assert keys.name() == "Begin praktijkverklaring"
    assert not vault.ask(papers_of(noor))
    assert not [item for item in world.page.findChildren(ChoiceField) if item.isVisible()]
