"""The one window: the unlock pages, or the frame with the open vault; and the way back at lock."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from jobcoach.model.expected import Expected
from jobcoach.ui import clipboard, discreet, theme
from jobcoach.ui.application import dress_as_preferred
from jobcoach.ui.ask import Ask
from jobcoach.ui.crash import CrashReporter
from jobcoach.ui.desk import JOB_PATIENCE, Desk
from jobcoach.ui.frame.frame import Frame, LastWork, Rooms
from jobcoach.ui.lane import Cancel, Lane
from jobcoach.ui.letting_go import LeavingPage, close_what_floats
from jobcoach.ui.lock_signs import LockSigns, SignsOf
from jobcoach.ui.lock_watch import LockWatch
from jobcoach.ui.preferences import Preferences
from jobcoach.ui.quiet_style import QuietStyle
from jobcoach.ui.tools import Tools
from jobcoach.ui.unlock.flow import UnlockFlow
from jobcoach.ui.unlock.gate import Gate, Opened

Furnish = Callable[[Tools], Rooms]
# restart(argv): the process begins again with these arguments; it does not come back, except in a test
Restart = Callable[[Sequence[str]], object]


def _stay() -> None:
    return None


class Window(QWidget):
    """Built once by the roof. ``start_at`` is what to open first ("students:12"; it comes back after a lock)."""

    def __init__(
        self,
        *,
        gate: Gate,
        furnish: Furnish,
        preferences: Preferences,
        ask: Ask,
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        wall: Callable[[], float],
        restart: Restart,
        lane: Lane | None = None,
        start_at: str = "",
    ) -> None:
        super().__init__()
        self._gate, self._furnish, self._preferences, self._ask = gate, furnish, preferences, ask
        self._now, self._monotonic, self._restart, self._start_at = now, monotonic, restart, start_at
        self._lane = lane or Lane(self)
        self._desk: Desk | None = None
        self._tools: Tools | None = None
        self._last_job: Cancel | None = None
        self._last_work: LastWork | None = None
        self._then: Callable[[], object] = self._begin_again
        self._signs: LockSigns | None = None
        self._leaving: LeavingPage | None = None
        self.frame: Frame | None = None
        self.flow: UnlockFlow | None = None
        self.crashes = CrashReporter(lambda: self)
        self._lane.bug.connect(self.crashes.show)
        self._watch = LockWatch(lambda: preferences.lock_minutes, monotonic=monotonic, wall=wall, parent=self)
        self._watch.due.connect(self._nobody_here)
        self._watch.asked.connect(self.lock)
        clipboard.guard()
        self.setWindowTitle("JobCoach")
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        QShortcut(QKeySequence("Ctrl+Shift+L"), self).activated.connect(self.lock)
        QShortcut(QKeySequence("Ctrl+Shift+I"), self).activated.connect(self.turn_initials)
        theme.news.rescaled.connect(self._rebuild)
        discreet.set_on(preferences.initials_only)
        self.setMinimumSize(900, 560)
        if preferences.window.isEmpty() or not self.restoreGeometry(preferences.window):
            self.resize(1366, 768)
        self._show_flow()

    def open_with(self, opened: Opened) -> None:
        """Show the caseload of an open vault."""
        self._desk = Desk(opened.caseload, self._lane)
        self._tools = Tools(
            desk=self._desk,
            ask=self._ask,
            now=self._now,
            preferences=self._preferences,
            gate=self._gate,
            opened=opened,
            go=self._go,
            dress=self._dress,
            lock=self.lock,
            turn_initials=self.turn_initials,
            mend=self.mend,
        )
        self._show_frame(self._start_at)
        self._watch.start()

    def follow_signs(self, signs_of: SignsOf) -> None:
        """Lock at the signs of the system too; the roof calls this once the window can be seen."""
        self._signs = signs_of(self, self.lock_at_once)
        if self._signs is not None:
            self._signs.start()

    def lock(self) -> None:
        """Keep what is typed, let go of every page, back up when that is due, close the vault, and begin again."""
        if self._desk is None or self.frame is None:
            return
        self._then = self._begin_again
        self._close_up()
        self._back_up_and_finish()

    def lock_at_once(self) -> None:
        """As ``lock``, when there is no time for a back-up; a vault that is being opened is sent back."""
        if self._desk is None:
            if self.flow is not None:
                self.flow.recall()
            return
        if self.frame is not None:
            self._close_up()
        self._finish()

    def mend(self) -> None:
        """Damage was found: every page goes and the vault is closed; what can be done about it is chosen next."""
        if self._desk is None or self.frame is None or self._tools is None:
            return
        opened = self._tools.opened
        self._close_up()
        self._desk.lane.stop(patience=JOB_PATIENCE)
        way = self._gate.way_out(opened)
        self._then = _stay
        self._finish()
        self._then = self._begin_again
        self._show_flow()
        if way is not None and self.flow is not None:
            self.flow.mend(way, opened.vault)

    def turn_initials(self) -> None:
        """Names become initials on every page, or come back: for who shares the screen."""
        self._preferences.initials_only = not self._preferences.initials_only
        discreet.set_on(self._preferences.initials_only)
        if self.frame is not None:
            self._rebuild()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing open behind."""
        self._preferences.window = self.saveGeometry()
        if self._desk is not None and self.frame is not None:
            self._then = _stay
            self._close_up()
            self._back_up_and_finish()
            self._then = self.close
        if self._desk is not None:  # the back-up runs; the window closes when it is done, or now when asked again
            if self._leaving is not None and not self._leaving.insists():
                event.ignore()
                return
            self._then = _stay
            self._finish()
        if self.flow is not None:
            self.flow.abandon()
        self._lane.close()
        self._watch.stop()
        clipboard.guard().clear()
        if self._signs is not None:
            self._signs.stop()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the lines under the mnemonics while Alt is down."""
        self._underline(event, on=True)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Hide them again."""
        self._underline(event, on=False)
        super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Alt may come up in another window."""
        style = QApplication.style()
        if event.type() == QEvent.Type.ActivationChange:
            if self.frame is not None:
                self.frame.nav.show_keys(False)
            if isinstance(style, QuietStyle) and style.underline:
                style.underline = False
                self.update()
        super().changeEvent(event)

    def _close_up(self) -> None:
        """Everything that shows or holds a dossier goes first; where it was open is remembered by id."""
        discreet.learn(())
        self._watch.stop()
        close_what_floats(self)
        if self.frame is not None:
            self.frame.flush()
            self._start_at = self.frame.where()
        self._empty()
        clipboard.guard().clear()

    def _back_up_and_finish(self) -> None:
        """The last job of the day, then the lock; a back-up that fails never keeps a vault open."""
        desk, tools = self._desk, self._tools
        job = None if tools is None or self._last_work is None else self._last_work()
        if desk is None or job is None:
            self._finish()
            return
        self._leaving = LeavingPage(skip=self._finish)
        self._place.addWidget(self._leaving)
        self._leaving.show()
        page = self._leaving

        def ended(_outcome: object) -> None:
            if self._leaving is page:
                self._finish()

        failed: Callable[[Expected], None] = ended
        self._last_job = desk.do_later(job, owner=page, done=ended, failed=failed, progress=page.show_step)

    def _finish(self) -> None:
        """Lock what is still open, whatever else happens."""
        desk, self._desk, self._tools, self._last_work = self._desk, None, None, None
        if self._last_job is not None:
            self._last_job()
            self._last_job = None
        self._empty()
        if desk is None:
            return
        desk.lock()
        self._then()

    def _begin_again(self) -> None:
        self._restart(("--plek", self._start_at))
        self._show_flow()

    def _nobody_here(self) -> None:
        """The chair is empty: a vault that was made or recovered and waits for an answer is locked too."""
        if self._desk is not None:
            self.lock()
        elif self.flow is not None:
            self.flow.recall()
            self._watch.start()

    def _show_flow(self) -> None:
        self._empty()
        self.flow = UnlockFlow(self._gate, self._lane, self._ask, now=self._now, monotonic=self._monotonic)
        self.flow.opened.connect(self.open_with)
        self._place.addWidget(self.flow)
        self.flow.show()
        self.flow.page().start()
        self._watch.start()

    def _show_frame(self, where: str) -> None:
        if self._tools is None or self._desk is None:
            return
        rooms = self._furnish(self._tools)
        self._last_work = rooms.last_work
        discreet.learn(rooms.names() if discreet.is_on() else ())
        self._empty()
        folded = self._preferences.nav_folded
        self.frame = Frame(rooms, self._desk, now=self._now, folded=folded, lock=self.lock)
        self.frame.nav.folded.connect(self._remember_fold)
        self._watch.left.connect(self.frame.status.show_lock)
        self._place.addWidget(self.frame)
        self.frame.go_back_to(where)
        rooms.watch(self.frame)
        self.frame.show()  # a layout shows one turn later; until then the focus is there and no shortcut works
        self.frame.nav.button(self.frame.place()).setFocus()

    def _rebuild(self) -> None:
        """Another text size: everything is made again, with what was typed kept."""
        if self.frame is not None:
            self.frame.flush()
            self._show_frame(self.frame.where())
        elif self._leaving is None:
            self._show_flow()

    def _empty(self) -> None:
        for widget in (self.frame, self.flow, self._leaving):
            if widget is not None:
                self._place.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self.frame, self.flow, self._leaving = None, None, None

    def _go(self, place: str, key: int | None = None) -> None:
        if self.frame is not None:
            self.frame.go(place, key)

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            dress_as_preferred(app, self._preferences)

    def _remember_fold(self, folded: bool) -> None:
        self._preferences.nav_folded = folded

    def _underline(self, event: QKeyEvent, *, on: bool) -> None:
        if event.key() == Qt.Key.Key_Alt and self.frame is not None:
            self.frame.nav.show_keys(on)
        style = QApplication.style()
        if event.key() == Qt.Key.Key_Alt and isinstance(style, QuietStyle):
            style.underline = on
            for label in self.findChildren(QWidget):
                label.update()
