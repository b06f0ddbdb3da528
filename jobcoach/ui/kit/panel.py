"""A panel that floats over the window with a scrim behind it: the quick log, the help."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from jobcoach.ui import discreet, theme
from jobcoach.ui.kit.focus import FocusRing
from jobcoach.ui.kit.focus_spot import FocusSpot
from jobcoach.ui.kit.layout import column
from jobcoach.ui.kit.page import Page
from jobcoach.ui.kit.reading_order import step_in

_SHADOW = 28


class FloatingPanel(QWidget):
    """Scrim over ``window`` with a panel of ``width`` px, ``top`` px from above; Escape and the scrim close it.

    Closing keeps whatever is inside: connect ``closed`` to keep a draft. Focus stays inside and goes back after.
    """

    closed = Signal()

    def __init__(self, window: QWidget, content: QLayout, *, name: str, width: int = 720, top: int = 184) -> None:
        super().__init__(window)
        self._window = window
        pages = [page for page in window.findChildren(Page) if page.isVisible()]
        self._back = FocusSpot(pages[0] if pages else window, QApplication.focusWidget())
        self._width, self._top = width, top
        self.setObjectName("scrim")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sheet = _Sheet(self, content)
        self.sheet.setAccessibleName(discreet.text(name))
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        if not window.findChildren(FocusRing, options=direct):  # the ring of the frame cannot leave the frame
            self._ring = FocusRing(self)
        window.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()

    def close_panel(self) -> None:
        """Close it and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        self.closed.emit()
        self._back.go_back()
        self.deleteLater()

    def fit(self) -> None:
        """Take the height that the content needs now."""
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._fit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; the text stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel closes it."""
        if not self.sheet.geometry().contains(event.position().toPoint()):
            self.close_panel()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the panel; when the panel goes, the focus goes straight back."""
        if self.isHidden():
            return self._back.go_back()
        return step_in(self.sheet, forward=forward)

    def _fit(self) -> None:
        room = self._window.rect()
        self.setGeometry(room)
        width = min(theme.px(self._width), room.width() - 2 * theme.gap(16)) + 2 * _SHADOW
        self.sheet.setFixedWidth(width)
        height = min(max(self.sheet.sizeHint().height(), self.sheet.heightForWidth(width)), room.height())
        top = max(0, min(theme.px(self._top) - _SHADOW, room.height() - height))
        self.sheet.resize(width, height)
        self.sheet.move(QPoint((room.width() - width) // 2, top))


class _Sheet(QWidget):
    """White panel with the only shadow of the program: eleven painted rings."""

    def __init__(self, parent: QWidget, content: QLayout) -> None:
        super().__init__(parent)
        around = column(gap=0)
        around.addLayout(content)
        around.setContentsMargins(_SHADOW, _SHADOW, _SHADOW, _SHADOW)
        self.setLayout(around)

    def event(self, event: QEvent) -> bool:
        """A line that appears makes the panel higher: nothing inside is pressed flat."""
        done = super().event(event)
        panel = self.parentWidget()
        if event.type() == QEvent.Type.LayoutRequest and isinstance(panel, FloatingPanel):
            panel.fit()
        return done

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("shadow"))
        for ring in range(22, 0, -2):
            painter.drawRoundedRect(box.adjusted(2 - ring, 8 - ring, ring - 2, ring + 4), 12 + ring, 12 + ring)
        painter.setBrush(theme.colour("sheet"))
        painter.setPen(theme.colour("line"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
