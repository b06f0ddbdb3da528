"""Vandaag: what presses stands there with the button that does it, and what was done can be taken back."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from jobcoach.caseload.employers import AddRecognition, SaveEmployer, location_of
from jobcoach.caseload.log_book import KeepLog, log_of
from jobcoach.caseload.students import SaveStudent
from jobcoach.caseload.tasks import SaveTask
from jobcoach.model.choices import LogKind, TaskKind
from jobcoach.ui import theme
from jobcoach.ui.kit import Banner, Chip, Elided, Label
from jobcoach.ui.kit.todo import ToDoRow
from jobcoach.ui.today.page import TodayPage
from jobcoach.ui.today.place import make_place
from jobcoach.vault.notices import notice
from tests.ui.fakes import FakeAsk
from tests.ui.settings_world import World, make_world

TODAY = date(2026, 11, 24)
Show = Callable[[QWidget], Any]


@pytest.fixture
def world(tmp_path: Path, ask: FakeAsk, qapp: object) -> Iterator[World]:
    made = make_world(tmp_path, ask)
    yield made
    made.desk.lock()


def fill(world: World) -> dict[str, int]:
    do = world.desk.do
    noor = do(SaveStudent(call_name="Noor", last_name="Visser", born_on=date(2009, 5, 1)))
    emre = do(SaveStudent(call_name="Emre", last_name="Yıldız", born_on=date(2008, 3, 14)))
    bakery = do(SaveEmployer(name="Bakkerij Korenaar", street="Molenweg 8", place="Lindeborg", travel="12 min fietsen"))
    do(
        KeepLog(
            kind=LogKind.BEZOEK, on=date(2026, 11, 10), note="Weegt het deeg zelf af.", student=noor, employer=bakery
        )
    )
    do(SaveTask(what="Vierde bezoek", kind=TaskKind.BEZOEK, due=TODAY, at="10:30", student=noor, employer=bakery))
    do(SaveTask(what="Werkschoenen navragen", kind=TaskKind.BELOFTE, due=TODAY, student=noor))
    do(SaveTask(what="Halfjaarcontact", kind=TaskKind.NAZORG, due=date(2026, 11, 15), student=emre))
    do(SaveTask(what="Toestemming gemeente", kind=TaskKind.TOESTEMMING, due=date(2026, 12, 15), student=emre))
    location = world.desk.ask(location_of(bakery))
    do(AddRecognition(location=location, code="27060", name="Kok", end=date(2026, 12, 31)))
    return {"noor": noor, "emre": emre, "bakery": bakery}


def opened(world: World, shown: Show) -> TodayPage:
    page = shown(world.frame(make_place(world.tools))).page()
    assert isinstance(page, TodayPage)
    return page


def words_on(page: QWidget) -> str:
    QApplication.processEvents()
    shown = [item for item in page.findChildren(QWidget) if item.isVisibleTo(page)]
    return "\n".join(item.text() for item in shown if isinstance(item, Label | Elided | Chip))


def button(page: QWidget, name: str) -> QPushButton:
    QApplication.processEvents()
    found = [item for item in page.findChildren(QPushButton) if name in (item.accessibleName() or item.text())]
    assert len(found) == 1, [item.accessibleName() for item in page.findChildren(QPushButton)]
    return found[0]


def test_a_new_school_sees_what_belongs_here_and_a_first_step(world: World, shown: Show) -> None:
    page = opened(world, shown)
    assert "Vandaag geen bezoeken" in words_on(page)
    assert "Alles gedaan" in words_on(page)
    button(page, "Naar de leerlingen").click()
    assert world.went == [("students", None)]


def test_the_visit_tells_where_what_was_seen_and_what_was_promised(world: World, shown: Show) -> None:
    fill(world)
    text = words_on(opened(world, shown))
    for words in ("10:30", "over 26 min", "Bakkerij Korenaar", "Noor Visser · tweede bezoek", "12 min fietsen"):
        assert words in text
    assert "Weegt het deeg zelf af." in text
    assert "Werkschoenen navragen" in text


def test_late_in_days_soon_with_before_and_a_recognition_that_ends(world: World, shown: Show) -> None:
    fill(world)
    page = opened(world, shown)
    assert "9 dagen te laat" in words_on(page)
    assert "vóór di 15 dec" in words_on(page)
    assert "Erkenning leerbedrijf loopt af" in words_on(page)


def test_a_promise_is_ticked_off_with_the_keyboard_and_taken_back(world: World, shown: Show) -> None:
    fill(world)
    page = opened(world, shown)
    tick = button(page, "Vink af: Noor Visser, Werkschoenen navragen, vandaag")
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert "Beloofd" not in words_on(page)
    banner = page.banner()
    assert isinstance(banner, Banner)
    button(banner, "Draai terug").click()
    assert "Werkschoenen navragen" in words_on(page)
    assert "Teruggedraaid" in words_on(page)


def test_each_button_goes_where_the_work_is(world: World, shown: Show) -> None:
    ids = fill(world)
    page = opened(world, shown)
    button(page, "Vraag: Emre Yıldız").click()
    button(page, "Bekijk: Bakkerij Korenaar").click()
    assert world.went == [("students", ids["emre"]), ("employers", ids["bakery"])]


@pytest.mark.parametrize(("width", "height", "percent"), [(1024, 640, 100), (1366, 768, 100), (1366, 768, 200)])
def test_every_task_can_be_read_and_done_on_a_small_screen(
    world: World, shown: Show, qapp: QApplication, width: int, height: int, percent: int
) -> None:
    fill(world)
    theme.dress(qapp, "light", percent)
    frame = world.frame(make_place(world.tools))
    frame.resize(width, height)
    page = shown(frame).page()
    frame.resize(width, height)
    QApplication.processEvents()
    tasks = [row for row in page.findChildren(ToDoRow) if row.isVisibleTo(page)]
    assert len(tasks) == 4
    for task in tasks:
        right = task.button.mapTo(page, task.button.rect().bottomRight()).x()
        assert right <= page.width()
        assert task.button.width() >= task.button.sizeHint().width()
        assert min(words.width() for words in task.findChildren(Elided)) >= theme.px(120)


@pytest.mark.parametrize(("name", "kind"), [("Begin bezoek", LogKind.BEZOEK), ("Bel en noteer", LogKind.TELEFOON)])
def test_what_is_begun_here_is_kept_as_what_it_is(world: World, shown: Show, name: str, kind: LogKind) -> None:
    fill(world)
    page = opened(world, shown)
    button(page, name).click()
    QTest.keyClicks(QApplication.focusWidget(), "Noor Visser: alles ging goed.")
    QTest.keySequence(QApplication.focusWidget(), QKeySequence("Ctrl+Return"))
    (entry,) = [entry for entry in world.desk.ask(log_of(limit=9)) if "alles ging goed" in entry.note]
    assert entry.kind is kind


def test_something_about_the_vault_comes_before_the_recovery_sheet(world: World, shown: Show) -> None:
    page = opened(world, shown)
    banner = page.banner()
    assert banner is not None
    assert "Print je herstelblad vóór di 1 dec" in words_on(banner)
    vault: Any = world.opened.caseload
    vault.tell(notice("vault.audit_cut"))
    worse = opened(world, shown).banner()
    assert worse is not None
    assert "Kijk even naar je kluis" in words_on(worse)
