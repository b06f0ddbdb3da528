"""The signs that the chair is empty: a private message bus, injected messages of Windows, and what the window does."""

import ctypes
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from ctypes import wintypes
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVirtualObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QWidget

from jobcoach.model.expected import Expected
from jobcoach.ui import clipboard, discreet
from jobcoach.ui.frame.frame import Rooms
from jobcoach.ui.kit import Button, Page
from jobcoach.ui.lane import Lane
from jobcoach.ui.letting_go import LeavingPage
from jobcoach.ui.lock_signs_linux import LinuxSigns, session_path
from jobcoach.ui.lock_signs_windows import (
    PBT_APMSUSPEND,
    WM_ENDSESSION,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_SESSION_LOCK,
    WindowsSigns,
)
from jobcoach.ui.place import Place
from jobcoach.ui.preferences import Preferences
from jobcoach.ui.tools import Tools
from jobcoach.ui.unlock.secret import SecretField
from jobcoach.ui.window import Window
from tests.ui.fakes import Clock, FakeAsk
from tests.ui.memory_gate import CODE, OWN, MemoryGate, MemoryOpened, MemoryVault

CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"""


class Bus:
    """A private bus with a system that speaks on it."""

    def __init__(self, address: str) -> None:
        self.ours = QDBusConnection.connectToBus(address, "ours")
        self.system = QDBusConnection.connectToBus(address, "system")
        assert self.ours.isConnected()
        for name in ("org.freedesktop.login1", "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
            assert self.system.registerService(name)

    def says(self, path: str, interface: str, name: str, *words: object) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(words))
        assert self.system.send(message)


@pytest.fixture
def bus(qapp: QApplication, tmp_path: Path) -> Iterator[Bus]:
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("dbus-daemon is not installed here")
    config = tmp_path / "bus.conf"
    config.write_text(CONFIG)
    daemon = subprocess.Popen(
        [program, f"--config-file={config}", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
    )
    assert daemon.stdout is not None
    try:
        yield Bus(daemon.stdout.readline().strip())
    finally:
        for name in ("ours", "system"):
            QDBusConnection.disconnectFromBus(name)
        daemon.terminate()
        daemon.wait(10)
        daemon.stdout.close()


class Told(QObject):
    """Counts the signs."""

    came = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def tell(self) -> None:
        self.times += 1
        self.came.emit()


LOGIND = "/org/freedesktop/login1"
SIGNS = {
    "sleep": (LOGIND, "org.freedesktop.login1.Manager", "PrepareForSleep", True),
    "session lock": (f"{LOGIND}/session/_32", "org.freedesktop.login1.Session", "Lock"),
    "screen saver": ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True),
    "screen saver of KDE": ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True),
    "screen saver of GNOME": ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True),
}


@pytest.mark.parametrize("sign", SIGNS)
def test_each_sign_of_the_system_is_heard(bus: Bus, qtbot: Any, sign: str) -> None:
    told = Told()
    signs = LinuxSigns(None, told.tell, system=bus.ours, session=bus.ours, session_id="2")
    signs.start()
    with qtbot.waitSignal(told.came):
        bus.says(*SIGNS[sign])
    signs.stop()


def test_the_lock_of_another_session_and_the_end_of_a_saver_are_no_signs(bus: Bus, qtbot: Any) -> None:
    told = Told()
    signs = LinuxSigns(None, told.tell, system=bus.ours, session=bus.ours, session_id="2")
    signs.start()
    bus.says(f"{LOGIND}/session/_33", "org.freedesktop.login1.Session", "Lock")
    bus.says("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)
    bus.says(f"{LOGIND}/session/_32", "org.freedesktop.login1.Session", "Unlock")
    with qtbot.waitSignal(told.came):
        bus.says(*SIGNS["sleep"])
    assert told.times == 1
    signs.stop()
    bus.says(*SIGNS["sleep"])
    bus.ours.call(QDBusMessage.createMethodCall("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "ListNames"))
    QApplication.processEvents()
    assert told.times == 1


def test_the_path_of_a_session_is_spelled_as_logind_does() -> None:
    base = "/org/freedesktop/login1/session/"
    assert [session_path(name) for name in ("2", "c1", "12", "")] == [f"{base}_32", f"{base}c1", f"{base}_312", ""]


def test_no_bus_is_no_error() -> None:
    nowhere = QDBusConnection.connectToBus("unix:path=/nonexistent/bus", "nowhere")
    told: list[bool] = []
    signs = LinuxSigns(None, lambda: told.append(True), system=nowhere, session=nowhere)
    signs.start()
    signs.stop()
    assert not told, "no bus is no reason to lock"


class FakeWts:
    """wtsapi32 in memory."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, int]] = []

    def WTSRegisterSessionNotification(self, handle: int, flags: int) -> int:
        self.calls.append(("on", flags))
        return 1

    def WTSUnRegisterSessionNotification(self, handle: int) -> int:
        self.calls.append(("off", 0))
        return 1


def test_messages_of_windows_lock_and_others_pass(qtbot: Any) -> None:
    window, told, library = QWidget(), Told(), FakeWts()
    qtbot.addWidget(window)
    signs = WindowsSigns(window, told.tell, library=library)
    signs.start()

    def message(number: int, word: int, kind: bytes = b"windows_generic_MSG") -> None:
        sent = wintypes.MSG()
        sent.message, sent.wParam = number, word
        assert signs.nativeEventFilter(kind, ctypes.addressof(sent)) == (False, 0)

    for number, word in (
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK), (WM_POWERBROADCAST, PBT_APMSUSPEND), (WM_ENDSESSION, 1),
    ):  # fmt: skip
        message(number, word)
    assert told.times == 3
    message(WM_WTSSESSION_CHANGE, 0x8)  # unlock
    message(WM_POWERBROADCAST, 0x12)  # awake again
    message(WM_ENDSESSION, 0)  # the end of the session was called off
    message(0x0100, WTS_SESSION_LOCK)  # a key
    message(WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, b"xcb_generic_event_t")
    assert told.times == 3
    signs.stop()
    assert library.calls == [("on", 0), ("off", 0)]


# --- what the window does ----------------------------------------------------------------------------------------


class Program:
    """The window with a real lane, so that a job or an unlock can be under way."""

    def __init__(self, gate: MemoryGate, ask: FakeAsk, clock: Clock, folder: Path) -> None:
        self.last_work: Any = None
        self.gate, self.restarts = gate, []
        self.tools: Tools | None = None
        self.window = Window(
            gate=gate, furnish=self._furnish, preferences=Preferences(folder / "v.ini"), ask=ask, now=clock.now,
            monotonic=clock.monotonic, wall=clock.wall, restart=self.restarts.append, lane=Lane(),
        )  # fmt: skip

    def _furnish(self, tools: Tools) -> Rooms:
        self.tools = tools
        return Rooms(
            school="De Linde", search=lambda _: (), quick_log=lambda _: None, backup=lambda: ("", "ok"),
            places=(Place(key="today", word="Vandaag", icon="sun-horizon", make_page=lambda: Page("Vandaag")),),
            last_work=lambda: self.last_work,
        )  # fmt: skip

    def unlock(self) -> None:
        page = self.window.flow.page()
        QTest.keyClicks(page.secret.line, OWN)
        QTest.keyClick(page.secret.line, Qt.Key.Key_Return)


class SlowGate(MemoryGate):
    """Opens as slowly as a test wants, and remembers what it opened."""

    def __init__(self) -> None:
        super().__init__((MemoryVault(),))
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.opened: list[MemoryOpened] = []

    def _slowly(self, job: Callable[[Any], MemoryOpened]) -> Callable[[Any], MemoryOpened]:
        def slow(work: Any) -> MemoryOpened:
            self.begun.set()
            assert self.go_on.wait(10)
            self.opened.append(job(work))
            return self.opened[-1]

        return slow

    def unlock(self, vault: MemoryVault, passphrase: str) -> Callable[[Any], MemoryOpened]:
        return self._slowly(super().unlock(vault, passphrase))

    def unlock_with_code(self, vault: MemoryVault, code: str) -> Callable[[Any], MemoryOpened]:
        return self._slowly(super().unlock_with_code(vault, code))


@pytest.fixture
def gate() -> SlowGate:
    return SlowGate()


@pytest.fixture
def program(shown: Any, ask: FakeAsk, clock: Clock, tmp_path: Path, gate: SlowGate) -> Program:
    made = Program(gate, ask, clock, tmp_path)
    shown(made.window)
    return made


@pytest.fixture
def open_program(program: Program, gate: SlowGate, qtbot: Any) -> Program:
    gate.go_on.set()
    program.unlock()
    qtbot.waitUntil(lambda: program.window.frame is not None)
    return program


def test_a_sign_on_the_bus_locks_the_open_vault(bus: Bus, open_program: Program, gate: SlowGate, qtbot: Any) -> None:
    window = open_program.window
    window.follow_signs(lambda _window, tell: LinuxSigns(window, tell, system=bus.ours, session=bus.ours))
    bus.says(*SIGNS["sleep"])
    qtbot.waitUntil(lambda: window.frame is None)
    assert gate.opened[0].caseload.locked
    assert len(open_program.restarts) == 1


class Logind(QDBusVirtualObject):
    """The part of logind that hands out holds: each is the writing end of a pipe, whose reading end tells the end."""

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self.asked: list[list[str]] = []
        self.ends: list[int] = []
        assert bus.system.registerVirtualObject(LOGIND, self)

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        self.asked.append(message.arguments())
        end, given = os.pipe()
        os.set_blocking(end, False)
        self.ends.append(end)
        reply = message.createReply()
        reply.setArguments([QDBusUnixFileDescriptor(given)])  # a copy goes along
        os.close(given)
        return connection.send(reply)

    def waits(self, number: int) -> bool:
        """Whether the hold of that number is still there."""
        try:
            return os.read(self.ends[number], 1) != b""
        except BlockingIOError:
            return True


@pytest.fixture
def logind(bus: Bus) -> Iterator[Logind]:
    made = Logind(bus)
    yield made
    bus.system.unregisterObject(LOGIND)
    for end in made.ends:
        os.close(end)


def test_sleep_waits_until_the_vault_is_locked(
    bus: Bus, logind: Logind, open_program: Program, gate: SlowGate, qtbot: Any
) -> None:
    window, still_waiting = open_program.window, []
    window._restart = lambda _where: still_waiting.append(logind.waits(0) and gate.opened[0].caseload.locked)
    signs: list[LinuxSigns] = []

    def follow(owner: QWidget, tell: Callable[[], object]) -> LinuxSigns:
        signs.append(LinuxSigns(owner, tell, system=bus.ours, session=bus.ours))
        return signs[0]

    window.follow_signs(follow)
    qtbot.waitUntil(lambda: signs[0]._hold._held is not None)
    assert logind.asked == [["sleep", "JobCoach", "De kluis gaat op slot", "delay"]]
    assert not os.get_inheritable(signs[0]._hold._held.fileDescriptor()), "the exec at lock ends it too"
    bus.says(*SIGNS["sleep"])
    qtbot.waitUntil(lambda: not logind.waits(0))
    assert still_waiting == [True], "locked first, then let go"
    bus.says(*SIGNS["sleep"][:3], False)  # awake: the next sleep waits too
    qtbot.waitUntil(lambda: signs[0]._hold._held is not None)
    assert logind.waits(1)
    signs[0].stop()
    assert not logind.waits(1)


def test_a_hold_that_comes_too_late_is_let_go(bus: Bus, logind: Logind, qtbot: Any) -> None:
    signs = LinuxSigns(None, lambda: None, system=bus.ours, session=bus.ours)
    signs.start()
    signs.on_sleep(True)
    qtbot.waitUntil(lambda: bool(logind.ends) and not logind.waits(0))
    signs.stop()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_modal_dialog_and_a_menu_do_not_keep_the_vault_open(
    open_program: Program, gate: SlowGate, qtbot: Any
) -> None:
    window = open_program.window
    dialog, menu = QDialog(window), QMenu(window)
    dialog.rejected.connect(lambda: QDialog(window).open())  # an answer that asks the next question
    menu.addAction("Op achternaam")
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, lambda: menu.popup(window.pos()))
    QTimer.singleShot(20, window.lock_at_once)
    assert dialog.exec() == QDialog.DialogCode.Rejected
    qtbot.waitUntil(lambda: gate.opened[0].caseload.locked)
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog | QMenu) and one.isVisible()]


def test_an_unlock_under_way_is_sent_back(program: Program, gate: SlowGate, qtbot: Any) -> None:
    program.unlock()
    assert gate.begun.wait(10)
    program.window.lock_at_once()
    gate.go_on.set()
    qtbot.waitUntil(lambda: bool(gate.opened) and gate.opened[0].caseload.locked)
    QApplication.processEvents()
    assert program.window.frame is None
    assert program.window.flow.page().go.isEnabled()
    program.unlock()
    qtbot.waitUntil(lambda: program.window.frame is not None)
    assert not gate.opened[1].caseload.locked


def test_a_vault_that_landed_just_before_the_sign_is_locked_too(program: Program, gate: SlowGate, qtbot: Any) -> None:
    gate.go_on.set()
    program.unlock()
    program.window._lane._pool.submit(lambda: None).result(10)  # it is open now; the screen does not know it yet
    assert not gate.opened[0].caseload.locked
    program.window.lock_at_once()
    assert gate.opened[0].caseload.locked
    QApplication.processEvents()
    assert program.window.frame is None


def test_closing_the_window_during_an_unlock_leaves_nothing_open(program: Program, gate: SlowGate) -> None:
    program.unlock()
    assert gate.begun.wait(10)
    gate.go_on.set()
    program.window.close()
    assert all(one.caseload.locked for one in gate.opened)


def test_a_recovered_vault_that_waits_for_a_new_passphrase_is_locked_by_an_empty_chair(
    program: Program, gate: SlowGate, clock: Clock, qtbot: Any
) -> None:
    gate.go_on.set()
    flow = program.window.flow
    flow._recover()
    QTest.keyClicks(flow.page().code.line, CODE)
    QTest.keyClick(flow.page().code.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: flow._waiting is not None)
    for _ in range(11):
        clock.wait(29)
        program.window._watch.check()
    assert gate.opened[0].caseload.locked
    assert "Ontgrendel je kluis" in " ".join(label.text() for label in flow.findChildren(QLabel))


def test_a_sign_wipes_a_half_typed_passphrase(program: Program) -> None:
    field = program.window.flow.page().findChild(SecretField)
    QTest.keyClicks(field.line, "vijver kapstok")
    program.window.lock_at_once()
    assert field.line.text() == ""


def test_a_running_job_stops_at_its_next_step(open_program: Program, gate: SlowGate) -> None:
    begun, ended = threading.Event(), threading.Event()

    def job(work: Any) -> None:
        begun.set()
        try:
            while True:
                work.check()
                ended.wait(0.01)
        except Expected:
            ended.set()
            raise

    assert open_program.tools is not None
    open_program.tools.desk.do_later(job, owner=open_program.window, done=print, failed=lambda _: None)
    assert begun.wait(10)
    open_program.window.lock_at_once()
    assert ended.is_set()
    assert gate.opened[0].caseload.locked


# --- the last work before the lock -------------------------------------------------------------------------------


def test_a_backup_that_is_due_comes_before_the_lock_with_every_page_gone(
    open_program: Program, gate: SlowGate, qtbot: Any
) -> None:
    go_on = threading.Event()
    caseload = gate.opened[0].caseload

    def job(work: Any) -> None:
        work.say("Back-up maken")
        assert go_on.wait(10)
        work.carry_out(lambda things: things.update(kept=True))

    open_program.last_work = job
    open_program.window.lock()
    assert open_program.window.frame is None
    page = open_program.window.findChild(LeavingPage)
    qtbot.waitUntil(lambda: page.step.text() == "Back-up maken")
    assert not caseload.locked
    go_on.set()
    qtbot.waitUntil(lambda: caseload.locked)
    assert caseload.things == {"kept": True}
    assert open_program.window.flow is not None


@pytest.mark.parametrize("how", ["the button", "a sign", "closing twice"])
def test_nobody_has_to_wait_for_the_last_backup(open_program: Program, gate: SlowGate, qtbot: Any, how: str) -> None:
    begun, stop = threading.Event(), threading.Event()

    def job(work: Any) -> None:
        begun.set()
        while True:
            work.check()
            stop.wait(0.01)

    open_program.last_work = job
    window = open_program.window
    window.close() if how == "closing twice" else window.lock()
    assert begun.wait(10)
    page = window.findChild(LeavingPage)
    if how == "the button":
        QTest.keyClick(page.findChild(Button), Qt.Key.Key_Space)
    elif how == "a sign":
        window.lock_at_once()
    else:
        assert window.isVisible()
        window.close()
        assert not window.isVisible()
    assert gate.opened[0].caseload.locked
    assert (len(open_program.restarts) == 0) == (how == "closing twice")


def test_a_backup_that_fails_does_not_keep_the_vault_open(open_program: Program, gate: SlowGate, qtbot: Any) -> None:
    def job(_work: Any) -> None:
        raise Expected("backup.disk_full")

    open_program.last_work = job
    open_program.window.lock()
    qtbot.waitUntil(lambda: gate.opened[0].caseload.locked)


def test_quitting_backs_up_and_then_closes(open_program: Program, gate: SlowGate, qtbot: Any) -> None:
    open_program.last_work = lambda work: work.carry_out(lambda things: things.update(kept=True))
    open_program.window.close()
    qtbot.waitUntil(lambda: not open_program.window.isVisible())
    assert gate.opened[0].caseload.things == {"kept": True}
    assert open_program.restarts == []


# --- clipboard ---------------------------------------------------------------------------------------------------


@pytest.fixture
def board(qapp: QApplication) -> Iterator[Any]:
    QGuiApplication.clipboard().clear()
    clipboard.guard().clear()
    yield QGuiApplication.clipboard()
    QGuiApplication.clipboard().clear()


def test_what_a_button_copied_goes_after_fifteen_seconds(board: Any) -> None:
    guard = clipboard.guard()
    clipboard.copy("Noor Visser")
    assert board.text() == "Noor Visser"
    assert board.mimeData().data("x-kde-passwordManagerHint") == b"secret"
    assert guard._timer.interval() == 15_000
    assert guard.waits()
    guard._timer.timeout.emit()
    assert board.text() == ""


def test_words_of_another_program_stay(board: Any) -> None:
    clipboard.copy("Noor Visser")
    guard = clipboard.guard()
    guard.blockSignals(True)
    board.blockSignals(True)  # another program puts something there, and no news of it comes
    board.setText("boodschappen")
    board.blockSignals(False)
    guard.clear()
    assert board.text() == "boodschappen"


@pytest.fixture
def owned(board: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Offscreen the system never says whose words are there; here a real desktop speaks."""
    monkeypatch.setattr(clipboard.guard(), "owns", lambda _board: True)


def test_lock_and_quit_take_our_words_along(open_program: Program, board: Any, owned: None) -> None:
    line = QLineEdit("Noor Visser", open_program.window)
    line.selectAll()
    line.copy()
    assert board.text() == "Noor Visser"
    open_program.window.lock()
    assert board.text() == ""


def test_words_on_their_way_between_two_fields_stay_until_the_program_is_left(
    open_program: Program, board: Any, owned: None
) -> None:
    line = QLineEdit("Weegt het deeg zelf af", open_program.window)
    line.selectAll()
    line.cut()
    guard = clipboard.guard()
    assert guard.holds_ours()
    assert not guard.waits()
    guard._left(Qt.ApplicationState.ApplicationInactive)
    assert guard.waits()
    guard._left(Qt.ApplicationState.ApplicationActive)
    assert not guard.waits()
    guard._left(Qt.ApplicationState.ApplicationInactive)
    guard._timer.timeout.emit()
    assert board.text() == ""


def test_no_place_of_the_program_copies_past_the_guard() -> None:
    root = Path(clipboard.__file__).parents[1]
    past = [
        file.name for file in root.rglob("*.py")
        if file.name != "clipboard.py" and (".clipboard()" in file.read_text("utf-8"))
    ]  # fmt: skip
    assert past == []


# --- sharing the screen ------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _names_again() -> Iterator[None]:
    yield
    discreet.set_on(False)


def test_names_become_initials() -> None:
    names = ("Noor Visser", "Sanne de Boer", "Fatima El Amrani", "Łukasz Nowak", "Dewi", "", "de wit")
    assert [discreet.name(name) for name in names] == list(names)
    discreet.set_on(True)
    assert [discreet.name(name) for name in names] == ["N. V.", "S. B.", "F. A.", "Ł. N.", "D.", "", "d. w."]
    assert discreet.words("Noor schrikt van de mixer") == ""


def test_ctrl_shift_i_turns_it_and_the_next_start_remembers(open_program: Program) -> None:
    window = open_program.window
    frame = window.frame
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert discreet.is_on()
    assert window._preferences.initials_only
    assert window.frame is not frame
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert not discreet.is_on()
