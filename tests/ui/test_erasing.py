"""Erasing a dossier through the hands of a coach: what it says, that nothing happens by accident, and what follows."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from sqlalchemy import select

from jobcoach.caseload.drafts import draft_of
from jobcoach.caseload.erasing import erasing_of
from jobcoach.caseload.notices import open_notices
from jobcoach.caseload.students import student_rows
from jobcoach.model.choices import ErasureReason, NoticeReason, RecipientKind
from jobcoach.model.consent import Recipient
from jobcoach.model.expected import Expected
from jobcoach.model.handover import Handover
from jobcoach.model.journal import Draft
from jobcoach.ui.kit import Banner, Button, FloatingPanel
from jobcoach.ui.students.erase_panel import EraseSheet
from jobcoach.vault.keeper import Vault
from tests.ui.students_world import TODAY, People, World, filled_vault

Key = Qt.Key


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("school")


@pytest.fixture
def made(tmp_path: Path, template: Path, shown: Callable[[Any], Any]) -> Iterator[tuple[World, People]]:
    vault, people = filled_vault(tmp_path, template)
    vault.carry_out(lambda session: sent(session, people.noor))
    world = World(vault)
    shown(world.frame)
    world.page.open_key(people.noor)
    yield world, people
    vault.lock()


def sent(session: Any, student: int) -> None:
    """A package that went out to a town, and one to the own map."""
    town = Recipient(name="gemeente Lindeborg")
    own = Recipient(name="eigen map van een ander", kind=RecipientKind.LEERLING)
    session.add_all((town, own))
    session.flush()
    for number, to in (("0901", town), ("0902", own)):
        session.add(
            Handover(student_id=student, recipient_id=to.id, number=number, digest="ab" * 32, sent_on=date(2026, 11, 2))
        )


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def focused() -> Any:
    return QApplication.focusWidget()


def press(key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)
    settle()


def words(widget: Any) -> str:
    settle()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(inside: Any, name: str) -> Button:
    return next(
        one
        for one in inside.findChildren(Button)
        if one.isVisible() and name in (one.accessibleName(), one.text().replace("&", "").strip("\u2005"))
    )


def opened(world: World) -> EraseSheet:
    dossier = world.page.dossier
    assert dossier is not None
    dossier.show_part("Gegevens")
    settle()
    button(dossier, "Wis het hele dossier voorgoed").setFocus()
    press(Key.Key_Space)
    sheet = world.frame.findChild(EraseSheet)
    assert sheet is not None
    return sheet


def there(vault: Vault, student: int) -> bool:
    return student in [row.id for row in vault.ask(student_rows(on=TODAY))]


def test_it_says_what_goes_and_who_must_hear(made: tuple[World, People]) -> None:
    world, _ = made
    said = words(opened(world))
    assert "Alles van Noor" in said
    assert "2 overdrachten" in said
    assert "gemeente Lindeborg" in said
    assert "eigen map van een ander" not in said
    assert "back-up" in said
    assert "geprint" in said


def test_nothing_happens_without_a_reason_or_after_a_no(made: tuple[World, People]) -> None:
    world, people = made
    sheet = opened(world)
    sheet.erase.click()
    assert world.ask.asked == []
    sheet.form.show({"reason": ErasureReason.VERZOEK})
    world.ask.answers = [False]
    sheet.erase.click()
    settle()
    assert there(world.vault, people.noor)
    press(Key.Key_Escape)
    assert all(panel.isHidden() for panel in world.frame.findChildren(FloatingPanel))
    assert there(world.vault, people.noor)
    assert world.page.student == people.noor


def test_by_keyboard_it_is_gone_and_the_coach_is_told_what_follows(made: tuple[World, People]) -> None:
    world, people = made
    opened(world)
    assert isinstance(focused(), QComboBox), "the cursor stands at the one question"
    press(Key.Key_Down)
    world.ask.answers = [True]
    for _ in range(6):
        if isinstance(focused(), Button) and "Wis" in focused().text():
            break
        press(Key.Key_Tab)
    press(Key.Key_Space)
    assert not there(world.vault, people.noor)
    with pytest.raises(Expected, match=r"record\.gone"):
        world.vault.ask(erasing_of(people.noor))
    (card,) = world.vault.ask(open_notices)
    assert (card.recipient, card.reason) == ("gemeente Lindeborg", NoticeReason.WISSEN)
    banner = next(one for one in world.page.findChildren(Banner) if one.isVisible())
    assert "Noor is voorgoed gewist" in words(banner)
    assert not [one for one in banner.findChildren(Button) if "Draai terug" in one.text()]
    button(banner, "Naar Vandaag").click()
    assert world.went == [("today", None)]
    assert world.page.student not in (None, people.noor)


def test_what_was_being_typed_is_not_written_down_again(made: tuple[World, People]) -> None:
    world, people = made
    dossier = world.page.dossier
    assert dossier is not None
    dossier.show_part("Gegevens")
    settle()
    form = dossier.part().facts.form
    form["last_name"].setFocus()
    QTest.keyClicks(focused(), "Kanariegeheim")
    settle()
    sheet = opened(world)
    assert world.vault.ask(draft_of(form="student", subject=str(people.noor))) is not None
    sheet.form.show({"reason": ErasureReason.VERZOEK})
    world.ask.answers = [True]
    sheet.erase.click()
    settle()
    world.page.flush()
    world.page.leave()
    drafts = world.vault.ask(lambda session: list(session.scalars(select(Draft.content))))
    assert "Kanariegeheim" not in json.dumps(drafts)
    assert not there(world.vault, people.noor)


def test_a_refusal_brings_the_dossier_back(made: tuple[World, People], monkeypatch: pytest.MonkeyPatch) -> None:
    world, people = made
    sheet = opened(world)

    on_screen = []

    def full(*_rest: object) -> None:
        on_screen.append(world.page.dossier)
        raise Expected("vault.disk_full")

    monkeypatch.setattr("jobcoach.vault.erasing.erase", full)
    sheet.form.show({"reason": ErasureReason.VERZOEK})
    world.ask.answers = [True]
    sheet.erase.click()
    assert on_screen == [None], "a form that stood there could write a draft of the dossier while it goes"
    assert "Wissen lukte niet" in words(world.page)
    assert world.page.student == people.noor
    assert there(world.vault, people.noor)
