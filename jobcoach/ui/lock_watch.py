"""Watches for an empty chair: locks after some minutes without a key or mouse, and after the computer slept."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

JUMP_SECONDS = 30
_SIGNS_OF_LIFE = (
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.InputMethod,
)  # fmt: skip


class LockWatch(QObject):
    """``due`` says that the vault must lock; ``left`` how many seconds remain; ``asked`` that the lock's keys
    were pressed over a question or a menu, where the shortcut of the window does not come.

    ``monotonic`` gives seconds that never go back; ``wall`` the time of day in seconds, which also runs while the
    computer sleeps. Only the windows' own input is watched, not every event of the program.
    """

    due = Signal()
    left = Signal(int)
    asked = Signal()

    def __init__(
        self,
        minutes: Callable[[], int],
        *,
        monotonic: Callable[[], float],
        wall: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._minutes, self._monotonic, self._wall = minutes, monotonic, wall
        self._last_life = self._last_tick = monotonic()
        self._last_wall = wall()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.check)
        self._follows = False

    def start(self) -> None:
        """Begin to watch; the program's focus windows are followed as they come."""
        self._last_life = self._last_tick = self._monotonic()
        self._last_wall = self._wall()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication) and not self._follows:
            self._follows = True
            app.focusWindowChanged.connect(self._follow)
            self._follow(app.focusWindow())
        self._tick.start()

    def stop(self) -> None:
        """Stop watching (the vault is locked)."""
        self._tick.stop()

    def touch(self) -> None:
        """Somebody is there."""
        self._last_life = self._monotonic()

    def check(self) -> None:
        """Look at the clocks; the timer does this every second."""
        now, wall = self._monotonic(), self._wall()
        jumped = max(now - self._last_tick, abs(wall - self._last_wall)) > JUMP_SECONDS
        self._last_tick, self._last_wall = now, wall
        remaining = self._minutes() * 60 - (now - self._last_life)
        if jumped or remaining <= 0:
            self.stop()
            self.due.emit()
        else:
            self.left.emit(int(remaining))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See signs of life pass by."""
        if event.type() in _SIGNS_OF_LIFE:
            self.touch()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _locks(event) and _is_covered():
            QTimer.singleShot(0, self, self.asked.emit)  # not in the middle of a key of a dialog that goes
            return True
        return False

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
            self.touch()


def _locks(event: QKeyEvent) -> bool:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_L and event.modifiers() & both == both


def _is_covered() -> bool:
    return QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None
