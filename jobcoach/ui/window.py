"""The one window: the unlock pages, or the frame with the open vault; and the way back at lock."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from jobcoach.ui import theme
from jobcoach.ui.application import dress_as_preferred
from jobcoach.ui.ask import Ask
from jobcoach.ui.copied import Copied
from jobcoach.ui.crash import CrashReporter
from jobcoach.ui.desk import Desk
from jobcoach.ui.frame.frame import Frame, Rooms
from jobcoach.ui.kit.panel import FloatingPanel
from jobcoach.ui.lane import Lane
from jobcoach.ui.lock_watch import LockWatch
from jobcoach.ui.preferences import Preferences
from jobcoach.ui.quiet_style import QuietStyle
from jobcoach.ui.tools import Tools
from jobcoach.ui.unlock.flow import UnlockFlow
from jobcoach.ui.unlock.gate import Gate, Opened

Furnish = Callable[[Tools], Rooms]
# restart(argv): the process begins again with these arguments; it does not come back, except in a test
Restart = Callable[[Sequence[str]], object]


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
        self.frame: Frame | None = None
        self.flow: UnlockFlow | None = None
        self.crashes = CrashReporter(lambda: self)
        self._lane.bug.connect(self.crashes.show)
        self._watch = LockWatch(lambda: preferences.lock_minutes, monotonic=monotonic, wall=wall, parent=self)
        self._watch.due.connect(self.lock)
        self._copied = Copied(self)
        self.setWindowTitle("JobCoach")
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        QShortcut(QKeySequence("Ctrl+Shift+L"), self).activated.connect(self.lock)
        theme.news.rescaled.connect(self._rebuild)
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
        )
        self._show_frame(self._start_at)
        self._watch.start()

    def lock(self) -> None:
        """Keep what is typed, let go of every page, close the vault, and begin again."""
        if self._desk is None or self.frame is None:
            return
        where = self.frame.where()
        self._close_up()
        self._desk, self._tools, self._start_at = None, None, where
        self._restart(("--plek", where))
        self._show_flow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing open behind."""
        self._preferences.window = self.saveGeometry()
        if self._desk is not None:
            self._close_up()
            self._desk = None
        else:
            self._lane.close()
            if self.flow is not None:
                self.flow.abandon()
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
        self._watch.stop()
        self._copied.forget()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()
        for panel in self.findChildren(FloatingPanel):
            panel.close_panel()
        if self.frame is not None:
            self.frame.flush()
        self._empty()
        if self._desk is not None:
            self._desk.lock()

    def _show_flow(self) -> None:
        self._empty()
        self.flow = UnlockFlow(self._gate, self._lane, self._ask, now=self._now, monotonic=self._monotonic)
        self.flow.opened.connect(self.open_with)
        self._place.addWidget(self.flow)
        self.flow.page().start()

    def _show_frame(self, where: str) -> None:
        if self._tools is None or self._desk is None:
            return
        rooms = self._furnish(self._tools)
        self._empty()
        folded = self._preferences.nav_folded
        self.frame = Frame(rooms, self._desk, now=self._now, folded=folded, lock=self.lock)
        self.frame.nav.folded.connect(self._remember_fold)
        self._watch.left.connect(self.frame.status.show_lock)
        self._place.addWidget(self.frame)
        self.frame.go_back_to(where)
        self.frame.nav.button(self.frame.place()).setFocus()

    def _rebuild(self) -> None:
        """Another text size: everything is made again, with what was typed kept."""
        if self.frame is not None:
            self.frame.flush()
            self._show_frame(self.frame.where())
        else:
            self._show_flow()

    def _empty(self) -> None:
        for widget in (self.frame, self.flow):
            if widget is not None:
                self._place.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self.frame, self.flow = None, None

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
