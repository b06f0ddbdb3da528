"""The frame: places, search, help, lock; everything with the keyboard."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QScrollArea, QWidget

from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.ask import Ask
from jobcoach.ui.desk import Desk
from jobcoach.ui.frame.frame import Rooms
from jobcoach.ui.frame.help import show_help
from jobcoach.ui.frame.search import SearchLine
from jobcoach.ui.kit import Banner, FloatingPanel, Form, LineField, Page, column
from jobcoach.ui.lane import InlineLane, Lane
from jobcoach.ui.place import Hit, Place
from jobcoach.ui.preferences import Preferences
from jobcoach.ui.tools import Tools
from jobcoach.ui.window import Window
from tests.ui.fakes import Clock, FakeAsk, PlainCaseload
from tests.ui.memory_gate import OWN, MemoryGate, MemoryVault


class People(Page):
    cares_about = frozenset({"student"})
    help_text = "Links staan je leerlingen."

    def __init__(self, day: "Day") -> None:
        super().__init__("Leerlingen")
        self._day = day
        self.form = Form(LineField("name", "&Naam"))
        self.body.addLayout(column(self.form, None))
        self.opened: list[int] = []
        self.reload()

    def reload(self) -> None:
        self._day.reloads += 1

    def open_key(self, key: int) -> None:
        self.opened.append(key)

    def flush(self) -> None:
        if self.form.is_dirty:
            self._day.drafts.append(self.form.raw()["name"])


@dataclass
class Day:
    """What happened in the program, and hands to work it."""

    window: Window
    gate: MemoryGate
    clock: Clock
    restarts: list[tuple[str, ...]]
    drafts: list[str]
    reloads: int = 0

    @property
    def frame(self):
        assert self.window.frame is not None
        return self.window.frame

    @property
    def desk(self) -> Desk:
        assert self.window._desk is not None
        return self.window._desk

    def unlock(self) -> None:
        page = self.window.flow.page()
        QTest.keyClicks(page.secret.line, OWN)
        QTest.keyClick(page.secret.line, Qt.Key.Key_Return)

    def keys(self, key: Qt.Key, modifiers=Qt.KeyboardModifier.ControlModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)


@pytest.fixture
def day(shown, ask: FakeAsk, clock: Clock, tmp_path: Path) -> Day:
    made = Day(window=None, gate=MemoryGate((MemoryVault(),)), clock=clock, restarts=[], drafts=[])  # type: ignore[arg-type]

    def furnish(tools: Tools) -> Rooms:
        made.tools = tools
        places = (
            Place(key="today", word="Vandaag", icon="sun-horizon", mnemonic="V", make_page=lambda: Page("Vandaag")),
            Place(
                key="students",
                word="Leerlingen",
                icon="student",
                mnemonic="E",
                make_page=lambda: People(made),
                count=lambda: len(tools.desk.ask(lambda things: things)),
                counts_on=frozenset({"student"}),
            ),
        )
        return Rooms(
            school="Praktijkschool De Linde",
            places=places,
            search=find,
            quick_log=quick,
            backup=lambda: ("Geen back-up", "warn"),
        )

    def find(text: str) -> tuple[Hit, ...]:
        return (
            (Hit(place="students", key=4, title="Noor Visser"), Hit(place="students", key=7, title="Noor de Wit"))
            if "noor" in text
            else ()
        )

    def quick(window) -> FloatingPanel:
        line = LineField("note", "Wat gebeurde er?")
        panel = FloatingPanel(window, column(line), name="Leg vast")
        line.setFocus()
        panel.closed.connect(lambda: made.drafts.append(line.raw()))
        return panel

    made.window = Window(
        gate=made.gate, furnish=furnish, preferences=Preferences(tmp_path / "v.ini"), ask=ask, now=clock.now, monotonic=clock.monotonic,
        wall=clock.wall, restart=lambda argv: made.restarts.append(tuple(argv)), lane=InlineLane(),
    )  # fmt: skip
    shown(made.window)
    return made


@pytest.fixture
def open_day(day: Day) -> Day:
    day.unlock()
    return day


def change(tables: set[str]) -> Callable[[dict], None]:
    def case(things: dict) -> None:
        things[len(things)] = "x"

    case.touched = tables  # type: ignore[attr-defined]
    return case


def test_places_are_made_on_the_first_visit_and_reached_with_alt(open_day: Day) -> None:
    assert open_day.frame.place() == "today"
    assert open_day.reloads == 0
    open_day.keys(Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert open_day.frame.place() == "students"
    assert open_day.reloads == 1
    open_day.keys(Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert open_day.frame.place() == "today"


def test_arrow_keys_walk_through_the_places(open_day: Day) -> None:
    open_day.frame.nav.button("today").setFocus()
    open_day.keys(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    assert open_day.frame.place() == "students"


def test_a_change_reloads_the_page_that_cares_and_counts_again(open_day: Day) -> None:
    open_day.frame.go("students")
    open_day.desk.do(change({"employer"}))
    assert open_day.reloads == 1
    assert open_day.frame.nav.button("students").accessibleName() == "Leerlingen, 0"
    open_day.desk.do(change({"student"}))
    assert open_day.reloads == 2
    assert open_day.frame.nav.button("students").accessibleName() == "Leerlingen, 2"
    assert open_day.frame.status.saved.text() == "Bewaard 10:04"


def test_a_hidden_page_reloads_when_it_is_visited_again(open_day: Day) -> None:
    open_day.frame.go("students")
    open_day.frame.go("today")
    open_day.desk.do(change({"student"}))
    assert open_day.reloads == 1
    open_day.frame.go("students")
    assert open_day.reloads == 2


def test_search_finds_walks_and_opens(open_day: Day) -> None:
    open_day.keys(Qt.Key.Key_K)
    line = open_day.frame.search
    assert QApplication.focusWidget() is line
    QTest.keyClicks(line, "noor")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert open_day.frame.page().opened == [4]
    open_day.keys(Qt.Key.Key_K)
    QTest.keyClicks(line, "noor")
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert open_day.frame.page().opened == [4, 7]


def test_an_answer_that_comes_after_the_line_is_gone_is_let_go(qapp: QApplication) -> None:
    """Another text size, or a lock, makes the frame again while the read lane still looks."""
    waiting: list[Callable[[], None]] = []
    line = SearchLine(lambda _text: (), lambda search, then: waiting.append(lambda: then(search())))
    line.show()
    QTest.keyClicks(line, "noor")
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert waiting
    line.deleteLater()
    QApplication.sendPostedEvents(line, QEvent.Type.DeferredDelete)
    for answer in waiting:
        answer()


def test_escape_leaves_the_search_and_brings_the_cursor_back(open_day: Day) -> None:
    open_day.frame.go("students")
    open_day.frame.page().form.focus_first()
    before = QApplication.focusWidget()
    open_day.keys(Qt.Key.Key_K)
    QTest.keyClicks(open_day.frame.search, "noor")
    QTest.keyClick(open_day.frame.search, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before
    assert open_day.frame.search.text() == ""


def test_f1_shows_the_help_of_the_page_and_escape_closes_it(open_day: Day) -> None:
    open_day.frame.go("students")
    open_day.keys(Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    panel = open_day.window.findChild(FloatingPanel)
    assert any("Links staan je leerlingen." in label.text() for label in panel.findChildren(QLabel))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert open_day.window.findChild(FloatingPanel) is None


def test_the_help_in_large_letters_can_be_read_to_the_end(qapp: QApplication, shown: Any) -> None:
    theme.dress(qapp, "light", 200)
    try:
        window = shown(QWidget())
        window.resize(1366, 720)
        panel = show_help(window, "Proef", "Hier staat wat je op deze bladzijde kunt doen. " * 12)
        for _ in range(5):
            QApplication.processEvents()
        for label in panel.findChildren(QLabel):
            assert label.height() >= label.heightForWidth(label.width()), label.text()
        area = panel.findChild(QScrollArea)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is area
        QTest.keyClick(area, Qt.Key.Key_Down)
        assert area.verticalScrollBar().value() > 0
    finally:
        theme.dress(qapp, "light", 100)


def test_lock_keeps_what_is_typed_closes_everything_and_begins_again(open_day: Day) -> None:
    open_day.frame.go("students")
    page = open_day.frame.page()
    QTest.keyClicks(page.form["name"].editor, "Noor")
    dialog = QDialog(open_day.window)
    dialog.open()
    open_day.keys(Qt.Key.Key_L)
    QTest.keyClicks(QApplication.focusWidget(), "half zin")
    caseload = open_day.desk._caseload
    open_day.window.lock()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sorted(open_day.drafts) == ["Noor", "half zin"]
    assert caseload.locked
    assert not dialog.isVisible()
    assert open_day.restarts == [("--plek", "students")]
    assert open_day.window.frame is None
    assert open_day.window.findChildren(People) == []
    open_day.unlock()
    assert open_day.frame.place() == "students"


def test_ctrl_shift_l_locks(open_day: Day) -> None:
    open_day.keys(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert open_day.window.flow is not None


def test_ctrl_shift_l_locks_over_a_question(open_day: Day) -> None:
    answers: list[str] = []
    Ask().question(
        open_day.window, head="Uitgeven?", text="", yes="Geef uit", no="Nog niet", then=lambda: answers.append("ja")
    )
    (box,) = open_day.window.findChildren(QMessageBox)
    open_day.window._watch._follow(box.windowHandle())
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyPress(box.windowHandle(), Qt.Key.Key_L, both)  # no release: the window that would get it is gone by then
    QApplication.processEvents()
    assert open_day.window.flow is not None
    assert open_day.window.frame is None
    assert not answers


def test_an_empty_chair_locks_after_five_minutes_but_a_key_starts_again(open_day: Day) -> None:
    watch = open_day.window._watch
    for _ in range(10):
        open_day.clock.wait(29)
        watch.check()
    assert open_day.window.frame is not None
    assert open_day.frame.status.lock.text() == "Op slot over 10 s"
    QTest.keyClick(open_day.window.windowHandle(), Qt.Key.Key_Shift)
    open_day.clock.wait(20)
    watch.check()
    assert open_day.frame.status.lock.text() == "Op slot over 5 min"
    for _ in range(11):
        open_day.clock.wait(29)
        watch.check()
    assert open_day.window.frame is None


def test_a_computer_that_slept_locks(open_day: Day) -> None:
    open_day.clock.day_seconds += 31
    open_day.window._watch.check()
    assert open_day.window.frame is None


def test_another_text_size_makes_the_frame_again_and_keeps_what_was_typed(open_day: Day, qapp: QApplication) -> None:
    open_day.frame.go("students")
    QTest.keyClicks(open_day.frame.page().form["name"].editor, "Noor")
    open_day.tools.preferences.text_size = 200
    open_day.tools.dress()
    assert open_day.drafts == ["Noor"]
    assert open_day.frame.place() == "students"
    assert theme.is_large()
    assert open_day.frame.nav.width() == 104
    assert not open_day.window.grab().isNull()


def test_closing_the_window_locks_the_vault(open_day: Day) -> None:
    caseload = open_day.desk._caseload
    open_day.window.close()
    assert caseload.locked


def test_no_page_makes_the_window_wider_than_the_screen(open_day: Day) -> None:
    assert open_day.window.minimumSizeHint().width() <= 1366


def test_preferences_survive_and_refuse_nonsense(tmp_path: Path) -> None:
    file = tmp_path / "voorkeuren.ini"
    first = Preferences(file)
    first.text_size, first.lock_minutes, first.colours, first.nav_folded = 150, 99, "dark", True
    first._store.sync()
    again = Preferences(file)
    assert (again.text_size, again.lock_minutes, again.colours, again.nav_folded) == (150, 15, "dark", True)
    file.write_text("[screen]\ntext_size=huge\ncolours=pink\n[lock]\nminutes=-3\n")
    broken = Preferences(file)
    assert (broken.text_size, broken.lock_minutes, broken.colours) == (100, 1, "system")


def test_a_job_answers_on_the_screen_thread_and_stays_silent_for_a_page_that_is_gone(qtbot) -> None:
    from PySide6.QtCore import QThread

    lane, owner, gone = Lane(), Page(), Page()
    qtbot.addWidget(owner)
    desk = Desk(PlainCaseload({"a": 1}), lane)
    seen: list[object] = []
    said: list[tuple[str, int, int]] = []

    def job(work):
        work.say("Pakket maken", 1, 2)
        work.carry_out(lambda things: things.update(b=2))
        return (work.ask(len), QThread.isMainThread())

    desk.do_later(job, owner=gone, done=lambda result: seen.append("ghost"), failed=lambda error: seen.append("ghost"))
    gone.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with qtbot.waitSignal(desk.changed):
        desk.do_later(
            job,
            owner=owner,
            done=lambda result: seen.append((result, QThread.isMainThread())),
            failed=seen.append,
            progress=lambda *at: said.append(at),
        )
        qtbot.waitUntil(lambda: bool(seen))
    assert seen == [((2, False), True)]
    assert said == [("Pakket maken", 1, 2)]
    lane.close()


def test_expected_bugs_and_stops_each_arrive_once(qtbot, monkeypatch) -> None:
    from threading import Event

    monkeypatch.setattr("jobcoach.log.bug", lambda error: f"regel {type(error).__name__}")
    lane, owner = Lane(), Page()
    qtbot.addWidget(owner)
    failed: list[str] = []
    bugs: list[str] = []
    lane.bug.connect(bugs.append)

    def later(job):
        return lane.do_later(
            job, owner=owner, done=lambda _result: failed.append("done"), failed=lambda error: failed.append(error.key)
        )

    def refuse(_work):
        raise Expected("vault.disk_full")

    def break_(_work):
        raise ZeroDivisionError

    hold = Event()

    def slow(work):
        hold.wait(10)
        work.check()

    later(refuse)
    later(break_)
    stop = later(slow)
    stop()
    hold.set()
    qtbot.waitUntil(lambda: len(failed) == 3)
    assert failed == ["vault.disk_full", "job.bug", "job.stopped"]
    assert bugs == ["regel ZeroDivisionError"]
    lane.close()


def test_a_crash_says_where_and_never_what(open_day: Day, monkeypatch) -> None:
    from jobcoach import log
    from jobcoach.ui.crash import CrashDialog

    try:
        raise ValueError("Noor Visser, 06-12345678")
    except ValueError as error:
        open_day.window.crashes.show(log.bug(error))
    (dialog,) = open_day.window.findChildren(CrashDialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "ValueError" in words
    assert "test_frame.py" in words
    assert "Noor" not in words
    dialog.reject()


def test_alt_shows_which_key_goes_to_which_place(day: Day) -> None:
    day.unlock()
    place = day.frame.nav.button("students")
    assert place.toolTip() == "Leerlingen (Alt+E)"
    before = place.grab().toImage()
    QTest.keyPress(QApplication.focusWidget(), Qt.Key.Key_Alt)
    assert place.grab().toImage() != before
    QTest.keyRelease(QApplication.focusWidget(), Qt.Key.Key_Alt)
    assert place.grab().toImage() == before


def test_what_was_just_done_is_told_in_place_of_an_older_answer_and_how_things_are_stays(shown: Any) -> None:
    page = shown(Page("Leerlingen"))
    page.show_banner(Banner("Uitgeven lukte niet", "Er ontbreekt een datum.", "bad", closable=True))
    page.show_banner(Banner("Praktijkverklaring uitgegeven", tone="ok", closable=True))
    assert page.banner().accessibleName().startswith("Praktijkverklaring uitgegeven")
    page.show_banner(Banner("De kluis is beschadigd", tone="bad"))
    page.show_banner(Banner("Bewaard", tone="ok", closable=True))
    assert page.banner().accessibleName().startswith("De kluis is beschadigd")
