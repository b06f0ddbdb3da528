"""A paper on the screen: words are found, pages turned and fitted with the keyboard, in every size and colour."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jobcoach.caseload.documents import NoteExported
from jobcoach.documents.pages import find_words
from jobcoach.exchange import outgoing
from jobcoach.ui import theme
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import Preview
from jobcoach.ui.paper_view import Paper, PaperView
from tests.documents.wet_paper import WetPaper, build
from tests.ui.fakes import FakeAsk

Key, Ctrl, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PDF = build(WetPaper(number="99ZZ-K1-2026-0001", digest="ABCDEFGH", pages=3))
PAPER = Paper(title="Afspraak met een heel lange titel " * 4, file_name="afspraak.pdf", content=PDF, about="99ZZ")


@pytest.fixture
def view(desk: Desk, ask: FakeAsk, shown: Callable[[Any], Any]) -> PaperView:
    made = shown(PaperView(desk, ask, PAPER))
    made.preview.view.setFocus()
    return made


def test_words_are_found_on_every_page_and_walked_through(view: PaperView) -> None:
    preview = view.preview
    QTest.keyClick(preview.view, Key.Key_F, Ctrl)
    line = preview.find_line.line
    assert QApplication.focusWidget() is line
    QTest.keyClicks(line, "afspraak 2")
    assert preview.find_line.says.text() == "1 van 1"
    assert preview.view.page == 1
    line.clear()
    QTest.keyClicks(line, "BEGELEIDER")
    assert preview.find_line.says.text() == "19 van 54"  # from the page that is looked at
    QTest.keyClick(line, Key.Key_F3)
    assert preview.find_line.says.text() == "20 van 54"
    QTest.keyClick(line, Key.Key_F3, Shift)
    QTest.keyClick(line, Key.Key_F3, Shift)
    assert (preview.find_line.says.text(), preview.view.page) == ("18 van 54", 0)
    line.clear()
    QTest.keyClicks(line, "nergens")
    assert preview.find_line.says.text() == "niet gevonden"
    assert preview.found() == ()
    QTest.keyClick(line, Key.Key_Escape)
    assert not preview.find_line.isVisible()
    assert QApplication.focusWidget() is preview.view


def test_found_words_lie_where_they_stand() -> None:
    spots = find_words(PDF, "Afspraak 3")
    assert [spot.page for spot in spots] == [2]
    assert 0.09 < spots[0].x < 0.12  # 22 mm from the left
    assert 0.1 < spots[0].y < 0.14  # its baseline at 40 mm
    assert find_words(PDF, " ") == ()
    assert len(find_words(PDF, "je", most=7)) == 7


def test_the_page_fits_in_width_or_whole_and_zooms_with_ctrl(view: PaperView) -> None:
    page = view.preview.view
    wide = page.verticalScrollBar().maximum()
    QTest.keyClick(page, Key.Key_W)
    assert page.fits_page
    assert page.verticalScrollBar().maximum() == 0
    QTest.keyClick(page, Key.Key_Plus, Ctrl)
    assert page.percent() == 125
    QTest.keyClick(page, Key.Key_0, Ctrl)
    assert page.percent() == 100
    QTest.keyClick(page, Key.Key_W)
    assert page.verticalScrollBar().maximum() == wide
    for key, number in ((Key.Key_End, 2), (Key.Key_PageUp, 1), (Key.Key_Home, 0)):
        QTest.keyClick(page, key)
        assert page.page == number


def test_thumbnails_follow_and_lead_and_give_way_where_it_is_narrow(view: PaperView) -> None:
    preview: Preview = view.preview
    thumbs = preview.thumbnails
    assert thumbs.isVisible()
    QTest.keyClick(preview.view, Key.Key_PageDown)
    assert thumbs.currentRow() == 1
    thumbs.setFocus()
    QTest.keyClick(thumbs, Key.Key_Down)
    assert preview.view.page == 2
    view.resize(600, 700)
    QApplication.processEvents()
    assert not thumbs.isVisible()


@pytest.mark.parametrize(("scheme", "percent"), [("dark", 100), ("contrast", 150), ("light", 200)])
def test_it_is_drawn_in_every_dress(
    desk: Desk, ask: FakeAsk, shown: Callable[[Any], Any], qapp: Any, scheme: Any, percent: int
) -> None:
    theme.dress(qapp, scheme, percent)
    view = PaperView(desk, ask, PAPER)
    view.resize(900, 640)
    shown(view)
    assert view.minimumSizeHint().width() <= 900
    assert not view.grab().isNull()


def test_a_scan_has_no_words_to_look_for(desk: Desk, ask: FakeAsk, shown: Callable[[Any], Any]) -> None:
    view = shown(PaperView(desk, ask, Paper(title="Scan", file_name="s.pdf", content=PDF, about="1", has_words=False)))
    QTest.keyClick(view.preview.view, Key.Key_F, Ctrl)
    assert not view.preview.find_line.isVisible()


def test_a_full_disk_leaves_no_half_file_and_says_so(
    view: PaperView, ask: FakeAsk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(outgoing.os, "fsync", full)
    monkeypatch.setattr(NoteExported, "__call__", lambda _self, _things: None)
    ask.expect("save_file", tmp_path / "afspraak.pdf")
    view.save_it()
    assert "vol" in view.says()
    assert list(tmp_path.iterdir()) == []
