"""An overdracht from the first key to the saved files and the check, without a mouse, in a real vault."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from jobcoach.caseload.handovers import handover_rows
from jobcoach.handover.check import check
from jobcoach.handover.report import Verdict
from jobcoach.handover.wrapping import unwrap
from jobcoach.model.choices import HandoverStatus
from jobcoach.ui.handover.recipient_step import RecipientStep
from jobcoach.ui.handover.send_step import SendStep
from jobcoach.vault.keeper import Vault
from tests.seals import give_seal
from tests.ui.fakes import FakeAsk
from tests.ui.handover_walk import NOW, TODAY, Walk, add_recipient, add_student, fill_dossier, new_vault

Key = Qt.Key


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path / "linde.kluis")
    give_seal(made)
    student = add_student(made, "Łukasz", "Nowak", date(2008, 3, 14))
    fill_dossier(made, student)
    add_student(made, "Noor", "Visser", date(2009, 1, 1))
    add_recipient(made)
    yield made
    made.lock()


@pytest.fixture
def walk(qapp: object, vault: Vault, ask: FakeAsk, tmp_path: Path) -> Walk:
    return Walk(vault, ask, trust=tmp_path / "bekend" / "scholen.json")


def test_from_new_overdracht_to_a_package_that_passes_the_check(
    walk: Walk, vault: Vault, ask: FakeAsk, tmp_path: Path
) -> None:
    walk.open("handover")
    walk.press(Key.Key_N, ctrl=True)
    walk.type("nowak")
    walk.press(Key.Key_Return)
    assert walk.head() == "Overdracht Łukasz Nowak"
    walk.type(" Graag.")
    walk.press(Key.Key_Return, ctrl=True)
    answer_everything_with_yes(walk)
    walk.press(Key.Key_Return, ctrl=True)
    walk.press(Key.Key_Space)
    walk.press(Key.Key_Return, ctrl=True)
    solve_the_findings(walk)
    walk.press(Key.Key_Return, ctrl=True)
    assert walk.focused() == "Verzegel"
    walk.press(Key.Key_Return)
    step = walk.step(SendStep)
    assert step.facts.row is not None
    assert step.facts.row.status is HandoverStatus.VERZEGELD

    files = [tmp_path / "pakket_beveiligd.zip", tmp_path / "pakket.zip", tmp_path / "school-root.pem"]
    for file in files:
        ask.expect("save_file", file)
    walk.press(Key.Key_Return)
    assert step.save.groups is not None
    password = "".join(step.save.groups.groups)
    walk.reach("Ik heb het, haal het weg")
    walk.press(Key.Key_Return)
    assert step.save.groups is None
    walk.reach("Beveiligde mail (NTA 7516)")
    walk.press(Key.Key_Space)
    walk.reach("Bewaar zoals het is")
    walk.press(Key.Key_Return)
    walk.reach("Bewaar schoolzegel (school-root.pem)")
    walk.press(Key.Key_Return)
    container, root = files[1].read_bytes(), files[2].read_bytes()
    assert unwrap(files[0].read_bytes(), password) == container
    assert check(container, roots=(root,), now=NOW).verdict is Verdict.INTACT_KNOWN

    walk.press(Key.Key_Return, ctrl=True)
    rows = vault.ask(handover_rows(on=TODAY))
    assert [(row.status, row.sent_on) for row in rows] == [(HandoverStatus.VERSTUURD, TODAY)]
    walk.press(Key.Key_Right)
    walk.press(Key.Key_Space)
    walk.press(Key.Key_Return, ctrl=True)
    assert vault.ask(handover_rows(on=TODAY))[0].status is HandoverStatus.AANGENOMEN

    ask.expect("open_file", files[0])
    walk.open("check")
    walk.press(Key.Key_O, ctrl=True)
    walk.type(password.lower().replace("-", " "))
    walk.press(Key.Key_Return)
    assert "Niets veranderd, school bekend" in walk.words()


def answer_everything_with_yes(walk: Walk) -> None:
    assert "Gezondheid" in walk.words()
    for number in range(7):
        walk.press(Key.Key_N if number == 6 else Key.Key_J)
        walk.press(Key.Key_Tab)
    assert walk.focused() == "Leg vast wat Łukasz zegt"
    walk.press(Key.Key_Return)
    assert "5 van 6 onderwerpen mogen mee." in walk.words()
    assert walk.focused() == "Verder"


def solve_the_findings(walk: Walk) -> None:
    assert "Medisch woord: ADHD" in walk.words()
    walk.reach("Vervang: Medisch woord: ADHD")
    walk.press(Key.Key_Return)
    assert "Medisch woord: ADHD" not in walk.words()
    walk.reach("Laat staan…: Naam van iemand anders: Piotr Wolski")
    walk.press(Key.Key_Return)
    walk.type("Piotr wil zelf gebeld worden")
    walk.press(Key.Key_Return)
    while "Laat staan" in walk.words():  # afspraken en driegesprek
        walk.reach_start("Laat staan…")
        walk.press(Key.Key_Return)
        walk.type("Komt later")
        walk.press(Key.Key_Return)
    assert "“Piotr Wolski” mag blijven: Piotr wil zelf gebeld worden" in walk.words()


def test_escape_steps_back_from_every_step_and_keeps_what_was_typed(walk: Walk, vault: Vault) -> None:
    walk.open("handover")
    walk.press(Key.Key_N, ctrl=True)
    walk.type("nowak")
    walk.press(Key.Key_Escape)
    assert walk.page().chooser is not None, "Escape empties the filter first"
    walk.press(Key.Key_Escape)
    assert walk.page().chooser is None
    walk.press(Key.Key_N, ctrl=True)
    walk.type("nowak")
    walk.press(Key.Key_Return)
    walk.type(" Alvast bedankt.")
    walk.press(Key.Key_Escape)
    assert "Begonnen, nog geen ontvanger gekozen" in walk.words()
    walk.reach_start("Ga verder")
    walk.press(Key.Key_Return)
    question = walk.step(RecipientStep).form["question"]
    assert str(question.value()).endswith("Alvast bedankt."), "a draft that was never saved comes back"
    for step in range(1, 5):
        walk.flow()._reached = 4
        walk.press(Key.Key_Return, ctrl=True) if step == 1 else walk.flow().open_step(step)
        assert walk.flow().now == step
        walk.press(Key.Key_Escape)
        assert walk.flow().now == step - 1
        walk.flow().open_step(0)
    walk.press(Key.Key_Escape)
    assert walk.page().flow is None
    rows = vault.ask(handover_rows(on=TODAY))
    assert [row.status for row in rows] == [HandoverStatus.VOORBEREID]
    assert "Begonnen" not in walk.words()


def test_it_opens_where_it_was_left(walk: Walk) -> None:
    walk.open("handover")
    walk.press(Key.Key_N, ctrl=True)
    walk.type("nowak")
    walk.press(Key.Key_Return)
    walk.press(Key.Key_Return, ctrl=True)
    walk.press(Key.Key_Return, ctrl=True)
    assert walk.flow().now == 2
    walk.flow().leave()
    walk.reach_start("Ga verder")
    walk.press(Key.Key_Return)
    assert walk.flow().now == 2


def test_only_done_steps_can_be_clicked(walk: Walk) -> None:
    walk.open("handover")
    walk.press(Key.Key_N, ctrl=True)
    walk.type("nowak")
    walk.press(Key.Key_Return)
    walk.press(Key.Key_Return, ctrl=True)
    steps = walk.flow().rail.steps._steps
    steps[4].click()
    assert walk.flow().now == 1
    steps[0].click()
    assert walk.flow().now == 0
