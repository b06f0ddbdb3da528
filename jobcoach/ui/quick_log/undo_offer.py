"""A line above the status bar that offers, for ten seconds, to turn back what was just kept."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from jobcoach.ui import theme
from jobcoach.ui.kit import Button, Icon, KeyCap, Label, announce, boxed, column, row

SECONDS = 10


class UndoOffer(QWidget):
    """``back`` is called once, by the button or Ctrl+Z; then, or after ten seconds, the offer is gone."""

    def __init__(self, window: QWidget, words: str, back: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._back = window, back
        self.button = Button("Draai terug", "link", act=self.undo, name="Draai terug (Ctrl+Z)")
        sign = Icon("check-circle", "ok", 18)
        inside = row(sign, Label(words), 8, self.button, KeyCap("Ctrl+Z"), gap=8, margins=(14, 8, 14, 8))
        self.setLayout(column(boxed(inside, "now"), gap=0))
        self._keys = QShortcut(QKeySequence("Ctrl+Z"), window)
        self._keys.activated.connect(self.undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.go_away)
        self._timer.start(SECONDS * 1000)
        window.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        announce(self, f"{words}. Ctrl+Z draait terug.")

    def undo(self) -> None:
        """Turn it back."""
        self.go_away()
        self._back()

    def go_away(self) -> None:
        """The offer is over."""
        self._timer.stop()
        self._keys.setEnabled(False)
        self._keys.deleteLater()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        left = self._window.width() - self.width() - theme.gap(24)
        self.move(max(0, left), self._window.height() - self.height() - theme.px(28) - theme.gap(12))
