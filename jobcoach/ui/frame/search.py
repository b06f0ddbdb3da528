"""Search everywhere: a line in the middle of the top bar and a list of hits below it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from jobcoach.ui import theme
from jobcoach.ui.kit.focus_spot import FocusSpot
from jobcoach.ui.kit.labels import Icon, KeyCap, Label
from jobcoach.ui.kit.layout import MIDDLE, column, row
from jobcoach.ui.kit.marks import announce
from jobcoach.ui.kit.page import Page
from jobcoach.ui.kit.row_delegate import Row
from jobcoach.ui.kit.rows import RowList, RowsModel
from jobcoach.ui.place import Hit
from jobcoach.ui.words import count

Hits = tuple[Hit, ...]
_NOTHING = "Niets gevonden. Zoek op een deel van een naam of op een woord uit een notitie."
Search = Callable[[str], Hits]
# runs the search somewhere and brings the hits back: at once here, on the read lane in the program
Runner = Callable[[Callable[[], Hits], Callable[[Hits], None]], object]


def at_once(search: Callable[[], Hits], then: Callable[[Hits], None]) -> None:
    """The simplest runner: search now."""
    then(search())


class SearchLine(QLineEdit):
    """What is looked for; Down and Up walk through the hits, Enter opens one, Escape goes back to the page."""

    opened = Signal(object)

    def __init__(self, search: Search, run: Runner = at_once) -> None:
        super().__init__()
        self._search, self._run = search, run
        self._hits: Hits = ()
        self._asked = 0
        self._back: FocusSpot | None = None
        self._list: _HitList | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(40)
        self._pause.timeout.connect(self._ask)
        self.setObjectName("search")
        self.setPlaceholderText("Zoek leerling, bedrijf of notitie")
        self.setAccessibleName("Zoek leerling, bedrijf of notitie (Ctrl+K)")
        self.setFixedWidth(min(theme.px(440), 640))
        inner = row(Icon("magnifying-glass", "text3", 18), None, (KeyCap("Ctrl+K"), 0, MIDDLE), margins=(10, 0, 10, 0))
        self.setLayout(inner)
        self.textEdited.connect(lambda: self._pause.start())

    def start(self) -> None:
        """Put the cursor here (Ctrl+K); Escape brings it back where it was."""
        now = QApplication.focusWidget()
        if now is not self:
            pages = [page for page in self.window().findChildren(Page) if page.isVisible()]
            self._back = FocusSpot(pages[0] if pages else self.window(), now)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, or go back."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._ask_now()
            if self._list is not None:
                self._list.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_chosen()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The hits go when the cursor goes."""
        super().focusOutEvent(event)
        self._hide_hits()

    def hits(self) -> Hits:
        """What was found last."""
        return self._hits

    def _ask(self) -> None:
        text = self.text().strip()
        self._asked += 1
        if not text:
            self._hide_hits()
            return
        number = self._asked
        self._run(lambda: self._search(text), lambda hits: self._found(number, hits))

    def _ask_now(self) -> None:
        """Somebody types faster than the pause."""
        if self._pause.isActive():
            self._pause.stop()
            self._ask()

    def _found(self, number: int, hits: Hits) -> None:
        if not isValid(self) or number != self._asked or not self.hasFocus():
            return  # the answer to an older question, or to a line that went with its pages meanwhile
        self._hits = hits
        if self._list is None:
            self._list = _HitList(self)
            self._list.opened.connect(self._open)
        self._list.show_hits(hits)
        announce(self, count(len(hits), "gevonden", "gevonden"))

    def _open_chosen(self) -> None:
        self._ask_now()
        if self._list is not None and self._hits:
            self._open(self._list.chosen())

    def _open(self, number: int) -> None:
        hit = self._hits[number]
        self.clear()
        self._hide_hits()
        self.opened.emit(hit)

    def _leave(self) -> None:
        self.clear()
        self._hide_hits()
        if self._back is not None:
            self._back.go_back()

    def _hide_hits(self) -> None:
        self._hits = ()
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
            self._list = None


class _HitList(QWidget):
    """The hits below the line: part of the window, so it needs no focus of its own."""

    opened = Signal(int)

    def __init__(self, line: SearchLine) -> None:
        super().__init__(line.window())
        self._line, self._model = line, RowsModel()
        self._view = RowList(self._model, "Gevonden", two_lines=True)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = Label(_NOTHING, "body", "text2", wrap=True)
        self.setLayout(column((self._view, 1), self._none, gap=0, margins=(8, 8, 8, 8)))
        self._view.clicked.connect(lambda index: self.opened.emit(index.row()))
        line.window().installEventFilter(self)

    def show_hits(self, hits: Hits) -> None:
        """Show these, the first one chosen."""
        self._model.show(
            [
                Row(key=number, name=hit.title, second=hit.text, date=hit.kind, icon=hit.icon)
                for number, hit in enumerate(hits)
            ]
        )
        self._view.setVisible(bool(hits))
        self._none.setVisible(not hits)
        if hits:
            self._view.choose(0)
        self._fit(len(hits))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Choose the next or the one before."""
        self._view.choose(min(max(self.chosen() + by, 0), self._model.rowCount() - 1))

    def chosen(self) -> int:
        """The place of the chosen hit."""
        return max(0, self._view.currentIndex().row())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay under the line when the window changes."""
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._fit(self._model.rowCount())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A white sheet with a line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("sheet"))
        painter.setPen(theme.colour("edge"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)

    def _fit(self, hits: int) -> None:
        window = self._line.window()
        width = max(self._line.width(), theme.px(480))
        below = self._line.mapTo(window, QPoint(0, self._line.height() + 4))
        left = below.x() - (width - self._line.width()) // 2
        height = theme.px(52) * min(max(hits, 1), 8) + 2 * theme.gap(8)
        self.setGeometry(
            max(8, left), below.y(), min(width, window.width() - 16), min(height, window.height() - below.y() - 8)
        )
