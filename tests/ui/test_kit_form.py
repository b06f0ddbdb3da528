"""Forms: what a coach types comes out as values, errors stand under their field, drafts lose nothing."""

import json
from datetime import date
from enum import Enum

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jobcoach.model.expected import Expected
from jobcoach.ui.kit import (
    ChoiceField,
    DateField,
    DraftKeeper,
    Form,
    HoursField,
    LineField,
    NumberField,
    TextField,
    TickField,
)


class Kind(Enum):
    FIRM = "firm"
    CARE = "care"


@pytest.fixture
def form(shown) -> Form:
    made = Form(
        "Wie",
        LineField("name", "&Naam", required=True),
        (
            DateField("since", "&Sinds", today=date(2026, 11, 24)),
            ChoiceField("kind", "S&oort", ((Kind.FIRM, "Bedrijf"), (Kind.CARE, "Zorg")), empty="Kies"),
        ),
        HoursField("week", "&Uren"),
        NumberField("places", "&Plaatsen", most=20),
        TextField("note", "No&titie"),
        TickField("shared", "Mag mee"),
    )
    return shown(made)


VALUES = {
    "name": "Bakkerij Korenaar",
    "since": date(2026, 9, 1),
    "kind": Kind.CARE,
    "week": 150,
    "places": 3,
    "note": "Weegt zelf af",
    "shared": True,
}


def test_values_go_in_and_come_out(form: Form) -> None:
    form.show(VALUES)
    assert form.values() == VALUES
    assert not form.is_dirty


def test_typing_and_choosing_with_the_keyboard_alone(form: Form) -> None:
    form.focus_first()
    for text in ("  Kwekerij Zonnehof ", "24 nov", None, "2,5", "4", "Mooi"):
        if text is None:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        else:
            QTest.keyClicks(QApplication.focusWidget(), text)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert form.values() == {
        "name": "Kwekerij Zonnehof",
        "since": date(2026, 11, 24),
        "kind": Kind.FIRM,
        "week": 150,
        "places": 4,
        "note": "Mooi",
        "shared": True,
    }
    assert form.is_dirty


def test_wrong_fields_say_why_and_the_cursor_goes_to_the_first(form: Form) -> None:
    form["since"].show_raw("31 nov 2026")
    form["places"].show_raw("99")
    assert not form.is_valid()
    assert form["name"].error() == "Vul dit in."
    assert form["since"].error() == "November 2026 heeft 30 dagen."
    assert form["places"].error() == "Kies een getal van 0 tot en met 20."
    assert form["name"].isAncestorOf(QApplication.focusWidget())
    QTest.keyClicks(form["name"].editor, "x")
    assert form["name"].error() == ""


def test_an_error_of_a_verb_goes_under_its_field(form: Form) -> None:
    assert form.show_expected(Expected("field.required", field="note"))
    assert form["note"].error() == "Vul dit in."
    assert not form.show_expected(Expected("disk.full"))


def test_every_field_has_a_name_for_a_screen_reader(form: Form) -> None:
    assert [field.editor.accessibleName() for field in form] == [
        "Naam, moet ingevuld",
        "Sinds",
        "Soort",
        "Uren",
        "Plaatsen",
        "Notitie",
        "Mag mee",
    ]
    form.show_error("since", "Dat kan niet.")
    assert form["since"].editor.accessibleDescription() == "Dat kan niet."


def test_a_draft_brings_back_even_what_cannot_be_read(form: Form, clock, qtbot) -> None:
    kept: list[str] = []
    drafts = DraftKeeper(form, kept.append, now=clock.now)
    form.show(VALUES)
    form["since"].setFocus()
    form["since"].line.selectAll()
    QTest.keyClicks(form["since"].editor, "ergens in mei")
    with qtbot.waitSignal(drafts.kept) as said:
        drafts.flush()
    assert said.args == ["Concept bewaard 10:04"]
    other = json.loads(kept[0])
    form.show(VALUES)
    drafts.show_draft(kept[0])
    assert form.raw() == other
    assert form["since"].raw() == "ergens in mei"
    assert form.is_dirty


def test_a_draft_is_kept_within_two_seconds_without_a_pause(form: Form, clock, qtbot) -> None:
    kept: list[str] = []
    drafts = DraftKeeper(form, kept.append, now=clock.now)
    assert drafts.QUIET_MS <= drafts.LONGEST_MS <= 2000
    for timer in (drafts._quiet, drafts._longest):
        timer.setInterval(0)
    QTest.keyClicks(form["name"].editor, "N")
    qtbot.waitUntil(lambda: bool(kept))
    drafts.flush()
    assert len(kept) == 1


def test_showing_a_value_is_not_an_edit_and_a_damaged_draft_does_no_harm(form: Form, clock) -> None:
    kept: list[str] = []
    drafts = DraftKeeper(form, kept.append, now=clock.now)
    form.show(VALUES)
    drafts.show_draft("{")
    drafts.show_draft("[1]")
    drafts.flush()
    assert kept == []
    assert form.values() == VALUES


def test_a_draft_that_cannot_be_kept_is_said_and_tried_again(form: Form, clock, qtbot) -> None:
    refusals = [Expected("vault.disk_full")]
    kept: list[str] = []

    def keep(text: str) -> None:
        if refusals:
            raise refusals.pop()
        kept.append(text)

    drafts = DraftKeeper(form, keep, now=clock.now)
    QTest.keyClicks(form["name"].editor, "N")
    with qtbot.waitSignal(drafts.failed):
        drafts.flush()
    drafts.flush()
    assert len(kept) == 1


def test_the_wheel_does_not_change_a_choice_in_passing(form: Form) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    form["name"].setFocus()
    combo = form["kind"].editor
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, event)
    assert form["kind"].value() is None
