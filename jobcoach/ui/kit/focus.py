"""One focus ring for the whole program: an overlay that follows the keyboard."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from jobcoach.ui import theme

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)


class FocusRing(QWidget):
    """A 2 px line round what has the focus: 2 px outside buttons, exactly on the border of fields.

    Fields always show it; everything else only after a key, so a mouse click leaves no ring.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QObject] = []
        self._outside = 0
        self._by_keys: bool = any(ring._by_keys for ring in window.window().findChildren(FocusRing) if ring is not self)
        self._wanted = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the widget, and everything it lies in."""
        if event.type() in _MOVES:
            self._place()
        elif event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            self._by_keys = True
            self._place(shown=True)
        return False

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._leave()
        if new is None or new is self.window() or new.window() is not self.window():
            return
        self._target = new
        self._outside = 0 if isinstance(new, QAbstractItemView) else 1 if isinstance(new, _FIELDS) else 3
        step: QWidget | None = new
        while step is not None and step is not self.window():
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        if isinstance(new, QAbstractScrollArea) and not isinstance(new, _FIELDS):
            new.viewport().installEventFilter(self)
            self._watched.append(new.viewport())
        new.destroyed.connect(self._gone)
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_keys = False
        self._place(shown=isinstance(new, _FIELDS) or self._by_keys)

    def _place(self, *, shown: bool | None = None) -> None:
        target = self._target
        if target is None:
            return
        if shown is not None:
            self._wanted = shown  # a widget that was just made is seen one turn later, and gets its line then
        if not target.isVisible() or not self._window.isAncestorOf(target):
            self.hide()
            return
        box = self._box(target)
        around = box.adjusted(-self._outside, -self._outside, self._outside, self._outside)
        if around != self.geometry():
            self.setGeometry(around)
        self.setVisible(self._wanted and not box.isEmpty())
        self.raise_()

    def _box(self, target: QWidget) -> QRect:
        """Where the target can be seen in this window: rings do not run over the edge of a scroll area."""
        inner = target.rect()
        if isinstance(target, QTabBar):
            inner = target.tabRect(target.currentIndex())
        window = self._window
        box = QRect(target.mapTo(window, inner.topLeft()), inner.size())
        step = target.parentWidget()
        while step is not None and step is not window:
            area = step.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is step:
                room = QRect(step.mapTo(window, QPoint(0, 0)), step.size()).adjusted(-3, -3, 3, 3)
                box = box.intersected(room)
            step = area
        return box

    def _leave(self) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        if self._target is not None and isValid(self._target):
            self._target.destroyed.disconnect(self._gone)
        self._watched, self._target = [], None
        self.hide()

    def _gone(self) -> None:
        self._target, self._watched = None, []
        self.hide()
