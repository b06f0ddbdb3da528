"""J1's fourth way in and the restore part of J10, from the screen: a lost laptop, and a day that must be undone."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jobcoach import desktop
from jobcoach.caseload.opening import Gate
from jobcoach.caseload.students import SaveStudent, student_rows
from jobcoach.ui.lane import InlineLane
from jobcoach.ui.preferences import Preferences
from jobcoach.ui.settings.backups import BackupsPart
from jobcoach.ui.settings.part import BACKUPS
from jobcoach.ui.window import Window
from jobcoach.vault.kdf import Cost
from tests.journeys.test_first_day import CANARY, NOW, PASSPHRASE, keys, make_vault, press, qapp, type_words, words_on
from tests.ui.fakes import FakeAsk

__all__ = ["qapp"]


class Laptop:
    """One computer with its own folder of vaults, and a clock that a test moves."""

    def __init__(self, folder: Path, ask: FakeAsk, started: Callable[[Window], None]) -> None:
        self.vaults, self.now = folder / "kluizen", NOW
        self.vaults.mkdir(parents=True)
        self._folder, self._ask, self._started = folder, ask, started

    def start(self, where: str = "") -> Window:
        gate = Gate(
            vaults=lambda: self.vaults, clock=self.clock, cost=Cost(8 * 1024, 1, 1), seen=self._folder / "gezien"
        )  # fmt: skip
        window = desktop.build_window(
            clock=self.clock, preferences=Preferences(self._folder / "v.ini"), restart=lambda _: None, gate=gate,
            lane=InlineLane(), ask=self._ask, start_at=where,
        )  # fmt: skip
        self._started(window)
        return window

    def clock(self) -> datetime:
        return self.now


@pytest.fixture
def ask() -> Iterator[FakeAsk]:
    fake = FakeAsk()
    yield fake
    fake.done()


@pytest.fixture
def laptop(qapp: QApplication, tmp_path: Path, qtbot: Any, ask: FakeAsk) -> Iterator[Callable[[str], Laptop]]:
    windows: list[Window] = []

    def started(window: Window) -> None:
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)

    yield lambda name: Laptop(tmp_path / name, ask, started)
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.processEvents()


def names(window: Window) -> list[str]:
    assert window._desk is not None
    return [row.name for row in window._desk.ask(student_rows(on=NOW.date()))]


def add(window: Window, name: str) -> None:
    assert window._desk is not None
    window._desk.do(SaveStudent(call_name=name, last_name=CANARY))


def unlock(window: Window) -> None:
    type_words(PASSPHRASE)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert window.frame is not None


def to_backups(window: Window) -> BackupsPart:
    assert window.frame is not None
    window.frame.go("settings", BACKUPS)
    QApplication.processEvents()
    part = window.frame.page().shown_part()  # type: ignore[attr-defined]
    assert isinstance(part, BackupsPart)
    return part


def test_back_to_this_morning_in_three_clicks(laptop: Callable[[str], Laptop]) -> None:
    mine = laptop("mijn")
    window = mine.start()
    make_vault(window)
    add(window, "Noor")
    assert "Nog geen back-up" in words_on(window)
    part = to_backups(window)
    press("Maak nu een back-up", part)
    assert "Back-up vandaag" in words_on(window)
    mine.now += timedelta(hours=2)
    add(window, "Emre")
    before = sorted(file.name for file in mine.vaults.glob("*.kluis/reserve/*"))
    # the three clicks
    part.list.list.choose(0)
    QApplication.processEvents()
    assert "Nieuw sindsdien: 1 leerling." in words_on(part)
    press("Zet deze back-up terug", part)
    press("Ga op slot en zet terug", part)
    assert CANARY not in words_on(window)
    unlock(window)
    assert names(window) == [f"Noor {CANARY}"]
    aside = [folder for folder in mine.vaults.iterdir() if "-tot-2026-11-24" in folder.name]
    assert len(aside) == 1  # the vault of today stands beside it
    assert [vault.folder.name for vault in window._gate.known_vaults()] == ["kluis.kluis", aside[0].name]
    after = {file.name for file in mine.vaults.glob("kluis.kluis/reserve/*")}
    assert set(before) <= after  # no backup went away
    assert any("voor-terugzetten" in name for name in after)
    # and forward again: the backup that was made just before going back
    part = to_backups(window)
    newest = next(number for number, row in enumerate(part.list._rows) if row.kind == "voor-terugzetten")
    part.list.list.choose(newest)
    press("Zet deze back-up terug", part)
    press("Ga op slot en zet terug", part)
    unlock(window)
    assert sorted(names(window)) == [f"Emre {CANARY}", f"Noor {CANARY}"]


def test_work_is_backed_up_at_lock_without_being_asked(laptop: Callable[[str], Laptop]) -> None:
    mine = laptop("mijn")
    window = mine.start()
    make_vault(window)
    add(window, "Noor")
    keys(window, "Ctrl+Shift+L")
    assert len(list(mine.vaults.glob("kluis.kluis/reserve/*.kluisbak"))) == 1
    assert "Laatste back-up vandaag 10:04" in words_on(window)
    mine.now += timedelta(minutes=10)
    unlock(window)
    add(window, "Emre")
    keys(window, "Ctrl+Shift+L")
    assert len(list(mine.vaults.glob("kluis.kluis/reserve/*.kluisbak"))) == 1  # not twice in half an hour
    mine.now += timedelta(minutes=25)
    unlock(window)
    window.close()
    assert len(list(mine.vaults.glob("kluis.kluis/reserve/*.kluisbak"))) == 2


def test_a_lost_laptop_comes_back_on_another_from_the_second_place(
    laptop: Callable[[str], Laptop], ask: FakeAsk, tmp_path: Path
) -> None:
    mine = laptop("mijn")
    window = mine.start()
    make_vault(window)
    add(window, "Noor")
    stick = tmp_path / "stick"
    stick.mkdir()
    ask.expect("pick_folder", stick)
    ask.expect("question", True)
    press("Kies een plek", to_backups(window))
    window.close()
    (file,) = stick.rglob("*.kluisbak")

    new = laptop("nieuw")
    window = new.start()
    ask.expect("open_file", file)
    press("Zet terug", window)
    assert "Praktijkschool De Linde" in words_on(window)
    type_words("fout geraden woorden hier")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "Dit opent de kluis niet" in words_on(window)
    assert list(new.vaults.iterdir()) == []
    type_words(PASSPHRASE)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "De back-up is teruggezet" in words_on(window)
    unlock(window)
    assert names(window) == [f"Noor {CANARY}"]


def test_a_transport_file_and_the_recovery_code_open_on_another_laptop(
    laptop: Callable[[str], Laptop], ask: FakeAsk, tmp_path: Path
) -> None:
    window = laptop("mijn").start()
    make_vault(window)
    add(window, "Noor")
    assert window._desk is not None
    vault: Any = window._desk._caseload
    code = vault.add_recovery()
    ask.expect("save_file", tmp_path / "alles.kluistransport")
    press("transportbestand", to_backups(window))
    window.close()

    window = laptop("nieuw").start()
    ask.expect("open_file", tmp_path / "alles.kluistransport")
    press("Zet terug", window)
    press("Wachtzin kwijt", window)
    type_words(code)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "De back-up is teruggezet" in words_on(window)
    unlock(window)
    assert names(window) == [f"Noor {CANARY}"]


@pytest.mark.parametrize("content", [b"", b"dit is geen back-up", b"SQLite format 3\x00" + bytes(4096)])
def test_a_file_that_is_no_backup_is_refused_with_a_sentence(
    laptop: Callable[[str], Laptop], ask: FakeAsk, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "vakantie.kluisbak"
    file.write_bytes(content)
    window = laptop("mijn").start()
    ask.expect("open_file", file)
    press("Zet terug", window)
    assert "Dit bestand is geen back-up van JobCoach" in words_on(window)


def test_an_older_vault_that_was_put_back_by_hand_is_told_and_accepted(laptop: Callable[[str], Laptop]) -> None:
    import shutil

    mine = laptop("mijn")
    window = mine.start()
    make_vault(window)
    keys(window, "Ctrl+Shift+L")
    shutil.copytree(mine.vaults / "kluis.kluis", mine.vaults.parent / "oud")
    unlock(window)
    add(window, "Noor")
    keys(window, "Ctrl+Shift+L")
    shutil.rmtree(mine.vaults / "kluis.kluis")
    shutil.copytree(mine.vaults.parent / "oud", mine.vaults / "kluis.kluis")
    unlock(window)
    assert "Kijk even naar je kluis" in words_on(window)
    press("Dit klopt, ga door", window)
    assert "Kijk even naar je kluis" not in words_on(window)
    keys(window, "Ctrl+Shift+L")
    unlock(window)
    assert "Kijk even naar je kluis" not in words_on(window)
