"""J7 over the whole window: a catalogue file, a concept, evidence, a warning, issue, correct, and a class at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from jobcoach import desktop
from jobcoach.caseload.documents import content_of
from jobcoach.caseload.employers import AddRecognition, SaveContactPerson, SaveEmployer, location_of
from jobcoach.caseload.internships import SaveInternship
from jobcoach.caseload.log_book import KeepLog
from jobcoach.caseload.opening import Gate
from jobcoach.caseload.papers import lines_of, papers_of, reason_of
from jobcoach.caseload.students import SaveStudent
from jobcoach.documents.pages import page_count
from jobcoach.model.base import EmployerId, InternshipId, StudentId
from jobcoach.model.choices import Independence, LogKind, PaperStatus
from jobcoach.ui.application import make_application
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import FloatingPanel
from jobcoach.ui.lane import InlineLane
from jobcoach.ui.paper_view import PaperView
from jobcoach.ui.preferences import Preferences
from jobcoach.ui.settings.part import QUALIFICATIONS
from jobcoach.ui.students.documents_part import DocumentsPart
from jobcoach.ui.window import Window
from jobcoach.vault.kdf import Cost
from tests.exchange import catalogue_files as made
from tests.ui.fakes import FakeAsk

NOW = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
TODAY = NOW.date()
PASSPHRASE = "vijver kapstok linnen zaag merel"


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return make_application(["jobcoach"])


@dataclass
class Program:
    window: Window
    desk: Desk
    ask: FakeAsk

    def go(self, place: str, key: int | None = None) -> Any:
        assert self.window.frame is not None
        self.window.frame.go(place, key)
        QApplication.processEvents()
        return self.window.frame.page()

    def says(self, within: QObject | None = None) -> str:
        QApplication.processEvents()
        return " ".join(label.text() for label in (within or self.window).findChildren(QLabel) if label.isVisible())


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    vaults = tmp_path / "kluizen"
    vaults.mkdir()
    gate = Gate(vaults=lambda: vaults, clock=lambda: NOW, cost=Cost(8 * 1024, 1, 1))
    ask = FakeAsk()
    window = desktop.build_window(
        clock=lambda: NOW, preferences=Preferences(tmp_path / "voorkeuren.ini"), restart=lambda _words: None, gate=gate,
        lane=InlineLane(), ask=ask,
    )  # fmt: skip

    class Silent:
        def say(self, *_words: object) -> None: ...

    make = gate.create(
        school="Praktijkschool De Linde", place="Lindeborg", brin="99ZZ", coach="Marieke Hol", passphrase=PASSPHRASE
    )
    window.open_with(make(Silent()))  # type: ignore[arg-type]
    window.show()
    assert window._desk is not None
    yield Program(window, window._desk, ask)
    ask.done()
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def company(desk: Desk) -> tuple[EmployerId, Any]:
    employer = desk.do(SaveEmployer(name="Kantoor Het Klaverblad", place="Lindeborg", leerbedrijf_id="100123456"))
    location = desk.ask(location_of(employer))
    desk.do(AddRecognition(location=location, code="25573", name="Office assistant", end=date(2026, 10, 31)))
    trainer = desk.do(SaveContactPerson(employer=employer, name="Bram de Vries", function="chef", trainer=True))
    return employer, (location, trainer)


def someone(desk: Desk, call_name: str, where: Any, *, class_name: str = "5B") -> tuple[StudentId, InternshipId]:
    location, trainer = where
    student = desk.do(
        SaveStudent(call_name=call_name, last_name="Visser", class_name=class_name, born_on=date(2008, 3, 4))
    )
    stage = desk.do(
        SaveInternship(
            student=student, location=location, trainer=trainer, start=date(2026, 9, 1), end=date(2027, 1, 29),
            days="ma di", hours_per_week="16",
        )
    )  # fmt: skip
    desk.do(
        KeepLog(kind=LogKind.STAGEDAG, on=TODAY - timedelta(days=4), minutes=480, student=student, internship=stage,
                note="Zette de post op volgorde, zonder hulp.")
    )  # fmt: skip
    return student, stage


def press(words: str, within: QWidget) -> None:
    QApplication.processEvents()
    found = [b for b in within.findChildren(QPushButton) if words in b.text().replace("&", "") and b.isVisible()]
    assert len(found) == 1, [b.text() for b in within.findChildren(QPushButton) if b.isVisible()]
    found[0].click()
    QApplication.processEvents()


def documents_of(program: Program, student: StudentId) -> DocumentsPart:
    page = program.go("students", int(student))
    page.dossier.show_part("Documenten")
    QApplication.processEvents()
    part = page.dossier.findChild(DocumentsPart)
    assert isinstance(part, DocumentsPart)
    return part


def read_catalogue(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "kd.xml"
    file.write_text(made.DOSSIER, "utf-8")
    page = program.go("settings", QUALIFICATIONS)
    part = page.shown_part()
    program.ask.expect("open_file", file)
    press("Lees een bestand in", part)
    assert "Gevonden: 2 kwalificaties, 3 kerntaken, 5 werkprocessen." in program.says(part)
    press("Bewaar deze editie", part)
    assert "2 kwalificaties bewaard" in program.says(part)


def begin(program: Program, student: StudentId, *, words: str = "Proef een") -> DocumentsPart:
    documents = documents_of(program, student)
    press("Begin praktijkverklaring", documents)
    editor = documents.editor
    assert editor is not None
    press("Voeg werkproces toe", editor.lines)
    form = editor.lines.editor().form  # type: ignore[union-attr]
    field = form["werkproces"]
    field.line.setText(words)  # type: ignore[attr-defined]
    field._look()  # type: ignore[attr-defined]
    field._choose(field._rows.row_at(0).key)  # type: ignore[attr-defined]
    if words == "Proef een":
        assert "Resultaat: Het is klaar." in program.says(editor)
        assert "Gedrag: werkt netjes; vraagt om hulp" in program.says(editor)
    boxes = form["evidence"]._boxes  # type: ignore[attr-defined]
    assert any("Zette de post op volgorde" in box.text() for box in boxes.values())
    form["evidence"].show_value(tuple(boxes))
    form["independence"].show_value(Independence.KNOWN_SITUATION)
    form.show_raw({"done": "Sorteerde de post.", "assessed_on": "20-11-2026", "assessor": "Bram de Vries"})
    assert editor.lines.editor().commit()  # type: ignore[union-attr]
    return documents


def test_from_a_catalogue_file_to_a_corrected_paper(program: Program, tmp_path: Path) -> None:
    read_catalogue(program, tmp_path)
    _, where = company(program.desk)
    noor, _ = someone(program.desk, "Noor", where)
    documents = begin(program, noor)
    editor = documents.editor
    assert editor is not None
    assert "1 keer gezien in het logboek" in program.says(editor)
    line = program.desk.ask(lines_of(editor.paper))[0].id
    assert editor.look_again.chips_of(line) == (("erkenning afgelopen", "warn", "warning"),)
    assert "de erkenning van het bedrijf liep af op 31\xa0oktober\xa02026" in program.says(editor)

    editor.issue()
    assert "Schrijf in een paar woorden waarom." in editor.look_again.reason.form["reason"].error()
    assert program.desk.ask(papers_of(noor))[0].status is PaperStatus.CONCEPT
    editor.look_again.reason.form.show_raw({"reason": "SBB is bezig met de verlenging."})
    program.ask.expect("question", True)
    editor.issue()
    (first,) = program.desk.ask(papers_of(noor))
    assert (first.status, first.number) == (PaperStatus.UITGEGEVEN, "99ZZ-K1-2026-0001")
    assert program.desk.ask(reason_of(first.id)) == "SBB is bezig met de verlenging."
    assert len(program.desk.ask(lines_of(first.id))[0].evidence) == 1

    press("Verbeter", documents)
    again = documents.editor
    assert again is not None
    line = program.desk.ask(lines_of(again.paper))[0]
    assert len(line.evidence) == 1, "the evidence goes with the correction"
    again.lines.edit(line.id or 0)
    again.lines.editor().form.show_raw({"done": "Sorteerde en bezorgde de post."})  # type: ignore[union-attr]
    again.look_again.reason.form.show_raw({"reason": "Nog steeds bezig."})
    program.ask.expect("question", True)
    again.issue()
    newer, older = program.desk.ask(papers_of(noor))
    assert (newer.version, newer.status, older.status) == (2, PaperStatus.UITGEGEVEN, PaperStatus.VERVANGEN)
    assert newer.document is not None
    assert older.document is not None
    assert page_count(program.desk.ask(content_of(newer.document))) >= 1
    assert page_count(program.desk.ask(content_of(older.document))) >= 1, "the old one stays as it was"


def test_a_class_at_once(program: Program, tmp_path: Path) -> None:
    read_catalogue(program, tmp_path)
    employer, where = company(program.desk)
    names = ("Noor", "Emre", "Aylin")
    people = {name: someone(program.desk, name, where)[0] for name in names}
    other, _ = someone(program.desk, "Thijs", where, class_name="4A")
    for name in ("Noor", "Emre"):
        begin(program, people[name])
        documents_of(program, people[name]).editor.close_it()  # type: ignore[union-attr]
    documents = documents_of(program, people["Aylin"])
    press("Begin praktijkverklaring", documents)

    page = program.go("internships")
    press("Verklaringen", page.pane)
    batch = page.batch
    assert "2 compleet, 1 nog niet" in program.says(batch)
    assert "minstens één werkproces" in program.says(batch)
    assert [line.box.isEnabled() for line in batch.lines.values()].count(True) == 2
    press("Kies alle complete", batch)
    press("Geef 2 uit", batch)
    assert "Schrijf in een paar woorden waarom." in batch.reason.error()
    batch.reason.show_value("Verlenging is aangevraagd.")
    program.ask.expect("question", True)
    press("Geef 2 uit", batch)
    assert "2 praktijkverklaringen uitgegeven" in program.says(page)
    for name in ("Noor", "Emre"):
        (paper,) = program.desk.ask(papers_of(people[name]))
        assert paper.status is PaperStatus.UITGEGEVEN
        assert program.desk.ask(reason_of(paper.id)) == "Verlenging is aangevraagd."
    assert program.desk.ask(papers_of(people["Aylin"]))[0].status is PaperStatus.CONCEPT

    press("Bekijk als één PDF", batch)
    view = program.window.findChild(PaperView)
    assert view is not None
    assert page_count(view.paper.content) >= 2
    assert {student for _, student in view.paper.noted()} == {people["Noor"], people["Emre"]}
    panel = program.window.findChild(FloatingPanel)
    assert panel is not None
    panel.close_panel()
    out = tmp_path / "uit"
    out.mkdir()
    program.ask.expect("pick_folder", out)
    press("Bewaar als bestanden", batch)
    assert sorted(path.name for path in out.iterdir()) == [
        "praktijkverklaring_99ZZ-K1-2026-0001.pdf", "praktijkverklaring_99ZZ-K1-2026-0002.pdf",
    ]  # fmt: skip
    assert "2 bestanden bewaard in uit" in program.says(page)
    assert program.desk.ask(papers_of(other)) == ()
    assert employer
