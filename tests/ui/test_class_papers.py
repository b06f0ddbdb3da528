"""Stages, Verklaringen: ticks by keyboard, a warning that asks why, one that fails, and nothing there yet."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget

from jobcoach.caseload.catalogue import AddEdition, NewQualification, NewWerkproces, werkprocessen
from jobcoach.caseload.employers import AddRecognition, employer_form, employer_rows, location_of
from jobcoach.caseload.internships import internship_form
from jobcoach.caseload.paper_batch import BatchResult, batch_rows
from jobcoach.caseload.papers import SaveLine, StartPaper, lines_of
from jobcoach.model.base import InternshipId, PraktijkverklaringId
from jobcoach.model.choices import Independence, PaperStatus
from jobcoach.ui.internships.page import InternshipsPage, make_place
from jobcoach.ui.students.werkproces_field import WerkprocesField
from tests.ui.fakes import FakeAsk
from tests.ui.settings_world import World, add_employer, add_stage, add_student, make_world, press, tab_to

Show = Callable[[QWidget], Any]
TODAY = date(2026, 11, 24)


@pytest.fixture
def world(tmp_path: Path, ask: FakeAsk, qapp: object) -> Iterator[World]:
    made = make_world(tmp_path, ask)
    yield made
    made.desk.lock()


@pytest.fixture
def papers(world: World) -> dict[str, PraktijkverklaringId]:
    """Noor and Emre are complete, Łukasz is not; the company's recognition ended before Emre was assessed."""
    found = {}
    for name, last, end in (("Noor", "Visser", None), ("Emre", "Yıldız", date(2026, 10, 1)), ("Łukasz", "Nowak", None)):
        employer = add_employer(world, f"Bedrijf {last}", trainer=f"Opleider {last}")
        world.desk.do(replace(world.desk.ask(employer_form(employer)), leerbedrijf_id="100123456"))
        world.desk.do(AddRecognition(location=world.desk.ask(location_of(employer)), code="27060", end=end))
        stage = add_stage(world, add_student(world, name, last), employer, date(2026, 9, 1), end=date(2027, 1, 29), hours_per_week="24")  # fmt: skip
        found[name] = complete(world, stage, employer, done=name != "Łukasz")
    return found


def complete(world: World, stage: InternshipId, employer: Any, *, done: bool) -> PraktijkverklaringId:
    from jobcoach.caseload.employers import contacts_of

    trainer = world.desk.ask(contacts_of(employer))[0].id
    world.desk.do(replace(world.desk.ask(internship_form(stage)), trainer=trainer))
    paper = world.desk.do(StartPaper(internship=stage))
    if done:
        world.desk.do(
            SaveLine(
                paper=paper, werkproces=world.desk.ask(werkprocessen("mise en place"))[0].id, done="Sneed groente.",
                independence=Independence.SUPERVISED, assessed_on=date(2026, 11, 20), assessor="Opleider",
            )
        )  # fmt: skip
    return paper


@pytest.fixture
def page(world: World, papers: dict[str, PraktijkverklaringId], shown: Show) -> InternshipsPage:
    frame = shown(world.frame(make_place(world.tools)))
    made = frame.page()
    assert isinstance(made, InternshipsPage)
    made.show_batch()
    return made


def says(widget: QWidget) -> str:
    QApplication.processEvents()
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press_button(words: str) -> None:
    tab_to(lambda at: isinstance(at, QPushButton) and words in at.text().replace("&", "") and at.isEnabled())
    press(None, "Return")


def status(world: World, paper: PraktijkverklaringId) -> PaperStatus:
    return next(row.status for row in world.desk.ask(batch_rows()) if row.paper == paper)


def test_one_is_ticked_and_issued_with_the_keyboard(
    world: World, page: InternshipsPage, papers: dict[str, PraktijkverklaringId], ask: FakeAsk
) -> None:
    assert "2 compleet, 1 nog niet, 0 uitgegeven" in says(page.batch)
    box = page.batch.lines[papers["Noor"]].box
    assert not page.batch.lines[papers["Łukasz"]].box.isEnabled()
    assert "Noor Visser" in box.accessibleName()
    tab_to(lambda at: isinstance(at, QCheckBox) and at is box)
    press(None, "Space")
    ask.expect("question", True)
    press_button("Geef 1 uit")
    assert status(world, papers["Noor"]) is PaperStatus.UITGEGEVEN
    assert status(world, papers["Emre"]) is PaperStatus.CONCEPT
    assert "1 praktijkverklaring uitgegeven" in says(page)
    at = QApplication.focusWidget()
    assert at is page.batch.one_button, "the keyboard goes on at the next step"


def test_a_warning_asks_why_and_not_yet_changes_nothing(
    world: World, page: InternshipsPage, papers: dict[str, PraktijkverklaringId], ask: FakeAsk
) -> None:
    assert "de erkenning van het bedrijf liep af op 1\xa0oktober\xa02026" in says(page.batch)
    page.batch.tick_all()
    page.batch.issue()
    assert "waarom" in page.batch.reason.error()
    page.batch.reason.show_value("Verlenging loopt.")
    ask.expect("question", False)
    page.batch.issue()
    assert {status(world, papers[name]) for name in papers} == {PaperStatus.CONCEPT}


def test_one_that_fails_is_named_and_the_others_are_issued(
    world: World, page: InternshipsPage, papers: dict[str, PraktijkverklaringId], ask: FakeAsk
) -> None:
    line = world.desk.ask(lines_of(papers["Noor"]))[0]
    world.desk.do(replace(line, done="Het teken \U00013000.", free_title=""))
    page.batch.tick_all()
    page.batch.reason.show_value("Verlenging loopt.")
    ask.expect("question", True)
    page.batch.issue()
    assert status(world, papers["Emre"]) is PaperStatus.UITGEGEVEN
    assert status(world, papers["Noor"]) is PaperStatus.CONCEPT
    assert "Noor Visser: Het teken" in says(page.batch)
    assert "1 lukte niet" in says(page)


def test_a_stop_says_that_the_rest_is_still_a_concept(page: InternshipsPage) -> None:
    page.batch._issued(BatchResult(issued=(), not_done=(), stopped=True))
    assert "de rest is nog concept" in says(page)


def test_initials_only_hides_the_names(world: World, page: InternshipsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobcoach.ui.discreet.name", lambda words: "".join(part[0] for part in words.split()))
    page.batch.reload()
    assert "Noor" not in says(page.batch)
    assert "Noor" not in "".join(line.box.accessibleName() for line in page.batch.lines.values())


def test_the_way_back_and_a_stage_take_its_place(page: InternshipsPage) -> None:
    page.list.choose(page.rows.row_at(0).key)
    assert page.batch.isHidden()
    assert not page.card.isHidden()
    page.show_batch()
    assert page.card.isHidden()
    page.batch.back.click()
    assert page.batch.isHidden()


def test_with_no_paper_it_says_where_to_begin(world: World, shown: Show) -> None:
    made = shown(world.frame(make_place(world.tools))).page()
    made.show_batch()
    assert "Nog geen praktijkverklaringen" in says(made.batch)
    assert not made.batch.issue_button.isEnabled()
    assert world.desk.ask(employer_rows(on=TODAY)) == ()


def test_only_what_counts_during_the_stage_is_offered_unless_asked(world: World, shown: Show) -> None:
    part = NewWerkproces(
        kerntaak_code="B1-K1", kerntaak_title="Proef", code="B1-K1-W1", title="Later werk", result="Af."
    )
    later = NewQualification(
        dossier_code="", dossier_name="", code="27901", name="Later", level=1, werkprocessen=(part,)
    )
    world.desk.do(
        AddEdition(name="Later", source="", status="proef", valid_from=date(2027, 8, 1), qualifications=(later,))
    )
    field = WerkprocesField(world.desk, first=date(2026, 9, 1), last=date(2027, 1, 29))
    shown(field)
    field.line.setText("Later werk")
    field._look()
    assert field._rows.rowCount() == 0
    assert "Niets gevonden" in says(field)
    field.all_years.click()
    assert field._rows.rowCount() == 1
    field._choose(field._rows.row_at(0).key)
    assert "Resultaat: Af." in says(field)
