"""Overdracht, Hele klas: with keys alone from the list to packages, sheets and a mail; what would be lost stays."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from jobcoach.caseload.drafts import KeepDraft
from jobcoach.caseload.handovers import handover_rows
from jobcoach.caseload.package_batch import REACHED, Handed
from jobcoach.handover.wrapping import unwrap
from jobcoach.model.base import HandoverId
from jobcoach.model.choices import Capacity, HandoverStatus
from jobcoach.model.road import Road
from jobcoach.ui.desk import Desk
from jobcoach.ui.handover.batch import ClassPackages, banner_of
from jobcoach.ui.handover.saving import mail_text_of
from jobcoach.ui.paper_view import PaperView
from jobcoach.vault.keeper import Vault
from tests.caseload.every_column import pdf_text
from tests.ui.fakes import FakeAsk
from tests.ui.handover_walk import (
    SCHOOL,
    TODAY,
    Walk,
    add_handover,
    add_student,
    fill_dossier,
    filled_vault,
    say_yes,
    settle,
)

Key = Qt.Key
PEOPLE = (("Amina", "Haddad"), ("Bram", "Jansen"), ("Cem", "Yılmaz"))


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """Three of 5B; Cem has not read it yet."""
    made, _, recipient = filled_vault(tmp_path / "linde.kluis")
    for call_name, last_name in PEOPLE:
        student = add_student(made, call_name, last_name, date(2007, 5, 1), class_name="5B")
        fill_dossier(made, student, medical=False)
        say_yes(made, student, recipient, by=f"{call_name} {last_name}", capacity=Capacity.STUDENT)
        handover = add_handover(made, student, recipient, name=call_name, read=call_name != "Cem")
        made.carry_out(KeepDraft(form=REACHED, subject=str(handover), content="4"))
    yield made
    made.lock()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def walk(qapp: object, vault: Vault, ask: FakeAsk, tmp_path: Path) -> Walk:
    made = Walk(vault, ask, trust=tmp_path / "scholen.json")
    made.open("handover")
    return made


def batch(walk: Walk) -> ClassPackages:
    found = walk.page().batch
    assert isinstance(found, ClassPackages)
    return found


def open_batch(walk: Walk) -> None:
    walk.reach("Hele klas")
    walk.press(Key.Key_Space)
    walk.reach("Klas")


def give_all(walk: Walk, ask: FakeAsk, out: Path) -> None:
    open_batch(walk)
    walk.reach("Kies alle die klaar zijn")
    walk.press(Key.Key_Space)
    ask.expect("pick_folder", out)
    ask.expect("question", True)
    walk.reach_start("Verzegel en bewaar 2")
    walk.press(Key.Key_Space)


def test_from_the_list_to_packages_with_keys_alone(walk: Walk, vault: Vault, ask: FakeAsk, out: Path) -> None:
    give_all(walk, ask, out)
    assert "2 pakketten bewaard in stick" in walk.words()
    names = sorted(path.name for path in out.iterdir())
    assert names == ["overdracht_99ZZ-MH-2026-0001_beveiligd.zip", "overdracht_99ZZ-MH-2026-0002_beveiligd.zip"]
    assert walk.focused() == "Toon de wachtwoordbladen", "the next step has the cursor"
    passwords = [item.password for item in batch(walk).done_block._handed.given]
    for name, password in zip(names, passwords, strict=True):
        assert unwrap((out / name).read_bytes(), password)[:2] == b"PK"
        assert password not in walk.words()
    walk.press(Key.Key_Space)
    (view,) = walk.frame.findChildren(PaperView)
    said = " ".join(pdf_text(view.paper.content).split())
    assert all(password.replace("-", "- ") in said for password in passwords)
    assert not any(name in said for pair in PEOPLE for name in pair)


def test_who_is_not_ready_is_told_and_cannot_be_ticked(walk: Walk, vault: Vault) -> None:
    open_batch(walk)
    assert "Nog nodig: nog niet gelezen" in walk.words()
    assert "2 klaar, 1 nog niet" in walk.words()
    assert [line.box.isEnabled() for line in batch(walk).lines.values()].count(True) == 2


def test_passwords_are_not_thrown_away_by_a_key(walk: Walk, vault: Vault, ask: FakeAsk, out: Path) -> None:
    give_all(walk, ask, out)
    shown = batch(walk)
    walk.press(Key.Key_Escape)
    assert batch(walk) is shown
    assert "Print eerst de wachtwoordbladen" in walk.words()
    walk.press(Key.Key_N, ctrl=True)
    assert batch(walk) is shown
    assert shown.done_block.holds_secrets()
    walk.reach("Ik heb de wachtwoordbladen")
    walk.press(Key.Key_Space)
    assert not any(item.password for item in shown.done_block._handed.given)
    assert walk.focused() == "Noteer alle als verstuurd"
    walk.press(Key.Key_Space)
    states = vault.ask(handover_rows(on=TODAY))
    assert [row.status for row in states].count(HandoverStatus.VERSTUURD) == 2
    walk.press(Key.Key_Escape)
    assert walk.page().batch is None


def test_the_mail_names_the_packages_and_nobody(walk: Walk, ask: FakeAsk, out: Path) -> None:
    give_all(walk, ask, out)
    walk.reach("Kopieer de mailtekst voor gemeente Lindeborg")
    walk.press(Key.Key_Space)
    text = QApplication.clipboard().text()
    assert "de overdrachten 99ZZ-MH-2026-0001 en 99ZZ-MH-2026-0002 van" in text
    assert "Elk pakket heeft een eigen wachtwoord" in text
    assert not any(name in text for pair in PEOPLE for name in pair)


def test_the_own_document_is_told_as_such() -> None:
    text = mail_text_of(("1",), school=SCHOOL, road=Road.ZIP, own=True)
    assert "overgangsdocument" in text
    assert "antwoorden" not in text, "who gets what is his own owes no answer"


@pytest.mark.parametrize("road", Road)
def test_the_words_for_several_packages_are_those_of_one_in_the_plural(road: Road) -> None:
    one, many = (mail_text_of(numbers, school=SCHOOL, road=road) for numbers in (("1",), ("1", "2", "3")))
    assert "overdracht 1 van" in one
    assert "overdrachten 1, 2 en 3 van" in many
    assert one.count("\n") == many.count("\n")
    for word in ("Het pakket", "het pakket", "U opent hem", "U opent het"):
        assert word not in many


def test_not_yet_changes_nothing(walk: Walk, vault: Vault, ask: FakeAsk, out: Path) -> None:
    open_batch(walk)
    batch(walk).tick_all()
    ask.expect("pick_folder", out)
    ask.expect("question", False)
    batch(walk).give()
    ask.expect("pick_folder", None)
    batch(walk).give()
    assert {row.status for row in vault.ask(handover_rows(on=TODAY))} == {HandoverStatus.VOORBEREID}
    assert list(out.iterdir()) == []


def test_a_stop_says_what_is_left(qapp: object, out: Path) -> None:
    stopped = banner_of(Handed(given=(), left=3, stopped=True), out)
    said = " ".join(label.text() for label in stopped.findChildren(QLabel))
    assert "Er is geen pakket bewaard" in said
    assert "Je hebt het gestopt." in said
    assert "3 overdrachten zijn niet begonnen en nog zoals ze waren." in said


def test_escape_stops_what_runs_and_nothing_else_throws_it_away(
    walk: Walk, ask: FakeAsk, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of a package: Escape stops it, Ctrl+N does not throw the page away."""
    open_batch(walk)
    shown = batch(walk)
    calls: list[str] = []
    monkeypatch.setattr(Desk, "do_later", lambda self, *_a, **_k: lambda: calls.append("stop"), raising=False)
    monkeypatch.setattr(type(walk.desk), "do_later", lambda self, *_a, **_k: lambda: calls.append("stop"))
    shown.tick_all()
    shown._run([HandoverId(1)], out)
    assert shown.job.is_busy()
    walk.press(Key.Key_N, ctrl=True)
    assert batch(walk) is shown
    assert "De pakketten worden nog gemaakt" in walk.words()
    assert calls == []
    walk.press(Key.Key_Escape)
    assert calls == ["stop"]
    settle()
    assert walk.page().batch is shown
