"""J10 with a sick disk: a vault that is really damaged, from the passphrase to a vault that works again."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jobcoach.caseload.log_book import KeepLog, log_of
from jobcoach.caseload.rescue import Rescue
from jobcoach.caseload.students import SaveStudent, student_rows
from jobcoach.model.choices import LogKind
from jobcoach.model.expected import Expected
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.lane import Lane, Work
from jobcoach.ui.unlock.damage_page import DamagePage
from jobcoach.ui.unlock.unlock_page import UnlockPage
from jobcoach.ui.window import Window
from jobcoach.vault.engine import PAGE_BYTES
from jobcoach.vault.passphrase import to_bytes
from tests.journeys.test_back_to_a_backup import Laptop, add, ask, laptop, names, to_backups, unlock
from tests.journeys.test_first_day import CANARY, NOW, PASSPHRASE, keys, make_vault, press, qapp, type_words, words_on
from tests.ui.fakes import FakeAsk

__all__ = ["ask", "laptop", "qapp"]


def give_passphrase(window: Window) -> None:
    type_words(PASSPHRASE)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()


def full_vault(mine: Laptop) -> Window:
    """Noor with 60 notes in a backup, and since then Emre with one."""
    window = mine.start()
    make_vault(window)
    desk = window._desk
    assert desk is not None
    noor = desk.do(SaveStudent(call_name="Noor", last_name=CANARY))
    for number in range(60):
        desk.do(KeepLog(kind=LogKind.NOTITIE, on=NOW.date(), student=noor, note=f"regel {number} " + "x" * 900))
    press("Maak nu een back-up", to_backups(window))
    mine.now += timedelta(hours=2)
    add(window, "Emre")
    keys(window, "Ctrl+Shift+L")
    (reserve,) = mine.vaults.glob("kluis.kluis/reserve")
    max(reserve.iterdir()).unlink()  # the one that was made at lock
    mine.now += timedelta(minutes=5)
    return window


def harm_rows(folder: Path) -> None:
    """One bit wrong in a page with notes, found by trying."""
    file = folder / "kluis.db"
    sound, nobody = file.read_bytes(), Work(None, say=lambda *_: None, announce=lambda _: None)
    for page in range(len(sound) // PAGE_BYTES - 2, 60, -5):
        at = page * PAGE_BYTES + 2000
        file.write_bytes(sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])
        with suppress(Expected):
            found = Rescue(folder, now=NOW, passphrase=to_bytes(PASSPHRASE)).salvage()(nobody)
            found.discard()
            if set(found.lost) == {"log_entry"}:
                return
    raise AssertionError("no page holds notes")


def page_of(window: Window) -> DamagePage:
    assert window.flow is not None
    page = window.flow.page()
    assert isinstance(page, DamagePage)
    return page


def test_what_is_readable_is_saved_and_told_and_the_damaged_vault_stays(laptop: Callable[[str], Laptop]) -> None:
    mine = laptop("mijn")
    window = full_vault(mine)
    file = mine.vaults / "kluis.kluis" / "kluis.db"
    harm_rows(file.parent)
    give_passphrase(window)
    page = page_of(window)
    harmed = file.read_bytes()
    words = words_on(page)
    assert "1 stukje is beschadigd" in words
    assert "Terug naar de back-up van vandaag 10:04" in words
    assert "1 leerling, 60 logboekregels" in words
    assert "1 handeling" in words
    assert "Nieuw sindsdien: 1 leerling." in words
    assert "Hoeveel logboekregels nieuw zijn, is niet meer te tellen." in words
    assert "blijft ernaast staan" in words
    assert CANARY not in words
    press("Red", page)
    assert "Dit is gered" in words_on(page)
    assert "2 leerlingen" in words_on(page)
    assert "Dit is niet meer te lezen" in words_on(page)
    assert "logboekregel" in words_on(page).partition("Dit is niet meer te lezen")[2]
    press("Toch niet", page)
    assert [item.name for item in mine.vaults.iterdir()] == ["kluis.kluis"], "nothing is left of what was saved"
    press("Red", page)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)  # the focus is on opening it
    QApplication.processEvents()
    assert window.frame is not None
    assert names(window) == [f"Emre {CANARY}", f"Noor {CANARY}"]
    assert window._desk is not None
    (noor,) = [row.id for row in window._desk.ask(student_rows(on=NOW.date())) if "Noor" in row.name]
    left = [row.note for row in window._desk.ask(log_of(student=noor))]
    assert 40 < len(left) < 60
    (aside,) = [folder for folder in mine.vaults.iterdir() if "-tot-" in folder.name]
    assert (aside / "kluis.db").read_bytes() == harmed
    keys(window, "Ctrl+Shift+L")
    unlock(window)  # the new one is sound: no more questions


@pytest.mark.parametrize("harm", ["empty", "gone", "foreign", "first page"])
def test_a_vault_that_does_not_open_goes_back_to_its_backup(laptop: Callable[[str], Laptop], harm: str) -> None:
    mine = laptop("mijn")
    window = full_vault(mine)
    file = mine.vaults / "kluis.kluis" / "kluis.db"
    content = {
        "empty": b"",
        "gone": b"",
        "foreign": b"SQLite format 3\x00" + bytes(4080),
        "first page": b"x" * PAGE_BYTES + file.read_bytes()[PAGE_BYTES:],
    }[harm]
    file.write_bytes(content)
    if harm == "gone":
        file.unlink()
    type_words("dit is hem niet")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert isinstance(window.flow and window.flow.page(), UnlockPage), "who has no key hears nothing of backups"
    give_passphrase(window)
    page = page_of(window)
    assert "niet meer te tellen" in words_on(page)
    assert not [one for one in page.findChildren(Button) if "toch verder" in one.text()]
    if harm == "first page":
        press("Red", page)
        assert "niets meer te lezen" in words_on(page)
    else:
        assert "Red wat leesbaar is" not in words_on(page), "there is nothing to read"
    press("Zet terug", page)
    assert names(window) == [f"Noor {CANARY}"]
    assert len([folder for folder in mine.vaults.iterdir() if "-tot-" in folder.name]) == 1


def test_without_any_backup_a_file_can_be_chosen(laptop: Callable[[str], Laptop], ask: FakeAsk) -> None:
    mine = laptop("mijn")
    window = full_vault(mine)
    for one in (mine.vaults / "kluis.kluis" / "reserve").iterdir():
        one.unlink()
    (mine.vaults / "kluis.kluis" / "kluis.db").write_bytes(b"")
    give_passphrase(window)
    assert "Er is geen back-up die nog te lezen is" in words_on(page_of(window))
    ask.expect("open_file", None)
    press("Kies back-up", page_of(window))


def test_the_damaged_vault_can_be_opened_all_the_same_and_left_again(laptop: Callable[[str], Laptop]) -> None:
    mine = laptop("mijn")
    window = full_vault(mine)
    harm_rows(mine.vaults / "kluis.kluis")
    give_passphrase(window)
    press("Ga toch verder", page_of(window))
    assert window.frame is not None
    window.frame.go("today")
    assert "Je kluis is beschadigd" in words_on(window)
    press("Bekijk wat je kunt doen", window)
    page = page_of(window)
    assert CANARY not in words_on(window)
    way = page._way
    QTest.keyClick(page, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert isinstance(window.flow and window.flow.page(), UnlockPage)
    assert not any(way._master)
    give_passphrase(window)
    way = page_of(window)._way
    window.lock_at_once()  # nobody sits here any more
    assert not any(way._master)
    assert isinstance(window.flow and window.flow.page(), UnlockPage)


def test_escape_stops_a_long_salvage_and_nothing_is_left_of_it(
    laptop: Callable[[str], Laptop], monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    mine = laptop("mijn")
    window = full_vault(mine)
    harm_rows(mine.vaults / "kluis.kluis")
    give_passphrase(window)
    page, far, go_on = page_of(window), threading.Event(), threading.Event()
    salvage = page._way.salvage()

    def slow(work: Work) -> Any:
        def say(step: str, done: int = 0, total: int = 0) -> None:
            if step == "Bijlagen terugzetten":  # every row is copied by now
                far.set()
                assert go_on.wait(10)
            told(step, done, total)

        told = work.say
        monkeypatch.setattr(work, "say", say)
        return salvage(work)

    lane = Lane()
    monkeypatch.setattr(page, "_lane", lane)
    monkeypatch.setattr(page._way, "salvage", lambda: slow)
    press("Red", page)
    assert far.wait(10)
    assert [one.text() for one in page.findChildren(Button) if one.isEnabled() and one.isVisible()] == ["&Stop"]
    assert len(list(mine.vaults.iterdir())) == 2
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    go_on.set()
    qtbot.waitUntil(lambda: page._cancel is None)
    assert "Red wat leesbaar is" in words_on(page)
    assert "Dit lukte niet" not in words_on(page), "who stops it knows"
    assert [item.name for item in mine.vaults.iterdir()] == ["kluis.kluis"]
    lane.close()
