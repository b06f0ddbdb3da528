"""Making a paper with one button in a dossier: it appears by itself, is made behind the screen, and opens."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy.orm import Session

from jobcoach.caseload.documents import documents_of
from jobcoach.caseload.paper_trail import PaperOrder, make_paper
from jobcoach.caseload.students import student_form
from jobcoach.caseload.work import Job
from jobcoach.model.base import DocumentId
from jobcoach.model.choices import DocumentKind, SignerRole
from jobcoach.model.expected import Expected
from jobcoach.ui.kit import Banner, Button
from jobcoach.ui.paper_view import PaperView
from jobcoach.ui.students import new_papers
from jobcoach.ui.students.new_papers import NewPaper
from jobcoach.ui.students.room import Room
from tests.documents.wet_paper import WetPaper, build
from tests.ui.students_world import People, World, filled_vault


def agreement(room: Room) -> Job[DocumentId]:
    order = PaperOrder(
        kind=DocumentKind.TOESTEMMING,
        title="Toestemming",
        student=room.student,
        data=lambda _session: WetPaper(),
        build=build,
        signers=lambda _session: ((SignerRole.LEERLING, "Noor Visser"),),
    )
    return make_paper(order)


def impossible(room: Room) -> Job[DocumentId]:
    def refuse(_session: Session) -> WetPaper:
        raise Expected("documents.character", character="ḫ", code="U+1E2B", context="naam")

    order = PaperOrder(kind=DocumentKind.TOESTEMMING, title="Nee", student=room.student, data=refuse, build=build)
    return make_paper(order)


@pytest.fixture
def world(tmp_path: Path, shown: Callable[[Any], Any], monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    papers = (
        NewPaper(name="Toestemming", what="Voor de gemeente: de leerling kruist zelf aan.", make=agreement),
        NewPaper(name="Onmogelijk", what="Lukt nooit.", make=impossible),
    )
    monkeypatch.setattr(new_papers, "NEW_PAPERS", papers)
    (tmp_path / "template").mkdir()
    vault, people = filled_vault(tmp_path, tmp_path / "template")
    made = World(vault)
    shown(made.frame)
    made.page.open_key(people.noor)
    made.page.dossier.show_part("Documenten")  # type: ignore[union-attr]
    yield made
    vault.lock()


def press(world: World, name: str) -> None:
    QApplication.processEvents()
    (button,) = [
        b for b in world.frame.findChildren(Button) if b.isVisible() and name in (b.accessibleName(), b.text())
    ]
    button.click()


def test_a_paper_is_made_with_one_button_and_opens(world: World) -> None:
    words = {label.text() for label in world.frame.findChildren(QLabel)}
    assert {"Maak een papier", "Toestemming", "Voor de gemeente: de leerling kruist zelf aan."} <= words
    press(world, "Maak Toestemming")
    view = world.frame.findChild(PaperView)
    assert view is not None
    assert view.paper.about.startswith("99ZZ-")
    assert view.preview.view.pages == 2


def test_what_cannot_be_made_says_why_and_leaves_the_buttons_as_they_were(world: World) -> None:
    press(world, "Maak Onmogelijk")
    assert world.frame.findChild(PaperView) is None
    QApplication.processEvents()
    (banner,) = [b for b in world.frame.findChildren(Banner) if b.isVisible() and b.tone == "bad"]
    assert "Onmogelijk maken lukte niet" in banner.accessibleName()
    assert "ḫ" in banner.accessibleName()
    press(world, "Maak Toestemming")
    assert world.frame.findChild(PaperView) is not None


# --- the papers of the chain ------------------------------------------------------------------------------------


@pytest.fixture
def chain(tmp_path: Path, shown: Callable[[Any], Any]) -> Iterator[tuple[World, People]]:
    (tmp_path / "template").mkdir()
    vault, people = filled_vault(tmp_path, tmp_path / "template")
    made = World(vault)
    shown(made.frame)
    made.page.open_key(people.noor)
    made.page.dossier.show_part("Documenten")  # type: ignore[union-attr]
    yield made, people
    vault.lock()


def grow_up(world: World, people: People) -> None:
    form = world.desk.ask(student_form(people.noor))
    world.desk.do(replace(form, born_on=date(2007, 3, 4)))


def view(world: World) -> PaperView | None:
    return world.frame.findChild(PaperView)


def banner(world: World) -> Banner:
    QApplication.processEvents()
    (found,) = [b for b in world.frame.findChildren(Banner) if b.isVisible()]
    return found


def test_a_consent_form_is_looked_at_made_and_kept(chain: tuple[World, People]) -> None:
    world, people = chain
    press(world, "Bekijk Toestemmingsformulier")
    shown = view(world)
    assert shown is not None
    assert shown.paper.title == "Toestemmingsformulier, concept"
    assert world.desk.ask(documents_of(people.noor)) == ()
    press(world, "Sluit")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    press(world, "Maak Toestemmingsformulier")
    (kept,) = world.desk.ask(documents_of(people.noor))
    assert (kept.kind, kept.title) == (DocumentKind.TOESTEMMING, "Toestemmingsformulier")


def test_what_is_missing_is_told_before_anything_is_made(chain: tuple[World, People]) -> None:
    world, people = chain
    press(world, "Maak Aanbod loopbaanbegeleiding")
    told = banner(world)
    assert "nog niet compleet" in told.accessibleName()
    assert "de dag van uitschrijven (bij Gegevens)" in told.accessibleName()
    assert world.desk.ask(documents_of(people.noor)) == ()
    press(world, "Bekijk concept")
    shown = view(world)
    assert shown is not None
    assert "concept" in shown.paper.title


def test_a_paper_that_needs_an_overdracht_says_so(chain: tuple[World, People]) -> None:
    world, _ = chain
    press(world, "Maak Verzoek aan de gemeente")
    assert "Begin eerst een overdracht" in banner(world).accessibleName()


def test_home_of_an_adult_is_only_written_to_when_the_student_agrees(chain: tuple[World, People]) -> None:
    world, people = chain
    grow_up(world, people)
    world.ask.answers = [False]
    press(world, "Maak Brief aan de ouders")
    assert world.ask.asked == ["Vindt Noor deze brief goed?"]
    assert world.desk.ask(documents_of(people.noor)) == ()
    world.ask.answers = [True]
    press(world, "Maak Brief aan de ouders")
    assert [row.kind for row in world.desk.ask(documents_of(people.noor))] == [DocumentKind.OUDERBRIEF]


def test_home_of_a_minor_is_written_to_without_asking(chain: tuple[World, People]) -> None:
    world, people = chain
    press(world, "Maak Brief aan de ouders")
    assert world.ask.asked == []
    assert len(world.desk.ask(documents_of(people.noor))) == 1
