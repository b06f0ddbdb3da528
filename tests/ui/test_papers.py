"""Papieren through the hands of a coach: what is not back yet, a pile of scans, by hand, and all with the keyboard."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from jobcoach.caseload.documents import documents_of
from jobcoach.caseload.paper_ways import MovePaper, find_way
from jobcoach.model.base import DocumentId
from jobcoach.model.choices import DocumentKind, PaperPlace, SignerRole
from jobcoach.ui import theme
from jobcoach.ui.kit import Chip, FloatingPanel
from jobcoach.ui.papers.pile_side import LooseSide, PaperSide
from jobcoach.ui.papers.pile_view import PileView
from jobcoach.ui.papers.way_panel import WayView
from jobcoach.ui.students.way_piece import WayPiece
from jobcoach.vault.keeper import Vault, unlock
from jobcoach.vault.passphrase import to_bytes
from tests.ui.papers_world import agreement, banner, papers_page, press, says, scan_file, scanned, settle
from tests.ui.students_world import NOW, PASSPHRASE, TODAY, People, World, filled_vault

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("school")


@pytest.fixture
def school(tmp_path: Path, template: Path) -> Iterator[tuple[Vault, People]]:
    made = filled_vault(tmp_path, template)
    yield made
    made[0].lock()


@pytest.fixture
def people(school: tuple[Vault, People]) -> People:
    return school[1]


@pytest.fixture
def vault(school: tuple[Vault, People]) -> Vault:
    return school[0]


@pytest.fixture
def document(vault: Vault, people: People) -> DocumentId:
    return agreement(vault, people.noor, pages=2)


def way(vault: Vault, document: DocumentId) -> Any:
    return vault.ask(find_way(document))


def test_a_pile_is_worked_through_with_the_keyboard_alone(
    vault: Vault, document: DocumentId, people: People, tmp_path: Path, shown: Callable[[Any], Any]
) -> None:
    other = agreement(vault, people.noor, title="Brief")
    first, second = scanned(vault, document)
    (letter,) = scanned(vault, other)
    second.paste("white", (0, second.height * 4 // 5, second.width, second.height))
    page, ask = papers_page(vault)
    ask.files = [scan_file(tmp_path, letter.rotate(180), second, first)]
    shown(page)
    QTest.keyClick(page, Key.Key_O, Ctrl)
    pile = page.pile
    assert page.is_pile()
    assert "3 bladzijden: 2 papieren, 1 los" in says(pile)

    pile.list.setFocus()
    QTest.keyClick(pile.list, Key.Key_End)
    side = pile.side
    assert isinstance(side, LooseSide)
    assert "Geen code te lezen" in says(side)
    assert side.paper is not None
    side.paper.combo.setFocus()
    words = [side.paper.combo.itemText(number) for number in range(side.paper.combo.count())]
    for _ in range(next(number for number, word in enumerate(words) if "Stageovereenkomst" in word)):
        QTest.keyClick(side.paper.combo, Key.Key_Down)
    side.number.line.selectAll()
    QTest.keyClicks(side.number.line, "2")
    QTest.keyClick(side.lay, Key.Key_Return)
    assert isinstance(pile.side, PaperSide)
    assert pile.side.keep.isEnabled()

    QTest.keyClick(pile.side.signers.lines[0].tick.box, Key.Key_Space)
    day = pile.side.signers.lines[0].day
    assert day.raw() == "24-11-2026"
    day.show_raw("")
    QTest.keyClick(pile.list, Key.Key_S, Ctrl)
    assert way(vault, document).scan is None, "a tick without a day is not kept as no signature"
    assert day.error() == "Vul dit in."
    day.show_raw("24-11-2026")
    pile.list.setFocus()
    QTest.keyClick(pile.list, Key.Key_S, Ctrl)
    kept = way(vault, document)
    assert kept.scan is not None
    assert kept.waits_for == (SignerRole.LEERLING,)
    assert "Nog niet klaar: wacht op de leerling" in banner(page)

    QTest.keyClick(pile.list, Key.Key_S, Ctrl)
    assert not page.is_pile()
    assert way(vault, other).scan is not None
    QTest.keyClick(page, Key.Key_Z, Ctrl)
    assert way(vault, other).scan is None
    assert way(vault, document).scan is not None


def test_what_is_missing_or_double_is_said_and_a_later_scan_mends_it(
    vault: Vault, document: DocumentId, tmp_path: Path, shown: Callable[[Any], Any]
) -> None:
    first, second = scanned(vault, document)
    page, ask = papers_page(vault)
    shown(page)
    page.read([scan_file(tmp_path, first, first.rotate(1, fillcolor="white"))])
    side = page.pile.side
    assert isinstance(side, PaperSide)
    assert not side.keep.isEnabled()
    assert "Bladzijde 1 zit er twee keer in. Nu telt: scan.pdf, blz. 1" in says(side)
    assert "Bladzijde 2 ontbreekt" in [chip.text() for chip in side.findChildren(Chip)]
    press(page, "Neem de andere")
    assert "Nu telt: scan.pdf, blz. 2" in says(page.pile.side)
    press(page, "Laat de andere weg")
    assert "twee keer" not in says(page.pile.side)
    ask.files = [scan_file(tmp_path, second, name="tweede.pdf")]
    press(page, "Voeg scans toe")
    assert isinstance(page.pile.side, PaperSide)
    assert page.pile.side.keep.isEnabled()


def test_a_file_that_is_no_scan_says_why_and_the_others_are_read(
    vault: Vault, document: DocumentId, tmp_path: Path, shown: Callable[[Any], Any]
) -> None:
    (tmp_path / "factuur.pdf").write_bytes(b"MZ" + bytes(800))
    page, _ = papers_page(vault)
    shown(page)
    page.read([tmp_path / "factuur.pdf"])
    assert "factuur.pdf: Dit bestand is geen PDF, JPG of PNG" in banner(page)
    assert not page.is_pile()
    page.read([tmp_path / "factuur.pdf", scan_file(tmp_path, *scanned(vault, document))])
    assert page.is_pile()
    assert isinstance(page.pile.side, PaperSide)


def test_files_are_dropped_on_the_page(
    vault: Vault, document: DocumentId, tmp_path: Path, shown: Callable[[Any], Any]
) -> None:
    page, _ = papers_page(vault)
    shown(page)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan_file(tmp_path, *scanned(vault, document))))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPointF(80, 80).toPoint(), copy, data, left, none)
    page.dragEnterEvent(entered)
    assert entered.isAccepted()
    page.dropEvent(QDropEvent(QPointF(80, 80), copy, data, left, none))
    assert page.is_pile()
    assert len(page.pile.pile.sheets) == 2


def test_closing_a_pile_asks_and_loses_nothing_of_the_file(
    vault: Vault, document: DocumentId, tmp_path: Path, shown: Callable[[Any], Any]
) -> None:
    page, ask = papers_page(vault)
    shown(page)
    file = scan_file(tmp_path, *scanned(vault, document))
    page.read([file])
    ask.answers = [False, True]
    QTest.keyClick(page.pile.list, Key.Key_Escape)
    assert page.is_pile()
    QTest.keyClick(page.pile.list, Key.Key_Escape)
    assert not page.is_pile()
    assert file.stat().st_size > 1000
    assert way(vault, document).scan is None


@pytest.mark.parametrize("percent", [100, 200])
def test_a_loose_page_can_be_turned_and_left_out(
    vault: Vault, document: DocumentId, tmp_path: Path, shown: Callable[[Any], Any], qapp: Any, percent: int
) -> None:
    theme.dress(qapp, "dark", percent)
    page, _ = papers_page(vault)
    shown(page)
    page.read([scan_file(tmp_path, Image.new("RGB", (990, 1400), "white"), *scanned(vault, document))])
    pile: PileView = page.pile
    pile.list.setFocus()
    QTest.keyClick(pile.list, Key.Key_End)
    before = pile.pile.loose()[0].page
    QTest.keyClick(pile.list, Key.Key_R)
    assert pile.pile.loose()[0].page.turns == before.turns + 1
    QTest.keyClick(pile.list, Key.Key_Delete)
    assert pile.pile.loose() == ()
    assert not pile.grab().isNull()


def test_papers_wait_in_order_of_how_long_they_are_out(
    vault: Vault, people: People, document: DocumentId, tmp_path: Path, shown: Callable[[Any], Any]
) -> None:
    vault.carry_out(MovePaper(way=way(vault, document).id, place=PaperPlace.BEDRIJF))
    agreement(vault, people.noor, title="Brief aan de ouders")
    folder = vault.folder
    vault.lock()
    later = NOW + timedelta(days=16)
    vault = unlock(folder, passphrase=to_bytes(PASSPHRASE), clock=lambda: later)
    try:
        page, _ = papers_page(vault, now=lambda: later)
        shown(page)
        words = says(page)
        assert words.index("Te lang onderweg") < words.index("Bij jou")
        assert "Stageovereenkomst, bij het bedrijf, wacht op het bedrijf en de leerling" in words
        assert "12 werkdagen" in words
        page.open_key(int(document))
        assert page.window().findChild(WayView) is not None
    finally:
        vault.lock()


# in a dossier


@pytest.fixture
def world(vault: Vault, people: People, document: DocumentId, shown: Callable[[Any], Any]) -> World:
    made = World(vault)
    shown(made.frame)
    made.page.open_key(people.noor)
    made.page.dossier.show_part("Documenten")  # type: ignore[union-attr]
    return made


def chips(inside: Any) -> list[str]:
    settle()
    return [chip.text() for chip in inside.findChildren(Chip) if chip.isVisible()]


@pytest.mark.qt_log_ignore("does not support", extend=True)  # a menu, on a screen that is not there
def test_in_two_keys_the_paper_is_somewhere_else(world: World, vault: Vault, document: DocumentId) -> None:
    settle()
    piece = world.frame.findChildren(WayPiece)[-1]
    assert chips(piece) == [
        "Nog niet geprint", "Wacht op het bedrijf en de leerling", "Bij jou, sinds di 24 nov",
    ]  # fmt: skip
    piece.place.setFocus()
    QTest.keyClick(piece.place, Key.Key_Return)
    (menu,) = [menu for menu in piece.findChildren(QMenu) if menu.isVisible()]
    QTest.keyClick(menu, Key.Key_B)
    assert way(vault, document).place is PaperPlace.BEDRIJF
    assert "Bij het bedrijf, sinds di 24 nov" in chips(world.frame.findChildren(WayPiece)[-1])


def test_who_signed_is_ticked_beside_the_paper(world: World, vault: Vault, document: DocumentId) -> None:
    press(world.frame, "Wie tekende")
    view = world.frame.findChild(WayView)
    assert view is not None
    assert len(view.shown) == 1  # only the original: there is no scan yet
    line = view.side.signers.lines[0]
    assert QApplication.focusWidget() is line.tick.box
    QTest.keyClick(line.tick.box, Key.Key_Space)
    assert way(vault, document).signatures[0].signed_on == TODAY
    line.day.line.setText("30-11-2026")
    QTest.keyClick(line.day.line, Key.Key_Return)
    assert "moet nog komen" in view.side.says.text()
    assert way(vault, document).signatures[0].signed_on == TODAY
    QTest.keyClick(view, Key.Key_Escape)
    assert "Getekend door bedrijf, di 24 nov" in chips(world.frame)


def test_the_signed_copy_comes_in_from_the_dossier_and_lies_beside_its_twin(
    world: World, vault: Vault, people: People, document: DocumentId, tmp_path: Path
) -> None:
    world.ask.files = [scan_file(tmp_path, *scanned(vault, document))]
    press(world.frame, "Ondertekend exemplaar")
    pile = world.frame.findChild(PileView)
    assert pile is not None
    assert isinstance(pile.side, PaperSide)
    for line in pile.side.signers.lines:
        QTest.keyClick(line.tick.box, Key.Key_Space)
    press(pile, "Bewaar scan")
    settle()
    assert not [panel for panel in world.frame.findChildren(FloatingPanel) if panel.isVisible()]
    assert way(vault, document).signed
    assert "Getekend, scan van di 24 nov" in chips(world.frame)
    kinds = [row.kind for row in vault.ask(documents_of(people.noor))]
    assert kinds == [DocumentKind.GETEKEND, DocumentKind.STAGEOVEREENKOMST]
    press(world.frame, "Bekijk scan")
    view = world.frame.findChildren(WayView)[-1]
    press(view, "Naast elkaar")
    assert len(view.shown) == 2
    assert "getekend_99ZZ" in view.shown[0].paper.file_name  # type: ignore[attr-defined]


def test_readiness_tells_what_is_not_signed_yet(world: World) -> None:
    dossier = world.page.dossier
    assert dossier is not None
    dossier.show_part("Ik")
    assert "wacht op het bedrijf en de leerling" in says(dossier)
