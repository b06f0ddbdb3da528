"""A praktijkverklaring from the log to the scan that counts: issued, printed, brought to the company, scanned, signed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jobcoach.caseload.paper_ways import find_way
from jobcoach.caseload.papers import papers_of
from jobcoach.documents.scans import files
from jobcoach.model.choices import Independence, PaperPlace
from jobcoach.ui.application import make_application
from jobcoach.ui.kit import Chip, FloatingPanel
from jobcoach.ui.paper_view import PaperView
from jobcoach.ui.papers.pile_side import PaperSide
from jobcoach.ui.students.way_piece import WayPiece
from tests.ui.papers_world import banner, papers_page, press, settle
from tests.ui.students_world import World, filled_vault


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return make_application(["jobcoach"])


@pytest.fixture
def world(tmp_path: Path, qtbot: Any) -> Iterator[World]:
    (tmp_path / "template").mkdir()
    vault, people = filled_vault(tmp_path, tmp_path / "template")
    made = World(vault)
    qtbot.addWidget(made.frame)
    made.page.open_key(people.noor)
    made.page.dossier.show_part("Documenten")  # type: ignore[union-attr]
    yield made
    vault.lock()


def chips(inside: Any) -> list[str]:
    settle()
    return [chip.text() for chip in inside.findChildren(Chip) if chip.isVisible()]


def issue(world: World) -> None:
    documents: Any = world.page.dossier.part()  # type: ignore[union-attr]
    press(documents, "Begin praktijkverklaring")
    press(documents.editor.lines, "Voeg werkproces toe")
    form = documents.editor.lines.editor().form
    form["werkproces"].show_value(1)
    form["independence"].show_value(Independence.KNOWN_SITUATION)
    form.show_raw({"done": "Woog deeg af", "assessed_on": "17-11-2026", "assessor": "Ria Bakker"})
    assert documents.editor.lines.editor().commit()
    world.ask.answers = [True]
    press(documents, "Geef uit")


def print_to(target: Path) -> Callable[[Any, Callable[[QPrinter], object]], None]:
    def choose(_parent: Any, then: Callable[[QPrinter], object]) -> None:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        then(printer)

    return choose


def signed_by_hand(printed: Path, folder: Path) -> Path:
    """What lay on the glass: upside down, a little askew, with three signatures in blue."""
    page = files.picture(printed.read_bytes(), 0)
    pen = page.width / 210
    for left in (25, 82, 140):
        points = [((left + x) * pen, (230 + y) * pen) for x, y in ((0, 4), (8, -5), (14, 5), (24, -3))]
        ImageDraw.Draw(page).line(points, fill=(25, 45, 150), width=6)
    page = page.rotate(178.2, Image.Resampling.BICUBIC, fillcolor="white")
    page.save(folder / "kopieermachine.pdf", resolution=200)
    return folder / "kopieermachine.pdf"


def test_from_the_issued_paper_to_the_scan_that_counts(world: World, tmp_path: Path, qtbot: Any) -> None:
    issue(world)
    assert "Nog niet getekend terug" in chips(world.frame)
    press(world.frame, "Bekijk praktijkverklaring")
    view = world.frame.findChild(PaperView)
    assert view is not None
    view._choose = print_to(tmp_path / "printer.pdf")
    view.print_it()
    world.frame.findChild(FloatingPanel).close_panel()  # type: ignore[union-attr]
    assert "Geprint" in chips(world.frame)

    piece = world.frame.findChildren(WayPiece)[-1]
    piece.move_to(PaperPlace.BEDRIJF)
    assert "Bij het bedrijf, sinds di 24 nov" in chips(world.frame)

    page, _ = papers_page(world.vault)
    qtbot.addWidget(page)
    page.show()
    page.read([signed_by_hand(tmp_path / "printer.pdf", tmp_path)])
    side = page.pile.side
    assert isinstance(side, PaperSide)
    assert side.keep.isEnabled()
    for line in side.signers.lines:
        QTest.keyClick(line.tick.box, Qt.Key.Key_Space)
    press(page, "Bewaar scan")
    assert "telt nu als getekend" in banner(page)

    noor = world.page.dossier.part().room.student  # type: ignore[union-attr]
    (paper,) = world.vault.ask(papers_of(noor))
    assert paper.signed
    way = world.vault.ask(find_way(paper.document))  # type: ignore[arg-type]
    assert way.place is PaperPlace.COACH
    world.page.dossier.part().refresh()  # type: ignore[union-attr]
    assert "Getekend" in chips(world.frame)
